"""A peer driven over a folder of letters against the endpoint in the environment; run by benchmarks/batch.py.

usage: python benchmarks/batch_peers.py instructor|langextract FOLDER CALLS_AT_ONCE

Each is driven as its own documentation shows for many inputs: instructor by its async client and a semaphore,
langextract by a pool of threads (its call is synchronous), one whole letter a call.
"""

import asyncio
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PROMPT = "概括来文，列出要点、建议事项和承诺。"


def read_letters(folder: Path) -> list[str]:
    """Return the texts of all letters."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]


async def drive_instructor(letters: list[str], wide: int) -> None:
    """Ask for a typed summary of each letter."""
    import instructor  # noqa: PLC0415 - only one peer is installed or wanted at a time
    from openai import AsyncOpenAI  # noqa: PLC0415 - as above
    from pydantic import BaseModel  # noqa: PLC0415 - as above

    class Summary(BaseModel):
        summary: str
        points: list[str]
        asks: list[str]
        commitments: list[str]

    client = instructor.from_openai(AsyncOpenAI(max_retries=0), mode=instructor.Mode.JSON_SCHEMA)
    places = asyncio.Semaphore(wide)

    async def one(letter: str) -> None:
        async with places:
            messages = [{"role": "system", "content": PROMPT}, {"role": "user", "content": letter}]
            await client.chat.completions.create(
                model=os.environ["DRAFTER_MODEL"], response_model=Summary, messages=messages
            )

    await asyncio.gather(*map(one, letters))


def drive_langextract(letters: list[str], wide: int) -> None:
    """Ask for extractions from each letter, in one chunk."""
    import langextract as lx  # noqa: PLC0415 - as above
    from langextract.providers.openai import OpenAILanguageModel  # noqa: PLC0415 - as above

    model = OpenAILanguageModel(
        model_id=os.environ["DRAFTER_MODEL"], api_key="none", base_url=os.environ["OPENAI_BASE_URL"]
    )
    example = lx.data.ExampleData(
        text="建议增设公交站。", extractions=[lx.data.Extraction(extraction_class="事项", extraction_text="增设公交站")]
    )

    def one(letter: str) -> None:
        lx.extract(
            text_or_documents=letter,
            prompt_description=PROMPT,
            examples=[example],
            model=model,
            max_char_buffer=100_000,
            show_progress=False,
        )

    with ThreadPoolExecutor(wide) as pool:
        list(pool.map(one, letters))


def main() -> None:
    """Drive the peer that was named."""
    name, folder, wide = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    letters = read_letters(folder)
    if name == "instructor":
        asyncio.run(drive_instructor(letters, wide))
    else:
        drive_langextract(letters, wide)


if __name__ == "__main__":
    main()

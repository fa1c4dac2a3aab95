"""Summarize a letter with the embedded engine and print each point with the sentences it rests on."""

import asyncio
from pathlib import Path

from drafter import RulesEngine, parse_letter, read_source, summarize_letter

LETTER = Path(__file__).parent / "demo" / "proposal.txt"


def main() -> None:
    """Print the summary, the asks and where they stand."""
    letter = parse_letter(read_source(LETTER))
    digest = asyncio.run(summarize_letter(letter, RulesEngine()))
    print(digest.summary)
    words = {sentence.id: sentence.text for sentence in digest.sentences}
    for ask in digest.asks:
        print(f"{ask.id} {ask.text}")
        for number in ask.sentences:
            print(f"    [{number}] {words[number]}")


if __name__ == "__main__":
    main()

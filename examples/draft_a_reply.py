"""Draft a reply from a folder of papers and show where each paragraph comes from."""

import asyncio
import sys
from pathlib import Path

from drafter import DraftOrder, RulesEngine, draft_reply, open_library, parse_letter, read_source, summarize_letter
from drafter.documents import Draft
from drafter.styles import load_agency, load_case

DEMO = Path(__file__).parent / "demo"


async def draft() -> Draft:
    """Return the draft."""
    engine, agency = RulesEngine(), load_agency(DEMO / "agency.toml")
    digest = await summarize_letter(parse_letter(read_source(DEMO / "proposal.txt")), engine)
    library = open_library()
    for path in sorted((DEMO / "materials").iterdir()):
        library.add(parse_letter(read_source(path)), file=path.name)
    passages = {ask.id: library.passages(ask, agency=agency) for ask in digest.asks}
    library.close()
    order = DraftOrder(digest=digest, passages=passages, agency=agency, case=load_case(DEMO / "case.toml"))
    return await draft_reply(order, engine)


def main() -> None:
    """Print each paragraph with its sources; gaps go to stderr."""
    drafted = asyncio.run(draft())
    for section in drafted.sections:
        print(section.heading)
        for paragraph in section.paragraphs:
            print(f"    {paragraph.text}")
            print(f"        依据：{'；'.join(dict.fromkeys(one.file for one in paragraph.evidence))}")
    for gap in drafted.gaps:
        print(f"待补：{gap.what}", file=sys.stderr)


if __name__ == "__main__":
    main()

"""What a letter says and asks, by extraction: never a word of fact that the letter does not say."""

from drafter.documents import Letter, Provenance
from drafter.engines.base import Summarized
from drafter.engines.rules.clauses import bare_heading, cut_to
from drafter.engines.rules.overview import write_summary
from drafter.engines.rules.points import write_point
from drafter.engines.rules.promises import read_promises
from drafter.engines.rules.sections import cut_sections
from drafter.engines.rules.view import View
from drafter.schemas import AskSaid, SummaryReply

_LONGEST_ASK = 80


async def summarize_by_rules(letter: Letter) -> Summarized:
    """Return the summary reply; every claim with sentence ids of the letter."""
    made = Provenance(engine="rules", letter_sha256=letter.source.get("sha256"))
    if not letter.sentences:
        return Summarized(SummaryReply(summary="", points=[], asks=[], commitments=[]), made)
    view = View(letter)
    sections = cut_sections(view)
    points = [write_point(view, section) for section in sections]
    reply = SummaryReply(
        summary=write_summary(view, sections, points),
        points=points,
        asks=[
            AskSaid(text=cut_to(bare_heading(ask.text), _LONGEST_ASK), sentences=list(ask.sentences))
            for ask in letter.asks
        ],
        commitments=read_promises(view),
    )
    return Summarized(reply, made)

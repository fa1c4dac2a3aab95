"""What a model left out, filled in by the rules engine, and counted."""

from drafter.documents import Letter
from drafter.engines.model.skeleton import main_headings
from drafter.engines.rules import RulesEngine
from drafter.schemas import SummaryReply


async def fill_in(reply: SummaryReply, letter: Letter) -> tuple[SummaryReply, int]:
    """Return the reply with a summary, a point a heading, and asks where parse found some; and how many were added."""
    said = {point.heading for point in reply.points}
    missing = set(range(1, len(main_headings(letter)) + 1)) - said
    promised = {promise.commitment for promise in reply.commitments}
    silent = set(range(1, len(letter.commitments) + 1)) - promised
    lacks_asks = bool(letter.asks) and not reply.asks
    lacks_summary = not reply.summary.strip()
    if not (missing or silent or lacks_asks or lacks_summary or not reply.points):
        return reply, 0
    ruled = (await RulesEngine().summarize(letter)).reply
    points = [point for point in ruled.points if point.heading not in said and (missing or not said)]
    promises = [promise for promise in ruled.commitments if promise.commitment in silent]
    asks = list(ruled.asks) if lacks_asks else []
    filled = SummaryReply(
        summary=ruled.summary if lacks_summary else reply.summary,
        points=sorted([*reply.points, *points], key=lambda point: point.heading),
        asks=[*reply.asks, *asks],
        commitments=sorted([*reply.commitments, *promises], key=lambda promise: promise.commitment),
    )
    return filled, len(points) + len(promises) + len(asks) + lacks_summary

"""What a model left out, filled in by the rules engine, and counted."""

from drafter.documents import Letter
from drafter.engines.model.skeleton import main_headings
from drafter.engines.rules import RulesEngine
from drafter.schemas import CommitmentSaid, SummaryReply


async def fill_in(reply: SummaryReply, letter: Letter) -> tuple[SummaryReply, int]:
    """Return the reply with a summary, a point a heading, asks where parse found some, owner and due of each promise.

    The second value: how many of these the rules engine gave.
    """
    ruled = (await RulesEngine().summarize(letter)).reply
    said = {point.heading for point in reply.points}
    missing = set(range(1, len(main_headings(letter)) + 1)) - said
    points = [point for point in ruled.points if point.heading not in said and (missing or not said)]
    asks = list(ruled.asks) if letter.asks and not reply.asks else []
    promises, given = _promises(reply.commitments, ruled.commitments)
    lacks_summary = not reply.summary.strip()
    filled = SummaryReply(
        asks=[*reply.asks, *asks],
        points=sorted([*reply.points, *points], key=lambda point: point.heading),
        commitments=promises,
        summary=ruled.summary if lacks_summary else reply.summary,
    )
    return filled, len(points) + given + len(asks) + lacks_summary


def _promises(said: list[CommitmentSaid], ruled: list[CommitmentSaid]) -> tuple[list[CommitmentSaid], int]:
    """Return every promise, an owner or a date that only the rules engine found put in, and how many were."""
    heard = {one.commitment: one for one in said}
    promises, given = [], 0
    for rule in ruled:
        one = heard.get(rule.commitment)
        owner, due = (one.owner, one.due) if one else (None, None)
        promises.append(CommitmentSaid(commitment=rule.commitment, owner=owner or rule.owner, due=due or rule.due))
        given += one is None or (promises[-1].owner, promises[-1].due) != (owner, due)
    return promises, given

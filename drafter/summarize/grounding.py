"""Which claims of a digest its own sentences contain, and what rests on an order to a program alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.documents import Commitment, DigestAsk, Grounding, Letter, Point, Unsupported
from drafter.ground import ground_text
from drafter.orders import Order, find_orders, is_tainted

_LINE_END = re.compile(r"\s*\n\s*")  # of a hard-wrapped file: 500/万元 is one figure
_WHY = "所依据的句子中没有"
ORDERED = "来自疑似对程序下的指令，不可采信"


@dataclass(frozen=True, slots=True)
class _Saying:
    """Something the digest says: where, which words claim something, what it is about, and what it rests on."""

    where: str
    claimed: str
    words: str
    sentences: tuple[int, ...]


def ground_digest(
    letter: Letter, summary: str, points: Sequence[Point], asks: Sequence[DigestAsk], commitments: Sequence[Commitment]
) -> Grounding:
    """Return how many figures, dates, titles and names there are, and those that no cited sentence contains.

    What an order to a program wants said (drafter.orders) supports nothing, and what rests on it alone is listed.
    """
    orders = find_orders(letter.text)
    sayings = list(_sayings(points, asks, commitments))
    unsupported = list(_ordered(letter, orders, sayings)) if orders else []
    text = _without(letter.text, orders)
    words = {one.id: _LINE_END.sub("", text[one.start : one.end]) for one in letter.sentences}
    resting = [(one.where, one.claimed, [words[number] for number in one.sentences]) for one in sayings]
    claims = missing = 0
    named = [span.text for span in (letter.title, letter.issuer) if span]  # they may stand in the page's fields only
    for where, claimed, sources in [("summary", summary, [*words.values(), *named]), *resting]:
        for grounded in ground_text(claimed, sources):
            claims += 1
            if grounded.state == "not_found":
                missing += 1
                unsupported.append(Unsupported(where, grounded.claim.quote, _WHY))
    return Grounding(claims, claims - missing, tuple(unsupported))


def _sayings(
    points: Sequence[Point], asks: Sequence[DigestAsk], commitments: Sequence[Commitment]
) -> Iterator[_Saying]:
    for number, point in enumerate(points):
        yield _Saying(f"points[{number}]", point.summary, point.summary, point.sentences)
    for ask in asks:
        yield _Saying(f"asks[{ask.id}]", ask.text, ask.text, ask.sentences)
    for number, promise in enumerate(commitments):
        claimed = "；".join(part for part in (promise.owner, promise.due) if part)
        yield _Saying(f"commitments[{number}]", claimed, promise.what, promise.sentences)


def _ordered(letter: Letter, orders: tuple[Order, ...], sayings: Sequence[_Saying]) -> Iterator[Unsupported]:
    """Yield what rests on orders alone, and the figures that stand in one."""
    tainted = {one.id for one in letter.sentences if is_tainted(orders, one.start, one.end)}
    for saying in sayings:
        if tainted.issuperset(saying.sentences):
            yield Unsupported(saying.where, saying.words, ORDERED)
    for number, figure in enumerate(letter.figures):
        if is_tainted(orders, figure.start, figure.end):
            yield Unsupported(f"figures[{number}]", figure.text, ORDERED)


def _without(text: str, orders: tuple[Order, ...]) -> str:
    """Return the text, as long as before, with blanks where orders stand."""
    for order in orders:
        blank = " " * (order.taint_end - order.taint_start)
        text = text[: order.taint_start] + blank + text[order.taint_end :]
    return text

"""What an engine said, made safe: ids exist, one point a heading, asks keep the ids parse gave, lengths hold."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from drafter.documents import Ask, DigestAsk, Heading, Letter, Point
from drafter.grammar.fold import fold
from drafter.schemas import AskSaid, PointSaid, SummaryReply

LONGEST_SUMMARY = 120  # characters
LONGEST_LINE = 120  # of a point or an ask


def check_summary(said: str) -> str:
    """Return the summary on one line, cut after the last mark that keeps it within 120 characters."""
    return _cut(" ".join(said.split()), LONGEST_SUMMARY)


def check_points(reply: SummaryReply, letter: Letter) -> tuple[Point, ...]:
    """Return one point a level-1 heading, in order; without headings the points as said."""
    known = _Ids(letter)
    said: dict[int, PointSaid] = {}
    for point in reply.points:
        said.setdefault(point.heading, point)
    headings = [heading for heading in letter.outline if heading.level == 1]
    if not headings:
        points = [_point("", said[number], known, 0) for number in sorted(said)]
        return tuple(point for point in points if point.summary and point.sentences)
    return tuple(_headed(heading, said.get(number), known) for number, heading in enumerate(headings, start=1))


def check_asks(reply: SummaryReply, letter: Letter) -> tuple[DigestAsk, ...]:
    """Return the asks that parse found, each in the engine's words where it said it too, then those only it found."""
    known = _Ids(letter)
    found = {ask.id: ask for ask in letter.asks}
    words: dict[str, str] = {}
    added: list[DigestAsk] = []
    for said in reply.asks:
        ids = known.existing(said.sentences)
        text = _cut(" ".join(said.text.split()), LONGEST_LINE)
        if not text or not ids:
            continue
        same = _same_ask(said, ids, letter.asks, words)
        if same:
            words[same] = text
        elif not any(set(ids) & set(ask.sentences) for ask in letter.asks) and all(text != ask.text for ask in added):
            added.append(DigestAsk(f"A{len(found) + len(added) + 1}", text, ids))
    kept = [DigestAsk(ask.id, words.get(ask.id) or " ".join(ask.text.split()), ask.sentences) for ask in letter.asks]
    return (*kept, *added)


class _Ids:
    """Which sentence ids exist, and where sentences stand."""

    def __init__(self, letter: Letter) -> None:
        self._sentences = letter.sentences
        self._starts = [sentence.start for sentence in letter.sentences]
        self._ids = {sentence.id for sentence in letter.sentences}

    def existing(self, said: Iterable[int]) -> tuple[int, ...]:
        """Return the ids that exist, each once, in order."""
        return tuple(sorted({number for number in said if number in self._ids}))

    def at(self, position: int) -> tuple[int, ...]:
        """Return the id of the sentence at a position."""
        at = bisect_right(self._starts, position)
        return (self._sentences[at - 1].id,) if at else ()


def _headed(heading: Heading, said: PointSaid | None, known: _Ids) -> Point:
    """Return the point of a heading; what the engine left out is the heading itself."""
    name = " ".join(f"{heading.marker}{heading.text}".split())
    if said is None:
        return Point(name, " ".join(heading.text.split()), known.at(heading.start))
    return _point(name, said, known, heading.start)


def _point(name: str, said: PointSaid, known: _Ids, start: int) -> Point:
    summary = _cut(" ".join(said.summary.split()), LONGEST_LINE)
    return Point(name, summary, known.existing(said.sentences) or known.at(start))


def _same_ask(said: AskSaid, ids: Sequence[int], asks: Sequence[Ask], taken: Iterable[str]) -> str | None:
    """Return the id of the ask that the engine means: it shares a sentence with it; words decide between several."""
    near = [ask for ask in asks if ask.id not in taken and set(ids) & set(ask.sentences)]
    if not near:
        return None
    return max(near, key=lambda ask: (_common(said.text, ask.text), -ask.start)).id


def _common(first: str, second: str) -> float:
    """Return the share of the character pairs of the first text that the second has too."""
    first, second = fold(first), fold(second)
    pairs = {first[at : at + 2] for at in range(len(first) - 1)}
    return sum(pair in second for pair in pairs) / len(pairs) if pairs else 0.0


def _cut(text: str, limit: int) -> str:
    """Return the text within the limit, cut after the last mark that fits."""
    if len(text) <= limit:
        return text
    at = max(text.rfind(mark, 0, limit) for mark in "。；，")
    return text[:at] + "。" if at > limit // 2 else text[: limit - 1] + "…"

"""What a model said without saying anything: headings echoed, owners and dates that the promise does not print."""

import re
from collections import Counter
from collections.abc import Sequence

from drafter.documents import Letter, Span
from drafter.engines.model.skeleton import heading_ranges, main_headings
from drafter.grammar.fold import fold
from drafter.ground import ground_text
from drafter.orders import find_orders
from drafter.schemas import AskSaid, CommitmentSaid, PointSaid, SummaryReply

_MARKS = re.compile(r"[\s：。，、；“”‘’《》（）()\"'.]+")
_TAG = re.compile(r"^\s*(?:\[[0-9]+\])?\s*（(?:(?:标题|建议|承诺)[0-9]+、?)+）")
_NOTE = 80  # characters after a promise on its own line, where a note may name owner and time
_MOST_POINTS = 8  # of a letter without headings; more is the letter over again


def tidy(reply: SummaryReply, letter: Letter) -> SummaryReply:
    """Return the reply without what a weak model fills gaps with; the rules engine says those things instead.

    A point goes that cites nothing of its heading's section, that is said of two headings alike, or that says no more
    than its heading (without headings: the letter's title); one that begins with its heading loses the echo. An ask
    said twice in the same words, or one that is the letter's own title, goes. An owner or a due date that its promise
    does not print (a small model takes the letter's issuer and date) becomes null. What claims something that only an
    order to a program says (drafter.orders) goes: the model obeyed.
    """
    promises = dict(enumerate(letter.commitments, start=1))
    obeyed = _Obeyed(letter.text)
    return reply.model_copy(
        update={
            "summary": "" if obeyed.says(reply.summary) else reply.summary,
            "asks": [ask for ask in _asks(reply.asks, letter) if not obeyed.says(ask.text)],
            "points": [point for point in _points(reply.points, letter) if not obeyed.says(point.summary)],
            "commitments": [
                _printed(promise, _lines_of(letter.text, promises[promise.commitment]))
                for promise in reply.commitments
                if promise.commitment in promises
            ],
        }
    )


class _Obeyed:
    """Knows what only the orders inside a letter say."""

    def __init__(self, text: str) -> None:
        self._ordered = [text[order.taint_start : order.taint_end] for order in find_orders(text)]
        self._free = text
        for words in self._ordered:
            self._free = self._free.replace(words, "\n")

    def says(self, words: str) -> bool:
        """Return whether the words claim something that an order wants said and the rest of the letter does not say."""
        if not self._ordered:
            return False
        ordered = _bare("".join(self._ordered))
        return any(
            found.state == "not_found" and _bare(found.claim.quote) in ordered
            for found in ground_text(words, [self._free])
        )


def _points(said: Sequence[PointSaid], letter: Letter) -> list[PointSaid]:
    if not main_headings(letter):
        title = letter.title.text if letter.title else ""
        spoken = [_spoken(point, point.sentences, title) for point in said if len(said) <= _MOST_POINTS]
        return [point for point in spoken if point.summary]
    times = Counter(_bare(point.summary) for point in said)
    ranges = heading_ranges(letter)
    printed = {at: f"{one.marker}{one.text}" for at, one in enumerate(main_headings(letter), start=1)}
    kept = []
    for point in said:
        ids = [number for number in point.sentences if number in ranges.get(point.heading, ())]
        told = _spoken(point, ids, printed.get(point.heading, ""))
        if ids and told.summary and times[_bare(point.summary)] == 1:
            kept.append(told)
    return kept


def _asks(said: Sequence[AskSaid], letter: Letter) -> list[AskSaid]:
    """Return the asks that ask something of their own; one in the words of an ask that parse found rests where it does.

    (A small model that splits one ask in two is one sentence off for all that follow.)
    """
    names = [_bare(span.text) for span in (letter.title, letter.proposal_title) if span]
    homes = {_bare(ask.text): list(ask.sentences) for ask in letter.asks}
    times = Counter(_bare(ask.text) for ask in said)
    return [
        ask.model_copy(update={"sentences": homes.get(bare, ask.sentences)})
        for ask in said
        if times[(bare := _bare(ask.text))] == 1 and not any(bare in name for name in names)
    ]


def _spoken(point: PointSaid, ids: list[int], heading: str) -> PointSaid:
    """Return the point without tags and without its heading in front; empty where it is no more than the heading."""
    words = _TAG.sub("", point.summary).strip()
    head, colon, rest = words.partition("：")
    if _bare(words) in _bare(heading):
        words = ""
    elif colon and _bare(head) in _bare(heading):
        words = rest.strip()
    return point.model_copy(update={"summary": words, "sentences": ids})


def _lines_of(text: str, span: Span) -> str:
    """Return a promise and the rest of its line."""
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    return _bare(text[span.start : min(end, span.end + _NOTE)])


def _printed(promise: CommitmentSaid, lines: str) -> CommitmentSaid:
    owner, due = (words if words and _bare(words) in lines else None for words in (promise.owner, promise.due))
    return CommitmentSaid(commitment=promise.commitment, owner=owner, due=due)


def _bare(words: str) -> str:
    return _MARKS.sub("", fold(words))

"""The clause that a figure stands in, and the words around the figure that its measure may stand in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.documents import Figure
from drafter.summarize import measure_nouns as nouns
from drafter.summarize import measure_words as words
from drafter.summarize.measure_memory import Memory

# A comma inside 3,070 and a colon inside 1:28 end no clause.
_CLAUSE_END = re.compile(r"[。；！？（）\n|]|(?<!\d)[，：]|[，：](?!\d)|，(?!\d{3}(?!\d))")
_LINKS = frozenset("、和及")
_OVER_OF = re.compile(r"^的(?:有|仅有|只有|仅)$")
_BOUND = re.compile(r"(?:不足|不到|超过|低于|高于|达到|不满|未满)$")
_NAMED = re.compile(r"[^，。；：、（）\d\n]{2,20}$")  # what stands before a bracket
_OVER = re.compile(r"以[上下内]的?(?=[一-鿿]{2})")
_LONGEST_LEFT = 60
_LONGEST_BRACKET = 8
_RANGE_MARKS = frozenset({"至", "到", "-", "—", "——", "~"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and the figures in it."""

    start: int
    end: int
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class After:
    """The words after a figure: its noun, how many of them it uses, what is said of it, all up to the clause's end."""

    noun: str
    used: int
    predicate: str
    beyond: str
    runs_on: bool


def opens_range(folded: str, figures: Sequence[Figure], index: int) -> bool:
    """Return whether a figure is the lower end of a range: (150)—200元."""
    return index + 1 < len(figures) and folded[figures[index].end : figures[index + 1].start] in _RANGE_MARKS


def find_clauses(folded: str, figures: Sequence[Figure]) -> Iterator[Clause]:
    """Yield the clauses that hold figures."""
    cuts = [match.start() for match in _CLAUSE_END.finditer(folded)]
    first = 0
    while first < len(figures):
        at = bisect_right(cuts, figures[first].start) - 1
        following = bisect_left(cuts, figures[first].end)
        end = cuts[following] if following < len(cuts) else len(folded)
        last = first + 1
        while last < len(figures) and figures[last].end <= end:
            last += 1
        yield Clause(cuts[at] + 1 if at >= 0 else 0, end, figures[first:last])
        first = last


def read_after(folded: str, clause: Clause, index: int) -> After:
    """Return what stands after a figure."""
    figure = clause.figures[index]
    runs_on = index + 1 < len(clause.figures)
    stop = clause.figures[index + 1].start if runs_on else clause.end
    beyond = folded[figure.end : min(clause.end, figure.end + _LONGEST_LEFT)]
    noun, used = nouns.read_noun(
        folded[figure.end : min(stop, figure.end + _LONGEST_LEFT)], figure.unit, runs_on=runs_on
    )
    is_listed = beyond[max(used - 1, 0) : used] in _LINKS  # 12个街道、146个社区
    predicate = "" if noun and (is_listed or not used) else nouns.read_predicate(beyond[used:])
    return After(noun, used, predicate, beyond, runs_on)


def raw_before(folded: str, clause: Clause, index: int, memory: Memory) -> str:
    """Return the words before a figure that its measure may stand in; before a range, those before its lower end."""
    figure = clause.figures[index]
    in_range = index > 0 and opens_range(folded, clause.figures, index - 1)
    start = clause.figures[index - 1].start if in_range else figure.start
    raw = _raw_left(folded, max(memory.used, start - _LONGEST_LEFT), start, memory.reached)
    before = folded[clause.start : clause.figures[index - 1].start] if index else ""
    if index and (_OVER_OF.match(raw) or (raw == "的" and _BOUND.search(before))):  # 库龄超过15年的有147座
        return folded[clause.start : clause.figures[index - 1].end] + "的"
    if index and _OVER.match(raw):  # 每天户外活动2小时以上的学生不足四成
        return f"{memory.last}{clause.figures[index - 1].text}{raw}"
    if index and figure.text.startswith("第"):  # 标准在全省13个设区市中处于第三位
        opening, place, _ = folded[clause.start : clause.figures[0].start].rpartition("在")
        return f"{opening}排名" if place and opening else raw
    return raw


def before_bracket(folded: str, clause: Clause) -> str:
    """Return the thing that a bracket tells of: 现有绿色发展基金（规模20亿元）; "" where a number stands before it."""
    if not folded.endswith("（", 0, clause.start):
        return ""
    said = _NAMED.search(folded, max(clause.start - _LONGEST_LEFT, 0), clause.start - 1)
    return words.thing_of(said.group()) if said else ""


def _raw_left(folded: str, start: int, end: int, reached: int) -> str:
    """Return the words before a number, with those before a short bracket among them: 充电桩（口）6.8万个."""
    opening = folded.rfind("（", max(start - _LONGEST_BRACKET, 0), start) if folded[start - 1 : start] == "）" else -1
    if opening < 0:
        return folded[start:end]
    floor = max(opening - _LONGEST_LEFT, reached if reached <= opening else 0)
    first = max(floor, *(folded.rfind(mark, floor, opening) + 1 for mark in "，。；：）\n"))
    return folded[start:end] if 0 < first == reached else folded[first:opening] + folded[start:end]

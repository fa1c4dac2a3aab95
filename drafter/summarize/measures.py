"""What each figure measures (指标), in the letter's words.

Chinese prose puts the measure before the number (技术合同成交额252亿元), after it (建成28个口袋公园), or leaves it
to be understood (同比增长15.85%, 其中国家级7家). The reader goes from figure to figure and keeps in mind what was
measured last, what a part is part of, and how far the words are used up.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.documents import Figure, Letter
from drafter.grammar.fold import fold
from drafter.summarize import measure_words as words

_LONGEST_LEFT = 60
_LONGEST_SUBJECT = 12


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the figures before this one measured."""

    base: str = ""  # the last measure that stands on its own
    whole: str = ""  # what the parts after 其中 are parts of
    last: str = ""  # the measure just before
    used: int = 0  # offset up to which the words belong to the figures before


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause and the figures in it."""

    start: int
    end: int
    figures: Sequence[Figure]


def find_measures(letter: Letter) -> dict[int, str]:
    """Return what each figure measures, by the figure's start."""
    folded = fold(letter.text)
    measures: dict[int, str] = {}
    memory, reached = _Memory(), 0
    for clause in _clauses(folded, letter.figures):
        memory = _enter(folded, reached, clause.start, memory)
        for index, figure in enumerate(clause.figures):
            measure, memory = _read(folded, clause, index, memory)
            measures[figure.start] = words.shorten(measure)
        reached = clause.figures[-1].end
    return measures


def _clauses(folded: str, figures: Sequence[Figure]) -> Iterator[_Clause]:
    """Yield the clauses that hold figures."""
    cuts = [match.start() for match in words.CLAUSE_END.finditer(folded)]
    first = 0
    while first < len(figures):
        at = bisect_right(cuts, figures[first].start) - 1
        following = bisect_left(cuts, figures[first].end)
        end = cuts[following] if following < len(cuts) else len(folded)
        last = first + 1
        while last < len(figures) and figures[last].end <= end:
            last += 1
        yield _Clause(cuts[at] + 1 if at >= 0 else 0, end, figures[first:last])
        first = last


def _enter(folded: str, reached: int, start: int, memory: _Memory) -> _Memory:
    """Return the memory at the start of a clause: a paragraph forgets, 。 ends a list of parts, 其中 opens one."""
    between = folded[max(reached, start - _LONGEST_LEFT) : start]
    if "\n" in between:
        memory = _Memory()
    elif any(mark in between for mark in "。；！？"):
        memory = replace(memory, whole="")
    opens = "其中" in between or between.endswith(("（", "包括，", "包括：")) or folded.startswith("其中", start)
    return replace(memory, whole=memory.whole or memory.base if opens else memory.whole, used=start)


def _read(folded: str, clause: _Clause, index: int, memory: _Memory) -> tuple[str, _Memory]:
    """Return the measure of a figure and what to keep in mind for the next."""
    figure = clause.figures[index]
    runs_on = index + 1 < len(clause.figures)
    stop = clause.figures[index + 1].start if runs_on else clause.end
    raw = folded[max(memory.used, figure.start - _LONGEST_LEFT) : figure.start]
    left = words.clean_left(raw)
    noun, used = words.read_noun(folded[figure.end : stop], figure.unit, runs_on=runs_on)
    kept = replace(memory, used=figure.end)
    if words.is_change(left) or words.is_generic(left) or figure.text.startswith("第"):
        measure = memory.base + left
        return measure, replace(kept, last=measure)
    if words.is_part(left):
        measure = left + (_sibling_noun(raw, memory) or words.head_of(memory.whole) or noun)
        return measure, replace(kept, last=measure, base=memory.base or measure)
    verb = words.last_verb(left)
    is_open = not left or bool(verb) or words.is_scope(left)
    predicate = words.read_predicate(folded[figure.end + used : clause.end])
    if raw.endswith("的") and left and noun:
        measure = f"{left}的{noun}"
    elif is_open and noun:
        measure = _after(left, verb, noun, predicate)
        kept = replace(kept, used=figure.end + used)
    elif folded.startswith("的", figure.end) and noun and words.attribute_of(left):
        measure = noun + words.attribute_of(left)
    elif is_open and predicate and not runs_on:
        measure = ("" if words.is_light(verb) else left) + predicate
    elif left.startswith(("按", "以")) or left.endswith("连续"):
        measure = left + predicate
    else:
        measure = left or memory.last or memory.base
    return measure, replace(kept, last=measure, base=measure)


def _sibling_noun(raw: str, memory: _Memory) -> str:
    """Return the noun that 省级 shares with the item before it in the list (国家级孵化器3家、省级14家)."""
    return words.without_level(memory.last) if raw[:1] in {"、", "和", "及"} else ""


def _after(left: str, verb: str, noun: str, predicate: str) -> str:
    """Return the measure of a number whose noun follows it."""
    said = "" if words.is_scope(left) or words.is_light(verb) else left
    if said and len(said) > _LONGEST_SUBJECT:
        said = verb
    if not words.is_plain_noun(noun):
        return said + noun
    if said:
        return said + noun + predicate
    return f"{predicate}的{noun}" if predicate else noun

"""Several replies compared: one indicator with two values, one promise with two dates, near-identical letters."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from drafter.check.arithmetic.indicators import Named, differ, read_indicators, same_indicator
from drafter.check.arithmetic.terms import read_statements
from drafter.check.arithmetic.unwrapped import unwrap
from drafter.documents import Finding, Letter, Place, Span
from drafter.grammar.dates import find_dates
from drafter.grammar.fold import fold

_KEY = 4  # characters at the end of an indicator that must agree
_MOST_ALIKE = 40
_ALIKE = 0.75  # share of a paragraph's wording that makes it the same as another
_SHORTEST_PROMISE = 10
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")
_TIMES = re.compile(
    r"\d{4}年|\d{1,2}月|\d{1,2}日|[底末初前内]|将|力争|确保|计划|预计|今年|明年|年内|上半年|下半年|于|在"
)
_SAME_MATTER = 0.8
_LONGEST_COMPARED = 4000


@dataclass(frozen=True, slots=True)
class _Promise:
    path: str
    span: Span
    core: str  # the Chinese characters without times
    dates: frozenset[str]


def compare_replies(replies: Sequence[tuple[str, Letter]]) -> tuple[Finding, ...]:
    """Return what contradicts itself between replies; each finding names both papers."""
    found = [*_indicators(replies), *_promises(replies), *_twins(replies)]
    return tuple(sorted(found, key=lambda finding: (finding.path or "", finding.start)))


def _indicators(replies: Sequence[tuple[str, Letter]]) -> Iterator[Finding]:
    """Yield indicators that two replies give different values for the same period."""
    groups: defaultdict[tuple[str, str], list[tuple[str, Letter, Named]]] = defaultdict(list)
    for path, letter in replies:
        unwrapped = unwrap(letter)
        for named in read_indicators(letter, unwrapped, read_statements(letter, unwrapped)):
            groups[named.term.unit, named.indicator[-_KEY:]].append((path, letter, named.placed(unwrapped)))
    for group in groups.values():
        for first, second in itertools.combinations(group[:_MOST_ALIKE], 2):
            if first[0] != second[0] and _conflict(first[2], second[2]):
                yield _two_values(first, second)


def _conflict(first: Named, second: Named) -> bool:
    return first.period is not None and same_indicator(first, second) and differ(first.term, second.term)


def _two_values(first: tuple[str, Letter, Named], second: tuple[str, Letter, Named]) -> Finding:
    path, letter, named = second
    other_path, other_letter, other = first
    term = named.term
    shorter = min(named.indicator, other.indicator, key=len)
    return Finding(
        rule="R51",
        group="arithmetic",
        level="error",
        message=f"{named.period}年“{shorter}”两件答复不一致：{other_path}为{other.term.printed}，{path}为{term.printed}",
        start=term.start,
        end=term.end,
        quote=letter.text[term.start : term.end],
        related=(_place(other_path, other_letter, other.term.start, other.term.end),),
        suggestion="核对数据来源，统一口径",
        path=path,
    )


def _place(path: str, letter: Letter, start: int, end: int) -> Place:
    return Place(start, end, letter.text[start:end], path)


# ---------------------------------------------------------------- promises


def _promises(replies: Sequence[tuple[str, Letter]]) -> Iterator[Finding]:
    """Yield promises of the same thing that name different dates."""
    groups: defaultdict[str, list[tuple[Letter, _Promise]]] = defaultdict(list)
    for path, letter in replies:
        for span in letter.commitments:
            promise = _promise(path, span)
            if promise.dates and len(promise.core) >= _SHORTEST_PROMISE:
                for gram in {promise.core[:6], promise.core[-6:]}:
                    groups[gram].append((letter, promise))
    seen: set[tuple[str, int, str, int]] = set()
    for group in groups.values():
        for (letter, first), (other_letter, second) in itertools.combinations(group[:_MOST_ALIKE], 2):
            key = (first.path, first.span.start, second.path, second.span.start)
            if key not in seen and _contradict(first, second):
                seen.add(key)
                yield _two_dates((letter, first), (other_letter, second))


def _promise(path: str, span: Span) -> _Promise:
    folded = fold(span.text)
    dates = frozenset(date.iso for date in find_dates(folded) if date.iso)
    return _Promise(path, span, _NOT_HAN.sub("", _TIMES.sub("", folded)), dates)


def _contradict(first: _Promise, second: _Promise) -> bool:
    return (
        first.path != second.path
        and first.dates.isdisjoint(second.dates)
        and Indel.normalized_similarity(first.core, second.core) >= _ALIKE
    )


def _two_dates(first: tuple[Letter, _Promise], second: tuple[Letter, _Promise]) -> Finding:
    letter, promise = second
    other_letter, other = first
    return Finding(
        rule="R52",
        group="coverage",
        level="error",
        message=f"同一承诺两个时限：{other.path}为{'、'.join(sorted(other.dates))}，{promise.path}为{'、'.join(sorted(promise.dates))}",
        start=promise.span.start,
        end=promise.span.end,
        quote=letter.text[promise.span.start : promise.span.end],
        related=(_place(other.path, other_letter, other.span.start, other.span.end),),
        suggestion="统一时限",
        path=promise.path,
    )


# ---------------------------------------------------------------- near-identical letters


def _twins(replies: Sequence[tuple[str, Letter]]) -> Iterator[Finding]:
    """Yield replies to the same matter whose answers differ in figures or dates."""
    for (path, letter), (other_path, other) in itertools.combinations(replies, 2):
        if letter.proposal_title is None or other.proposal_title is None:
            continue
        titles = [_NOT_HAN.sub("", fold(one.proposal_title.text)) for one in (letter, other) if one.proposal_title]
        if Indel.normalized_similarity(*titles) < _SAME_MATTER:
            continue
        bodies = [_NOT_HAN.sub("", fold(one.text))[:_LONGEST_COMPARED] for one in (letter, other)]
        alike = Indel.normalized_similarity(*bodies)
        only_here = {figure.text for figure in other.figures} ^ {figure.text for figure in letter.figures}
        if alike >= _SAME_MATTER and not only_here:
            continue
        what = f"数字不同：{'、'.join(sorted(only_here)[:6])}" if alike >= _SAME_MATTER else "答复内容不同"
        span = other.proposal_title
        yield Finding(
            rule="R53",
            group="coverage",
            level="warn",
            message=f"与{path}所答为同一事项，{what}",
            start=span.start,
            end=span.end,
            quote=span.text,
            related=(_place(path, letter, letter.proposal_title.start, letter.proposal_title.end),),
            suggestion="核对两件答复，口径一致",
            path=other_path,
        )

"""Is this sentence supported by that evidence? Decided by comparing what can be compared exactly, and nothing else.

A claim is a figure with its unit, a date, a 《title》, a 发文字号, an organisation or a person. It is `exact` where a
source prints it in the same words, `normalised` where only width, spaces, punctuation or the way of writing differ
(12,000万元 = 1.2亿元, 二〇二四年 = 2024年), and `not_found` otherwise. Never a digit, unit, date or negation apart.
"""

import bisect
import functools
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from drafter.grammar.dates import DateFound, find_dates
from drafter.grammar.fold import fold
from drafter.grammar.names import NameFound, find_organisations, find_persons
from drafter.grammar.numbers import Measured, find_quantities
from drafter.grammar.titles import find_doc_numbers, find_titles

ClaimKind = Literal["figure", "date", "title", "doc_number", "organisation", "person"]
GroundState = Literal["exact", "normalised", "not_found"]
_Keyed: TypeAlias = tuple[int, int, tuple[object, ...]]  # start, end, what is equal where two writings say the same

_MARKS = re.compile(r"[\s《》〈〉“”‘’\"'「」『』（）()〔〕\[\]【】、，,。；;：:·—\-－~～!！?？]+")
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_NEGATION = re.compile(r"未(?!来|成年|婚|必)|没有|尚无|并无|无法|不予|不再|不能|不得|不宜|暂不|并非|取消|暂缓|停止")
_SENTENCE_END = re.compile(r"[。！？\n]")
_HAS_POLARITY = frozenset({"figure", "date"})
_YEAR_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-\d\d)?)")
_EDGE = re.compile(r"[底末初]|[上中下]旬")
_SAME_YEAR = re.compile(r"同年|当年|次年|翌年")
_SAME_MONTH = re.compile(r"(?:同月|当月|次月)(?:(\d{1,2})[日号])?")
_LIST_MARKER = re.compile(r"(?:^|\n)[ （(]*\d{1,2}[)）.、．](?!\d)")
_LATIN = re.compile(r"[A-Za-z+]")
_OWN_COUNTS = re.compile(
    r"个?(?:方面|部分|层面|环节|步骤|阶段|角度|维度)|点(?:意见|建议)?[：，。]"
)  # of the text's own layout
_PLACE_HEAD = re.compile(r"[\u4e00-\u9fff]{2,6}?[省市县区州](?=[\u4e00-\u9fff]{2})")
_NAME_HEAD = re.compile(r"[^\u4e00-\u9fff]|[由与和及请向对据经同的了是为在将并商我本全各]$")
_LONG_TITLE = 8  # characters from which a title is known without its 《》
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Claim:
    """Something in a text that a source must bear out; `quote` is the slice start:end."""

    kind: ClaimKind
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Grounded:
    """A claim and whether the sources contain it."""

    claim: Claim
    state: GroundState


@dataclass(frozen=True, slots=True)
class _Met:
    """A claim as it is compared: `key` is equal where two ways of writing say the same; `negated` is its clause's."""

    claim: Claim
    key: tuple[object, ...]
    negated: bool


@dataclass(slots=True)
class _Source:
    """What one source says: the ways its claims are printed, and their keys with the polarities they stand in."""

    printed: dict[tuple[ClaimKind, str], set[bool]] = field(default_factory=dict)
    keys: dict[tuple[ClaimKind, tuple[object, ...]], set[bool]] = field(default_factory=dict)
    plain: str = ""  # without marks and spaces, for names and titles
    untitled: str = ""  # the same without what stands in 《》


def find_claims(text: str) -> tuple[Claim, ...]:
    """Return the claims of a text in reading order, none inside another."""
    return tuple(met.claim for met in _meet(text))


def ground_text(text: str, sources: Sequence[str]) -> tuple[Grounded, ...]:
    """Return each claim of the text with the best state that any of the sources gives it."""
    read = [_read_source(source) for source in sources]
    return tuple(Grounded(met.claim, _best(met, read)) for met in _meet(text))


def _best(met: _Met, sources: Iterable[_Source]) -> GroundState:
    state: GroundState = "not_found"
    for source in sources:
        found = _compare(met, source)
        if found == "exact":
            return found
        if found == "normalised":
            state = found
    return state


def _compare(met: _Met, source: _Source) -> GroundState:
    claim = met.claim
    if met.negated in source.printed.get((claim.kind, claim.quote), ()):
        return "exact"
    if met.negated in source.keys.get((claim.kind, met.key), ()):
        return "normalised"
    if claim.kind == "title":
        return (
            "normalised" if len(str(met.key[0])) >= _LONG_TITLE and str(met.key[0]) in source.untitled else "not_found"
        )
    if claim.kind in {"organisation", "person"}:
        return _compare_name(claim.quote, source)
    return "not_found"


def _compare_name(name: str, source: _Source) -> GroundState:
    """Return whether a source names it, at least as place and bureau apart: 云州市财政局 by 云州市 and 市财政局."""
    bare = _MARKS.sub("", fold(name))
    if bare in source.plain:
        return "exact" if name == bare else "normalised"
    place = _PLACE_HEAD.match(bare)
    if place and place.group() in source.plain and _stands_free(bare[place.end() - 1 :], source.plain):
        return "normalised"
    return "not_found"


def _stands_free(core: str, plain: str) -> bool:
    """Return whether 市财政局 stands in the text without another city's name before it."""
    at = plain.find(core)
    while at >= 0:
        if at == 0 or _NAME_HEAD.search(plain[max(0, at - 2) : at]):
            return True
        at = plain.find(core, at + 1)
    return False


@functools.lru_cache(maxsize=1024)
def _read_source(text: str) -> _Source:
    source = _Source(plain=_MARKS.sub("", fold(text)))
    covered = fold(text)
    for met in _meet(text):
        claim = met.claim
        source.printed.setdefault((claim.kind, claim.quote), set()).add(met.negated)
        for key in _implied(met):
            source.keys.setdefault((claim.kind, key), set()).add(met.negated)
        if claim.kind == "title":
            covered = covered[: claim.start] + "《" * (claim.end - claim.start) + covered[claim.end :]
    source.untitled = _MARKS.sub("", covered)
    return source


# ---------------------------------------------------------------- what a text claims


def _meet(text: str) -> list[_Met]:
    """Return the claims of a text with their keys, in reading order; of two that overlap the first kind wins."""
    folded = fold(text)
    negated = [match.span() for match in _CLAUSE.finditer(folded) if _NEGATION.search(match.group())]
    taken = bytearray(len(text))
    met = []
    readings: tuple[tuple[ClaimKind, Iterable[_Keyed]], ...] = (
        ("title", _titles(text)),
        ("doc_number", _doc_numbers(folded)),
        ("date", _dates(folded)),
        ("figure", _figures(folded)),
        ("organisation", _names(folded, find_organisations(folded))),
        ("person", _names(folded, find_persons(folded))),
    )
    for kind, found in readings:
        for start, end, key in found:
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            claim = Claim(kind, start, end, text[start:end])
            met.append(_Met(claim, key, kind in _HAS_POLARITY and _within(negated, start)))
    return sorted(met, key=lambda one: one.claim.start)


def _within(ranges: Sequence[tuple[int, int]], position: int) -> bool:
    at = bisect.bisect_right(ranges, (position, sys.maxsize)) - 1
    return at >= 0 and position < ranges[at][1]


def _titles(text: str) -> Iterator[_Keyed]:
    for title in find_titles(text):
        yield title.start, title.end, (_MARKS.sub("", fold(text[title.start : title.end])),)


def _doc_numbers(folded: str) -> Iterator[_Keyed]:
    for number in find_doc_numbers(folded):
        printed = folded[number.start : number.end]
        yield number.start, number.end, tuple(re.findall(r"[^\W\d_]+|[1-9]\d*", printed.replace("第", "")))


def _names(folded: str, found: Iterable[NameFound]) -> Iterator[_Keyed]:
    for name in found:
        yield name.start, name.end, (_MARKS.sub("", folded[name.start : name.end]),)


def _dates(folded: str) -> Iterator[_Keyed]:
    """Yield the dates with their ISO form, elided years filled in from the date before them in the sentence."""
    before: DateFound | None = None
    for date in _with_same_months(folded):
        iso = date.iso
        if before is not None and not _SENTENCE_END.search(folded, before.end, date.start):
            iso = _resolved(folded[date.start : date.end], iso, before.iso)
        before = DateFound(date.start, date.end, iso)
        printed = _MARKS.sub("", folded[date.start : date.end])
        edge = _EDGE.search(printed) if iso else None
        yield date.start, date.end, (iso or printed, edge.group().replace("末", "底") if edge else "")


def _with_same_months(folded: str) -> list[DateFound]:
    """Return the dates together with 同月 and 当月5日, which no table of dates knows."""
    found = list(find_dates(folded))
    starts = {date.start for date in found}
    same = [DateFound(*match.span(), None) for match in _SAME_MONTH.finditer(folded) if match.start() not in starts]
    return sorted([*found, *same], key=lambda date: date.start)


def _resolved(printed: str, iso: str | None, before: str | None) -> str | None:
    """Return the ISO form of 6月5日, 同年6月, 次年 or 同月5日 after the date `before`, else `iso`."""
    known = _YEAR_MONTH.match(before or "")
    if known is None:
        return iso
    year, month = int(known[1]), known[2]
    if iso is not None:
        return f"{year}{iso[1:]}" if iso.startswith("--") else iso
    if match := _SAME_MONTH.match(printed):
        return _month_later(year, month, match[1], months=int(printed.startswith("次"))) if month else None
    if match := _SAME_YEAR.match(printed):
        rest = next(find_dates(printed[match.end() :]), None)
        shifted = str(year + (match.group() in {"次年", "翌年"}))
        if rest is None:
            return shifted if match.end() == len(printed) else None
        return f"{shifted}{rest.iso[1:]}" if rest.iso and rest.iso.startswith("--") else None
    return None


def _month_later(year: int, month: str, day: str | None, *, months: int) -> str:
    count = year * _MONTHS + int(month) - 1 + months
    stem = f"{count // _MONTHS:04d}-{count % _MONTHS + 1:02d}"
    return f"{stem}-{int(day):02d}" if day else stem


def _figures(folded: str) -> Iterator[_Keyed]:
    markers = {match.end() for match in _LIST_MARKER.finditer(folded)}
    for found in find_quantities(folded):
        if _is_counted(folded, found, markers):
            yield found.start, found.end, (f"{found.base.value:.9g}", found.base.unit, found.rank)


def _is_counted(folded: str, found: Measured, markers: set[int]) -> bool:
    """Return whether a number is a claim, not a list marker, a name (5G) or a word (一批, 统一)."""
    if found.form in {"share", "ratio"}:
        return True
    after = folded[found.end : found.end + 1]
    if found.form == "arabic":
        is_name = not found.unit and (_LATIN.match(after) or _LATIN.match(folded[found.start - 1 : found.start]))
        return not is_name and not any(found.start < end <= found.end + 1 for end in markers)
    digits = found.end - found.start - len(found.unit)
    if found.unit in {"", "方"} or found.vague or _OWN_COUNTS.match(folded, found.end - (found.unit == "个")):
        return False
    return digits > 1 or found.value > 1


def _implied(met: _Met) -> Iterator[tuple[object, ...]]:
    """Yield what a source bears out with this claim: itself, and of a day also its month and year."""
    yield met.key
    if met.claim.kind != "date":
        return
    iso = str(met.key[0])
    yield iso, ""
    if match := _DAY.fullmatch(iso):
        yield match[1], ""
        yield f"{match[1]}-{match[2]}", ""

"""Every date in a folded text, full or partial, in digits or Chinese numerals, with its ISO 8601 form.

ISO forms: 2024-06-05 · 2024-06 · 2024 · --06-05 and --06 (no year said) · 2024-Q3 · 2024-H1 · 2024-Q1/2024-Q3 ·
2021/2025 and 2024-01/2024-05 (a span, its last part included). None: a day that does not exist (6月31日), and a time
that only the day of writing fixes (去年, 今年5月, 上半年).
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from drafter.grammar.near import near
from drafter.grammar.numerals import read_chinese


class DateFound(NamedTuple):
    """A date at start:end; 底, 末, 初, 上旬 belong to it; 截至, 以来, 前 do not."""

    start: int
    end: int
    iso: str | None


_Reader = Callable[[re.Match[str]], str | None]  # returns the ISO form

_YEAR = r"(?:(?:19|20)\d\d|[一二][〇○◯ＯO0Оо零一二三四五六七八九]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DASH = r" ?(?:-|—{1,2}|~|至|到) ?"
_THIS_YEAR = (
    r"(?:今年|去年|(?<![目以之提当])前年|(?<!文)明年|(?<![以之])后年|本年度?|(?<!以)上年度?|上一年度?|当年|次年|同年)"
)
_QUARTER = "(?:前|第)?[一二三四1-4]个?季度"
_PART = rf"(?:[上下]半年|{_QUARTER})"
_CHINESE_ZERO = str.maketrans(dict.fromkeys("○◯ＯO0Оо零", "〇"))
_PARTS = {"上半年": "H1", "下半年": "H2"}

_NUMERIC = re.compile(r"(?<![\d./-])((?:19|20)\d\d)([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?![\d/-]|\.\d)")
_MONTHS = re.compile(
    rf"(?:(?<!\d)(?P<year>{_YEAR}) ?年 ?|(?P<relative>{_THIS_YEAR})的?)?"
    rf"(?<![\d.第一二三四五六七八九十])(?:(?P<from_month>{_MONTH}) ?月?{_DASH})?(?P<month>{_MONTH}) ?月"
    rf"(?:份|[底末初]|[上中下]旬| ?(?P<day>{_DAY}) ?[日号](?:{_DASH}(?P<to_day>{_DAY}) ?[日号])?)?"
)
_YEAR_SPAN = re.compile(rf"(?<!\d)(?P<first>{_YEAR}) ?年?{_DASH}(?P<last>{_YEAR}) ?年")
_YEAR_LIST = re.compile(rf"(?<!\d)(?P<first>{_YEAR})(?=(?: ?[、和及] ?{_YEAR}){{1,8}} ?年)")
_YEARS = re.compile(rf"(?<!\d)(?P<year>{_YEAR}) ?年(?:度)?(?:的? ?(?P<part>{_PART})|[底末初])?")
_PLAN = re.compile(r"(?<![一二三四五六七八九十])十(?P<number>[一二三四五六七八九])五(?![个家名岁])")
_RELATIVE = re.compile(
    rf"{_THIS_YEAR}(?:{_PART}|[底末初])?|{_PART}|(?<![\d一二三四五六七八九十两几半多余]) ?年[底末初内](?!涝)"
)


def find_dates(folded: str) -> Iterator[DateFound]:
    """Yield the dates of a folded text in order; where two readings overlap, the first and longest."""
    for match, read in _matches(folded):
        yield DateFound(*match.span(), read(match))


def find_date_ranges(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where the dates of a folded text stand, as `find_dates` does, without reading them."""
    for match, _ in _matches(folded):
        yield match.span()


def _matches(folded: str) -> Iterator[tuple[re.Match[str], _Reader]]:
    """Yield the matches in order, none overlapping another, each with what reads its ISO form."""
    found = [
        (*match.span(), match, read)
        for sign, (back, ahead), pattern, read in _READERS
        for start, end in near(folded, sign, back, ahead)
        for match in pattern.finditer(folded, start, end)
    ]
    found.sort(key=lambda row: (row[0], -row[1]))
    reached = 0
    for start, end, match, read in found:
        if start >= reached:
            reached = end
            yield match, read


def _numeric(match: re.Match[str]) -> str | None:
    year, _, month, day = match.groups()
    return _full(int(year), int(month), int(day))


def _months(match: re.Match[str]) -> str | None:
    """Return 2024年6月5日, 今年5月, 1—5月, 6月1日至10日."""
    year = "-" if match["year"] is None else f"{_year(match['year']):04d}"
    month = _small(match["month"])
    if match["relative"]:
        return None
    if match["from_month"]:
        return f"{year}-{_small(match['from_month']):02d}/{year}-{month:02d}"
    if not match["day"]:
        return f"{year}-{month:02d}"
    first = _day(year, month, _small(match["day"]))
    if not (first and match["to_day"]):
        return first
    last = _day(year, month, _small(match["to_day"]))
    return f"{first}/{last}" if last else None


def _year_span(match: re.Match[str]) -> str:
    return f"{_year(match['first'])}/{_year(match['last'])}"


def _listed_year(match: re.Match[str]) -> str:
    return str(_year(match["first"]))


def _years(match: re.Match[str]) -> str:
    """Return 2024年, 2024年底, 2024年第三季度, 2024年上半年."""
    iso, part = str(_year(match["year"])), match["part"]
    if not part:
        return iso
    if part in _PARTS:
        return f"{iso}-{_PARTS[part]}"
    quarter = _small(part.strip("前第个季度"))
    return f"{iso}-Q1/{iso}-Q{quarter}" if part[0] == "前" else f"{iso}-Q{quarter}"


def _plan(match: re.Match[str]) -> str:
    """Return “十四五” as 2021/2025: the tenth plan ran from 2001 to 2005, each runs five years."""
    first = 2001 + 5 * _small(match["number"])
    return f"{first}/{first + 4}"


def _relative(_match: re.Match[str]) -> None:
    """Return nothing: only the day of writing fixes it."""


# The sign that every date of the kind holds is quick to find; the pattern is searched near it only: so many characters
# before its first sign a date may begin, and so many behind a sign it and what it looks ahead at may end.
_READERS: tuple[tuple[re.Pattern[str], tuple[int, int], re.Pattern[str], _Reader], ...] = (
    (re.compile(r"[12]\d\d\d[-/.]"), (0, 8), _NUMERIC, _numeric),
    (re.compile("月"), (20, 18), _MONTHS, _months),
    (re.compile("(?:-|—|~|至|到) ?[12一二]"), (10, 6), _YEAR_SPAN, _year_span),
    (re.compile(r"[、和及] ?[12一二]"), (6, 6), _YEAR_LIST, _listed_year),
    (re.compile("年"), (6, 10), _YEARS, _years),
    (re.compile("十[一二三四五六七八九]五"), (0, 1), _PLAN, _plan),
    (re.compile("年(?<=[今去前明后本上当次同一半]年)|年[底末初内]|季度"), (6, 10), _RELATIVE, _relative),
)


def _year(printed: str) -> int:
    """Return the year printed as 2024 or 二〇二四."""
    return int(printed) if printed.isdecimal() and printed.isascii() else _small(printed.translate(_CHINESE_ZERO))


def _small(printed: str) -> int:
    """Return the value of a month, day or quarter in digits or Chinese numerals."""
    return int(printed) if printed.isascii() else int(read_chinese(printed) or 0)


def _full(year: int, month: int, day: int) -> str | None:
    """Return the ISO date, or None if there is no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _day(year: str, month: int, day: int) -> str | None:
    """Return the ISO date; without a year --06-05, checked against a leap year."""
    if year != "-":
        return _full(int(year), month, day)
    checked = _full(2000, month, day)
    return checked and "-" + checked[4:]

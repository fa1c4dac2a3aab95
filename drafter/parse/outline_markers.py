"""The numbering markers of the body that really number something: the right place, and a series that runs on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from drafter.grammar.markers import FAMILIES, RUN_IN, Family, Marker, find_markers
from drafter.parse.enclosed import find_enclosures
from drafter.parse.page import Block, Page

Place = Literal["line", "stop", "colon", "space", "comma", "bare"]

_RANK = {family: rank for rank, family in enumerate(FAMILIES)}
_PLACES: dict[str, Place] = {
    **dict.fromkeys("。！？；", "stop"),
    "：": "colon",
    **dict.fromkeys("，、", "comma"),
}
_LINE_ONLY = frozenset({"chapter", "section", "article", "cn_capital", "decimal_two", "decimal_three", "letter"})
_ALLOWED: dict[str, frozenset[Place]] = {
    **dict.fromkeys(_LINE_ONLY, frozenset({"line"})),
    **dict.fromkeys(("cn_comma", "cn_paren", "arabic_dot"), frozenset({"line", "stop", "colon", "space"})),
    **dict.fromkeys(
        ("arabic_paren", "arabic_close", "circled"), frozenset({"line", "stop", "colon", "space", "comma"})
    ),
    **dict.fromkeys(("ordinal", "sequence"), frozenset({"line", "stop", "colon", "space"})),
    **dict.fromkeys(("qi_yi", "yi_yao"), frozenset({"line", "stop", "colon", "space", "comma"})),
    "yi_shi": frozenset({"line", "stop", "colon", "space", "comma", "bare"}),
}
# One alone at the start of a line is a heading; one alone of any other family is chance.
_HEADS_ALONE = frozenset({"chapter", "section", "cn_capital", "cn_comma", "cn_paren", "arabic_dot"})
_COUNTED_ELSEWHERE = frozenset({"decimal_two", "decimal_three"})  # 1.2, 2.1: the part before counts too
_MISPRINT = re.compile(r"[一二三四五六七八九十]{1,3} ?[.，]+|[0-9]{1,2} ?，+")
_RATIO = re.compile(r"[0-9]：[0-9]")
_THANKS = re.compile(
    r"[，：]?(?:要|我们|我局|请允许我)?(?:衷心|诚挚|非常|十分|再次)?(?:地|的)?(?:感谢|致谢|谢谢|对您|对你|对贵|向您|祝)"
)
_FOOTNOTE = re.compile(r"[备附]?注[：:] ?[0-9一①（]|填表说明")
_OPENS_COUNT = re.compile(r"(?:[为是有]|包括|如下|在于)\Z")  # 具体表现为1、…；2、…
_GAP = 8  # characters to look back over white space
_DEEPEST = 4  # series of one kind that may be open inside one another
_LOST_ONE = 2  # 二是 … 四是: one number may have been lost
_ANY_STEP = 99


class Numbered(NamedTuple):
    """A marker in its place; `paragraph` is the index of the paragraph it stands in."""

    marker: Marker
    place: Place
    paragraph: int


@dataclass(slots=True)
class Series:
    """Markers of one kind that count on; `in_lines`: every member opens a paragraph."""

    family: Family
    members: list[Numbered] = field(default_factory=list)
    in_lines: bool = True

    @property
    def last(self) -> Marker:
        """The marker counted last."""
        return self.members[-1].marker

    def add(self, found: Numbered) -> None:
        """Count one more."""
        self.members.append(found)
        self.in_lines = self.in_lines and found.place == "line"


def find_series(page: Page, paragraphs: tuple[Block, ...]) -> list[Series]:
    """Return the series of markers in the body, each complete; their members do not overlap."""
    finished: list[Series] = []
    open_series: dict[str, list[Series]] = {}
    for found in _candidates(page, paragraphs):
        _close_broken(open_series, found)
        track = open_series.setdefault(_track(found.marker.family), [])
        series = _continued(track, found)
        if series is not None:
            del track[track.index(series) + 1 :]
            series.add(found)
        elif _may_start(found):
            series = Series(found.marker.family)
            series.add(found)
            finished.append(series)
            track.append(series)
            del track[:-_DEEPEST]
    return [series for series in finished if _is_real(series)]


def _candidates(page: Page, paragraphs: tuple[Block, ...]) -> Iterable[Numbered]:
    """Yield the markers that stand in a place where their family may stand, outside quotations and brackets."""
    for index, paragraph in enumerate(paragraphs):
        if _FOOTNOTE.match(page.folded, paragraph.start, paragraph.end):
            continue
        enclosures = None
        for marker in find_markers(page.folded, paragraph.start, paragraph.end):
            place = _place(page.folded, paragraph, marker.start)
            allowed = place in _ALLOWED[marker.family] or (place == "bare" and _follows_heading(page.folded, marker))
            if not allowed or not _fits(page.folded, marker, place):
                continue
            if enclosures is None:
                enclosures = find_enclosures(page.folded, paragraph.start, paragraph.end)
            if enclosures.around(marker.start) is None:
                yield Numbered(marker, place, index)


def _place(folded: str, paragraph: Block, position: int) -> Place:
    """Return what stands before `position`."""
    if position == paragraph.start:
        return "line"
    before = folded[max(paragraph.start, position - _GAP) : position].rstrip()[-1:]
    if folded[position - 1].isspace():
        return _PLACES.get(before, "space")
    if before in "”）" and position - 2 >= paragraph.start and folded[position - 2] in "。！？；":
        return "stop"
    if before == "." and not folded[position - 2 : position - 1].isascii():
        return "stop"
    return _PLACES.get(before, "bare")


def _follows_heading(folded: str, marker: Marker) -> bool:
    """Return whether a first bracketed marker may follow a heading without a stop: …转化（一）建立…; not 第（一）项."""
    if marker.ordinal == 1 and marker.family == "arabic_dot" and marker.text.endswith("、"):
        return _OPENS_COUNT.search(folded, max(0, marker.start - 2), marker.start) is not None
    first = marker.ordinal == 1 and marker.family in {"cn_paren", "arabic_paren"}
    return (
        first and folded[marker.start - 1] not in "第条款项" and folded[marker.end : marker.end + 1] not in "项款）、和"
    )


def _fits(folded: str, marker: Marker, place: Place) -> bool:
    """Return whether the words around a marker let it number something."""
    if place != "line" and (_MISPRINT.fullmatch(marker.text) or _RATIO.match(folded, marker.start - 2)):
        return False
    if marker.family in {"sequence", "ordinal"}:
        return not _THANKS.match(folded, marker.end)
    return True


def _track(family: Family) -> str:
    """Return the name under which families count together: 首先 … 其次 … 第三."""
    return "ordinal" if family == "sequence" else family


def _close_broken(open_series: dict[str, list[Series]], found: Numbered) -> None:
    """Forget the open series that cannot go on behind this marker."""
    family = found.marker.family
    outer = found.place == "line" and family not in RUN_IN
    for track in open_series.values():
        for position, series in enumerate(track):
            if _is_broken(series, found, by_heading=outer):
                del track[position:]
                break


def _is_broken(series: Series, found: Numbered, *, by_heading: bool) -> bool:
    """Return whether a series ends before this marker."""
    if series.family in RUN_IN:
        if by_heading:
            return not series.in_lines or _RANK[found.marker.family] <= _RANK["cn_paren"]
        return found.paragraph != series.members[-1].paragraph and found.place != "line" and not series.in_lines
    rank = _RANK["arabic_dot" if series.family == "letter" else series.family]  # A. holds （1） as 1. does
    return by_heading and series.family != "article" and _RANK[found.marker.family] < rank


def _continued(track: list[Series], found: Numbered) -> Series | None:
    """Return the open series that this marker goes on with."""
    for series in reversed(track):
        step = found.marker.ordinal - series.last.ordinal
        if found.marker.is_last:
            if len(series.members) > 1 and not series.last.is_last:
                return series
        elif (
            step == 1
            or found.marker.family in _COUNTED_ELSEWHERE
            or (found.marker.ordinal > 1 and 0 <= step <= _largest_step(found))
        ):
            return series
    return None


def _largest_step(found: Numbered) -> int:
    """Return how far a number may run ahead: a heading on its own line any, a marker behind a full stop by one lost."""
    if found.place == "line" and found.marker.family not in RUN_IN:
        return _ANY_STEP
    return _LOST_ONE if found.place in {"line", "stop"} else -1


def _may_start(found: Numbered) -> bool:
    """Return whether a series may start here: at 1, or anywhere a lost first number leaves a clear place."""
    if found.marker.is_last:
        return False
    return found.marker.ordinal == 1 or found.place in {"line", "stop"}


def _is_real(series: Series) -> bool:
    """Return whether a series numbers something: two members, or a heading at the start of a line."""
    first = series.members[0]
    if len(series.members) > 1:
        return any(member.place != "bare" for member in series.members)
    return first.place == "line" and series.family in _HEADS_ALONE

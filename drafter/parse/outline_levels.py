"""How deep each entry of the outline stands, from the letter's own ladder."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from drafter.grammar.markers import FAMILIES, RUN_IN, Family

Kind = Family | Literal["own_line", "label", "dash", "run_in"]

_LADDER: tuple[Kind, ...] = (
    *(family for family in FAMILIES if family not in RUN_IN),
    "dash",
    "run_in",
    *(family for family in FAMILIES if family in RUN_IN),
)
_RANK = {kind: rank for rank, kind in enumerate(_LADDER)}
_RUN_IN_RANK = _RANK["run_in"]


class Entry(NamedTuple):
    """An entry before its level is known. `start` of the marker, `words` where the heading's words begin."""

    start: int
    words: int
    kind: Kind
    series: int  # entries that count together have one number
    ordinal: int  # 0 for a heading without a number
    paragraph: int  # index
    opens_line: bool
    ends: int | None = None  # where the words end, when the entry itself knows


@dataclass(slots=True)
class _Rung:
    """A series on the ladder above the present entry."""

    kind: Kind
    series: int
    paragraph: int
    opens_line: bool


def find_levels(entries: Sequence[Entry], conclusions: Mapping[int, int]) -> list[int]:
    """Return the level of each entry, 1 for the outermost; the entries are in reading order.

    `conclusions`: series → offset from which it encloses nothing more.
    """
    starts: dict[int, list[int]] = {}
    for entry in entries:
        starts.setdefault(entry.series, []).append(entry.start)
    ladder: list[_Rung] = []
    nested: set[tuple[Kind, Kind]] = set()
    levels = []
    for entry in entries:
        while ladder and entry.start > conclusions.get(ladder[-1].series, entry.start):
            ladder.pop()
        _climb(ladder, entry, starts, nested)
        if not ladder or ladder[-1].series != entry.series:
            if ladder:
                nested.add((ladder[-1].kind, entry.kind))
            ladder.append(_Rung(entry.kind, entry.series, entry.paragraph, entry.opens_line))
        ladder[-1].paragraph, ladder[-1].opens_line = entry.paragraph, entry.opens_line
        levels.append(len(ladder))
    return _below_lost_heading(entries, levels)


def _below_lost_heading(entries: Sequence[Entry], levels: list[int]) -> list[int]:
    """Return the levels, one deeper for what stands before a series that starts at 二、: its first heading was lost."""
    numbered = [index for index, entry in enumerate(entries) if entry.ordinal and entry.kind not in RUN_IN]
    outermost = min(numbered, key=lambda index: (_RANK[entries[index].kind], index), default=0)
    if not numbered or outermost == 0 or numbered[0] != 0 or entries[outermost].ordinal == 1 or levels[outermost] > 1:
        return levels
    return [level + 1 if index < outermost else level for index, level in enumerate(levels)]


def _climb(ladder: list[_Rung], entry: Entry, starts: dict[int, list[int]], nested: set[tuple[Kind, Kind]]) -> None:
    """Take from the ladder the series that do not enclose the entry."""
    for depth, rung in enumerate(ladder):
        if rung.series == entry.series:
            del ladder[depth + 1 :]
            return
    while ladder and not _encloses(ladder[-1], entry, starts, nested):
        ladder.pop()


def _encloses(rung: _Rung, entry: Entry, starts: dict[int, list[int]], nested: set[tuple[Kind, Kind]]) -> bool:
    """Return whether the entry's series stands inside the present member of the rung's series."""
    outer, inner = starts[rung.series], starts[entry.series]
    following = bisect_right(outer, entry.start)
    if rung.kind == "label":
        return False
    if following < len(outer):
        return inner[-1] < outer[following] or _is_deeper(entry.kind, rung.kind)
    if entry.paragraph != rung.paragraph and not (rung.opens_line and (entry.opens_line or rung.kind != "run_in")):
        return False
    if (rung.kind, entry.kind) in nested:
        return True
    return _is_deeper(entry.kind, rung.kind)


def _is_deeper(kind: Kind, than: Kind) -> bool:
    """Return whether a kind of marker usually stands inside another.

    A heading on its own line has no place of its own; a label (情况分析：) adds no level to what stands under it.
    """
    if than in {kind, "label"}:
        return False
    if than == "own_line":
        return True
    if kind in {"own_line", "label"}:
        return _RANK[than] < _RUN_IN_RANK
    if _RANK[kind] > _RUN_IN_RANK and _RANK[than] > _RUN_IN_RANK:
        return False
    return _RANK[kind] > _RANK[than]

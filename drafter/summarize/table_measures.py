"""What a figure in a table measures: the head of its column, and of its row where that names a thing."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from drafter.documents import Figure
from drafter.grammar.dates import find_dates

_BARS = ("|", "\t")
_UNIT = re.compile(r"[（(][^（）()]{1,6}[)）]$")  # 投入资金（万元）
_SUMS = frozenset({"合计", "总计", "小计"})
_LONGEST_ROW_HEAD = 10
_LONGEST_PART = 4
_NAMES = re.compile(r"[一-鿿]{2}")


def find_table_measures(folded: str, figures: Sequence[Figure]) -> dict[int, str]:
    """Return the heads of the figures that fill a cell, by the figure's start.

    A table is a run of lines with the same number of bars or tabs; its first line is the head.
    """
    starts = [figure.start for figure in figures]
    measures: dict[int, str] = {}
    head: list[str] = []
    offset = 0
    for line in folded.split("\n"):
        cells = line.split(next((bar for bar in _BARS if bar in line), _BARS[0]))
        if len(cells) == 1 or len(cells) != len(head):
            head = _head(cells) if len(cells) > 1 else []
        else:
            measures |= _in_row(cells, head, offset, figures, starts)
        offset += len(line) + 1
    return measures


def _head(cells: Sequence[str]) -> list[str]:
    """Return the heads of the columns without units; 其中普惠 behind 托位数 is 普惠托位数."""
    names: list[str] = []
    for cell in cells:
        name = _UNIT.sub("", cell.strip())
        part = name.removeprefix("其中").lstrip("：:")
        is_part = part != name and bool(names) and len(part) <= _LONGEST_PART
        names.append(part + names[-1] if is_part else part)
    return names


def _in_row(
    cells: Sequence[str], head: Sequence[str], offset: int, figures: Sequence[Figure], starts: Sequence[int]
) -> dict[int, str]:
    """Return the measures of the figures that stand alone in a cell of the row."""
    measures: dict[int, str] = {}
    row = _row_head(cells)
    for cell, name in zip(cells, head, strict=True):
        start = offset + len(cell) - len(cell.lstrip())
        at = bisect_left(starts, start)
        alone = at < len(starts) and starts[at] == start and figures[at].end == start + len(cell.strip())
        if alone and name:
            measures[start] = name + row if row in _SUMS else row + name
        offset += len(cell) + 1
    return measures


def _row_head(cells: Sequence[str]) -> str:
    """Return what the row is about: its first cell that is a name and no date, if it is short."""
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    names = _NAMES.search(first) and not any(find_dates(first))
    return first if names and len(first) <= _LONGEST_ROW_HEAD else ""

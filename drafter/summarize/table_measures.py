"""What a figure in a table measures: the head of its column."""

from bisect import bisect_left
from collections.abc import Sequence

from drafter.documents import Figure


def find_table_measures(folded: str, figures: Sequence[Figure]) -> dict[int, str]:
    """Return the column heads of the figures that fill a cell, by the figure's start.

    A table is a run of lines with the same number of bars; its first line is the head.
    """
    starts = [figure.start for figure in figures]
    measures: dict[int, str] = {}
    head: list[str] = []
    offset = 0
    for line in folded.split("\n"):
        cells = line.split("|")
        if len(cells) == 1 or len(cells) != len(head):
            head = [cell.strip() for cell in cells] if len(cells) > 1 else []
        else:
            measures |= _in_row(cells, head, offset, figures, starts)
        offset += len(line) + 1
    return measures


def _in_row(
    cells: Sequence[str], head: Sequence[str], offset: int, figures: Sequence[Figure], starts: Sequence[int]
) -> dict[int, str]:
    """Return the measures of the figures that stand alone in a cell of the row."""
    measures: dict[int, str] = {}
    for cell, name in zip(cells, head, strict=True):
        start = offset + len(cell) - len(cell.lstrip())
        at = bisect_left(starts, start)
        alone = at < len(starts) and starts[at] == start and figures[at].end == start + len(cell.strip())
        if alone and name:
            measures[start] = name
        offset += len(cell) + 1
    return measures

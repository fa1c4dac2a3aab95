"""Pages set in two columns: the right column moved under the left one, so that a paragraph can run on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from drafter.read.pdf_lines import Line

_FEWEST = 4  # lines that a column has


def unfold(lines: Sequence[Line]) -> list[tuple[Line, bool]]:
    """Return the lines, each with whether it stands in a column; a right column counts as a page of its own.

    Columns are drawn one after the other; the cells of a table row by row, so they are never taken for columns.
    """
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    found: list[tuple[Line, bool]] = []
    for number, page in groupby(lines, key=lambda line: line.page):
        on_page = [replace(line, page=2 * number) for line in page]
        edge = _right_edge(on_page, (left + right) / 2)
        columns = _columns(on_page, edge) if edge is not None else (set[int](), set[int]())
        for at, line in enumerate(on_page):
            if edge is not None and at in columns[1]:
                moved = replace(line, left=line.left - edge + left, right=line.right - edge + left, page=line.page + 1)
                found.append((moved, True))
            else:
                found.append((line, at in columns[0]))
    return found


def _right_edge(lines: Sequence[Line], middle: float) -> float | None:
    """Return where most lines of the right half begin, or None for too few of them."""
    begins = Counter(round(line.left) for line in lines if line.left >= middle).most_common(1)
    return float(begins[0][0]) if begins and begins[0][1] >= _FEWEST else None


def _columns(lines: Sequence[Line], edge: float) -> tuple[set[int], set[int]]:
    """Return the places of the left and of the right column's lines; two empty sets where there are no columns."""
    last = max(at for at, line in enumerate(lines) if round(line.left) == edge)
    right = {last}
    while last + 1 < len(lines) and lines[last + 1].left >= edge - 1:
        last += 1
        right.add(last)
    while min(right) > 0 and lines[min(right) - 1].left >= edge - 1:
        right.add(min(right) - 1)
    top = max(lines[at].baseline + lines[at].size for at in right)
    bottom = min(lines[at].baseline - lines[at].size for at in right)
    beside = {at for at, line in enumerate(lines) if at not in right and bottom <= line.baseline <= top}
    first = min(right)
    while first > 0 and lines[first - 1].right < edge and lines[first - 1].baseline <= top:
        first -= 1
    left = set(range(first, min(right)))
    return (left, right) if min(len(left), len(right)) >= _FEWEST and beside <= left else (set(), set())

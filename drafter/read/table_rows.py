"""Rows of cells → text, one row a line, and for each line its sheet, row number and header."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafter.documents import SheetRow

_NUMBER = re.compile(r"[-+]?[¥￥]?\d[\d,]*(?:\.\d+)?\s*[%‰]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MAX_HEADER_ROWS = 4
_MAX_HEADER_CHARACTERS = 40  # a longer cell is prose, not the name of a column


@dataclass(frozen=True, slots=True)
class TableRow:
    """The displayed cells of one row by 0-based column; empty cells are not there."""

    number: int  # 1-based, as the spreadsheet shows it
    cells: dict[int, str]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows 1-based, columns 0-based, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet."""

    name: str
    rows: tuple[TableRow, ...]
    merges: tuple[Merge, ...] = ()


@dataclass(slots=True)
class _Text:
    lines: list[str] = field(default_factory=list)
    rows: list[SheetRow] = field(default_factory=list)
    length: int = 0

    def add(self, line: str, sheet: str, row: int, header: tuple[str, ...]) -> None:
        self.rows.append(SheetRow(self.length, self.length + len(line), sheet, row, header))
        self.lines.append(line)
        self.length += len(line) + 1


def lay_out(tables: Iterable[Table]) -> tuple[str, tuple[SheetRow, ...]]:
    """Return the text, non-empty cells of a row joined with `,`, and the place of each line.

    A row's `header` names the column of each of its displayed cells, in the same order; rows above the data
    (titles, the header itself) have none.
    """
    text = _Text()
    for table in tables:
        for block in _blocks(table.rows):
            names, first = _header(block, table.merges)
            for place, row in enumerate(block):
                columns = sorted(row.cells)
                header = tuple(names.get(column, "") for column in columns) if names and place >= first else ()
                text.add(",".join(row.cells[column] for column in columns), table.name, row.number, header)
    return "\n".join(text.lines), tuple(text.rows)


def _blocks(rows: Sequence[TableRow]) -> Iterable[list[TableRow]]:
    """Yield the tables that stand one under the other on a sheet: a blank row and a new header part them."""
    block: list[TableRow] = []
    for place, row in enumerate(rows):
        gap = bool(block) and row.number > block[-1].number + 1
        following = rows[place + 1] if place + 1 < len(rows) else None
        if gap and _is_header(row) and following is not None and _has_number(following):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _header(block: Sequence[TableRow], merges: tuple[Merge, ...]) -> tuple[dict[int, str], int]:
    """Return the column names and the place of the first row under them; ({}, 0) for a table without header."""
    start = next((place for place, row in enumerate(block) if len(row.cells) > 1), None)
    if start is None or not _is_header(block[start]) or start + 1 == len(block):
        return {}, 0
    top = block[start].number
    touching = [merge for merge in merges if merge.top == top and not merge.top == merge.bottom == merge.right]
    bottom = max((merge.bottom for merge in touching), default=top)
    if any(merge.right > merge.left for merge in touching):
        bottom = max(bottom, top + 1)
    rows = [row for row in block[start:] if row.number <= min(bottom, top + _MAX_HEADER_ROWS - 1)]
    first = start + len(rows)
    if first >= len(block):
        return {}, 0
    width = 1 + max(column for row in block for column in row.cells)
    return {column: _name(rows, column, merges) for column in range(width)}, first


def _name(rows: Sequence[TableRow], column: int, merges: tuple[Merge, ...]) -> str:
    """Return a column's name: the header cells above one another, a merged cell counted for all it spans."""
    words = []
    for row in rows:
        word = row.cells.get(column) or _spanning(rows, row.number, column, merges)
        if word and word not in words:
            words.append(word)
    return "/".join(words)


def _spanning(rows: Sequence[TableRow], number: int, column: int, merges: tuple[Merge, ...]) -> str | None:
    for merge in merges:
        if merge.top <= number <= merge.bottom and merge.left <= column <= merge.right:
            return next((row.cells.get(merge.left) for row in rows if row.number == merge.top), None)
    return None


def _is_header(row: TableRow) -> bool:
    cells = row.cells.values()
    named = all(_YEAR.fullmatch(cell) or not _NUMBER.fullmatch(cell) for cell in cells)
    return len(row.cells) > 1 and named and all(len(cell) <= _MAX_HEADER_CHARACTERS for cell in cells)


def _has_number(row: TableRow) -> bool:
    return any(_NUMBER.fullmatch(cell) for cell in row.cells.values())

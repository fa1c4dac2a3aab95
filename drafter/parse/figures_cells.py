"""The bare numbers in a table's cells, with the unit of its caption (单位：万元) or of the column (人数（人）)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.grammar.fold import fold
from drafter.grammar.units import read_multiplier, read_unit

_CELL = re.compile(r"[^\t|]+")
_NUMBER = re.compile(r"-?\d{1,3}(?:，\d{3})+(?:\.\d+)?|-?\d{1,9}(?:\.\d+)?")
_RULE = re.compile(r"[-:\s|]*")  # --- | --- under the head of a Markdown table
_HEAD_UNIT = re.compile(r"[（(]([^（）()]{1,8})[）)]\s*$|/([^/]{1,4})$")
_CAPTION_UNIT = re.compile(r"单位：([^（）\n]{1,24})")
_BETWEEN_UNITS = re.compile(r"[、，/； ]+")
_NO_COUNT = re.compile(r"序号|编号|年份|年度|时间|日期|电话|号码|备注|代码|联系|届次|页码|邮编|案号")
_LEAST_ROWS = 2  # a head and one row
_LEAST_CELLS = 2
_CAPTION_LINES = 2  # lines above the head in which the caption stands


class _Row(NamedTuple):
    """The cells of one line, folded, with their offsets in the text."""

    cells: tuple[tuple[int, str], ...]


def cell_units(text: str) -> dict[int, str]:
    """Return the unit of each bare number that fills a cell of a table, by its offset; "" where none is named."""
    if "\t" not in text and "|" not in text:
        return {}
    units: dict[int, str] = {}
    for caption, rows in _tables(text):
        units.update(_units_of(caption, rows))
    return units


def _tables(text: str) -> Iterator[tuple[str, list[_Row]]]:
    """Yield the lines of cells that stand together, with the lines above them."""
    rows: list[_Row] = []
    above: list[str] = []
    start = 0
    for line in [*text.split("\n"), ""]:
        cells = _cells(line, start) if "\t" in line or "|" in line else ()
        start += len(line) + 1
        if len(cells) >= _LEAST_CELLS:
            if not _RULE.fullmatch(line):
                rows.append(_Row(cells))
            continue
        if len(rows) >= _LEAST_ROWS:
            yield fold("\n".join(above[-_CAPTION_LINES:])), rows
        if rows:
            rows, above = [], []
        if line.strip():
            above.append(line)


def _cells(line: str, start: int) -> tuple[tuple[int, str], ...]:
    """Return the cells of a line that begins at `start`, empty ones left out."""
    return tuple(
        (start + cell.start() + len(cell[0]) - len(cell[0].lstrip()), fold(cell[0].strip()))
        for cell in _CELL.finditer(line)
        if cell[0].strip()
    )


def _units_of(caption: str, rows: Sequence[_Row]) -> Iterator[tuple[int, str]]:
    """Yield offset and unit of the bare numbers under a head without numbers, in rows as long as the head."""
    head = rows[0].cells
    if any(_NUMBER.fullmatch(words) for _, words in head):
        return
    units = _column_units(caption, [words for _, words in head])
    for row in rows[1:]:
        if len(row.cells) != len(head):
            continue
        for (offset, words), unit in zip(row.cells[1:], units[1:], strict=True):
            if unit is not None and _NUMBER.fullmatch(words):
                yield offset, unit


def _column_units(caption: str, head: Sequence[str]) -> list[str | None]:
    """Return the unit of each column, None for one that counts nothing.

    Several units of a caption (单位：家、个) go to the columns in turn, the last to all that are left.
    """
    named = _CAPTION_UNIT.search(caption)
    shared = [unit for unit in _BETWEEN_UNITS.split(named[1]) if _is_unit(unit)] if named else []
    units: list[str | None] = []
    for place, words in enumerate(head):
        own = _HEAD_UNIT.search(words)
        unit = (own[1] or own[2]) if own else ""
        if _NO_COUNT.search(words):
            units.append(None)
        elif _is_unit(unit):
            units.append(unit)
        else:
            units.append(shared[min(max(place - 1, 0), len(shared) - 1)] if shared else "")
    return units


def _is_unit(words: str) -> bool:
    """Return whether words are a unit and nothing else: 万元, 平方米."""
    multiplier = read_multiplier(words, 0)
    return bool(words) and words in {multiplier, multiplier + read_unit(words, len(multiplier))}

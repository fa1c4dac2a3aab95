"""The ledger (办理台账) as an .xlsx workbook, row by row: tens of thousands of letters need little memory.

Text is always text: a cell that begins with = + - @ is no formula. Numbers are numbers, dates are dates.
"""

import datetime as dt
import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, WriteOnlyCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

_Page = Any  # openpyxl's stubs know next to nothing of a write-only sheet
_MOST_CHARACTERS = 32_767  # of a cell (Excel's limit)
_NUMBER = re.compile(r"[0-9]{1,9}")
_FORMULA_LIKE = ("=", "+", "-", "@", "\t")
_BODY = Alignment(vertical="top", wrap_text=True)
_HEAD = Alignment(horizontal="center", vertical="center", wrap_text=True)
_HEAD_FONT = Font(name="黑体", size=11)
_BODY_FONT = Font(name="仿宋", size=11)
_LINK_FONT = Font(name="仿宋", size=11, underline="single", color="0563C1")
_HEAD_FILL = PatternFill(fill_type="solid", fgColor="DDEBF7")
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_LINE_PT, _TALLEST_PT = 16.0, 409.0  # a line of 11 pt; the tallest row that Excel can show
_HAN = 2.1  # widths of a column, which are counted in digits
_A3, _A4 = 8, 9
_WIDEST_ON_A4 = 220.0  # all columns together; smaller print is not read
_MARGIN_INCH = 0.4
_DATE_FORMAT = "yyyy-mm-dd"
# What 剩余天数 says, worst first: past, a week, a month.
_URGENCY = (("{cell}<0", "F8CBAD"), ("{cell}<=7", "FFD966"), ("{cell}<=30", "FFF2CC"))


@dataclass(frozen=True, slots=True)
class Link:
    """Words that open a file; `target`: path relative to the workbook."""

    words: str
    target: str


Value = str | int | float | dt.date | Link | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: columns with their widths in characters, and rows that are made while they are written."""

    name: str
    columns: tuple[tuple[str, float], ...]
    rows: Iterable[Sequence[Value]]
    note: str = ""  # printed under the page
    days_column: str | None = None  # coloured by urgency
    numbers: frozenset[str] = field(default_factory=frozenset)  # columns of 编号: 089 is the number 89, shown as 089


def render_ledger(sheets: Iterable[Sheet]) -> bytes:
    """Return the workbook."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write_sheet(book.create_sheet(sheet.name), sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_sheet(page: _Page, sheet: Sheet) -> None:
    names = [name for name, _ in sheet.columns]
    for place, (_, width) in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    page.freeze_panes = "C2" if len(names) > 4 else "A2"  # noqa: PLR2004 - wide sheets keep 编号 and 题目 in sight
    _set_up_print(page, sheet)
    page.append([_head_cell(page, name) for name in names])
    last = 1
    for row in sheet.rows:
        last += 1
        page.row_dimensions[last].height = _height(row, sheet)
        page.append(
            [_cell(page, value, is_number=name in sheet.numbers) for name, value in zip(names, row, strict=True)]
        )
        del page.row_dimensions[last]  # it is written; tens of thousands of them would stay in memory
    page.auto_filter.ref = f"A1:{get_column_letter(len(names))}{last}"
    if sheet.days_column is not None and last > 1:
        _colour(page, get_column_letter(names.index(sheet.days_column) + 1), last)


def _height(row: Sequence[Value], sheet: Sheet) -> float:
    """Return the height in points that shows all text of a row; without one LibreOffice and WPS show a single line."""
    lines = 1
    for (_, width), value in zip(sheet.columns, row, strict=True):
        if isinstance(value, str | Link):
            words = value if isinstance(value, str) else value.words
            lines = max(lines, sum(_lines(line, width - 1) for line in words.split("\n")))
    return min(lines * _LINE_PT, _TALLEST_PT)


def _lines(line: str, width: float) -> int:
    return max(1, math.ceil(sum(1 if character.isascii() else _HAN for character in line) / width))


def _set_up_print(page: _Page, sheet: Sheet) -> None:
    """A4 or A3 across, all columns on one page, the header on every page, page numbers below."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4 if sum(width for _, width in sheet.columns) <= _WIDEST_ON_A4 else _A3
    page.page_margins.left = page.page_margins.right = _MARGIN_INCH
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    page.oddFooter.center.text = f"{sheet.name}　第&P页，共&N页"
    if sheet.note:
        page.oddFooter.left.text = sheet.note


def _colour(page: _Page, column: str, last: int) -> None:
    for condition, colour in _URGENCY:
        cell = f"${column}2"
        formula = f"AND(ISNUMBER({cell}),{condition.format(cell=cell)})"
        fill = PatternFill(fill_type="solid", bgColor=colour)
        rule = Rule(type="expression", formula=[formula], dxf=DifferentialStyle(fill=fill), stopIfTrue=True)
        page.conditional_formatting.add(f"{column}2:{column}{last}", rule)


def _head_cell(page: _Page, name: str) -> Cell:
    cell = WriteOnlyCell(page, name)
    cell.font, cell.fill, cell.alignment, cell.border = _HEAD_FONT, _HEAD_FILL, _HEAD, _BORDER
    return cell


def _cell(page: _Page, value: Value, *, is_number: bool) -> Cell:
    cell = WriteOnlyCell(page)
    cell.font, cell.alignment, cell.border = _BODY_FONT, _BODY, _BORDER
    if isinstance(value, Link):
        _write_text(cell, value.words)
        cell.hyperlink = quote(value.target)
        cell.font = _LINK_FONT
    elif isinstance(value, str) and is_number and _NUMBER.fullmatch(value):
        cell.value = int(value)
        cell.number_format = "0" * len(value)
    elif isinstance(value, str):
        _write_text(cell, value)
    elif value is not None:
        cell.value = value
        if isinstance(value, dt.date):
            cell.number_format = _DATE_FORMAT
    return cell


def _write_text(cell: Cell, text: str) -> None:
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    if not clean:
        return
    cell.value = clean if len(clean) <= _MOST_CHARACTERS else clean[: _MOST_CHARACTERS - 1] + "…"
    cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    if clean.startswith(_FORMULA_LIKE):
        cell.quotePrefix = True  # and it stays text when a person edits it

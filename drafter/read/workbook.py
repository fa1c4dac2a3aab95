"""Spreadsheet (.xlsx) → one row a line, cells as displayed; hidden sheets, rows and columns set apart."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from drafter.documents import SetApart
from drafter.read.archive import Archive, damaged, open_archive, refuse_entities
from drafter.read.cell_format import format_code, show_number
from drafter.read.markup import attribute, child, children, local
from drafter.read.package import main_part, relations
from drafter.read.reading import Raw, Reading
from drafter.read.table_rows import Merge, Table, TableRow, lay_out

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TRUE = {"1", "true"}
_BOOLEANS = {"1": "TRUE", "0": "FALSE"}
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MAX_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets of a workbook share."""

    archive: Archive
    strings: tuple[str, ...]
    formats: tuple[str, ...]  # format code of each cell style
    epoch_1904: bool


@dataclass(slots=True)
class _Sheet:
    """One sheet while it is read."""

    shown: list[TableRow] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: list[str] = field(default_factory=list)


def read_xlsx(raw: Raw) -> Reading:
    """Return the rows of all visible sheets; raise InputError if the workbook is damaged."""
    archive = open_archive(raw)
    main = main_part(archive, "xl/workbook.xml")
    root = archive.xml(main)
    if root is None or local(root) != "workbook":
        raise damaged(raw)
    related = relations(archive, main)
    parts = {identity: target for _kind, target, identity in related}
    kinds = {kind: target for kind, target, _identity in related}
    book = _Book(
        archive,
        tuple(_strings(archive, kinds.get("sharedStrings", ""))),
        _formats(archive.xml(kinds.get("styles", ""))),
        attribute(child(root, "workbookPr"), "date1904") in _TRUE,
    )
    tables, set_apart = [], []
    for entry in children(child(root, "sheets"), "sheet"):
        name = attribute(entry, "name") or ""
        sheet = _read_sheet(book, parts.get(attribute(entry, "id") or "", ""))
        visible = attribute(entry, "state") in {None, "visible"}
        if visible:
            tables.append(Table(name, tuple(sheet.shown), tuple(sheet.merges)))
        left_out = sheet.hidden if visible else [",".join(row.cells.values()) for row in sheet.shown]
        if left_out:
            why = f"工作表“{name}”中隐藏的行或列" if visible else f"隐藏的工作表“{name}”"
            set_apart.append(SetApart("hidden", why, "\n".join(left_out)))
    text, rows = lay_out(tables)
    return Reading(text=text, media_type=MEDIA_TYPE, method="电子表格", set_apart=tuple(set_apart), rows=rows)


def _elements(archive: Archive, part: str, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of these names as a part is parsed; each is emptied once it has been looked at."""
    content = archive.part(part)
    if content is None:
        return
    refuse_entities(archive.raw, content)
    tags = tuple(f"{{*}}{name}" for name in names)
    parser = etree.iterparse(io.BytesIO(content), tag=tags, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        for _event, element in parser:
            yield element
            element.clear(keep_tail=False)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged(archive.raw) from None


def _strings(archive: Archive, part: str) -> Iterator[str]:
    """Yield the shared strings; phonetic readings (rPh) are not shown."""
    for element in _elements(archive, part, "si"):
        yield _rich_text(element)


def _rich_text(element: etree._Element) -> str:
    runs = (child(part, "t") if local(part) == "r" else part for part in element if local(part) in {"t", "r"})
    return "".join(run.text or "" for run in runs if run is not None)


def _formats(root: etree._Element | None) -> tuple[str, ...]:
    own = {
        int(attribute(element, "numFmtId") or 0): attribute(element, "formatCode") or ""
        for element in children(child(root, "numFmts"), "numFmt")
    }
    styles = children(child(root, "cellXfs"), "xf")
    return tuple(format_code(int(attribute(style, "numFmtId") or 0), own) for style in styles)


def _read_sheet(book: _Book, part: str) -> _Sheet:
    sheet = _Sheet()
    number = 0
    for element in _elements(book.archive, part, "col", "row", "mergeCell"):
        name = local(element)
        if name == "col" and attribute(element, "hidden") in _TRUE:
            first, last = int(attribute(element, "min") or 1), int(attribute(element, "max") or 1)
            sheet.hidden_columns.update(range(first - 1, min(last, _MAX_COLUMNS)))
        elif name == "mergeCell":
            corners = [_corner(corner) for corner in (attribute(element, "ref") or "").split(":")]
            if len(corners) > 1 and corners[0] and corners[1]:
                sheet.merges.append(Merge(*corners[0], *corners[1]))
        elif name == "row":
            number = int(attribute(element, "r") or number + 1)
            _read_row(book, sheet, element, number)
    return sheet


def _read_row(book: _Book, sheet: _Sheet, element: etree._Element, number: int) -> None:
    cells: dict[int, str] = {}
    column = -1
    for cell in children(element, "c"):
        corner = _corner(attribute(cell, "r") or "")
        column = corner[1] if corner else column + 1
        shown = " ".join(_shown(book, cell).split())
        if shown:
            cells[column] = shown
    unseen = [text for column, text in cells.items() if column in sheet.hidden_columns]
    if attribute(element, "hidden") in _TRUE:
        unseen = list(cells.values())
        cells = {}
    if unseen:
        sheet.hidden.append(",".join(unseen))
    cells = {column: text for column, text in cells.items() if column not in sheet.hidden_columns}
    if cells:
        sheet.shown.append(TableRow(number, cells))


def _shown(book: _Book, cell: etree._Element) -> str:
    """Return what a cell displays."""
    kind = attribute(cell, "t") or "n"
    content, inline = child(cell, "v"), child(cell, "is")
    text = "" if content is None else content.text or ""
    if kind == "inlineStr":
        text = "" if inline is None else _rich_text(inline)
    elif kind == "s":
        text = _at(book.strings, text, "")
    elif kind == "b":
        text = _BOOLEANS.get(text, text)
    elif kind == "n" and text:
        text = _number(text, _at(book.formats, attribute(cell, "s") or "0", "General"), epoch_1904=book.epoch_1904)
    return text  # else str: a formula's text · e: an error value · d: an ISO date


def _at(table: tuple[str, ...], index: str, otherwise: str) -> str:
    return table[int(index)] if index.isdecimal() and int(index) < len(table) else otherwise


def _number(text: str, code: str, *, epoch_1904: bool) -> str:
    try:
        return show_number(float(text), code, epoch_1904=epoch_1904)
    except (ValueError, ArithmeticError):
        return text


def _corner(reference: str) -> tuple[int, int] | None:
    """Return (1-based row, 0-based column) of a reference such as B12."""
    match = _CELL.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match.group(2)), column - 1

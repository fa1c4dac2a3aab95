"""The 交办清单 read from .xlsx or .csv, whatever its columns are called."""

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from drafter.batch.cases import CaseList, CaseRow, number_key
from drafter.errors import InputError, system_reason

# Column names as 交办 lists print them, by field; a name matches when it contains one of the words, first field wins.
_COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("extended", ("延期", "延长")),
    ("due", ("截止", "办理期限", "办理时限", "办结期限", "办结时限", "答复期限", "答复时限", "限办", "限时")),
    ("assigned_on", ("交办日期", "交办时间", "交办日", "交办之日", "分办日期", "转办日期")),
    ("number", ("编号", "建议号", "提案号", "案号", "件号", "文号")),
    ("session", ("届次", "会议届次", "届别", "会次")),
    ("co_handlers", ("会办", "协办")),
    ("lead_unit", ("主办单位", "主办", "承办单位")),
    ("role", ("主会办", "办理方式", "承办类型", "承办方式", "办理类型", "办理性质")),
    ("title", ("题目", "案由", "标题", "案名", "名称", "事由")),
    ("proposers", ("领衔", "提出人", "提案人", "提案者", "代表姓名", "委员姓名", "代表", "委员", "建议人")),
    ("kind", ("类型", "类别", "种类")),
)
_ROLE_FIRST = ("主会办", "主办/会办", "主协办", "主办会办")  # a column that tells the role, not the unit
_HEADER_WITHIN = 12  # rows from the top
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_ROLES = (("分办", "分办"), ("会办", "会办"), ("协办", "会办"), ("独办", "主办"), ("主办", "主办"), ("承办", "主办"))
_SERIAL_EPOCH = dt.date(1899, 12, 30)  # Excel's day 0
_SERIAL = re.compile(r"[34]\d{4}(?:\.0+)?")
_ENCODINGS = ("utf-8-sig", "gb18030")
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_YES = frozenset({"是", "已延期", "延期", "√", "Y", "y", "1", "同意"})
_LONGEST_NAME = 20  # characters of a column's name; longer is prose

Cells = Sequence[Any]


def load_cases(path: Path) -> CaseList:
    """Return the list of an .xlsx or .csv file. Raises InputError."""
    rows = _rows(path)
    start, columns = _header(rows)
    if "number" not in columns.values():
        remedy = "表头须有“编号”一栏（建议号、提案号、案号亦可）"
        raise InputError("没有找到交办清单的表头", where=str(path), remedy=remedy)
    read = (_read_row(place, cells, columns) for place, cells in rows[start + 1 :])
    return CaseList(tuple(row for row in read if row.number or row.title))


def _rows(path: Path) -> list[tuple[str, Cells]]:
    """Return (place, cells) of all rows with something in them."""
    try:
        if path.suffix.lower() in _WORKBOOKS:
            return list(_workbook_rows(path))
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"无法读取（{system_reason(error)}）", where=str(path), remedy="请检查 --cases 的路径和权限"
        ) from None
    except (BadZipFile, InvalidFileException, KeyError, ValueError):
        raise InputError(
            "不是有效的 .xlsx 文件", where=str(path), remedy="请用 WPS 表格或 Excel 另存为 .xlsx"
        ) from None
    text = _decode(content, path)
    mark = max(",\t;", key=text[:5000].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    return [(f"第{number}行", cells) for number, cells in enumerate(rows, start=1) if any(map(str.strip, cells))]


def _workbook_rows(path: Path) -> Iterator[tuple[str, Cells]]:
    book = load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        name = f"工作表“{sheet.title}”" if len(book.worksheets) > 1 else ""
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            if any(_text(cell) for cell in cells):
                yield f"{name}第{number}行", cells
    book.close()


def _decode(content: bytes, path: Path) -> str:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("不是有效的 CSV 文件", where=str(path), remedy="请另存为 UTF-8 编码的 CSV 或 .xlsx") from None


def _header(rows: Sequence[tuple[str, Cells]]) -> tuple[int, dict[int, str]]:
    """Return the place of the header among the first rows, and which column is which field."""
    best: tuple[int, dict[int, str]] = (0, {})
    for place, (_, cells) in enumerate(rows[:_HEADER_WITHIN]):
        columns: dict[int, str] = {}
        for column, cell in enumerate(cells):
            named = _field(_text(cell))
            if named and named not in columns.values():
                columns[column] = named
        if len(columns) > len(best[1]):
            best = (place, columns)
    return best


def _field(name: str) -> str | None:
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))
    if not plain or len(plain) > _LONGEST_NAME:
        return None
    if any(word in plain for word in _ROLE_FIRST):
        return "role"
    return next((name_of for name_of, words in _COLUMNS if any(word in plain for word in words)), None)


def _read_row(place: str, cells: Cells, columns: dict[int, str]) -> CaseRow:
    found = {columns[column]: cell for column, cell in enumerate(cells) if column in columns}
    words = {name: _text(found.get(name)) for name, _ in _COLUMNS}
    role = next((role for word, role in _ROLES if word in words["role"]), words["role"])
    return CaseRow(
        place=place,
        number=words["number"],
        key=number_key(words["number"]),
        session=words["session"],
        title=words["title"],
        proposers=words["proposers"],
        kind=words["kind"],
        role=role,
        lead_unit=words["lead_unit"],
        co_handlers=words["co_handlers"],
        assigned_on=_date(found.get("assigned_on")),
        due=_date(found.get("due")),
        extended=words["extended"] in _YES,
    )


def _text(cell: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _date(cell: Any) -> dt.date | None:  # noqa: ANN401 - whatever a cell holds
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    written = unicodedata.normalize("NFKC", _text(cell))
    if _SERIAL.fullmatch(written):
        return _SERIAL_EPOCH + dt.timedelta(days=int(float(written)))
    match = _DATE.search(written)
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None

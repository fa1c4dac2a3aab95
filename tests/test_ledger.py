"""The workbook: text stays text, numbers are numbers, dates are dates, and it can be printed and filtered."""

import datetime as dt
import io

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from drafter.render.ledger import Link, Sheet, Value, render_ledger


def reopened(*sheets: Sheet) -> Workbook:
    """Return the workbook as a spreadsheet program reads it."""
    return load_workbook(io.BytesIO(render_ledger(sheets)))


def test_text_that_looks_like_a_formula_stays_text() -> None:
    """= + - @ at the beginning: a string that Excel does not work out, also when it is edited."""
    words = ["=1+1", "+8", "-x", "@SUM(A1)", '=HYPERLINK("http://x")']
    page = reopened(Sheet("台账", (("题目", 10),), [[word] for word in words]))["台账"]
    cells = [row[0] for row in page.iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [(word, "s", True) for word in words]


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_written_and_is_never_a_formula(words: str) -> None:
    """Control characters fall away; nothing else is lost and nothing is worked out."""
    page = reopened(Sheet("台账", (("题目", 10),), [[words]]))["台账"]
    assert page["A2"].data_type in {"s", "n"}
    assert page["A2"].data_type == "s" or page["A2"].value is None


def test_numbers_and_dates_keep_their_kind() -> None:
    """089 in a number column is 89 shown as 089; a date is a date; 12A stays text."""
    columns = (("编号", 8), ("交办日期", 12), ("剩余天数", 8))
    rows: list[list[Value]] = [["089", dt.date(2026, 3, 10), -3], ["12A", None, None]]
    page = reopened(Sheet("台账", columns, rows, numbers=frozenset({"编号"})))["台账"]
    assert (page["A2"].value, page["A2"].number_format) == (89, "000")
    assert (page["B2"].value, page["B2"].number_format) == (dt.datetime(2026, 3, 10), "yyyy-mm-dd")  # noqa: DTZ001 - as openpyxl reads it
    assert (page["C2"].value, page["C2"].data_type) == (-3, "n")
    assert (page["A3"].value, page["B3"].value) == ("12A", None)


def test_a_link_opens_the_file_beside_the_workbook() -> None:
    """The words are the path; the target is relative and percent-encoded."""
    page = reopened(Sheet("台账", (("文件", 10),), [[Link("来 文/1#.docx", "../来 文/1#.docx")]]))["台账"]
    assert page["A2"].value == "来 文/1#.docx"
    assert page["A2"].hyperlink.target == "../%E6%9D%A5%20%E6%96%87/1%23.docx"


def test_a_cell_longer_than_excel_allows_is_cut_with_a_mark() -> None:
    """32,767 characters at most, the last an ellipsis."""
    page = reopened(Sheet("台账", (("题目", 10),), [["字" * 40_000]]))["台账"]
    assert page["A2"].value == "字" * 32_766 + "…"


def test_the_sheet_is_ready_for_use_and_print() -> None:
    """Header frozen and repeated, filters over all rows, landscape A4 one page wide, days coloured."""
    columns = (("编号", 8), ("题目", 30), ("届次", 8), ("提出人", 8), ("剩余天数", 9))
    rows: list[list[Value]] = [["1", "甲", None, None, 3], ["2", "乙", None, None, -1]]
    page = reopened(Sheet("台账", columns, rows, note="按2026-04-01计算", days_column="剩余天数"))["台账"]
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("C2", "A1:E3", "$1:$1")
    assert (page.page_setup.orientation, page.page_setup.fitToHeight, page.page_setup.paperSize) == ("landscape", 0, 9)
    footer = page.oddFooter
    assert footer is not None
    assert footer.left is not None
    assert footer.left.text == "按2026-04-01计算"
    assert page.column_dimensions["B"].width == 30
    (coloured,) = page.conditional_formatting
    assert str(coloured.sqref) == "E2:E3"
    assert [rule.formula[0] for rule in coloured.rules] == [
        "AND(ISNUMBER($E2),$E2<0)",
        "AND(ISNUMBER($E2),$E2<=7)",
        "AND(ISNUMBER($E2),$E2<=30)",
    ]


def test_a_sheet_without_rows_has_its_header() -> None:
    """No letters, no colours, still a table."""
    page = reopened(Sheet("台账", (("编号", 8),), [], days_column=None))["台账"]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [["编号"]]


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    """Three numbered asks, the second on two lines: four lines; 409 points at most; one line where one is enough."""
    asks = "1. 增设站\n2. 增设公交站点\n3. 修路"
    page = reopened(Sheet("台账", (("建议事项", 13),), [[asks], ["字" * 5_000], ["短"]]))["台账"]
    assert [page.row_dimensions[row].height for row in (2, 3, 4)] == [64.0, 409.0, 16.0]


def test_a_sheet_too_wide_for_a4_is_printed_on_a3() -> None:
    """Seventeen columns on A4 would be a third of their size."""
    wide = tuple((f"列{number}", 30.0) for number in range(8))
    pages = reopened(Sheet("宽", wide, []), Sheet("窄", wide[:7], []))
    assert [pages[name].page_setup.paperSize for name in ("宽", "窄")] == [8, 9]

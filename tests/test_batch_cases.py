"""The 交办清单: whatever its columns are called, and however its numbers are printed."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from drafter.batch.case_columns import load_cases
from drafter.batch.cases import CaseList, CaseRow, number_key, title_key
from drafter.errors import InputError

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "cases" / "提案交办清单.csv"


def test_a_list_under_a_title_row_is_read() -> None:
    """Header in the second row, names with additions, four ways to print a date."""
    cases = load_cases(FIXTURE)
    assert cases.rows[1] == CaseRow(
        place="第4行",
        number="第0187号",
        key="187",
        title="关于加快科技成果转化的提案",
        proposers="民建云州市委会",
        role="主办",
        lead_unit="云州市科学技术局",
        co_handlers="市财政局",
        assigned_on=dt.date(2025, 11, 30),
        extended=True,
    )
    assert [row.assigned_on for row in cases.rows] == [
        dt.date(2026, 3, 10),
        dt.date(2025, 11, 30),
        dt.date(2026, 3, 10),
        dt.date(2026, 3, 10),
    ]
    assert [row.role for row in cases.rows] == ["主办", "主办", "会办", "主办"]


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("第089号", "89"),
        ("０８９", "89"),
        ("89.0", "89"),
        ("提案第 0089 号", "89"),
        ("B012", "B12"),
        ("2026-071", "2026-71"),
        ("000", "0"),
        ("", ""),
    ],
)
def test_numbers_are_compared_without_their_dress(printed: str, key: str) -> None:
    """第…号, leading zeros and width mean nothing."""
    assert number_key(printed) == key


def test_titles_are_compared_without_marks_and_frame() -> None:
    """《关于…的建议》 and the bare matter are one."""
    assert title_key("《关于增设公交站的建议》") == title_key("增设公交站")


def test_a_workbook_with_serial_dates_and_numbers_is_read(tmp_path: Path) -> None:
    """Cells that hold numbers and dates, and a date kept as Excel's day count."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["建议号", "标题", "领衔代表", "交办日期", "办理时限", "主办单位名称"])
    sheet.append([89, "关于x", "李某某", dt.datetime(2026, 1, 31), "46142", "云州市交通运输局"])  # noqa: DTZ001 - as Excel keeps it
    book.save(tmp_path / "cases.xlsx")
    (row,) = load_cases(tmp_path / "cases.xlsx").rows
    assert (row.key, row.assigned_on, row.due) == ("89", dt.date(2026, 1, 31), dt.date(2026, 4, 30))
    assert row.lead_unit == "云州市交通运输局"


def test_a_gb18030_list_is_read(tmp_path: Path) -> None:
    """CSV as WPS on Windows saves it."""
    (tmp_path / "c.csv").write_bytes("编号\t题目\n7\t关于x\n".encode("gb18030"))
    assert [row.key for row in load_cases(tmp_path / "c.csv").rows] == ["7"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "甲,乙\n1,2\n".encode(), "没有找到交办清单的表头"),
        ("b.xlsx", b"PK\x03\x04 broken", "不是有效的 .xlsx 文件"),
        ("c.csv", b"\xff\xfe\xff\xff\x80", "不是有效的 CSV 文件"),
    ],
)
def test_what_is_no_list_is_named(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """One line that says what is wrong."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=said):
        load_cases(tmp_path / name)


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    """An InputError, no traceback."""
    with pytest.raises(InputError, match="无法读取"):
        load_cases(tmp_path / "none.csv")


def test_a_letter_finds_its_row_by_number_and_rows_without_letter_remain() -> None:
    """089 in the letter is 第0089号 in the list."""
    cases = CaseList((CaseRow(place="2", number="第0089号", key="89"), CaseRow(place="3", number="90", key="90")))
    matched = cases.match({"number": "089"})
    assert matched is not None
    assert matched.place == "2"
    assert [row.place for row in cases.unused()] == ["3"]


def test_the_same_number_of_a_suggestion_and_a_proposal_is_told_apart() -> None:
    """Kind first, then title; what stays unclear is matched with nothing."""
    suggestion = CaseRow(place="2", key="12", kind="建议", title="甲")
    proposal = CaseRow(place="3", key="12", kind="提案", title="乙")
    cases = CaseList((suggestion, proposal))
    assert cases.match({"number": "12", "matter": "cppcc_proposal"}) == proposal
    assert cases.match({"number": "12", "title": "关于甲的建议"}) == suggestion
    assert cases.match({"number": "12"}) is None


def test_a_letter_without_number_finds_its_row_by_title() -> None:
    """A letter with a number of its own is never matched by title."""
    row = CaseRow(place="2", key="12", title="关于增设公交站的建议")
    cases = CaseList((row,))
    assert cases.match({"title": "增设公交站"}) == row
    assert cases.match({"number": "13", "title": "增设公交站"}) is None

"""Dates in every form, with their ISO 8601 form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.grammar.dates import find_dates
from drafter.grammar.fold import fold


def _read(text: str) -> list[tuple[str, str | None]]:
    return [(text[found.start : found.end], found.iso) for found in find_dates(fold(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年6月5日", [("2024年6月5日", "2024-06-05")]),
        ("2024 年 6 月 5 日", [("2024 年 6 月 5 日", "2024-06-05")]),
        ("2024-06-05", [("2024-06-05", "2024-06-05")]),
        ("2024/6/5", [("2024/6/5", "2024-06-05")]),
        ("2024.6.5", [("2024.6.5", "2024-06-05")]),
        ("二〇二四年六月五日", [("二〇二四年六月五日", "2024-06-05")]),
        ("二○一九年", [("二○一九年", "2019")]),
        ("2024年6月", [("2024年6月", "2024-06")]),
        ("6月底", [("6月底", "--06")]),
        ("6月5日", [("6月5日", "--06-05")]),
        ("2023年以来", [("2023年", "2023")]),
        ("“十四五”期间", [("十四五", "2021/2025")]),
        ("2024年第三季度", [("2024年第三季度", "2024-Q3")]),
        ("2024年前三季度", [("2024年前三季度", "2024-Q1/2024-Q3")]),
        ("2024年上半年", [("2024年上半年", "2024-H1")]),
        ("2024年1—5月", [("2024年1—5月", "2024-01/2024-05")]),
        ("1-5月份", [("1-5月份", "--01/--05")]),
        ("2013—2015年", [("2013—2015年", "2013/2015")]),
        ("2020、2021年", [("2020", "2020"), ("2021年", "2021")]),
        ("6月1日至10日", [("6月1日至10日", "--06-01/--06-10")]),
        ("2021年6月—2022年3月", [("2021年6月", "2021-06"), ("2022年3月", "2022-03")]),
    ],
)
def test_a_date_has_its_iso_form(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Full and partial dates and spans are read; 以来 is not part of them."""
    assert _read(text) == expected


@pytest.mark.parametrize("text", ["今年5月", "去年", "上半年", "第三季度", "年底", "2024年6月31日", "2月30日"])
def test_a_date_that_the_words_do_not_fix_has_no_iso_form(text: str) -> None:
    """A relative time or a day that does not exist is a date without an ISO form."""
    assert _read(text) == [(text, None)]


@pytest.mark.parametrize("text", ["3个月", "近三年", "2年内", "目前年轻", "第5号", "1.2.3"])
def test_a_length_of_time_is_no_date(text: str) -> None:
    """Durations and versions are no dates."""
    assert _read(text) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789一二〇十年月日至—-.、 度季上下半底初今去五“”\n", max_size=60))
def test_dates_come_in_order_inside_the_text(text: str) -> None:
    """Whatever the signs, dates are slices in order that do not overlap."""
    reached = 0
    for found in find_dates(fold(text)):
        assert reached <= found.start < found.end <= len(text)
        reached = found.end


def test_the_worst_strings_end() -> None:
    """20,000 years, months or dashes are read to the end."""
    for piece in ("2024", "2024、", "2024年", "1月", "一", "1—", "十四五", "年底"):
        assert sum(1 for _ in find_dates(piece * 20_000)) <= 40_000

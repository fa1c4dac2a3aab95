"""Numbers with their units: every way official prose writes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.grammar.fold import fold
from drafter.grammar.numbers import find_quantities
from drafter.grammar.numerals import read_chinese


def _read(text: str) -> list[tuple[str, float, str]]:
    return [(text[found.start : found.end], found.value, found.unit) for found in find_quantities(fold(text))]


def _base(text: str) -> list[tuple[float, str]]:
    return [(found.base.value, found.base.unit) for found in find_quantities(fold(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2亿元", [("1.2亿元", 1.2, "亿元")]),
        ("3,070家", [("3,070家", 3070, "家")]),
        ("3070 家", [("3070 家", 3070, "家")]),
        ("１２.５％", [("１２.５％", 12.5, "%")]),
        ("百分之十二", [("百分之十二", 12, "%")]),
        ("百分之零点五", [("百分之零点五", 0.5, "%")]),
        ("0.26个百分点", [("0.26个百分点", 0.26, "个百分点")]),
        ("三分之一", [("三分之一", 0.3333, "")]),
        ("占1/3", [("1/3", 0.3333, "")]),
        ("比例为1:28", [("1:28", 28, "")]),
        ("车桩比2.4:1", [("2.4:1", 2.4, "")]),
        ("百余家", [("百余家", 100, "家")]),
        ("近20万人", [("20万人", 20, "万人")]),
        ("1000多家", [("1000多家", 1000, "家")]),
        ("10万余人", [("10万余人", 10, "万人")]),
        ("十几家", [("十几家", 10, "家")]),
        ("数十家", [("数十家", 10, "家")]),
        ("三成", [("三成", 3, "成")]),
        ("第八位", [("第八位", 8, "位")]),
        ("翻一番", [("一番", 1, "番")]),
        ("12万余平方米", [("12万余平方米", 12, "万平方米")]),
        ("两千万元", [("两千万元", 2000, "万元")]),
        ("一亿二千万元", [("一亿二千万元", 12000, "万元")]),
        ("28.6元/平方米·月", [("28.6元/平方米·月", 28.6, "元/平方米·月")]),
        ("5千克和5千人", [("5千克", 5, "千克"), ("5千人", 5, "千人")]),
        ("32微克/立方米", [("32微克/立方米", 32, "微克/立方米")]),
    ],
)
def test_value_and_unit_are_those_printed(text: str, expected: list[tuple[str, float, str]]) -> None:
    """A number is found with its unit, 万 and 亿 in the unit, 多 and 余 in the words only."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30万和50万元", [("30万", 30, "万元"), ("50万元", 50, "万元")]),
        ("100-200万元", [("100", 100, "万元"), ("200万元", 200, "万元")]),
        ("10—20万元", [("10", 10, "万元"), ("20万元", 20, "万元")]),
        ("3~5年", [("3", 3, "年"), ("5年", 5, "年")]),
        ("1—2个区", [("1", 1, "个"), ("2个", 2, "个")]),
        ("10、20、30万元", [("10", 10, "万元"), ("20", 20, "万元"), ("30万元", 30, "万元")]),
        ("4.6个、8.3个百分点", [("4.6个", 4.6, "个百分点"), ("8.3个百分点", 8.3, "个百分点")]),
        ("5个和3家", [("5个", 5, "个"), ("3家", 3, "家")]),
        ("1.1亿人、4215万户", [("1.1亿人", 1.1, "亿人"), ("4215万户", 4215, "万户")]),
    ],
)
def test_a_unit_printed_once_is_filled_in(text: str, expected: list[tuple[str, float, str]]) -> None:
    """A range or a list is so many figures, each with the unit of the last."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text", ["5G", "G60", "2.5G", "1+10", "“1+1+N”", "PM2.5", "4A级", "千瓦", "百分点", "A3", "3D", "一" * 30]
)
def test_a_name_with_digits_is_no_quantity(text: str) -> None:
    """Letters, plus signs and units that begin like a numeral make no quantity."""
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,000万元", [(120000000, "元")]),
        ("1.2亿元", [(120000000, "元")]),
        ("353万平方米", [(3530000, "平方米")]),
        ("12㎡", [(12, "平方米")]),
        ("2.4公顷", [(24000, "平方米")]),
        ("3.6公里", [(3600, "米")]),
        ("30兆瓦", [(30000, "千瓦")]),
        ("三成", [(30, "%")]),
        ("12.5%", [(12.5, "%")]),
        ("100元/人·月", [(100, "元/人·月")]),
    ],
)
def test_the_base_unit_makes_ways_of_writing_equal(text: str, expected: list[tuple[float, str]]) -> None:
    """万 and 亿 are multiplied out and a family has one unit."""
    assert _base(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2家庭", [("2", 2, "")]),
        ("58单位", [("58", 58, "")]),
        ("5支持", [("5", 5, "")]),
        ("表1:3家", [("1", 1, ""), ("3家", 3, "家")]),
        ("1.2017年启动", [("1", 1, ""), ("2017年", 2017, "年")]),
        ("7×24小时", [("24小时", 24, "小时")]),
    ],
)
def test_a_word_that_begins_like_a_unit_is_none(text: str, expected: list[tuple[str, float, str]]) -> None:
    """2家庭 counts no 家, a list marker is no decimal, 表1 is no ratio."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一百二十三", 123),
        ("一千二百", 1200),
        ("两百", 200),
        ("十", 10),
        ("二十", 20),
        ("二〇二四", 2024),
        ("一千零五", 1005),
    ],
)
def test_chinese_numerals_have_their_value(numeral: str, value: int) -> None:
    """Places, zeros and plain digit rows are read."""
    assert read_chinese(numeral) == value


@pytest.mark.parametrize("broken", ["", "点五", "一点", "甲", "一点百"])
def test_what_is_no_numeral_has_no_value(broken: str) -> None:
    """A numeral needs digits on both sides of its point."""
    assert read_chinese(broken) is None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789一二三十百千万亿点分之第多余几数元个家%.,，：:/-—~、和 年\n甲A", max_size=60))
def test_quantities_come_in_order_inside_the_text(text: str) -> None:
    """Whatever the signs, quantities are slices in order that do not overlap."""
    reached = 0
    for found in find_quantities(fold(text)):
        assert reached <= found.start < found.end <= len(text)
        reached = found.end


def test_the_worst_strings_end() -> None:
    """20,000 digits, numerals, marks or pairs of them are read to the end."""
    for piece in ("一", "1", "1，", "1：", "第1", "一分之", "1、", "万", "1.", "1/"):
        assert sum(1 for _ in find_quantities(piece * 20_000)) <= 20_000

"""Numbering markers: read, told from numbers and words, and written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.grammar.fold import fold
from drafter.grammar.markers import (
    FAMILIES,
    RUN_IN,
    Family,
    chinese_numeral,
    chinese_value,
    find_markers,
    format_marker,
    read_marker,
)

READ: list[tuple[str, Family, int]] = [
    ("一、加强", "cn_comma", 1),
    ("十一、加强", "cn_comma", 11),
    ("二十一、加强", "cn_comma", 21),
    ("（一）加强", "cn_paren", 1),
    ("(三)加强", "cn_paren", 3),
    ("㈡加强", "cn_paren", 2),
    ("1.加强", "arabic_dot", 1),
    ("1．加强", "arabic_dot", 1),
    ("12、加强", "arabic_dot", 12),
    ("⒊加强", "arabic_dot", 3),
    ("（1）加强", "arabic_paren", 1),
    ("(2)加强", "arabic_paren", 2),
    ("⑶加强", "arabic_paren", 3),
    ("1)加强", "arabic_close", 1),
    ("①加强", "circled", 1),
    ("❷加强", "circled", 2),
    ("一是加强", "yi_shi", 1),
    ("二要加强", "yi_yao", 2),
    ("首先，加强", "sequence", 1),
    ("其次加强", "sequence", 2),
    ("再次，加强", "sequence", 3),
    ("第四，加强", "ordinal", 4),
    ("第一、加强", "ordinal", 1),
    ("其二，加强", "qi_yi", 2),
    ("壹、加强", "cn_capital", 1),
    ("A.加强", "letter", 1),
    ("第十二条 为", "article", 12),
    ("第一百零三条", "article", 103),
    ("第二章 总则", "chapter", 2),
    ("第三节 附则", "section", 3),
    ("1.2 加强", "decimal_two", 2),
    ("1.2.3 加强", "decimal_three", 3),
    ("1.2023年以来", "arabic_dot", 1),
]
MISPRINTS: list[tuple[str, Family]] = [
    ("一.加强", "cn_comma"),
    ("一，加强", "cn_comma"),
    ("一 、加强", "cn_comma"),
    ("（一）、加强", "cn_paren"),
    ("(一〕加强", "cn_paren"),
    ("1 、加强", "arabic_dot"),
]
NO_MARKERS = [
    "1.2亿元",
    "2023.5.1起",
    "3.5%",
    "一、二级",
    "第一书记",
    "第一产业",
    "第一、第二产业",
    "一是一",
    "二是否",
    "二要素",
    "其一生",
    "加强",
    "",
]


@pytest.mark.parametrize(("text", "family", "ordinal"), READ)
def test_marker_is_read_with_family_and_number(text: str, family: Family, ordinal: int) -> None:
    """Each family is known by its form, in any width."""
    marker = read_marker(fold(text), 0)
    assert marker is not None
    assert (marker.family, marker.ordinal, marker.start) == (family, ordinal, 0)


@pytest.mark.parametrize(("text", "family"), MISPRINTS)
def test_misprinted_marker_is_still_a_marker(text: str, family: Family) -> None:
    """A wrong mark or bracket behind the number changes nothing."""
    marker = read_marker(fold(text), 0)
    assert marker is not None
    assert (marker.family, marker.ordinal) == (family, 1)


@pytest.mark.parametrize("text", NO_MARKERS)
def test_number_or_word_is_no_marker(text: str) -> None:
    """Amounts, dates, enumerations and words that begin alike are left alone."""
    assert read_marker(fold(text), 0) is None


@pytest.mark.parametrize("text", ["统一是关键", "之一是科技", "唯一是它", "星期一是"])
def test_numeral_that_ends_a_word_is_no_marker(text: str) -> None:
    """一 in 统一 belongs to the word before it."""
    assert list(find_markers(fold(text))) == []


def test_markers_are_found_in_reading_order_without_overlap() -> None:
    """find_markers reads on behind each marker."""
    text = fold("（一）、加强领导一是定人；二是定责。1.投入")
    assert [(marker.text, marker.start) for marker in find_markers(text)] == [
        ("（一）、", 0),
        ("一是", 8),
        ("二是", 13),
        ("1.", 18),
    ]


def test_last_marker_closes_any_series() -> None:
    """最后 has no number of its own."""
    marker = read_marker("最后，加强", 0)
    assert marker is not None
    assert marker.is_last


WRITTEN: list[tuple[Family, int, bool, str]] = [
    ("chapter", 2, True, "第二章"),
    ("section", 3, True, "第三节"),
    ("article", 12, True, "第十二条"),
    ("cn_capital", 11, True, "拾壹、"),
    ("cn_comma", 20, True, "二十、"),
    ("cn_paren", 1, True, "（一）"),
    ("cn_paren", 1, False, "(一)"),
    ("arabic_dot", 3, True, "3."),
    ("decimal_two", 2, True, "1.2"),
    ("decimal_three", 4, True, "1.1.4"),
    ("arabic_paren", 5, True, "（5）"),
    ("arabic_close", 5, False, "5)"),
    ("circled", 20, True, "⑳"),
    ("circled", 21, True, "（21）"),
    ("letter", 2, True, "B."),
    ("ordinal", 4, True, "第四"),
    ("sequence", 1, True, "首先"),
    ("sequence", 4, True, "第四"),
    ("qi_yi", 2, True, "其二"),
    ("yi_shi", 10, True, "十是"),
    ("yi_yao", 3, True, "三要"),
]


@pytest.mark.parametrize(("family", "ordinal", "wide", "text"), WRITTEN)
def test_marker_is_written(family: Family, ordinal: int, wide: bool, text: str) -> None:  # noqa: FBT001 - a column of the table
    """Each family has its printed form."""
    assert format_marker(family, ordinal, wide=wide) == text


@given(st.sampled_from(FAMILIES), st.integers(min_value=1, max_value=20), st.booleans())
@settings(max_examples=60, deadline=None)
def test_written_marker_is_read_back(family: Family, ordinal: int, wide: bool) -> None:  # noqa: FBT001 - drawn, not called
    """What format_marker writes, read_marker reads: same family, same number."""
    text = format_marker(family, ordinal, wide=wide)
    behind = "，加强" if family in RUN_IN else " 加强"
    marker = read_marker(fold(text + behind), 0)
    assert marker is not None
    expected = "ordinal" if family == "sequence" and ordinal > 3 else family
    assert (marker.family, marker.ordinal) == (expected, ordinal)


@given(st.integers(min_value=1, max_value=99))
@settings(max_examples=99, deadline=None)
def test_chinese_numerals_are_read_back(number: int) -> None:
    """chinese_value undoes chinese_numeral."""
    assert chinese_value(chinese_numeral(number)) == number


@given(st.text(alphabet="一二十是要、（）(1)2.①首先其次最后第条，。 A", max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """Markers lie in the text, in order, and their words are its slices."""
    folded = fold(text)
    end = 0
    for marker in find_markers(folded):
        assert end <= marker.start < marker.end <= len(folded)
        assert marker.text == folded[marker.start : marker.end]
        end = marker.end

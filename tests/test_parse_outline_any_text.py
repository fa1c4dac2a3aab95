"""The heading tree of whatever text there is: read in one pass, in order, inside the text, without a gap in levels."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.documents import Genre
from tests.letter_bodies import headings_of

WORST = [
    "一",
    "「《",
    "1",
    "（",
    "一是",
    "一、",
    "一、\n",
    "1.\n",
    "标题\n",
    "“",
    "首先，其次，",
    "第一，",
    "一是甲。二是乙。",
    "加强机制。推进工作落实到位很好。\n",
    "【甲乙】\n",
    "——甲。\n",
    "A.甲\n（1）乙\n",
    "为1、甲；",
    "注：1.甲\n",
]


@pytest.mark.parametrize("unit", WORST)
def test_worst_strings_are_read(unit: str) -> None:
    """Long runs of marks are read in one pass, and every entry lies in the text."""
    text = unit * (20_000 // len(unit))
    assert all(heading.start <= heading.end <= heading.body_end <= len(text) for heading in headings_of(text))


@given(
    st.text(alphabet="一二三、（）(1)2.3.①是首先其次第最后，。；：“”《》 \n|加强机制建议关于", max_size=160),
    st.sampled_from(["reply", "proposal", "other"]),
)
@settings(max_examples=200, deadline=None)
def test_any_text_has_an_outline(text: str, genre: Genre) -> None:
    """Entries are in reading order, start with their marker, and their words are in their slice; levels have no gap."""
    headings = headings_of(text, genre)
    deepest = 0
    position = -1
    for heading in headings:
        assert position < heading.start <= heading.end <= heading.body_end <= len(text)
        assert text[heading.start : heading.end].startswith(heading.marker)
        assert text[heading.start : heading.end].endswith(heading.text)
        assert 1 <= heading.level <= deepest + 1 or deepest == 0
        position, deepest = heading.start, heading.level

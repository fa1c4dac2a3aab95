"""Where title, 发文机关标志, 署名 and 成文日期 go: the small sums behind the page."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.render.word.ending import place_ending
from drafter.render.word.furniture import masthead_size
from drafter.render.word.title import LINE, break_title


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于第5号建议的答复", ("关于第5号建议的答复",)),
        ("关于市政协十四届三次会议第0127号提案的答复", ("关于市政协十四届三次会议", "第0127号提案的答复")),
        (
            "云州市住房和城乡建设局关于市政协十四届三次会议第0127号提案的答复",
            ("云州市住房和城乡建设局", "关于市政协十四届三次会议", "第0127号提案的答复"),
        ),
        (
            "对市政协十五届五次会议第89号提案《关于加强科技创新推动高质量发展的建议》答复的函",
            ("对市政协十五届五次会议第89号提案", "《关于加强科技创新推动高质量发展的", "建议》答复的函"),
        ),
    ],
)  # fmt: skip
def test_titles_break_where_the_meaning_does(title: str, lines: tuple[str, ...]) -> None:
    """7.3.1: 词意完整，排列对称，长短适宜."""
    assert break_title(title) == lines


@given(st.text(alphabet="关于市政协第0127号提案的《建议》（答复）、“和”加强", max_size=130))
@settings(max_examples=60, deadline=None)
def test_a_broken_title_keeps_every_character_and_no_number_is_cut(title: str) -> None:
    """Lines fit, join to the title again, and no line starts with 的 or a closing mark or inside a number."""
    lines = break_title(title)
    assert "".join(lines) == title
    for before, after in pairwise(lines):
        assert after[0] not in "的》”）、"
        assert not (before[-1].isdigit() and after[0].isdigit())
        assert len(before) <= LINE * 2


@pytest.mark.parametrize(("name", "size"), [("云州市财政局", 42), ("云州市住房和城乡建设局", 37), ("云" * 60, 14)])
def test_the_masthead_takes_the_size_that_fits(name: str, size: int) -> None:
    """42 pt at most, one line of 145 mm, never under 14 pt."""
    assert masthead_size(name) == size


@pytest.mark.parametrize(
    ("signature", "seal", "name_left", "date_left"),
    [
        ("云州市财政局", True, 28 - 14.5, 28 - 14.5),
        ("云州市住房和城乡建设局办公室党组织", True, 28 - 17, 28 - 17),
        ("云州市住房和城乡建设局", False, 28 - 2 - 11, 28 - 2 - 11 + 2),
        ("民政局", False, 28 - 2 - 6.5 - 2, 28 - 2 - 6.5),
    ],
)
def test_the_ending_follows_the_seal(signature: str, name_left: float, date_left: float, *, seal: bool) -> None:
    """7.3.5: with a seal both centred in one box round the date; without, two characters in, the date two further."""
    ending = place_ending(signature, "2026年5月20日", seal=seal)
    centred = '<w:jc w:val="center"/>' if seal else ""
    assert ending.signature == f'<w:ind w:left="{round(name_left * 315)}"/>{centred}'
    assert ending.date == f'<w:ind w:left="{round(date_left * 315)}"/>{centred}'

"""Folding: one form for width, script and white space; the length never changes."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.grammar.fold import fold


def test_width_script_and_white_space() -> None:
    """Digits and letters half-width, punctuation full-width, characters simplified, spaces plain."""
    assert fold("關於Ａ１２類,(見表)\u3000共１．２億元") == "关于A12类，（见表） 共1.2亿元"


def test_answer_words_only() -> None:
    """覆 is 复 in 答覆, and stays in 覆盖."""
    assert fold("現答覆如下：覆盖率") == "现答复如下：覆盖率"


def test_characters_of_simplified_text_stay() -> None:
    """著, 乾 and the like belong to simplified text too."""
    assert fold("成效显著，乾隆") == "成效显著，乾隆"


def test_lookalikes_from_pdf() -> None:
    """Kangxi radicals and compatibility forms become the everyday characters."""
    assert fold("⼀、⼈才") == "一、人才"


@given(st.text())
def test_length_is_kept(text: str) -> None:
    """An offset in the folded text holds in the text."""
    assert len(fold(text)) == len(text)

"""《Titles》 and document numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.grammar.fold import fold
from drafter.grammar.titles import find_doc_numbers, find_titles, in_quotes


def _titles(text: str) -> list[tuple[str, int]]:
    return [(text[found.start : found.end], found.depth) for found in find_titles(text)]


def _numbers(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_doc_numbers(fold(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("印发《甲方案》《乙办法》", [("《甲方案》", 0), ("《乙办法》", 0)]),
        ("《关于印发〈甲方案〉的通知》", [("〈甲方案〉", 1), ("《关于印发〈甲方案〉的通知》", 0)]),
        ("《关于实施《甲法》的意见》", [("《甲法》", 1), ("《关于实施《甲法》的意见》", 0)]),
        ("《云州市甲\n办法》", [("《云州市甲\n办法》", 0)]),
        ("《没有关上。《乙办法》", [("《乙办法》", 0)]),
        ("没有打开》，《乙办法》", [("《乙办法》", 0)]),
        ("《没有关上\n\n另一段》", []),
        ("《》", []),
        ("《" + "长" * 200 + "》", []),
    ],
)
def test_titles_are_found_nested_broken_and_unbalanced(text: str, expected: list[tuple[str, int]]) -> None:
    """A mark without its partner hides no other title."""
    assert _titles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照云政发〔2024〕15号执行", ["云政发〔2024〕15号"]),
        ("（清政办发[2023] 8 号）", ["清政办发[2023] 8 号"]),
        ("根据国务院令第714号", ["国务院令第714号"]),
        ("（2021）3号", []),
        ("第0157号提案", []),
        ("《甲办法》（江教体〔2022〕3号）", ["江教体〔2022〕3号"]),
    ],
)
def test_a_document_number_has_its_letters_and_no_lead_in(text: str, expected: list[str]) -> None:
    """按照 and 根据 stay outside; a year and number without letters are none."""
    assert _numbers(text) == expected


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="《》〈〉〔〕[]（）发号令第2024 。\n甲", max_size=60))
def test_titles_and_numbers_are_slices(text: str) -> None:
    """Whatever the marks, a title runs from mark to mark and a number ends in 号 or a digit."""
    for title in find_titles(text):
        assert text[title.start] in "《〈"
        assert text[title.end - 1] in "》〉"
    for number in find_doc_numbers(fold(text)):
        assert 0 <= number.start < number.end <= len(text)


def test_the_worst_strings_end() -> None:
    """20,000 opening marks, brackets or pairs are read to the end."""
    for piece in ("《", "》", "〔2024〕", "《》", "甲", "令第"):
        assert sum(1 for _ in find_titles(piece * 20_000)) <= 20_000
        assert sum(1 for _ in find_doc_numbers(piece * 20_000)) <= 20_000


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    """GB/T 15834-2011, 4.8.3.4."""
    assert in_quotes("让“老小孩”的牙口好起来") == "“让‘老小孩’的牙口好起来”"

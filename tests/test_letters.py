"""The fixture letters: every annotation is complete, stands in its letter, and agrees with itself."""

import ast
import operator
import re
from collections import Counter
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from drafter.read import read_source
from tests.quality import letter_folders, read_expected

FIELDS = {
    "genre",
    "matter",
    "title",
    "doc_number",
    "session",
    "proposal_number",
    "proposal_title",
    "addressees",
    "issuer",
    "issue_date",
    "co_handlers",
    "contact",
    "outline",
    "figures",
    "policies",
    "commitments",
    "asks",
    "arithmetic",
    "slips",
    "file",
}
EXTRA = {"proposers", "proposer_kind", "disposition", "disclosure"}
# Lists that are not annotated in a paper that is no letter: null there.
BODY = ("outline", "figures", "policies", "commitments", "asks", "arithmetic", "slips")
FOLDERS = letter_folders()
LETTERS = [folder for folder in FOLDERS if read_expected(folder)["genre"] != "other"]

_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"第?(\d[\d,，]*(?:\.\d+)?)(.*)")
_CHINESE = re.compile(r"第?([〇零一二三四五六七八九十百千两]+)(.*)")
_RATIO = re.compile(r"([\d.]+)[:：]([\d.]+)")
_FRACTION = re.compile(r"([二三四五六七八九十])分之([一二三四五六七八九])")
_NUMERALS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_JOINED = "、.．)）是要"  # a marker that ends so touches its heading; 首先 and 第一 may have a comma between
_MORE = re.compile(r"(?<=^[万亿])[多余餘]|^[多余餘]")
_RELATION = re.compile(r"(?P<left>.+?)(?P<sign>[=≤])(?P<right>[\d.]+)(?P<percent>%?)")
_OPERATORS: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def packed(text: str) -> str:
    """Return the text without white space: a quote may have lost the line breaks of a hard-wrapped letter."""
    return _SPACE.sub("", text)


def by_name(folder: Path) -> str:
    """Return the name pytest shows."""
    return folder.name


def read_packed(folder: Path) -> str:
    """Return the letter as `read` gives it, white space aside."""
    return packed(read_source(folder / read_expected(folder)["file"]).text)


def number_of(numerals: str) -> int:
    """Return the value of a Chinese numeral below ten thousand."""
    total = digit = 0
    for sign in numerals:
        if sign in _PLACES:
            total, digit = total + (digit or 1) * _PLACES[sign], 0
        else:
            digit = _NUMERALS[sign]
    return total + digit


def value_and_unit(text: str) -> tuple[float, str]:
    """Return what a printed figure says by itself: its number, and the unit as far as it is printed."""
    if ratio := _RATIO.fullmatch(text):
        return max(float(ratio[1]), float(ratio[2])), ""
    if fraction := _FRACTION.fullmatch(text):
        return round(_NUMERALS[fraction[2]] / number_of(fraction[1]), 4), ""
    if plain := _DIGITS.fullmatch(text):
        return float(re.sub("[,，]", "", plain[1])), _MORE.sub("", plain[2])
    numerals = _CHINESE.fullmatch(text)
    assert numerals, text
    return float(number_of(numerals[1])), _MORE.sub("", numerals[2])


def evaluate(expression: str) -> Decimal:
    """Return the value of a sum written with + - * / ( ) and percentages."""
    tree = ast.parse(re.sub(r"([\d.]+)%", r"(\1/100)", expression), mode="eval")

    def value_of(node: ast.expr) -> Decimal:
        if isinstance(node, ast.BinOp):
            return _OPERATORS[type(node.op)](value_of(node.left), value_of(node.right))
        assert isinstance(node, ast.Constant)
        return Decimal(str(node.value))

    return value_of(tree.body)


def holds(relation: str) -> bool:
    """Return whether the left side, rounded half up to the printed precision of the right side, equals it."""
    match = _RELATION.fullmatch(relation)
    assert match, relation
    printed = Decimal(match["right"])
    computed = evaluate(match["left"]) * (100 if match["percent"] else 1)
    if match["sign"] == "≤":
        return computed <= printed
    return computed.quantize(printed, rounding=ROUND_HALF_UP) == printed


def test_corpus_is_large_and_mixed() -> None:
    """At least 36 letters, of all four genres, in text, web page and word processor form."""
    expected = [read_expected(folder) for folder in FOLDERS]
    genres = Counter(item["genre"] for item in expected)
    assert len(FOLDERS) >= 36
    assert genres["reply"] >= 22
    assert genres["proposal"] >= 8
    assert genres["joint_opinion"] >= 4
    assert genres["other"] >= 4
    assert {Path(item["file"]).suffix for item in expected} == {".txt", ".html", ".docx"}


@pytest.mark.parametrize("folder", FOLDERS, ids=by_name)
def test_annotation_is_complete(folder: Path) -> None:
    """Every field of the schema is there, no unknown one, and the letter stands beside it and nothing else."""
    expected = read_expected(folder)
    assert set(expected) - EXTRA == FIELDS
    assert {path.name for path in folder.iterdir()} == {expected["file"], "expected.json"}
    unannotated = [name for name in BODY if expected[name] is None]
    assert unannotated == (list(BODY) if expected["genre"] == "other" else [])


@pytest.mark.parametrize("folder", LETTERS, ids=by_name)
def test_every_quote_stands_in_the_letter(folder: Path) -> None:
    """Fields, headings, quotes, policies, promises and asks are the letter's own characters."""
    text = read_packed(folder)
    quotes = [quote for quote in quotes_of(read_expected(folder)) if packed(quote) not in text]
    assert quotes == []


def quotes_of(expected: Mapping[str, Any]) -> list[str]:
    """Return everything in an annotation that is copied from the letter."""
    single = ("title", "doc_number", "session", "proposal_number", "proposal_title", "issuer")
    contact = expected["contact"] or {}
    fields = [expected[name] for name in single] + [contact.get("name"), contact.get("phone")]
    lists = ("addressees", "co_handlers", "policies", "commitments")
    words = [words for name in lists for words in expected[name]]
    quoted = [item["quote"] for name in ("figures", "asks", "arithmetic", "slips") for item in expected[name]]
    headings = [item["marker"] + item["text"] for item in expected["outline"] if item["marker"][-1:] in _JOINED]
    points = [item["text"] for item in expected["outline"]]
    return [quote for quote in (*fields, *words, *quoted, *headings, *points) if quote]


@pytest.mark.parametrize("folder", LETTERS, ids=by_name)
def test_figures_stand_in_their_clause_and_say_their_value(folder: Path) -> None:
    """A figure's text is part of its quote; its number is the value; its unit is the printed one or longer."""
    for figure in read_expected(folder)["figures"]:
        assert packed(figure["text"]) in packed(figure["quote"])
        value, unit = value_and_unit(figure["text"])
        assert (figure["value"], figure["unit"].startswith(unit)) == (value, True), figure


@pytest.mark.parametrize("folder", LETTERS, ids=by_name)
def test_entries_are_in_reading_order(folder: Path) -> None:
    """Figures, headings and policies follow the text from top to bottom."""
    text, expected = read_packed(folder), read_expected(folder)
    for entries in (
        [item["quote"] for item in expected["figures"]],
        [item["text"] for item in expected["outline"]],
        expected["policies"],
    ):
        place = 0
        for entry in map(packed, entries):
            place = text.find(entry, place)
            assert place >= 0, entry


@pytest.mark.parametrize("folder", LETTERS, ids=by_name)
def test_outline_goes_down_one_level_at_a_time(folder: Path) -> None:
    """The first heading has level 1, and none skips a level."""
    levels = [0] + [item["level"] for item in read_expected(folder)["outline"]]
    assert all(1 <= lower <= upper + 1 for upper, lower in pairwise(levels))


@pytest.mark.parametrize("folder", LETTERS, ids=by_name)
def test_policies_are_titles_named_once(folder: Path) -> None:
    """A policy keeps its 《》, stands once, and is not the answered proposal."""
    expected = read_expected(folder)
    policies = expected["policies"]
    assert all(policy.startswith("《") and policy.endswith("》") for policy in policies)
    assert len(set(policies)) == len(policies)
    assert f"《{expected['proposal_title']}》" not in policies


@pytest.mark.parametrize("folder", LETTERS, ids=by_name)
def test_arithmetic_says_truly_whether_it_holds(folder: Path) -> None:
    """Every relation is computed here again, by exact decimals."""
    wrong = [item for item in read_expected(folder)["arithmetic"] if holds(item["relation"]) is not item["holds"]]
    assert wrong == []


def test_page_says_another_charset_than_it_has() -> None:
    """Two saved pages cannot be decoded as they declare: the reader has to find out."""
    root = FOLDERS[0].parent
    page = (root / "html-wrong-charset-publisher" / "letter.html").read_bytes()
    assert b"charset=utf-8" in page
    with pytest.raises(UnicodeDecodeError):
        page.decode("utf-8")
    page = (root / "joint-opinion-html" / "letter.html").read_bytes()
    assert b"gb2312" in page
    assert "协办意见" in page.decode("utf-8")


def test_texts_come_in_several_encodings() -> None:
    """One letter is GB18030, one UTF-16 with a byte order mark."""
    root = FOLDERS[0].parent
    assert (root / "hard-wrapped-utf16" / "letter.txt").read_bytes().startswith(b"\xff\xfe")
    assert "小微企业" in (root / "gb18030-arabic-direct" / "letter.txt").read_bytes().decode("gb18030")

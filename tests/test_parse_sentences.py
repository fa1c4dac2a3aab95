"""The sentences: numbered in reading order, covering the letter exactly."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.documents import SourceText, Span
from drafter.parse import parse_letter
from drafter.parse.page import Frame, Page
from tests.letter_bodies import open_body, sentences_of, split_body

SPLIT: dict[str, tuple[str, list[str]]] = {
    "full stops": ("甲。乙！丙？", ["甲。", "乙！", "丙？"]),
    "semicolons end none": ("甲；乙。", ["甲；乙。"]),
    "lines": ("标题\n正文一。\n\n某某局", ["标题", "正文一。", "某某局"]),
    "closing quotation mark stays": ("他说“好。”我们同意。", ["他说“好。”", "我们同意。"]),
    "quotation goes on": ("要求“加强。”的精神。", ["要求“加强。”的精神。"]),
    "inside brackets": ("甲（乙。丙。）丁。", ["甲（乙。丙。）丁。"]),
    "half-width stops": ("我局高度重视.增长3.5%.R.D.经费.", ["我局高度重视.", "增长3.5%.R.D.经费."]),
    "run-in heading": ("一是加大投入。安排资金。二是建设平台。", ["一是加大投入。", "安排资金。", "二是建设平台。"]),
    "run-in points parted by ；": ("一是加大投入；二是建设平台。", ["一是加大投入；", "二是建设平台。"]),
    "heading without stop": (
        "（一）深化合作一是巩固品牌。依托平台。二是建立机制。",
        ["（一）深化合作", "一是巩固品牌。", "依托平台。", "二是建立机制。"],
    ),
    "lead-in": ("做好以下工作：一是投入。二是平台。", ["做好以下工作：", "一是投入。", "二是平台。"]),
    "marks alone": ("甲。。。\n……\n乙", ["甲。。。", "……", "乙"]),
}


@pytest.mark.parametrize("name", SPLIT)
def test_text_is_split_into_sentences(name: str) -> None:
    """Stops outside quotations, line ends and headings end a sentence."""
    text, expected = SPLIT[name]
    assert [text[sentence.start : sentence.end] for sentence in sentences_of(text)] == expected


def test_parts_of_the_letter_are_sentences_of_their_own() -> None:
    """A title on two lines is one sentence; salutation and opening end theirs; furniture is none."""
    text = "首页 | 导航\n关于第3号\n提案的答复\n李某委员：您好。收悉，现答复如下：甲。\n某某局"
    page, frame = open_body(text)
    letter = dataclasses.replace(
        frame,
        furniture=(_span(text, "首页 | 导航"),),
        title=_span(text, "关于第3号\n提案的答复"),
        salutation=_span(text, "李某委员："),
        opening=_span(text, "您好。收悉，现答复如下："),
        body=(text.index("甲"), text.index("\n某某局")),
        end_block=(text.index("某某局"), len(text)),
    )
    _, sentences = split_body(page, letter)
    assert [text[sentence.start : sentence.end] for sentence in sentences] == [
        "关于第3号\n提案的答复",
        "李某委员：",
        "您好。",
        "收悉，现答复如下：",
        "甲。",
        "某某局",
    ]
    assert [sentence.id for sentence in sentences] == [1, 2, 3, 4, 5, 6]


def test_table_bar_stays_with_the_cell_before_it() -> None:
    """A bar is neither furniture nor white space, so it must be covered."""
    text = "| 甲 | 乙 |\n丙"
    assert [text[sentence.start : sentence.end] for sentence in sentences_of(text)] == ["|", "甲 |", "乙 |", "丙"]


def _span(text: str, words: str) -> Span:
    """Return where `words` stand in the text."""
    start = text.index(words)
    return Span(words, start, start + len(words))


def _uncovered(page: Page, frame: Frame) -> str:
    """Return the characters that neither a sentence nor furniture covers, white space left out; overlap raises."""
    covered = bytearray(len(page.text))
    for sentence in split_body(page, frame)[1]:
        assert not any(covered[sentence.start : sentence.end])
        covered[sentence.start : sentence.end] = b"\1" * (sentence.end - sentence.start)
    for span in frame.furniture:
        assert not any(covered[span.start : span.end])
    for span in frame.furniture:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return "".join(character for character, seen in zip(page.text, covered, strict=True) if not seen).strip()


@given(st.text(max_size=120) | st.text(alphabet="一、是。；！？“”（）\n| .1甲乙**#", max_size=120), st.data())
@settings(max_examples=200, deadline=None)
def test_sentences_furniture_and_white_space_cover_any_text(text: str, drawn: st.DataObject) -> None:
    """No character is lost or counted twice, wherever furniture stands."""
    page, frame = open_body(text)
    places = sorted(drawn.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    furniture = tuple(page.span(*pair) for pair in zip(places[::2], places[1::2], strict=False) if pair[0] < pair[1])
    assert not "".join(_uncovered(page, dataclasses.replace(frame, furniture=furniture)).split())


@pytest.mark.parametrize("unit", ["。", "“", "“”", "」", "|", "甲。", "\n", "一是。", "."])
def test_worst_strings_are_split(unit: str) -> None:
    """Long runs of marks are read in one pass and stay covered."""
    page, frame = open_body(unit * (20_000 // len(unit)))
    assert _uncovered(page, frame) == ""


@pytest.mark.parametrize(
    "text",
    [
        "清河县民政局2024年工作总结\n\n2024年，全县新建社区食堂6家。",
        "工作总结\n2024年，建成6家。\n清河县民政局\n2024年12月1日\n另外，2023年建成5家。",
    ],
)
def test_no_sentence_of_a_bureaus_own_paper_is_furniture(text: str) -> None:
    """A paper of two lines keeps both; behind a date the paper may go on."""
    letter = parse_letter(SourceText("paper.txt", "", "text/plain", "utf-8", text))
    assert letter.genre == "other"
    found = [letter.text[sentence.start : sentence.end] for sentence in letter.sentences]
    assert found == [line for line in text.split("\n") if line]
    assert letter.furniture == ()

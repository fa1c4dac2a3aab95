"""The assembly: whatever the text, spans are slices, nothing is lost, nothing is raised."""

import hashlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.documents import Letter, SetApart, SourceText, as_json
from drafter.parse import parse_letter
from drafter.read import read_source

LETTERS = Path(__file__).resolve().parent.parent / "fixtures" / "letters"

# Pieces that the rules look for, to be strewn at random.
PIECES = (
    "关于市政协十四届二次会议第35号提案的答复",
    "云科函〔2024〕5号",
    "张某某委员：",
    "民革云州市委会：",
    "尊敬的李某、王某某等3名代表，您好！",
    "您提出的《关于加强养老服务的提案》（第0035号）收悉，经商市财政局、市民政局，现答复如下：",
    "一、基本情况",
    "（一）加大投入。2023年投入1.2亿元，增长12.5%。",
    "一是建机制。二是抓落实。",
    "感谢您对我市工作的关心和支持！",
    "云州市科学技术局",
    "2024年6月5日",
    "二〇二四年六月五日",
    "（联系人：张某，联系电话：0000-1234567）",
    "抄送：市政协提案委员会，市政府督查室。",
    "索引号：000/2024-1  发布机构：云州市科学技术局",
    "案由：关于规范停车的建议",
    "提案人：张某",
    "办理结果：A",
    "上一篇：关于第36号提案的答复",
    "扫一扫在手机打开当前页",
    "首页 > 建议提案办理",
    "《",
    "》",
    "“",
    "（",
    "|",
    "\n",
    "\n\n",
    "　　",
    " ",
    "# ",
    "**",
    "<br>",
    "- 1 -",
    "關(guān)于",
    "\ufeff",
    "\u200b",
)


def letter_of(text: str) -> Letter:
    """Return the parsed letter of a plain text."""
    return parse_letter(SourceText("letter.txt", "", "text/plain", "utf-8", text))


def spans_of(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON value
    """Return every span in the JSON form of a letter, headings apart: their `text` is part of the slice only."""
    if isinstance(value, dict):
        own = [value] if {"text", "start", "end"} <= value.keys() and "body_end" not in value else []
        return own + [span for key, item in value.items() if key != "source" for span in spans_of(item)]
    return [span for item in value for span in spans_of(item)] if isinstance(value, list) else []


def check_invariants(text: str) -> None:
    """Assert what holds for the parsed letter of any text."""
    letter = letter_of(text)
    assert letter.text == text
    for span in spans_of(as_json(letter)):
        assert span["text"] == text[span["start"] : span["end"]]
    covered = [(item.start, item.end) for item in letter.sentences] + [
        (item.start, item.end) for item in letter.furniture
    ]
    cursor = 0
    for start, end in sorted(covered):
        assert cursor <= start < end
        assert not text[cursor:start].strip()
        cursor = end
    assert not text[cursor:].strip()
    assert [sentence.id for sentence in letter.sentences] == list(range(1, len(letter.sentences) + 1))


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_text(text: str) -> None:
    """No Unicode text raises; every span is its slice; sentences, furniture and white space cover the text."""
    check_invariants(text)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_strewn_letters(text: str) -> None:
    """The same for texts made of the pieces that the rules look for, in any order."""
    check_invariants(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("\n".join))
def test_strewn_rows(text: str) -> None:
    """The same when each piece has a row of its own."""
    check_invariants(text)


@pytest.mark.parametrize("path", sorted(LETTERS.glob("*/letter.*")), ids=lambda path: path.parent.name)
def test_fixture_letters(path: Path) -> None:
    """The same for every fixture letter."""
    check_invariants(read_source(path).text)


@pytest.mark.parametrize(
    "worst",
    [
        "一",
        "《",
        "1",
        "（",
        " ",
        "\n",
        "|",
        "“",
        '"',
        "。",
        "关于",
        "代表：",
        "第1号",
        "感谢",
        "2024年1月1日\n",
        "〔2024〕",
        "来源：",
    ],
)
def test_worst_strings(worst: str) -> None:
    """A pattern that backtracks would never finish these (100,000 characters)."""
    check_invariants(worst * (100_000 // len(worst)))


def test_source_reports_how_the_file_was_read() -> None:
    """`source` names the file and carries the whole reading report as plain JSON."""
    apart = SetApart("footer", "页脚", "第1页", 1)
    source = SourceText(
        path="a.pdf",
        sha256=hashlib.sha256(b"a").hexdigest(),
        media_type="application/pdf",
        encoding=None,
        text="关于停车的提案",
        method="文字层",
        pages=1,
        set_apart=(apart,),
        warnings=("字体缺失",),
    )
    assert parse_letter(source).source == {
        "path": "a.pdf",
        "sha256": source.sha256,
        "media_type": "application/pdf",
        "encoding": None,
        "characters": 7,
        "method": "文字层",
        "pages": 1,
        "set_apart": [asdict(apart)],
        "warnings": ["字体缺失"],
        "rows": [],
    }


def test_empty_text() -> None:
    """An empty text is a paper of another kind with nothing in it."""
    letter = letter_of("")
    assert (letter.genre, letter.title, letter.sentences, letter.furniture) == ("other", None, (), ())

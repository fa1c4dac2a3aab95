"""One letter saved in every format: what parse finds in it is the same."""

import html
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.documents import SourceText, as_json
from drafter.parse import parse_letter
from drafter.read import read_source
from tests.read_makers import make_pdf, pack, paragraph

LETTERS = Path(__file__).resolve().parent.parent / "fixtures" / "letters"
# Letters whose lines are those a clerk typed: no web page, no hard wraps, no table.
NAMES = (
    "asks-guanyu-ten-deputies",
    "capital-style",
    "contact-before-issuer-ordinals",
    "deep-ladder-long",
    "figures-of-every-shape",
    "gb18030-arabic-direct",
    "ladder-cn-paren-yishi",
    "ministry-npc-long",
    "proposal-numbered-asks",
    "refusal-short-mark-c",
    "sequence-firstly-party",
    "traditional-characters",
    "two-numbers-with-letters",
    "yishi-only-restarts",
)
_ONE_VALUE = ("genre", "matter", "title", "doc_number", "session", "proposal_number", "proposal_title", "issuer")
_LISTS = ("addressees", "co_handlers", "policies", "figures", "asks", "commitments")
_SPACE = re.compile(r"[\s|]+")
_SIZE, _PITCH, _LEFT, _TOP, _COLUMNS, _ROWS = 16.0, 28.9, 80.0, 720.0, 27, 22
_TITLE, _HEAD = 22.0, 4  # size of a title; lines among which it stands
_NO_BEGIN = "，。；：、！？）”’》〉】〕％%…—,.;:!?)"
_NO_END = "（“‘《〈【〔("


def typed(text: str) -> list[str]:
    """Return the lines of a letter without indents and blank lines."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def as_text(lines: list[str]) -> bytes:
    """Return the letter as GB18030 text with indents."""
    return "\r\n".join("　　" + line if is_prose(line) else line for line in lines).encode("gb18030")


def as_page(lines: list[str]) -> bytes:
    """Return the letter as a saved page: declared gb2312, figures in spans of their own, one cell of a layout table."""
    body = "".join(
        "<p style='text-indent:2em'>" + re.sub(r"(\d+)", r"<span lang=EN-US>\1</span>", html.escape(line)) + "</p>\n"
        for line in lines
    )
    cell = f"<table><tr><td><div class=TRS_Editor><font face=仿宋>{body}</font></div></td></tr></table>"
    return f"<html><head><meta charset=gb2312></head><body>{cell}</body></html>".encode("gb18030")


def as_breaks(lines: list[str]) -> bytes:
    """Return the letter as a page of <br> and &nbsp; alone, in UTF-8 and without declaration."""
    return ("<html><body>" + "<br>\n".join("&nbsp;" * 4 + html.escape(line) for line in lines)).encode()


def as_docx(lines: list[str]) -> bytes:
    """Return the letter as a .docx."""
    return pack("".join(paragraph(escape(line)) for line in lines))


def as_pdf(lines: list[str]) -> bytes:
    """Return the letter as a PDF: 27 characters a line, 22 lines a page, prose indented, page numbers."""
    rows = [row for at, line in enumerate(lines) for row in (titled(line) if is_title(line, at) else wrapped(line))]
    pages = []
    for number, first in enumerate(range(0, len(rows), _ROWS), 1):
        page = [
            (_LEFT + indent, _TOP - at * _PITCH, size, words)
            for at, (indent, size, words) in enumerate(rows[first : first + _ROWS])
        ]
        pages.append([*page, (290.0, 40.0, 14.0, f"— {number} —")])
    return make_pdf(*pages)


def titled(line: str) -> list[tuple[float, float, str]]:
    """Return a title as it is set: rows of 18 larger characters about the middle."""
    pieces = [line[at : at + 18] for at in range(0, len(line), 18)]
    return [((_COLUMNS * _SIZE - len(piece) * _TITLE) / 2, _TITLE, piece) for piece in pieces]


def is_title(line: str, at: int) -> bool:
    """Return whether a line near the head is the letter's title."""
    return (
        at <= _HEAD and re.search(r"(?:[号》]|的)?(?:提案|建[议議])[^，。：]*(?:答[复覆]|函|回复)$", line) is not None
    )


def wrapped(line: str) -> list[tuple[float, float, str]]:
    """Return a line as it is set: each row's indent, size, words; no mark stands amiss, figures are whole."""
    indent = 2 if is_prose(line) else 0
    rows: list[tuple[float, float, str]] = []
    while line:
        end = min(len(line), _COLUMNS - indent)
        while end < len(line) and end > 1 and not may_break(line[end - 1], line[end]):
            end -= 1
        rows.append((indent * _SIZE, _SIZE, line[:end]))
        line, indent = line[end:], 0
    return rows


def may_break(before: str, after: str) -> bool:
    """Return whether a row may end between two characters."""
    word = before.isascii() and after.isascii()
    return not word and after not in _NO_BEGIN and before not in _NO_END


def is_prose(line: str) -> bool:
    """Return whether a line is indented: all are but a salutation."""
    return len(line) > _COLUMNS or not line.endswith(("：", ":"))


FORMS: dict[str, tuple[str, Callable[[list[str]], bytes]]] = {
    "gb18030": ("letter.txt", as_text),
    "page": ("letter.html", as_page),
    "breaks": ("letter.htm", as_breaks),
    "docx": ("letter.docx", as_docx),
    "pdf": ("letter.pdf", as_pdf),
}


def facts(source: SourceText) -> dict[str, Any]:
    """Return what parse finds, places and white space apart."""
    letter = as_json(parse_letter(source))
    found: dict[str, Any] = {name: plain(letter[name]) for name in _ONE_VALUE}
    found |= {name: [plain(one) for one in letter[name]] for name in _LISTS}
    found["issue_date"] = letter["issue_date"] and letter["issue_date"]["date"]
    found["outline"] = [(one["level"], one["marker"], plain(one)) for one in letter["outline"]]
    found["contact"] = letter["contact"] and [plain(letter["contact"][name]) for name in ("name", "phone")]
    return found


def plain(value: Any) -> Any:  # noqa: ANN401 - a span of the JSON, a word, or None
    """Return the words of a span without white space."""
    words = value["text"] if isinstance(value, dict) else value
    return _SPACE.sub("", words) if isinstance(words, str) else words


def saved(folder: Path, form: str, lines: list[str]) -> SourceText:
    """Return the reading of a letter saved in a format."""
    name, make = FORMS[form]
    path = folder / name
    path.write_bytes(make(lines))
    return read_source(path)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_the_same_letter_in_every_format(tmp_path: Path, name: str, form: str) -> None:
    """Outline, figures, metadata, asks and promises of a typed letter survive each way of saving it."""
    lines = typed(read_source(LETTERS / name / "letter.txt").text)
    plain_path = tmp_path / "plain.txt"
    plain_path.write_text("\n".join(lines), encoding="utf-8")
    source = saved(tmp_path, form, lines)
    assert plain(source.text) == plain("".join(lines))
    assert facts(source) == facts(read_source(plain_path))


_WORDS = st.text(
    alphabet="全市新建改造管网泵站投入资金完成一二三第次1234567890.%（）《》“”、，：年万亿元公里", min_size=1
)
_LINES = st.lists(
    st.builds(lambda words, end: words + end, _WORDS, st.sampled_from(["", "。", "：", "；"])), min_size=1
)


@settings(max_examples=60, deadline=None)
@given(lines=_LINES, form=st.sampled_from(sorted(FORMS)))
def test_no_format_loses_or_adds_a_character(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], form: str
) -> None:
    """Whatever is written comes back, white space and what is reported as set apart not counted."""
    source = saved(tmp_path_factory.mktemp("any"), form, lines)
    apart = [one for one in source.set_apart if one.what not in {"script", "page_number"}]
    assert sorted(plain(source.text + "".join(one.text for one in apart))) == sorted(plain("".join(lines)))


def test_the_made_docx_is_a_package(tmp_path: Path) -> None:
    """The .docx of these tests is one that Word's rules for packages allow."""
    path = tmp_path / "letter.docx"
    path.write_bytes(as_docx(["一、关于“A&B”"]))
    assert zipfile.ZipFile(path).testzip() is None

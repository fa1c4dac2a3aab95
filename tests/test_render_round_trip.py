"""What is rendered can be read again: the same words, the same headings, the same facts about the letter."""

from pathlib import Path

import pytest

from drafter.documents import Draft, Heading, Letter
from drafter.parse import parse_letter
from drafter.read import read_source
from drafter.render import DocxLook, render_docx, render_markdown, render_text
from drafter.render.layout import lay_out
from tests.render_drafts import joint_draft, long_draft, medium_draft, short_draft

_DRAFTS = {"long": long_draft(), "medium": medium_draft(), "short": short_draft(), "joint": joint_draft()}


def _read_back(draft: Draft, form: str, folder: Path) -> Letter:
    path = folder / f"letter.{form}"
    written = {
        "docx": lambda: render_docx(draft, DocxLook()),
        "txt": lambda: render_text(draft).encode(),
        "md": lambda: render_markdown(draft).encode(),
    }
    path.write_bytes(written[form]())
    return parse_letter(read_source(path))


def _headings(draft: Draft) -> list[tuple[int, str, str]]:
    """Return (level, marker, words) of every heading the letter was laid out with."""
    return [
        (part.level, part.marker, part.text[len(part.marker) : part.head].rstrip("。"))
        for part in lay_out(draft)
        if part.level and part.head
    ]


def _outline(headings: tuple[Heading, ...], ladder: tuple[str, ...]) -> list[tuple[int, str, str]]:
    return [(one.level, one.marker, one.text) for one in headings if one.marker and one.marker[-1] in ladder]


@pytest.mark.parametrize("form", ["docx", "txt", "md"])
@pytest.mark.parametrize("name", _DRAFTS)
def test_headings_come_back_as_they_were_laid_out(name: str, form: str, tmp_path: Path) -> None:
    """Markers, words and levels of 一、 and （一） are those of the draft."""
    letter = _read_back(_DRAFTS[name], form, tmp_path)
    assert _outline(letter.outline, ("、", "）")) == _headings(_DRAFTS[name])


@pytest.mark.parametrize("name", _DRAFTS)
def test_the_docx_holds_every_part_once_in_order(name: str, tmp_path: Path) -> None:
    """The text read from the .docx is the letter's parts, line by line; only the title may be broken."""
    draft = _DRAFTS[name]
    read = _read_back(draft, "docx", tmp_path).text
    assert [line.strip() for line in read.split("\n") if line.strip()] == [
        line
        for part in lay_out(draft)
        for line in ([part.text] if part.kind != "title" else _title_lines(read, part.text))
    ]


def _title_lines(read: str, title: str) -> list[str]:
    """Return the lines of the file that make up the title."""
    lines = [line for line in read.split("\n") if line and line in title]
    assert "".join(lines) == title
    return lines


@pytest.mark.parametrize("form", ["docx", "txt", "md"])
def test_the_letters_facts_come_back(form: str, tmp_path: Path) -> None:
    """Title, number, mark, addressee, name, date, contact and disclosure are found where the rules put them."""
    letter = _read_back(long_draft(), form, tmp_path)
    assert letter.genre == "reply"
    facts = (
        letter.title, letter.doc_number, letter.disposition, letter.session, letter.proposal_number,
        letter.proposal_title, letter.issuer, letter.issue_date, letter.disclosure,
    )  # fmt: skip
    assert ["".join(fact.text.split()) if fact else None for fact in facts] == [
        "关于市政协十四届三次会议第0127号提案的答复",
        "云建提〔2026〕12号",
        "B",
        "市政协十四届三次会议",
        "0127",
        "关于加快老旧小区电动自行车充电设施建设的提案",
        "云州市住房和城乡建设局",
        "2026年5月20日",
        "主动公开",
    ]
    assert [span.text for span in letter.addressees] == ["李某某委员"]
    assert letter.contact is not None
    assert letter.contact.phone is not None
    assert letter.contact.phone.text == "0000-1234567"

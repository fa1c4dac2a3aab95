"""Findings as comments in a copy of the .docx: on the right words, and nothing else changed."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drafter.documents import Finding, Place, Report
from drafter.errors import InputError
from drafter.render import Checked, DocxLook, render_docx, report_docx
from tests.render_drafts import long_draft, medium_draft

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "答复\n全市共有150家企业，其中高新技术企业48家，占35%。\n感谢您的关心。"


def _found(text: str, quote: str, rule: str = "R29") -> Finding:
    start = text.index(quote)
    return Finding(rule, "arithmetic", "error", "48 ÷ 150 = 32%，文中为35%", start, start + len(quote), quote)


def _report() -> Report:
    share = replace(_found(_TEXT, "占35%"), suggestion="改为占32%", related=(Place(8, 12, "150家"),))
    thanks = replace(_found(_TEXT, "感谢您的关心。", "R10"), group="form", level="info", message="结束语过短")
    passed = Finding("R28", "arithmetic", "info", "48 ≤ 150", 0, 0, "")
    return Report((thanks, share), ("R02", "R13"), (passed,))


def _document(*paragraphs: str) -> Document:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return document


def _saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _commented(content: bytes) -> list[tuple[str, str]]:
    """Return (the words a comment is put on, its first line) of each comment."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    comments = {one.comment_id: one.text for one in docx.Document(io.BytesIO(content)).comments}
    open_ranges: dict[int, list[str]] = {}
    found = []
    for element in body.iter():
        name = str(element.tag).removeprefix(_W)
        if name == "commentRangeStart":
            open_ranges[int(element.get(f"{_W}id", ""))] = []
        elif name == "t":
            for words in open_ranges.values():
                words.append(element.text or "")
        elif name == "commentRangeEnd":
            number = int(element.get(f"{_W}id", ""))
            found.append(("".join(open_ranges.pop(number)), comments[number].split("\n")[0]))
    return found


def test_a_comment_stands_on_the_words_and_formatting_stays() -> None:
    """Runs are split at the ends of the words; each piece keeps its bold; the text is the same."""
    document = _document()
    paragraph = document.add_paragraph("全市共有150家企业，")
    paragraph.add_run("其中高新技术企业48家，占35%。").bold = True
    text = paragraph.text
    content = report_docx(
        _saved(document), Checked("答复.docx", text, Report((_found(text, "企业，其中高新"), _found(text, "占35%"))))
    )
    assert _commented(content) == [
        ("企业，其中高新", "错误 R29 数据：48 ÷ 150 = 32%，文中为35%"),
        ("占35%", "错误 R29 数据：48 ÷ 150 = 32%，文中为35%"),
    ]
    after = docx.Document(io.BytesIO(content)).paragraphs[0]
    assert after.text == text
    assert [(run.text, run.bold) for run in after.runs if run.text] == [
        ("全市共有150家", None),
        ("企业，", None),
        ("其中高新", True),
        ("技术企业48家，", True),
        ("占35%", True),
        ("。", True),
    ]


def test_a_comment_says_what_where_else_and_what_to_do() -> None:
    """Message, other place, suggestion, each on its line, by 核稿 and without a date."""
    content = report_docx(_saved(_document(*_TEXT.split("\n"))), Checked("答复.docx", _TEXT, _report()))
    comments = list(docx.Document(io.BytesIO(content)).comments)
    assert [(one.author, one.text, one.timestamp) for one in comments] == [
        ("核稿", "错误 R29 数据：48 ÷ 150 = 32%，文中为35%\n另见：“150家”\n建议：改为占32%", None),
        ("核稿", "提示 R10 格式：结束语过短", None),
    ]


def test_cells_soft_breaks_and_list_numbers_are_found_by_their_own_words() -> None:
    """The text read from a file has bars between cells and list numbers that stand in no run."""
    document = _document("标题\n第二行")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "占比35%"
    document.add_paragraph("建立机制。成立专班。")
    text = "标题\n第二行\n指标 | 占比35%\n一、建立机制。成立专班。"
    findings = tuple(_found(text, words) for words in ("第二行", "占比35%", "一、建立", " | "))
    content = report_docx(_saved(document), Checked("a.docx", text, Report(findings)))
    assert [words for words, _ in _commented(content)] == ["第二行", "指标", "占比35%", "建立"]


def test_a_finding_across_paragraphs_covers_both() -> None:
    """A range may begin in one paragraph and end in the next."""
    text = "甲乙丙。\n丁戊己。"
    content = report_docx(
        _saved(_document("甲乙丙。", "丁戊己。")), Checked("a.docx", text, Report((_found(text, "丙。\n丁"),)))
    )
    assert [words for words, _ in _commented(content)] == ["丙。丁"]


def test_deleted_and_hidden_words_and_boxes_carry_no_comment() -> None:
    """What the reader set apart is passed over, and what follows is still found."""
    document = _document("前文。")
    hidden = document.add_paragraph()
    hidden.add_run("隐去").font.hidden = True
    hidden.add_run("留下的话。")
    document.paragraphs[0]._p.append(  # noqa: SLF001 - python-docx writes no links itself
        etree.fromstring(f'<w:hyperlink xmlns:w="{_W[1:-1]}"><w:r><w:t>见附件。</w:t></w:r></w:hyperlink>')
    )
    deleted = document.add_paragraph("后文。")._p  # noqa: SLF001 - python-docx writes no tracked deletions itself
    deleted.insert(0, etree.fromstring(f'<w:del xmlns:w="{_W[1:-1]}"><w:r><w:delText>删去</w:delText></w:r></w:del>'))
    text = "前文。见附件。\n留下的话。\n后文。"
    findings = tuple(_found(text, words) for words in ("附件", "留下", "后文"))
    content = report_docx(_saved(document), Checked("a.docx", text, Report(findings)))
    assert [words for words, _ in _commented(content)] == ["附件", "留下", "后文"]


def test_comments_are_added_to_those_the_file_has() -> None:
    """Our own letters carry sources as comments; findings join them with new numbers."""
    original = render_docx(long_draft(), DocxLook())
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(original)).paragraphs)
    before = len(list(docx.Document(io.BytesIO(original)).comments))
    content = report_docx(original, Checked("a.docx", text, Report((_found(text, "占应建小区的87.3%"),))))
    comments = list(docx.Document(io.BytesIO(content)).comments)
    assert (len(comments), comments[-1].author) == (before + 1, "核稿")
    assert ("占应建小区的87.3%", "错误 R29 数据：48 ÷ 150 = 32%，文中为35%") in _commented(content)


def test_every_other_part_stays_byte_for_byte() -> None:
    """Only the text, the comments and what declares them are written anew."""
    original = render_docx(medium_draft(), DocxLook(clean=True))
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(original)).paragraphs)
    content = report_docx(original, Checked("a.docx", text, Report((_found(text, "五类问题"),))))
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(io.BytesIO(content)) as new:
        changed = {name for name in new.namelist() if name not in old.namelist() or old.read(name) != new.read(name)}
    assert changed == {
        "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml",
    }  # fmt: skip


def test_without_findings_the_copy_says_the_same() -> None:
    """No empty comments part is left behind."""
    original = render_docx(medium_draft(), DocxLook(clean=True))
    content = report_docx(original, Checked("a.docx", "", Report()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "word/comments.xml" not in archive.namelist()


def test_an_empty_document_has_nothing_to_put_a_finding_on() -> None:
    """A file without words comes back without comments instead of failing."""
    content = report_docx(
        _saved(docx.Document()), Checked("a.docx", "", Report((Finding("R01", "form", "error", "缺标题", 0, 0, ""),)))
    )
    assert _commented(content) == []


@pytest.mark.parametrize("name", ["text", "other", "broken", "strict"])
def test_what_is_no_word_document_is_one_clear_error(tmp_path: Path, name: str) -> None:
    """A text file, another zip, broken XML, a strict file: the error names the file and what to do."""
    good = render_docx(medium_draft(), DocxLook(clean=True))
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "word/document.xml" and name == "broken":
                content = content[:200]
            if part == "word/document.xml" and name == "strict":
                content = content.replace(_W[1:-1].encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            if part == "_rels/.rels" and name == "other":
                content = content.replace(b'officeDocument"', b'image"')
            new.writestr(part, content)
    bad = b"plain text" if name == "text" else path.read_bytes()
    with pytest.raises(InputError, match=r"答复\.docx：不是完好的 Word 文档"):
        report_docx(bad, Checked("答复.docx", "", Report()))


@given(st.lists(st.text(alphabet="甲乙丙丁，。1 \t", min_size=0, max_size=12), min_size=1, max_size=6), st.data())
@settings(max_examples=25, deadline=None)
def test_every_finding_becomes_a_comment_and_no_word_is_lost(paragraphs: list[str], data: st.DataObject) -> None:
    """Whatever the ranges, the copy reads the same and has a comment for each finding (if it has words at all)."""
    original = _saved(_document(*paragraphs))
    text = "\n".join(paragraphs)
    ends = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    findings = tuple(
        Finding("R01", "form", "warn", "疑", min(pair), max(pair), text[min(pair) : max(pair)]) for pair in ends
    )
    content = report_docx(original, Checked("a.docx", text, Report(findings)))
    after = docx.Document(io.BytesIO(content))
    assert [one.text for one in after.paragraphs] == [
        one.text for one in docx.Document(io.BytesIO(original)).paragraphs
    ]
    assert len(_commented(content)) == (len(findings) if text.strip() else 0)

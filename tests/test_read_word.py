"""Reading .docx: text as it shows on the page, with what does not belong to it set apart."""

import io
import zipfile
from pathlib import Path

import pytest

from drafter.errors import InputError
from drafter.read import read_source
from tests.read_makers import OFFICE, OFFICIAL, SPACES, WORD, numbered, numbering, pack, paragraph, read_docx


def test_tables_stand_where_they_stand(tmp_path: Path) -> None:
    """A row is a line with bars and keeps empty cells; a cell with paragraphs keeps them as lines."""
    row = "<w:tr>{}</w:tr>".format
    cell = "<w:tc>{}</w:tc>".format
    table = (
        row(cell(paragraph("指标")) + cell(paragraph("2023年")) + cell(paragraph("2024年")))
        + row(cell(paragraph("企业")) + cell("<w:p/>") + cell(paragraph("12家")))
        + row(cell(paragraph("内容")) + cell(paragraph("第一段。") + paragraph("第二段。")))
    )
    body = paragraph("前") + f"<w:tbl>{table}</w:tbl>" + paragraph("后")
    assert read_docx(tmp_path, body).text.split("\n") == [
        *("前", "指标 | 2023年 | 2024年", "企业 |  | 12家", "内容", "第一段。", "第二段。", "后"),
    ]


def test_tracked_changes_read_as_accepted(tmp_path: Path) -> None:
    """Insertions and what was moved here stay; deletions, moved-away text and deleted rows are reported."""
    body = (
        "<w:p><w:r><w:t>拨付</w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>万元</w:t></w:r></w:moveTo></w:p>"
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('删行')}</w:tc></w:tr></w:tbl>"
        f"<w:moveFrom>{paragraph('整段移走')}</w:moveFrom>"
    )
    source = read_docx(tmp_path, body)
    assert source.text == "拨付12万元"
    assert [(apart.what, apart.text) for apart in source.set_apart] == [
        *(("deleted", "10"), ("deleted", "旧处"), ("deleted", "删行"), ("deleted", "整段移走")),
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    """As Word shows it once the change is accepted; a hidden mark (style separator) does the same."""
    body = paragraph("前半，", "<w:rPr><w:del/></w:rPr>") + paragraph("后半。")
    assert read_docx(tmp_path, body).text == "前半，后半。"
    body = paragraph("加强管理。", "<w:rPr><w:specVanish/></w:rPr>") + paragraph("一是巡查。") + paragraph("末")
    assert read_docx(tmp_path, body).text == "加强管理。一是巡查。\n末"
    assert read_docx(tmp_path, paragraph("只此一段", "<w:rPr><w:del/></w:rPr>")).text == "只此一段"


def test_hidden_text_is_apart_also_through_styles(tmp_path: Path) -> None:
    """w:vanish on the run, its style or the paragraph's style hides; a run may switch it off again."""
    styles = (
        f'<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>".format
    character, shown = '<w:rStyle w:val="C"/>', '<w:vanish w:val="0"/>'
    body = (
        f"<w:p>{run('<w:vanish/>', '暗一')}{run('', '明')}{run(character, '暗二')}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{run("", "暗三")}{run(shown, "现")}</w:p>'
    )
    source = read_docx(tmp_path, body, styles=styles)
    assert source.text == "明\n现"
    assert [(apart.what, apart.text) for apart in source.set_apart] == [
        *(("hidden", "暗一"), ("hidden", "暗二"), ("hidden", "暗三")),
    ]


def test_text_boxes_appear_once(tmp_path: Path) -> None:
    """A box drawn twice for old and new Word is read once, after the paragraph it hangs on."""
    box = f"<w:txbxContent>{paragraph('云州市教育局')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice>"
        f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>标题</w:t></w:r></w:p>"
    )
    assert read_docx(tmp_path, body).text == "标题\n云州市教育局"


def test_breaks_tabs_fields_links_and_signs(tmp_path: Path) -> None:
    """What a field shows is text, what it says to Word is not; links keep their words."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF </w:instrText></w:r>'
        '<w:r><w:t>不显示</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>表1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f"<w:p>{field}<w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/></w:r>"
        '<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        "<w:r><w:ruby><w:rt><w:r><w:t>yún</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>云</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert read_docx(tmp_path, body).text == "表1\t甲\n乙-链接☑云"


def test_content_controls(tmp_path: Path) -> None:
    """Filled controls are text, in a paragraph or around one; an unfilled one shows only its prompt."""
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>".format
    prompt = "<w:showingPlcHdr/>"
    body = (
        control("", paragraph("第12号"))
        + control(prompt, paragraph("单击输入"))
        + f"<w:p>{control('', '<w:r><w:t>张某某</w:t></w:r>')}{control(prompt, '<w:r><w:t>选择日期</w:t></w:r>')}</w:p>"
        + "<w:sdt/>"
    )
    source = read_docx(tmp_path, body)
    assert source.text == "第12号\n张某某"
    assert [(apart.what, apart.text) for apart in source.set_apart] == [
        *(("placeholder", "单击输入"), ("placeholder", "选择日期")),
    ]


def test_headers_footers_notes_and_comments_are_apart(tmp_path: Path) -> None:
    """They are reported with what they are; separator lines of notes are nothing."""
    story = f"<w:hdr {SPACES}>{{}}</w:hdr>".format
    line = f'<w:footnote w:type="separator">{paragraph("—")}</w:footnote>'
    source = read_docx(
        tmp_path,
        paragraph("正文"),
        header1=story(paragraph("云州市人民政府")),
        footer1=story(paragraph("— 1 —")),
        footnotes=f"<w:footnotes {SPACES}>{line}<w:footnote>{paragraph('注：含区县')}</w:footnote></w:footnotes>",
        comments=f"<w:comments {SPACES}><w:comment>{paragraph('请核实')}</w:comment></w:comments>",
    )
    assert source.text == "正文"
    assert [(apart.what, apart.why, apart.text) for apart in source.set_apart] == [
        ("header", "页眉", "云州市人民政府"),
        ("footer", "页脚", "— 1 —"),
        ("footnote", "脚注", "注：含区县"),
        ("comment", "批注", "请核实"),
    ]


def test_the_strict_variety_reads_alike(tmp_path: Path) -> None:
    """ISO 29500 strict files have other namespaces and the same names."""
    strict = pack(numbered("甲"), numbering=numbering(*OFFICIAL))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            content = before.read(name).decode().replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            after.writestr(name, content.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"))
    path = tmp_path / "strict.docx"
    path.write_bytes(stream.getvalue())
    assert read_source(path).text == "一、甲"


def test_embedded_foreign_text_is_warned_of(tmp_path: Path) -> None:
    """An altChunk cannot be read, and the report says so."""
    source = read_docx(tmp_path, paragraph("正文") + '<w:altChunk r:id="r9"/>')
    assert source.warnings == ("文中嵌入了其他格式的片段，未能读出，请核对原件",)


def test_a_word_part_without_body_is_damaged(tmp_path: Path) -> None:
    """A package whose document is something else is refused."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    path = tmp_path / "x.docx"
    path.write_bytes(stream.getvalue())
    with pytest.raises(InputError, match="文件已损坏或不完整"):
        read_source(path)


def test_a_body_too_large_for_a_tree_is_refused(tmp_path: Path) -> None:
    """A few megabytes that unpack to more than memory should hold: the limit is told, nothing is parsed."""
    words = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(40_000))
    with pytest.raises(InputError, match=r"正文部分过大（\d+ MB，上限 32 MB）"):
        read_docx(tmp_path, "".join(paragraph(words[at:] + words[:at]) for at in range(0, 30_000, 100)))

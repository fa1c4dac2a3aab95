"""The .docx as a file: order of its XML, faces, styles, metadata, comments, and the same bytes every time."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drafter.documents import Draft, Gap, Paragraph, Section, StyleUsed
from drafter.errors import AssetError
from drafter.render import DocxLook, opinion_form_docx, refusal, render_docx
from tests.render_drafts import joint_draft, long_draft, medium_draft, open_draft, short_draft

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FACES = {"仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"}
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
# The order of children in ECMA-376 part 1 (CT_PPr, CT_RPr, CT_SectPr, CT_Style, CT_Settings, CT_TblPr, CT_TcPr …).
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop evenAndOddHeaders "
    "characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping decimalSymbol "
    "listSeparator",
    "compat": "spaceForUL balanceSingleByteDoubleByteWidth compatSetting",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar",
    "tblBorders": "top left bottom right insideH insideV",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "docDefaults": "rPrDefault pPrDefault",
}
_LOOKS = {
    "working": DocxLook(watermark=True, created=date(2026, 5, 20)),
    "clean": DocxLook(clean=True),
    "public": DocxLook(public=True, seal=False),
}
_DRAFTS = {
    "long": long_draft(),
    "medium": medium_draft(),
    "short": short_draft(),
    "joint": joint_draft(),
    "open": open_draft(),
}


def _parts(content: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def _tags(parts: dict[str, etree._Element], name: str) -> Iterator[etree._Element]:
    for root in parts.values():
        yield from root.iter(f"{_W}{name}")


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


@pytest.fixture(params=[(draft, look) for draft in _DRAFTS for look in _LOOKS], ids="-".join)
def written(request: pytest.FixtureRequest) -> bytes:
    """Return each draft in each look."""
    draft, look = request.param
    return render_docx(_DRAFTS[draft], _LOOKS[look])


def test_children_stand_in_the_order_of_the_schema(written: bytes) -> None:
    """Word calls a file with children out of order damaged; the form is held to the same order."""
    for content in (written, opinion_form_docx(medium_draft())):
        for name, order in _ORDER.items():
            rank = {child: index for index, child in enumerate(order.split())}
            for element in _tags(_parts(content), name):
                ranks = [rank[_local(child)] for child in element]
                assert ranks == sorted(ranks), (name, [_local(child) for child in element])


def test_every_run_and_style_names_one_official_face_in_all_four_slots(written: bytes) -> None:
    """A missing slot sends figures or quotation marks to another face; a theme font would beat them all."""
    parts = _parts(written)
    seen = set()
    for run in _tags(parts, "r"):
        if run.find(f"{_W}t") is not None and next(run.iterancestors(f"{_W}comment"), None) is None:
            fonts = run.find(f"{_W}rPr/{_W}rFonts")
            assert fonts is not None
            seen.add(tuple(fonts.get(f"{_W}{slot}") for slot in _SLOTS))
    for fonts in _tags(parts, "rFonts"):
        seen.add(tuple(fonts.get(f"{_W}{slot}") for slot in _SLOTS))
    assert {face for faces in seen for face in faces} <= _FACES
    assert all(len(set(faces)) == 1 for faces in seen)
    assert not any("theme" in name.lower() for root in parts.values() for one in root.iter() for name in one.attrib)


def test_relationships_and_content_types_name_every_part(written: bytes) -> None:
    """Every part is declared once and every relationship leads to a part: nothing for Word to repair."""
    parts = _parts(written)
    declared = {one.get("PartName", "") for one in parts["[Content_Types].xml"] if "PartName" in one.attrib}
    assert declared == {f"/{name}" for name in parts if name != "[Content_Types].xml" and ".rels" not in name}
    relations = {one.get("Id"): one.get("Target") for one in parts["word/_rels/document.xml.rels"]}
    assert {f"word/{target}" for target in relations.values()} <= set(parts)
    used = [
        value
        for one in parts["word/document.xml"].iter()
        for key, value in one.attrib.items()
        if "/relationships}" in key
    ]
    assert set(used) <= set(relations)


def test_comments_and_their_anchors_match(written: bytes) -> None:
    """Each comment has one start, one end, one reference; a copy to sign or publish has none."""
    parts = _parts(written)
    ids = [one.get(f"{_W}id") for one in _tags(parts, "comment")]
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(one.get(f"{_W}id", "") for one in _tags(parts, name)) == sorted(map(str, ids))


def test_the_same_draft_gives_the_same_bytes() -> None:
    """No clock, no random id: what was signed can be made again."""
    first, second = (render_docx(long_draft(), _LOOKS["working"]) for _ in range(2))
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()


def test_headings_have_their_faces_and_outline_levels() -> None:
    """一、黑体 on a line of its own with an outline level; a run-in heading's words alone are 楷体."""
    document = docx.Document(io.BytesIO(render_docx(long_draft(), DocxLook())))
    first = next(one for one in document.paragraphs if one.text.startswith("一、"))
    assert first.style is not None
    assert (first.style.name, first.style.element.find(f".//{_W}outlineLvl").get(f"{_W}val")) == ("一级标题", "0")
    run_in = next(one for one in document.paragraphs if one.text.startswith("（一）"))
    assert [(run.text[:13], run.font.name) for run in run_in.runs] == [
        ("（一）补齐剩余小区设施缺口", "楷体_GB2312"),
        ("对尚未覆盖的60个小区逐一", "仿宋_GB2312"),
    ]


def test_styles_are_named_in_chinese() -> None:
    """The style list of Word and WPS shows what each paragraph is; Normal is Word's own 正文."""
    document = docx.Document(io.BytesIO(render_docx(long_draft(), DocxLook())))
    assert [style.name for style in document.styles] == [
        "Normal", "annotation text", "公文正文", "公文标题", "一级标题", "二级标题", "三级标题", "四级标题", "主送机关",
        "发文字号", "办理结果", "发文机关标志", "附件说明", "署名", "成文日期", "附注", "抄送机关", "页码", "表格文字",
    ]  # fmt: skip


def test_metadata_says_whose_it_is_and_that_it_is_a_draft() -> None:
    """Title, bureau, language; 草稿 and what made it, gone from the copy to sign."""
    draft = docx.Document(io.BytesIO(render_docx(long_draft(), _LOOKS["working"]))).core_properties
    clean = docx.Document(io.BytesIO(render_docx(medium_draft(), _LOOKS["clean"]))).core_properties
    assert (draft.title, draft.author, draft.keywords, draft.language) == (
        "关于市政协十四届三次会议第0127号提案的答复",
        "云州市住房和城乡建设局",
        "草稿",
        "zh-CN",
    )
    assert draft.comments == "草稿，未经核稿签发。由 drafter 起草，引擎：rules"
    assert draft.created is not None
    assert draft.created.date() == date(2026, 5, 20)
    assert (clean.keywords, clean.comments) == ("", "")


def test_each_paragraphs_sources_are_a_comment_with_file_place_and_quote() -> None:
    """A source is named as a person would look it up; a spreadsheet row by sheet, row and header."""
    document = docx.Document(io.BytesIO(render_docx(long_draft(), DocxLook())))
    assert [(one.author, one.text) for one in document.comments] == [
        ("核对提示", "五项建议中一项留作参考，其余正在办理或已列入计划，按abc口径建议标注B"),
        (
            "起草依据",
            (
                "年度总结.docx（第1205—1226字）\n“累计建成充电端口3.6万个，覆盖小区412个”\n"
                "统计表.xlsx（覆盖情况第7行：县区、应建、已建、覆盖率）\n“清河县,61,58,95.1%”"
            ),
        ),
        ("起草依据", "会办/市消防救援支队意见.docx（第311—344字）\n“2025年开展专项检查216次，整改隐患1130处”"),
        ("核对提示", "所引材料中没有这个数字"),
    ]


def test_open_marks_are_highlighted() -> None:
    """【待核实】 and 【待补】 are yellow, the words around them are not."""
    for draft, mark in (
        (long_draft(), "【待核实：覆盖居民20万户次】"),
        (open_draft(), "【待补：设立专项资金的办理情况】"),
    ):
        parts = _parts(render_docx(draft, DocxLook()))
        lit = [
            "".join(map(str, run.itertext()))
            for run in _tags(parts, "r")
            if run.find(f"{_W}rPr/{_W}highlight") is not None
        ]
        assert lit == [mark]


@pytest.mark.parametrize(
    ("draft", "look", "reason"),
    [
        (open_draft(), DocxLook(), None),
        (open_draft(), DocxLook(clean=True), "还有1处待补，不能出清稿：设立专项资金的办理情况"),
        (long_draft(), DocxLook(clean=True), "还有1处待核实，不能出清稿：覆盖居民20万户次"),
        (long_draft(), DocxLook(public=True), "还有1处待核实，不能出公开版：覆盖居民20万户次"),
        (short_draft(), DocxLook(clean=True), None),
        (medium_draft(), DocxLook(public=True), None),
        (replace(medium_draft(), disclosure="不予公开"), DocxLook(public=True), "公开属性为“不予公开”，不能出公开版"),
        (
            replace(open_draft(), gaps=()),
            DocxLook(clean=True),
            "正文还有未了的标注，不能出清稿：【待补：设立专项资金的办理情况】",
        ),
    ],
)  # fmt: skip
def test_a_copy_to_sign_is_refused_while_anything_is_open(draft: Draft, look: DocxLook, reason: str | None) -> None:
    """Gaps and unverified words bar the clean and the public copy; blanks do not."""
    assert refusal(draft, look) == reason


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_unicode_text_makes_a_file_that_opens(heading: str, body: str) -> None:
    """Control characters, lone surrogates and markup in a letter never break the file."""
    draft = replace(
        short_draft(),
        sections=(Section(heading, None, None, (Paragraph(body),)),),
        title=body or "题",
        signature=heading,
    )
    document = docx.Document(io.BytesIO(render_docx(draft, DocxLook(clean=True))))
    assert document.paragraphs


def test_a_style_without_numbers_and_a_series_that_ends_its_last_word() -> None:
    """首先 其次 最后 close as the series does in print; levels the style does not number have no marker."""
    items = tuple(Section(words, None, None, (Paragraph("做。"),)) for words in ("立规", "建库", "培训"))
    draft = replace(short_draft(), sections=items, style=StyleUsed("s", ("首先",)))
    texts = [one.text for one in docx.Document(io.BytesIO(render_docx(draft, DocxLook()))).paragraphs]
    assert [text for text in texts if text.endswith("做。")] == ["首先立规。做。", "其次建库。做。", "最后培训。做。"]


def test_a_gap_without_mark_is_still_a_gap() -> None:
    """What nobody gave (a signer, a telephone) bars the copy to sign although no mark stands in the text."""
    draft = replace(medium_draft(), gaps=(Gap(None, "联系电话"),))
    assert refusal(draft, DocxLook(clean=True)) == "还有1处待补，不能出清稿：联系电话"


def test_a_form_line_of_a_bureaus_own_template_must_have_its_cells(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A row of three cells and an unknown part are errors that say what to do."""
    root = tmp_path_factory.mktemp("prompts")
    (root / "letters").mkdir()
    template = root / "letters" / "opinion_form.jinja"
    template.write_text("[标题] 表\n[行] 甲 | 乙 | 丙\n", encoding="utf-8")
    with pytest.raises(AssetError, match="应有两格或四格"):
        opinion_form_docx(medium_draft(), root=root)
    template.write_text("[标题] 表\n[列] 甲 | 乙\n", encoding="utf-8")
    with pytest.raises(AssetError, match="没有“列”这种部件"):
        opinion_form_docx(medium_draft(), root=root)

"""The letter laid out once: template, numbers, and the text forms made of the same parts."""

from dataclasses import replace
from pathlib import Path

import pytest

from drafter.documents import (
    Draft,
    DraftContact,
    Paragraph,
    Section,
    StyleUsed,
)
from drafter.errors import AssetError
from drafter.render import render_markdown, render_text
from drafter.render.layout import Part, lay_out
from drafter.render.markup import escape_markdown
from drafter.render.measure import pad, width
from drafter.render.numbering import write_marker
from drafter.render.text import place_parts
from tests.render_drafts import LADDER, OPINION, STYLE, joint_draft, long_draft, medium_draft, short_draft


def _nested(style: StyleUsed) -> Draft:
    """Return a letter with three levels of headings, one word each."""
    deepest = (Section("丙", None, None, (Paragraph("做丙。"),)), Section("", None, None, (Paragraph("做丁。"),)))
    middle = (Section("乙", None, None, (Paragraph("做乙。"), Paragraph("再做。")), deepest),)
    return replace(
        short_draft(), sections=(Section("甲", "A1", "done", (), middle), Section("戊", "A2", None)), style=style
    )


def _body(draft: Draft) -> list[str]:
    return [part.text for part in lay_out(draft) if part.kind in {"heading", "paragraph"}]


def test_the_parts_stand_in_the_order_of_the_template() -> None:
    """Mark, number, title, addressee, opening, sections, closing, attachments, name, date, notes, copies."""
    kinds = [part.kind for part in lay_out(replace(long_draft(), attachments=("计划表",)))]
    assert list(dict.fromkeys(kinds)) == [
        "mark", "doc_number", "title", "salutation", "opening", "heading", "paragraph", "closing", "attachment",
        "signature", "date", "note", "cc",
    ]  # fmt: skip


def test_a_field_that_nobody_gave_leaves_no_line() -> None:
    """No mark, number, telephone, disclosure or copies: no empty label either; the blank date stays to be written."""
    draft = replace(short_draft(), disposition=None, doc_number=None, contact=None)
    assert [part.text for part in lay_out(draft)][-2:] == ["云州市住房和城乡建设局", "年  月  日"]
    assert lay_out(draft)[0].kind == "title"


@pytest.mark.parametrize(
    ("contact", "note"),
    [
        (DraftContact("王某", "0000-1234567"), "（联系人：王某，联系电话：0000-1234567）"),
        (DraftContact("王某", None), "（联系人：王某）"),
        (DraftContact(None, "0000-1234567"), "（联系电话：0000-1234567）"),
    ],
)
def test_the_contact_says_what_is_known(contact: DraftContact, note: str) -> None:
    """联系人 and 联系电话 stand in one pair of brackets (附注)."""
    assert [part.text for part in lay_out(replace(short_draft(), contact=contact)) if part.kind == "note"] == [note]


def test_a_joint_opinion_has_no_result_mark() -> None:
    """A 会办意见 goes to the lead unit, which alone sets the mark."""
    assert [part.kind for part in lay_out(replace(joint_draft(), disposition="A"))][:2] == ["doc_number", "title"]


def test_the_end_block_follows_the_style() -> None:
    """A bureau that prints the contact before its name keeps doing so."""
    style = replace(STYLE, end_block=("contact", "signature", "date"))
    assert [part.kind for part in lay_out(replace(medium_draft(), style=style))][-3:] == ["note", "signature", "date"]


def test_the_public_copy_leaves_the_contact_out_and_says_it_is_open() -> None:
    """公开版: no contact, 此件主动公开 even where the style prints no disclosure."""
    style = replace(STYLE, end_block=("signature", "date", "contact"))
    parts = lay_out(replace(medium_draft(), style=style, disclosure=None), public=True)
    assert [part.text for part in parts if part.kind == "note"] == ["（此件主动公开）"]


def test_headings_take_the_numbers_of_the_style() -> None:
    """Own line first, run-in below; a child without heading is a numbered paragraph."""
    assert _body(_nested(STYLE)) == ["一、甲", "（一）乙。做乙。", "再做。", "1.丙。做丙。", "2.做丁。", "二、戊"]


def test_own_line_headings_stand_apart_and_half_width_brackets_stay() -> None:
    """The ladder of a learnt style is printed as it was learnt."""
    style = StyleUsed("learnt", ("一、", "(一)"), ("own_line", "own_line", "own_line"))
    assert _body(_nested(style)) == ["一、甲", "(一)乙", "做乙。", "再做。", "丙", "做丙。", "做丁。", "二、戊"]


def test_a_heading_with_its_own_stop_gets_no_second_one() -> None:
    """A run-in heading ends in one full stop."""
    sections = (Section("建机制。", None, None, (Paragraph("成立专班。"),)),)
    draft = replace(short_draft(), sections=sections, style=StyleUsed("s", ("1.",), ("run_in",)))
    assert _body(draft) == ["1.建机制。成立专班。"]


@pytest.mark.parametrize(
    ("sample", "printed"),
    [("一、", "三、"), ("（一）", "（三）"), ("(1)", "(3)"), ("①", "③"), ("一是", "三是"), ("第一，", "第三，")],
)
def test_a_marker_is_the_sample_with_its_own_number(sample: str, printed: str) -> None:
    """One sample a level is all a style says."""
    assert write_marker(StyleUsed("s", (sample,)), 1, 3, 5) == printed


def test_a_paragraph_of_several_lines_is_several_parts_with_the_same_sources() -> None:
    """A line end inside a paragraph is a paragraph end in print."""
    sections = (Section("", None, None, (Paragraph("甲。\n\n乙。", (OPINION,)),)),)
    parts = [part for part in lay_out(replace(short_draft(), sections=sections)) if part.kind == "paragraph"]
    assert [(part.text, part.evidence) for part in parts] == [("甲。", (OPINION,)), ("乙。", (OPINION,))]


def test_letter_text_that_looks_like_template_stays_text() -> None:
    """{{ }}, {% %} and a line that begins like a part's name are words of the letter, nothing else."""
    words = "{{ title }}{% if %}\n[署名] 某某局 | 乙"
    parts = lay_out(replace(short_draft(), closing=words))
    assert [part.text for part in parts if part.kind == "closing"] == ["{{ title }}{% if %}", "[署名] 某某局 | 乙"]
    assert [part.text for part in parts if part.kind == "signature"] == ["云州市住房和城乡建设局"]


def test_headings_below_a_learnt_ladder_open_their_paragraph() -> None:
    """A style that says nothing of a level sets its first level apart and runs the others in."""
    style = StyleUsed("s", LADDER)
    assert _body(_nested(style)) == ["一、甲", "（一）乙。做乙。", "再做。", "1.丙。做丙。", "2.做丁。", "二、戊"]


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("没有部件名的一行", "这一行没有部件名"),
        ("[落款] {{ signature }}", "没有“落款”这种部件"),
        ("[标题] {{ titel }}", "titel"),
        ("[标题] {% if %}", "版式模板有误"),
        ("[标题] {{ title.__class__.__mro__ }}", "版式模板有误"),
        (None, "找不到版式模板"),
    ],
)
def test_a_broken_template_is_one_error_that_says_what_to_do(
    tmp_path: Path, template: str | None, problem: str
) -> None:
    """A bureau edits its templates; what it gets wrong is named, and no template reaches into the program."""
    (tmp_path / "letters").mkdir()
    if template is not None:
        (tmp_path / "letters" / "reply.jinja").write_text(template, encoding="utf-8")
    with pytest.raises(AssetError, match=problem):
        lay_out(short_draft(), root=tmp_path)


def test_a_bureau_may_change_order_and_words(tmp_path: Path) -> None:
    """The template is the bureau's: the number after the title, 专此函复 before the name."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "reply.jinja").write_text(
        "[标题] {{ title }}\n[发文字号] {{ doc_number }}\n[事项]\n[结语] 专此函复。\n[署名] {{ signature }}",
        encoding="utf-8",
    )
    assert [part.text for part in lay_out(short_draft(), root=tmp_path)] == [
        "关于市十五届人大二次会议第18号建议的答复",
        "云建建〔2026〕  号",
        "我局已于2026年3月完成该路段路灯修复，共更换灯具46盏。",
        "专此函复。",
        "云州市住房和城乡建设局",
    ]


def test_text_is_set_as_it_will_be_printed() -> None:
    """Title in the middle, paragraphs two characters in, 落款 at the right, on 28 characters a line."""
    assert render_text(short_draft()) == (
        "　　　　　　　　　　　　　　　　　　　　　　 办理结果：A\n"
        "　　　　　　　　　　　　　　　　　　　云建建〔2026〕  号\n"
        "\n"
        "　　　　关于市十五届人大二次会议第18号建议的答复\n"
        "\n"
        "孙某某代表：\n"
        "　　您提出的《关于修复滨河路路灯的建议》（第18号）收悉。现答复如下：\n"
        "　　我局已于2026年3月完成该路段路灯修复，共更换灯具46盏。\n"
        "　　感谢您对我市市政设施维护工作的关心和支持！\n"
        "\n"
        "　　　　　　　　　　　　　　　　云州市住房和城乡建设局\n"
        "　　　　　　　　　　　　　　　　　　　年  月  日\n"
        "　　（联系人：王某）\n"
    )


def test_the_place_of_every_part_is_its_slice() -> None:
    """Findings on the text lead back to the part they speak of."""
    text, placed = place_parts(lay_out(long_draft()))
    assert [text[one.start : one.end] for one in placed] == [one.part.text for one in placed]


def test_markdown_has_headings_and_no_accidental_markup() -> None:
    """Headings are headings; *, _, # and list signs in the letter's words are escaped."""
    draft = replace(_nested(STYLE), closing="# 感谢*您*对<我市>_工作_的支持")
    lines = render_markdown(draft).split("\n\n")
    assert lines[2] == "# 关于市十五届人大二次会议第18号建议的答复"
    assert lines[5:8] == ["## 一、甲", "（一）乙。做乙。", "再做。"]
    assert lines[11] == "\\# 感谢\\*您\\*对\\<我市>\\_工作\\_的支持"


@pytest.mark.parametrize(
    ("words", "escaped"),
    [("1. 甲", "1\\. 甲"), ("1.甲", "1.甲"), ("- 甲", "\\- 甲"), ("甲\n乙", "甲 乙"), ("2) 甲", "2\\) 甲")],
)
def test_what_would_start_a_list_does_not(words: str, escaped: str) -> None:
    """CommonMark 5.2: a list marker needs a space after it."""
    assert escape_markdown(words) == escaped


def test_widths_are_counted_in_full_width_characters() -> None:
    """Figures and Latin letters are half as wide."""
    assert (width("共12家"), pad(2.5), pad(-1)) == (3.0, "　　 ", "")


def test_a_part_knows_its_heading_words() -> None:
    """The words of a run-in heading are told from the paragraph they open."""
    part = next(part for part in lay_out(_nested(STYLE)) if part.level == 2)
    assert (part.text[: part.head], part.marker) == ("（一）乙。", "（一）")
    assert isinstance(part, Part)

"""The letter laid out once: template, numbers, and the text forms made of the same parts."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.documents import (
    Conflict,
    Draft,
    DraftContact,
    Evidence,
    Finding,
    Gap,
    Paragraph,
    Provenance,
    Section,
    StyleUsed,
)
from drafter.errors import AssetError
from drafter.render import render_html, render_markdown, render_text
from drafter.render.cutting import cut
from drafter.render.layout import Part, lay_out
from drafter.render.linking import link_sentences
from drafter.render.locating import Spot, locate
from drafter.render.markup import escape_markdown
from drafter.render.measure import pad, width
from drafter.render.numbering import write_marker
from drafter.render.places import place_of
from drafter.render.text import place_parts
from tests.render_drafts import LADDER, OPINION, ROW, STYLE, joint_draft, long_draft, medium_draft, short_draft


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


class _Links(HTMLParser):
    """Gathers ids, inner links, addresses and tag balance of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.outside: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name == "href" and value:
                (self.targets if value.startswith("#") else self.outside).append(value.removeprefix("#"))
            elif name in {"src", "action", "srcset", "data"} or name.startswith("on"):
                self.outside.append(f"{name}={value}")
        if tag not in {"meta", "br", "link", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _read_page(page: str) -> _Links:
    reader = _Links()
    reader.feed(page)
    assert reader.open == []
    assert reader.outside == []
    assert len(set(reader.ids)) == len(reader.ids)
    assert set(reader.targets) <= set(reader.ids)
    return reader


def _finding(text: str, quote: str, number: str = "R29") -> Finding:
    start = text.index(quote)
    return Finding(number, "arithmetic", "error", "占比不符", start, start + len(quote), quote, suggestion="改为35%")


def test_the_page_is_whole_and_asks_for_nothing_outside() -> None:
    """Every link leads to an id on the page; the policy forbids scripts and every load."""
    page = render_html(long_draft(), findings=(_finding(render_text(long_draft()), "占应建小区的87.3%"),))
    reader = _read_page(page)
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert {"e1", "e2", "e3", "m1", "f1", "coverage", "open"} <= set(reader.ids)


def test_a_sentence_leads_to_its_source_and_the_source_stands_beside() -> None:
    """The number behind a sentence is a link to the card with file, place and quote."""
    page = render_html(long_draft())
    assert '比上年提高11.6个百分点。</span>&#8288;<sup><a href="#e1" aria-label="依据1">1</a></sup>' in page
    assert "统计表.xlsx（覆盖情况第7行：县区、应建、已建、覆盖率）" in page


def test_the_page_shows_what_is_open() -> None:
    """Unverified words are marked in the letter and listed; an unanswered ask is said so; gaps are counted."""
    draft = replace(
        long_draft(),
        gaps=(Gap("A6", "财政贴息政策的办理情况"),),
        conflicts=(Conflict("充电端口数", OPINION, (ROW,)),),
        reminders=("没有沟通记录",),
        blanks=("date",),
        provenance=Provenance("model", model="m-1"),
    )
    page = render_html(draft)
    for words in (
        '<mark class="open">【待核实：覆盖居民20万户次】</mark>',
        '<span class="missing">未答复</span>',
        "A6：财政贴息政策的办理情况",
        "待补1处",
        "建议2项，答复1项",
        "采用会办/市消防救援支队意见.docx（第311—344字）",
        "没有沟通记录",
        "留空待填：成文日期",
        "模型（m-1）",
    ):
        assert words in page


def test_a_finding_over_two_paragraphs_is_one_place_to_go_to() -> None:
    """Both stretches are marked, the first carries the id; two findings that begin together both have theirs."""
    draft = long_draft()
    text = render_text(draft)
    first = _finding(text, "现答复如下：\n　　一、关于加快")
    page = render_html(draft, findings=(first, _finding(text, "现答复如下：", "R05")))
    _read_page(page)
    assert '<mark class="error" id="m1" title="第1条；第2条"><mark id="m2">现答复如下：</mark></mark>' in page
    assert '<mark class="error" title="第1条">一、关于加快</mark>' in page


def test_markup_in_a_letter_is_words_on_the_page() -> None:
    """A letter, a file name and a finding are never HTML."""
    evil = '<img src=x onerror="alert(1)">'
    source = Evidence(evil, 0, 5, evil)
    sections = (Section(evil, "A1", "done", (Paragraph(f"{evil}。", (source,)),)),)
    draft = replace(long_draft(), title=evil, sections=sections, salutation=evil, signature=evil)
    finding = Finding("R01", "form", "warn", evil, 0, 1, "", suggestion=evil)
    reader = _read_page(render_html(draft, findings=(finding,)))
    assert "".join(reader.text).count(evil) >= 8


def test_a_finding_whose_words_are_gone_is_still_listed() -> None:
    """Nothing that was found is lost because the text has changed since."""
    finding = Finding("R31", "arithmetic", "warn", "两处数值不一", 3, 9, "早已删去的话")
    page = render_html(long_draft(), findings=(finding,))
    _read_page(page)
    assert "两处数值不一" in page
    assert "“早已删去的话”" in page


@pytest.mark.parametrize(
    ("start", "end", "quote", "spots"),
    [
        (1, 3, "乙丙", (Spot(0, 1, 3),)),
        (2, 5, "丙\n丁", (Spot(0, 2, 3), Spot(1, 0, 1))),
        (9, 9, "丁戊", (Spot(1, 0, 2),)),
        (3, 4, "\n", (Spot(0, 2, 3),)),
        (0, 1, "没有", ()),
        (7, 99, "", ()),
    ],
)
def test_where_a_finding_stands(start: int, end: int, quote: str, spots: tuple[Spot, ...]) -> None:
    """By its offsets; else by its quote; between lines, at the nearest; else nowhere."""
    text = "甲乙丙\n丁戊"
    finding = Finding("R01", "form", "warn", "", start, end, quote)
    assert locate(finding, text, [(0, 3), (4, 6)]) == spots


def test_evidence_is_named_as_a_person_would_look_it_up() -> None:
    """The letter, the agency file and the case have names; a paper has its place."""
    assert place_of(Evidence("letter", 9, 20, "甲")) == "来件（第10—20字）"
    assert place_of(replace(ROW, header=None, sheet=None)) == "统计表.xlsx（第7行）"


def test_a_sentence_that_shares_nothing_has_no_source() -> None:
    """Links are by shared words: a greeting has none, a figure leads to its source."""
    linked = link_sentences("全年检查216次，整改1130处。感谢您的关心！", (ROW, OPINION))
    assert [one.sources for one in linked] == [(1,), ()]


@given(st.text(max_size=80), st.lists(st.text(max_size=30), max_size=4))
@settings(max_examples=60, deadline=None)
def test_linked_sentences_cover_the_paragraph(text: str, quotes: list[str]) -> None:
    """No character is lost or shown twice between sentences."""
    linked = link_sentences(text, [Evidence("f", 0, len(quote), quote) for quote in quotes])
    assert "".join(text[one.start : one.end] for one in linked) == text


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8))
@settings(max_examples=100, deadline=None)
def test_cut_stretches_cover_the_range_once(ends: list[tuple[int, int]]) -> None:
    """Whatever the ranges, the stretches follow each other and carry exactly the ranges that cover them."""
    ranges = [(min(pair), max(pair), number) for number, pair in enumerate(ends)]
    found = list(cut(5, 25, ranges))
    assert [position for left, right, _ in found for position in range(left, right)] == list(range(5, 25))
    for left, right, tags in found:
        assert set(tags) == {number for start, end, number in ranges if start <= left and right <= end}


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_every_form_says_the_same(words: str) -> None:
    """Text and page hold every part's words, whatever they are."""
    draft = replace(short_draft(), closing=words or "谢", style=StyleUsed("s", LADDER))
    text = render_text(draft)
    shown = "".join(_read_page(render_html(draft)).text)
    for part in lay_out(draft):
        assert part.text in text
        assert "".join(part.text.split()) in "".join(shown.replace("\r", "").split())


def test_widths_are_counted_in_full_width_characters() -> None:
    """Figures and Latin letters are half as wide."""
    assert (width("共12家"), pad(2.5), pad(-1)) == (3.0, "　　 ", "")


def test_a_part_knows_its_heading_words() -> None:
    """The words of a run-in heading are told from the paragraph they open."""
    part = next(part for part in lay_out(_nested(STYLE)) if part.level == 2)
    assert (part.text[: part.head], part.marker) == ("（一）乙。", "（一）")
    assert isinstance(part, Part)

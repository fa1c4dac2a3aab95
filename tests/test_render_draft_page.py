"""The draft page: whole, without outside requests, each sentence with its source, each finding in its place."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.documents import (
    Conflict,
    Evidence,
    Finding,
    Gap,
    Paragraph,
    Provenance,
    Section,
    StyleUsed,
)
from drafter.render import render_html, render_text
from drafter.render.cutting import cut
from drafter.render.layout import lay_out
from drafter.render.linking import link_sentences
from drafter.render.locating import Spot, locate
from drafter.render.places import place_of
from tests.render_drafts import LADDER, OPINION, ROW, long_draft, short_draft


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

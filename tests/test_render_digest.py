"""A digest for a person: at the terminal, as Markdown, as a page."""

import re
from dataclasses import replace

import pytest

from drafter.documents import (
    Commitment,
    Contact,
    DateSpan,
    Digest,
    DigestAsk,
    DigestFigure,
    DigestSentence,
    Grounding,
    Point,
    Provenance,
    Span,
    Unsupported,
)
from drafter.render import digest_html, digest_markdown, digest_text
from drafter.render.digest import header_rows, id_ranges

_TEXT = (
    "关于市政协十四届三次会议第0127号提案的答复\n李某某委员：\n全市建成端口3.6万个。2026年底前由市城管局再建8000个。"
)


def _span(words: str) -> Span:
    start = max(_TEXT.find(words), 0)
    return Span(words, start, start + len(words))


def _digest() -> Digest:
    sentences = tuple(
        DigestSentence(number, match.start(), match.end(), match.group())
        for number, match in enumerate(re.finditer(r"[^\n。]+。?", _TEXT), start=1)
    )
    return Digest(
        source={"path": "答复.docx"},
        genre="reply",
        matter="cppcc_proposal",
        proposer_kind="member",
        proposers=(_span("李某某"),),
        title=_span("关于市政协十四届三次会议第0127号提案的答复"),
        session=_span("市政协十四届三次会议"),
        proposal_number=_span("0127"),
        addressees=(_span("李某某委员"),),
        issuer=_span("云州市住房和城乡建设局"),
        issue_date=DateSpan("2026年5月20日", 0, 0, "2026-05-20"),
        contact=Contact(_span("王某"), _span("0000-1234567")),
        summary="全市建成充电端口3.6万个，2026年再建8000个。",
        points=(Point("建设情况", "已建成端口3.6万个", (3,)),),
        asks=(DigestAsk("A1", "加快建设充电设施 | 统一标准", (3, 4)),),
        figures=(
            DigestFigure("充电端口", "3.6万个", 3.6, "万个", None, 3),
            DigestFigure("新建端口", "8000个", 8000, "个", "2026年", 4),
        ),
        commitments=(
            Commitment("再建端口8000个", "市城管局", "2026年底前", (4,)),
            Commitment("修订导则", None, None, (4,)),
        ),
        policies=(_span("《云州市充电设施管理办法》"),),
        sentences=sentences,
        grounding=Grounding(4, 3, (Unsupported("summary", "9000个", "所引句子中没有这个数字"),)),
        provenance=Provenance(
            "model", "m-1", "summarize/v1", prompt_tokens=900, completion_tokens=100, calls=1, seconds=2.5
        ),
    )


def test_the_terminal_shows_everything_without_control_characters_on_a_pipe() -> None:
    """Header card, asks, points, figures with measure and period, promises with owner and due, what is unsupported."""
    text = digest_text(_digest(), width=100)
    assert "\x1b" not in text
    for words in (
        "提出人    李某某（委员）",
        "编号      0127",
        "联系人    王某 0000-1234567",
        "A1",
        "3—4",
        "已建成端口3.6万个",
        "充电端口",
        "2026年底前",
        "市城管局",
        "《云州市充电设施管理办法》",
        "需核对：原文所引句子中没有",
        "9000个",
        "概括中的事实4处，原文可核对3处。模型 · m-1 · summarize/v1 · 调用1次，1000词元，2.5秒",
    ):
        assert words in text


def test_colours_only_where_asked_for() -> None:
    """Red marks what the letter does not bear out; the words are the same."""
    coloured = digest_text(_digest(), colour=True, width=80)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).replace(" ", "") == digest_text(_digest(), width=80).replace(" ", "")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """A Chinese character takes two columns."""
    for line in digest_text(_digest(), width=width).split("\n"):
        assert sum(2 if ord(character) > 0x2E7F else 1 for character in line) <= width


def test_columns_stand_under_each_other() -> None:
    """Every row of a table begins its second column at the same cell."""
    lines = digest_text(_digest(), width=80).split("\n")
    first = next(index for index, line in enumerate(lines) if line.startswith("主要数据"))
    rows = [line for line in lines[first + 1 : first + 6] if "个" in line or "数值" in line]
    starts = {
        sum(2 if ord(character) > 0x2E7F else 1 for character in re.split(r"3\.6|8000|数值", row)[0]) for row in rows
    }
    assert len(rows) == 3
    assert len(starts) == 1


def test_an_empty_digest_is_a_card_and_a_summary() -> None:
    """No heading stands over nothing."""
    bare = Digest(source={}, genre="other", summary="不是答复。")
    text = digest_text(bare)
    assert "不是答复。" in text
    for heading in ("建议事项", "要点", "主要数据", "承诺事项", "政策文件", "需核对"):
        assert heading not in text
        assert heading not in digest_markdown(bare)
    assert '<table><thead><tr><th scope="col">项目' in digest_html(bare)


def test_markdown_tables_keep_their_columns() -> None:
    """A bar in the words is escaped; each table row has the cells of its head."""
    lines = digest_markdown(_digest()).split("\n")
    assert "| A1 | 加快建设充电设施 \\| 统一标准 | 3—4 |" in lines
    assert "| 修订导则 | — | — | 4 |" in lines
    assert lines[0] == "# 关于市政协十四届三次会议第0127号提案的答复"
    assert "- 《云州市充电设施管理办法》" in lines


def test_ids_on_the_page_lead_to_the_letters_sentences() -> None:
    """Every id of the digest is a link, every sentence an anchor, the letter's lines stay lines."""
    page = digest_html(_digest())
    anchors = set(re.findall(r'id="(s[0-9]+)"', page))
    assert anchors == {"s1", "s2", "s3", "s4"}
    assert set(re.findall(r'href="#(s[0-9]+)"', page)) == {"s3", "s4"}
    assert page.count("<br>") == 2
    assert '<span class="missing">9000个</span>' in page


def test_words_of_the_letter_are_never_markup() -> None:
    """A letter may hold < and &."""
    page = digest_html(replace(_digest(), summary="<b>甲</b>&乙"))
    assert "&lt;b&gt;甲&lt;/b&gt;&amp;乙" in page


def test_ids_are_written_as_ranges() -> None:
    """Consecutive sentences are a span."""
    assert id_ranges((9, 3, 4, 5, 11)) == "3—5、9、11"


def test_a_fallback_is_said() -> None:
    """Who reads the result learns that the model failed."""
    text = digest_text(replace(_digest(), provenance=Provenance("rules", fallback="content_filter")))
    assert "模型未能完成，由规则引擎代做" in text


def test_a_proposals_signature_is_no_handling_unit() -> None:
    """Who signed a proposal is told once: as its proposer, or as 署名 where it is somebody else."""
    party = _span("民进云州市委会")
    proposal = replace(_digest(), genre="proposal", issuer=party)
    assert ("承办单位", "云州市住房和城乡建设局") in header_rows(_digest())
    assert dict(header_rows(proposal))["署名"] == "民进云州市委会"
    assert {"承办单位", "署名"}.isdisjoint(dict(header_rows(replace(proposal, proposers=(party,)))))

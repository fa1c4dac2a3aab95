"""Whole desks (fixtures/materials, examples/demo): letter, materials, agency and case, the whole way to the reply."""

import datetime as dt
from pathlib import Path

import pytest

from drafter.documents import Draft, Letter, Section, SourceText
from drafter.engines.rules import RulesEngine
from drafter.ground import ground_text
from drafter.parse import parse_letter
from drafter.pipeline.drafting import Drafted, DraftRequest, draft_file
from drafter.read import read_source
from drafter.render import render_text
from drafter.styles import learn_style

pytestmark = pytest.mark.anyio

_ROOT = Path(__file__).parent.parent
_DESKS = {
    "ebike-charging": dt.date(2026, 5, 18),
    "parking-separate": dt.date(2026, 5, 18),
    "tcm-party": dt.date(2024, 5, 18),
}


def _request(name: str, **changes: object) -> DraftRequest:
    desk = _ROOT / "fixtures/materials" / name
    letter = (desk / (desk / "letter.txt").read_text(encoding="utf-8")).resolve()
    day = _DESKS.get(name, dt.date(2025, 5, 18))
    fields: dict[str, object] = {
        "letter": str(letter),
        "materials": (desk / "materials",),
        "agency": desk / "agency.toml",
        "case": desk / "case.toml",
        "date": day,
        "today": day,
    }
    return DraftRequest(**{**fields, **changes})  # type: ignore[arg-type] # the fields above, some replaced


async def _drafted(name: str, **changes: object) -> Drafted:
    return await draft_file(_request(name, **changes), RulesEngine())


def _words(draft: Draft, section: Section | None = None) -> str:
    sections = draft.sections if section is None else section.children
    own = [] if section is None else [paragraph.text for paragraph in section.paragraphs]
    return "\n".join([*own, *(_words(draft, inner) for inner in sections)])


def _parsed_again(draft: Draft) -> Letter:
    return parse_letter(SourceText("reply.txt", "", "text/plain", "utf-8", render_text(draft)))


@pytest.mark.parametrize("name", sorted(_DESKS))
async def test_every_ask_has_its_section_in_order(name: str) -> None:
    """However little the papers give, each ask is named once and in its place."""
    done = await _drafted(name)
    assert [section.ask_id for section in done.draft.sections] == [ask.id for ask in done.digest.asks]
    assert [row.ask_id for row in done.draft.coverage] == [ask.id for ask in done.digest.asks]


@pytest.mark.parametrize("name", sorted(_DESKS))
async def test_no_claim_that_no_paper_makes(name: str) -> None:
    """Every figure, date, title and number of the body stands in a paper of this desk, or it is marked."""
    done = await _drafted(name)
    folder = _ROOT / "fixtures/materials" / name / "materials"
    papers = [read_source(path) for path in sorted(folder.iterdir())]
    rows = [" ".join(f"{cell}{unit}" for cell in row.split(",") for unit in ("家", "个", "人")) for row in
            (line for paper in papers if paper.rows for line in paper.text.split("\n"))]  # fmt: skip
    years = [f"{year}年" for year in range(2022, 2027)]
    sources = [*(paper.text for paper in papers), *rows, *years]
    wanted = {"figure", "title", "doc_number"}
    unborne = [
        found.claim.quote
        for found in ground_text(_words(done.draft), sources)
        if found.state == "not_found" and found.claim.kind in wanted
    ]
    marked = [doubt.quote for doubt in done.draft.unverified] + [gap.what for gap in done.draft.gaps]
    assert [quote for quote in unborne if not any(quote in words for words in marked)] == []


@pytest.mark.parametrize(
    ("name", "foreign"),
    [("ebike-charging", ("18.6万个", "500万元")), ("parking-separate", ("5200个",)), ("tcm-party", ("500人次",))],
)
async def test_what_is_not_ours_stays_out(name: str, foreign: tuple[str, ...]) -> None:
    """A neighbour's figures, an order hidden in a paper, and a plan of a past year do not enter the reply."""
    words = _words((await _drafted(name)).draft)
    assert [figure for figure in foreign if figure in words] == []


async def test_only_our_ask_is_answered() -> None:
    """The other bureaus' asks are left to them by name; the mark counts ours alone."""
    draft = (await _drafted("parking-separate")).draft
    assert [_words(draft, section) for section in draft.sections if section.ask_id != "A3"] == [
        "该项建议不属我单位职责，由区住房和城乡建设局答复。",
        "该项建议不属我单位职责，由公安交警大队答复。",
        "该项建议不属我单位职责，由区发展和改革局答复。",
    ]
    assert draft.disposition in {"解决采纳", "正在解决"}
    assert "1480个" in _words(draft)


async def test_party_is_addressed_as_a_body() -> None:
    """A party's proposal is answered to its full name, with 贵会."""
    draft = (await _drafted("tcm-party")).draft
    assert draft.salutation == "农工党临澜市委员会："
    assert draft.opening.startswith(
        "贵会提出的《关于推进我市中医药传承创新发展的提案》（第2024008号）收悉。经商市医疗保障局，"
    )
    assert "您" not in render_text(draft)


async def test_joint_opinion_of_a_finance_bureau() -> None:
    """The lead bureau is addressed, only our ask is answered, and nobody is thanked."""
    draft = (await _drafted("kindergarten-joint", kind="joint-opinion")).draft
    parsed = _parsed_again(draft)
    assert (parsed.genre, [span.text for span in parsed.addressees]) == ("joint_opinion", ["县教育局"])
    assert [row.ask_id for row in draft.coverage] == ["A2"]
    assert "感谢" not in render_text(draft)


async def test_no_materials_at_all() -> None:
    """Without materials every ask is a visible gap, and the reply holds no figure of its own."""
    letter = _ROOT / "fixtures/letters/proposal-short-letter/letter.txt"
    done = await draft_file(DraftRequest(letter=str(letter), today=dt.date(2025, 6, 1)), RulesEngine())
    assert len(done.draft.sections) == 3
    assert all("【待补：" in _words(done.draft, section) for section in done.draft.sections)
    assert {gap.ask_id for gap in done.draft.gaps} >= {"A1", "A2", "A3"}
    assert done.draft.disposition is None


async def test_materials_of_another_field() -> None:
    """Papers about water do not answer a proposal about science: every ask stays open."""
    desk = _ROOT / "examples/demo"
    other = _ROOT / "fixtures/materials/tcm-party/materials"
    request = DraftRequest(
        letter=str(desk / "proposal.txt"), materials=(other,), agency=desk / "agency.toml", today=dt.date(2026, 5, 20)
    )
    draft = (await draft_file(request, RulesEngine())).draft
    assert [row.ask_id for row in draft.coverage if row.evidence] == []


async def test_example_gives_a_reply_to_send() -> None:
    """The bundled example: four asks answered from the newest papers, one honestly open."""
    desk = _ROOT / "examples/demo"
    request = DraftRequest(
        letter=str(desk / "proposal.txt"),
        materials=(desk / "materials",),
        agency=desk / "agency.toml",
        case=desk / "case.toml",
        date=dt.date(2026, 5, 20),
        today=dt.date(2026, 5, 20),
    )
    draft = (await draft_file(request, RulesEngine())).draft
    assert draft.title == "关于市政协十四届三次会议第0187号提案的答复"
    assert [section.stance is not None for section in draft.sections] == [True, True, True, True, False]
    assert draft.gaps[0].ask_id == "A5"
    assert draft.unverified == ()
    words = _words(draft)
    assert [told for told in ("4360万元", "1126台（套）", "11.8亿元", "642家") if told not in words] == []
    assert [foreign for foreign in ("40万元", "3280家", "7.4亿元", "530家") if foreign in words] == []


_LADDERS = (
    "contact-before-issuer-ordinals",
    "ladder-cn-paren-yishi",
    "asks-guanyu-ten-deputies",
    "two-numbers-with-letters",
)


@pytest.mark.parametrize("name", _LADDERS)
async def test_reply_in_a_learnt_style_parses_to_the_same_shape(name: str) -> None:
    """A reply drafted in the style of a past one has its ladder, its formulae and its end block again."""
    path = _ROOT / "fixtures/letters" / name / "letter.txt"
    past = parse_letter(read_source(path))
    style, _ = learn_style([past])
    done = await _drafted("tcm-party", style_from=(path,))
    again, _ = learn_style([_parsed_again(done.draft)])
    depth = len(again.numbering)
    assert again.numbering == style.numbering[:depth]
    assert again.title.cppcc.replace("{{ kind_word }}", "提案") == style.title.cppcc.replace("{{ kind_word }}", "提案")
    assert again.closing.reply.rstrip("。！") == style.closing.reply.rstrip("。！")
    printed = [part for part in again.end_block if part != "disclosure"]
    assert printed == [part for part in style.end_block if part != "disclosure"]

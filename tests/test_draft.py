"""The draft as a whole: every ask answered, left to its bureau, or honestly open; and the frame around it."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.documents import Conflict, Coverage, DraftContact, Evidence, Gap, StyleUsed, Unverified
from drafter.draft import DraftOrder, asks_in_full, draft_reply
from drafter.engines.rules import RulesEngine
from drafter.errors import SettingsError
from drafter.styles import Case
from tests.drafting import AGENCY, AHEAD, DONE, LETTER, PLATFORM, SayingEngine, digest, drafted, order, passage, told

pytestmark = pytest.mark.anyio


async def test_sections_stand_in_the_order_of_the_asks() -> None:
    """Each ask has one section under its own words, done before planned; the one without material is a visible gap."""
    draft = await drafted(order({"A1": (DONE, AHEAD), "A2": (PLATFORM,), "A3": ()}))
    assert [(section.heading, section.ask_id, section.stance, told(section)) for section in draft.sections] == [
        (
            "关于加快老旧供水管网改造的建议",
            "A1",
            "doing",
            "2025年，全市改造老旧供水管网42公里，完成投资8600万元。\n下一步，我局将改造老旧供水管网50公里。",
        ),
        ("关于建设智慧水务平台的建议", "A2", "done", "智慧水务平台已建成投用，接入监测点320处。"),
        ("关于提高节水补贴标准的建议", "A3", None, "【待补：对“提高节水补贴标准”的答复，材料中没有依据】"),
    ]
    assert draft.gaps == (Gap("A3", "对“提高节水补贴标准”的答复，材料中没有依据"),)
    assert draft.unverified == ()
    assert draft.coverage[1] == Coverage(
        "A2", "建设智慧水务平台", "关于建设智慧水务平台的建议", "done", (PLATFORM.evidence,)
    )


async def test_frame_of_a_reply() -> None:
    """Title, number, salutation, opening, closing, end block and copies come from agency, case and style."""
    case = Case(co_handlers=("市财政局",), assigned_on=dt.date(2026, 3, 1), contacted_on=dt.date(2026, 4, 1))
    draft = await drafted(order({"A1": (DONE,)}, case=case))
    assert draft.title == "关于市政协九届三次会议第0012号提案的答复"
    assert (draft.doc_number, draft.date) == ("云水提〔2026〕  号", "2026年5月12日")
    assert draft.salutation == "李某某委员："
    assert draft.opening == "您提出的《关于保障城乡供水安全的提案》（第0012号）收悉。经研究，现答复如下："
    assert draft.closing == "感谢您对我市水务工作的关心和支持，欢迎继续提出宝贵意见建议！"
    assert (draft.signature, draft.contact) == ("云州市水务局", DraftContact("王某某", "0000-1234567"))
    assert (draft.cc, draft.disclosure, draft.blanks) == (("市财政局",), "主动公开", ("doc_number",))
    assert draft.style == StyleUsed(
        "default",
        ("一、", "（一）", "1.", "一是"),
        ("own_line", "run_in", "run_in", "run_in"),
        ("signature", "date", "contact", "disclosure"),
    )
    assert draft.reminders == ("答复期限2026年6月1日，还有22天", "会办单位市财政局的意见不在材料中，未写入复文")


async def test_nothing_given_is_all_gaps_and_no_invention() -> None:
    """Without agency, case and materials the frame shows what is missing, each once, and no number is invented."""
    draft = await drafted(
        order(given=digest("改造管网", number=None, session=None, proposers=()), agency=None, date=None)
    )
    assert draft.title == "关于【待补：届次】第【待补：编号】号提案的答复"
    assert draft.salutation == "【待补：提出者】委员："
    assert draft.signature == "【待补：署名单位】"
    assert (draft.doc_number, draft.date, draft.blanks) == (None, None, ("date",))
    assert [gap.what for gap in draft.gaps] == [
        "届次", "编号", "提出者", "署名单位", "联系人", "联系电话", "对“改造管网”的答复，材料中没有依据",
    ]  # fmt: skip
    assert draft.disposition is None


async def test_letter_without_asks_is_one_gap() -> None:
    """Where no ask was found, the clerk is told; nothing is made up."""
    empty = DraftOrder(digest=replace(digest(), asks=()), agency=AGENCY)
    draft = await draft_reply(empty, RulesEngine())
    assert [told(section) for section in draft.sections] == ["【待补：来件没有列明具体建议，请逐条补写答复】"]
    assert "来件中没有识别出具体建议，请人工核对" in draft.reminders


async def test_asks_of_others_are_left_to_their_bureau() -> None:
    """An ask not in our_asks is named as not ours; the bureau it names answers it, and it is no gap."""
    given_letter = digest("改造供水管网", "由市财政局设立节水专项资金", "调整水价")
    case = Case(our_asks=("A1",), role="separate")
    draft = await drafted(order({"A1": (DONE,), "A2": (AHEAD,)}, given=given_letter, case=case))
    assert [told(section) for section in draft.sections] == [
        "2025年，全市改造老旧供水管网42公里，完成投资8600万元。",
        "该项建议不属我单位职责，由市财政局答复。",
        "该项建议不属我单位职责，由有关承办单位答复。",
    ]
    assert draft.gaps == ()
    assert draft.disposition == "A"


async def test_our_asks_that_do_not_exist_are_an_error() -> None:
    """A case that names an ask the letter does not have cannot be answered."""
    with pytest.raises(SettingsError, match="our_asks 中的“A9”不是来件的建议事项。来件的建议事项：A1、A2、A3"):
        await drafted(order(case=Case(our_asks=("A9",))))


async def test_joint_opinion_goes_to_the_lead_unit() -> None:
    """A joint opinion is addressed to the lead unit, answers only our asks, and does not thank the member."""
    placed = order({"A1": (DONE,)}, case=Case(role="joint", lead_unit="市住房和城乡建设局", our_asks=("A1",)))
    draft = await draft_reply(replace(placed, kind="joint-opinion"), RulesEngine())
    assert draft.title == "关于市政协九届三次会议第0012号提案的会办意见"
    assert draft.salutation == "市住房和城乡建设局："
    assert draft.opening == (
        "市政协九届三次会议第0012号提案《关于保障城乡供水安全的提案》收悉。现就涉及我局职责的内容，提出会办意见如下："
    )
    assert [told(section) for section in draft.sections] == ["2025年，全市改造老旧供水管网42公里，完成投资8600万元。"]
    assert draft.closing == "以上意见，供贵局答复时参考。"
    assert (draft.disposition, draft.cc) == (None, ())
    assert "您" not in draft.opening + draft.closing
    assert [row.ask_id for row in draft.coverage] == ["A1"]


async def test_joint_opinion_without_lead_unit_shows_the_gap() -> None:
    """Nobody said who leads: the addressee is a gap."""
    draft = await draft_reply(replace(order(), kind="joint-opinion"), RulesEngine())
    assert draft.salutation == "【待补：主办单位】："
    assert draft.gaps[0] == Gap(None, "主办单位")


async def test_opinion_of_another_unit_is_told_under_its_name() -> None:
    """会办意见 stand attributed in the section they belong to, and the opening says who was consulted."""
    opinion = passage(
        "你局转来的提案收悉。我局意见如下：一是2026年安排管网改造资金1200万元。二是我局将配合你局加强资金监管。",
        "joint_opinion",
        file="市财政局意见.txt",
        unit="市财政局",
        score=7,
    )
    draft = await drafted(order({"A1": (DONE, opinion)}, given=digest("加快管网改造", "建设平台")))
    assert told(draft.sections[0]) == (
        "2025年，全市改造老旧供水管网42公里，完成投资8600万元。\n"
        "市财政局意见：2026年安排管网改造资金1200万元。该局将配合我局加强资金监管。"
    )
    assert draft.sections[0].stance == "doing"
    assert draft.sections[0].paragraphs[1].evidence == (opinion.evidence,)
    assert draft.opening.endswith("经商市财政局，现答复如下：")


async def test_same_passage_is_told_once() -> None:
    """A passage that serves two asks is told where it fits best; the other ask refers to it."""
    draft = await drafted(order({"A1": (DONE,), "A2": (passage(DONE.evidence.quote, score=8),)}))
    assert [told(section) for section in draft.sections][:2] == [
        "2025年，全市改造老旧供水管网42公里，完成投资8600万元。",
        "有关情况已在“关于加快老旧供水管网改造的建议”部分一并答复。",
    ]
    assert draft.sections[1].stance == "done"


async def test_an_ask_refers_to_no_other_where_the_passage_hardly_fits_it() -> None:
    """What fits another ask far better does not answer this one: it stays an honest gap."""
    draft = await drafted(order({"A1": (DONE,), "A2": (passage(DONE.evidence.quote, score=2.5),)}))
    assert told(draft.sections[1]).startswith("【待补：")
    assert "A2" in [gap.ask_id for gap in draft.gaps]


async def test_passage_that_only_shares_a_word_stays_out() -> None:
    """What scores far below the best passage of its ask is no evidence for it."""
    far = passage("改造办公用房3间。", start=90, number=3, score=2)
    draft = await drafted(order({"A1": (DONE, far)}, given=digest("改造管网")))
    assert told(draft.sections[0]) == DONE.evidence.quote


async def test_neighbouring_city_and_replaced_values_are_not_ours() -> None:
    """Another city's paper is refused and named; of two values the one a conflict replaced is not told."""
    other = passage("临澜市改造管网90公里。", file="邻市.txt", place="临澜市", number=2)
    older = passage("改造老旧供水管网38公里。", file="旧.txt", number=3)
    placed = order({"A1": (DONE, other, older)}, given=digest("改造管网", "建设平台"))
    conflict = Conflict("改造管网长度", DONE.evidence, (older.evidence,))
    draft = await draft_reply(replace(placed, conflicts=(conflict,)), RulesEngine())
    assert told(draft.sections[0]) == DONE.evidence.quote
    assert "邻市.txt是临澜市的材料，未用作本单位的依据" in draft.reminders
    assert draft.conflicts == (conflict,)


async def test_units_that_contradict_are_told_side_by_side_and_marked() -> None:
    """Two opinions against each other stand under their names, with a mark behind them: a person must settle it."""
    pro, con = (
        passage(f"我局{word}取消公示环节。", "joint_opinion", file=f"{unit}.txt", unit=unit, score=7, number=number)
        for number, (word, unit) in enumerate((("同意", "市城管局"), ("不同意", "市规划局")), start=1)
    )
    conflict = Conflict("市城管局与市规划局意见不一致", None, (pro.evidence, con.evidence))
    placed = replace(order({"A1": (pro, con)}, given=digest("取消公示", "建设平台")), conflicts=(conflict,))
    draft = await draft_reply(placed, RulesEngine())
    assert told(draft.sections[0]) == (
        "市城管局意见：该局同意取消公示环节。\n"
        "市规划局意见：该局不同意取消公示环节。【待核实：市城管局与市规划局意见不一致】"
    )
    assert draft.unverified == (
        Unverified("市城管局与市规划局意见不一致", "关于取消公示的建议", "材料或会办意见不一致，须协商一致后再答复"),
    )
    alone = await draft_reply(replace(placed, passages={"A1": (pro,)}), RulesEngine())
    assert alone.unverified == ()


def test_asks_in_full_hold_the_sentences_they_stand_in() -> None:
    """For finding evidence an ask has its own words and its sentences'; ids and order stay."""
    assert [(ask.id, ask.text) for ask in asks_in_full(digest("改造管网"))] == [("A1", f"改造管网\n{LETTER}")]


async def test_refused_words_go_back_once() -> None:
    """A figure that no evidence has goes back to the engine; the second answer is taken."""
    engine = SayingEngine("已改造管网42公里，完成投资9900万元。", "已改造管网42公里。")
    draft = await draft_reply(order({"A1": (DONE,)}, given=digest("改造管网")), engine)
    assert engine.refused == [("9900万元",)]
    assert [told(section) for section in draft.sections] == ["已改造管网42公里。"]
    assert draft.unverified == ()
    assert (draft.provenance.calls, draft.provenance.prompt_tokens, draft.provenance.requests) == (2, 20, ("r0", "r1"))


async def test_what_stays_unborne_is_marked_and_listed() -> None:
    """An engine that insists does not get its figure through: it stands marked in the text, and in the list."""
    engine = SayingEngine("已改造管网42公里，完成投资9900万元。")
    draft = await draft_reply(order({"A1": (DONE,), "A2": ()}), engine)
    assert told(draft.sections[0]) == "已改造管网42公里，完成投资【待核实：9900万元】。"
    assert draft.unverified == (Unverified("9900万元", "关于加快老旧供水管网改造的建议", "所依据的材料中没有"),)


async def test_figure_of_the_letter_is_no_promise_of_ours() -> None:
    """What only the letter says may be repeated as the letter's, never promised (a letter may carry an attack)."""
    said = "您提出全市尚有老旧管网180公里，情况属实。下一步，我局将安排资金500万元。"
    draft = await draft_reply(order({"A1": (DONE,), "A2": ()}), SayingEngine(said, stance="planned"))
    assert told(draft.sections[0]) == (
        "您提出全市尚有老旧管网180公里，情况属实。\n下一步，我局将安排资金【待核实：500万元】。"
    )
    assert [(doubt.quote, doubt.why) for doubt in draft.unverified] == [
        ("500万元", "只见于来件，材料中没有，不能作为承诺")
    ]


async def test_engine_that_calls_a_plan_done_is_corrected() -> None:
    """Nothing is done that the words only plan (R15)."""
    engine = SayingEngine("下一步，我局将改造管网42公里。", stance="done")
    draft = await draft_reply(order({"A1": (DONE,), "A2": ()}), engine)
    assert (draft.sections[0].stance, draft.disposition) == ("planned", "B")


async def test_refusal_shows_what_it_lacks() -> None:
    """A refusal without reason and alternative gets both as gaps (R17), and the closing asks for understanding."""
    refusal = passage("提高补贴标准暂不具备实施条件。", "minutes", score=9)
    draft = await drafted(order({"A1": (refusal,)}, given=digest("提高补贴", "建设平台")))
    assert told(draft.sections[0]).split("\n")[1:] == [
        "【待补：不予采纳或暂缓的依据（规定、条件）】",
        "【待补：可替代的办法或再次研究的时间】",
    ]
    assert "关心、理解和支持" in draft.closing
    reasoned = passage("根据《云州市供水条例》第八条，2026年暂不具备提高补贴的条件。", "minutes", score=9)
    instead = passage("目前正在开展补贴标准测算。", score=5, start=30, number=2)
    complete = await drafted(order({"A1": (reasoned, instead)}, given=digest("提高补贴")))
    assert (complete.gaps, complete.disposition) == ((), "C")


async def test_plan_of_a_past_year_is_no_next_step() -> None:
    """What a 2023 paper planned is left out; when nothing else is known, the gap says so."""
    old = passage("2023年改造管网30公里。", "plan", file="2023年工作要点.txt", year=2023, number=3)
    draft = await drafted(order({"A1": (DONE, old), "A2": (old,)}))
    assert told(draft.sections[0]) == DONE.evidence.quote
    only_old = await drafted(order({"A1": (old,)}, given=digest("改造管网")))
    assert told(only_old.sections[0]) == "【待补：对“改造管网”的答复，材料中只有2023年的计划，没有落实情况】"


async def test_year_of_a_paper_that_nobody_knows_is_marked() -> None:
    """今年 in an undated paper may be any year: it is marked, not resolved."""
    undated = passage("今年改造管网30公里。", year=None, score=9)
    draft = await drafted(order({"A1": (undated,)}, given=digest("改造管网")))
    assert told(draft.sections[0]) == "【待核实：今年】改造管网30公里。"
    assert draft.unverified[0].why == "材料写作“今年”，年份不明"


_WORDS = st.text(alphabet="供水管网改造已将2025年，。；30公里【】《》{}\n", max_size=60)


@settings(max_examples=50, deadline=None)
@given(quotes=st.lists(_WORDS, max_size=4), ask=_WORDS, style=st.sampled_from(["default", "three_steps", "overview"]))
async def test_every_digit_of_the_body_stands_in_a_passage(quotes: list[str], ask: str, style: str) -> None:
    """Whatever the papers and the letter say, the rules engine writes no number that no passage holds."""
    passages = tuple(passage(quote, start=place * 100, number=place) for place, quote in enumerate(quotes, start=1))
    draft = await drafted(order({"A1": passages}, given=digest(ask or "改造", "建设平台"), style=style))
    body = "".join(told(section) for section in draft.sections if section.ask_id != "A2")
    digits = {word for word in ("2025", "30") if word in body and "待补" not in body}
    assert digits <= {word for word in ("2025", "30") if any(word in quote for quote in quotes)}
    assert {row.ask_id for row in draft.coverage} == {"A1", "A2"}


async def test_evidence_of_a_paragraph_is_the_printed_slice() -> None:
    """Words are adapted for the letter; the evidence stays the paper's own slice."""
    printed = passage("市水务局今年改造管网42公里。", start=7, score=9)
    draft = await drafted(order({"A1": (printed,)}, given=digest("改造管网")))
    assert told(draft.sections[0]) == "我局2026年改造管网42公里。"
    assert draft.sections[0].paragraphs[0].evidence == (
        Evidence("年度总结.txt", 7, 22, "市水务局今年改造管网42公里。"),
    )

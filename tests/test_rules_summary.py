"""The rules engine reads promises and shortens sentences without a new word."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.documents import Letter, SourceText
from drafter.engines.rules import RulesEngine
from drafter.engines.rules.clauses import bare_heading, best_run, cut_to, join_within, main_clauses, plain, tidy
from drafter.engines.rules.promises import read_promises
from drafter.engines.rules.sections import cut_sections
from drafter.engines.rules.view import View
from drafter.parse import parse_letter


def _letter(text: str) -> Letter:
    return parse_letter(SourceText("甲.txt", "0" * 64, "text/plain", "utf-8", text))


def _promises(sentence: str) -> list[tuple[str | None, str | None]]:
    opening = "李某委员：\n\n您提出的提案收悉，现答复如下：\n\n我局高度重视节水工作。\n\n"
    letter = _letter(f"{opening}{sentence}\n\n感谢您的支持！\n\n云州市水务局\n2024年5月6日\n")
    return [(said.owner, said.due) for said in read_promises(View(letter))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("我局将于2025年底前完成管网改造。", ("我局", "2025年底前")),
        ("下一步，将由市财政局牵头安排专项资金。", ("市财政局", None)),
        ("力争到2026年漏损率降到8%以下。", (None, "2026年")),
        ("市教育局将在2024年9月前公布学区范围。", ("市教育局", "2024年9月前")),
        ("将会同市财政局研究补贴标准。", (None, None)),
        ("我局将加快项目建设（责任单位：市城建集团；完成时限：2025年6月底前）。", ("市城建集团", "2025年6月底前")),
        ("市供销社负责建设柑橘交易中心，计划年底前投用。", ("市供销社", "年底前")),
        ("住房公积金管理中心将在汛期前放宽提取条件。", ("住房公积金管理中心", "汛期前")),
        ("将在三年内完成老旧小区改造。", (None, "三年内")),
        ("将落实《云州市节水规划（2021—2025年）》。", (None, None)),
        ("2023年秋季学期前，将完成宿舍改造。", (None, "2023年秋季学期前")),
    ],
)
def test_owner_and_due_are_read_where_the_letter_says_them(
    sentence: str, expected: tuple[str | None, str | None]
) -> None:
    """The one who acts, not who is asked along; a limit, not a year in a title; null where nothing is said."""
    assert _promises(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("根据您的建议，围绕重点领域，我局新建公园3个，新增绿地5公顷。", ["我局新建公园3个", "新增绿地5公顷"]),
        ("对新认定的企业，给予50万元补助。", ["对新认定的企业，给予50万元补助"]),
        ("2021年，投入资金6亿元，增长1倍。", ["2021年，投入资金6亿元", "增长1倍"]),
        ("一是出台《甲办法（试行）》，明确9个部门职责（含派出机构）。", ["出台《甲办法（试行）》", "明确9个部门职责"]),
        ("同时，开展“送政策、送服务，进企业”活动。", ["开展“送政策、送服务，进企业”活动"]),
        ("涉及社保、税务、公积金、电力、海关等19类信息。", ["涉及社保、税务等19类信息"]),
        ("由市财政局牵头，安排资金3000万元。", ["安排资金3000万元"]),
        ("第一期为白马供水工程。", ["第一期为白马供水工程"]),
        ("3.2017年之前，每年安排10万元。", ["2017年之前，每年安排10万元"]),
        ("经实地踏勘，道路年内通车，另一方面推动补偿扩面。", ["道路年内通车", "推动补偿扩面"]),
    ],
)
def test_main_clauses_say_something_by_themselves(sentence: str, expected: list[str]) -> None:
    """Leads, connectives, brackets and the tails of lists go; a clause that leans on the next stays with it."""
    assert main_clauses(sentence) == expected


def test_a_number_at_the_start_is_no_marker() -> None:
    """1.2万个村 keeps its 1; the marker in 1.加快建设 goes."""
    assert plain("1.2万个村开展试点。") == "1.2万个村开展试点"
    assert plain("1.加快建设。") == "加快建设"


def test_a_sentence_of_leads_keeps_its_last_clause() -> None:
    """Something is always said."""
    assert main_clauses("根据您的建议，结合我市实际。") == ["结合我市实际"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("关于“加大投入”的建议", "加大投入"),
        ("关于贵委提出的完善标识系统的建议，我局已开展普查", "完善标识系统"),
        ("关于资金保障", "资金保障"),
        ("（一）加快建设。", "加快建设"),
    ],
)
def test_a_heading_that_echoes_an_ask_is_the_ask(heading: str, expected: str) -> None:
    """关于, marks and 的建议 are the form, not the matter."""
    assert bare_heading(heading) == expected


def test_tidy_widens_marks_and_keeps_numbers() -> None:
    """Half-width marks become full-width between Chinese words, never inside 3,070 or 1:28 or a time of day."""
    assert tidy("共3,070家,比例为1:28; 完成 R&D 投入") == "共3,070家，比例为1:28；完成R&D投入"


def test_runs_and_cuts_keep_their_limits() -> None:
    """A run of clauses prefers figures, a cut ends at a mark, and what fits nowhere is cut hard."""
    clauses = ["健全工作机制", "深化改革", "新建公园3个", "新增绿地5公顷"]
    assert best_run(clauses, 16) == "新建公园3个，新增绿地5公顷"
    assert best_run(clauses, 20) == "健全工作机制，深化改革，新建公园3个"
    assert join_within(["新建公园3个", "2023年以来", "新增绿地5公顷"], 15) == "新建公园3个"
    assert join_within(clauses, 5) == ""
    assert cut_to("健全机制，新建公园三个，新增绿地", 12) == "健全机制，新建公园三个。"
    assert cut_to("健" * 20, 10) == "健" * 8 + "……"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="一二是，。；：（）“”《》、等建议我局将根据为2024年12个 ,;()\n", max_size=80))
def test_shortening_adds_no_word(text: str) -> None:
    """Every clause is made of characters of its sentence, in order."""
    for clause in main_clauses(text):
        rest = iter(tidy(text))
        assert all(sign in rest for sign in clause if sign != "，")
    assert len(plain(text)) <= len(text) + 1


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_summary_reply(text: str) -> None:
    """Whatever the text, the reply cites existing sentences and the summary keeps its length."""
    letter = _letter(text)
    reply = asyncio.run(RulesEngine().summarize(letter)).reply
    ids = {sentence.id for sentence in letter.sentences}
    assert len(reply.summary) <= 120
    assert all({*point.sentences} <= ids for point in reply.points)


def test_two_paragraphs_with_a_short_one_last_are_one_section() -> None:
    """A short paragraph at the end joins the one before it."""
    letter = _letter(
        "关于增设公交站的建议\n\n" + "城北新区已入住居民2.6万人，出行十分不便，群众反映强烈。" * 4 + "\n请予研究。\n"
    )
    assert len(cut_sections(View(letter))) == 1

"""What single rules find, and what looks alike and is left alone."""

import pytest

from drafter.check import check_reply
from tests.check_letters import HEAD, TAIL, found, letter_of, read


def said(text: str, rule: str) -> list[tuple[str, str, str]]:
    """Return level, quote and message of the findings of a rule in a whole text."""
    return [(one.level, one.quote, one.message) for one in found(check_reply(read(text)), rule)]


def test_a_house_number_is_no_number_of_a_proposal() -> None:
    """1号楼 in the opening is a building; 第21号 is another proposal."""
    text = HEAD.replace("《关于改善供水的提案》", "{}的提案") + "已改造管网12公里。" + TAIL
    assert said(text.format("《关于1号楼东侧道路》"), "R02") == []
    assert [quote for _, quote, _ in said(text.format("《关于改善供水》（第21号）"), "R02")] == ["第21号"]


def test_a_report_on_handling_may_report() -> None:
    """报告如下 is asked about under a title that says 答复, and right under one that says 报告; 汇报如下 never is."""
    text = HEAD.replace("现答复如下", "现{}如下") + "已改造管网12公里。" + TAIL
    assert [level for level, _, _ in said(text.format("报告"), "R05")] == ["warn"]
    assert said(text.format("报告").replace("的答复", "办理情况的报告", 1), "R05") == []
    assert [level for level, _, _ in said(text.format("汇报"), "R05")] == ["error"]


def test_a_title_set_wide_has_its_kind() -> None:
    """答 复, broken over two lines and spaced, names the kind of paper."""
    text = HEAD.replace("的答复", "的\n答 复") + "已改造管网12公里。" + TAIL
    assert said(text, "R01") == []


def test_a_doubled_number_is_told_once() -> None:
    """一、二、二、四、: the second 二、 is wrong, and 四、 is right."""
    body = "一、管网改造\n已改造管网12公里。\n二、泵站建设\n已建成。\n二、水质监测\n已监测。\n四、下一步\n继续改造。"
    assert [(quote, message) for _, quote, message in said(HEAD + body + TAIL, "R23")] == [
        ("二、", "标题序号重复：应为“三、”"),
    ]


@pytest.mark.parametrize(
    ("heading", "text", "beside"),
    [
        ("关于“提高建设标准”的建议", "亩均投资由1500元提高到2000元，资金由省县两级分担，管护经费列入预算。", False),
        ("关于对建议内容的逐条答复", "针对管网老化，我局已更换管道36公里，消除漏点128处。", False),
        ("关于设立整备基金的建议", "因财力所限，暂不具备条件。", False),
        ("关于“增设充电桩”的建议", "我局常年开展节水宣传，组织志愿者走进校园讲授课程。", True),
    ],
)
def test_an_answer_in_other_words_is_an_answer(heading: str, text: str, *, beside: bool) -> None:
    """Paraphrase, a refusal and a heading over all asks are not beside the point; a text on something else is."""
    assert bool(said(HEAD + f"一、{heading}\n{text}" + TAIL, "R50")) is beside


def test_a_mark_for_what_is_solved_wants_something_done() -> None:
    """拟于年底前完成 and 不予采纳 are nothing done; 已建成 is."""
    text = (
        "办理结果：A\n" + HEAD + "我局拟于2025年底前完成管网改造。另一项建议因财力所限不予采纳，将另行研究。{}" + TAIL
    )
    assert [quote for _, quote, _ in said(text.format(""), "R15")] == ["A"]
    assert said(text.format("泵站已建成。"), "R15") == []


def test_a_promise_of_a_b_that_says_only_some_time() -> None:
    """适时 under a B is pointed at, even where another promise has its date."""
    body = "下一步，我局将适时推进长期护理保险试点。2024年11月底前，由市水务局完成泵站改造。"
    text = "办理结果：{}\n" + HEAD + body + TAIL
    assert [message for _, _, message in said(text.format("B"), "R16")] == ["承诺只说“适时”，没有时限和责任单位"]
    assert said(text.format("A"), "R16") == []


def test_an_acceptance_passed_and_still_to_come() -> None:
    """通过验收 here and 计划完成…验收 there contradict each other; another stage of the work does not."""
    body = "仓储保鲜冷库已全部建成并通过验收。\n下一步，计划2025年完成{}仓储保鲜冷库验收。"
    assert len(said(HEAD + body.format("") + TAIL, "R39")) == 1
    assert said(HEAD + body.format("二期") + TAIL, "R39") == []


@pytest.mark.parametrize(
    ("body", "quotes"),
    [
        ("误报率由12.4%下降3.1%至9.3%。", ["下降3.1%"]),
        ("惠民时段占比由30%提高至45%，增长15个百分点。", ["增长15个百分点"]),
        ("惠民时段占比由30%提高至45%，提高15个百分点。", []),
    ],
)
def test_what_is_said_of_the_change_of_a_rate(body: str, quotes: list[str]) -> None:
    """A rate falls by 个百分点, not by %; and it rises, it does not grow."""
    assert [one.quote for one in found(check_reply(letter_of(body)), "R32")] == quotes


@pytest.mark.parametrize("date", ["2024年6月31日", "2024年13月5日", "2023年2月29日"])
def test_a_day_the_calendar_does_not_have(date: str) -> None:
    """A month of thirty days, a thirteenth month and a leap day of a common year."""
    assert next(quote for _, quote, _ in said(letter_of("已改造。").text.replace("2024年6月5日", date), "R12")) == date


def test_words_that_meet_are_not_said_twice() -> None:
    """一户一表 behind 万户, 每户 before 每月 and 每户每户 are no doubled words; 推进推进 is."""
    body = "剩余6.25万户一户一表改造已完成，对1.2万户每户每月减免。{}工作。"
    assert found(check_reply(letter_of(body.format("推进"))), "R46") == []
    assert len(found(check_reply(letter_of(body.format("推进推进"))), "R46")) == 1


@pytest.mark.parametrize(
    "words",
    [
        *("健全农村长效机制", "各村长期缺水", "按装机容量补贴", "按排放量收费", "一座座落成的桥梁", "自己经营的店铺"),
        *("保证证照齐全", "增加加强型设备", "地方可以自行确定", "对外劳务合作", "户外劳动", "陪训练员", "在在建项目中"),
        *("对对口支援", "为为期三年的行动", "内部资料性出版物依法登记", "岗位有待补充"),
    ],
)
def test_words_across_a_seam_are_no_slips(words: str) -> None:
    """What two neighbouring words make up by chance is neither a careful word nor a misprint."""
    report = check_reply(letter_of(f"我市{words}，群众反映较好。"))
    assert [one for one in report.findings if one.rule in {"R22", "R44", "R46", "R48"}] == []


@pytest.mark.parametrize(
    "words", ["原村长已换届", "完成按装", "统一按排", "己经落实", "座落于城东", "由乙方后方可以验收"]
)
def test_the_slips_themselves_are_found(words: str) -> None:
    """The same characters where they are no seam."""
    report = check_reply(letter_of(f"我市{words}，群众反映较好。"))
    assert len([one for one in report.findings if one.rule in {"R46", "R48"}]) == 1


def test_a_word_is_told_once_with_all_its_places() -> None:
    """您们 three times is one finding with two related places."""
    report = check_reply(letter_of("您们提出的第一条已落实。您们提出的第二条已落实。感谢您们。"))
    (finding,) = [one for one in found(report, "R46") if one.quote == "您们"]
    assert len(finding.related) == 2

"""The checker as other rooms use it: what is skipped, profiles, places, coverage, grounding, several replies."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.check import Needs, check_reply, compare_replies, load_rules
from drafter.check.coverage import match_asks
from drafter.check.profiles import load_profile
from drafter.check.rule import Paper
from drafter.documents import Digest, DigestAsk, Finding, Letter, Report, SheetRow, SourceText
from drafter.errors import SettingsError
from drafter.parse import parse_letter
from drafter.styles import Agency, Case

HEAD = "关于市政协九届三次会议第12号提案的答复\n\n李某某委员：\n\n您提出的《关于改善供水的提案》收悉。现答复如下：\n\n"
TAIL = "\n\n感谢您对我市水务工作的关心和支持！\n\n云州市水务局\n2024年6月5日\n"
INCOMING = """关于改善老城区停车和慢行环境的提案

近年来，云州市机动车保有量快速增长，老城区停车位缺口大，非机动车道被占用，行人过街不便，群众反映强烈，需要统筹解决。为此，提出如下建议：

一、增加老城区公共停车泊位，利用闲置地块建设立体停车楼。
二、推动机关事业单位停车场夜间错时共享。
三、完善学校周边过街设施，增设人行天桥和信号灯。
四、在环城河建设游船码头。
"""  # fmt: skip


def read(text: str, path: str = "reply.txt") -> Letter:
    """Return a text parsed as a letter."""
    return parse_letter(SourceText(path, "0" * 64, "text/plain", "utf-8", text))


def letter_of(body: str) -> Letter:
    """Return a sound letter with this body."""
    return read(HEAD + body + TAIL)


def found(report: Report, rule: str) -> list[Finding]:
    """Return the findings of one rule."""
    return [finding for finding in report.findings if finding.rule == rule]


def test_rules_whose_needs_nobody_gave_are_named_as_skipped() -> None:
    """Letter, materials, agency and case are wanted by these rules and no others."""
    report = check_reply(letter_of("已改造管网12公里。"))
    assert report.skipped == ("R08", "R09", "R13", "R14", "R18", "R21", "R40")
    given = Needs(letter=read(INCOMING), materials=(), agency=Agency(name="云州市水务局", place="云州市"), case=Case())
    assert check_reply(letter_of("已改造管网12公里。"), given).skipped == ()


def test_a_sound_letter_has_no_findings_and_shows_what_holds() -> None:
    """Nothing is found; the relation that holds is passed."""
    report = check_reply(letter_of("全市现有泵站40座，其中市级25座、县级15座。"))
    assert report.findings == ()
    assert [(one.rule, one.message) for one in report.passed] == [("R28", "25+15=40座，与总数一致")]


def test_a_finding_says_rule_place_reason_and_remedy() -> None:
    """The whole finding of a share that does not come out."""
    letter = letter_of("全市共投入168.8亿元，其中企业投入92.5亿元，占比55.8%。")
    start = letter.text.index("92.5亿元")
    (finding,) = check_reply(letter).findings
    assert (finding.rule, finding.group, finding.level) == ("R29", "arithmetic", "error")
    assert finding.message == "92.5÷168.8=54.8%，文中为55.8%"
    assert finding.suggestion == "按算式应为54.8%"
    assert (finding.start, finding.end, finding.quote) == (start, start + 14, "92.5亿元，占比55.8%")
    assert [place.quote for place in finding.related] == ["168.8亿元"]


def test_papers_that_are_no_replies_are_not_asked_for_salutation_and_thanks() -> None:
    """A proposal has neither 收悉 nor 署名机关; its sums are checked all the same."""
    report = check_reply(read(INCOMING + "\n五、全市现有泵站40座，其中市级30座、县级18座。\n"))
    assert {finding.rule for finding in report.findings} == {"R28"}


def test_a_profile_switches_rules_off_and_changes_levels() -> None:
    """`lenient` asks nothing of style; `strict` warns where the default only mentions."""
    letter = letter_of("截止2024年5月，全市共有各级泵站达50座。")
    assert [one.level for one in found(check_reply(letter), "R46")] == ["info"]
    assert [one.level for one in found(check_reply(letter, Needs(profile="strict")), "R46")] == ["warn"]
    assert check_reply(letter, Needs(profile="lenient")).findings == ()


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    """The message names what there is."""
    with pytest.raises(SettingsError, match="没有名为“其他”的检查方案。可用的有：default、"):
        load_profile("其他")


def test_an_unknown_scheme_of_marks_is_refused_with_the_known_ones() -> None:
    """A misspelt disposition_scheme does not silently leave the mark unchecked."""
    given = Needs(agency=Agency(name="云州市水务局", place="云州市", disposition_scheme="abcde"))
    with pytest.raises(SettingsError, match=r"没有名为“abcde”的办理结果方案.*abc"):
        check_reply(letter_of("已改造管网12公里。"), given)


def test_the_table_is_complete() -> None:
    """Forty rules and more, in order, every one with title, source and both examples."""
    rules = load_rules()
    assert [rule.id for rule in rules] == sorted({rule.id for rule in rules})
    assert {f"R{number:02}" for number in range(1, 41)} <= {rule.id for rule in rules}
    assert all(rule.title and rule.source and rule.good and rule.bad for rule in rules)


# ---------------------------------------------------------------- form, with what stands beside the letter


def test_the_card_corrects_number_and_session() -> None:
    """What the case says wins; both slips are named."""
    given = Needs(case=Case(proposal_number="21", session="市政协九届四次会议"))
    messages = [finding.message for finding in found(check_reply(letter_of("已改造管网12公里。"), given), "R02")]
    assert messages == ["届次与交办单不一致：交办单为“九届四次”", "编号与交办单不一致：交办单为“21”"]


def test_an_extension_moves_the_time_limit() -> None:
    """Three months from 交办, six where extended; a date given wins over the printed one."""
    day = dt.date(2024, 2, 29)
    late = Needs(case=Case(assigned_on=day))
    assert "应于2024-05-29前答复" in found(check_reply(letter_of("已办结。"), late), "R13")[0].message
    assert found(check_reply(letter_of("已办结。"), Needs(case=Case(assigned_on=day, extended=True))), "R13") == []
    in_time = Needs(case=Case(assigned_on=day), date=dt.date(2024, 5, 29))
    assert found(check_reply(letter_of("已办结。"), in_time), "R13") == []


@pytest.mark.parametrize(
    ("signed", "elsewhere", "slip"),
    [
        ("云州市科技学技术局", "云州市科学技术局", True),
        ("云州市学科技术局", "云州市科学技术局", True),
        ("云州市科学技术局", "云州市科技局", False),
        ("云州市住房城乡建设局", "云州市住房和城乡建设局", False),
        ("云州市水务局", "云州市水利局", False),
    ],
)
def test_a_misprint_of_the_issuer_is_told_from_a_short_name(signed: str, elsewhere: str, *, slip: bool) -> None:
    """Swapped or doubled characters are a slip; a short name and another bureau are not."""
    text = f"{elsewhere}\n{HEAD}已办结。{TAIL}".replace("云州市水务局", signed)
    assert bool(found(check_reply(read(text)), "R11")) is slip


def test_the_width_of_marks_is_not_judged_in_a_narrowed_file() -> None:
    """A file without any full-width comma or bracket was narrowed by a machine."""
    body = "建立了登记制度,方便用户办理(含预约)。"
    assert len(found(check_reply(letter_of(body)), "R38")) == 1
    narrow = (HEAD + body + TAIL).translate(str.maketrans("，：；（）！", ",:;()!"))
    assert found(check_reply(read(narrow)), "R38") == []


# ---------------------------------------------------------------- coverage and grounding


def test_each_ask_is_answered_partly_planned_declined_or_missing() -> None:
    """One state an ask, with the section that answers it."""
    reply = letter_of(
        "一、关于公共停车泊位。2023年新增老城区公共停车泊位1860个，利用闲置地块建成立体停车楼3座。\n"
        "二、关于夜间错时共享。下一步，我局将推动机关事业单位停车场夜间错时共享。\n"
        "三、关于学校周边过街设施。因道路狭窄，根据《城市道路工程设计规范》，学校周边暂不具备增设人行天桥的条件，"
        "我们将优化信号灯配时。"
    )
    given = Needs(letter=read(INCOMING))
    states = {match.ask.id: match.state for match in match_asks(Paper(reply, given))}
    assert states == {"A1": "answered", "A2": "planned", "A3": "declined", "A4": "missing"}
    report = check_reply(reply, given)
    assert [(one.message, one.quote) for one in report.passed if one.rule == "R08"] == [
        ("建议A1已答复", "一、关于公共停车泊位")
    ]
    findings = found(report, "R08")
    assert [finding.level for finding in findings] == ["info", "info", "error"]
    assert findings[2].message == "建议A4“在环城河建设游船码头”没有答复"
    assert findings[2].quote == "云州市水务局"


def test_a_heading_over_a_gap_answers_nothing() -> None:
    """A marked gap is no answer, though its heading repeats the ask."""
    reply = letter_of(
        "一、关于增加老城区公共停车泊位\n2023年新增老城区公共停车泊位1860个，利用闲置地块建成立体停车楼3座。\n"
        "二、关于推动机关事业单位停车场夜间错时共享\n【待补：材料中没有依据】"
    )
    findings = found(check_reply(reply, Needs(letter=read(INCOMING))), "R08")
    assert findings[0].quote == "二、关于推动机关事业单位停车场夜间错时共享"
    assert findings[0].level == "error"


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


def test_a_digest_may_stand_for_the_incoming_letter() -> None:
    """The asks of a corrected digest are matched as those of a letter are."""
    digest = Digest(source={}, genre="proposal", summary="", asks=(DigestAsk("A7", "增设公共充电桩", (1,)),))
    reply = letter_of("一、关于增设公共充电桩。目前已建成公共充电桩320个。")
    assert found(check_reply(reply, Needs(letter=digest)), "R08") == []
    assert found(check_reply(letter_of("已改造管网。"), Needs(letter=digest)), "R08")[0].message.startswith("建议A7")


def test_what_no_material_contains_is_listed_with_the_nearest_source() -> None:
    """Figures and document numbers are errors; the nearest figure of a material is named with its paper."""
    material = read("2023年工作总结\n\n全年改造供水管网12公里，投入资金4200万元。\n", "总结.txt")
    reply = letter_of("全年改造供水管网21公里，投入资金0.42亿元，按照云政发〔2022〕13号办理。")
    findings = found(check_reply(reply, Needs(materials=(material,))), "R40")
    assert [(one.quote, one.level, one.suggestion) for one in findings] == [
        ("21公里", "error", "材料《总结.txt》中为“12公里”"),
        ("云政发〔2022〕13号", "error", "补充依据，或标明待核实"),
    ]
    assert (findings[0].related[0].path, findings[0].related[0].quote) == ("总结.txt", "12公里")


# ---------------------------------------------------------------- several replies


def test_replies_that_contradict_each_other_are_named_in_both_places() -> None:
    """One indicator and year with two values, one promise with two dates, one matter answered twice."""
    first = letter_of("2023年，全市供水管网总里程达到860公里。\n下一步，我局将在2025年底前完成东山水厂扩建工程。")
    second = letter_of("2023年，全市供水管网总里程达到920公里。\n下一步，我局将在2026年6月底前完成东山水厂扩建工程。")
    findings = compare_replies([("甲.txt", first), ("乙.txt", second)])
    assert [(one.rule, one.path, one.related[0].path) for one in findings] == [
        ("R53", "乙.txt", "甲.txt"),
        ("R51", "乙.txt", "甲.txt"),
        ("R52", "乙.txt", "甲.txt"),
    ]
    assert findings[1].message == "2023年“供水管网总里程”两件答复不一致：甲.txt为860公里，乙.txt为920公里"
    assert findings[1].quote == "920公里"
    assert findings[2].message == "同一承诺两个时限：甲.txt为2025，乙.txt为2026-06"


def test_replies_that_agree_or_answer_other_matters_are_left_alone() -> None:
    """The same figure twice, and another proposal, are no contradiction."""
    first = letter_of("2023年，全市供水管网总里程达到860公里。")
    second = read(
        (HEAD + "2023年，全市供水管网总里程达到860公里，比2022年增加20公里。" + TAIL).replace("改善供水", "发展夜市")
    )
    assert compare_replies([("甲.txt", first), ("乙.txt", second)]) == ()


# ---------------------------------------------------------------- any text


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="关于的提案答复委员：您《》“”（）、，。一二是第1号2024年6月5日其中占比%万元家\n 　附件局", max_size=200
    )
)
def test_every_finding_points_at_printed_words(text: str) -> None:
    """Whatever the text: offsets lie in it, the quote is the slice, related places too."""
    letter = read(text)
    for finding in check_reply(letter).findings:
        assert text[finding.start : finding.end] == finding.quote
        assert all(text[place.start : place.end] == place.quote for place in finding.related)
        assert finding.quote or not text.strip()


def test_a_joint_opinion_bears_no_mark_and_speaks_to_its_asks_only() -> None:
    """R14 is for replies; R08 asks a joint opinion only for what the case gives to its unit."""
    paper = read(
        "关于市政协九届三次会议第12号提案的会办意见\n\n市城市管理局：\n\n市政协九届三次会议第12号提案收悉。"
        "现提出会办意见如下：\n\n2024年，我局已推动机关事业单位停车场夜间错时共享泊位1200个。\n\n"
        "以上意见，供贵局答复时参考。\n\n云州市机关事务局\n2024年6月5日\n"
    )
    given = Needs(
        letter=read(INCOMING), agency=Agency(name="云州市机关事务局", place="云州市"), case=Case(our_asks=("A2",))
    )
    report = check_reply(paper, given)
    assert found(report, "R14") == []
    assert [finding.message for finding in found(report, "R08") if finding.level == "error"] == []


def test_a_row_of_a_sheet_bears_out_its_sentence() -> None:
    """The unit of a figure may stand in the header: 65 under 候车亭（个） is 65个."""
    line = "候车亭,65"
    row = SheetRow(sheet="", row=2, start=0, end=len(line), header=("设施", "数量（个）"))
    sheet = parse_letter(SourceText("台账.csv", "0" * 64, "text/csv", "utf-8", line, rows=(row,)))
    report = check_reply(letter_of("全市候车亭65个，电子站牌9块。"), Needs(materials=(sheet,)))
    assert [finding.quote for finding in found(report, "R40")] == ["9块"]

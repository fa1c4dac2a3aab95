"""The checker as other rooms use it: what is skipped, profiles, places, coverage, grounding, several replies."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.check import Needs, check_reply, compare_replies, load_rules
from drafter.check.coverage import match_asks
from drafter.check.profiles import load_profile
from drafter.check.rule import Paper
from drafter.documents import Digest, DigestAsk, SheetRow, SourceText
from drafter.errors import SettingsError
from drafter.parse import parse_letter
from drafter.styles import Agency, Case
from tests.check_letters import HEAD, TAIL, found, letter_of, read

INCOMING = """关于改善老城区停车和慢行环境的提案

近年来，云州市机动车保有量快速增长，老城区停车位缺口大，非机动车道被占用，行人过街不便，群众反映强烈，需要统筹解决。为此，提出如下建议：

一、增加老城区公共停车泊位，利用闲置地块建设立体停车楼。
二、推动机关事业单位停车场夜间错时共享。
三、完善学校周边过街设施，增设人行天桥和信号灯。
四、在环城河建设游船码头。
"""  # fmt: skip


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

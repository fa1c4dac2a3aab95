"""The steps of drafting, each by itself: words made fit, years, addressing, headings, marks, deadlines."""

import datetime as dt
from dataclasses import replace

import pytest

from drafter.documents import Matter, ProposerKind, Stance
from drafter.draft.adapt import adapt_quote
from drafter.draft.addressing import body_pronoun, field_of_work, place_word, we_word
from drafter.draft.ask_heading import ask_phrase, write_heading
from drafter.draft.deadline import Deadline, deadline_line, find_deadline
from drafter.draft.disposition import propose_disposition
from drafter.draft.facts import gather_facts
from drafter.draft.frame import date_printed, doc_number
from drafter.draft.opinions import is_same_unit
from drafter.draft.responsible import not_ours_sentence
from drafter.draft.salutation import write_salutation
from drafter.draft.steps import number_steps
from drafter.draft.times import in_full_years
from drafter.draft.wording import write_title
from drafter.errors import SettingsError
from drafter.styles import Agency, Case, load_style
from tests.drafting import AGENCY, digest, order, passage, span

_FACTS = gather_facts(order(agency=AGENCY.model_copy(update={"short_name": "云州市水务局"})))


@pytest.mark.parametrize(
    ("sentence", "paper", "reply", "expected"),
    [
        ("今年以来，全市新增泵站3座，比去年多1座。", 2023, 2026, "2023年以来，全市新增泵站3座，比2022年多1座。"),
        ("目前，全市共有泵站12座。", 2023, 2026, "截至2023年，全市共有泵站12座。"),
        ("目前，全市共有泵站12座。", 2026, 2026, "目前，全市共有泵站12座。"),
        ("目前正在建设泵站3座。", 2023, 2026, "截至2023年，正在建设泵站3座。"),
        ("平台已开发完成，正在接入18家单位。", 2025, 2026, "截至2025年，平台已开发完成，正在接入18家单位。"),
        ("5月28日，泵站通水。", 2023, 2026, "2023年5月28日，泵站通水。"),
        ("2023年3月开工，5月完工。", 2023, 2026, "2023年3月开工，5月完工。"),
        ("上半年完成投资3亿元。", 2025, 2026, "2025年上半年完成投资3亿元。"),
        ("全市共有泵站12座。", 2023, 2026, "2023年，全市共有泵站12座。"),
        ("2023年新建泵站3座。全市共有泵站12座。", 2023, 2026, "2023年新建泵站3座。全市共有泵站12座。"),
        ("2017年启动以来，今年最多。", 2023, 2026, "2017年启动以来，今年最多。"),
        ("今年新建泵站3座。", None, 2026, "今年新建泵站3座。"),
        ("明年新建泵站3座。", 2025, None, "2026年新建泵站3座。"),
        ("加强管护。", 2023, 2026, "加强管护。"),
    ],
)
def test_relative_dates_in_the_years_of_the_paper(sentence: str, paper: int | None, reply: int, expected: str) -> None:
    """今年 of a 2023 paper is 2023年; a sentence with years of its own, or an undated paper, is left alone."""
    assert in_full_years(sentence, paper, reply, dates_facts=True) == expected


def test_rules_of_a_policy_are_in_force_undated() -> None:
    """A policy of 2023 still rules: its sentences get no year in front."""
    assert in_full_years("每座补助20万元。", 2023, 2026, dates_facts=False) == "每座补助20万元。"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("（一）强化管护\n1.云州市水务局落实管护员38名。", "我局落实管护员38名。"),
        ("经市水务局审核，云州市共有泵站12座。", "经我局审核，我市共有泵站12座。"),
        ("临澜市水务局来访。", "临澜市水务局来访。"),
        ("云州市水务局长到会。", "云州市水务局长到会。"),
        ("落实《云州市水务局管护办法》，打造“云州市样板”。", "落实《云州市水务局管护办法》，打造“云州市样板”。"),
        ("由云州市财政局拨付。", "由云州市财政局拨付。"),
        ("投资1,200万元,建成3座;已通水.", "投资1,200万元，建成3座；已通水。"),
        ('2025 年 建成"云水"平台(一期).', "2025年建成“云水”平台（一期）。"),
        ("我局工作情况报告如下：建成泵站3座。", "建成泵站3座。"),
        ("二是我们建成泵站3座；三是培训管护员38名。", "我局建成泵站3座；培训管护员38名。"),
    ],
)
def test_words_of_our_own_paper(quote: str, expected: str) -> None:
    """We are 我局 and 我市; titles, quoted names, other bureaus and digits stay as they are."""
    assert adapt_quote(passage(quote), _FACTS) == expected


def test_a_branch_of_a_bureau_and_who_spoke_in_a_meeting() -> None:
    """分局 in its own paper is 我局; of minutes what was said is told, not who said it."""
    branch = gather_facts(order(agency=Agency(name="云州市水务局江陵分局", place="江陵区")))
    assert adapt_quote(passage("建立由分局牵头的会议制度。"), branch) == "建立由我局牵头的会议制度。"
    minutes = passage("张某某介绍，泵站计划2026年5月开工。", "minutes")
    assert adapt_quote(minutes, _FACTS) == "泵站计划2026年5月开工。"


def test_words_of_other_speakers() -> None:
    """Another bureau's 我局 is its name, its 你局 are we, a county's 我县 its place, a province's 我省 全省."""
    opinion = passage("我局将配合你局落实。", "joint_opinion", unit="市财政局")
    assert adapt_quote(opinion, _FACTS) == "该局将配合我局落实。"
    assert adapt_quote(passage("我县建成泵站3座。", place="清河县"), _FACTS) == "清河县建成泵站3座。"
    assert adapt_quote(passage("我省实行阶梯水价。", "policy", place="东澜省"), _FACTS) == "全省实行阶梯水价。"


def test_row_of_a_table_is_a_sentence() -> None:
    """A spreadsheet row is read with its header; one that cannot be paired says nothing."""
    row = passage("供水普及率,%,98.6,99.2", "statistics", header=("指标", "单位", "2024年", "2025年"))
    assert adapt_quote(row, _FACTS) == "供水普及率2024年为98.6%，2025年为99.2%。"
    assert adapt_quote(passage("98.6", "statistics", header=("a", "b")), _FACTS) == ""


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("（一）加快充电设施建设。将设施列入民生实事", "加快充电设施建设"),
        ("建议一是由市财政局设立专项资金，用于支持", "设立专项资金"),
        ("希望政府加大对小微企业的补助力度", "加大对小微企业的补助力度"),
        ("关于加快人才引进的建议", "加快人才引进"),
        ("为此，建议：1.完善制度", "完善制度"),
        ("增加，提高补助标准", "增加，提高补助标准"),
        ("健全养老护理员培训、评价、激励机制和薪酬增长长效联动保障体系建设", "健全养老护理员培训、评价、激励机制"),
        ("应", "应"),
    ],
)
def test_ask_in_a_few_of_its_own_words(text: str, phrase: str) -> None:
    """A heading names the ask by the words it opens with, without 建议, markers and actor."""
    assert ask_phrase(text, 28) == phrase


def test_heading_in_quotation_marks_nests_them() -> None:
    """Quoted words inside a quoted heading take single marks (GB/T 15834)."""
    assert write_heading("推广“一码办”", load_style("three_steps")) == "关于“推广‘一码办’”"


@pytest.mark.parametrize(
    ("matter", "proposers", "kind", "salutation", "pronoun"),
    [
        ("npc_suggestion", ("李某某",), "deputy", "李某某代表：", "您"),
        ("npc_suggestion", ("李某某代表", "王某", "张某某"), "deputy", "李某某、王某、张某某代表：", "你们"),
        ("npc_suggestion", ("李某某", "王某", "张某", "赵某"), "deputy", "李某某等4名代表：", "你们"),
        ("cppcc_proposal", ("李　某",), "member", "李某委员：", "您"),
        ("cppcc_proposal", ("民革云州市委会",), "party", "民革云州市委会：", "贵会"),
        ("cppcc_proposal", ("九三学社云州市委员会",), "party", "九三学社云州市委员会：", "贵社"),
        ("cppcc_proposal", ("云州市工商联",), "party", "云州市工商联：", "贵会"),
        ("cppcc_proposal", ("科学技术界",), "sector", "科学技术界：", "贵界别"),
        ("npc_suggestion", ("清河县代表团",), "group", "清河县代表团：", "贵团"),
        (None, ("李某某",), None, "李某某委员：", "您"),
    ],
)
def test_addressing(
    matter: Matter | None, proposers: tuple[str, ...], kind: ProposerKind | None, salutation: str, pronoun: str
) -> None:
    """Persons by name and 代表 or 委员, many by the first; bodies by their full name, and never 您."""
    facts = gather_facts(order(given=digest(matter=matter, proposers=proposers, kind=kind, session=None)))
    assert (write_salutation(facts, many=3, to_lead_unit=False), facts.pronoun) == (salutation, pronoun)


@pytest.mark.parametrize(
    ("style", "matter", "session", "title"),
    [
        ("default", "npc_suggestion", "市十五届人大四次会议", "关于市十五届人大四次会议第0012号建议的答复"),
        ("default", "npc_suggestion", "十五届四次会议", "关于市十五届人大四次会议第0012号建议的答复"),
        ("default", "cppcc_proposal", "九届三次会议", "关于市政协九届三次会议第0012号提案的答复"),
        ("ministry", "npc_suggestion", "十四届全国人大二次会议", "对十四届全国人大二次会议第0012号建议的答复"),
        (
            "ministry",
            "cppcc_proposal",
            "政协第十四届全国委员会第二次会议",
            "关于政协第十四届全国委员会第二次会议第0012号提案答复的函",
        ),
        (
            "letter",
            "cppcc_proposal",
            "市政协九届三次会议",
            "对市政协九届三次会议第0012号提案《关于保障城乡供水安全的提案》答复的函",
        ),
        ("default", None, "政协云州市第九届委员会第三次会议", "关于市政协九届三次会议第0012号提案的答复"),
        ("default", None, "云州市第十七届人民代表大会第三次会议", "关于市十七届人大三次会议第0012号建议的答复"),
        ("default", None, "政协临澜市第九届委员会第三次会议", "关于政协临澜市第九届委员会第三次会议第0012号提案的答复"),
        ("default", None, "省政协九届三次会议", "关于省政协九届三次会议第0012号提案的答复"),
        ("default", None, "县十七届人大三次会议", "关于县十七届人大三次会议第0012号建议的答复"),
    ],
)
def test_title_by_case(style: str, matter: Matter | None, session: str, title: str) -> None:
    """Level, body, session, number and kind of paper, whatever the matter; a session without body gets it."""
    facts = gather_facts(order(given=digest(matter=matter, session=session)))
    assert write_title(facts, load_style(style), "reply") == title


def test_matter_by_the_title_of_the_proposal_when_nothing_else_says() -> None:
    """A title that ends in 提案 makes it one; a letter that says nothing is a 建议."""
    assert gather_facts(order(given=digest(matter=None, session=None))).kind_word == "提案"


def test_case_wins_over_the_letter_and_the_difference_is_said() -> None:
    """Number, session and disclosure of the case are taken; what the letter says otherwise is reported."""
    facts = gather_facts(order(case=Case(proposal_number="13", session="市政协九届三次会议", disclosure="依申请公开")))
    assert (facts.number, facts.disclosure) == ("13", "依申请公开")
    assert facts.remarks == (
        "编号不一致：“13”、“0012”，已采用“13”",
        "公开属性不一致：“依申请公开”、“主动公开”，已采用“依申请公开”",
    )


def test_proposer_who_refuses_publication_is_respected() -> None:
    """The form's 是否同意公开 is no 公开属性; a refusal is said to the clerk."""
    agreed = replace(digest(), disclosure=span("同意公开"))
    assert gather_facts(order(given=agreed)).remarks == ()
    refused = gather_facts(order(given=replace(digest(), disclosure=span("否"))))
    assert (refused.disclosure, refused.remarks) == ("主动公开", ("提出者不同意公开，请核定公开属性",))


@pytest.mark.parametrize(
    ("name", "place", "we", "field"),
    [
        ("云州市水务局", "云州市", "我局", "水务"),
        ("云州市卫生健康委员会", "云州市", "我委", "卫生健康"),
        ("东澜省科学技术厅", "东澜省", "我厅", "科技"),
        ("清河县人民政府", "清河县", "我县", "各项"),
        ("云州市人民政府办公室", "云州市", "我办", "各项"),
        ("云州市烟草专卖局", "云州市", "我局", "烟草专卖"),
        ("云州市消防救援支队", "云州市", "我支队", "消防救援"),
        ("云州市红十字会", "云州市", "我单位", ""),
        (None, None, "我单位", ""),
    ],
)
def test_what_a_bureau_calls_itself(name: str | None, place: str | None, we: str, field: str) -> None:
    """我局, 我委, 我厅 by the name's last word, and the field of work for the thanks."""
    assert (we_word(name), field_of_work(name, place)) == (we, field)


def test_level_words() -> None:
    """我省, 我市, 我县, 我区 by the place's last word; by the agency's level when the place does not say."""
    places = ("东澜省", "北澜自治区", "云州市", "清河县", "江陵区", "南岭自治州")
    assert [place_word(place) for place in places] == ["我省", "我区", "我市", "我县", "我区", "我州"]
    assert place_word("高新", "区") == "我区"
    assert place_word(None) == ""
    assert [body_pronoun(name) for name in ("市教育局", "省财政厅", "市卫生健康委", "市委宣传部", "")] == [
        "贵局",
        "贵厅",
        "贵委",
        "贵部",
        "贵单位",
    ]


_ALL_STANCES: tuple[Stance, ...] = ("done", "doing", "planned", "deferred", "reference", "declined")


@pytest.mark.parametrize(
    ("scheme", "marks"),
    [
        ("abc", "A B B C C C"),
        ("abcd", "A B B C D D"),
        ("abcd_steps", "A B C D D D"),
        ("hangzhou", "A B B C C C"),
        ("zhejiang_ocean", "A B B C C C"),
        ("foping", "A B B C C C"),
        ("shanghai", "解决采纳 正在解决 计划解决 计划解决 留作参考 留作参考"),
        ("jiayibing", "甲类 乙类 乙类 丙类 丙类 丙类"),
        ("wuhan", "已解决或采纳 列入计划 列入计划 受条件限制 受条件限制 受条件限制"),
        ("beijing", "吸纳采纳 吸纳采纳 吸纳采纳 研究借鉴 研究借鉴 研究借鉴"),
    ],
)
def test_mark_of_every_scheme(scheme: str, marks: str) -> None:
    """Each place's classes have a mark for every stance."""
    assert [propose_disposition({"A1": stance}, scheme, None).mark for stance in _ALL_STANCES] == marks.split()


@pytest.mark.parametrize(
    ("stances", "mark"),
    [
        (("done", "done"), "A"),
        (("done", "planned"), "B"),
        (("done", None), "B"),
        (("done", "declined"), "B"),
        (("deferred", "declined"), "C"),
        (("planned", None), "B"),
        ((None, None), None),
    ],
)
def test_mark_of_several_asks(stances: tuple[Stance | None, ...], mark: str | None) -> None:
    """Solved only when all is; under way as soon as part of it is; nothing known, no mark."""
    asks = {f"A{number}": stance for number, stance in enumerate(stances, start=1)}
    assert propose_disposition(asks, "abc", None).mark == mark


def test_reason_of_the_mark() -> None:
    """The reason says what the mark means and how each ask stands."""
    proposed = propose_disposition({"A1": "done", "A2": None}, "abc", None)
    assert proposed.reason == "正在解决或列入计划解决（A1已解决，A2没有材料）"


def test_solved_is_refused_while_an_ask_is_only_planned() -> None:
    """A asked for is not printed while an ask is planned or open, and the clerk is told why."""
    refused = propose_disposition({"A1": "done", "A2": "planned"}, "abc", "A")
    assert (refused.mark, refused.refusal) == ("B", "指定的办理结果“A”未采用：A2列入计划；改拟“B”")


def test_mark_asked_for_is_taken_and_the_difference_said() -> None:
    """Another mark than the proposed one is taken with a remark; the same one without."""
    taken = propose_disposition({"A1": "doing"}, "abc", "C")
    assert (taken.mark, taken.refusal) == ("C", "办理结果按指定写“C”；按办理情况拟为“B”（A1正在解决）")
    assert propose_disposition({"A1": "doing"}, "abc", "B").refusal is None


def test_mark_or_scheme_that_does_not_exist() -> None:
    """A wrong mark or scheme is an error that lists the right ones."""
    with pytest.raises(SettingsError, match="办理结果“E”不在方案 abc 中。可用：A、B、C"):
        propose_disposition({}, "abc", "E")
    with pytest.raises(SettingsError, match="没有名为“xyz”的办理结果方案。disposition_scheme 可用：abc、abcd、"):
        propose_disposition({}, "xyz", None)


@pytest.mark.parametrize(
    ("assigned", "extended", "due"),
    [
        (dt.date(2026, 3, 10), False, dt.date(2026, 6, 10)),
        (dt.date(2026, 3, 10), True, dt.date(2026, 9, 10)),
        (dt.date(2025, 11, 30), False, dt.date(2026, 2, 28)),
        (dt.date(2026, 12, 31), True, dt.date(2027, 6, 30)),
    ],
)
def test_deadline(assigned: dt.date, *, extended: bool, due: dt.date) -> None:
    """Three months, six when extended, the month's last day when it is shorter."""
    deadline = find_deadline(Case(assigned_on=assigned, extended=extended), None)
    assert deadline == Deadline(due, None)


def test_deadline_in_words() -> None:
    """How many days are left, or by how many it is past; nothing without a date."""
    case = Case(assigned_on=dt.date(2026, 3, 10))
    lines = [find_deadline(case, today) for today in (dt.date(2026, 6, 1), dt.date(2026, 6, 13), None)]
    assert [deadline_line(line) for line in lines if line] == [
        "答复期限2026年6月10日，还有9天",
        "答复期限2026年6月10日，已超过3天",
        "答复期限2026年6月10日",
    ]
    assert find_deadline(None, None) is None
    assert find_deadline(Case(), dt.date(2026, 6, 1)) is None


@pytest.mark.parametrize(
    ("serial", "number"),
    [
        (None, "云水提〔2026〕  号"),
        ("12", "云水提〔2026〕12号"),
        ("第012号", "云水提〔2026〕12号"),
        ("云水函〔2025〕3号", "云水函〔2025〕3号"),
    ],
)
def test_doc_number(serial: str | None, number: str) -> None:
    """Year in 〔〕, no 第, no leading zero; a whole number of the case stands as it is."""
    assert doc_number(order(case=Case(doc_serial=serial)), 2026) == number


def test_date_as_printed() -> None:
    """No leading zero (GB/T 9704)."""
    assert (date_printed(dt.date(2026, 6, 5)), date_printed(None)) == ("2026年6月5日", None)


@pytest.mark.parametrize(
    ("ask", "case", "bureau"),
    [
        ("由财政局安排资金", Case(co_handlers=("市财政局", "市教育局")), "有关承办单位"),
        ("由市财政局安排资金", Case(co_handlers=("市教育局", "市财政局")), "市财政局"),
        ("安排资金", Case(co_handlers=("市财政局",)), "市财政局"),
        ("安排资金", Case(lead_unit="市发展改革委"), "市发展改革委"),
    ],
)
def test_bureau_an_ask_is_left_to(ask: str, case: Case, bureau: str) -> None:
    """The bureau the ask names, the lead unit, the only co-handler; else the bureaus concerned."""
    placed = order(given=digest(ask), case=case)
    sentence = not_ours_sentence(placed.digest.asks[0], gather_facts(placed))
    assert sentence == f"该项建议不属我单位职责，由{bureau}答复。"


@pytest.mark.parametrize(
    ("text", "sample", "expected"),
    [
        (
            "2026年6月底前，我局将完成选址。修订管理办法。全市将新建泵站3座。",
            "一是",
            "下一步，我局将重点做好以下工作：一是2026年6月底前，完成选址。二是修订管理办法。三是全市将新建泵站3座。",
        ),
        (
            "下一步，我局将会同市财政局加大投入；开展试点。将泵站纳入管护。",
            "首先",
            "下一步，我局将重点做好以下工作：首先，会同市财政局加大投入。其次，开展试点。最后，将泵站纳入管护。",
        ),
        ("下一步，我局将建泵站。修闸门。", "第一，", "下一步，我局将重点做好以下工作：第一，建泵站。第二，修闸门。"),
        ("下一步，我局将建泵站。", "一是", "下一步，我局将建泵站。"),
        ("下一步，一是建泵站。二是修闸门。", "一是", "下一步，一是建泵站。二是修闸门。"),
        (
            "一建。二建。三建。四建。五建。",
            "首先",
            "下一步，我局将重点做好以下工作：一是一建。二是二建。三是三建。四是四建。五是五建。",
        ),
    ],
)
def test_steps_numbered(text: str, sample: str, expected: str) -> None:
    """Steps become a series of the style's family; one step, or one that numbers already, stays."""
    assert number_steps(text, sample, "我局") == expected


def test_agency_that_is_a_government_calls_its_place() -> None:
    """A county government answers as 我县."""
    facts = gather_facts(order(agency=Agency(name="清河县人民政府", place="清河县")))
    assert (facts.we, facts.place_word, facts.field) == ("我县", "我县", "各项")


def test_ask_left_to_the_co_handler_who_wrote_of_it() -> None:
    """Of several co-handlers the one whose opinion the materials have on the ask; short and long names are one."""
    placed = order(given=digest("提高报销比例"), case=Case(co_handlers=("市人社局", "市医保局")))
    opinion = passage("报销比例提高到60%。", "joint_opinion", unit="云州市医疗保障局")
    sentence = not_ours_sentence(placed.digest.asks[0], gather_facts(placed), (opinion,))
    assert sentence == "该项建议不属我单位职责，由市医保局答复。"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("市医保局", "云州市医疗保障局", True),
        ("财政局", "市财政局", True),
        ("云州市财政局", "市财政局", True),
        ("市住建局", "市水利局", False),
        ("市财政局", "市财政所", False),
        ("市医保局", "市医疗健康委", False),
    ],
)
def test_two_names_of_one_bureau(one: str, other: str, *, same: bool) -> None:
    """A short name is made of characters of the long one, in their order."""
    assert is_same_unit(one, other) is same
    assert is_same_unit(other, one) is same

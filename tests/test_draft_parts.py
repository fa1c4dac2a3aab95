"""The steps of drafting, each by itself: headings, addressing, titles, marks, deadlines, numbered steps."""

import datetime as dt
from dataclasses import replace

import pytest

from drafter.documents import Matter, ProposerKind, Stance
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
from drafter.draft.wording import write_title
from drafter.errors import SettingsError
from drafter.styles import Agency, Case, load_style
from tests.drafting import digest, order, passage, span


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
        ("", "市财政局", False),
    ],
)
def test_two_names_of_one_bureau(one: str, other: str, *, same: bool) -> None:
    """A short name is made of characters of the long one, in their order."""
    assert is_same_unit(one, other) is same
    assert is_same_unit(other, one) is same

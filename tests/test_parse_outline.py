"""The heading tree: numbered in every manner, unnumbered, misprinted; and what is no heading."""

import pytest

from tests.letter_bodies import headings_of, outline_of

Entries = list[tuple[int, str, str]]

LADDERS: dict[str, tuple[str, Entries]] = {
    "four levels": (
        "一、领导\n（一）机制。成立专班。\n1.分工。各司其职。\n（1）定责。\n（2）通报。\n2.责任。\n（二）督导。\n二、投入",
        [
            (1, "一、", "领导"),
            (2, "（一）", "机制"),
            (3, "1.", "分工"),
            (4, "（1）", "定责"),
            (4, "（2）", "通报"),
            (3, "2.", "责任"),
            (2, "（二）", "督导"),
            (1, "二、", "投入"),
        ],
    ),
    "一、 then 1、 directly": (
        "一、投入情况\n1、设立基金。首期4亿元。\n2、兑现奖补。共2亿元。\n二、平台建设\n1、建设中心。已建成。",
        [
            (1, "一、", "投入情况"),
            (2, "1、", "设立基金"),
            (2, "2、", "兑现奖补"),
            (1, "二、", "平台建设"),
            (2, "1、", "建设中心"),
        ],
    ),
    "（一） outermost": (
        "（一）加大投入\n1.设立基金。首期4亿元。\n2.兑现奖补。共2亿元。\n（二）建设平台\n1.建设中心。建成10家。",
        [
            (1, "（一）", "加大投入"),
            (2, "1.", "设立基金"),
            (2, "2.", "兑现奖补"),
            (1, "（二）", "建设平台"),
            (2, "1.", "建设中心"),
        ],
    ),
    "first 一、 lost": (
        "（一）设立基金。首期4亿元。\n（二）兑现奖补。共2亿元。\n二、建设平台\n（一）建设中心。建成10家。\n（二）组建联盟。组建3个。",
        [
            (2, "（一）", "设立基金"),
            (2, "（二）", "兑现奖补"),
            (1, "二、", "建设平台"),
            (2, "（一）", "建设中心"),
            (2, "（二）", "组建联盟"),
        ],
    ),
    "1. 2、 3． in one series": (
        "一、做法\n1.设立基金。首期4亿元。\n2、兑现奖补。共2亿元。\n3．支持研发。共3亿元。",
        [(1, "一、", "做法"), (2, "1.", "设立基金"), (2, "2、", "兑现奖补"), (2, "3．", "支持研发")],
    ),
    "一是 restarts under each heading": (
        "一、加大投入\n一是设立基金。首期4亿元。二是兑现奖补。共2亿元。\n二、建设平台\n一是建设中心。建成10家。二是组建联盟。组建3个。",
        [
            (1, "一、", "加大投入"),
            (2, "一是", "设立基金"),
            (2, "二是", "兑现奖补"),
            (1, "二、", "建设平台"),
            (2, "一是", "建设中心"),
            (2, "二是", "组建联盟"),
        ],
    ),
    "一是 in paragraphs of its own": (
        "一、加大投入\n一是设立基金。首期4亿元。\n二是兑现奖补。共2亿元。\n三是支持研发。共3亿元。\n二、建设平台\n一是建设中心。建成10家。\n二是组建联盟。组建3个。\n下一步，我局将继续努力。",
        [
            (1, "一、", "加大投入"),
            (2, "一是", "设立基金"),
            (2, "二是", "兑现奖补"),
            (2, "三是", "支持研发"),
            (1, "二、", "建设平台"),
            (2, "一是", "建设中心"),
            (2, "二是", "组建联盟"),
        ],
    ),
    "1. inside 一是": (
        "一是加大投入。1.设立基金；2.兑现奖补。二是建设平台。",
        [(1, "一是", "加大投入"), (2, "1.", "设立基金"), (2, "2.", "兑现奖补"), (1, "二是", "建设平台")],
    ),
    "1.1 and 2.1": (
        "1.1 加强领导\n我局成立了专班。\n1.2 加大投入\n我局安排了资金。\n2.1 强化监管\n我局开展了检查。",
        [(1, "1.1", "加强领导"), (1, "1.2", "加大投入"), (1, "2.1", "强化监管")],
    ),
    "articles of a rule": (
        "第一章 总则\n第一条 制定本办法。\n第二条 本办法适用于本市。\n第二章 办理\n第三条 应当按时答复。",
        [
            (1, "第一章", "总则"),
            (2, "第一条", "制定本办法"),
            (2, "第二条", "本办法适用于本市"),
            (1, "第二章", "办理"),
            (2, "第三条", "应当按时答复"),
        ],
    ),
    "unnumbered lines above 1.": (
        "加大科技投入\n1.安排资金。共1亿元。\n2.兑现奖补。共2亿元。\n建设创新平台\n1.建设中心。建成10家。\n2.组建联盟。组建3个。",
        [
            (1, "", "加大科技投入"),
            (2, "1.", "安排资金"),
            (2, "2.", "兑现奖补"),
            (1, "", "建设创新平台"),
            (2, "1.", "建设中心"),
            (2, "2.", "组建联盟"),
        ],
    ),
    "一是 before 一、": (
        "我局高度重视，一是成立专班，二是实地调研。\n一、加大投入\n我局安排了资金。\n二、建设平台\n我局建成了平台。",
        [(1, "一是", "成立专班"), (1, "二是", "实地调研"), (1, "一、", "加大投入"), (1, "二、", "建设平台")],
    ),
}
RUN_IN_SERIES: dict[str, tuple[str, Entries]] = {
    "一是 behind a colon": (
        "近年来我局主要做了三方面工作：一是加大投入，安排资金1.2亿元；二是建设平台，新建3家；三是培育主体。",
        [(1, "一是", "加大投入，安排资金1.2亿元"), (1, "二是", "建设平台，新建3家"), (1, "三是", "培育主体")],
    ),
    "parted by commas": (
        "我市坚持一是抓投入，二是抓平台，三是抓人才。",
        [(1, "一是", "抓投入"), (1, "二是", "抓平台"), (1, "三是", "抓人才")],
    ),
    "首先 to 最后, and a 最后 that thanks": (
        "首先，完善制度。印发办法。\n其次，加大投入。安排资金。\n最后，强化监管。定期检查。\n最后，感谢您的关心。",
        [(1, "首先", "完善制度"), (1, "其次", "加大投入"), (1, "最后", "强化监管")],
    ),
    "第一 in one paragraph": (
        "第一，完善制度。印发办法。第二，加大投入。安排资金。第三、强化监管。",
        [(1, "第一", "完善制度"), (1, "第二", "加大投入"), (1, "第三、", "强化监管")],
    ),
    "一要": (
        "下一步，一要加强领导，二要加大投入，三要强化监管。",
        [(1, "一要", "加强领导"), (1, "二要", "加大投入"), (1, "三要", "强化监管")],
    ),
    "其一": ("主要原因有两点：其一，规划滞后。其二，投入不足。", [(1, "其一", "规划滞后"), (1, "其二", "投入不足")]),
    "①": (
        "主要措施：①加强领导；②加大投入；③强化监管。",
        [(1, "①", "加强领导"), (1, "②", "加大投入"), (1, "③", "强化监管")],
    ),
    "（1） inline, and a reference to （一）": (
        "重点开展：（1）加强领导；（2）加大投入。按照《办法》第（一）项和第（二）项执行。",
        [(1, "（1）", "加强领导"), (1, "（2）", "加大投入")],
    ),
    "heading without stop before 一是": (
        "（一）深化合作，建立协同机制一是巩固品牌。依托平台。二是建立机制。签订协议。\n（二）促进融合，助力企业发展一是完善体系。二是用好基金。",
        [
            (1, "（一）", "深化合作，建立协同机制"),
            (2, "一是", "巩固品牌"),
            (2, "二是", "建立机制"),
            (1, "（二）", "促进融合，助力企业发展"),
            (2, "一是", "完善体系"),
            (2, "二是", "用好基金"),
        ],
    ),
}
NOT_HEADINGS: dict[str, tuple[str, Entries]] = {
    "in quotation marks and brackets": (
        "通知要求“一是加强领导；二是加大投入”，我局认真落实。\n（见附件，一是表格，二是说明）",
        [],
    ),
    "enumerations, dates, amounts, words": (
        "推进一、二、三产业融合发展。2023.5.1起施行，增长3.5%，达1.2亿元。第一书记、第一产业和第二产业。统一是关键，之一是科技。一是一，二是二。",
        [],
    ),
    "one 一是 alone": ("关键一是落实。我们将继续努力。", []),
    "首先 that thanks or stands inside": (
        "首先，感谢您对我市工作的关心。其次，就有关情况说明。\n目前，我市首先启动了试点。",
        [],
    ),
    "在…方面": ("在资金投入方面，我市安排资金1亿元。\n在平台建设方面，我市建成平台10家。", []),
    "table rows": (
        "一、情况\n近三年情况如下：\n年度|项目|金额\n2021|10个|1亿元\n2022|20个|2亿元\n二、打算\n我局将努力。",
        [(1, "一、", "情况"), (1, "二、", "打算")],
    ),
}
SLIPS: dict[str, tuple[str, Entries]] = {
    "一. 二， 三 、": (
        "一.加强领导\n我局高度重视，成立了专班。\n二，加大投入\n我局安排了资金。\n三 、强化监管\n我局开展了检查。",
        [(1, "一.", "加强领导"), (1, "二，", "加大投入"), (1, "三 、", "强化监管")],
    ),
    "a number lost between 一、 and 三、": (
        "一、加强领导\n我局高度重视，成立了专班。\n加大投入\n我局安排了资金，其中市级一亿元。\n三、强化监管\n我局开展了检查。",
        [(1, "一、", "加强领导"), (1, "", "加大投入"), (1, "三、", "强化监管")],
    ),
    "一、 twice": (
        "一、加强领导\n我局重视。\n一、加大投入\n我局投入。\n二、强化监管\n我局监管。",
        [(1, "一、", "加强领导"), (1, "一、", "加大投入"), (1, "二、", "强化监管")],
    ),
    "一、 then 四、": (
        "一、加强领导\n我局重视。\n四、加大投入\n我局投入。",
        [(1, "一、", "加强领导"), (1, "四、", "加大投入")],
    ),
    "a year behind 1.": (
        "1.2023年以来，我局安排资金1亿元。\n2.2024年，计划安排2亿元。",
        [(1, "1.", "2023年以来，我局安排资金1亿元"), (1, "2.", "2024年，计划安排2亿元")],
    ),
    "half-width stops": (
        "一、加强领导\n我局成立了专班,明确责任.定期调度.\n二、加大投入\n1.设立基金.首期4亿元.\n2.兑现奖补.共2.5亿元.",
        [(1, "一、", "加强领导"), (1, "二、", "加大投入"), (2, "1.", "设立基金"), (2, "2.", "兑现奖补")],
    ),
    "letter in one paragraph": (
        "您好，现答复如下：一、关于资金问题。我市已安排1亿元。二、关于人才问题。我市引进100人。三、下一步打算。我局将努力。",
        [(1, "一、", "关于资金问题"), (1, "二、", "关于人才问题"), (1, "三、", "下一步打算")],
    ),
    "letter in one paragraph, headings parted by spaces": (
        " 一、资金投入 近年来安排1亿元。 二、人才引进 引进100人。 （一）柔性引才 建站10个。 （二）全职引才 已有20人。",
        [
            (1, "一、", "资金投入"),
            (1, "二、", "人才引进"),
            (2, "（一）", "柔性引才"),
            (2, "（二）", "全职引才"),
        ],
    ),
}
UNNUMBERED: dict[str, tuple[str, Entries]] = {
    "short measures open paragraphs": (
        "建立联席会议机制。成立由分管副市长任组长的领导小组，定期研究。\n强化政策扶持。印发若干措施，安排资金1亿元。\n优化营商环境。推行一网通办，压缩时限。",
        [(1, "", "建立联席会议机制"), (1, "", "强化政策扶持"), (1, "", "优化营商环境")],
    ),
    "under a numbered heading": (
        "一、主要做法\n建立联席会议机制。成立由分管副市长任组长的领导小组，定期研究。\n强化政策扶持。印发若干措施，安排资金1亿元。\n二、下一步打算\n我局将继续努力，做好各项工作。",
        [(1, "一、", "主要做法"), (2, "", "建立联席会议机制"), (2, "", "强化政策扶持"), (1, "二、", "下一步打算")],
    ),
    "on lines of their own": (
        "加大科技投入\n近年来，我市安排资金1亿元。\n建设创新平台\n我市建成平台10家，服务企业。\n下一步打算\n我局将继续努力。",
        [(1, "", "加大科技投入"), (1, "", "建设创新平台"), (1, "", "下一步打算")],
    ),
    "关于…问题 opens paragraphs": (
        "关于加大投入问题。近年来，我市安排资金1亿元，增长10%。\n关于建设平台问题。我市建成平台10家，服务企业200家。",
        [(1, "", "关于加大投入问题"), (1, "", "关于建设平台问题")],
    ),
}
ALL = {**LADDERS, **RUN_IN_SERIES, **NOT_HEADINGS, **SLIPS, **UNNUMBERED}


@pytest.mark.parametrize("name", ALL)
def test_outline_is_that_of_the_letter(name: str) -> None:
    """Levels, markers and words come out as printed; what numbers nothing stays out."""
    text, expected = ALL[name]
    assert outline_of(text) == expected


def test_label_that_opens_items_is_no_entry() -> None:
    """建议： above 1. adds no entry and no level; a label above prose is an entry."""
    text = "情况分析：\n全市停车位缺口大，矛盾突出。\n建议：\n1.增加供给。\n2.加强管理。"
    assert outline_of(text, "proposal") == [(1, "", "情况分析"), (1, "1.", "增加供给"), (1, "2.", "加强管理")]


def test_forgotten_stop_ends_a_heading_where_neighbours_have_one() -> None:
    """…服务能力|聚焦重点产业… is cut at the verb, because the neighbours end in a stop."""
    text = (
        "（一）强化顶层设计，完善政策体系。制定办法，明确任务。\n"
        "（二）建设创新平台，提升服务能力聚焦重点产业，建成平台10家，服务企业200家。\n"
        "（三）开展知识产权质押融资。发放贷款1亿元。"
    )
    assert outline_of(text)[1] == (1, "（二）", "建设创新平台，提升服务能力")


def test_whole_paragraph_item_runs_to_its_first_stop() -> None:
    """Where no neighbour is a short name, the whole sentence is the entry."""
    text = "1.摸清底数，建立台账，目前已掌握主体630家；\n2.畅通渠道，设立服务站，办结投诉1845件，办结率99%；"
    assert outline_of(text) == [
        (1, "1.", "摸清底数，建立台账，目前已掌握主体630家"),
        (1, "2.", "畅通渠道，设立服务站，办结投诉1845件，办结率99%"),
    ]


def test_traditional_characters_are_read_and_kept() -> None:
    """Rules see the folded page, the entries keep the printed characters."""
    assert outline_of("一、強化預警防範\n(一)精準勸阻。建成中心13個。\n(二)全民宣傳。開展活動。") == [
        (1, "一、", "強化預警防範"),
        (2, "(一)", "精準勸阻"),
        (2, "(二)", "全民宣傳"),
    ]


def test_body_end_is_where_what_stands_under_a_heading_ends() -> None:
    """A heading holds its sub-headings; 一是 ends with its paragraph; white space at the end is left out."""
    text = "一、投入\n一是设立基金。首期4亿元。二是兑现奖补。\n\n共2亿元。\n二、平台\n建成10家。\n"
    assert [(heading.text, text[heading.end : heading.body_end].strip()) for heading in headings_of(text)] == [
        ("投入", "一是设立基金。首期4亿元。二是兑现奖补。\n\n共2亿元。"),
        ("设立基金", "。首期4亿元。"),
        ("兑现奖补", "。"),
        ("平台", "建成10家。"),
    ]


def test_series_in_straight_quotation_marks_is_no_outline() -> None:
    """A half-width quotation mark opens and closes; one that runs over a full stop is two slips."""
    assert outline_of('通知要求"一是加强领导；二是加大投入"，我局落实。') == []
    assert outline_of("采取前引导”“后补助。一是定标准。二是定人员。实行揭榜挂帅”制度。") == [
        (1, "一是", "定标准"),
        (1, "二是", "定人员"),
    ]


def test_heading_inside_a_far_bracket_pair_is_seen() -> None:
    """Two brackets too far apart are no pair."""
    text = "共（" + "甲" * 400 + "。一是投入。二是平台。）"
    assert outline_of(text) == [(1, "一是", "投入"), (1, "二是", "平台")]


def test_ragged_wrapped_lines_are_one_paragraph() -> None:
    """Lines of uneven width whose paragraphs are indented are joined; a marker broken by the line end is one."""
    text = (
        "    一、下一步工作\n\n"
        "    （一）扩大开放范围，2024年实现符合条件的公办学校\n应开尽开。暂不具备条件的7所学校，结合校舍维修逐校制\n"
        "定改造计划。主要做法一\n是统筹资金。二是扩容宿舍床位，基本消除大通铺现象\n和两人一床现象。\n\n"
        "    （二）优化服务供给，将开放学校全部接入健身地图服\n务平台。\n"
    )
    assert [(level, marker, words.replace("\n", "")) for level, marker, words in outline_of(text)] == [
        (1, "一、", "下一步工作"),
        (2, "（一）", "扩大开放范围，2024年实现符合条件的公办学校应开尽开"),
        (3, "一是", "统筹资金"),
        (3, "二是", "扩容宿舍床位，基本消除大通铺现象和两人一床现象"),
        (2, "（二）", "优化服务供给，将开放学校全部接入健身地图服务平台"),
    ]


def test_paragraph_that_concludes_stands_under_no_item() -> None:
    """Behind items of one paragraph each, 下一步 is the letter's again."""
    text = "1.摸清底数，建立台账630家。\n2.畅通渠道，办结1845件。\n下一步，我局将做好工作：一是完善制度。二是加强监管。"
    assert outline_of(text)[2:] == [(1, "一是", "完善制度"), (1, "二是", "加强监管")]
    assert [text[heading.end : heading.body_end] for heading in headings_of(text)][1] == "。"


def test_lost_number_of_a_run_in_heading_keeps_its_level() -> None:
    """（一） … bare … （三）: the bare one is a member."""
    text = "一、做法\n（一）健全机制。成立专班。\n加大投入。安排资金1亿元，支持项目20个。\n（三）强化监管。检查10次。"
    assert outline_of(text)[2] == (2, "", "加大投入")


def test_run_in_heading_may_name_our_town_but_not_open_with_it() -> None:
    """提升我市… is a measure, 我市高度重视… states a fact."""
    text = (
        "提升我市创新能力。建成平台10家，服务企业200家。\n注重人才引进。引进高层次人才100名。\n"
        "我市高度重视科技。成效明显，位居全省前列。"
    )
    assert outline_of(text) == [(1, "", "提升我市创新能力"), (1, "", "注重人才引进")]


def test_title_printed_once_more_is_no_heading() -> None:
    """A first line that reads like a title is none unless others echo it."""
    text = "关于加强古树保护的提案\n古树名木是绿色文物，需要保护。\n一、现状\n共3264株。"
    assert outline_of(text, "proposal") == [(1, "一、", "现状")]


def test_form_field_of_a_reply_is_no_heading() -> None:
    """答复意见： above prose is a field of a form, not a heading."""
    assert outline_of("办理情况：\n我局高度重视，安排了资金。\n答复意见：\n我局将认真落实有关工作。") == []


def test_empty_body_has_no_outline() -> None:
    """Nothing in, nothing out."""
    assert headings_of("") == ()

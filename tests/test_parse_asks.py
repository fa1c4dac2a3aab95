"""What the proposer asks for: raised in a proposal, named in a reply."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.documents import Genre
from tests.letter_bodies import asks_of, sentences_of

RAISED: dict[str, tuple[str, list[str]]] = {
    "paragraphs behind 为此，建议：": (
        "问题突出：\n第一，资金缺口大。每公里1万元。\n第二，路况差。\n为此，建议：\n将补助标准提高1倍。\n设立专项资金，每年安排5亿元。\n会同人社部门开发公益性岗位。",
        ["将补助标准提高1倍", "设立专项资金，每年安排5亿元", "会同人社部门开发公益性岗位"],
    ),
    "bullets are no words": (
        "停车难日益突出。\n建议：\n●增加供给，新建泊位500个。\n●加强管理，严格执法。",
        ["增加供给，新建泊位500个", "加强管理，严格执法"],
    ),
    "an ask behind each problem": (
        "停车难突出，群众反映强烈。\n1.车位不足。建议新建泊位500个。\n2.管理粗放。建议严格执法。",
        ["建议新建泊位500个", "建议严格执法"],
    ),
    "problems and suggestions under labels": (
        "案由：关于加强停车管理\n分析：\n一、车位不足。缺口大。\n二、管理粗放。秩序乱。\n建议：\n一、增加供给。新建泊位。\n二、加强管理。严格执法。",
        ["增加供给", "加强管理"],
    ),
    "numbered inside a paragraph": (
        "随着车辆增加，停车难日益突出。为此建议：1、增加供给，新建泊位500个。2、加强管理，严格执法。3、鼓励共享。",
        ["增加供给，新建泊位500个", "加强管理，严格执法", "鼓励共享"],
    ),
    "sentences that ask": (
        "近年来停车难突出，群众反映强烈。建议市政府加大停车场建设力度，三年内新增泊位1万个。同时，建议交警部门加强执法。希望有关部门尽快落实。",
        ["建议市政府加大停车场建设力度，三年内新增泊位1万个", "同时，建议交警部门加强执法", "希望有关部门尽快落实"],
    ),
    "headings behind a lead-in": (
        "当前，停车难是突出问题。为此，提出以下建议：\n一、加大供给\n新建泊位。\n二、强化管理\n严格执法。",
        ["加大供给", "强化管理"],
    ),
    "problems are numbered too": (
        "一、存在问题\n1.车位不足。\n2.管理粗放。\n二、对策建议\n1.增加供给。\n2.加强管理。",
        ["增加供给", "加强管理"],
    ),
    "each heading asks": (
        "停车难突出。\n一、建议加大财政投入。安排专项资金。\n二、建议完善政策。出台办法。\n三、建议加强宣传。",
        ["建议加大财政投入", "建议完善政策", "建议加强宣传"],
    ),
    "sub-points belong to their ask": (
        "一、现状分析\n车位不足。\n二、原因分析\n（一）规划滞后。\n（二）投入不足。\n三、具体建议\n（一）科学规划。编制规划。\n1.编制专项规划。\n2.预留用地。\n（二）加大投入。安排资金。",
        ["科学规划", "加大投入"],
    ),
    "恳请 and 请": (
        "农村饮水困难。恳请上级部门加大资金支持，解决饮水难题。请水利局尽快立项。",
        ["恳请上级部门加大资金支持，解决饮水难题", "请水利局尽快立项"],
    ),
    "clauses behind 建议：": (
        "为此，我们建议：加快立法进程；加大宣传力度；完善配套政策。",
        ["加快立法进程", "加大宣传力度", "完善配套政策"],
    ),
    "label without colon": (
        "问题\n车位不足，群众反映强烈。\n建议\n1.增加供给。\n2.加强管理。",
        ["增加供给", "加强管理"],
    ),
    "headings that are measures": (
        "随着人口老龄化加剧，养老问题突出。\n一、完善养老设施。新建中心。\n二、培养护理人才。开展培训。\n三、加大财政支持。",
        ["完善养老设施", "培养护理人才", "加大财政支持"],
    ),
    "一是 behind a lead-in": (
        "现提出如下建议：一是完善设施。新建中心。二是培养人才。开展培训。",
        ["完善设施", "培养人才"],
    ),
    "courtesy at the end is no ask": (
        "建议：\n1.增加供给。\n2.加强管理。\n以上建议，请予研究采纳。",
        ["增加供给", "加强管理"],
    ),
    "prose under 建议内容": (
        "一、案由\n车位不足。\n二、建议内容\n增加供给，新建泊位。加强管理，严格执法。",
        ["增加供给，新建泊位", "加强管理，严格执法"],
    ),
    "several bureaus": (
        "具体建议：\n市教育局：增加学位供给。\n市财政局：安排专项资金。",
        ["市教育局：增加学位供给", "市财政局：安排专项资金"],
    ),
    "a closing paragraph is no ask": (
        "对策建议\n一、增加供给。新建。\n二、加强管理。执法。\n总之，停车问题需要全社会共同努力。",
        ["增加供给", "加强管理"],
    ),
    "一要": (
        "为破解难题，建议从以下几方面着手：一要科学规划，二要加大投入，三要强化监管。",
        ["科学规划", "加大投入", "强化监管"],
    ),
    "加强…的对策 is a section": (
        "一、停车现状\n二、加强停车管理的对策\n1.增加供给。\n2.加强管理。",
        ["增加供给", "加强管理"],
    ),
    "…的几点建议 is a section": (
        "一、我市科技成果转化存在的主要问题\n（一）机制不活。\n（二）平台不多。\n二、加快我市科技成果转化的几点建议\n（一）创新体制机制。出台政策。\n（二）搭建转化平台。建设中心。",
        ["创新体制机制", "搭建转化平台"],
    ),
    "labels under headings": (
        "一、交通问题\n现状：道路拥堵严重。\n建议：\n1.增加公交。\n2.优化信号。\n二、教育问题\n现状：学位不足。\n建议：新建学校2所。",
        ["增加公交", "优化信号", "新建学校2所"],
    ),
    "a section heading among the suggestions": (
        "三、意见建议\n（一）人才政策建议。引进人才。\n（二）加大投入。安排资金。",
        ["人才政策建议", "加大投入"],
    ),
    "a lead-in under a section": (
        "二、对策\n停车难需要综合施策。建议从以下方面着手：\n（一）增加供给。\n（二）加强管理。",
        ["增加供给", "加强管理"],
    ),
    "同时 joins a second want": (
        "农村道路失修严重。恳请市交通运输局安排专项资金，同时完善管护制度。",
        ["恳请市交通运输局安排专项资金", "同时完善管护制度"],
    ),
    "what a sentence behind the last point asks besides": (
        "近年来道路老化。建议：一是拓宽道路；二是安装路灯。同时，恳请县财政局落实资金；县公安局也应加强巡逻。\n恳请有关部门予以重视。",
        ["拓宽道路", "安装路灯", "同时，恳请县财政局落实资金", "县公安局也应加强巡逻"],
    ),
    "fields of the form end the list": (
        "为此，建议整治如下：\n城管部门：规范摊点，同时加大清扫力度。\n承办单位：县城管局\n提 案 人：甲某\n□立案 □转送",
        ["城管部门：规范摊点", "同时加大清扫力度"],
    ),
    "notes below the form": (
        "建议：\n1.加大投入。\n2.加强培训。\n建议承办单位：县人社局\n审查意见：同意立案。\n注：1.一事一案；2.须签名。",
        ["加大投入", "加强培训"],
    ),
    "lettered asks of several bureaus": (
        "为此建议：\nA.请市商务局培育业态\n（1）编制规划。\n（2）发放补贴。\nB.请市城管局规范秩序\n（1）设置摊位。\n（2）新建公厕。",
        ["请市商务局培育业态", "请市城管局规范秩序"],
    ),
    "a title that ends in 建议 opens no list": (
        "题 目 关于整治农贸市场的建议\n提案日期：2023年1月\n市场拥挤。建议有关部门加强管理。",
        ["建议有关部门加强管理"],
    ),
}
NAMED: dict[str, tuple[str, list[str]]] = {
    "an account of all suggestions above those that name": (
        "（一）基本情况\n现有公园8个。\n（二）针对提案建议的落实情况\n1.关于“补齐设施”的建议。已增设。\n2.关于“推动参与”的建议。已实施。",
        ["关于“补齐设施”的建议", "关于“推动参与”的建议"],
    ),
    "a matter reported on is no ask": ("针对您反映的取药“排队久、跑多趟”问题，中心组织22家医院开展专项摸底。", []),
    "方面 without marks is a part of the answer": ("一、关于降低成本方面\n减税。\n二、关于优化环境方面\n改革。", []),
    "建议内容 and 答复": (
        "（一）建议内容：加快充电桩建设。\n答复：我局已建成300个。\n（二）建议内容：规范收费。\n答复：已出台办法。",
        ["建议内容：加快充电桩建设", "建议内容：规范收费"],
    ),
    "numbered labels": (
        "一、关于第一条建议：加快充电桩建设\n已建成。\n二、关于第二条建议：规范收费\n已规范。",
        ["关于第一条建议：加快充电桩建设", "关于第二条建议：规范收费"],
    ),
    "围绕您提出的": (
        "一、围绕您提出的“加快充电桩建设”建议\n已建成。\n二、围绕“双百”工程\n推进。",
        ["围绕您提出的“加快充电桩建设”建议"],
    ),
    "a numbered paragraph of one sentence": (
        "（一）关于建立联席会议制度的建议，我局高度重视，已建立制度。\n（二）关于安排专项资金的建议，我局已落实资金。",
        ["关于建立联席会议制度的建议", "关于安排专项资金的建议"],
    ),
    "对您提出的 in sentences": ("对您提出的“加大路灯投入”建议，我局已纳入计划。", ["对您提出的“加大路灯投入”建议"]),
    "a general heading above those that name": (
        "二、关于您提出的几点建议\n（一）关于“增设站点”的建议。已增设。\n（二）关于“延长时间”的建议。已延长。",
        ["关于“增设站点”的建议", "关于“延长时间”的建议"],
    ),
    "quoted in headings": (
        "一、关于“加大投入”的建议\n我局安排资金。\n二、关于“建设平台”的建议\n我局建成平台。\n三、下一步工作\n我局将努力。",
        ["关于“加大投入”的建议", "关于“建设平台”的建议"],
    ),
    "关于 with a measure": (
        "一、关于加强顶层设计\n我局制定办法。\n二、关于工作开展情况\n我局努力。",
        ["关于加强顶层设计"],
    ),
    "headings that name no ask": ("一、加强顶层设计\n我局制定办法。\n二、加大投入力度\n我局努力。", []),
    "named in sentences": (
        "关于您提出的“增设公交站点”的建议，我局已安排。关于您提出的延长末班车时间的建议，正在研究。",
        ["关于您提出的“增设公交站点”的建议", "关于您提出的延长末班车时间的建议"],
    ),
    "针对您提出的": ("针对您提出的“加强执法”问题，我局开展了专项整治。", ["针对您提出的“加强执法”问题"]),
    "关于…的问题 opens paragraphs": (
        "关于增设站点的问题。我局已会同公交公司现场踏勘，增设站点2处。\n关于延长末班车的问题。我局已将末班车延长至22时，方便群众。",
        ["关于增设站点的问题", "关于延长末班车的问题"],
    ),
    "以上问题 names none": ("关于您提出的建议，我局高度重视。针对以上问题，我局认真研究。", []),
    "方面": (
        "（一）关于“完善政策体系”方面。出台政策。\n（二）关于“优化服务”方面。推行一网通办。",
        ["关于“完善政策体系”方面", "关于“优化服务”方面"],
    ),
    "对…建议的答复": (
        "1.对“建立专项基金”建议的答复。我市已设立基金。\n2.对“培育龙头企业”建议的答复。我市培育10家。",
        ["对“建立专项基金”建议的答复", "对“培育龙头企业”建议的答复"],
    ),
    "关于 a rule or notice": ("关于《促进条例》的实施，我局印发了方案。关于印发《办法》的通知已出台。", []),
    "a title is no ask": (
        "一、出台《关于加强人才工作的意见》\n我市出台文件。\n二、关于“人才”\n我市引进。",
        ["关于“人才”"],
    ),
    "counted asks": (
        "针对建议一：增设站点\n我局已增设12个，覆盖全部街道。\n针对建议二：优化线路\n我局正在优化，方便群众出行。",
        ["针对建议一：增设站点", "针对建议二：优化线路"],
    ),
    "their numbered words in quotation marks": (
        "一、您提出的“一、加快道路建设”\n已完成5公里。\n二、您提出的“二、完善路灯”\n已安装30盏。",
        ["您提出的“一、加快道路建设”", "您提出的“二、完善路灯”"],
    ),
    "a heading about what the suggestion touches": (
        "二、对建议所涉事项的意见\n1.关于提高补助标准的建议。暂不调整。\n2.关于发行债券的建议。不符合条件。",
        ["关于提高补助标准的建议", "关于发行债券的建议"],
    ),
    "a quotation under a heading that names another matter": (
        "一、关于“增加班次”的建议\n你们提出的“增加班次”，我局已落实。你们提出的“将3路车延到工业园”，正在研究。\n二、关于“降低票价”的建议\n已降低。",
        ["关于“增加班次”的建议", "你们提出的“将3路车延到工业园”", "关于“降低票价”的建议"],
    ),
    "a quotation in the middle of a sentence": (
        "我局完全赞同您提出的“在社区开设老年食堂，方便独居老人就餐。”的建议。目前已建成12家。",
        ["在社区开设老年食堂，方便独居老人就餐。"],
    ),
    "a colon before the quotation": (
        "你们反映的：“关于硬化村组道路”的建议，我们经研究认为可行。",
        ["你们反映的：“关于硬化村组道路”的建议"],
    ),
    "points that name an ask in two words": (
        "一是关于建议河堤加固，街道已完成修复；二是关于资金问题，我局将积极争取。",
        ["关于建议河堤加固", "关于资金问题"],
    ),
    "the answer goes on behind what names the ask": (
        "（一）对于您提出的“错峰开放停车场”的建议，涉及校园安全，还需研究。\n（二）对于完善师资库的建议。已建库。",
        ["对于您提出的“错峰开放停车场”的建议", "对于完善师资库的建议"],
    ),
    "就业 is no 就": (
        "就业工作由“输血”转向“造血”。开展培训12期，培训500人次。\n社保工作由“等上门”转向“送上门”。服务群众300人次。",
        [],
    ),
    "what they pointed out is no ask": ("正如您所指出的，“重建轻管”现象依然存在。", []),
}


@pytest.mark.parametrize("name", RAISED)
def test_proposal_raises_its_suggestions(name: str) -> None:
    """Each thing asked for comes once, in order; problems and analysis do not."""
    text, expected = RAISED[name]
    assert [ask.text for ask in asks_of(text, "proposal")] == expected


@pytest.mark.parametrize("name", NAMED)
def test_reply_names_the_asks_it_answers(name: str) -> None:
    """Only what the reply itself names counts."""
    text, expected = NAMED[name]
    assert [ask.text for ask in asks_of(text, "reply")] == expected


def test_ask_has_its_id_and_the_sentences_under_it() -> None:
    """Ids run A1, A2 …; the sentences are those of the ask and of its sub-points."""
    text = "三、几点建议\n（一）增加供给。新建泊位。\n1.编制规划。\n（二）加强管理。"
    asks = asks_of(text, "proposal")
    numbered = {sentence.id: text[sentence.start : sentence.end] for sentence in sentences_of(text)}
    assert [(ask.id, [numbered[number] for number in ask.sentences]) for ask in asks] == [
        ("A1", ["（一）增加供给。", "新建泊位。", "1.编制规划。"]),
        ("A2", ["（二）加强管理。"]),
    ]


def test_run_in_suggestions_are_found_behind_the_word() -> None:
    """建议一是…；二是… in running text: the marker stays out."""
    text = "为此，建议一是由县教育局新建幼儿园1所；二是支持企业办园，每生补助3000元。"
    assert [ask.text for ask in asks_of(text, "proposal")] == [
        "由县教育局新建幼儿园1所",
        "支持企业办园，每生补助3000元",
    ]


def test_joint_opinion_names_asks_and_other_papers_none() -> None:
    """A joint opinion is read like a reply; a notice has no asks."""
    text = "一、关于“增加投入”的建议\n我局同意。\n二、关于“完善政策”的建议\n我局支持。"
    assert [ask.text for ask in asks_of(text, "joint_opinion")] == ["关于“增加投入”的建议", "关于“完善政策”的建议"]
    assert asks_of(text, "other") == ()


def test_sentence_that_opens_with_an_ask_names_only_that() -> None:
    """三、对于您提出的…提议，可以… is a whole paragraph; the ask ends where its name ends."""
    text = (
        "一、贵村道路已列入计划，今年完成勘察设计工作。\n二、对于您提出的成立“文物保护基金”的提议，可以通过各级财政部门"
        "加大投入和文物所有人的投入来依法解决，政府主导，县乡村联动，强化文物保护工作，实现良好效果。"
    )
    assert [ask.text for ask in asks_of(text, "reply")] == ["对于您提出的成立“文物保护基金”的提议"]


GENRES: list[Genre] = ["proposal", "reply"]


@pytest.mark.parametrize("genre", GENRES)
@pytest.mark.parametrize(
    "unit",
    [
        "「《",
        "建议",
        "建议：\n",
        "为此，",
        "关于“",
        "您提出的",
        "《建议",
        "；",
        "一、建议\n",
        "请，",
        "，同时加强",
        "□\n",
        "一、关于“甲乙”\n您提出的“丙丁戊己”，可以。\n",
    ],
)
def test_worst_strings_are_read(unit: str, genre: Genre) -> None:
    """Long runs of cues are read in one pass."""
    text = unit * (20_000 // len(unit))
    assert all(text[ask.start : ask.end] == ask.text for ask in asks_of(text, genre))


@given(
    st.text(alphabet="一二、（）1.是建议希望请关于您提出的问题“”《》，。；：\n加强机制", max_size=160),
    st.sampled_from(GENRES),
)
@settings(max_examples=150, deadline=None)
def test_any_text_has_asks_with_sentences(text: str, genre: Genre) -> None:
    """Every ask is its slice, not empty, in reading order, and rests on sentences."""
    position = -1
    for number, ask in enumerate(asks_of(text, genre), 1):
        assert ask.id == f"A{number}"
        assert text[ask.start : ask.end] == ask.text != ""
        assert ask.sentences
        assert position < ask.start
        position = ask.start

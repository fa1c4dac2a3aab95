"""Which numbers of a letter are figures, and which are names, dates, markers and ways of speaking."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.documents import Figure, Heading, Quantity, Sentence, Span
from drafter.parse.figures import find_figures
from drafter.parse.page import Frame, open_page


def _frame(text: str, furniture: tuple[Span, ...] = ()) -> Frame:
    return Frame(furniture, None, None, None, (0, len(text)), None, None)


def _found(text: str) -> tuple[Figure, ...]:
    return find_figures(open_page(text), _frame(text), (), (Sentence(1, 0, len(text)),))


def _figures(text: str) -> list[str]:
    return [figure.text for figure in _found(text)]


def test_a_figure_has_value_unit_base_and_sentence() -> None:
    """1.2亿元 is 1.2 of 亿元 and 120000000 of 元, and stands in its sentence."""
    text = "共投入资金。投入1.2亿元。"
    page = open_page(text)
    sentences = (Sentence(1, 0, 6), Sentence(2, 6, len(text)))
    expected = Figure("1.2亿元", 8, 13, 1.2, "亿元", Quantity(120000000, "元"), 2)
    assert find_figures(page, _frame(text), (), sentences) == (expected,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成10所民办园转公，覆盖面从2021年的27%提升至55%，位列全市第一。", ["10所", "27%", "55%", "第一"]),
        ("部署七大任务，提出23条措施，组织千家企业。", ["七大", "23条", "千家"]),
        ("出口总额近百亿元，数量占全省三分之一，连续两年领跑。", ["百亿元", "三分之一", "两年"]),
        ("审批时限由15个工作日压缩至3个工作日，实行24小时值守。", ["15个工作日", "3个工作日", "24小时"]),
        ("认定后2年内每年支持一个项目。", ["2年", "一个"]),
        ("排名由第12位上升至第5位，进位7位。", ["第12位", "第5位", "7位"]),
        ("新建一座水厂，每季度召开一次会议。", ["一座", "一次"]),
        ("按照3:7的比例分担，师生比达到1:12。", ["3:7", "1:12"]),
        ("平均年龄43.5岁，人均预期寿命达到79.2岁。", ["43.5岁", "79.2岁"]),
        ("实现“100%”覆盖。", ["100%"]),
        ("投资约300亿，日均服务200余人次。", ["300亿", "200余人次"]),
        ("数量达到524，其中甲类200。", ["524"]),
        ("连续四届成功举办，召开三次专题会议。", ["四届", "三次"]),
        ("分为三类，每年接听3.2万通。", ["三类", "3.2万通"]),
        ("票价降低了一半，半数以上站点完成改造，经费按1∶1分担。", ["一半", "半数", "1∶1"]),
        ("自然增长率为-0.35‰，库温保持在±2℃以内。", ["-0.35‰", "±2℃"]),
        ("全县2 318个站点中，1 204个已投用。", ["2 318个", "1 204个"]),
        ("旅游收入居全市前三，12家电商企业入选。", ["前三", "12家"]),
        ("服务满意度测评93.5分，高于全市均值2.5分。", ["93.5分", "2.5分"]),
        ("开通班车6班，拍摄短片3集，举办“茶文化节”4届。", ["6班", "3集", "4届"]),
        ("力争2年内建成，分三期实施，人大代表赴青泉、石洞两县视察。", ["2年", "三期", "两县"]),
        ("每10户配备一只垃圾桶，2天清运一次，换乘三趟公交。", ["10户", "一只", "2天", "一次", "三趟"]),
        ("新建候车厅一座，车桩比高于10:1的要求。", ["一座", "10:1"]),
        ("拟拆除东侧一栋旧楼，水质提升一个类别。", ["一栋", "一个"]),
        ("实施12项工程，引进老字号15家，抽调2名工程师。", ["12项", "15家", "2名"]),
    ],
)
def test_a_quantity_that_states_a_fact_is_a_figure(text: str, expected: list[str]) -> None:
    """Counts, money, shares, areas, durations and ranks count, in Chinese numerals as well."""
    assert _figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月5日，十四届三次会议，“十四五”期间。",
        "第0469号提案，云政发〔2024〕15号，国务院令第714号。",
        "咨询电话0000-1234567，手机13800000000，12345热线，邮箱a1@b2.cn。",
        "实施“双百工程”，建立“1+10”体系，打造G60走廊，5G基站。",
        "近三年，未来五年，两年来，三年内，实施三年行动。",
        "一次性补助，两级联动，三方协议，一等奖，一批项目，一系列举措。",
        "对60周岁以上的老人，对3岁以下婴幼儿。",
        "打造15分钟便民生活圈，三年行动计划，百家工程。",
        "《云州市促进创业十条措施》，《三年行动方案》。",
        "是一项系统工程，搭建一个平台，形成一套机制。",
        "二次供水设施，二期工程，三类坝，第一批，第八条。",
        "1、加大力度。\n2、完善机制。",
        "等10名代表提出，20世纪90年代，三年级学生，下午4点30分。",
        "浏览次数：123次",
        "每万人拥有，每10万人配备，两人一床。",
        "10幢2单元，18路公交车，1号线。",
        "申报入口五六个，办理三四次。",
        "先后出台稳就业九条、促消费20条等。",
        "从以下三方面推进，实行两部制水价，每户一次性补贴。",
        "周五周六延时开放，今明两年，分三年。",
        "30户以上自然村，川滇、黔滇两省交界处。",
        "每年一届的龙舟赛，前三年。",
        "机构 | 2021年（万人次） | 投资（亿元）",
        "千村示范、万村整治，百县千镇，三班倒，两班制，五六百人。",
    ],
)
def test_a_name_a_date_or_a_way_of_speaking_is_none(text: str) -> None:
    """What only looks like a quantity states no fact."""
    assert _figures(text) == []


def test_furniture_title_and_markers_hold_no_figure() -> None:
    """Web text, the title and the number of a heading are closed; the words of the heading are not."""
    text = "访问1000次\n3.12个项目建成"
    page = open_page(text)
    furniture = (Span("访问1000次", 0, 7),)
    heading = Heading(1, "3.", "12个项目建成", 8, len(text), len(text))
    found = find_figures(page, _frame(text, furniture), (heading,), (Sentence(1, 8, len(text)),))
    assert [figure.text for figure in found] == ["12个"]


def test_a_figure_that_a_line_end_broke_is_whole() -> None:
    """A hard-wrapped file breaks 50余个百分/点; the figure is the slice with the line end in it."""
    assert _figures("提高50余个百分\n点，补助5\n万元。") == ["50余个百分\n点", "5\n万元"]


def test_cells_of_a_table_take_the_unit_that_stands_above_them() -> None:
    """Of the caption, in turn; of the column's head first; a serial number and a year count nothing."""
    caption = "各区情况（单位：家、个）：\n区域\t机构\t床位\n东湖区\t12\t1,860\n合计\t30\t4510\n"
    heads = "序号 | 年度 | 人数（人） | 占比\n1 | 2022 | 35 | 12%\n2 | 2023 | 48 | 15%\n"
    assert [(figure.text, figure.value, figure.unit) for figure in _found(caption)] == [
        ("12", 12.0, "家"),
        ("1,860", 1860.0, "个"),
        ("30", 30.0, "家"),
        ("4510", 4510.0, "个"),
    ]
    assert [(figure.text, figure.unit) for figure in _found(heads)] == [
        ("35", "人"),
        ("12%", "%"),
        ("48", "人"),
        ("15%", "%"),
    ]


def test_a_row_of_cells_alone_is_no_table() -> None:
    """A number between bars without a head above it states nothing."""
    assert _figures("来源：网站\t1234\t5678") == []


def test_a_sign_belongs_to_its_number() -> None:
    """-0.35‰ is below nothing, ±2℃ is two either way; a range has no sign."""
    values = [(figure.text, figure.value) for figure in _found("增长率为-0.35‰，误差±2℃，补助3-5万元。")]
    assert values == [("-0.35‰", -0.35), ("±2℃", 2.0), ("3", 3.0), ("5万元", 5.0)]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789一二两三十百万亿元个家%年月日第届次会（）“”《》、，。：\n +-", max_size=80))
def test_every_figure_is_a_slice_of_its_sentence(text: str) -> None:
    """Whatever the signs, a figure is a slice of the text and its sentence exists."""
    page = open_page(text)
    for figure in find_figures(page, _frame(text), (), (Sentence(1, 0, len(text)),)):
        assert text[figure.start : figure.end] == figure.text
        assert figure.sentence == 1


def test_the_worst_strings_end() -> None:
    """Long rows of numerals, marks and quotation marks are read to the end."""
    for piece in (
        "一个",
        "1",
        "“",
        "“1”",
        "《",
        "第1",
        "（1",
        "1：",
        "十四届",
        "0000-1234567",
        "1\t",
        "1 000",
        "一半",
        "前十",
    ):
        assert isinstance(_figures(piece * 10_000), list)

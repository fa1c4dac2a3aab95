"""What a figure measures and the period it belongs to, sentence by sentence."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.documents import Letter, Sentence
from drafter.parse.figures import find_figures
from drafter.parse.page import Frame, open_page
from drafter.summarize.measures import find_measures
from drafter.summarize.periods import find_periods


def _letter(text: str) -> Letter:
    """Return a letter that is this text alone, cut at full stops and line ends."""
    spans = [match.span() for match in re.finditer(r"[^。\n]+。?", text)]
    sentences = tuple(Sentence(number, start, end) for number, (start, end) in enumerate(spans, start=1))
    page = open_page(text)
    frame = Frame((), None, None, None, (0, len(text)), None, None)
    figures = find_figures(page, frame, (), sentences)
    return Letter(source={}, genre="reply", text=text, sentences=sentences, figures=figures)


def _measures(text: str) -> list[tuple[str, str]]:
    letter = _letter(text)
    found = find_measures(letter)
    return [(figure.text, found[figure.start]) for figure in letter.figures]


def _periods(text: str) -> list[tuple[str, str | None]]:
    letter = _letter(text)
    found = find_periods(letter)
    return [(figure.text, found[figure.start]) for figure in letter.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市技术合同成交额达到252亿元。", [("252亿元", "全市技术合同成交额")]),
        ("实现营业收入超过30亿元。", [("30亿元", "营业收入")]),
        ("建成28个口袋公园。", [("28个", "建成口袋公园")]),
        ("兑付科技创新券的66家企业中。", [("66家", "兑付科技创新券的企业")]),
        ("共有28家单位研发了33种新产品。", [("28家", "研发新产品的单位"), ("33种", "研发新产品")]),
        ("设立了首期规模4亿元的投资基金。", [("4亿元", "投资基金首期规模")]),
        ("征集335家企业人才技术需求558项。", [("335家", "征集企业"), ("558项", "企业人才技术需求")]),
        ("建成文昌路、南门口等4座立体停车楼。", [("4座", "建成立体停车楼")]),
        ("出台《停车管理办法》《停车收费细则》等文件5个。", [("5个", "出台文件")]),
        ("补贴标准由每台15万元提高到20万元。", [("15万元", "补贴标准"), ("20万元", "补贴标准")]),
        ("累计加装电梯1864台，其中2025年加装612台。", [("1864台", "累计加装电梯"), ("612台", "加装电梯")]),
        ("财政局从2027年起将管护经费提高到每年800万元。", [("800万元", "管护经费")]),
        ("对新建冷库按实际投资额的30%给予补助。", [("30%", "新建冷库补助")]),
        ("运动2小时以上的学生不足四成。", [("2小时", "运动"), ("四成", "运动2小时以上的学生")]),
        ("建档率虽达96%。", [("96%", "建档率")]),
        (
            "学生近视率为53.8%，其中小学36.4%、初中70.5%。",
            [("53.8%", "学生近视率"), ("36.4%", "小学近视率"), ("70.5%", "初中近视率")],
        ),
        ("我们先后走访了清河县、江陵区和市高新区的26家企业。", [("26家", "走访企业")]),
        ("全区辖12个街道、146个社区。", [("12个", "全区辖街道"), ("146个", "社区")]),
        ("146个社区中建有消防站的118个。", [("146个", "社区"), ("118个", "建有消防站")]),
        ("共计1500余人参加了培训。", [("1500余人", "参加培训")]),
        ("按每餐3元的标准给予就餐补贴。", [("3元", "给予就餐补贴")]),
        ("连续两年领跑全省。", [("两年", "连续领跑全省")]),
        ("按照合同额10%给予补贴。", [("10%", "按照合同额给予补贴")]),
        ("集中充电桩（口）6.8万个。", [("6.8万个", "集中充电桩")]),
        ("全省锂电池产能超过60吉瓦时，签约63万千瓦。", [("60吉瓦时", "全省锂电池产能"), ("63万千瓦", "签约")]),
        ("企业购买服务降低了286万元成本。", [("286万元", "企业购买服务降低成本")]),
        ("县级医院中仅有56%设置了康复科。", [("56%", "县级医院中设置康复科")]),
    ],
)
def test_the_measure_stands_before_or_after_the_number(text: str, expected: list[tuple[str, str]]) -> None:
    """The noun before the number, or the noun after it with its verb, names what is measured."""
    assert _measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成交额252亿元，同比增长15%。", [("252亿元", "成交额"), ("15%", "成交额同比增长")]),
        ("投入资金6亿元，占预算的3.9%。", [("6亿元", "投入资金"), ("3.9%", "投入资金占预算")]),
        ("联盟50家，其中国家级2家、省级22家。", [("50家", "联盟"), ("2家", "国家级联盟"), ("22家", "省级联盟")]),
        ("国家级孵化器3家、省级14家。", [("3家", "国家级孵化器"), ("14家", "省级孵化器")]),
        ("企业数量由25家增至58家。", [("25家", "企业数量"), ("58家", "企业数量")]),
        (
            "产量6850吨，产值9亿元，分别增长6%和8%。",
            [("6850吨", "产量"), ("9亿元", "产值"), ("6%", "产量分别增长"), ("8%", "产值分别增长")],
        ),
        ("近视率比上年下降3.6个百分点，降至47%。", [("3.6个百分点", "近视率比上年下降"), ("47%", "近视率")]),
        (
            "公办校医31名、购买服务校医12名，合计43名。",
            [("31名", "公办校医"), ("12名", "购买服务校医"), ("43名", "校医")],
        ),
        ("建设成本12万元，是新城区的2倍。", [("12万元", "建设成本"), ("2倍", "建设成本是新城区")]),
        (
            "保有量136万辆，比2019年的98万辆增加38万辆。",
            [("136万辆", "保有量"), ("98万辆", "保有量"), ("38万辆", "保有量增加")],
        ),
        ("累计放电186次，平均每月31次。", [("186次", "累计放电"), ("31次", "累计放电平均每月")]),
        ("出口额居全省第2位。", [("第2位", "出口额居全省")]),
        ("盖度由2018年的61%提高到2022年的64%。", [("61%", "盖度"), ("64%", "盖度")]),
        ("安排补助资金3亿元，平均每县300万元。", [("3亿元", "安排补助资金"), ("300万元", "安排补助资金平均每县")]),
        ("每月发放200元至1000元工作补贴。", [("200元", "工作补贴"), ("1000元", "工作补贴")]),
        ("62家医院帮扶117家县级医院。", [("62家", "帮扶县级医院的医院"), ("117家", "帮扶县级医院")]),
        ("年份 | 建设面积 | 投入资金\n2021年 | 24万亩 | 3亿元", [("24万亩", "建设面积"), ("3亿元", "投入资金")]),
    ],
)
def test_a_measure_left_out_is_taken_from_the_figure_before(text: str, expected: list[tuple[str, str]]) -> None:
    """Changes, shares, parts, sums and comparisons go on with what was measured last."""
    assert _measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018年登记合同8078项。成交额252亿元。", [("8078项", "2018年"), ("252亿元", "2018年")]),
        ("截至2023年底，共有图书馆9个。", [("9个", "截至2023年底")]),
        ("2017年、2018年累计组织对接会30场。", [("30场", "2017年、2018年")]),
        ("2017年启动以来，共投入3亿元。", [("3亿元", "2017年启动以来")]),
        ("今年1—5月，办结案件12件。", [("12件", "今年1—5月")]),
        ("“十四五”以来，新增学位3万个。", [("3万个", "“十四五”以来")]),
        ("由2019年的25家增至2022年的58家。", [("25家", "2019年"), ("58家", "2022年")]),
        ("2023年保有量136万辆，比2019年增加38万辆。", [("136万辆", "2023年"), ("38万辆", "2023年")]),
        ("2025年底前建成充电桩500个。", [("500个", "2025年底前")]),
        ("按照《甲规划（2021—2025年）》，建设公园3个。", [("3个", None)]),
        ("2023年投入3亿元。\n建成公园3个。", [("3亿元", "2023年"), ("3个", None)]),
        ("2023年投入3亿元。对新建企业给予50万元补助。", [("3亿元", "2023年"), ("50万元", None)]),
        ("2023年投入3亿元。下一步力争投入5亿元。", [("3亿元", "2023年"), ("5亿元", None)]),
        ("目前共有学校7所。学生1万人。", [("7所", "目前"), ("1万人", None)]),
    ],
)
def test_the_period_is_the_last_one_named_where_that_is_sound(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    """Periods hold on in their paragraph, but not for standards and outlooks; bases of comparison are none."""
    assert _periods(text) == expected


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="0123456789一三十万元个家%年月的其中占增长比等、，。（）；建成企业 \n", max_size=100))
def test_every_figure_has_a_measure_and_a_period_entry(text: str) -> None:
    """Whatever the signs, each figure is answered for, with at most thirty characters."""
    letter = _letter(text)
    measures, periods = find_measures(letter), find_periods(letter)
    assert set(measures) == set(periods) == {figure.start for figure in letter.figures}
    assert all(len(measure) <= 30 for measure in measures.values())

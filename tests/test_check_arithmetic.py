"""The accountant: what each kind of relation computes, what it leaves alone, and where it points."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.check.arithmetic import Relation, find_relations
from drafter.documents import Letter, SourceText
from drafter.parse import parse_letter

HEAD = "关于市政协九届三次会议第12号提案的答复\n\n李某某委员：\n\n您提出的第12号提案收悉。现答复如下：\n\n"
TAIL = "\n\n感谢您对我市工作的关心！\n\n云州市水务局\n2024年6月5日\n"


def letter_of(body: str) -> Letter:
    """Return a sound letter with this body."""
    return parse_letter(SourceText("letter.txt", "0" * 64, "text/plain", "utf-8", HEAD + body + TAIL))


def relations(body: str) -> list[Relation]:
    """Return the relations found in a body."""
    return list(find_relations(letter_of(body)))


def broken(body: str) -> list[tuple[str, str]]:
    """Return rule and computation of the relations that do not hold."""
    return [(found.rule, found.formula) for found in relations(body) if found.verdict == "breaks"]


@pytest.mark.parametrize(
    ("body", "rule", "formula"),
    [
        # parts and wholes
        ("全市现有泵站281座，其中大型144座、小型147座。", "R28", "144+147=291座"),
        ("全市现有泵站41座（其中，国家级7座、省级13座、市级25座）。", "R28", "7+13+25=45座"),
        ("到位资金1.26亿元，其中中央6040万元、县级3780万元、社会3780万元。", "R28", "0.604+0.378+0.378=1.36亿元"),
        ("三年累计投入4.5亿元，其中2021年1.2亿元、2022年1.5亿元、2023年2.1亿元。", "R28", "1.2+1.5+2.1=4.8亿元"),
        ("公办校医31名、购买服务校医12名，合计45名。", "R28", "31+12=43名"),
        ("给予每台20万元补贴，即市级12万元、区级10万元。", "R28", "12+10=22万元"),
        ("毕业企业320家，其中高新技术企业460家。", "R28", "460家"),
        ("建成平台186个，国家级12个、省级68个、市级116个。", "R28", "12+68+116=196个"),
        # shares
        ("全市投入168.8亿元，其中企业投入92.5亿元，占比55.8%。", "R29", "92.5÷168.8=54.8%"),
        ("老年人口97.6万人，占户籍人口的28.4%（户籍人口400万人）。", "R29", "97.6÷400=24.4%"),
        ("出动2184次，占全市出动总数5460次的45%。", "R29", "2184÷5460=40%"),
        ("排查工地836个，其中达标819个，达标率95%。", "R29", "819÷836=98%"),
        ("总里程2864公里，其中县道412公里、村道1556公里，村道占56.3%。", "R29", "1556÷2864=54.33%"),
        ("州级财政承担40%，县级财政承担70%。", "R29", "40+70=110%"),
        # growth
        ("平均时间由32分钟缩短到14分钟，缩短66.3%。", "R30", "（32-14）÷32=56.25%"),
        ("企业由187家增加到243家，增加66家。", "R30", "243-187=56家"),
        ("普及率由81%提高到88%，提高9个百分点。", "R30", "88-81=7个百分点"),
        ("安排资金8640万元，较上年增加1240万元，增长19.8%。", "R30", "1240÷（8640-1240）=16.76%"),
        ("成交额252亿元，比2019年的210亿元增长25%。", "R30", "（252-210）÷210=20%"),
        ("企业从2015年的120家增加到2020年的480家，年均增长35%。", "R30", "（480÷120）^（1/5）-1=32%"),
        ("接待游客312万人次，同比增长33%（上年同期265万人次）。", "R30", "（312-265）÷265=17.7%"),
        ("拥有量12.6件，是2015年4.2件的4倍。", "R30", "12.6÷4.2=3倍"),
        ("面积由18万亩发展到54万亩，增长3倍。", "R30", "54÷18-1=2倍"),
        # averages, ratios, points, rests, targets
        ("查处案件153件，罚款1224万元，平均每件9万元。", "R30", "1224万元÷153件=8万元"),
        ("享受待遇263.5万人，基金支出118.6亿元，人均5501元。", "R30", "118.6亿元÷263.5万人=4500.95元"),
        ("财政资金1.64亿元，拉动社会投资65.6亿元，拉动比例达到1:50。", "R30", "65.6÷1.64=40"),
        ("职工、居民报销比例分别达到82.3%和63.7%，相差16.6个百分点。", "R30", "82.3-63.7=18.6个百分点"),
        ("需改造312公里，已完成212公里，剩余84公里。", "R30", "312-212=100公里"),
        ("在现有120座基础上，新增30座，达到160座。", "R30", "120+30=150座"),
        ("新增床位62张，床位总数由271张调整为398张。", "R30", "271+62=333张"),
        ("现有水库120座，计划2025年新增30座，达到160座。", "R30", "120+30=150座"),
        ("现有护理员1.2万名，失能老年人4.8万名，护理员与失能老年人之比约为1:6。", "R30", "4.8÷1.2=4"),
        ("更新设备医院16所，投入1920万元，院均130万元。", "R30", "1920万元÷16所=120万元"),
        ("消火栓应建16000个，实有14400个，建有率达92%。", "R29", "14400÷16000=90%"),
        # the whole stands in a sentence before
        ("划定集聚区6个，总面积2.4平方公里。其中，商业型3个、文旅型2个、餐饮型2个。", "R28", "3+2+2=7个"),
        ("全县粮食播种面积86.4万亩。落实订单种植25.92万亩，占播种面积的35%。", "R29", "25.92÷86.4=30%"),
        # counts, units, bounds
        ("重点抓好四项工作：管网改造、泵站建设、水质监测。", "R27", "列出3项"),
        ("重点做好五项工作：一是改造管网；二是建设泵站；三是监测水质。", "R27", "列出3项"),
        ("打造“云水通”“云水管”三大平台。", "R27", "列出2项"),
        ("涉及清河县、江陵县四县。", "R27", "列出2项"),
        ("机械化清扫率由82%提高到94%，提高12%。", "R32", "94-82=12个百分点"),
        ("水质合格率达到108%。", "R41", "108%>100%"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_reported_with_the_computation(body: str, rule: str, formula: str) -> None:
    """The rule and the right computation stand in the relation."""
    assert (rule, formula) in broken(body)


@pytest.mark.parametrize(
    "body",
    [
        # open lists, parts of several wholes, subsets
        "在66家企业中，有高新技术企业31家，小巨人企业10家，双培育企业10家。",
        "孵化载体达到70家，其中，国家级孵化器3家、省级14家，国家级众创空间9家、省级10家。",
        "培训3200人次，其中妇女1500人次、返乡青年1300人次、脱贫人口600人次。",
        "完成收入128.6亿元，其中税收收入92.4亿元，占比71.9%；一般公共预算支出386亿元。",
        "下达补助3600万元，按照1:2比例，县级配套7200万元，共1.08亿元。",
        "立项281项，验收120项，其中重大144项、转化137项。",
        # rounding and approximation
        "共投入1.26亿元，其中中央5040万元、省级3780万元、县级3780万元，分别占40%、30%、30%。",
        "企业投入92.5亿元，占全市168.8亿元的54.8%。",
        "注册企业2.1万家，超过80%通过认定，服务群众近20万人，其中老年人约8万人。",
        "研发经费140.1亿元，增长1.15亿元，占GDP比重2.42%。",
        # wholes that are not printed, statements that are not parts
        "完成转化755项，占其在省内转化项目数的62.6%。",
        "余额1205.3亿元，较年初增加86.7亿元，增速7.8%；其中，普惠余额492.6亿元，占比40.9%。",
        "惠及1.1亿人、4215万户，户均2.6人，中西部任务占比57%。",
        "建成5G基站8600个，每万人拥有17.7个，千兆用户占比32.6%。",
        # averages that are not quotients of what stands there
        "对每户补助2万元，共3260户，投入资金4.2亿元。",
        "居民人均可支配收入42680元，其中城镇居民51200元、农村居民26800元。",
        "耕地86.4万亩，复种指数118%，城镇新增就业完成年度目标的112%。",
        "毛入学率达到105.2%，床位使用率102%。",
        "仪器设备值生均3180元，面积19.6平方米，较全省少2.3平方米，经费3180元，与全省平均之比为0.8:1。",
        "流通率分别为22%、41%和43%，损失率分别比东部高7.5个、3个和2.4个百分点。",
        "建设里程397公里，实际已通畅641个，通畅率75.86%。",
        "接待群众162万人次，馆均27万人次，其中青少年40.5万人次，占25%。",
        "加工企业236家，其中省级龙头12家、市级龙头36家，二者合计48家。",
        "中央投资1.2亿元、省级资金8000万元，占总投资5亿元的40%。",
        "泵站由1座增至3座，翻了一番多。",
        "机动车98万辆，其中私家车82万辆，新能源车12万辆，网约车1.1万辆。",
        "办理时限由法定20个工作日压缩至5个工作日，压缩率75%。",
        # growth without a base
        "接待游客1260万人次，同比增长86%，恢复到2019年的112%。",
        "率先由试点转为推广，由12家单位组成联盟，增长势头良好。",
        # counts
        "“云水香米”“云水红茶”等14个品牌获评。",
        "取得15项知识产权（专利、著作权）。",
        "重点抓好三项工作：改造管网、建设泵站、监测水质，由各县落实。",
        "受理专利12370件，授权8240件，授权率66.6%。",
    ],
)
def test_what_may_be_is_not_accused(body: str) -> None:
    """Open lists, rounding, wholes that are not printed, standards and names give no relation that breaks."""
    assert broken(body) == []


def test_a_truncation_is_told_from_an_error() -> None:
    """28.76 printed 1:28 and 41.54 % printed 41 % are rounded, not broken."""
    found = relations("资金2.28亿元，拉动投入65.58亿元，拉动比例达到1:28。全市2889户，其中参保1200户，占比41%。")
    assert [(one.formula, one.verdict) for one in found if one.verdict != "holds"] == [
        ("65.58÷2.28=28.76", "rounded"),
        ("1200÷2889=41.5%", "rounded"),
    ]


def test_relations_that_hold_are_shown() -> None:
    """For --show-passed each relation that was recomputed says so."""
    found = relations("累计立项281项，其中研发144项、转化137项，转化占48.8%。")
    assert [(one.formula, one.remark) for one in found] == [
        ("144+137=281项", "与总数一致"),
        ("137÷281=48.75%", "与文中48.8%一致"),
    ]


def test_offsets_point_into_a_hard_wrapped_letter() -> None:
    """A line end inside a sentence neither hides a relation nor shifts its place."""
    letter = letter_of(
        "全市现有泵站281座，其中大型144座、\n小型147座，运行良好，设施完善，管护人员全部\n落实到位，群众反映较好。"
    )
    (found,) = [one for one in find_relations(letter) if one.verdict == "breaks"]
    assert letter.text[found.start : found.end] == "281座，其中大型144座、\n小型147座"
    assert [letter.text[term.start : term.end] for term in found.places] == ["281座", "144座", "147座"]


def test_one_indicator_with_two_values_in_one_year() -> None:
    """The second value is named, with the first as its partner; 去年 is counted from the date of the letter."""
    body = "2023年，与7家银行合作发放科技成果转化贷款2000余万元。\n去年，累计发放科技成果转化贷款1600万元。"
    (found,) = [one for one in relations(body) if one.rule == "R31"]
    assert (found.formula, found.certain) == ("2023年发放科技成果转化贷款", True)
    assert found.remark == "前文为2000余万元，此处为1600万元"


@pytest.mark.parametrize(
    "body",
    [
        "2022年组织节水技术培训800人次。\n2023年组织节水技术培训1100人次。",
        "2023年，国家级科技企业孵化器3家。\n2023年，省级科技企业孵化器10家。",
        "2023年，给予企业一次性补助10万元。\n2023年，给予企业一次性补助5万元。",
        "2023年组织节水技术培训800人次，其中组织农村节水技术培训300人次。",
    ],
)
def test_other_years_scopes_and_standards_are_other_indicators(body: str) -> None:
    """Only the same thing in the same period can contradict itself."""
    assert [one for one in relations(body) if one.rule == "R31"] == []


def test_tables_are_added_up_and_their_means_recomputed() -> None:
    """A row of totals, and the one row whose mean does not come out where the others do."""
    table = (
        "年度 | 项目数 | 投资 | 项目均投资\n2021年 | 12个 | 2400万元 | 200万元\n2022年 | 15个 | 3000万元 | 200万元\n"
        "2023年 | 20个 | 5000万元 | 230万元\n合计 | 47个 | 10500万元 | \n"
    )
    assert broken(table) == [("R30", "5000÷20=250万元"), ("R28", "2400+3000+5000=10400万元")]


@pytest.mark.parametrize("gap", [" | ", "\t"])
def test_bare_numbers_of_a_table_are_added_up(gap: str) -> None:
    """The unit stands over the column; one total that comes out makes the other a sure fault."""
    rows = ("县区 机构（个） 床位（张） 增幅（%）", "东湖区 124 4510 3.5", "岭西区 87 2980 4.1", "合计 211 7590 7")
    (found,) = [one for one in relations("\n".join(row.replace(" ", gap) for row in rows)) if one.verdict == "breaks"]
    assert (found.formula, found.certain) == ("4510+2980=7490", True)


def test_a_table_with_subtotals_is_not_added_up() -> None:
    """What a 小计 holds would count twice."""
    assert broken("县区 | 机构 | 床位\n市区 | 12 | 30\n小计 | 12 | 30\n东县 | 9 | 20\n合计 | 21 | 50") == []


def test_parts_that_pass_their_whole_by_little_may_be_rounding() -> None:
    """An open list may miss its whole, but never pass it: two printed units more are asked about, one is not."""
    body = "投入资金57.3亿元，其中中央资金21.8亿元、省级资金18.5亿元、市县资金{}亿元。"
    verdicts = [relations(body.format(last))[0].verdict for last in ("17.0", "17.1", "17.2")]
    assert verdicts == ["holds", "holds", "rounded"]


def test_two_digits_that_changed_places_are_asked_about() -> None:
    """1046个 and 1064个 of one thing, the noun before the one number and behind the other."""
    body = "2022年建成村级养老服务站1046个。\n我市1064个村级养老服务站中，七成由村集体运营。"
    (found,) = [one for one in relations(body) if one.rule == "R31"]
    assert (found.remark, found.certain) == ("前文为1046个，此处为1064个", False)


def test_a_target_is_held_against_what_an_earlier_sentence_says() -> None:
    """累计改造小区842个 … 计划改造300个 … 累计改造小区达到1142个 holds, 1152个 is asked about, other things are not."""
    body = "2021至2023年，全市累计改造小区842个。\n2024年计划改造小区300个；到年底，全市累计改造{}个。"
    targets = ("小区达到1142", "小区达到1152", "小区达到1842", "楼栋达到1152")
    verdicts = [[(one.verdict, one.certain) for one in relations(body.format(words))] for words in targets]
    assert verdicts == [[("holds", False)], [("breaks", False)], [], []]


def test_a_base_inside_a_promise_is_a_fact() -> None:
    """在2023年末1152家的基础上 contradicts 2023年末1125家."""
    body = "2023年末全市高新技术企业1125家。\n下一步，全市高新技术企业在2023年末1152家的基础上再增加150家。"
    assert [one.remark for one in relations(body) if one.rule == "R31"] == ["前文为1125家，此处为1152家"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 5000), min_size=2, max_size=5), st.integers(1, 400))
def test_a_true_sum_holds_and_a_sum_that_is_too_large_breaks(parts: list[int], surplus: int) -> None:
    """Whatever the numbers: the sum of the parts holds as total, a smaller total cannot be."""
    names = ["东片", "西片", "南片", "北片", "中片"]
    listed = "、".join(f"{name}{part}户" for name, part in zip(names, parts, strict=False))
    total = sum(parts)
    assert [one.verdict for one in relations(f"全市共{total}户，其中{listed}。")] == ["holds"]
    if max(parts) < total - surplus:
        assert [one.verdict for one in relations(f"全市共{total - surplus}户，其中{listed}。")] == ["breaks"]


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="其中占比共计家户万元12345.%、，。；（）增长到由从平均每 \n", max_size=80))
def test_no_text_breaks_the_accountant(text: str) -> None:
    """Any text is accepted, and every relation points into it."""
    letter = letter_of(text)
    for found in find_relations(letter):
        assert 0 <= found.start < found.end <= len(letter.text)

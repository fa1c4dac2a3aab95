"""The issuer's promises: told from facts, announcements and courtesy."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.letter_bodies import commitments_of

PROMISES = [
    "我们将修订《云州市城市管理执法人员行为规范》，每年轮训不少于40学时。",
    "将投入300万元用于管网改造。",
    "概算投资2380万元已批复，路基将加宽到6.5米。",
    "我局已与两家银行达成初步意向，拟设立总规模1亿元的发展基金。",
    "年底前完成剩余7处疏导区的水电改造，所需120万元已列入今年预算。",
    "该路段水价将不再上调。",
    "我局将就该问题开展专题调研。",
    "力争新增国家级平台3项。",
    "条件允许时优先在周边区域开展试点。",
    "我们会认真吸纳您的建议，进一步加强管理。",
    "我们一定加倍努力，做好工作。",
    "下一步，我局将认真研究您的建议，会同有关部门深入推动社区养老服务：",
    "通过员额制方式分三年补充教师430名，今年8月底前完成首批招聘。",
    "下一步，将新增停车泊位500个，改造老旧小区10个。",
    "下一步，我局将加大支持力度。",
    "我局将会同市财政局研究制定奖补办法。",
    "我们将继续关注该问题。",
    "力争2025年底前建成投用。",
    "到2025年，全市高新技术企业达到2000家。",
    "拟于今年10月启动建设。",
    "我市计划在三年内新增床位2000张。",
    "计划投资3.2亿元建设科技园。",
    "市财政局将把该项经费纳入年度预算。",
    "今年将新建充电桩500个。",
    "待条件成熟后再行启动。",
    "继续加大宣传力度，提高知晓率。",
    "今后我们会不断改进工作。",
    "接下来，我局会尽快协调解决。",
    "预计明年6月建成通车。",
    "我委将进一步优化流程，确保群众满意。",
    "争取早日列入省级规划。",
    "年底前完成全部整改。",
    "由市公交公司于年底前增设站点3处。",
    "县民政局12月20日前再建食堂2家。",
    "明年起，补助标准提高到每人每月200元。",
    "该项目将于2024年3月开工。",
    "我们打算在下半年组织一次专项检查。",
    "后续，我局将跟进落实。",
    "未来三年，全市将建设停车泊位1万个。",
    "对您的建议，我们将认真研究采纳。",
    "2024年底前实现全覆盖。",
    "目前正在开展前期工作，预计2024年底开工建设。",
    "我市将全面推行“一件事一次办”。",
    "相关政策拟在年内出台。",
    "市教育局将在明年春季学期前完成改造。",
    "我局也将积极向上争取资金。",
    "近期，我局将开展专项整治。",
    "即将出台《管理办法》。",
    "下半年，我局计划再组织3场对接会。",
    "由于该路段属于省道管理范围，我局无权审批，因此，将积极向省公路部门反映。",
    "考虑到您的建议符合群众期盼，我局将优先安排该路段改造。",
    "经研究，决定对该路段增设减速带6处。",
    "经局党组会议研究，决定将该项目列入2025年民生实事。",
    "计划采购垃圾清运车12辆，覆盖全部乡镇。",
    "今年我局规划新建公厕8座，改造旧厕15座。",
    "如企业有融资需求，我局可协调银行上门对接。",
    "承建单位承诺对破损路面进行修复。",
    "待征地工作完成后，及时启动绿化补植。",
    "目前已完成设计，待财政评审后立即组织招标。",
    "项目竣工后3个月内完成移交。",
    "争取把该片区纳入明年老旧小区改造计划。",
    "明年再安排200万元用于村道养护。",
    "我们要以此为契机，进一步改进作风。",
    "我们要进一步加强巡查力度，严防死守。",
    "条件成熟时，提请市政府研究设立专项资金。",
    "届时，周边停车难问题可得到缓解。",
    "该工程有望在年内开工。",
    "视财力情况逐步安排其他路段改造。",
    "汛期前完成全部排水管网清淤。",
    "我局确保该工程在年底交付使用。",
    "人民医院新院区投用后，床位数将增至1500张。",
    "已列入计划的5条道路，我局拟分两年实施。",
    "目前我县财力紧张，暂无法全部解决，我局将分年度逐步安排。",
    "我办可会同相关部门现场踏勘，提出处置方案。",
    "我局愿配合贵局做好相关工作。",
    "我局会在编制专项规划时统筹考虑，并向上级申请资金。",
    "该路段已纳入项目库，资金下达后及时组织实施。",
    "征地工作完成后，立即启动建设。",
    "该项目预计于今年9月底前完工。",
    "我局正在起草实施细则，将于近期印发。",
    "今年还要新建公厕10座。",
    "近期将组织一次联合执法。",
    "我们将以贵委提案为契机，加快推进各项工作。",
    "按照轻重缓急，我局将逐步解决您反映的问题。",
    "同意您的意见，我局将于8月底前完成标线施划。",
    "目前设计方案已通过评审，近日即可进场施工。",
    "力争用两年时间完成全部改造。",
    "我办将持续跟踪，督促属地街道尽快落实。",
    "到“十四五”末，全县公办园占比将达到60%。",
]
NO_PROMISES = [
    "拟建的停车场位于城东片区。",
    "到2023年底，全市已建成冷库30座，资金已全部到位。",
    "去年，我市将培训补贴标准提高到每人500元，惠及3200人。",
    "你们的建议对于我们进一步做好工作很有帮助，我们将认真研究吸纳，重点抓好以下几个方面：",
    "建设条件已经具备，会同各部门完成了审批。",
    "继续教育基地已建成3个，培训1万人次。",
    "将就业创业工作纳入年度考核，落实资金2000万元。",
    "下一步，我局将重点从三个方面着手：",
    "今后，我们将采取以下措施：",
    "某部印发通知，提出将在下一阶段统筹推进城市建设。",
    "此致",
    "将科技创新摆在核心位置。",
    "将银川市领导小组升格为委员会。",
    "我局将评价结果作为经费支持的重要依据。",
    "已将该项目纳入年度计划。",
    "将近200家企业受益。",
    "全市将8个村纳入试点范围，投入资金2000万元。",
    "近年来，我市持续加大投入，将财政资金向基层倾斜。",
    "实施“百企科技展翅”计划，建立重点企业库。",
    "2023年，我市出台了《三年行动计划》。",
    "截至目前，已完成投资3亿元。",
    "确保了工程按期完工。",
    "这将有利于推动产业发展。",
    "拟设街道的镇应当具备条件。",
    "《办法》规定，企业应当在年底前报送材料。",
    "我市高度重视未来产业布局。",
    "采用模拟仿真技术开展测试。",
    "全力推进科技特派员行政村全覆盖。",
    "市政府先后印发多个文件，明确到2025年装机规模不低于500万千瓦。",
    "感谢您对我局工作的关心，希望您继续支持。",
    "去年以来，我们继续保持高压态势，查处案件30起。",
    "2021年底前已全部完成整改。",
    "去年年底前增设站点3处。",
    "2019年年底前建设了3家食堂。",
    "我市现有公办园30所，前三年新增10所。",
    "我市将市级补贴标准由10元提高到20元。",
    "市人社局将职业技能培训与就业服务相结合，培训1万人次。",
    "您建议将该路段改为单行线。",
    "提案提出，应当将古树保护纳入地方立法。",
    "2022年，全市计划招生1.2万人，实际招生1.25万人。",
    "2022年，市政府决定实施“清水工程”，投入资金2亿元。",
    "根据市人大常委会关于加强环境保护的决定，我局开展专项检查。",
    "该项目计划投资2.3亿元。",
    "项目总用地35亩，计划投资6000万元，目前已完成主体工程。",
    "到2023年底，全市已建成充电桩3000个。",
    "到2022年末，全县公办园占比达到60%，完成目标的98%。",
    "全面推行告知承诺制，办理事项320件。",
    "你们提出的“将公交线路延伸至开发区并增加班次”的建议很有针对性。",
    "您提出的“将东湖公园北门改造为无障碍出入口，建成后向市民免费开放”，我局进行了认真研究。",
    "以上意见，请予汇总。",
    "我们将一如既往接受您的监督。",
    "以上答复，敬请谅解。",
    "我局与规划建设局多次会商。",
    "全县共建共享文化阵地35个。",
    "目前累计争取到上级资金3200万元。",
    "入库企业76家，其中拟上市企业3家。",
    "全县招待所12家，等待改造的3家，改造时序靠后。",
    "接待游客后续评价良好，满意度98%。",
    "经费由县财政统筹安排，已拨付到位。",
    "审批时限由20个工作日压缩至3个工作日。",
    "群众诉求5个工作日内办结。",
    "我局可根据业务需要作为指导单位。",
    "会议要求各单位在今年年底前完成整改任务。",
    "同时，2023年投入资金200万元用于维护。",
    "按照先易后难的原则，逐步推进改造，去年完成12个小区。",
    "前期规划建设的3座停车场已投入使用。",
    "在市委、市政府的坚强领导下，我局将消防安全作为头等大事来抓。",
    "近年来，我市将养老服务纳入民生实事，累计投入2亿元。",
    "接到提案后，我局立即安排专人到现场查看。",
    "收到建议后，及时研究并制定办理方案。",
    "目前我县计划内学位1.2万个。",
    "2023年决定新增预算500万元，已全部到位。",
    "该规定明确，开发企业应当在交付前完成配套建设。",
    "我局会同县财政局研究后认为，不宜新设收费项目。",
    "经会商决定不予采纳。",
    "按照要求，建设单位承诺书已备案。",
    "项目建成后，日处理能力达到5万吨。",
    "改造完成后，该片区群众出行更加方便。",
    "我市要素保障水平全省前列。",
    "会议决定的事项由办公室督办。",
    "工程完工后经验收合格，现已投用。",
    "您提出今后要加强巡查的建议，非常中肯。",
    "您希望我局明年增加班次。",
]


def promises(text: str) -> list[str]:
    """Return the words of the promises of a reply's body."""
    return [promise.text for promise in commitments_of(text)]


@pytest.mark.parametrize("sentence", PROMISES)
def test_sentence_that_looks_forward_is_a_promise(sentence: str) -> None:
    """The whole clause counts, its last mark left out."""
    assert promises(sentence) == [sentence.rstrip("。：")]


@pytest.mark.parametrize("sentence", NO_PROMISES)
def test_fact_rule_or_courtesy_is_no_promise(sentence: str) -> None:
    """将 for 把, what was done, what a rule says, what the proposer asks, thanks."""
    assert promises(sentence) == []


def test_lead_in_carries_to_the_end_of_its_paragraph() -> None:
    """Behind 下一步 every clause counts that does not only state a fact; the announcement does not."""
    text = (
        "近年来，我市建成平台10家。下一步，我们将重点做好以下工作：一是完善政策体系。二是建设平台，新增5家；"
        "开展培训。目前已培训300人次。\n我市高度重视此项工作。"
    )
    assert promises(text) == ["完善政策体系", "建设平台，新增5家", "开展培训"]


def test_heading_of_next_steps_carries_to_its_end() -> None:
    """Under 下一步工作打算 items and sentences count; the names of items that have sentences under them do not."""
    text = (
        "一、工作情况\n建立了机制。\n二、下一步工作打算\n（一）补齐短板。新增床位420张；实现热水供应全覆盖。\n"
        "（二）扩大开放范围，实现应开尽开。\n三、结语\n以上是有关情况。"
    )
    assert promises(text) == ["新增床位420张", "实现热水供应全覆盖", "扩大开放范围，实现应开尽开"]


@pytest.mark.parametrize(
    "heading", ["下步工作措施", "2025年工作安排", "2025年重点工作", "今后努力方向", "下阶段工作重点"]
)
def test_headings_of_what_is_to_come(heading: str) -> None:
    """Names of next steps, and plans for a year."""
    text = f"一、工作情况\n建成站点300个。\n二、{heading}\n新建站点200个。"
    assert [promise.text for promise in commitments_of(text)] == ["新建站点200个"]


def test_heading_of_a_year_gone_by_promises_nothing() -> None:
    """2024年工作情况 tells what was done."""
    assert commitments_of("一、2024年工作情况\n建成站点300个。") == ()


def test_heading_that_names_difficulties_too_leaves_it_to_the_lead_in() -> None:
    """Under 存在的困难和下一步打算 the difficulties are no promises."""
    text = (
        "三、存在的困难和下一步打算\n我州律师分布不均。下一步，我们重点做好以下工作：\n"
        "1、配强力量，对口支援。\n2、完善机制，强化考核。"
    )
    assert promises(text) == ["配强力量，对口支援", "完善机制，强化考核"]


def test_what_a_bracket_puts_off_is_a_promise() -> None:
    """（…待…完成后公布） inside a sentence that tells a fact."""
    text = "全市企业达到1230家（具体数据待2019年5月完成统计后，在年报中公布），居全省前列。"
    assert promises(text) == ["具体数据待2019年5月完成统计后，在年报中公布"]


def test_heading_that_promises_announces_its_points() -> None:
    """三、市文旅局将…: 一是…二是… are the promises."""
    text = "三、市文旅局将进一步保护老戏台\n一是完善保护名录，落实责任人。\n二是每年组织戏曲展演。"
    assert promises(text) == ["完善保护名录，落实责任人", "每年组织戏曲展演"]


def test_points_of_a_series_share_its_future() -> None:
    """What the first points promise with 将 the last goes on with; an account among them does not."""
    text = (
        "我局落实责任：一是我局将加大巡查力度。二是将加强宣传。三是引导商户建立自律公约。\n"
        "工作情况：一是完善制度，建成站点3个。二是加强培训。"
    )
    assert promises(text) == ["我局将加大巡查力度", "将加强宣传", "引导商户建立自律公约"]


def test_what_goes_on_with_a_promise_is_one() -> None:
    """同时，对… and 第二步… behind a promise in its paragraph; an account behind 同时 is none."""
    text = (
        "经研究，决定实施校园供暖工程。第一步对8所乡镇学校安装空调。第二步对城区学校补充安装。\n"
        "下月起，我局将开展排查。同时，对12处急弯加设反光镜，确保行车安全。\n"
        "我局将加强管理。同时，近年来对全县道路进行养护。"
    )
    assert promises(text) == [
        "经研究，决定实施校园供暖工程",
        "第一步对8所乡镇学校安装空调",
        "第二步对城区学校补充安装",
        "下月起，我局将开展排查",
        "同时，对12处急弯加设反光镜，确保行车安全",
        "我局将加强管理",
    ]


def test_proposal_promises_nothing() -> None:
    """What a proposer writes is no promise of an issuer."""
    assert commitments_of("我们将继续关注。", "proposal") == ()


@pytest.mark.parametrize(
    "unit",
    [
        "将",
        "下一步，",
        "2025年底前",
        "待，",
        "；",
        "一是将",
        "（待",
        "，将",
        "下一步：\n",
        "决定",
        "资金后，",
        "我局要",
        "同时，对",
    ],
)
def test_worst_strings_are_read(unit: str) -> None:
    """Long runs of cues are read in one pass."""
    text = unit * (20_000 // len(unit))
    assert all(text[promise.start : promise.end] == promise.text for promise in commitments_of(text))


@given(st.text(alphabet="将下一步拟力争继续待后年底前2025已了，。；：（）“”\n一二是、加强机制", max_size=160))
@settings(max_examples=150, deadline=None)
def test_any_text_has_promises_in_order(text: str) -> None:
    """Every promise is its slice, not empty, and they do not overlap."""
    end = 0
    for promise in commitments_of(text):
        assert text[promise.start : promise.end] == promise.text != ""
        assert end <= promise.start
        end = promise.end


def test_clauses_behind_a_promise_in_one_sentence_go_on_with_it() -> None:
    """Behind ； a verb of doing goes on with the promise before it; what states a fact does not."""
    sentence = "我局将新增床位3000张；会同市财政局推进62家敬老院改造；对连续停业的取消补助；去年已改造20家。"
    assert [promise.text for promise in commitments_of(sentence)] == [
        "我局将新增床位3000张",
        "会同市财政局推进62家敬老院改造",
        "对连续停业的取消补助",
    ]

"""Drafts for the tests of render: invented places, bureaus and people; as long and as plain as real replies are."""

from drafter.documents import (
    Coverage,
    Draft,
    DraftContact,
    Evidence,
    Gap,
    Paragraph,
    Section,
    StyleUsed,
    Unverified,
)

LADDER = ("一、", "（一）", "1.", "一是")
STYLE = StyleUsed("default", LADDER, ("own_line", "run_in", "run_in", "run_in"))
OPENING = (
    "您提出的《关于加快老旧小区电动自行车充电设施建设的提案》（第0127号）收悉。"
    "经商市财政局、市消防救援支队，现答复如下："
)
SUMMARY = Evidence("年度总结.docx", 1204, 1226, "累计建成充电端口3.6万个，覆盖小区412个")
ROW = Evidence(
    "统计表.xlsx", 88, 103, "清河县,61,58,95.1%", sheet="覆盖情况", row=7, header=("县区", "应建", "已建", "覆盖率")
)
OPINION = Evidence("会办/市消防救援支队意见.docx", 310, 344, "2025年开展专项检查216次，整改隐患1130处")


def paragraph(text: str, *evidence: Evidence) -> Paragraph:
    """Return a paragraph with its sources."""
    return Paragraph(text, evidence)


LAYOUT = Section(
    "关于加快充电设施规划建设的建议",
    "A1",
    "doing",
    (
        paragraph(
            "近年来，我局坚持规划先行、建管并重，会同市自然资源局编制《云州市电动自行车停放充电设施布局规划"
            "（2024—2027年）》，把充电设施纳入城镇老旧小区改造基础类内容，与道路、管线、消防设施同步设计、同步施工。"
            "截至2025年12月底，全市累计建成充电端口3.6万个，覆盖小区412个，占应建小区的87.3%，比上年提高11.6个百分点。",
            SUMMARY,
            ROW,
        ),
        paragraph("下一步，我局将重点做好三项工作。"),
    ),
    (
        Section(
            "补齐剩余小区设施缺口",
            "A1",
            "planned",
            (
                paragraph(
                    "对尚未覆盖的60个小区逐一现场踏勘，按照“一小区一方案”确定点位和容量，"
                    "由属地街道组织业主表决，市级改造资金优先安排，2026年10月底前建成充电端口8000个。"
                ),
            ),
        ),
        Section(
            "同步实施配电增容",
            "A1",
            "planned",
            (
                paragraph(
                    "会同云州供电公司对23个变压器容量不足的小区实施增容改造，开辟报装绿色通道，"
                    "把报装接电时间压减到7个工作日以内。"
                ),
            ),
        ),
        Section(
            "统一建设标准",
            "A1",
            "doing",
            (
                paragraph(
                    "修订《云州市电动自行车停放充电设施技术导则》，明确防火间距、自动断电、视频监控等要求，"
                    "新建设施一律按导则验收，不合格的不得投入使用。"
                ),
            ),
        ),
    ),
)
SAFETY = Section(
    "关于加强充电安全管理的建议",
    "A2",
    "doing",
    (
        paragraph(
            "市消防救援支队会同我局把电动自行车火灾防控列为年度重点任务，2025年开展专项检查216次，整改隐患1130处，"
            "清理“飞线充电”4700余起，在412个小区安装电梯智能阻车系统1960套，全年相关火情同比下降38.5%。",
            OPINION,
        ),
        paragraph(
            "一是压实管理责任。督促物业服务企业与业主签订安全管理协议，把充电设施巡查纳入物业服务信用评价，"
            "每半年公布一次结果。二是完善技术防范。对使用满五年的充电设施开展检测评估，2026年6月底前完成首批120处老旧设施更新。"
            "三是加强宣传引导。组织网格员、志愿者入户宣讲，力争全年覆盖居民20万户次。【待核实：覆盖居民20万户次】"
        ),
    ),
)
PRICE = Section(
    "关于规范充电收费的建议",
    "A3",
    "planned",
    (
        paragraph(
            "目前，我市电动自行车充电费由电费和服务费两部分构成，部分小区存在电费和服务费不分列、服务费偏高等问题，"
            "群众反映较为集中。市发展改革委已会同我局、市市场监管局对全市37家充电运营企业开展成本调查，"
            "梳理出计价单位不统一、退费不及时等五类问题。"
        ),
        paragraph(
            "下一步，由市发展改革委牵头制定充电服务收费指导意见，推行电费与服务费分开标示、按充电电量计费，"
            "2026年9月底前完成公开征求意见并印发实施；市市场监管局将对不执行明码标价、变相涨价的行为依法查处，"
            "典型案例向社会公布。我局同步把收费公示情况纳入充电设施备案管理，对拒不整改的企业，不再支持其参与老旧小区改造项目。"
        ),
    ),
)
OPERATION = Section(
    "关于健全运营维护长效机制的建议",
    "A4",
    "doing",
    (
        paragraph(
            "针对设施“重建轻管”的问题，我局推动建立“企业主责、街道监管、居民监督”的运营维护机制，"
            "要求运营企业设立24小时服务热线，一般故障24小时内修复，涉及安全的故障立即停用。"
            "2025年共受理群众诉求5260件，按期办结率98.2%，满意率96.7%。"
        ),
        paragraph(
            "我局正在建设全市统一的充电设施监管平台，已接入端口2.9万个，可实时监测电流、温度、烟感等数据，"
            "异常情况自动派单至运营企业和属地街道。2026年底前，实现存量端口应接尽接；对连续两个季度考核不合格的企业，"
            "由所在街道依法依约更换运营主体。"
        ),
        paragraph(
            "在资金保障方面，市财政局已将监管平台运行维护经费列入部门预算，并明确对老旧小区公益性充电设施给予运营补助，"
            "每个端口每年补助30元，补助期三年，资金由市、县（区）两级按照6∶4的比例分担。"
        ),
    ),
)
LAND = Section(
    "关于盘活小区闲置空间的建议",
    "A5",
    "reference",
    (
        paragraph(
            "您提出的利用小区绿地边角、闲置自行车棚建设充电设施的建议很有针对性。我局会同市园林绿化中心作了专题研究："
            "依据《云州市城市绿化条例》第二十一条，占用居住区绿地须经业主共同决定并依法办理审批，"
            "且不得减少绿地率指标，因此不宜在全市统一推行。"
        ),
        paragraph(
            "对闲置自行车棚、废弃锅炉房等存量空间，我局已在清河县、江陵区选择12个小区开展试点，"
            "由社区组织居民议事会商定改造方案，共腾出可用面积4300平方米，新增停车位2150个、充电端口960个。"
            "试点经验将在2026年第三季度总结推广。感谢您的理解。"
        ),
    ),
)
CLOSING = "感谢您对我市城市建设管理工作的关心和支持，欢迎继续提出宝贵意见建议！"


def long_draft() -> Draft:
    """Return a reply to five asks, with an open mark, a gap of evidence, and copies."""
    return Draft(
        kind="reply",
        title="关于市政协十四届三次会议第0127号提案的答复",
        doc_number="云建提〔2026〕12号",
        disposition="B",
        disposition_reason="五项建议中一项留作参考，其余正在办理或已列入计划，按abc口径建议标注B",
        salutation="李某某委员：",
        opening=OPENING,
        sections=(LAYOUT, SAFETY, PRICE, OPERATION, LAND),
        closing=CLOSING,
        signature="云州市住房和城乡建设局",
        date="2026年5月20日",
        contact=DraftContact("王某", "0000-1234567"),
        disclosure="主动公开",
        cc=("市政协提案委员会", "市政府督查室", "市财政局", "市消防救援支队"),
        unverified=(Unverified("覆盖居民20万户次", "二、关于加强充电安全管理的建议", "所引材料中没有这个数字"),),
        coverage=(
            Coverage("A1", "加快充电设施规划建设", "一、关于加快充电设施规划建设的建议", "doing", (SUMMARY, ROW)),
            Coverage("A6", "出台财政贴息政策", None, None),
        ),
        style=STYLE,
    )


def medium_draft() -> Draft:
    """Return a reply to two asks, complete: a copy to sign can be made of it."""
    return Draft(
        kind="reply",
        title="关于市十五届人大二次会议第86号建议的答复",
        doc_number="云建建〔2026〕7号",
        disposition="A",
        salutation="赵某某代表：",
        opening="您提出的《关于改善城市照明的建议》（第86号）收悉。经研究，现答复如下：",
        sections=(PRICE, OPERATION),
        closing=CLOSING,
        signature="云州市住房和城乡建设局",
        date="2026年6月5日",
        contact=DraftContact("王某", "0000-1234567"),
        disclosure="主动公开",
        attachments=("云州市充电设施建设计划表", "云州市电动自行车停放充电设施技术导则（修订稿）征求意见情况的说明"),
        style=STYLE,
    )


def short_draft() -> Draft:
    """Return a reply of one page, its number and date left open."""
    return Draft(
        kind="reply",
        title="关于市十五届人大二次会议第18号建议的答复",
        doc_number="云建建〔2026〕  号",
        disposition="A",
        salutation="孙某某代表：",
        opening="您提出的《关于修复滨河路路灯的建议》（第18号）收悉。现答复如下：",
        sections=(Section("", "A1", "done", (paragraph("我局已于2026年3月完成该路段路灯修复，共更换灯具46盏。"),)),),
        closing="感谢您对我市市政设施维护工作的关心和支持！",
        signature="云州市住房和城乡建设局",
        contact=DraftContact("王某", None),
        blanks=("发文字号", "成文日期"),
        style=STYLE,
    )


def joint_draft() -> Draft:
    """Return a 会办意见 to the lead unit."""
    return Draft(
        kind="joint-opinion",
        title="关于市政协十四届三次会议第0127号提案的会办意见",
        doc_number="云财会〔2026〕31号",
        salutation="市住房城乡建设局：",
        opening="市政协十四届三次会议第0127号提案《关于加快老旧小区电动自行车充电设施建设的提案》收悉。"
        "结合我局职责，现提出会办意见如下：",
        sections=(
            Section(
                "关于资金保障", "A1", "doing", (paragraph("2026年安排老旧小区改造补助资金1200万元，已于4月下达。"),)
            ),
            Section("关于运营补助", "A4", "planned", (paragraph("每个端口每年补助30元，补助期三年。"),)),
        ),
        closing="以上意见，供贵局答复时参考。",
        signature="云州市财政局",
        date="2026年4月22日",
        contact=DraftContact("周某", "0000-7654321"),
        style=STYLE,
    )


def open_draft() -> Draft:
    """Return a reply in which an ask has no material."""
    return Draft(
        kind="reply",
        title="关于市政协十四届三次会议第5号提案的答复",
        salutation="李某某委员：",
        opening="您提出的提案收悉。现答复如下：",
        sections=(Section("关于设立专项资金的建议", "A1", None, (paragraph("【待补：设立专项资金的办理情况】"),)),),
        closing=CLOSING,
        signature="云州市财政局",
        gaps=(Gap("A1", "设立专项资金的办理情况"),),
        style=STYLE,
    )

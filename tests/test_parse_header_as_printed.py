"""Letters whose page lost signs, and forms: six whole papers as web sites and offices really print them."""

from typing import Any

import pytest

from tests.header_letters import fields_of, header_of, reply, rows

REPLY_OF_A_HELPER = """\
关于芦川市政协九届三次会议 第58号提案的复函

来源：  日期：  【字号：大 中 小】

芦环提字〔202114

关于芦川市政协九届三次会议

58号提案的复函

严可、冯小竹委员：

你们提出的《关于治理城区油烟扰民的提案》收悉。此件由市城市管理局牵头办理，我局协办，现将有关情况函复如下：

我局对城区86家餐饮单位开展了油烟净化设施抽测，合格率91%。下一步，我局将配合城管部门加密抽测频次，年内再抽测40家。

感谢你们对生态环境工作的关心。

芦川市生态环境局

2021 9 3

责任领导：常青 1390000****

经办人及电话：田苗 0000-5550123

委员签字反馈：
"""

MEMBERS_FORM = """\
首页 > 互动 > 提案选登
关于规范共享单车停放的提案
来源：县政协 发布时间：2020-06-11 阅读：33
政协枫江县
第十一届委员会第四次会议
第 023 号 提 案
题 目 关于规范共享单车停放的提案
提 案 人：贺兰 界别：科技界
通讯地址：枫江县文教路9号
联系电话：0000-6612345
提案形式（□内打√）：□个人 □联名 □党派
希望办理单位：县城管局、县公安局
提案日期：2020年5 月 12 日
集体提案单位： 签章：
联 系 人：
联系电话：
以下由提案委员会填写
审查意见：□立案 □转送
主办单位： 会办单位：
附议人须亲笔签名
附议人姓名 |
界别 |
联系电话 |
|
|
|
县城投放共享单车约2600辆，停放区只有31处，乱停现象突出，影响行人通行。
建议：
1.增设停放区。由县城管局在客流集中的路段增设停放区50处。
2.落实企业责任。要求运营企业每百辆车配备1名调度员。
"""

DEPUTYS_FORM = """\
溪源县第十七届人民代表大会
第三次会议代表建议、批评和意见表

编号： 112 号        分类：农业农村

| 标题 | 关于加强山塘水库除险加固的建议 |
| 领衔代表 | 文秀 | 代表团 | 石桥镇 |
| 联系方式 | 139****0001 | 邮编 | 000000 |
| 附议代表 | 江平、于海 |

内容：

全县有山塘427座，其中带病运行的63座，汛期安全隐患突出。

建议：一是县水利局每年安排除险加固20座；二是县财政落实管护经费，每座每年不低于2000元。

交办意见：请县政府办公室交县水利局办理。
填写日期：2022年12月3日
注：每件建议只填一事，一事一议；附议代表须本人签名。
"""

REPORT = """\
关于区政协六届五次会议第77号提案办理情况的报告

发文日期：2023-11-02　　文号：澄商提〔2023〕6号

（B）

民进澄湖区委会：

贵委提出的《关于繁荣社区商业的提案》（第77号）收悉。区政府将该提案列为重点提案，由区商务局牵头，区住房和城乡建设局、区城市管理局、高铁新城管委会、临湖街道共同办理。现将办理情况报告如下：

一、基本情况

全区建成社区商业中心23个，年销售额4.2亿元。

以上报告，请审议。

澄湖区商务局
2023年10月20日

审核人：纪明　　承办科室：流通科　　承办人及电话：夏雨 5550199
"""

OLD_LETTER = """\
关于县十三届人大三次会议第19号建议办理情况的答复

竹溪县林业局文件
竹林字〔2007〕31号

方正、许愿代表：
　　你们所提“关于防治松材线虫病的建议”（编号：19）收悉。现将情况答复于后。
　　全县松林面积32万亩，发病面积1.2万亩，已清理病死树8600株。
　　感谢你们对林业工作的支持。

　　　　　　　　二〇〇七年七月二日

联系人：森防站　白桦
联系电话：0000-3331234
主题词：林业　建议　答复
抄送：县人大常委会代表工委（2份）。
共印12份
"""

MINISTRY_PAGE = """\
来源：民政部网站   发布时间：2019-11-06
对十三届全国人大二次会议第1203号建议的答复
民函〔2019〕711号
郑和、林深代表：
你们提出的“关于健全养老服务标准的建议”收悉。经商发展改革委、卫生健康委、市场监管总局、全国老龄办，现答复如下：
养老服务标准体系不断健全，已发布国家标准12项。
感谢你们对民政工作的支持。
"""

LETTERS: dict[str, tuple[str, dict[str, Any]]] = {
    "a co-handling bureau; number, title and date lost signs": (
        REPLY_OF_A_HELPER,
        {
            "title": "关于芦川市政协九届三次会议 第58号提案的复函",
            "doc_number": "芦环提字〔202114",
            "proposal_number": "58",
            "co_handlers": ["市城市管理局"],
            "issuer": "芦川市生态环境局",
            "issue_date": "2021-09-03",
            "name": "田苗",
            "phone": "0000-5550123",
            "outline": [],
        },
    ),
    "a member's form with empty boxes": (
        MEMBERS_FORM,
        {
            "genre": "proposal",
            "title": "关于规范共享单车停放的提案",
            "session": "政协枫江县\n第十一届委员会第四次会议",
            "proposal_number": "023",
            "proposers": ["贺兰"],
            "issuer": None,
            "issue_date": "2020-05-12",
            "name": "贺兰",
            "phone": "0000-6612345",
            "outline": ["增设停放区", "落实企业责任"],
        },
    ),
    "a deputy's form with remarks behind the text": (
        DEPUTYS_FORM,
        {
            "genre": "proposal",
            "title": "关于加强山塘水库除险加固的建议",
            "session": "溪源县第十七届人民代表大会\n第三次会议",
            "proposal_number": "112",
            "proposers": ["文秀", "江平", "于海"],
            "issue_date": "2022-12-03",
            "phone": "139****0001",
        },
    ),
    "a report on the handling": (
        REPORT,
        {
            "genre": "reply",
            "doc_number": "澄商提〔2023〕6号",
            "co_handlers": ["区住房和城乡建设局", "区城市管理局", "高铁新城管委会", "临湖街道"],
            "issuer": "澄湖区商务局",
            "name": "夏雨",
            "phone": "5550199",
        },
    ),
    "an old letter signed by its masthead, which stands below the page's headline": (
        OLD_LETTER,
        {
            "title": "关于县十三届人大三次会议第19号建议办理情况的答复",
            "issuer": "竹溪县林业局",
            "issue_date": "2007-07-02",
            "name": "白桦",
        },
    ),
    "an unsigned letter from the site of a ministry": (
        MINISTRY_PAGE,
        {
            "issuer": "民政部",
            "issue_date": None,
            "co_handlers": ["发展改革委", "卫生健康委", "市场监管总局", "全国老龄办"],
        },
    ),
}
DAMAGED_DATES = {
    "2023518": "2023-05-18",
    "20230518": "2023-05-18",
    "2023 5 18": "2023-05-18",
    "2023 1 11": "2023-01-11",
    "2023年518日": "2023-05-18",
    "20235月18日": "2023-05-18",
    "2023111": None,  # 11 January or 1 November
    "202311": None,  # a day or a month
    "20236031": None,
}


@pytest.mark.parametrize(("text", "expected"), LETTERS.values(), ids=LETTERS.keys())
def test_papers_as_printed(text: str, expected: dict[str, Any]) -> None:
    """Every field that the page left readable is read, and nothing of the form is."""
    assert fields_of(text, *expected) == expected


def test_remarks_of_a_form_are_furniture() -> None:
    """What the form says to whoever fills it in, and what the reviewers fill in, is no part of the proposal."""
    furniture = "".join(header_of(DEPUTYS_FORM)["furniture"])
    assert [remark in furniture for remark in ("一事一议", "交办意见", "填写日期")] == [True] * 3
    assert [ask for ask in header_of(MEMBERS_FORM)["asks"] if "签名" in ask] == []


@pytest.mark.parametrize(("printed", "iso"), DAMAGED_DATES.items())
def test_date_without_its_signs(printed: str, iso: str | None) -> None:
    """A date that lost 年, 月 or 日 is read when only one day can be meant."""
    assert fields_of(reply(ending=f"云州市民政局\n{printed}"), "issuer", "issue_date") == {
        "issuer": "云州市民政局",
        "issue_date": iso,
    }


def test_digits_below_a_label_are_no_date() -> None:
    """A telephone number may look like a date without its signs."""
    ending = rows("云州市民政局", "联系电话：", "2023518")
    found = fields_of(reply(ending=ending), "issuer", "issue_date", "phone")
    assert found == {"issuer": "云州市民政局", "issue_date": None, "phone": "2023518"}


def test_signature_in_the_row_of_the_telephone() -> None:
    """The bureau that stands before 联系电话 beside the date has signed."""
    ending = rows("2023年5月18日", "云州市民政局　联系电话：0000-1234567　联系人：张某")
    assert fields_of(reply(ending=ending), "issuer", "name", "phone") == {
        "issuer": "云州市民政局",
        "name": "张某",
        "phone": "0000-1234567",
    }

"""The header: who answers whom about what, when, with which marks, in every form seen on real pages."""

from typing import Any

import pytest

from tests.header_letters import fields_of, header_of, reply, rows

SESSIONS = {
    "关于市政协十五届二次会议第35号提案的答复": "市政协十五届二次会议",
    "关于政协第十四届全国委员会第二次会议第02217号（农业水利类163号）提案答复的函": "政协第十四届全国委员会第二次会议",
    "对十四届全国人大一次会议第3846号建议的答复": "十四届全国人大一次会议",
    "清河县交通局对清河县第十八届人大六次会议第17号建议的复函": "清河县第十八届人大六次会议",
    "对云州市第九届人民代表大会第三次会议第31号建议的答复": "云州市第九届人民代表大会第三次会议",
    "关于县人大十八届四次会议第8号建议的答复": "县人大十八届四次会议",
    "关于自治区十三届人大三次会议第545号建议的答复": "自治区十三届人大三次会议",
    "关于对政协清河县第十届委员会第二次会议第14号提案的复函": "政协清河县第十届委员会第二次会议",
    "关于区八届人大3次会议第9号建议的答复": "区八届人大3次会议",
    "关于十三届市政协二次全会第9号提案的答复": "十三届市政协二次全会",
    "关于李某某代表第9号建议的答复": None,
}

NUMBERS = {
    "关于市政协十四届二次会议第0469号提案的答复": "0469",
    "关于市政协十四届二次会议89号提案的答复": "89",
    "关于市人大代表建议第200号答复的函": "200",
    "市政协十四届二次会议《关于加强5号路管理的提案》（第029号）的答复": "029",
    "关于市人大五次会议第DH0231号建议的答复": "0231",
    "关于市人大五次会议A-12号建议的答复": "12",
    "关于市十四届人大三次会议第202号、215号建议的答复": "202",
    "关于省十四届人大一次会议“123号”建议的答复": "123",
    "关于县政协十届一次会议提案012号的答复": "012",
    "关于县人大一次会议第四十五号建议的答复": "四十五",
    "关于“市政协十三届二次会议第103号提案”的答复": "103",
    "关于加快地铁3号线建设的建议的答复": None,
}

PROPOSAL_TITLES = {
    "您提出的《关于发展社区养老的提案》收悉，现答复如下：": "关于发展社区养老的提案",
    "您提出的“关于发展社区养老的提案”收悉，现答复如下：": "关于发展社区养老的提案",
    '您提出的"关于发展社区养老的提案"收悉，现答复如下：': "关于发展社区养老的提案",
    "您提出的关于发展社区养老的提案收悉，现答复如下：": "关于发展社区养老的提案",
    "您提出的发展社区养老的提案收悉，现答复如下：": "发展社区养老的提案",
    "您提出的关于“关于发展社区养老的建议”的建议收悉，现答复如下：": "关于发展社区养老的建议",
    "您提出的关于“强化社区养老保障”的提案收悉，现答复如下：": "强化社区养老保障",
    "您提出的《关于落实〈养老条例〉的提案》收悉，现答复如下：": "关于落实〈养老条例〉的提案",
    "您提出的《关于“一老一小”服务的提案》收悉，现答复如下：": "关于“一老一小”服务的提案",
    "您提出的“第35号提案《关于发展社区养老的提案》”收悉，现答复如下：": "关于发展社区养老的提案",
    "感谢您对民政工作的关心。您提出的《关于发展社区养老\n的提案》收悉，现答复如下：": "关于发展社区养老\n的提案",
    "您提出的关于推进“三社联动”改革的建议，已交我局办理，现答复如下：": "关于推进“三社联动”改革的建议",
    "贵会35《关于发展社区养老的提案》的提案已收悉，现答复如下：": "关于发展社区养老的提案",
    "收到您提出的关于发展社区养老的提案后，我局高度重视，现答复如下：": "关于发展社区养老的提案",
    "您提出的第35号提案收悉，现答复如下：": None,
}

ADDRESSEES: dict[str, tuple[list[str], list[str], str]] = {
    "张某某委员：": (["张某某委员"], ["张某某"], "member"),
    "尊敬的张某某委员，您好！": (["张某某委员"], ["张某某"], "member"),
    "张 某代表:": (["张 某代表"], ["张 某"], "deputy"),
    "张某等3名代表：": (["张某等3名代表"], ["张某"], "deputy"),
    "张某代表等3人：": (["张某代表等3人"], ["张某"], "deputy"),
    "张某某 委员您好！": (["张某某 委员"], ["张某某"], "member"),
    "市政协科技界别：": (["市政协科技界别"], ["市政协科技界别"], "sector"),
    "张某、李某某等代表：": (["张某", "李某某等代表"], ["张某", "李某某"], "deputy"),
    "张某、李某某两位代表：": (["张某", "李某某两位代表"], ["张某", "李某某"], "deputy"),
    "张某、李某某、\n王某某代表：": (["张某", "李某某", "王某某代表"], ["张某", "李某某", "王某某"], "deputy"),
    "张某  李某某  王某某代表：": (["张某", "李某某", "王某某代表"], ["张某", "李某某", "王某某"], "deputy"),
    "阿依古丽·买买提代表：": (["阿依古丽·买买提代表"], ["阿依古丽·买买提"], "deputy"),
    "市人大代表张某某：": (["市人大代表张某某"], ["张某某"], "deputy"),
    "民革云州市委会：": (["民革云州市委会"], ["民革云州市委会"], "party"),
    "致公党云州市委：": (["致公党云州市委"], ["致公党云州市委"], "party"),
    "市工商业联合会：": (["市工商业联合会"], ["市工商业联合会"], "party"),
    "市政协科技界：": (["市政协科技界"], ["市政协科技界"], "sector"),
    "第三代表团：": (["第三代表团"], ["第三代表团"], "group"),
    "市政协教科卫体委员会：": (["市政协教科卫体委员会"], ["市政协教科卫体委员会"], "group"),
}

CONTACTS: dict[str, tuple[str | None, str | None]] = {
    "（联系人：张某，联系电话：0000-1234567）": ("张某", "0000-1234567"),
    "联系人：张某   电话：138 0000 1234": ("张某", "138 0000 1234"),
    "联 系 人：张某\n电    话：1234567": ("张某", "1234567"),
    "联系人及电话：张某 0000—1234567": ("张某", "0000—1234567"),
    "联系人（电话）：张某（0000-1234567）": ("张某", "0000-1234567"),
    "经办人/联系电话：张某/0000-1234567": ("张某", "0000-1234567"),
    "联系电话：0000-1234567（张某）": ("张某", "0000-1234567"),
    "联系人：\n张某\n联系电话：\n(0000)1234567": ("张某", "(0000)1234567"),
    "承办人：市民政局养老科张某，电话：1234567": ("张某", "1234567"),
    "经办人：市民政局养老科 电话：1234567": ("市民政局养老科", "1234567"),
    "分管领导：李某 电话：0000-7654321\n联系人：张某 电话：0000-1234567": ("张某", "0000-1234567"),
    "单位联系电话：0000-1234567 联系人：张某": ("张某", "0000-1234567"),
    "责任领导：李某承办人：张某\n联系电话：13800001234": ("张某", "13800001234"),
    "联系人：张某；电话：0000-1234567、7654321": ("张某", "0000-1234567、7654321"),
    "联系单位电话：云州市民政局0000-1234567": (None, "0000-1234567"),
    "承办人：张**\n联系电话;189******0000": ("张**", "189******0000"),
    "联系方式：0000-1234567": (None, "0000-1234567"),
    "联系人：张某、李某某；电话：0000-1234567、7654321": ("张某", "0000-1234567"),
    "联系人：张某  邮箱：a@b.cn  电话：1234567": ("张某", "1234567"),
    "填报人：张某 联系电话：1234567": ("张某", "1234567"),
    "联系科室：养老服务科（1234567）": (None, "1234567"),
    "承办负责人：李某  1390000****\n承办人及联系电话：张某  0000-1234567": ("张某", "0000-1234567"),
    "经办人：张某（139****1234）": ("张某", "139****1234"),
    "附件：1.养老服务站清单": (None, None),
}

MARKS: dict[str, tuple[str | None, str | None, str | None]] = {
    "云民提〔2024〕5号": ("云民提〔2024〕5号", None, None),
    "A\n云民提〔2024〕5号": ("云民提〔2024〕5号", "A", None),
    "类别：B\n云民提[2024]第5号    签发人：李某": ("云民提[2024]第5号", "B", None),
    "云民提（2024）5 号                 （B类）": ("云民提（2024）5 号", "B", None),
    "建议字:〔2024〕5号\n办理结果:(C)": ("建议字:〔2024〕5号", "C", None),
    "公开属性：主动公开                         A": (None, "A", "主动公开"),
    "云民办【2024】5号\n办理结果：解决采纳\n是否公开：依申请公开": ("云民办【2024】5号", "解决采纳", "依申请公开"),
    "云民提〔2024〕5号C类": ("云民提〔2024〕5号", "C", None),
    "甲类": (None, "甲", None),
    "云民提〔2024〕  号": ("云民提〔2024〕  号", None, None),
    "类别：提案": (None, None, None),
}

DATES = {
    "2024年6月5日": "2024-06-05",
    "2024 年 06 月 05 日": "2024-06-05",
    "2024.6.5": "2024-06-05",
    "2024年6月5": "2024-06-05",
    "二〇二四年六月五日": "2024-06-05",
    "二○二四年十二月三十一日": "2024-12-31",
    "二 O 二 四 年 元 月 廿 三 日": "2024-01-23",
    "2024年6月31日": None,
}


@pytest.mark.parametrize(("title", "session"), SESSIONS.items())
def test_session(title: str, session: str | None) -> None:
    """The session is given with the level or place printed before it, without the words around."""
    assert header_of(reply(title=title))["session"] == session


@pytest.mark.parametrize(("title", "number"), NUMBERS.items())
def test_proposal_number(title: str, number: str | None) -> None:
    """The digits as printed; of several the first; numbers inside a quoted title are not meant."""
    assert header_of(reply(title=title))["proposal_number"] == number


@pytest.mark.parametrize(("opening", "title"), PROPOSAL_TITLES.items())
def test_proposal_title(opening: str, title: str | None) -> None:
    """The title of the paper answered as the opening prints it, without outer marks."""
    text = rows(
        "关于第35号提案的答复", "张某某委员：", opening, "已建成站点120个，效果良好。", "云州市民政局", "2024年6月5日"
    )
    assert header_of(text)["proposal_title"] == title


def test_proposal_title_of_the_letters_title_comes_first() -> None:
    """Where title and opening differ, the letter's title counts, also when it is misprinted."""
    title = "对市政协十四届二次会议第35号提案《关于发展社区养老提案》的答复"
    assert header_of(reply(title=title))["proposal_title"] == "关于发展社区养老提案"


@pytest.mark.parametrize(("salutation", "found"), ADDRESSEES.items())
def test_addressees_and_proposers(salutation: str, found: tuple[list[str], list[str], str]) -> None:
    """Addressees without the colon and 尊敬的; proposers without 代表 and 委员; what they are."""
    header = header_of(reply(addressee=salutation))
    assert (header["addressees"], header["proposers"], header["proposer_kind"]) == found


@pytest.mark.parametrize(("rows", "contact"), CONTACTS.items())
def test_contact_behind_the_date(rows: str, contact: tuple[str | None, str | None]) -> None:
    """Name and telephone behind the date, in every order and wording."""
    header = header_of(reply(ending=f"云州市民政局\n2024年6月5日\n{rows}"))
    assert (header["name"], header["phone"]) == contact
    assert (header["issuer"], header["issue_date"]) == ("云州市民政局", "2024-06-05")


@pytest.mark.parametrize(("rows", "contact"), CONTACTS.items())
def test_contact_before_the_issuer(rows: str, contact: tuple[str | None, str | None]) -> None:
    """The same above the signature."""
    header = header_of(reply(ending=f"{rows}\n\n云州市民政局\n2024年6月5日"))
    assert (header["name"], header["phone"]) == contact
    assert (header["issuer"], header["issue_date"]) == ("云州市民政局", "2024-06-05")


@pytest.mark.parametrize(("rows", "marks"), MARKS.items())
def test_marks_above_the_title(rows: str, marks: tuple[str | None, str | None, str | None]) -> None:
    """发文字号, 办理结果 and 公开属性 above the title."""
    header = header_of(f"云州市民政局文件\n\n{rows}\n\n{reply()}")
    assert (header["doc_number"], header["disposition"], header["disclosure"]) == marks
    assert header["title"] == "关于市政协十四届二次会议第35号提案的答复"


@pytest.mark.parametrize(("rows", "marks"), MARKS.items())
def test_marks_below_the_title(rows: str, marks: tuple[str | None, str | None, str | None]) -> None:
    """The same between title and salutation."""
    header = header_of(reply(addressee=f"{rows}\n\n张某某委员："))
    assert (header["doc_number"], header["disposition"], header["disclosure"]) == marks
    assert header["addressees"] == ["张某某委员"]


@pytest.mark.parametrize(
    ("row", "disclosure"),
    [("（此件主动公开）", "主动公开"), ("（此件公开发布）", "公开发布"), ("公开属性：不予公开", "不予公开")],
)
def test_disclosure_in_the_end_block(row: str, disclosure: str) -> None:
    """公开属性 as a note behind the date."""
    assert header_of(reply(ending=f"云州市民政局\n2024年6月5日\n{row}"))["disclosure"] == disclosure


def test_number_behind_the_title_or_at_the_end() -> None:
    """A 发文字号 in brackets behind the title is no part of it; one at the end is found too."""
    title = "关于市政协十四届二次会议第35号提案的答复"
    behind = fields_of(reply(title=f"{title}（云民提〔2024〕5号）"), "title", "doc_number")
    assert behind == {"title": title, "doc_number": "云民提〔2024〕5号"}
    at_end = reply(ending="云州市民政局\n2024年6月5日\n（文号：云民提〔2024〕5号）")
    assert fields_of(at_end, "title", "doc_number") == behind


def test_cited_document_numbers_are_not_the_letters() -> None:
    """A 发文字号 in the body belongs to what is cited."""
    assert header_of(reply(body="印发《云州市养老服务办法》（云政发〔2023〕5号），成效良好。"))["doc_number"] is None


@pytest.mark.parametrize(("printed", "iso"), DATES.items())
def test_issue_date(printed: str, iso: str | None) -> None:
    """The 成文日期 in digits or Chinese numerals; a day that does not exist is none."""
    header = header_of(reply(ending=f"云州市民政局\n{printed}"))
    assert (header["issuer"], header["issue_date"]) == ("云州市民政局", iso)


def test_copies() -> None:
    """抄送 unit by unit, remarks in brackets kept."""
    ending = "云州市民政局\n2024年6月5日\n\n抄送：市政协提案委员会（2份），市政府督查室、市财政局。"
    assert header_of(reply(ending=ending))["cc"] == ["市政协提案委员会（2份）", "市政府督查室", "市财政局"]


def test_traditional_letter_full_width_and_glosses() -> None:
    """Every field of a letter in traditional characters with reading glosses, as printed."""
    text = (
        "臨瀾縣交通運輸局關(guān)于縣十一屆人大一次會(huì)議第２５號建議的答復(fù)\n張某某代表：\n"
        "您提出的《關(guān)于修復(fù)鄉(xiāng)村道路的建議(yì)》收悉，現(xiàn)答復(fù)如下：\n"
        "我局高度重視，已將該道路納入計(jì)劃，下一步將盡早組織實(shí)施。\n"
        "臨瀾縣交通運輸局\n二○二二年八月九日\n(聯(lián)系人：李某，聯(lián)系電話：0000-1234567)"
    )
    names = ("genre", "matter", "session", "proposal_number", "proposal_title", "addressees", "issuer", "issue_date")
    expected: dict[str, Any] = {
        "genre": "reply",
        "matter": "npc_suggestion",
        "session": "縣十一屆人大一次會(huì)議",
        "proposal_number": "２５",
        "proposal_title": "關(guān)于修復(fù)鄉(xiāng)村道路的建議",
        "addressees": ["張某某代表"],
        "issuer": "臨瀾縣交通運輸局",
        "issue_date": "2022-08-09",
    }
    assert fields_of(text, *names) == expected
    assert fields_of(text, "name", "phone") == {"name": "李某", "phone": "0000-1234567"}

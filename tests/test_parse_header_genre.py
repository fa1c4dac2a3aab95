"""What kind of paper it is; proposals and joint opinions and what they say about themselves."""

from typing import Any

import pytest

from tests.header_letters import fields_of, header_of, reply, rows

SIGNED = "\n云州市民政局\n2024年6月5日"
BODY = "全市已建成社区养老服务站120个，下一步将继续加大投入。"

OTHERS = {
    "news": rows(
        "市民政局召开提案办理协商会",
        "来源：市民政局",
        "6月5日上午，市民政局召开提案办理协商会，邀请张某某委员就《关于养老的提案》答复意见进行面商。会议强调，要高质量办理建议提案。",
    ),
    "rule": rows(
        "云州市人大代表建议办理办法",
        "第一章 总则",
        "第一条 为规范代表建议办理工作，制定本办法。",
        "第二条 承办单位应当答复代表。",
    ),
    "notice of assignment": rows(
        "关于交办市政协十四届二次会议提案的通知", "各有关单位：", "现将提案交给你们办理，请于6月底前答复委员。", SIGNED
    ),
    "call for proposals": rows(
        "关于征集市政协十四届三次会议提案的通知", "各位委员：", "现将有关事宜通知如下：", "一、提案要求。", SIGNED
    ),
    "yearly summary": rows(
        "市民政局2024年建议提案办理工作总结", "今年，我局共承办人大代表建议7件、政协提案12件，全部办结。", SIGNED
    ),
    "report": rows(
        "关于市十五届人大四次会议代表建议办理情况的报告",
        "主任、各位副主任、各位委员：",
        "受市政府委托，现将办理情况报告如下：",
        "一、基本情况",
        "共承办建议208件，全部办复，代表满意率达到100%。",
    ),
    "letter box": rows(
        "信件标题：关于延长公交时间的建议",
        "来信人：张某",
        "回复内容：",
        "张先生：",
        "您好！您反映的建议收悉，现答复如下：",
        BODY,
        SIGNED,
    ),
    "citizen on the web": rows(
        "关于“增加公交站”的回复", "网友您好：", "您提出的“关于增加公交站的建议”收悉，现回复如下：", BODY, SIGNED
    ),
    "answer to nobody in office": rows(
        "关于养老服务问题的答复", "您提出的关于养老的建议收悉，现答复如下：", BODY, SIGNED
    ),
    "work plan": rows(
        "云州市民政局2024年工作要点", "一、推进养老服务。新建站点20个，培训护理员500人次，推动社区养老服务全覆盖。"
    ),
    "empty form": rows("|||", "---|---", "|"),
}

JOINT: dict[str, tuple[str, dict[str, Any]]] = {
    "titled": (
        rows(
            "云州市财政局关于市政协十四届二次会议第35号提案的会办意见",
            "",
            "市民政局：",
            "",
            "现就《关于发展社区养老的提案》提出如下会办意见，供参考：",
            "",
            "一、资金保障。今年安排养老专项资金5000万元。",
            "",
            "云州市财政局",
            "2024年5月6日",
            "（联系人：张某，0000-1234567）",
        ),
        {
            "title": "云州市财政局关于市政协十四届二次会议第35号提案的会办意见",
            "addressees": ["市民政局"],
            "proposal_title": "关于发展社区养老的提案",
            "issuer": "云州市财政局",
            "name": "张某",
        },
    ),
    "no title, by its opening": (
        rows(
            "市民政局：",
            "你局主办的市政协十四届二次会议第35号《关于发展社区养老的提案》收悉，我局作为会办单位，现提出如下意见：",
            "今年安排养老专项资金5000万元，用于新建站点。",
            SIGNED,
        ),
        {"title": None, "addressees": ["市民政局"], "proposal_number": "35", "session": "市政协十四届二次会议"},
    ),
    "no colon": (
        rows(
            "关于县人大五次会议第1012号建议的协办意见",
            "来源：县水利局",
            "",
            "县高速公路指挥部办公室",
            "《关于恢复灌溉的建议》1012收悉，我局意见如下：",
            "今年安排水利资金130万元，用于修复灌溉渠道12公里。",
            "联系人：张某",
            "清河县水利局",
            "2024年6月5日",
        ),
        {"addressees": ["县高速公路指挥部办公室"], "proposal_number": "1012", "issuer": "清河县水利局", "name": "张某"},
    ),
}

ASK = "近年来老年人口不断增加，养老服务站点偏少，就餐就医不便，群众反映强烈。\n建议：\n一是增加站点。二是延长服务时间。"

PROPOSALS: dict[str, tuple[str, dict[str, Any]]] = {
    "a form with fields in rows": (
        rows(
            "云州市第十六届人民代表大会第三次会议代表建议",
            "编号：0123",
            "案　　由：关于增设养老站点的建议",
            "领衔代表：张某",
            "附议代表：李某某、王某某",
            "内容：",
            ASK,
            "2024年1月15日",
        ),
        {
            "matter": "npc_suggestion",
            "title": "关于增设养老站点的建议",
            "session": "云州市第十六届人民代表大会第三次会议",
            "proposal_number": "0123",
            "proposers": ["张某", "李某某", "王某某"],
            "proposer_kind": "deputy",
            "issuer": None,
            "issue_date": "2024-01-15",
        },
    ),
    "a form in table cells": (
        rows(
            "届次 | 市政协十四届二次会议 | 提案编号 | 198",
            "提案者 | 张某某 | 主办单位 | 市民政局",
            "关于增设养老站点的提案",
            ASK,
        ),
        {
            "matter": "cppcc_proposal",
            "title": "关于增设养老站点的提案",
            "proposal_number": "198",
            "proposers": ["张某某"],
            "proposer_kind": "member",
        },
    ),
    "a form on one line": (
        rows("清河县第十四届人民代表大会第二次会议代表建议", f"事由:增设养老站点建议人:张某某建议内容:{ASK}"),
        {"title": "增设养老站点", "proposers": ["张某某"], "matter": "npc_suggestion", "genre": "proposal"},
    ),
    "a form with one cell a row, its heading broken": (
        rows(
            "清河县第十五届人民代表大会",
            "第四次会议代表建议、批评和意见",
            "第67号",
            "代表姓名 |",
            "张某某 |",
            "所属代表团 |",
            "五 |",
            "题目:关于增设养老站点的建议",
            f"内容:{ASK}",
        ),
        {
            "title": "关于增设养老站点的建议",
            "session": "清河县第十五届人民代表大会\n第四次会议",
            "proposal_number": "67",
            "proposers": ["张某某"],
        },
    ),
    "signed at the end": (
        rows("关于增设养老站点的提案", "", ASK, "", "提案人：张某某", "2024年1月15日"),
        {"proposers": ["张某某"], "issuer": None, "issue_date": "2024-01-15", "addressees": []},
    ),
    "addressed, signed by a deputy": (
        rows("关于增设养老站点的建议", "", "市人大常委会：", "", ASK, "", "建议人：市人大代表 张某某", "2024年1月15日"),
        {"proposers": ["张某某"], "proposer_kind": "deputy", "matter": "npc_suggestion"},
    ),
    "a deputy of a named county": (
        rows("关于增设养老站点的建议", "建议人：清河县人大代表 张某某", "一、建议", ASK, "2024年1月15日"),
        {"proposers": ["张某某"], "proposer_kind": "deputy", "issuer": None},
    ),
    "raised by a party": (
        rows(
            "政协云州市第十四届委员会第二次会议提案第0136号",
            "案由：关于增设养老站点的提案",
            "提案单位：农工党云州市委会",
            ASK,
        ),
        {
            "proposal_number": "0136",
            "session": "政协云州市第十四届委员会第二次会议",
            "proposers": ["农工党云州市委会"],
            "proposer_kind": "party",
            "issuer": "农工党云州市委会",
        },
    ),
    "the party below the title": (
        rows("关于增设养老站点的提案", "", "民革云州市委会", "", ASK),
        {"title": "关于增设养老站点的提案", "proposers": ["民革云州市委会"], "issuer": "民革云州市委会"},
    ),
    "number in the field of the subject": (
        rows(
            "案由:(20200242)关于增设养老站点的提案", "", "  鉴于:1.老年人口不断增加。", "  为此,建议:", "  1.增设站点。"
        ),
        {"title": "关于增设养老站点的提案", "proposal_number": "20200242", "matter": "cppcc_proposal"},
    ),
    "a list of fields, one that nobody knows": (
        rows(
            "关于增设养老站点的提案",
            "提案号：第35号",
            "提 案 者：民建云州市委会",
            "办理状态：已办结",
            ASK,
        ),
        {
            "proposal_number": "35",
            "proposers": ["民建云州市委会"],
            "issuer": "民建云州市委会",
            "furniture": ["提案号：第35号\n提 案 者：民建云州市委会\n办理状态：已办结"],
        },
    ),
    "numbered fields": (
        rows("市政协委员提案", "一、案由：关于增设养老站点的提案", "二、理由", ASK),
        {"title": "关于增设养老站点的提案", "matter": "cppcc_proposal"},
    ),
    "a stamp behind the party": (
        rows("案由：关于增设养老站点的提案", "提案单位：民革云州市委会（盖章）", "填写说明：一事一案，字迹工整。", ASK),
        {"proposers": ["民革云州市委会"], "outline": ["增加站点", "延长服务时间"], "title": "关于增设养老站点的提案"},
    ),
    "number before the title": (
        rows(
            "政协云州市委员会",
            "首页 >> 提案 >> 正文",
            "20250266号：关于增设养老站点的提案",
            "提案者：市工商联　　届次：市政协十四届三次会议",
            ASK,
        ),
        {"title": "关于增设养老站点的提案", "proposal_number": "20250266", "proposer_kind": "party"},
    ),
}

MATTERS: dict[str, tuple[str, str | None]] = {
    "session before title": (reply(title="关于市人大三次会议第5号提案的答复"), "npc_suggestion"),
    "title": (reply(title="关于第5号提案的答复"), "cppcc_proposal"),
    "addressee": (reply(title="关于养老问题的答复").replace("提案", "建议"), "cppcc_proposal"),
    "a deputy": (reply(title="关于养老建议的答复", addressee="张某代表：").replace("提案", "建议"), "npc_suggestion"),
    "a party": (
        reply(title="关于养老建议的答复", addressee="民建云州市委会：").replace("提案", "建议").replace("您", "贵会"),
        "cppcc_proposal",
    ),
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_other_papers(text: str) -> None:
    """What is no reply, proposal or joint opinion; it has no proposal to answer."""
    found = fields_of(text, "genre", "matter", "proposal_title", "addressees")
    assert found == {"genre": "other", "matter": None, "proposal_title": None, "addressees": []}


@pytest.mark.parametrize(("text", "expected"), JOINT.values(), ids=JOINT.keys())
def test_joint_opinions(text: str, expected: dict[str, Any]) -> None:
    """会办意见 to the lead bureau, by title or opening; nobody is its proposer."""
    always: dict[str, Any] = {"genre": "joint_opinion", "proposers": [], "proposer_kind": None, "co_handlers": []}
    assert fields_of(text, *always, *expected) == {**always, **expected}


@pytest.mark.parametrize(("text", "expected"), PROPOSALS.values(), ids=PROPOSALS.keys())
def test_proposals(text: str, expected: dict[str, Any]) -> None:
    """来件 in the forms seen: fields, cells, one line, free text."""
    assert fields_of(text, "genre", *expected) == {"genre": "proposal", **expected}


@pytest.mark.parametrize(("text", "matter"), MATTERS.values(), ids=MATTERS.keys())
def test_matter(text: str, matter: str | None) -> None:
    """The surest words decide what the reply is about."""
    assert fields_of(text, "genre", "matter") == {"genre": "reply", "matter": matter}


def test_reply_without_salutation() -> None:
    """A title that answers a proposal makes a reply, whoever is greeted."""
    text = rows("关于市政协十四届二次会议第35号提案的答复", BODY, SIGNED)
    assert fields_of(text, "genre", "addressees", "issuer") == {
        "genre": "reply",
        "addressees": [],
        "issuer": "云州市民政局",
    }


def test_text_of_a_proposal_is_never_furniture() -> None:
    """The first sentence below a form stays, however short; only the form is set apart."""
    form = "提案编号：0136\n案由：关于增设养老站点的提案\n提案人：张某某\n内容："
    header = header_of(rows(form, "近年来站点偏少，群众不便。", "建议：一是增加站点。"))
    assert header["furniture"] == ["提案编号：0136\n案由：", "提案人：张某某\n内容："]


def test_person_greeted_behind_the_proposal() -> None:
    """A page that prints the proposal first and its answer then is the answer."""
    text = f"提案内容：\n{ASK}{BODY}\n答复内容：\n{reply(title='')}"
    assert header_of(text)["addressees"] == ["张某某委员"]

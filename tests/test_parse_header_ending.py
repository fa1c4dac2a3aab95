"""Where the letter ends: closing, signature, date, and what is no part of them."""

import pytest

from tests.header_letters import fields_of, header_of, reply, rows

BODY = "全市已建成社区养老服务站120个，下一步将继续加大投入。"

ENDINGS: dict[str, tuple[str, str | None, str | None]] = {
    "name, then date": ("云州市民政局\n2024年6月5日", "云州市民政局", "2024-06-05"),
    "one row": ("云州市民政局 2024年6月5日", "云州市民政局", "2024-06-05"),
    "date, then name": ("2024年6月5日\n云州市民政局", "云州市民政局", "2024-06-05"),
    "spaced out": ("云 州 市 民 政 局\n二 〇 二 四 年 六 月 五 日", "云 州 市 民 政 局", "2024-06-05"),
    "misprinted": ("云州市民政居\n2024年6月5日", "云州市民政居", "2024-06-05"),
    "two names": ("云州市民政局  云州市财政局\n2024年6月5日", "云州市民政局  云州市财政局", "2024-06-05"),
    "two names in two rows": ("云州市民政局\n云州市财政局\n2024年6月5日", "云州市民政局\n云州市财政局", "2024-06-05"),
    "stamp": ("云州市民政局（盖章）\n2024年6月5日", "云州市民政局", "2024-06-05"),
    "date only": ("（印 章）\n2024年6月5日", None, "2024-06-05"),
    "name only": ("云州市民政局", "云州市民政局", None),
    "neither": ("", None, None),
}

CLOSINGS = {
    "感谢您对民政工作的关心和支持！": "感谢您对民政工作的关心和支持！",
    "再次感谢您的支持，欢迎继续提出宝贵意见。\n\n专此答复。": "再次感谢您的支持，欢迎继续提出宝贵意见。\n\n专此答复。",
    "我们将抓好落实。感谢您对民政工作的关心！": "感谢您对民政工作的关心！",
    "以上答复如有不妥，请批评指正。\n此复": "以上答复如有不妥，请批评指正。\n此复",
    "同时，支持龙头企业发展养老产业。": None,
}


@pytest.mark.parametrize(("ending", "issuer", "date"), ENDINGS.values(), ids=ENDINGS.keys())
def test_signature(ending: str, issuer: str | None, date: str | None) -> None:
    """署名 as printed and 成文日期, in whatever order."""
    assert fields_of(reply(ending=ending), "issuer", "issue_date") == {"issuer": issuer, "issue_date": date}


@pytest.mark.parametrize(("words", "closing"), CLOSINGS.items())
def test_closing(words: str, closing: str | None) -> None:
    """The sentences of thanks and leave, also at the end of the last paragraph."""
    assert header_of(reply(ending=f"{words}\n\n云州市民政局\n2024年6月5日"))["closing"] == closing


def test_signature_inside_the_last_paragraph() -> None:
    """Name and date behind the last full stop of the letter, without any break."""
    text = f"张某某委员：您提出的《关于养老的提案》收悉，现答复如下：{BODY}感谢您的关心！云州市民政局2024年6月5日"
    expected = {"closing": "感谢您的关心！", "issuer": "云州市民政局", "issue_date": "2024-06-05"}
    assert fields_of(text, *expected) == expected


def test_issuer_of_the_title_when_nobody_signed() -> None:
    """Without 署名 the bureau in the title is the issuer, before what the page calls its publisher."""
    title = "发布机构：云州市政府办公室\n2024年度云州市民政局关于市政协十四届二次会议第35号提案的答复"
    assert header_of(reply(title=title, ending="2024年6月5日"))["issuer"] == "云州市民政局"


def test_issuer_in_brackets_behind_the_title() -> None:
    """…的答复（水利局）: the bureau in brackets stands for the signature."""
    title = "对县十六届人大一次会议第10号建议的答复（水利局）"
    assert fields_of(reply(title=title, ending=""), "title", "issuer") == {"title": title, "issuer": "水利局"}


def test_masthead_stands_for_a_missing_signature() -> None:
    """The bureau printed above title and number is the issuer of an unsigned letter."""
    title = "云州市民政局文件\n云民提〔2024〕5号\n关于市政协十四届二次会议第35号提案的答复"
    assert header_of(reply(title=title, ending=""))["issuer"] == "云州市民政局"


def test_publisher_when_neither_signature_nor_title_names_a_bureau() -> None:
    """Then the field of the page says it; a publication date is never the 成文日期."""
    title = "发布机构：云州市民政局  发布日期：2024-06-12\n关于市政协十四届二次会议第35号提案的答复"
    found = fields_of(reply(title=title, ending=""), "issuer", "issue_date")
    assert found == {"issuer": "云州市民政局", "issue_date": None}


def test_field_of_the_date() -> None:
    """成文日期 of the page counts when the letter is not dated."""
    title = "成文日期：2024年6月5日\n关于市政协十四届二次会议第35号提案的答复"
    assert header_of(reply(title=title, ending=""))["issue_date"] == "2024-06-05"


def test_dates_in_a_table_are_no_signature() -> None:
    """A cell that holds a date does not end the letter."""
    table = "| 站点 | 建成日期 |\n| 一号站 | 2023-05-01 |\n| 二号站 | 2023-06-01 |"
    header = header_of(reply(body=f"{BODY}\n{table}\n上述站点运行良好，服务老年人超过3000人次，受到普遍欢迎。"))
    assert (header["issuer"], header["issue_date"]) == ("云州市民政局", "2024-06-05")


def test_rows_of_the_body_that_look_like_buttons() -> None:
    """A heading such as 关闭… or 下载… does not end the letter."""
    body = rows(
        BODY,
        "一、关闭散乱企业",
        "已关闭12家，腾出土地300亩，用于建设养老设施。",
        "二、无障碍环境建设",
        "已改造坡道86处。",
    )
    header = header_of(reply(body=body))
    assert (header["issuer"], header["furniture"]) == ("云州市民政局", [])


def test_imprint_behind_the_signature_stays_in_the_letter() -> None:
    """版记: who printed the letter and when; the 成文日期 is not taken from it."""
    ending = "云州市民政局\n2024年6月5日\n抄送：市政协提案委员会。\n云州市民政局办公室  2024年6月7日印发"
    header = header_of(reply(ending=ending))
    assert (header["issue_date"], header["cc"], header["furniture"]) == ("2024-06-05", ["市政协提案委员会"], [])


def test_attachment_behind_the_signature_stays_in_the_letter() -> None:
    """附件 behind the date is kept up to the furniture; loose ids behind it are not."""
    ending = (
        "云州市民政局\n2024年6月5日\n附件：养老服务站清单\n一号站位于城东街道，面积320平方米。\n扫一扫在手机打开当前页"
    )
    header = header_of(reply(ending=ending))
    assert header["furniture"] == ["扫一扫在手机打开当前页"]
    assert header["issue_date"] == "2024-06-05"


def test_the_answered_paper_behind_the_signature() -> None:
    """When the page prints the proposal behind the reply, the reply's signature still counts."""
    ending = (
        f"云州市民政局\n2024年6月5日\n提案原文\n我市老龄化程度不断加深，养老服务站点偏少，老年人就餐就医不便。{BODY}"
    )
    expected = {"issuer": "云州市民政局", "issue_date": "2024-06-05", "addressees": ["张某某委员"]}
    assert fields_of(reply(ending=ending), *expected) == expected


def test_field_of_the_end_block_when_nobody_signed() -> None:
    """承办单位 in the row of the contact stands for the signature, before what the page names."""
    ending = "承办单位：云州市民政局  联系人：张某  电话：1234567\n2024年6月5日"
    title = "发布机构：云州市政府办公室\n关于市政协十四届二次会议第35号提案的答复"
    found = fields_of(reply(title=title, ending=ending), "issuer", "name", "issue_date")
    assert found == {"issuer": "云州市民政局", "name": "张某", "issue_date": "2024-06-05"}


def test_contact_in_the_row_of_the_reviewer() -> None:
    """审核人 is a credit of the page, but not where the row goes on with 承办人."""
    ending = "云州市民政局\n2024年6月5日\n审核人：李某　承办科室：养老科　承办人及电话：张某 1234567"
    assert fields_of(reply(ending=ending), "name", "phone", "furniture") == {
        "name": "张某",
        "phone": "1234567",
        "furniture": [],
    }

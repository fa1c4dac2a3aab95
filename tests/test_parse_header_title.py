"""Where the letter begins: title, salutation, opening; what stands above and is not the letter."""

import pytest

from tests.header_letters import fields_of, header_of, reply

TITLE = "关于市政协十四届二次会议第35号提案的答复"

TITLES: dict[str, tuple[str, str | None]] = {
    "one row": (TITLE, TITLE),
    "broken over two rows": (
        "关于市政协十四届二次会议第35号\n提案的答复",
        "关于市政协十四届二次会议第35号\n提案的答复",
    ),
    "broken before its last word": (
        "云州市民政局对市政协十四届二次会议第35号提案的\n答 复",
        "云州市民政局对市政协十四届二次会议第35号提案的\n答 复",
    ),
    "broken before the quoted title": (
        "云州市民政局关于市政协十四届二次会议第35号提案\n《关于发展社区养老的提案》的答复",
        "云州市民政局关于市政协十四届二次会议第35号提案\n《关于发展社区养老的提案》的答复",
    ),
    "the bureau in the row right above": (f"云州市民政局\n{TITLE}", f"云州市民政局\n{TITLE}"),
    "the bureau and a broken title": (
        "云州市民政局\n对云州市第七届人民代表大会\n第三次会议第20号建议的答复",
        "云州市民政局\n对云州市第七届人民代表大会\n第三次会议第20号建议的答复",
    ),
    "a masthead apart": (f"云州市民政局\n\n{TITLE}", TITLE),
    "a masthead with 文件": (f"云州市民政局文件\n{TITLE}", TITLE),
    "a headline above the letter's own title": (f"云州市民政局{TITLE}\n日期：2024-06-12\n{TITLE}", TITLE),
    "the field of the page when there is no headline": (f"索引号：1\n名    称：{TITLE}\n文    号：", TITLE),
    "the headline of the page only": (f"首页 > 建议提案\n{TITLE}\n发布日期：2024-06-12  来源：市民政局", TITLE),
    "spaces inside": (
        "云州市民政局 关于发展社区养老的建议 办理情况的答复",
        "云州市民政局 关于发展社区养老的建议 办理情况的答复",
    ),
    "the proposal's title as headline": ("关于发展社区养老的提案", "关于发展社区养老的提案"),
    "none: the name of the column is no title": ("首页 > 政务公开\n政协提案办理答复\n2024-06-12", None),
    "none: the name of the site is no title": ("云州市人民政府 建议提案办理公开平台", None),
}

GREETINGS = {
    "张某某委员：\n您提出的提案收悉，现答复如下：": ("张某某委员：", "您提出的提案收悉，现答复如下："),
    "张某某委员：您提出的提案收悉，现答复如下：": ("张某某委员：", "您提出的提案收悉，现答复如下："),
    "张某某委员\n您提出的提案收悉，现答复如下：": ("张某某委员", "您提出的提案收悉，现答复如下："),
    "张某某委员：\n您好！\n您提出的提案收悉。经研究，现将办理情况答复如下。": (
        "张某某委员：",
        "您好！\n您提出的提案收悉。经研究，现将办理情况答复如下。",
    ),
    "张某某委员：\n您提出的提案，已交我局办理。": ("张某某委员：", "您提出的提案，已交我局办理。"),
    "您提出的《关于养老的提案》收悉，现答复如下：": (None, "您提出的《关于养老的提案》收悉，现答复如下："),
}


@pytest.mark.parametrize(("above", "title"), TITLES.values(), ids=TITLES.keys())
def test_title(above: str, title: str | None) -> None:
    """The title is the letter's own, whole, as printed."""
    assert header_of(reply(title=above))["title"] == title


@pytest.mark.parametrize(("words", "parts"), GREETINGS.items())
def test_salutation_and_opening(words: str, parts: tuple[str | None, str]) -> None:
    """What greets and opens, and what follows is the body."""
    text = f"{TITLE}\n\n{words}\n\n一、现状\n全市已建成社区养老服务站120个。\n\n云州市民政局\n2024年6月5日"
    header = header_of(text)
    salutation, opening = parts
    assert header["opening"] == opening
    assert header["addressees"] == ([salutation.rstrip("：")] if salutation else [])
    assert header["outline"] == ["现状"]


def test_page_furniture_before_and_behind_the_letter() -> None:
    """Navigation, field table, buttons, neighbours and footer are furniture; the letter's own head is not."""
    above = "无障碍浏览 | 长者模式\n当前位置：首页 > 政务公开 > 建议提案\n索引号  000/2024-1  发布机构  云州市政府办\n"
    head = "A\n\n云民提〔2024〕5号"
    letter = reply(
        title=f"{head}\n\n{TITLE}", ending="云州市民政局\n2024年6月5日\n（联系人：张某，电话：0000-1234567）"
    )
    below = "【打印】 【关闭】\n上一篇：关于第36号提案的答复\n云州市人民政府主办  云ICP备00000000号\n12345"
    header = header_of(f"{above}{letter}{below}")
    assert header["furniture"] == [above.strip(), below]
    assert (header["doc_number"], header["disposition"]) == ("云民提〔2024〕5号", "A")
    assert (header["issuer"], header["phone"]) == ("云州市民政局", "0000-1234567")


def test_bars_of_a_table_are_furniture() -> None:
    """A letter in table cells keeps its words; only the bars are set apart."""
    cells = [row for row in reply().split("\n") if row]
    header = header_of("| " + " | ".join(cells) + " |")
    assert set(header["furniture"]) == {"|"}
    expected = {"title": TITLE, "addressees": ["张某某委员"], "issuer": "云州市民政局", "issue_date": "2024-06-05"}
    assert fields_of("| " + " | ".join(cells) + " |", *expected) == expected


def test_letter_on_one_line() -> None:
    """The same from one line, with spaces where the paragraphs end."""
    line = " ".join(row for row in reply().split("\n") if row)
    expected = {"title": TITLE, "addressees": ["张某某委员"], "issuer": "云州市民政局", "issue_date": "2024-06-05"}
    assert fields_of(line, *expected) == expected
    assert header_of(line)["furniture"] == []


def test_page_numbers_inside_the_letter() -> None:
    """The number of a printed page between two paragraphs is furniture."""
    header = header_of(reply(body="全市已建成社区养老服务站120个。\n- 1 -\n下一步将继续加大投入，力争年内达到150个。"))
    assert header["furniture"] == ["- 1 -"]


def test_form_above_an_answer() -> None:
    """Fields of a form fill what the answer itself does not say."""
    text = (
        "建议标题: | 关于发展社区养老的建议 | |\n编号: | 12050094 | 提交日期: | 2024-01-16 |\n"
        "主办单位(分办单位): | 市民政局 | 协办单位: | 市财政局 |\n建议答复:\n张某某代表:\n"
        "您好!您提出的《关于发展社区养老的建议》收悉,现答复如下:\n全市已建成社区养老服务站120个。\n感谢您的关心。"
    )
    expected = {
        "genre": "reply",
        "title": None,
        "proposal_number": "12050094",
        "issuer": "市民政局",
        "issue_date": None,
        "co_handlers": ["市财政局"],
        "closing": "感谢您的关心。",
    }
    assert fields_of(text, *expected) == expected


def test_title_broken_before_its_last_words() -> None:
    """答复意见 in a row of its own ends the title, although it may label a field."""
    title = "关于对政协云州市第十四届委员会\n第二次会议第35号提案的\n答 复 意 见"
    assert fields_of(reply(title=f"云州市民政局\n\n云民提〔2024〕5号\n\n{title}"), "title", "issuer") == {
        "title": title,
        "issuer": "云州市民政局",
    }


def test_copy_of_the_page_when_the_broken_title_lost_a_word() -> None:
    """Where the letter's own rows lack what the page's headline has, the headline is the title; both stay."""
    copy = "关于市政协十四届二次会议第35号提案的答复"
    header = header_of(reply(title=f"{copy}\n发布时间：2024-06-10\n关于市政协十四届二次会议\n35号提案的答复"))
    assert (header["title"], header["furniture"]) == (copy, ["发布时间：2024-06-10"])


@pytest.mark.parametrize("number", ["云民提〔202405", "云民提〔2024〕05", "云民提字2024第5号"])
def test_document_number_without_all_its_signs(number: str) -> None:
    """A number that the page damaged is given as printed and stays in the letter."""
    title = f"{number}\n关于市政协十四届二次会议第35号提案的答复"
    assert fields_of(reply(title=title), "doc_number", "furniture") == {"doc_number": number, "furniture": []}

"""The page: paragraphs found again when a file ran them together or broke them."""

import pytest

from drafter.parse.page import open_page

CUTS: dict[str, tuple[str, list[str]]] = {
    "lines, white space of every width and blank lines apart": (
        "\ufeff关于停车的答复\r\n\r\n　　一、现状\u2003\n\u200b\n现有车位 3 个。",
        ["关于停车的答复", "一、现状", "现有车位 3 个。"],
    ),
    "cells of a table, ruled lines left out": (
        "| 文号 | 云科函〔2024〕5号 |\n|---|:--|\n一、现状｜二、打算",
        ["文号", "云科函〔2024〕5号", "一、现状", "二、打算"],
    ),
    "Markdown marks and tags for line ends": (
        "# 关于停车的答复\n**张某委员：**\n- 已建成\n第一行<br>第二行</p>",
        ["关于停车的答复", "张某委员：", "已建成", "第一行", "第二行"],
    ),
    "asterisks that mask a name are no marks": ("联系人：张**\n*重点*", ["联系人：张**", "重点"]),
    "a letter on one line, parted by single spaces": (
        """云州市民政局 关于第5号提案的答复 张某委员： 您提出的提案收悉，现答复如下： 一、基本情况 \
近年来，我市积极推进养老服务。 二、下一步 （一）加大投入。我们将继续努力，建成更多的服务站点。 感谢您的关心！ \
云州市民政局 2024年6月5日""",
        [
            "云州市民政局",
            "关于第5号提案的答复",
            "张某委员：",
            "您提出的提案收悉，现答复如下：",
            "一、基本情况",
            "近年来，我市积极推进养老服务。",
            "二、下一步",
            "（一）加大投入。我们将继续努力，建成更多的服务站点。",
            "感谢您的关心！",
            "云州市民政局",
            "2024年6月5日",
        ],
    ),
    "title and salutation on one line": (
        "关于第5号提案的答复 张某委员：您提出的提案收悉。",
        ["关于第5号提案的答复", "张某委员：您提出的提案收悉。"],
    ),
    "a stray space inside a paragraph is no end": (
        "形成“定向服务” 订单式机制，效果良好。",
        ["形成“定向服务” 订单式机制，效果良好。"],
    ),
}

WRAPPED = """        关于市政协十四届二次会议第35号提案的答复
张某委员：
    近年来，我市把课后服务作为落实“双减”工作的重要抓手，全
市318所义务教育学校全部开展课后服务，参与学生31.2万人，参与率
达到96.5%，基本实现了有需求的学生全覆盖，家长满意度持续提升，
各项工作走在全省前列。
    一、下一步打算
    我们将进一步丰富课后服务内容，建立经费保障机制，力争到2025
年底前，引进优质校外资源200项以上，不断提升课后服务水平和质量。
"""


@pytest.mark.parametrize(("text", "blocks"), CUTS.values(), ids=CUTS.keys())
def test_blocks(text: str, blocks: list[str]) -> None:
    """Each paragraph is one block, without the white space and marks around it."""
    assert [text[block.start : block.end] for block in open_page(text).blocks] == blocks


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines broken at one width are one paragraph up to the next short or indented line."""
    joined = ["".join(WRAPPED[block.start : block.end].split()) for block in open_page(WRAPPED).blocks]
    assert [words[:6] for words in joined] == [
        "关于市政协十",
        "张某委员：",
        "近年来，我市",
        "一、下一步打",
        "我们将进一步",
    ]
    assert joined[2].endswith("走在全省前列。")


def test_wrapped_lines_with_a_blank_line_after_each() -> None:
    """Blank lines everywhere part nothing; a wider gap does."""
    spaced = WRAPPED.replace("\n", "\n\n")
    assert len(open_page(spaced).blocks) == len(open_page(WRAPPED).blocks)


def test_reading_glosses_are_blanked() -> None:
    """關(guān)于 reads 关 于 when a text is full of glosses; offsets hold."""
    text = "關(guān)于推進(jìn)養(yǎng)老服務(wù)業(yè)發(fā)展的建議(yì)辦(bàn)理"
    folded = open_page(text).folded
    assert len(folded) == len(text)
    assert "".join(folded.split()) == "关于推进养老服务业发展的建议办理"


def test_a_few_brackets_are_no_glosses() -> None:
    """Latin letters in brackets stay when only a few stand there."""
    assert open_page("建设中心(tisc)一个").folded == "建设中心（tisc）一个"

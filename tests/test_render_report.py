"""Findings for a person: at the terminal and as a page."""

from dataclasses import replace

from drafter.documents import Finding, Place, Report
from drafter.render import Checked, report_html, report_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "答复\n全市共有150家企业，其中高新技术企业48家，占35%。\n感谢您的关心。"


def _found(text: str, quote: str, rule: str = "R29") -> Finding:
    start = text.index(quote)
    return Finding(rule, "arithmetic", "error", "48 ÷ 150 = 32%，文中为35%", start, start + len(quote), quote)


def _report() -> Report:
    share = replace(_found(_TEXT, "占35%"), suggestion="改为占32%", related=(Place(8, 12, "150家"),))
    thanks = replace(_found(_TEXT, "感谢您的关心。", "R10"), group="form", level="info", message="结束语过短")
    passed = Finding("R28", "arithmetic", "info", "48 ≤ 150", 0, 0, "")
    return Report((thanks, share), ("R02", "R13"), (passed,))


def test_each_finding_shows_its_words_in_their_line_underlined_on_a_pipe() -> None:
    """In reading order: level, rule, group, message; ^ under the words; the suggestion; what was not checked."""
    assert report_text([Checked("答复.docx", _TEXT, _report())], width=80).split("\n") == [
        "答复.docx：错误1条，提示1条",
        "",
        "错误 R29 数据  48 ÷ 150 = 32%，文中为35%",
        "    第2行 …市共有150家企业，其中高新技术企业48家，占35%。",
        " " * 50 + "^^^^^",
        "    另见：150家",
        "    建议：改为占32%",
        "",
        "提示 R10 格式  结束语过短",
        "    第3行 感谢您的关心。",
        "          ^^^^^^^^^^^^^^",
        "",
        "核对无误",
        "R28  48 ≤ 150",
        "",
        "未查（缺来件、材料、单位或交办信息）：R02、R13",
        "",
    ]


def test_on_a_terminal_the_words_are_coloured_and_not_underlined() -> None:
    """Colour says which words; no line of ^ is needed."""
    text = report_text([Checked("答复.docx", _TEXT, _report())], colour=True)
    assert "\x1b[1;31m占35%\x1b[0m" in text
    assert "^" not in text


def test_a_clean_reply_says_so() -> None:
    """Nothing found is an answer too."""
    assert report_text([Checked("答复.docx", _TEXT, Report())]) == "答复.docx：未发现问题\n"


def test_several_replies_and_what_only_shows_between_them() -> None:
    """Each reply under its name, then the findings across them with their files."""
    across = Finding(
        "X01",
        "arithmetic",
        "warn",
        "同一指标两个数值",
        5,
        9,
        "150家",
        (Place(3, 7, "152家", "乙.docx"),),
        path="甲.docx",
    )
    checked = [Checked("甲.docx", _TEXT, _report()), Checked("乙.docx", "正文", Report())]
    text = report_text(checked, across=(across,))
    assert text.index("甲.docx：错误1条") < text.index("乙.docx：未发现问题") < text.index("各件之间：1条")
    assert "甲.docx  150家" in text
    assert "乙.docx  152家" in text
    page = report_html(checked, across=(across,))
    assert "乙.docx：“152家”" in page


def test_a_long_quote_is_shortened_and_a_long_line_cut_around_it() -> None:
    """A finding on a paragraph shows its two ends; the context is what stands next to it."""
    text = "开头" * 40 + "长" * 300 + "结尾" * 40
    finding = Finding("R39", "language", "warn", "重复", 80, 380, "长" * 300)
    line = report_text([Checked("长.txt", text, Report((finding,)))], width=160).split("\n")[3]
    assert line == "    第1行 …" + "开头" * 11 + "长" * 11 + "……" + "长" * 11 + "结尾" * 11 + "…"


def test_the_page_marks_the_words_and_puts_the_finding_beside() -> None:
    """Mark and card lead to each other; a line without findings stays a line."""
    page = report_html([Checked("答复.docx", _TEXT, _report())])
    assert '高新技术企业48家，<mark class="error" id="m1" title="第1条">占35%</mark>。' in page
    assert '<a class="no" href="#m1">错误 R29 数据</a>48 ÷ 150 = 32%，文中为35%' in page
    assert "未查（缺来件、材料、单位或交办信息）：R02、R13" in page


def test_overlapping_findings_are_both_marked() -> None:
    """Words two findings speak of bear the worse colour and both ids."""
    both = Report((_found(_TEXT, "高新技术企业48家"), replace(_found(_TEXT, "企业48家，占35%", "R34"), level="warn")))
    page = report_html([Checked("答复.docx", _TEXT, both)])
    assert '<mark class="error" id="m1" title="第1条">高新技术</mark>' in page
    assert '<mark class="error" id="m2" title="第1条；第2条">企业48家</mark>' in page
    assert '<mark class="warn" title="第2条">，占35%</mark>' in page

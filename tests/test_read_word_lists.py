"""Reading .docx: automatic numbering as Word shows it."""

from pathlib import Path

import pytest

from drafter.read.word_counting import write_number
from tests.read_makers import OFFICIAL, SPACES, level, numbered, numbering, paragraph, read_docx


def test_official_numbering_is_rendered_as_it_shows(tmp_path: Path) -> None:
    """一、（一）1. (1): counted, restarted under each heading, with the gap Word shows."""
    items = ((0, "甲"), (1, "乙"), (1, "丙"), (2, "丁"), (3, "戊"), (2, "己"), (0, "庚"), (1, "辛"), (2, "壬"))
    body = "".join(numbered(text, at) for at, text in items)
    assert read_docx(tmp_path, body, numbering=numbering(*OFFICIAL)).text.split("\n") == [
        *("一、甲", "（一）乙", "（二）丙", "1. 丁", "(1) 戊", "2. 己", "二、庚", "（一）辛", "1. 壬"),
    ]


def test_levels_that_name_their_parents(tmp_path: Path) -> None:
    """%1.%2 counts the parent in; a parent never begun shows its start; isLgl writes all in Arabic figures."""
    levels = (
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%1.%2.%3"),
    )
    body = numbered("甲", 1) + numbered("乙") + numbered("丙", 1) + numbered("丁", 2)
    text = read_docx(tmp_path, body, numbering=numbering(*levels)).text
    assert text.split("\n") == ["1.1 甲", "I. 乙", "1.1 丙", "I.1.1 丁"]


def test_a_list_started_anew_and_one_that_goes_on(tmp_path: Path) -> None:
    """Two w:num on one list count on together; a start override begins again, once."""
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>'
        "</w:lvlOverride></w:num>"
    )
    body = numbered("甲") + numbered("乙", list_id=2) + numbered("丙", list_id=3) + numbered("丁", list_id=3)
    text = read_docx(tmp_path, body, numbering=numbering(*OFFICIAL, numbers=more)).text
    assert text.split("\n") == ["一、甲", "二、乙", "四、丙", "五、丁"]


def test_a_level_that_never_restarts(tmp_path: Path) -> None:
    """LvlRestart 0 counts through the whole letter."""
    levels = (level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>'))
    body = numbered("甲") + numbered("乙", 1) + numbered("丙") + numbered("丁", 1)
    assert read_docx(tmp_path, body, numbering=numbering(*levels)).text.split("\n") == [
        "1. 甲",
        "(1) 乙",
        "2. 丙",
        "(2) 丁",
    ]


def test_numbering_through_styles(tmp_path: Path) -> None:
    """A heading style brings its list; the level is the one that names the style; numId 0 takes the number off."""
    styles = (
        f'<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    levels = (level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>'), level(1, "chineseCounting", "（%2）"))
    body = (
        paragraph("甲", '<w:pStyle w:val="H1"/>')
        + paragraph("乙", '<w:pStyle w:val="H2"/>')
        + paragraph("丙", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("丁", '<w:pStyle w:val="H1"/>')
    )
    text = read_docx(tmp_path, body, numbering=numbering(*levels), styles=styles).text
    assert text.split("\n") == ["一、甲", "（一）乙", "丙", "二、丁"]


def test_a_list_defined_by_a_numbering_style(tmp_path: Path) -> None:
    """NumStyleLink leads to the list whose styleLink has that name."""
    linked = (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>{level(0, "decimal", "%1)")}'
        '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )
    assert read_docx(tmp_path, numbered("甲"), numbering=linked).text == "1) 甲"


def test_a_level_replaced_for_one_list(tmp_path: Path) -> None:
    """A w:lvl inside lvlOverride wins over the list's own."""
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, 'ideographTraditional', '%1.')}</w:lvlOverride></w:num>"
    )
    assert read_docx(tmp_path, numbered("甲", list_id=2), numbering=numbering(*OFFICIAL, numbers=more)).text == "甲. 甲"


def test_bullets_show_as_signs(tmp_path: Path) -> None:
    """A symbol-font bullet becomes the sign it shows."""
    assert read_docx(tmp_path, numbered("甲"), numbering=numbering(level(0, "bullet", "\uf0b7"))).text == "• 甲"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", ["1", "10", "21", "105"]),
        ("chineseCounting", ["一", "十", "二十一", "一百零五"]),
        ("japaneseCounting", ["一", "十", "二十一", "一百零五"]),
        ("ideographDigital", ["一", "一〇", "二一", "一〇五"]),
        ("chineseLegalSimplified", ["壹", "壹拾", "贰拾壹", "壹佰零伍"]),
        ("ideographTraditional", ["甲", "癸", "甲", "戊"]),
        ("ideographZodiac", ["子", "酉", "申", "申"]),
        ("decimalEnclosedCircle", ["①", "⑩", "㉑", "105"]),
        ("decimalEnclosedParen", ["⑴", "⑽", "21", "105"]),
        ("decimalFullWidth", ["１", "１０", "２１", "１０５"]),
        ("decimalZero", ["01", "10", "21", "105"]),
        ("lowerLetter", ["a", "j", "u", "aaaaa"]),
        ("upperRoman", ["I", "X", "XXI", "CV"]),
        ("lowerRoman", ["i", "x", "xxi", "cv"]),
        ("numberInDash", ["- 1 -", "- 10 -", "- 21 -", "- 105 -"]),
        ("ordinal", ["1st", "10th", "21st", "105th"]),
        ("none", ["", "", "", ""]),
        ("thaiCounting", ["1", "10", "21", "105"]),
    ],
)
def test_number_forms(form: str, shown: list[str]) -> None:
    """Every form Chinese letters use; an unknown one falls back to plain figures."""
    assert [write_number(number, form) for number in (1, 10, 21, 105)] == shown


def test_chinese_numbers_beyond_the_hundreds() -> None:
    """Zeros inside are said once, at the end not at all; ten thousand is too far for a list."""
    assert [write_number(number, "chineseCounting") for number in (0, 12, 110, 1001, 1010, 12000)] == [
        *("零", "十二", "一百一十", "一千零一", "一千零一十", "12000"),
    ]

"""styles.xml, settings.xml and fontTable.xml: every style of a letter by its Chinese name, no theme, no template.

Style names say 公文标题 and 公文正文, because 标题 and 正文 are what Chinese Word shows for its own built-in Title
and Normal. Heading styles carry an outline level, which is what the navigation pane of Word and WPS reads.
"""

from dataclasses import dataclass

from drafter.render.word.look import (
    CHARACTER,
    CONDENSED,
    FANGSONG,
    HEADING_FACES,
    HEITI,
    KAITI,
    PITCH,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    SONGTI,
    TITLE_FACE,
)
from drafter.render.word.xml import part, word

_RED = "FF0000"
TITLE_PITCH = 680  # 34 pt under a face of 22 pt
_INDENT = 2 * CHARACTER  # first line, 2 characters
NORMAL, BODY, TITLE, SALUTATION = "Normal", "GongwenBody", "GongwenTitle", "Salutee"
DOC_NUMBER, MARK, MASTHEAD = "DocNumber", "ResultMark", "Masthead"
ATTACHMENT, SIGNATURE, DATE, NOTE, CC, PAGE_NUMBER = (
    "Attachment",
    "SignedBy",
    "SignedOn",
    "Note",
    "CopyTo",
    "PageNumber",
)
CELL, COMMENT_TEXT = "FormCell", "CommentText"
HEADING_LEVELS = 4


def heading_style(level: int) -> str:
    """Return the style id of a heading; what is deeper than four levels looks like the fourth."""
    return f"Level{min(level, HEADING_LEVELS)}"


def heading_face(level: int) -> str:
    """Return the face of a heading level (GB/T 9704-2012, 7.3.3)."""
    return HEADING_FACES[min(level, HEADING_LEVELS) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    style_id: str
    name: str
    face: str = FANGSONG
    size: int = SIZE_3
    colour: str = ""
    spacing: int = CONDENSED
    paragraph: str = ""  # inner XML of pPr, in schema order
    based_on: str = NORMAL
    follow: str = ""


def fonts(face: str) -> str:
    """Return the four font slots of a face; the hint makes “” — … Chinese marks, not Latin ones."""
    return word("rFonts", hint="eastAsia", ascii=face, hAnsi=face, eastAsia=face, cs=face)


def _exact(line: int, *, before: int = 0, after: int = 0) -> str:
    return word("spacing", before=before, after=after, line=line, lineRule="exact")


def _indent_first() -> str:
    return word("ind", firstLineChars=200, firstLine=_INDENT)


def _heading(level: int) -> _Style:
    names = "一二三四"
    return _Style(
        style_id=heading_style(level),
        name=f"{names[level - 1]}级标题",
        face=heading_face(level),
        paragraph=word("keepNext")
        + word("keepLines")
        + _exact(PITCH)
        + _indent_first()
        + word("outlineLvl", val=level - 1),
        follow=BODY,
    )


_STYLES = (
    _Style(style_id=BODY, name="公文正文", paragraph=_exact(PITCH) + _indent_first() + word("jc", val="both")),
    _Style(
        style_id=TITLE,
        name="公文标题",
        face=TITLE_FACE,
        size=SIZE_2,
        spacing=0,
        paragraph=word("keepNext")
        + word("keepLines")
        + _exact(TITLE_PITCH, before=2 * PITCH, after=PITCH)
        + word("jc", val="center"),
        follow=SALUTATION,
    ),
    *(_heading(level) for level in range(1, HEADING_LEVELS + 1)),
    _Style(style_id=SALUTATION, name="主送机关", paragraph=word("keepNext") + _exact(PITCH), follow=BODY),
    _Style(style_id=DOC_NUMBER, name="发文字号", paragraph=word("keepNext") + _exact(PITCH) + word("jc", val="right")),
    _Style(style_id=MARK, name="办理结果", face=HEITI, paragraph=_exact(PITCH) + word("jc", val="right")),
    _Style(
        style_id=MASTHEAD,
        name="发文机关标志",
        face=TITLE_FACE,
        colour=_RED,
        spacing=0,
        paragraph=word("keepNext") + _exact(PITCH) + word("jc", val="center"),
    ),
    _Style(style_id=ATTACHMENT, name="附件说明", paragraph=_exact(PITCH)),
    _Style(style_id=SIGNATURE, name="署名", paragraph=word("keepNext") + word("keepLines") + _exact(PITCH)),
    _Style(style_id=DATE, name="成文日期", paragraph=word("keepNext") + word("keepLines") + _exact(PITCH)),
    _Style(style_id=NOTE, name="附注", paragraph=word("keepLines") + _exact(PITCH) + _indent_first()),
    _Style(style_id=CC, name="抄送机关", size=SIZE_4, spacing=0, paragraph=word("keepLines") + _exact(PITCH)),
    _Style(style_id=PAGE_NUMBER, name="页码", face=SONGTI, size=SIZE_4, spacing=0, paragraph=_exact(360)),
    _Style(
        style_id=CELL,
        name="表格文字",
        size=SIZE_4,
        spacing=0,
        paragraph=_exact(420),
    ),
)


def character_properties(
    face: str, *, size: int | None = None, colour: str = "", spacing: int | None = None, highlight: str = ""
) -> str:
    """Return the inner XML of rPr, in schema order."""
    return (
        fonts(face)
        + (word("color", val=colour) if colour else "")
        + (word("spacing", val=spacing) if spacing is not None else "")
        + (word("sz", val=size) + word("szCs", val=size) if size else "")
        + (word("highlight", val=highlight) if highlight else "")
    )


def styles_part() -> bytes:
    """Return styles.xml."""
    language = word("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    defaults = word(
        "docDefaults",
        word("rPrDefault", word("rPr", character_properties(FANGSONG, size=SIZE_3) + language)),
        word("pPrDefault"),
    )
    return part("styles", defaults, _normal(), _comment_text(), *(_written(style) for style in _STYLES))


def _normal() -> str:
    paragraph = word(
        "pPr",
        word("widowControl", val=0)
        + word("overflowPunct", val=1)
        + word("autoSpaceDE", val=0)
        + word("autoSpaceDN", val=0),
    )
    characters = word("rPr", character_properties(FANGSONG, size=SIZE_3, colour="000000"))
    return word(
        "style",
        word("name", val="Normal"),
        word("qFormat"),
        paragraph,
        characters,
        type="paragraph",
        default=1,
        styleId=NORMAL,
    )


def _comment_text() -> str:
    """Return the style of comment text: Word's own, in a face of every Chinese Windows, single spaced."""
    return word(
        "style",
        word("name", val="annotation text"),
        word("basedOn", val=NORMAL),
        word("pPr", word("spacing", line=240, lineRule="auto")),
        word("rPr", character_properties(SONGTI, size=21, spacing=0)),
        type="paragraph",
        styleId=COMMENT_TEXT,
    )


def _written(style: _Style) -> str:
    return word(
        "style",
        word("name", val=style.name),
        word("basedOn", val=style.based_on),
        word("next", val=style.follow) if style.follow else "",
        word("qFormat"),
        word("pPr", style.paragraph),
        word("rPr", character_properties(style.face, size=style.size, colour=style.colour, spacing=style.spacing)),
        type="paragraph",
        customStyle=1,
        styleId=style.style_id,
    )


def settings_part() -> bytes:
    """Return settings.xml: odd and even pages differ, no compressed punctuation, Word 2013 layout, zh-CN."""
    compatibility = word(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    return part(
        "settings",
        word("zoom", percent=100),
        word("defaultTabStop", val=2 * CHARACTER),
        word("evenAndOddHeaders"),
        word("characterSpacingControl", val="doNotCompress"),
        word("compat", word("spaceForUL"), word("balanceSingleByteDoubleByteWidth"), compatibility),
        word("themeFontLang", val="zh-CN", eastAsia="zh-CN"),
        word("decimalSymbol", val="."),
        word("listSeparator", val=","),
    )


# Faces that Word may take where the face named is missing; a machine with none of them shows its own substitute.
_ALTERNATIVES = {
    FANGSONG: "仿宋",
    KAITI: "楷体",
    HEITI: "SimHei",
    SONGTI: "SimSun",
    TITLE_FACE: "方正小标宋_GBK",
}


def font_table_part() -> bytes:
    """Return fontTable.xml: the five faces, named, not embedded."""
    entries = (
        word(
            "font",
            word("altName", val=other),
            word("charset", val="86"),
            word("family", val="auto"),
            word("pitch", val="variable"),
            name=face,
        )
        for face, other in _ALTERNATIVES.items()
    )
    return part("fonts", *entries)

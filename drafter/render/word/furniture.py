"""Headers and footers of a letter (信函格式, GB/T 9704-2012, 10.1).

Page 1: 发文机关标志 in red, its top edge 30 mm from the paper's; a double red rule (thick above thin) 4 mm under it;
a second one (thin above thick) 20 mm from the paper's bottom edge; both 170 mm wide, centred on the page; no page
number. They are the header and footer of the first page, so they stand on page 1 only and move with nothing.
Later pages: the number in 4号宋体 between two 一字线, 7 mm under the type area; odd pages right, even pages left,
each one character in (7.5).
"""

from drafter.render.word.look import (
    BOTTOM,
    DRAFT_NOTE,
    EMU_PER_MM,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PITCH,
    RIGHT,
    SIZE_4,
    SONGTI,
    TITLE_FACE,
    TOP,
    TWIPS_PER_MM,
    DocxLook,
)
from drafter.render.word.styles import MASTHEAD, PAGE_NUMBER, character_properties
from drafter.render.word.xml import escape, part, word

MASTHEAD_TOP_MM = 30
RULE_UNDER_MASTHEAD_MM = 4
LOWER_RULE_MM = 20  # from the bottom edge
RULE_WIDTH_MM = 170
_THICK_MM, _GAP_MM, _THIN_MM = 0.8, 0.4, 0.3
RULE_HEIGHT_MM = _THICK_MM + _GAP_MM + _THIN_MM
_MASTHEAD_LARGEST, _MASTHEAD_SMALLEST = 42, 14  # pt
_MASTHEAD_WIDTH_PT = 145 / 25.4 * 72
_PT_MM = 25.4 / 72
# 文号 stands 7/8 of a 3号 character under the upper rule (GB/T 9704-2012, 10.1); about 3.2 mm of a body line's pitch
# are above its glyphs.
_UNDER_RULE_MM = 7 / 8 * 16 * _PT_MM - 3.2

HEADER_DISTANCE = round(MASTHEAD_TOP_MM * TWIPS_PER_MM)
_ONE_CHARACTER = 280  # of the page number, 4号, 14 pt
_NUMBER_LINE = 360  # exact pitch of the page number's line, 18 pt
# The 一字线 is drawn about 9.5 pt under the top of that line and stands 28 mm above the paper's edge (35 mm less 7).
FOOTER_DISTANCE = round(28 * TWIPS_PER_MM) - _NUMBER_LINE + 190


def masthead_size(name: str) -> int:
    """Return the size in points that sets the name on one line of at most 145 mm, 14 to 42 pt."""
    return max(_MASTHEAD_SMALLEST, min(_MASTHEAD_LARGEST, int(_MASTHEAD_WIDTH_PT / max(len(name), 1))))


def first_header(name: str, look: DocxLook) -> bytes:
    """Return the header of page 1: the 发文机关标志 and the upper rule."""
    size = masthead_size(name)
    line = round(size * 20 * 1.1)
    rule_top = MASTHEAD_TOP_MM + size * _PT_MM + RULE_UNDER_MASTHEAD_MM
    header_end = (rule_top + RULE_HEIGHT_MM + _UNDER_RULE_MM) * TWIPS_PER_MM
    after = max(0, round(header_end) - HEADER_DISTANCE - line)
    properties = word(
        "pPr", word("pStyle", val=MASTHEAD), word("spacing", before=0, after=after, line=line, lineRule="exact")
    )
    text = word(
        "r",
        word("rPr", character_properties(TITLE_FACE, size=2 * size)),
        word("t", escape(name)),
    )
    rule = _double_rule(1, rule_top, thick_first=True)
    return part("hdr", word("p", properties, rule, _watermark(look, 1), text))


def later_header(look: DocxLook, number: int) -> bytes:
    """Return the header of the later pages: empty but for a watermark, too low to move the type area."""
    properties = word("pPr", word("spacing", before=0, after=0, line=200, lineRule="exact"))
    return part("hdr", word("p", properties, _watermark(look, number)))


def first_footer() -> bytes:
    """Return the footer of page 1: the lower rule and no number."""
    top = PAGE_HEIGHT / TWIPS_PER_MM - LOWER_RULE_MM - RULE_HEIGHT_MM
    properties = word("pPr", word("pStyle", val=PAGE_NUMBER))
    return part("ftr", word("p", properties, _double_rule(2, top, thick_first=False)))


def numbered_footer(*, odd: bool) -> bytes:
    """Return the footer of the odd or of the even pages."""
    side = (
        (word("ind", right=_ONE_CHARACTER), word("jc", val="right")) if odd else (word("ind", left=_ONE_CHARACTER), "")
    )
    properties = word("pPr", word("pStyle", val=PAGE_NUMBER), *side)
    characters = word("rPr", character_properties(SONGTI, size=SIZE_4))
    dash = word("r", characters, word("t", "—"))
    space = word("r", characters, '<w:t xml:space="preserve"> </w:t>')
    number = word("fldSimple", word("r", characters, word("t", "2")), instr=" PAGE ")
    return part("ftr", word("p", properties, dash, space, number, space, dash))


def _double_rule(number: int, top_mm: float, *, thick_first: bool) -> str:
    """Return a run with the double rule, its upper edge `top_mm` under the paper's top edge."""
    thick = (0.0, _THICK_MM) if thick_first else (_THIN_MM + _GAP_MM, RULE_HEIGHT_MM)
    thin = (_THICK_MM + _GAP_MM, RULE_HEIGHT_MM) if thick_first else (0.0, _THIN_MM)
    bars = (thick, thin)
    drawing = _drawing(number, top_mm, bars)
    fallback = "".join(_vml_bar(number, top_mm + start, end - start) for number, (start, end) in enumerate(bars))
    choice = f'<mc:Choice Requires="wps">{word("drawing", drawing)}</mc:Choice>'
    return word(
        "r", f"<mc:AlternateContent>{choice}<mc:Fallback>{word('pict', fallback)}</mc:Fallback></mc:AlternateContent>"
    )


def _drawing(number: int, top_mm: float, bars: tuple[tuple[float, float], ...]) -> str:
    """Return one anchored shape: a path of two filled bars, so that both keep their distance in every program."""
    width, height = RULE_WIDTH_MM * EMU_PER_MM, round(RULE_HEIGHT_MM * EMU_PER_MM)

    def point(across: int, down: float) -> str:
        return f'<a:pt x="{across}" y="{round(down * EMU_PER_MM)}"/>'

    outline = "".join(
        f"<a:moveTo>{point(0, start)}</a:moveTo><a:lnTo>{point(width, start)}</a:lnTo>"
        f"<a:lnTo>{point(width, end)}</a:lnTo><a:lnTo>{point(0, end)}</a:lnTo><a:close/>"
        for start, end in bars
    )
    return (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0"'
        ' locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{round(top_mm * EMU_PER_MM)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="红色双线{number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}">{outline}</a:path></a:pathLst></a:custGeom>'
        '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )


def _vml_bar(number: int, top_mm: float, height_mm: float) -> str:
    """Return the same bar for programs that know no DrawingML shapes."""
    return (
        f'<v:rect id="bar{number}_{round(top_mm * 10)}" style="position:absolute;margin-left:0;'
        f"margin-top:{top_mm / _PT_MM:.2f}pt;width:{RULE_WIDTH_MM / _PT_MM:.2f}pt;height:{height_mm / _PT_MM:.2f}pt;"
        "z-index:1;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        'mso-position-vertical-relative:page" fillcolor="red" stroked="f"/>'
    )


def _watermark(look: DocxLook, number: int) -> str:
    """Return a run with the word 草稿 in light grey across the page, as Word's own watermarks are made."""
    if not look.watermark or look.clean:
        return ""
    shape = (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
        'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        'style="position:absolute;margin-left:0;margin-top:0;width:330pt;height:165pt;rotation:315;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d9d9d9" stroked="f">'
        f'<v:fill opacity=".5"/><v:textpath style="font-family:&quot;{SONGTI}&quot;;font-size:1pt" '
        f'string="{DRAFT_NOTE}"/></v:shape>'
    )
    return word("r", word("pict", shape))


def section_properties(relations: dict[str, str]) -> str:
    """Return sectPr; `relations`: first_header, odd_header, even_header, first_footer … → relationship id."""
    references = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{relations[f"{kind}_{name}"]}"/>'
        for kind in ("header", "footer")
        for page, name in (("even", "even"), ("default", "odd"), ("first", "first"))
    )
    return word(
        "sectPr",
        references,
        word("pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT),
        word(
            "pgMar",
            top=TOP,
            right=RIGHT,
            bottom=BOTTOM,
            left=LEFT,
            header=HEADER_DISTANCE,
            footer=FOOTER_DISTANCE,
            gutter=0,
        ),
        word("cols", space=720),
        word("titlePg"),
        word("docGrid", linePitch=PITCH),
    )

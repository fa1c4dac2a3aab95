"""征询意见表: the form that goes out with a reply and comes back with 满意、基本满意 or 不满意."""

from datetime import date
from pathlib import Path

from drafter.documents import Draft, Header
from drafter.errors import AssetError
from drafter.render.template import Line, fill_template
from drafter.render.word.look import (
    BOTTOM,
    FANGSONG,
    HEITI,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PITCH,
    RIGHT,
    TEXT_WIDTH,
    TITLE_FACE,
    TOP,
)
from drafter.render.word.package import FilePart, Metadata, write_package
from drafter.render.word.styles import (
    CELL,
    TITLE,
    character_properties,
    font_table_part,
    settings_part,
    styles_part,
)
from drafter.render.word.xml import escape, part, word

_LABEL_WIDTH = 1560  # twips
_HEIGHTS = {"行": 720, "高行": 2000, "落款行": 1300}  # twips; the whole form is one page
_PAIRS = (2, 4)  # cells of a row
_BORDER = 4  # eighths of a point


def opinion_form_docx(
    draft: Draft,
    header: Header | None = None,
    *,
    contact_mode: str | None = None,
    created: date | None = None,
    root: Path | None = None,
) -> bytes:
    """Return the form for this reply as .docx bytes; `header` is the proposal's (a letter or a digest).

    Rows and words are the template's (prompts/letters/opinion_form.jinja). What nobody knows stays blank.
    """
    lines = fill_template("opinion_form", _fields(draft, header, contact_mode), root=root)
    title = next((line.words for line in lines if line.name == "标题"), "")
    above = [_title(line) for line in lines if line.name == "标题"]
    rows = [_row(line) for line in lines if line.name in _HEIGHTS]
    notes = [_note(line) for line in lines if line.name == "注"]
    unknown = [line.name for line in lines if line.name not in {*_HEIGHTS, "标题", "注"}]
    if unknown:
        raise AssetError(f"征询意见表模板中没有“{unknown[0]}”这种部件", remedy="可用：标题 行 高行 落款行 注")
    body = word("body", *above, _table(rows), *(notes or [word("p")]), _section())
    parts = [
        FilePart("styles", "styles", styles_part()),
        FilePart("settings", "settings", settings_part()),
        FilePart("fontTable", "fontTable", font_table_part()),
    ]
    return write_package(part("document", body), parts, Metadata(title=title, author=draft.signature, created=created))


def _fields(draft: Draft, header: Header | None, contact_mode: str | None) -> dict[str, str | None]:
    def words(name: str) -> str:
        span = getattr(header, name, None)
        return "" if span is None else " ".join(span.text.split())

    return {
        "matter": header.matter if header else None,
        "session": words("session"),
        "number": words("proposal_number"),
        # A reply names the proposal's title; of the proposal itself it is the title.
        "proposal_title": words("proposal_title") or words("title"),
        "proposers": "、".join(span.text for span in header.proposers) if header else "",
        "signature": draft.signature,
        "doc_number": draft.doc_number,
        "date": draft.date,
        "disposition": draft.disposition,
        "contact_mode": contact_mode,
        "contact_name": draft.contact.name if draft.contact else None,
        "phone": draft.contact.phone if draft.contact else None,
    }


def _title(line: Line) -> str:
    properties = word("pPr", word("pStyle", val=TITLE), word("spacing", before=0))
    return word("p", properties, _run(line.words, TITLE_FACE))


def _note(line: Line) -> str:
    return word(
        "p", word("pPr", word("pStyle", val=CELL), word("spacing", before=PITCH // 2)), _run(line.words, FANGSONG)
    )


def _table(rows: list[str]) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(word(side, val="single", sz=_BORDER, space=0, color="000000") for side in sides)
    properties = word(
        "tblPr",
        word("tblW", w=TEXT_WIDTH, type="dxa"),
        word("jc", val="center"),
        word("tblBorders", borders),
        word("tblLayout", type="fixed"),
    )
    field = TEXT_WIDTH // 2 - _LABEL_WIDTH
    grid = word("tblGrid", *(word("gridCol", w=size) for size in (_LABEL_WIDTH, field) * 2))
    return word("tbl", properties, grid, *rows)


def _row(line: Line) -> str:
    if len(line.cells) not in _PAIRS:
        raise AssetError(f"征询意见表模板的“{line.cells[0]}”一行应有两格或四格", remedy="请用竖线隔开各格")
    field = TEXT_WIDTH // 2 - _LABEL_WIDTH
    cells = []
    for index, words in enumerate(line.cells):
        is_label = index % 2 == 0
        spans = 1 if is_label or len(line.cells) == max(_PAIRS) else 3
        size = _LABEL_WIDTH if is_label else field + (spans > 1) * (_LABEL_WIDTH + field)
        signs = line.name == "落款行" and index == len(line.cells) - 1
        cells.append(_cell(words, size, spans, "right" if signs else "center" if is_label else "left"))
    height = word("trHeight", val=_HEIGHTS[line.name], hRule="atLeast")
    return word("tr", word("trPr", word("cantSplit"), height), *cells)


def _cell(words: str, size: int, spans: int, side: str) -> str:
    properties = word(
        "tcPr",
        word("tcW", w=size, type="dxa"),
        word("gridSpan", val=spans) if spans > 1 else "",
        word("vAlign", val="bottom" if side == "right" else "center"),
    )
    indent = word("ind", right=280) if side == "right" else ""
    face = HEITI if side == "center" else FANGSONG
    paragraph = word("p", word("pPr", word("pStyle", val=CELL), indent, word("jc", val=side)), _run(words, face))
    return word("tc", properties, paragraph)


def _run(words: str, face: str) -> str:
    if not words:
        return ""
    return word("r", word("rPr", character_properties(face)), f'<w:t xml:space="preserve">{escape(words)}</w:t>')


def _section() -> str:
    margins = word("pgMar", top=TOP, right=RIGHT, bottom=BOTTOM, left=LEFT, header=850, footer=850, gutter=0)
    return word("sectPr", word("pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT), margins, word("cols", space=720))

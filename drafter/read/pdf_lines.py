"""The lines of a PDF page as they stand on the paper: words, place and size of each."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

CELL_GAP = " | "
_SAME_BASELINE = 0.35  # of the size: how far two pieces of one line may stand apart in height
_WORD_GAP = 0.25  # of the size, between Latin words
_CHINESE_GAP = 0.8  # of the size, between Chinese characters
_COLUMN_GAP = 2.0  # of the size, between two pieces of one line: table cells
_BACKWARDS = 1.0  # of the size: a jump to the left begins a new piece
_UPWARD_SHARE = 0.25  # of the pieces above the one before: the drawing order is not the reading order
_MARKER = re.compile(r"[(（]?[\w〇]{1,4}[.)）、．]|[\u2460-\u2473•●◆■➢·]")  # a tab stands between list number and words
_LINE_SEPARATORS = "\r\n\x02\ufffe"
# What stays on one line: a Latin word or figure, and marks that begin or end no line (UAX 14, GB/T 15834 5.1).
_UNBROKEN = re.compile(
    r"[（“‘《〈【〔「『]*(?:[!-~]+|.)"
    r"(?:[，。；：、！？）”’》〉】〕」』…—～%％]+(?:[!-~]+|(?<=[”’…—～]).)?|[“‘](?:[!-~]+|.)|[!-/:-@\[-`{-~][!-~]*)*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page; points from the page's lower left corner."""

    text: str
    page: int
    page_height: float
    left: float
    right: float
    baseline: float
    size: float  # of most of its characters
    lead: float = 0.0  # width of what stands at its beginning and could not be parted from it


@dataclass(frozen=True, slots=True)
class _Glyph:
    character: str
    left: float
    right: float
    baseline: float
    size: float


def page_lines(text_page: pdfium.PdfTextPage, page: int, page_height: float) -> tuple[Line, ...]:
    """Return the lines of a page in reading order."""
    pieces = [_as_line(run, page, page_height) for run in _runs(_glyphs(text_page))]
    pieces = [piece for piece in pieces if piece.text.strip()]
    upward = sum(later.baseline > earlier.baseline + later.size for earlier, later in pairwise(pieces))
    if upward > max(1, _UPWARD_SHARE * len(pieces)):
        pieces.sort(key=lambda piece: (-round(piece.baseline), piece.left))
    return tuple(_beside_joined(_in_place(pieces)))


def _in_place(pieces: list[Line]) -> list[Line]:
    """Return the pieces with those drawn late put where they stand: a text box at the top, a stamp, a mark.

    A piece right of others on its height stays in drawing order: it is a cell of a row, or a second column.
    """
    placed: list[Line] = []
    lowest = float("inf")
    for piece in pieces:
        is_above = piece.baseline > lowest + piece.size
        if is_above and not any(_stands_left(other, piece) for other in placed):
            below = next(at for at, other in enumerate(placed) if other.baseline < piece.baseline)
            placed.insert(below, piece)
            continue
        placed.append(piece)
        lowest = min(lowest, piece.baseline) if not is_above else piece.baseline
    return placed


def _stands_left(other: Line, piece: Line) -> bool:
    """Say whether another piece ends left of a piece, on about its height."""
    return abs(other.baseline - piece.baseline) < piece.size and other.right <= piece.left + piece.size / 2


def _glyphs(text_page: pdfium.PdfTextPage) -> Iterator[_Glyph]:
    """Yield the characters of a page in drawing order, without those pdfium makes up (spaces, line ends)."""
    handle = text_page.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
    before: _Glyph | None = None
    for index in range(text_page.count_chars()):
        if pdfium_c.FPDFText_IsGenerated(handle, index) == 1:
            continue
        character = _character(handle, index)
        if not character or character in _LINE_SEPARATORS:
            continue
        pdfium_c.FPDFText_GetCharOrigin(handle, index, x, y)
        pdfium_c.FPDFText_GetLooseCharBox(handle, index, box)
        pdfium_c.FPDFText_GetMatrix(handle, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = pdfium_c.FPDFText_GetFontSize(handle, index) * scale
        glyph = _Glyph(character, x.value, max(box.right, x.value), y.value, max(size, 1.0))
        shown = glyph
        if before is not None and _is_at_place_of(before, glyph):
            if _is_one_sign(handle, index):
                shown = replace(glyph, left=glyph.right)
            elif glyph.character == before.character:  # drawn a second time to look bold
                continue
        yield shown
        before = glyph


def _character(handle: pdfium_c.FPDF_TEXTPAGE, index: int) -> str:
    """Return the character at an index; U+FFFD for a glyph whose font does not say; a pair of surrogates as one."""
    code = pdfium_c.FPDFText_GetUnicode(handle, index)
    if 0xD800 <= code <= 0xDBFF:  # noqa: PLR2004 - high surrogate
        low = pdfium_c.FPDFText_GetUnicode(handle, index + 1)
        return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)) if 0xDC00 <= low <= 0xDFFF else "\ufffd"  # noqa: PLR2004 - low surrogate
    if 0xDC00 <= code <= 0xDFFF:  # noqa: PLR2004 - low surrogate: told with the high one
        return ""
    return chr(code) if code else "\ufffd"


def _is_at_place_of(before: _Glyph, glyph: _Glyph) -> bool:
    close = 0.15 * glyph.size
    return abs(before.left - glyph.left) < close and abs(before.baseline - glyph.baseline) < close


def _is_one_sign(handle: pdfium_c.FPDF_TEXTPAGE, index: int) -> bool:
    """Say whether a character and the one before it are told by one drawn sign: a font may draw —— as one dash."""
    drawn = [ctypes.cast(pdfium_c.FPDFText_GetTextObject(handle, at), ctypes.c_void_p) for at in (index - 1, index)]
    return drawn[0].value == drawn[1].value


def _runs(glyphs: Iterator[_Glyph]) -> Iterator[list[_Glyph]]:
    """Yield glyphs that stand on one line, one right of the other, without a wide gap."""
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _goes_on(before: _Glyph, glyph: _Glyph) -> bool:
    size = max(before.size, glyph.size)
    same_line = abs(before.baseline - glyph.baseline) <= _SAME_BASELINE * size
    return same_line and -_BACKWARDS * size <= glyph.left - before.right < _COLUMN_GAP * size


def _as_line(run: list[_Glyph], page: int, page_height: float) -> Line:
    words = [run[0].character]
    for before, glyph in pairwise(run):
        latin = before.character.isascii() and glyph.character.isascii()
        gap = (_WORD_GAP if latin else _CHINESE_GAP) * glyph.size
        spaced = before.character.isspace() or glyph.character.isspace()
        words.append(glyph.character if spaced or glyph.left - before.right < gap else " " + glyph.character)
    shown = [glyph for glyph in run if not glyph.character.isspace()] or run
    sizes = sorted(glyph.size for glyph in shown)
    baselines = sorted(glyph.baseline for glyph in shown)
    return Line(
        text="".join(words).strip(),
        page=page,
        page_height=page_height,
        left=shown[0].left,
        right=shown[-1].right,
        baseline=baselines[len(baselines) // 2],
        size=sizes[len(sizes) // 2],
        lead=_lead(shown),
    )


def _lead(glyphs: list[_Glyph]) -> float:
    """Return the width of the first glyphs that no line end may part."""
    unbroken = _UNBROKEN.match("".join(glyph.character for glyph in glyphs))
    return glyphs[unbroken.end() - 1].right - glyphs[0].left if unbroken else 0.0


def _beside_joined(pieces: list[Line]) -> Iterator[Line]:
    """Yield lines: pieces drawn one after the other on one baseline are cells of a row, or words set apart."""
    line: Line | None = None
    for piece in pieces:
        if line is None:
            line = piece
            continue
        size = max(line.size, piece.size)
        beside = abs(line.baseline - piece.baseline) <= _SAME_BASELINE * size and piece.left >= line.right - size
        if not beside:
            yield line
            line = piece
            continue
        wide = piece.left - line.right >= _COLUMN_GAP * size and not _MARKER.fullmatch(line.text)
        gap = CELL_GAP if wide else " "
        line = replace(line, text=f"{line.text}{gap}{piece.text}", right=piece.right)
    if line is not None:
        yield line

"""The page every question is asked of: the text, its folded copy, and its blocks."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from drafter.documents import Span
from drafter.grammar.fold import SPACES, fold
from drafter.parse.layout import Line, cut_flat, join_wrapped

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CELL_END = re.compile(r"\||｜|</?(?:br|p|td|tr|div) ?/?>", re.IGNORECASE)
_RULE = re.compile(r"[ ：=_*~#+—-]+\Z")  # |:---|---| and other ruled lines
_MARKUP = re.compile(
    r"(?:#{1,6}(?= )|[*+>•●○■□◆▪](?= )|-(?= )(?! {0,3}\d{1,4} {0,3}-)|[*_]{1,3}(?=\S))\s*"
)  # Markdown, list bullets
# Pinyin printed after a character by some mirrors: 關(guān)于設(shè)立.
_GLOSS = re.compile(r"（(?<=[\u4e00-\u9fff]（) ?[a-zü\xe0-\xff\u0101-\u01dc]{1,7} ?）")
_FEWEST_GLOSSES = 8


class Block(NamedTuple):
    """A paragraph (or table cell) without the white space around it; never empty. It may hold wrapped lines."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """`folded` has the length of `text`: an offset found in one holds in the other."""

    text: str
    folded: str
    blocks: tuple[Block, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the slice start:end of the text."""
        return Span(self.text[start:end], start, end)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parts of the letter stand. Ranges are (start, end) offsets.

    `body` runs from the end of the opening (or salutation, or title) to the start of the closing or end block.
    """

    furniture: tuple[Span, ...]
    title: Span | None
    salutation: Span | None
    opening: Span | None
    body: tuple[int, int]
    closing: Span | None
    end_block: tuple[int, int] | None  # 署名, 日期, 联系人, 抄送, 附件
    issuer: Span | None = None  # 署名 as printed in the end block
    date: Span | None = None  # 成文日期 as printed there


def open_page(text: str) -> Page:
    """Return the page of a text, cut into blocks at line ends, table bars, and where a file ran lines together."""
    folded = fold(text)
    lines = [cell for row in _LINE.finditer(text) for cell in _cells(text, folded, *row.span())]
    pieces = [piece for line in join_wrapped(folded, lines) for piece in cut_flat(folded, line)]
    return Page(text, _without_glosses(folded), tuple(Block(start, end) for start, end in pieces))


def _cells(text: str, folded: str, start: int, end: int) -> list[Line]:
    """Return the cells of a row, trimmed, without list and heading marks; ruled lines give none."""
    cells, cursor = [], start
    for stop, following in [*(mark.span() for mark in _CELL_END.finditer(folded, start, end)), (end, end)]:
        piece = text[cursor:stop]
        left = cursor + len(piece) - len(piece.lstrip(SPACES))
        right = cursor + len(piece.rstrip(SPACES))
        markup = _MARKUP.match(folded, left, right)
        if markup:
            left = markup.end()
            right = left + len(text[left:right].rstrip(markup.group()))
        if left < right and not _RULE.match(folded, left, right):
            cells.append((left, right))
        cursor = following
    return cells


def _without_glosses(folded: str) -> str:
    """Return the folded text with reading glosses blanked out, when it is full of them."""
    if sum(1 for _ in _GLOSS.finditer(folded)) < _FEWEST_GLOSSES:
        return folded
    return _GLOSS.sub(lambda gloss: " " * len(gloss.group()), folded)

"""The page every question is asked of: the text, its folded copy, and its blocks."""

import re
from dataclasses import dataclass

from drafter.documents import Span
from drafter.grammar.fold import fold

_BLOCK = re.compile(r"[^\n|]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A line (or table cell) without the white space around it; never empty."""

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


def open_page(text: str) -> Page:
    """Return the page of a text, cut into blocks at line ends and table bars."""
    blocks = []
    for match in _BLOCK.finditer(text):
        start, end = match.span()
        piece = match.group()
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start < end:
            blocks.append(Block(start, end))
    return Page(text, fold(text), tuple(blocks))

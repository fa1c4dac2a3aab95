"""The paragraphs of a stretch of the page: hard-wrapped lines joined, furniture left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.grammar.markers import read_marker
from drafter.parse.page import Block, Frame, Page

_ENDS = frozenset("。！？；：”’》）】.…")
_LABEL = re.compile(r"[^，。；]{1,12}：")
_WRAPPED_LINES = 3  # so many full lines without an end mark show that the text is hard-wrapped
_NARROW, _BROAD = 24, 100  # widths in half-width characters: a wrapped page lies between
_RAGGED = 6  # half-width characters that full lines may differ by
_INDENT = 4  # two characters
_ODD_LINES = 20  # one line in so many may be longer: a table row


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, from its first character to its last; line breaks may stand inside when lines were wrapped."""

    start: int
    end: int


def body_paragraphs(page: Page, frame: Frame) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the letter's body in reading order."""
    return join_wrapped(page, _between(page, frame, *frame.body))


def page_paragraphs(page: Page, frame: Frame) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the whole letter in reading order; the lines of a broken title are one."""
    start, end = frame.body
    head = [Paragraph(block.start, block.end) for block in _between(page, frame, 0, start)]
    foot = [Paragraph(block.start, block.end) for block in _between(page, frame, max(start, end), len(page.text))]
    return (*_with_title(frame, head), *body_paragraphs(page, frame), *foot)


def _with_title(frame: Frame, head: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs above the body with the lines of the title joined."""
    title = frame.title
    if title is None:
        return head
    lines = [line for line in head if title.start <= line.start and line.end <= title.end]
    if len(lines) < 2 or sum(line.end - line.start for line in lines) < _letters(title.text):  # noqa: PLR2004 - nothing to join, or furniture between
        return head
    whole = Paragraph(lines[0].start, lines[-1].end)
    return sorted([whole, *(line for line in head if line not in lines)], key=lambda line: line.start)


def _letters(text: str) -> int:
    """Return the number of characters that are no white space at a line end."""
    return sum(len(line.strip(" \t\u3000|")) for line in text.split("\n"))


def _between(page: Page, frame: Frame, start: int, end: int) -> list[Block]:
    """Return the blocks in start:end without furniture."""
    return list(_clip(page, merge_ranges((span.start, span.end) for span in frame.furniture), start, end))


def join_wrapped(page: Page, blocks: list[Block]) -> tuple[Paragraph, ...]:
    """Return the blocks as paragraphs: a full line without an end mark goes on in the next one.

    Where paragraphs are indented, a line need not be full: the next one shows by its indent whether it is a new one.
    """
    width = _wrap_width(page, blocks)
    if width is None:
        return tuple(Paragraph(block.start, block.end) for block in blocks)
    indented = sum(_is_indented(page, block) for block in blocks) > 1
    least = width // 2 if indented else width - _RAGGED
    paragraphs: list[Paragraph] = []
    goes_on = False
    for block in blocks:
        if goes_on and _follows(page, paragraphs[-1], block):
            paragraphs[-1] = Paragraph(paragraphs[-1].start, block.end)
        else:
            paragraphs.append(Paragraph(block.start, block.end))
        goes_on = _width(page, block) >= least
    return tuple(paragraphs)


def _wrap_width(page: Page, blocks: list[Block]) -> int | None:
    """Return the width at which the lines were broken, or None when each line is a paragraph."""
    open_lines = sorted(_width(page, block) for block in blocks if page.folded[block.end - 1] not in _ENDS)
    if len(open_lines) < _WRAPPED_LINES:
        return None
    width = open_lines[len(open_lines) * 3 // 4]
    full = sum(abs(width - line) <= _RAGGED for line in open_lines)
    longer = sum(_width(page, block) > width + 2 * _RAGGED for block in blocks)
    wrapped = _NARROW <= width <= _BROAD and full >= _WRAPPED_LINES and longer * _ODD_LINES <= len(blocks)
    return width if wrapped else None


def _is_indented(page: Page, block: Block) -> bool:
    """Return whether a line starts with two spaces or more."""
    return page.folded[max(0, block.start - 2) : block.start] == "  "


def _follows(page: Page, paragraph: Paragraph, block: Block) -> bool:
    """Return whether a line goes on with the paragraph above it: no blank line, indent, marker or label between."""
    gap = page.folded[paragraph.end : block.start]
    if gap.count("\n") != 1 or "|" in gap or _is_indented(page, block):
        return False
    if page.folded[paragraph.end - 1] in "。！？；：":
        return False
    return read_marker(page.folded, block.start) is None and not _LABEL.match(page.folded, block.start, block.end)


def _width(page: Page, block: Block) -> int:
    """Return the width of a line with its indent; a Chinese character or mark is two wide, three bytes long."""
    line = page.text[block.start : block.end]
    indent = _INDENT if _is_indented(page, block) else 0
    return indent + (len(line) + len(line.encode("utf-8", "replace"))) // 2


def _clip(page: Page, apart: list[tuple[int, int]], start: int, end: int) -> Iterable[Block]:
    """Yield the parts of the blocks that lie in start:end and not in furniture."""
    position = 0
    for block in page.blocks:
        first, last = max(block.start, start), min(block.end, end)
        while position < len(apart) and apart[position][1] <= first:
            position += 1
        ahead = position
        while first < last:
            stop = last if ahead == len(apart) else min(last, apart[ahead][0])
            yield from _trimmed(page, first, stop)
            first = last if ahead == len(apart) else apart[ahead][1]
            ahead += 1


def _trimmed(page: Page, start: int, end: int) -> Iterable[Block]:
    """Yield start:end without the white space around it, if anything is left."""
    piece = page.text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield Block(start, end)


def merge_ranges(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges in order, overlapping ones made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

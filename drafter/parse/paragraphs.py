"""The paragraphs of the letter: the page's blocks without the furniture in them, ragged lines joined."""

from collections.abc import Iterable, Iterator, Sequence

from drafter.grammar.markers import read_marker
from drafter.parse.page import Block, Frame, Page

Range = tuple[int, int]

_ENDS = frozenset("。！？；：”’》）】.…")
_FEWEST_WRAPPED = 3  # so many full lines without an end mark show that the text is hard-wrapped
_NARROW, _BROAD = 24, 100  # widths in half-width columns: a wrapped page lies between
_RAGGED = 6  # columns that full lines may differ by
_ODD_LINES = 20  # one line in so many may be longer: a table row


def body_paragraphs(page: Page, frame: Frame) -> tuple[Block, ...]:
    """Return the paragraphs of the letter's body in reading order; a wrapped one holds line breaks."""
    return tuple(_join_ragged(page, list(_clip(page, furniture_ranges(frame), *frame.body))))


def page_paragraphs(page: Page, frame: Frame, body: Sequence[Block]) -> tuple[Block, ...]:
    """Return the paragraphs of the whole letter in reading order, given those of its body.

    The lines of a broken title are one.
    """
    apart = furniture_ranges(frame)
    start, end = frame.body
    head = _with_title_whole(frame, list(_clip(page, apart, 0, start)))
    foot = _clip(page, apart, max(start, end), len(page.text))
    return (*head, *body, *foot)


def furniture_ranges(frame: Frame) -> list[Range]:
    """Return where the furniture stands, in order, overlapping pieces made one."""
    merged: list[Range] = []
    for span in sorted(frame.furniture, key=lambda span: span.start):
        if merged and span.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(span.end, merged[-1][1]))
        else:
            merged.append((span.start, span.end))
    return merged


def _with_title_whole(frame: Frame, head: list[Block]) -> list[Block]:
    """Return the paragraphs above the body with the lines of the title joined."""
    title = frame.title
    if title is None or any(span.start < title.end and title.start < span.end for span in frame.furniture):
        return head
    lines = [line for line in head if title.start <= line.start and line.end <= title.end]
    if not lines:
        return head
    first = head.index(lines[0])
    return [*head[:first], Block(lines[0].start, lines[-1].end), *head[first + len(lines) :]]


def _clip(page: Page, apart: list[Range], start: int, end: int) -> Iterator[Block]:
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
    if not page.text[start].isspace() and not page.text[end - 1].isspace():
        yield Block(start, end)
        return
    piece = page.text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield Block(start, end)


def _join_ragged(page: Page, blocks: list[Block]) -> list[Block]:
    """Return the blocks, a line that no end mark closes joined with the next where the text is hard-wrapped.

    The page joins lines of one even width; here the width is uneven but new paragraphs are indented, so that a line
    need not be full to go on (observed in fixtures/letters/hard-wrapped-utf16).
    """
    if not _is_wrapped(page, blocks):
        return blocks
    joined = [blocks[0]]
    for block in blocks[1:]:
        if _goes_on(page, joined[-1], block):
            joined[-1] = Block(joined[-1].start, block.end)
        else:
            joined.append(block)
    return joined


def _is_wrapped(page: Page, blocks: list[Block]) -> bool:
    """Return whether the blocks are lines of much the same width, broken in mid-sentence, with indented paragraphs."""
    if sum(_is_indented(page, block) for block in blocks) < _FEWEST_WRAPPED:
        return False
    open_lines = sorted(_columns(page, block) for block in blocks if page.folded[block.end - 1] not in _ENDS)
    if len(open_lines) < _FEWEST_WRAPPED:
        return False
    width = open_lines[len(open_lines) * 3 // 4]
    full = sum(abs(width - line) <= _RAGGED for line in open_lines)
    if not _NARROW <= width <= _BROAD or full < _FEWEST_WRAPPED:
        return False
    longer = sum(_columns(page, block) > width + 2 * _RAGGED for block in blocks)
    return longer * _ODD_LINES <= len(blocks)


def _goes_on(page: Page, before: Block, block: Block) -> bool:
    """Return whether a block goes on with the one before: no end mark, blank line, indent or marker between."""
    gap = page.folded[before.end : block.start]
    parted = gap.count("\n") != 1 or "|" in gap or _is_indented(page, block)
    return (
        not parted and page.folded[before.end - 1] not in "。！？；：" and read_marker(page.folded, block.start) is None
    )


def _is_indented(page: Page, block: Block) -> bool:
    """Return whether a line starts with two spaces or more."""
    return page.folded[max(0, block.start - 2) : block.start] == "  "


def _columns(page: Page, block: Block) -> int:
    """Return the width of a line without its indent; a Chinese character or mark is two wide, three bytes long."""
    line = page.text[block.start : block.end]
    return (len(line) + len(line.encode("utf-8", "replace"))) // 2

"""The paragraphs of the letter: the page's blocks without the furniture in them."""

from collections.abc import Iterable, Iterator

from drafter.parse.page import Block, Frame, Page

Range = tuple[int, int]


def body_paragraphs(page: Page, frame: Frame) -> tuple[Block, ...]:
    """Return the paragraphs of the letter's body in reading order; a wrapped one holds line breaks."""
    return tuple(_clip(page, furniture_ranges(frame), *frame.body))


def page_paragraphs(page: Page, frame: Frame) -> tuple[Block, ...]:
    """Return the paragraphs of the whole letter in reading order; the lines of a broken title are one."""
    apart = furniture_ranges(frame)
    start, end = frame.body
    head = _with_title_whole(frame, list(_clip(page, apart, 0, start)))
    foot = _clip(page, apart, max(start, end), len(page.text))
    return (*head, *body_paragraphs(page, frame), *foot)


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
    piece = page.text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield Block(start, end)

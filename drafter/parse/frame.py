"""Where the parts of the letter stand."""

import re

from drafter.documents import Span
from drafter.parse.page import Block, Frame, Page

_SALUTATION = re.compile(r"(?=[^：]{2,60}：$).*(?:代表|委员|委员会|委会|同志|局|会|部|组|界|党|社|小组|办公室|代表团)[^：]{0,12}：$")
_TITLE = re.compile(r"的?(?:答复|复函|回复|答复意见|会办意见|协办意见|提案|建议)(?:的?函|意见)?(?:（[^）]*）)?$")
_OPENING = re.compile(r"(?:收悉|收到|答复如下|回复如下)")
_OPENING_END = re.compile(r"如下[：。]?$|收悉。?$")
_CLOSING = re.compile(r"^(?:最后，)?(?:再次|衷心|诚挚|非常)?(?:感谢|专此|此复|特此|以上)")
_SIGNED = re.compile(r"^[0-9〇○零一二三四五六七八九十]{2,4}年[0-9一二三四五六七八九十元]{1,3}月[0-9一二三四五六七八九十]{1,3}日$|^（?联系(?:人|电话)|^抄送|^附件")


def find_frame(page: Page) -> Frame:
    """Return the parts of the letter: furniture above and below, title, salutation, opening, body, closing, end."""
    lines = page.blocks
    texts = [page.folded[line.start : line.end] for line in lines]
    salutation = next((i for i, words in enumerate(texts) if _SALUTATION.search(words) and i < len(texts) - 1), None)
    last_title = salutation if salutation is not None else min(len(lines), 12)
    title = next((i for i in range(last_title - 1, -1, -1) if _TITLE.search(texts[i])), None)
    first = title if title is not None else salutation or 0
    after_title = first + 1 if title is not None else first
    body = (salutation if salutation is not None else after_title - 1) + 1
    opening = next((i for i in range(body, min(body + 3, len(lines))) if _OPENING.search(texts[i])), None)
    end = next((i for i in range(len(lines) - 1, body, -1) if _SIGNED.search(texts[i])), None)
    if end is None:
        tail, last = len(lines), len(lines) - 1
    else:
        last = end
        tail = end
        while tail > body and (_SIGNED.search(texts[tail - 1]) or len(texts[tail - 1]) < 25 and "。" not in texts[tail - 1]):
            tail -= 1
    closing = next((i for i in range(max(body, tail - 3), tail) if _CLOSING.search(texts[i])), None)
    kept = {i for i in (title, salutation) if i is not None} | set(range(body, last + 1))
    return Frame(
        furniture=tuple(page.span(lines[i].start, lines[i].end) for i in range(len(lines)) if i not in kept),
        title=_whole(page, lines, title),
        salutation=_whole(page, lines, salutation),
        opening=_whole(page, lines, opening),
        body=_range(page, lines, body if opening is None else opening + 1, tail if closing is None else closing),
        closing=None if closing is None else page.span(lines[closing].start, lines[tail - 1].end),
        end_block=_range(page, lines, tail, last + 1) if tail <= last else None,
    )


def _whole(page: Page, lines: tuple[Block, ...], index: int | None) -> Span | None:
    """Return the whole line as a span."""
    return None if index is None else page.span(lines[index].start, lines[index].end)


def _range(page: Page, lines: tuple[Block, ...], first: int, end: int) -> tuple[int, int]:
    """Return the offsets of the lines first:end."""
    if first >= end or first >= len(lines):
        place = lines[first].start if first < len(lines) else len(page.text)
        return place, place
    return lines[first].start, lines[end - 1].end

"""Lines of a PDF joined into paragraphs: by indent, by how full a line is, by size, by distance and by end marks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.read.pdf_columns import unfold
from drafter.read.pdf_lines import CELL_GAP, Line

_INDENT = 1.2  # of the size: a line that begins so far in begins a paragraph
_FULL = 1.8  # of the size: what a full line may lack at the right, also where its next word is short
_SLACK = 0.6  # of the size: gaps between Chinese and Latin that a word carried over would have taken with it
_SIZE_STEP = 0.12  # relative difference of size that parts title and text
_WIDE_PITCH = 1.5  # times the usual distance of lines
_CENTRED = 1.0  # of the size
_TITLE_SIZE = 1.15  # times the size of the text
_FAR = 4.0  # of the size: neither the distance of two lines nor the indent of a full line is so wide
_OUTLIERS = 0.05  # of the lines may stand out at either edge
_USUAL = 1 / 3  # where the distance within paragraphs stands among all distances, small ones first
_SALUTATION = re.compile(r"[^，,。；;：:《“]{2,40}(?:代表|委员|同志|先生|女士|会|党|社|盟|局|厅|院|室|组)们?[：:]")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")  # 一是 runs on in prose
_LABEL = re.compile(r"[^，,。；;：:]{2,8}[：:]")  # 发布日期：… above a salutation
_END_MARKS = "。！？；：!?;:”』」）)】"


@dataclass(frozen=True, slots=True)
class _Page:
    """The usual measures of a document's lines."""

    left: float
    right: float
    size: float
    pitch: float
    indents: bool  # paragraphs begin with an indent


def join_lines(lines: Sequence[Line]) -> list[str]:
    """Return the paragraphs; a sentence that runs over the end of a page or column stays whole."""
    if not lines:
        return []
    unfolded = unfold(lines)
    widths = {narrow for _line, narrow in unfolded}
    measures = {width: _measure([line for line, narrow in unfolded if narrow is width]) for width in widths}
    paragraphs = [lines[0].text]
    for (before, was_narrow), (line, narrow) in pairwise(unfolded):
        if was_narrow is narrow and _runs_on(before, line, measures[narrow]):
            paragraphs[-1] = _joined(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
    return paragraphs


def _measure(lines: Sequence[Line]) -> _Page:
    """Return left and right edge of the text, its size, and the distance of lines; weighted by characters."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) <= _SIZE_STEP * size]
    width = max(line.right for line in body) - min(line.left for line in body)
    long_lines = [line for line in body if line.right - line.left >= width / 2] or body
    steps = [
        before.baseline - line.baseline
        for before, line in pairwise(body)
        if before.page == line.page and 0 < before.baseline - line.baseline < _FAR * size
    ]
    left = _at_share([line.left for line in long_lines], _OUTLIERS)
    right = _at_share([line.right for line in long_lines], 1 - _OUTLIERS)
    indented = sum(_INDENT * size < line.left - left < _FAR * size for line in body)
    return _Page(left, right, size, _at_share(steps or [2 * size], _USUAL), indented * 10 > len(body))


def _at_share(measures: Sequence[float], share: float) -> float:
    """Return the measure that stands at this share of the way from the smallest to the largest."""
    return sorted(measures)[round(share * (len(measures) - 1))]


def _runs_on(before: Line, line: Line, page: _Page) -> bool:
    """Say whether a line continues the paragraph of the line before it."""
    if _is_apart(before, line, page):
        return False
    same_page = before.page == line.page
    if same_page and line.size >= _TITLE_SIZE * page.size:  # a title broken by meaning: lines about one axis
        return abs((before.left + before.right) - (line.left + line.right)) <= 2 * _CENTRED * line.size
    if before.left > page.left + _FAR * line.size:
        return False
    lacks = page.right - before.right
    ended = before.text[-1] in _END_MARKS
    if line.left - page.left > _INDENT * line.size:
        indented_alike = same_page and not page.indents and abs(line.left - before.left) <= line.size / 2
        return indented_alike and not ended and lacks < _FULL * line.size
    if lacks >= max(_FULL * line.size, line.lead + _SLACK * line.size):
        return False
    return not ended or ((page.indents or not same_page) and not _HEADING.match(line.text))


def _is_apart(before: Line, line: Line, page: _Page) -> bool:
    """Say whether size, distance, table cells or a salutation part two lines."""
    if abs(before.size - line.size) > _SIZE_STEP * max(before.size, line.size):
        return True
    if _LABEL.match(before.text) and _SALUTATION.fullmatch(line.text):
        return True
    distance = before.baseline - line.baseline
    near = 0 < distance <= _WIDE_PITCH * max(page.pitch, line.size)
    return (before.page == line.page and not near) or CELL_GAP in before.text or CELL_GAP in line.text


def _joined(text: str, line: str) -> str:
    gap = " " if text[-1:].isascii() and text[-1:].isalnum() and line[:1].isascii() and line[:1].isalnum() else ""
    return f"{text}{gap}{line}"

"""Headings without a number that stand on a line of their own (bold in the original, or their number was lost)."""

import re
from collections.abc import Sequence

from drafter.documents import Genre
from drafter.parse.outline_gaps import find_gaps, lacking_at
from drafter.parse.outline_levels import Entry, Kind
from drafter.parse.page import Block, Page
from drafter.parse.wording import FORM_LABEL

_SHORTEST, _LONGEST = 2, 40
_FIRST_CJK = "\u2e7f"
_END_MARK = re.compile(r"[。；，！？：、….|]$")
_STOP = re.compile(r"[。；！？]")
_FORM_FIELD = re.compile(rf"(?:{FORM_LABEL}|理由|案由|事由|案据|办法|内容)(?:：.*)?")
_LABEL = re.compile(r"[^，。；：“”0-9]{2,12}：")
_TOPIC = (
    r"(?:基本|总体|工作|有关|办理|主要|具体|相关|存在|当前|现实)?(?:的|主要|工作)*"
    r"(?:案由|案据|背景|情况|现状|问题|不足|困难|原因|分析|建议|对策|措施|做法|意见|成效|进展|打算|思路|安排|依据|方案|说明|理由)"
)
# Words that name a part of a paper, not a measure: 存在的问题, 意见和建议.
_PART = re.compile(rf"[^，。；：“”0-9]{{0,6}}?{_TOPIC}(?:[和及与、]{_TOPIC})?：?")
_KNOWN = re.compile(r"下一?步|今后|打算|情况|问题|建议|措施|做法|现状|成效|原因|对策|进展|困难|案由|分析")
_TITLE = re.compile(r"(?:提案|建议|答复|复函|议案|意见|的函|的报告)(?:（[^）]*）)?$")
_SENTENCE_ENDS = "。！？；：”）】."
_LEAST_PARALLEL = 2


def with_own_lines(page: Page, paragraphs: Sequence[Block], entries: Sequence[Entry], genre: Genre) -> list[Entry]:
    """Return the entries with the own-line headings among them, in reading order.

    One that stands where a numbered series lacks a number is a member of that series. A label that opens numbered
    items (建议：, 存在的问题) is no entry and adds no level; with a colon it is one in proposals only, elsewhere it is
    a field of a form (答复意见：).
    """
    marked = {entry.paragraph for entry in entries if entry.opens_line}
    lines = _heading_lines(page, paragraphs, marked, with_labels=genre == "proposal")
    found = [index for index in lines if not _opens_items(page, paragraphs, index, marked)]
    gaps = find_gaps(entries)
    number = 1 + max((entry.series for entry in entries), default=0)
    added, loose = [], []
    for index in found:
        place = paragraphs[index].start
        lacking = lacking_at(gaps, place)
        if lacking is None:
            loose.append(index)
        else:
            added.append(Entry(place, place, lacking.kind, lacking.series, 0, index, opens_line=True))
    words = {index: _words(page, paragraphs[index]) for index in loose}
    if len(loose) >= _LEAST_PARALLEL or any(_KNOWN.search(name) for name in words.values()):
        for index, name in words.items():
            is_label = name.endswith("：") or (len(found) < len(lines) and _PART.fullmatch(name) is not None)
            kind: Kind = "label" if is_label else "own_line"
            place = paragraphs[index].start
            added.append(Entry(place, place, kind, number, 0, index, opens_line=True))
    return sorted([*entries, *added], key=lambda entry: entry.start)


def _heading_lines(page: Page, paragraphs: Sequence[Block], marked: set[int], *, with_labels: bool) -> list[int]:
    """Return the indices of paragraphs that have the form and the place of a heading."""
    found: list[int] = []
    for index, paragraph in enumerate(paragraphs[:-1]):
        if index in marked or not _is_heading_line(page, paragraph, with_labels=with_labels):
            continue
        under = paragraphs[index + 1]
        follows_heading = index - 1 in marked or found[-1:] == [index - 1]
        if index and not follows_heading and page.folded[paragraphs[index - 1].end - 1] not in _SENTENCE_ENDS:
            continue
        if _is_cell(page, paragraph, under):
            continue
        if index + 1 in marked or _is_prose(page, paragraph, under):
            found.append(index)
    like_title = [index for index in found if _TITLE.search(_words(page, paragraphs[index]))]
    return found[1:] if like_title == [0] else found  # the title printed once more, not a heading that echoes an ask


def _is_heading_line(page: Page, paragraph: Block, *, with_labels: bool) -> bool:
    """Return whether a paragraph is short, has no end mark, or is a label with nothing behind its colon."""
    words = _words(page, paragraph)
    if not _SHORTEST <= len(words) <= _LONGEST or "\n" in words or _STOP.search(words):
        return False
    if _FORM_FIELD.fullmatch(words.replace(" ", "")):
        return False
    if sum(character > _FIRST_CJK for character in words) * 2 <= len(words):
        return False
    if not _END_MARK.search(words):
        return True
    return with_labels and _LABEL.fullmatch(words) is not None and _PART.fullmatch(words) is not None


def _is_prose(page: Page, heading: Block, under: Block) -> bool:
    """Return whether a sentence longer than the heading stands under it."""
    return page.folded[under.end - 1] in _SENTENCE_ENDS and under.end - under.start > heading.end - heading.start


def _is_cell(page: Page, paragraph: Block, under: Block) -> bool:
    """Return whether a paragraph is the last cell of a table row: a bar before it, a new line behind it."""
    before = page.folded[max(0, paragraph.start - 3) : paragraph.start]
    return "|" in before and "\n" in page.folded[paragraph.end : under.start]


def _opens_items(page: Page, paragraphs: Sequence[Block], index: int, marked: set[int]) -> bool:
    """Return whether a heading line only names the numbered items under it."""
    return index + 1 in marked and _PART.fullmatch(_words(page, paragraphs[index])) is not None


def _words(page: Page, paragraph: Block) -> str:
    """Return the folded words of a paragraph."""
    return page.folded[paragraph.start : paragraph.end]

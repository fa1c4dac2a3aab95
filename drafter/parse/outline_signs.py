"""Headings that a sign sets off instead of a number: 【关于…】 around the words, —— before them."""

import re
from collections.abc import Sequence

from drafter.parse.outline_levels import Entry
from drafter.parse.page import Block, Page

_BRACKETED = re.compile(r"【([^【】\n]{2,60})】")
_DASHED = re.compile(r"—{1,2} ?(?=[\u4e00-\u9fff“])")
_DATE_BELOW_TITLE = re.compile(r"—{1,2} ?(?:在|20[0-9]{2}年)")
# 【待补：…】 is what `draft` prints for a gap; the others are buttons of a page.
_NO_HEADING = re.compile(r"^(?:待|请|此处|注)|[0-9]|大中小|字体|打印|关闭|分享|收藏|字号|来源")
_LEAST_PARALLEL = 2


def with_signed(page: Page, paragraphs: Sequence[Block], entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with the headings in 【】 and the items behind —— among them, in reading order.

    Two alike at least; items behind —— stand in adjacent paragraphs. The brackets are left out of the words, the dash
    is the marker.
    """
    marked = {entry.paragraph for entry in entries if entry.opens_line}
    number = 1 + max((entry.series for entry in entries), default=0)
    free = [(index, paragraph) for index, paragraph in enumerate(paragraphs) if index not in marked]
    found = [
        Entry(named.start(), named.start(1), "own_line", number, 0, index, opens_line=True, ends=named.end(1))
        for index, paragraph in free
        if (named := _BRACKETED.match(page.folded, paragraph.start, paragraph.end)) and not _NO_HEADING.search(named[1])
    ]
    added = found if len(found) >= _LEAST_PARALLEL else []
    for group in _dashed(page, free):
        number += 1
        added += [Entry(dash.start(), dash.end(), "dash", number, 0, index, opens_line=True) for index, dash in group]
    return sorted([*entries, *added], key=lambda entry: entry.start)


def _dashed(page: Page, free: Sequence[tuple[int, Block]]) -> list[list[tuple[int, re.Match[str]]]]:
    """Return the groups of adjacent paragraphs that open with a dash."""
    groups: list[list[tuple[int, re.Match[str]]]] = []
    for index, paragraph in free:
        dash = _DASHED.match(page.folded, paragraph.start, paragraph.end)
        if dash is None or _DATE_BELOW_TITLE.match(page.folded, paragraph.start, paragraph.end):
            continue
        if groups and groups[-1][-1][0] == index - 1:
            groups[-1].append((index, dash))
        else:
            groups.append([(index, dash)])
    return [group for group in groups if len(group) >= _LEAST_PARALLEL]

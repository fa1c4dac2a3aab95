"""Headings without a number that open a paragraph and end in a full stop: 建立××机制。成立…."""

import re
from collections.abc import Sequence

from drafter.grammar.verbs import opens_measure
from drafter.parse.enclosed import find_enclosures
from drafter.parse.outline_levels import Entry
from drafter.parse.page import Block, Page

_LONGEST_RUN_IN = 36
_LEAST_BODY = 10  # characters that follow a run-in heading in its paragraph
_LEAST_PARALLEL = 2
_SENTENCE_MARK = re.compile(r"[。；！？]")
_STATES_FACT = re.compile(
    r"了|已|[0-9]|曾|近年|目前|去年|今年|我局|我市|我县|我区|我省|我们|您|贵|感谢|如下|以下|主要(?:有|是|包括)"
)
_NAMES_ASK = re.compile(r"关于|对于|针对|就")


def with_run_ins(page: Page, paragraphs: Sequence[Block], entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with the run-in headings among them, in reading order.

    A run-in heading is a short measure; it counts where neighbours under the same heading have one too.
    """
    marked = {entry.paragraph for entry in entries if entry.opens_line}
    number = 1 + max((entry.series for entry in entries), default=0)
    added = []
    for group in _parallel(page, paragraphs, marked):
        for index in group:
            place = paragraphs[index].start
            added.append(Entry(place, place, "run_in", number, 0, index, opens_line=True))
        number += 1
    return sorted([*entries, *added], key=lambda entry: entry.start)


def _parallel(page: Page, paragraphs: Sequence[Block], marked: set[int]) -> list[list[int]]:
    """Return the paragraphs that open with a run-in heading, as groups of neighbours; loners are left out."""
    groups: list[list[int]] = []
    group: list[int] = []
    others = 0
    for index, paragraph in enumerate(paragraphs):
        if index in marked:
            groups += _kept(group, others)
            group, others = [], 0
        elif _opens_with_heading(page, paragraph):
            group.append(index)
        else:
            others += 1
    return groups + _kept(group, others)


def _kept(group: list[int], others: int) -> list[list[int]]:
    """Return the group, if it is parallel: two headings or more, and not fewer than the paragraphs without one."""
    return [group] if len(group) >= _LEAST_PARALLEL and len(group) >= others else []


def _opens_with_heading(page: Page, paragraph: Block) -> bool:
    """Return whether a paragraph opens with a short measure that ends in a full stop, and goes on."""
    stop = page.folded.find("。", paragraph.start, min(paragraph.end, paragraph.start + _LONGEST_RUN_IN))
    if stop < 0 or paragraph.end - stop < _LEAST_BODY:
        return False
    words = page.folded[paragraph.start : stop]
    if _SENTENCE_MARK.search(words) or _STATES_FACT.search(words) or words.count("，") > 1:
        return False
    if not (opens_measure(page.folded, paragraph.start) or _NAMES_ASK.match(words)):
        return False
    enclosures = find_enclosures(page.folded, paragraph.start, min(paragraph.end, stop + _LONGEST_RUN_IN))
    return enclosures.around(stop) is None

"""Headings without a number: on a line of their own, or opening a paragraph and ending in a full stop."""

import re
from collections.abc import Sequence

from drafter.grammar.verbs import opens_measure
from drafter.parse.enclosed import find_enclosures
from drafter.parse.outline_levels import Entry
from drafter.parse.page import Page
from drafter.parse.paragraphs import Paragraph

_SHORTEST_LINE, _LONGEST_LINE = 3, 40
_LONGEST_RUN_IN = 36
_LEAST_BODY = 15  # characters that follow a run-in heading in its paragraph
_LEAST_PARALLEL = 2
_END_MARK = re.compile(r"[。；，！？：、…,.;|]$")
_SENTENCE_MARK = re.compile(r"[。；！？]")
_STATES_FACT = re.compile(
    r"了|已|[0-9]|曾|近年|目前|去年|今年|我局|我市|我县|我区|我省|我们|您|贵|感谢|如下|以下|主要(?:有|是|包括)"
)
_NAMES_ASK = re.compile(r"关于|对于|针对|就")


def find_own_lines(page: Page, paragraphs: Sequence[Paragraph], marked: set[int]) -> list[int]:
    """Return the indices of paragraphs that are a heading without a number.

    `marked`: the paragraphs that open with a marker. A heading line is short, has no end mark, follows a finished
    sentence, and something longer or numbered stands under it.
    """
    found = []
    for index, paragraph in enumerate(paragraphs[:-1]):
        if index in marked or not _is_heading_line(page, paragraph):
            continue
        under = paragraphs[index + 1]
        is_prose = page.folded[under.end - 1] in "。！；：）”" and _length(under) > _length(paragraph)
        if index + 1 in marked or is_prose:
            found.append(index)
    return found


def find_run_ins(page: Page, paragraphs: Sequence[Paragraph], marked: set[int]) -> dict[int, int]:
    """Return paragraph index → end of the heading, for paragraphs that open with a short measure and a full stop."""
    ends = {}
    for index, paragraph in enumerate(paragraphs):
        if index in marked:
            continue
        end = _run_in_end(page, paragraph)
        if end is not None:
            ends[index] = end
    return ends


def parallel_run_ins(entries: Sequence[Entry], ends: dict[int, int], unmarked: set[int]) -> list[list[int]]:
    """Return the run-in headings as groups of neighbours under one heading; loners are left out."""
    headings = {entry.paragraph for entry in entries if entry.opens_line}
    groups: list[list[int]] = []
    others = 0
    group: list[int] = []
    for index in sorted(headings | unmarked):
        if index in headings:
            groups, group, others = [*groups, *_kept(group, others)], [], 0
        elif index in ends:
            group.append(index)
        else:
            others += 1
    return [*groups, *_kept(group, others)]


def _kept(group: list[int], others: int) -> list[list[int]]:
    """Return the group, if it is parallel: two headings or more, and not fewer than the paragraphs without one."""
    return [group] if len(group) >= _LEAST_PARALLEL and len(group) >= others else []


def _is_heading_line(page: Page, paragraph: Paragraph) -> bool:
    """Return whether a paragraph has the form of a heading on its own line."""
    words = page.folded[paragraph.start : paragraph.end]
    return (
        _SHORTEST_LINE <= len(words) <= _LONGEST_LINE
        and "\n" not in words
        and not _END_MARK.search(words)
        and not _SENTENCE_MARK.search(words)
        and any(character > "\u2e7f" for character in words)
    )


def _run_in_end(page: Page, paragraph: Paragraph) -> int | None:
    """Return where the run-in heading of a paragraph ends, its full stop excluded, or None."""
    stop = page.folded.find("。", paragraph.start, min(paragraph.end, paragraph.start + _LONGEST_RUN_IN))
    if stop < 0 or paragraph.end - stop < _LEAST_BODY:
        return None
    words = page.folded[paragraph.start : stop]
    if _SENTENCE_MARK.search(words) or _STATES_FACT.search(words) or words.count("，") > 1:
        return None
    if not (opens_measure(page.folded, paragraph.start) or _NAMES_ASK.match(words)):
        return None
    enclosures = find_enclosures(page.folded, paragraph.start, min(paragraph.end, stop + _LONGEST_RUN_IN))
    return stop if enclosures.around(stop) is None else None


def _length(paragraph: Paragraph) -> int:
    """Return the number of characters of a paragraph."""
    return paragraph.end - paragraph.start

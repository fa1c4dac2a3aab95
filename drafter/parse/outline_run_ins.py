"""Headings without a number that open a paragraph and end in a full stop: 建立××机制。成立…."""

import re
from collections.abc import Collection, Sequence

from drafter.grammar.verbs import opens_measure
from drafter.parse.enclosed import find_enclosures
from drafter.parse.outline_gaps import find_gaps, lacking_at
from drafter.parse.outline_levels import Entry, Kind
from drafter.parse.page import Block, Page
from drafter.parse.stops import stop_pattern
from drafter.parse.wording import FORM_LABEL

Range = tuple[int, int]

_LONGEST = 36
_LONGEST_LABEL = 20  # with a colon: 加大资金支持：…
_LEAST_BODY = 10  # characters that follow a run-in heading in its paragraph
_LEAST_PARALLEL = 2
_BULLET = re.compile(r"[—–\-·•▪●◆■★※◇□▲△> ]{0,4}")
_COLON = re.compile("：")
_STATES_FACT = re.compile(
    r"^(?:我[局市县区省州委厅部]|我们|您|贵|目前|近年)|了|已|曾|去年|今年|感谢|如下|以下|主要(?:有|是|包括)"
    r"|[0-9](?:\.[0-9]+)?[年月日个家项万亿%人次名台场条]"
)
# Short statements name what stands in their paragraphs where three neighbours open with one, two if they name a lack.
_STATEMENT = re.compile(r"[\u4e00-\u9fff、“”]{4,12}。")
_LEAST_STATEMENTS = 3
_LACKS = re.compile(r"(?:不[^，。]{1,3}|薄弱|滞后|短缺|缺乏|缺失|[偏较][低少弱差]|单一|老化|困难|突出|严重)。\Z")
# 就业培训由“大水漫灌”转向“点单配送”。 tells of a turn; the paragraph tells how.
_TURN = re.compile(r"(?:由|从)?“[^“”。]{2,12}”[\u4e00-\u9fff]{1,4}“[^“”。]{2,12}”\Z")
_QUOTED = re.compile(r"“[^“”]*”")
_FORM_FIELD = re.compile(FORM_LABEL)
_NAMES_ASK = re.compile(r"关于|对于|针对|就")
_NAMES_TOPIC = re.compile(r"[^，]{2,16}(?:方面|情况|问题)\Z")


def with_run_ins(page: Page, paragraphs: Sequence[Block], entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with the run-in headings among them, in reading order.

    A run-in heading is a short measure. It counts where neighbours under the same heading have one too, or where a
    numbered series lacks a number.
    """
    marked = {entry.paragraph for entry in entries if entry.opens_line}
    stops = stop_pattern(page)
    openings = {
        index: words
        for index, paragraph in enumerate(paragraphs)
        if index not in marked and (words := _heading(page, paragraph, stops)) is not None
    }
    gaps = find_gaps(entries)
    lost = {index: member for index, words in openings.items() if (member := lacking_at(gaps, words[0]))}
    added = [_entry(openings[index], member.kind, member.series, index) for index, member in lost.items()]
    number = 1 + max((entry.series for entry in entries), default=0)
    openings = _statements(page, paragraphs, marked) | openings
    for group in _parallel(len(paragraphs), marked | set(lost), openings):
        added += [_entry(openings[index], "run_in", number, index) for index in group]
        number += 1
    return sorted([*entries, *added], key=lambda entry: entry.start)


def _entry(words: Range, kind: Kind, series: int, index: int) -> Entry:
    """Return the entry of a run-in heading."""
    return Entry(words[0], words[0], kind, series, 0, index, opens_line=True, ends=words[1])


def _statements(page: Page, paragraphs: Sequence[Block], marked: Collection[int]) -> dict[int, Range]:
    """Return the short statements that open adjacent paragraphs right under a heading: 企业小散弱。…."""
    found: dict[int, Range] = {}
    for first in sorted(index + 1 for index in marked):
        group: list[re.Match[str]] = []
        for index in range(first, len(paragraphs)):
            paragraph = paragraphs[index]
            words = _STATEMENT.match(page.folded, paragraph.start, paragraph.end)
            if index in marked or words is None or paragraph.end - words.end() < _LEAST_BODY:
                break
            if _STATES_FACT.search(words.group()):
                break
            group.append(words)
        lacks = sum(_LACKS.search(words.group()) is not None for words in group)
        if len(group) >= _LEAST_STATEMENTS or lacks >= _LEAST_PARALLEL:
            found |= {first + place: (words.start(), words.end() - 1) for place, words in enumerate(group)}
    return found


def _parallel(paragraphs: int, marked: set[int], openings: Collection[int]) -> list[list[int]]:
    """Return the paragraphs that open with a run-in heading, as groups of neighbours; loners are left out.

    Between the first and the last of a group there are no more paragraphs without a heading than with one.
    """
    groups: list[list[int]] = [[]]
    for index in range(paragraphs):
        if index in marked:
            groups.append([])
        elif index in openings:
            groups[-1].append(index)
    return [group for group in groups if len(group) >= _LEAST_PARALLEL and group[-1] - group[0] < 2 * len(group)]


def _heading(page: Page, paragraph: Block, stops: re.Pattern[str]) -> Range | None:
    """Return where the words of a run-in heading stand, behind a dash, None if the paragraph opens with none."""
    bullet = _BULLET.match(page.folded, paragraph.start, paragraph.end)
    start = paragraph.start if bullet is None else bullet.end()
    stop = stops.search(page.folded, start, min(paragraph.end, start + _LONGEST))
    colon = _COLON.search(page.folded, start, min(paragraph.end, start + _LONGEST_LABEL))
    end = min(mark.start() for mark in (stop, colon) if mark is not None) if stop or colon else None
    if end is None or paragraph.end - end < _LEAST_BODY or page.folded[end] not in "。.：":
        return None
    words = page.folded[start:end]
    if _STATES_FACT.search(_QUOTED.sub("", words)) or words.count("，") > 1 or _FORM_FIELD.fullmatch(words):
        return None
    is_measure = opens_measure(page.folded, start) or (page.folded[end] != "：" and _TURN.search(words) is not None)
    is_topic = _NAMES_ASK.match(words) is not None or _NAMES_TOPIC.match(words) is not None
    if not (is_measure or (is_topic and page.folded[end] != "：")):
        return None
    enclosures = find_enclosures(page.folded, start, min(paragraph.end, end + _LONGEST))
    return (start, end) if enclosures.around(end) is None else None

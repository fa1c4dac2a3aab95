"""Where the words of each heading end: at its stop, the next marker, the line end, or where a stop was forgotten."""

import re
from collections import Counter
from collections.abc import Sequence

from drafter.grammar.markers import RUN_IN
from drafter.grammar.verbs import MEASURE_NOUNS
from drafter.parse.enclosed import find_enclosures
from drafter.parse.outline_levels import Entry
from drafter.parse.page import Block, Page
from drafter.parse.stops import stop_pattern

Range = tuple[int, int]

_EDGE = "。；！？，：、.… \n"
_FULL_STOPS = frozenset("。.")
_WIDE_GAP = re.compile(r" {2,}")
_GAP = re.compile(r" +")
# A name that one space parts from a sentence longer than itself: 治理“旧账” 自2019年….
_SPACE_STOP = re.compile(
    r"([\u4e00-\u9fff“][^，。；： ]{2,22}[\u4e00-\u9fff”）]) "
    r"(?=(?:[\u4e00-\u9fff“《]|20[0-9]{2}年)[^。；]{7}[^。；]*?，)"
)
_LEAST_PARALLEL = 2
_LONGEST_NAME = 40  # characters of a heading that a space ends
_SHORT = 30  # a heading no longer than this is only a name
_LONGEST_LOOK = 60
_SHORTEST_NAME, _LEAST_REST = 5, 8
# Verbs and adverbs that open the sentence behind a heading whose full stop was forgotten, and are no part of a name
# as 引导 in 引导基金 or 培育 in 人才培育 are.
_GOES_ON = re.compile(
    r"启动|落实|聚焦|围绕|依托|通过|充分|深入|进一步|积极|大力|全面|认真|坚持|组织|制定|出台|印发|设立|建立|成立|开展|实施|鼓励|加大|加快|加强"
    r"|打造|搭建|构建|完善|健全|强化|拓宽|争取|探索|按照|针对|结合|根据|近年|目前|今年|去年|截至|我[市局委县区省厅]|20[0-9]{2}年"
    r"|培育(?=发展|壮大|引进)|规范(?!化|管理|建设|体系|标准|发展|运行|引导|有序|性)|支持(?=[^，。；]{0,6}(?:企业|高校|院所))"
)
_TIME = re.compile(r"近年来|近[一二两三五几]年|目前|截[至止]|今年以来|20[0-9]{2}年(?:以来|底|末)?|我[市局委县区省厅]")


def find_words(page: Page, paragraphs: Sequence[Block], entries: Sequence[Entry]) -> list[Range]:
    """Return where the words of each entry stand, marker and marks around them left out."""
    stops = stop_pattern(page)
    crowded = _crowded(entries)
    spans = [
        _to_stop(page, stops, paragraphs[entry.paragraph].end, entry, following)
        for entry, following in zip(entries, [*entries[1:], None], strict=False)
    ]
    spans = [
        _to_gap(page, span, narrow=entry.paragraph in crowded and entry.kind not in RUN_IN)
        for entry, span in zip(entries, spans, strict=True)
    ]
    spans = _to_space_stop(page, entries, spans)
    named = {
        entry.series
        for entry, (start, end) in zip(entries, spans, strict=True)
        if end - start <= _SHORT
        and page.folded[end : end + 1] in _FULL_STOPS
        and end + 1 < paragraphs[entry.paragraph].end
    }
    return [
        _to_forgotten_stop(page, span) if entry.series in named and span[1] - span[0] > _SHORT else span
        for entry, span in zip(entries, spans, strict=True)
    ]


def _crowded(entries: Sequence[Entry]) -> set[int]:
    """Return the paragraphs with several headings of one numbered series: a letter whose lines were run together."""
    counts = Counter((entry.paragraph, entry.series) for entry in entries if entry.kind not in RUN_IN)
    return {paragraph for (paragraph, _), count in counts.items() if count > 1}


def _to_stop(page: Page, stops: re.Pattern[str], limit: int, entry: Entry, following: Entry | None) -> Range:
    """Return the words up to the first full stop or ；, the next marker or the end of the paragraph."""
    if entry.ends is not None:
        return _trimmed(page, entry.words, entry.ends)
    if following is not None:
        limit = min(limit, following.start)
    enclosures = find_enclosures(page.folded, entry.words, limit)
    end = next(
        (
            stop.start()
            for stop in stops.finditer(page.folded, entry.words, limit)
            if enclosures.around(stop.start()) is None
        ),
        limit,
    )
    return _trimmed(page, entry.words, end)


def _to_gap(page: Page, span: Range, *, narrow: bool) -> Range:
    """Return the words up to a wide gap, or in a letter run together up to any space."""
    start, end = span
    if " " not in page.folded[start:end] and not narrow:
        return span
    enclosures = find_enclosures(page.folded, start, end)
    for gap in (_GAP if narrow else _WIDE_GAP).finditer(page.folded, start, min(end, start + _LONGEST_NAME)):
        if enclosures.around(gap.start()) is None:
            return _trimmed(page, start, gap.start())
    if narrow:
        time = _TIME.search(page.folded, start + _SHORTEST_NAME, min(end, start + _LONGEST_NAME))
        if (
            time is not None
            and enclosures.around(time.start()) is None
            and "，" not in page.folded[start : time.start()]
        ):
            return _trimmed(page, start, time.start())
    return span


def _to_space_stop(page: Page, entries: Sequence[Entry], spans: Sequence[Range]) -> list[Range]:
    """Return the words up to a single space where half of a series has a space in place of its full stop."""
    stops = [_SPACE_STOP.match(page.folded, *span) for span in spans]
    spaced = Counter(entry.series for entry, stop in zip(entries, stops, strict=True) if stop is not None)
    members = Counter(entry.series for entry in entries)
    parallel = {series for series, count in spaced.items() if count >= _LEAST_PARALLEL and 2 * count >= members[series]}
    return [
        span
        if stop is None
        or entry.series not in parallel
        or find_enclosures(page.folded, *span).around(stop.end(1)) is not None
        else stop.span(1)
        for entry, span, stop in zip(entries, spans, stops, strict=True)
    ]


def _to_forgotten_stop(page: Page, span: Range) -> Range:
    """Return the words up to where the name of a measure ends and its first sentence starts: …高地|启动…计划.

    Observed in printed replies; only where the neighbours in the series have a stop behind their short names.
    """
    start, end = span
    enclosures = find_enclosures(page.folded, start, end)
    for junction in _GOES_ON.finditer(
        page.folded, start + _SHORTEST_NAME, min(end - _LEAST_REST, start + _LONGEST_LOOK)
    ):
        place = junction.start()
        if page.folded[place - 2 : place] in MEASURE_NOUNS and enclosures.around(place) is None:
            return _trimmed(page, start, place)
    return span


def _trimmed(page: Page, start: int, end: int) -> Range:
    """Return start:end without marks and white space around it."""
    words = page.folded[start:end]
    first = start + len(words) - len(words.lstrip(_EDGE))
    return first, max(first, start + len(words.rstrip(_EDGE)))

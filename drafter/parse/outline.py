"""The heading tree of the letter, numbered or not."""

from collections.abc import Sequence

from drafter.documents import Genre, Heading
from drafter.grammar.markers import RUN_IN
from drafter.parse.outline_gaps import find_conclusions
from drafter.parse.outline_levels import Entry, find_levels
from drafter.parse.outline_markers import Series, find_series
from drafter.parse.outline_own_lines import with_own_lines
from drafter.parse.outline_run_ins import with_run_ins
from drafter.parse.outline_signs import with_signed
from drafter.parse.outline_words import find_words
from drafter.parse.page import Block, Frame, Page


def find_outline(page: Page, frame: Frame, paragraphs: tuple[Block, ...], genre: Genre) -> tuple[Heading, ...]:
    """Return the entries of the body's outline in reading order, levels counted from the letter's outermost."""
    entries = with_signed(page, paragraphs, _numbered(find_series(page, paragraphs)))
    entries = with_run_ins(page, paragraphs, with_own_lines(page, paragraphs, entries, genre))
    conclusions = find_conclusions(page, paragraphs, entries)
    levels = find_levels(entries, conclusions)
    spans = find_words(page, paragraphs, entries)
    ends = _body_ends(frame.body[1], paragraphs, entries, levels)
    ends = [min(end, conclusions.get(entry.series, end)) for entry, end in zip(entries, ends, strict=True)]
    return tuple(
        Heading(
            level,
            page.text[entry.start : entry.words].strip().replace("\n", "").removeprefix("【"),
            page.text[start:end],
            entry.start,
            end,
            max(end, _before_space(page.text, body_end)),
        )
        for entry, level, (start, end), body_end in zip(entries, levels, spans, ends, strict=True)
        if start < end
    )


def _numbered(all_series: Sequence[Series]) -> list[Entry]:
    """Return the members of all series in reading order."""
    entries = [
        Entry(
            found.marker.start,
            found.marker.end,
            series.family,
            number,
            found.marker.ordinal,
            found.paragraph,
            found.place == "line",
        )
        for number, series in enumerate(all_series)
        for found in series.members
    ]
    return sorted(entries, key=lambda entry: entry.start)


def _body_ends(
    body_end: int, paragraphs: Sequence[Block], entries: Sequence[Entry], levels: Sequence[int]
) -> list[int]:
    """Return where what stands under each entry ends: before the next entry that is not deeper."""
    ends = [0] * len(entries)
    open_entries: list[int] = []
    for index, level in enumerate([*levels, 0]):
        position = entries[index].start if index < len(entries) else body_end
        while open_entries and levels[open_entries[-1]] >= level:
            closed = open_entries.pop()
            end = position
            if entries[closed].kind in RUN_IN:  # 一是 ends with its paragraph, or with that of its last sub-point
                end = min(position, paragraphs[entries[index - 1].paragraph].end)
            ends[closed] = end
        open_entries.append(index)
    return ends


def _before_space(text: str, position: int) -> int:
    """Return `position` moved back over white space, table bars and dashes."""
    while position > 0 and (text[position - 1].isspace() or text[position - 1] in "|—"):
        position -= 1
    return position

"""Where a numbered series lacks a number, and where it ends before a paragraph that concludes."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from drafter.grammar.markers import RUN_IN
from drafter.parse.outline_levels import Entry
from drafter.parse.page import Block, Page

Gap = tuple[int, int, Entry]

_MOST_NESTED = 8  # gaps looked back over for the one that holds a place
_CONCLUDES = re.compile(
    r"下一?步|下一?阶段|今后|接下来|后续|下半年|明年|总之|综上|以上|此外|另外|同时|对于?您|针对您|关于您|至于|您(?:在|所|提|建|反)|贵[党委会社院校]"
    r"|我[局委厅办部]将|我们将"
)
_LEAST_SIBLINGS = 2


def find_gaps(entries: Sequence[Entry]) -> list[Gap]:
    """Return where a line series leaves a number out, as (start, end, a member): 一、 … 三、."""
    gaps = []
    last: dict[int, Entry] = {}
    for entry in entries:
        if not entry.opens_line or entry.kind in RUN_IN:
            continue
        before = last.get(entry.series)
        if before is not None and before.ordinal and entry.ordinal - before.ordinal > 1:
            gaps.append((before.start, entry.start, before))
        last[entry.series] = entry
    return sorted(gaps, key=lambda gap: gap[0])


def lacking_at(gaps: Sequence[Gap], place: int) -> Entry | None:
    """Return a member of the series that lacks a number at `place`; of nested gaps the inner one."""
    before = bisect_right(gaps, place, key=lambda gap: gap[0])
    nearest = reversed(gaps[max(0, before - _MOST_NESTED) : before])
    return next((member for _, end, member in nearest if place < end), None)


def find_conclusions(page: Page, paragraphs: Sequence[Block], entries: Sequence[Entry]) -> dict[int, int]:
    """Return series → offset of the paragraph behind its last member that stands under none of them.

    Where every item is one paragraph, a further paragraph that opens with 下一步, 总之, 您提出的 … belongs to the
    letter, not to the last item (observed in fixtures/letters/whole-paragraph-items).
    """
    members: dict[int, list[int]] = {}
    for entry in entries:
        if entry.opens_line:
            members.setdefault(entry.series, []).append(entry.paragraph)
    opening = {entry.paragraph for entry in entries if entry.opens_line}
    conclusions = {}
    for series, places in members.items():
        behind = places[-1] + 1
        if len(places) < _LEAST_SIBLINGS or any(after - before != 1 for before, after in pairwise(places)):
            continue
        if (
            behind < len(paragraphs)
            and behind not in opening
            and _CONCLUDES.match(page.folded, paragraphs[behind].start)
        ):
            conclusions[series] = paragraphs[behind].start
    return conclusions

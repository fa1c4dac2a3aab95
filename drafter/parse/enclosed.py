"""What stands inside quotation marks, book-title marks and brackets."""

import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

_CLOSES = {"”": "“", "’": "‘", "》": "《", "）": "（", "】": "【", "〕": "〔"}
_OPENS = frozenset(_CLOSES.values())
_NO_NESTING = frozenset("“‘")
_MARK = re.compile(r"[“”‘’《》（）【】〔〕\"]")
_FULL_STOP = re.compile(r"。|(?<=[\u3400-\u9fff])\.")
_LONGEST = 400  # a pair farther apart is two slips, not a pair


class Enclosures(NamedTuple):
    """Outermost pairs in reading order: `starts[i]` opens, `ends[i]` is after the closing mark."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def around(self, position: int) -> tuple[int, int] | None:
        """Return the pair that `position` stands inside of, marks excluded at the start, or None."""
        index = bisect_right(self.starts, position - 1) - 1
        if index < 0 or position >= self.ends[index]:
            return None
        return self.starts[index], self.ends[index]


_NONE = Enclosures((), ())


def find_enclosures(folded: str, start: int, end: int) -> Enclosures:
    """Return the outermost pairs in start:end; a mark without its partner is passed over.

    A quotation that runs over a full stop counts only if it was announced by a colon (observed in printed replies:
    `前引导”“后支持”“后补助` leaves an opening mark that would pair with one far away).
    """
    if _MARK.search(folded, start, end) is None:
        return _NONE
    pairs = [pair for pair in _pairs(folded, start, end) if _is_pair(folded, *pair)]
    outermost: list[tuple[int, int]] = []
    for opening, closing in sorted(pairs):
        if not outermost or opening >= outermost[-1][1]:
            outermost.append((opening, closing + 1))
    return Enclosures(tuple(pair[0] for pair in outermost), tuple(pair[1] for pair in outermost))


def _pairs(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the matching marks (opening, closing)."""
    found = []
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for match in _MARK.finditer(folded, start, end):
        mark, position = match.group(), match.start()
        if mark in _OPENS:
            if mark in _NO_NESTING:
                waiting[mark].clear()
            waiting[mark].append(position)
        elif mark in _CLOSES and waiting[_CLOSES[mark]]:
            found.append((waiting[_CLOSES[mark]].pop(), position))
        elif mark == '"':
            if waiting['"']:
                found.append((waiting['"'].pop(), position))
            else:
                waiting['"'].append(position)
    return found


def _is_pair(folded: str, opening: int, closing: int) -> bool:
    """Return whether two marks belong together."""
    if closing - opening > _LONGEST:
        return False
    if folded[opening] in "（〔【《":
        return True
    stop = _FULL_STOP.search(folded, opening, closing)
    return stop is None or stop.end() == closing or folded[opening - 1 : opening] == "："

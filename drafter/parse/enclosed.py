"""What stands inside quotation marks, book-title marks and brackets."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

_CLOSES = {"”": "“", "’": "‘", "》": "《", "）": "（", "】": "【", "〕": "〔"}
_OPENS = frozenset(_CLOSES.values())
_NO_NESTING = frozenset("“‘")
_MARK = re.compile(r"[“”‘’《》（）【】〔〕\"]")
_FULL_STOP = re.compile(r"。|(?<=[\u3400-\u9fff])\.")
_LONGEST = 400  # a pair farther apart is two slips, not a pair


@dataclass(slots=True)
class Enclosures:
    """The outermost pairs in start:end of a folded text; they are looked for when a place behind `first` is asked for.

    Most places that are asked for have no mark before them.
    """

    folded: str
    first: int  # the first mark
    end: int
    _pairs: list[tuple[int, int]] | None = None  # in reading order: the opening mark, behind the closing mark

    def around(self, position: int) -> tuple[int, int] | None:
        """Return the pair that `position` stands inside of, marks excluded at the start, or None."""
        if position <= self.first:
            return None
        if self._pairs is None:
            self._pairs = _outermost(self.folded, self.first, self.end)
        index = bisect_left(self._pairs, (position,)) - 1
        return self._pairs[index] if index >= 0 and position < self._pairs[index][1] else None


def find_enclosures(folded: str, start: int, end: int) -> Enclosures:
    """Return the outermost pairs in start:end; a mark without its partner is passed over.

    A quotation that runs over a full stop counts only if it was announced by a colon (observed in printed replies:
    `前引导”“后支持”“后补助` leaves an opening mark that would pair with one far away).
    """
    mark = _MARK.search(folded, start, end)
    return Enclosures(folded, end if mark is None else mark.start(), end)


def _outermost(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the pairs in start:end that stand in no other."""
    outermost: list[tuple[int, int]] = []
    for opening, closing in sorted(pair for pair in _pairs(folded, start, end) if _is_pair(folded, *pair)):
        if not outermost or opening >= outermost[-1][1]:
            outermost.append((opening, closing + 1))
    return outermost


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

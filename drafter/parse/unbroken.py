"""The page without the line breaks inside sentences: what a hard-wrapped file broke reads whole again."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.documents import Sentence
from drafter.parse.page import Page

_BREAK = re.compile(r" *\n\s*")


@dataclass(frozen=True, slots=True)
class Unbroken:
    """`text` is the folded page without those breaks; its piece i starts at `starts[i]`, in the page at `places[i]`."""

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters start:end of `text` stand in the page, breaks between them included."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_left(self.starts, end, first) - 1
        return self.places[first] + start - self.starts[first], self.places[last] + end - self.starts[last]

    def index(self, place: int) -> int:
        """Return the offset in `text` of an offset in the page; within a break, that of the break."""
        piece = bisect_right(self.places, place) - 1
        following = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(self.starts[piece] + place - self.places[piece], following)


def unbreak(page: Page, sentences: Sequence[Sentence]) -> Unbroken:
    """Return the page without line breaks inside sentences."""
    pieces: list[str] = []
    starts, places, reached, length = [0], [0], 0, 0
    for sentence in sentences:
        if page.folded.find("\n", sentence.start, sentence.end) < 0:
            continue
        for match in _BREAK.finditer(page.folded, sentence.start, sentence.end):
            pieces.append(page.folded[reached : match.start()])
            length += match.start() - reached
            reached = match.end()
            starts.append(length)
            places.append(reached)
    pieces.append(page.folded[reached:])
    return Unbroken("".join(pieces), tuple(starts), tuple(places))

"""The folded letter without the line ends that a hard-wrapped file put inside its sentences."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from drafter.documents import Letter
from drafter.grammar.fold import fold

_TABBED_ROW = re.compile(r"^[^\t\n。]*(?:\t[^\t\n。]*){2,}$", re.MULTILINE)
_BREAK = re.compile(r" *\n\s*")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """`text` in pieces: piece i begins at `starts[i]`, and in the letter at `places[i]`."""

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def place(self, position: int) -> int:
        """Return the offset in the letter of an offset in `text`."""
        piece = bisect_right(self.starts, position) - 1
        return self.places[piece] + position - self.starts[piece]

    def end_place(self, position: int) -> int:
        """Return the offset in the letter of an end: behind the last character that belongs to it."""
        return self.place(position - 1) + 1 if position else 0

    def position(self, place: int) -> int:
        """Return the offset in `text` of an offset in the letter."""
        piece = bisect_right(self.places, place) - 1
        return self.starts[piece] + place - self.places[piece]


def _with_bars(text: str, folded: str) -> str:
    """Return the folded text with bars for the tabs of a table's rows: folding makes them spaces."""
    pieces, reached = [], 0
    for row in _TABBED_ROW.finditer(text):
        pieces.append(folded[reached : row.start()])
        pieces += ["|" if sign == "\t" else folded[at] for at, sign in enumerate(row.group(), row.start())]
        reached = row.end()
    return "".join((*pieces, folded[reached:]))


def unwrap(letter: Letter) -> Unwrapped:
    """Return the folded text of a letter without line ends inside its sentences."""
    folded = _with_bars(letter.text, fold(letter.text))
    pieces: list[str] = []
    starts, places, reached, length = [0], [0], 0, 0
    for sentence in letter.sentences:
        if "\n" not in folded[sentence.start : sentence.end].strip():
            continue
        for match in _BREAK.finditer(folded, sentence.start, sentence.end):
            pieces.append(folded[reached : match.start()])
            length += match.start() - reached
            reached = match.end()
            starts.append(length)
            places.append(reached)
    pieces.append(folded[reached:])
    return Unwrapped("".join(pieces), tuple(starts), tuple(places))

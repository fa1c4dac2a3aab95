"""A letter with quick ways to its sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.documents import Heading, Letter, Sentence


def _start(heading: Heading) -> int:
    return heading.start


@dataclass(frozen=True, slots=True)
class View:
    """`letter` and the starts of its sentences."""

    letter: Letter
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Note where the sentences start."""
        object.__setattr__(self, "starts", tuple(sentence.start for sentence in self.letter.sentences))

    def words(self, sentence: Sentence) -> str:
        """Return the words of a sentence."""
        return self.letter.text[sentence.start : sentence.end]

    def between(self, start: int, end: int) -> Sequence[Sentence]:
        """Return the sentences that start in start:end."""
        return self.letter.sentences[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def headings_between(self, start: int, end: int) -> Sequence[Heading]:
        """Return the headings that start in start:end."""
        outline = self.letter.outline
        first = bisect_left(outline, start, key=_start)
        return outline[first : bisect_left(outline, end, lo=first, key=_start)]

    def id_at(self, position: int) -> int:
        """Return the id of the sentence at a position, else of the one before it."""
        at = max(bisect_right(self.starts, position) - 1, 0)
        return self.letter.sentences[at].id

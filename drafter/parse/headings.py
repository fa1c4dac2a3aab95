"""What the other questions ask of a heading: its words, folded, and the sentences in a stretch of the letter."""

from collections.abc import Iterable, Sequence

from drafter.documents import Heading, Sentence
from drafter.parse.page import Page

Range = tuple[int, int]


def words_range(heading: Heading) -> Range:
    """Return where the words of a heading stand, its marker left out."""
    return heading.end - len(heading.text), heading.end


def folded_words(page: Page, heading: Heading) -> str:
    """Return the words of a heading, folded."""
    return page.folded[heading.end - len(heading.text) : heading.end]


def ids_in(sentences: Sequence[Sentence], ranges: Iterable[Range]) -> set[int]:
    """Return the ids of the sentences that start in one of the ranges; sentences are in reading order."""
    ids = set()
    waiting = sorted(ranges)
    reach = position = 0
    for sentence in sentences:
        while position < len(waiting) and waiting[position][0] <= sentence.start:
            reach = max(reach, waiting[position][1])
            position += 1
        if sentence.start < reach:
            ids.add(sentence.id)
    return ids

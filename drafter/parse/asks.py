"""What the proposer asks for, with the ids that every room keeps."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from drafter.documents import Ask, Genre, Heading, Sentence
from drafter.parse.asks_named import named_in_headings, named_in_sentences, quoted_under
from drafter.parse.asks_raised import raised
from drafter.parse.page import Frame, Page

Range = tuple[int, int]


def find_asks(
    page: Page, frame: Frame, genre: Genre, outline: Sequence[Heading], sentences: Sequence[Sentence]
) -> tuple[Ask, ...]:
    """Return the asks A1, A2 … of a proposal, or those that a reply or joint opinion names; `other` has none.

    `sentences` of an ask are all those of what stands under it, never none.
    """
    if genre == "proposal":
        found = raised(page, frame, outline, sentences)
    elif genre == "other":
        found = []
    else:
        found = _named(page, frame, outline, sentences)
    bodies = {heading.end: heading.body_end for heading in outline}
    starts = [sentence.start for sentence in sentences]
    ends = [sentence.end for sentence in sentences]
    asks: list[Ask] = []
    for start, end in found:
        first = bisect_right(ends, start)
        last = bisect_left(starts, bodies.get(end, end))
        ids = tuple(sentence.id for sentence in sentences[first : max(last, first + 1)])
        if ids and start < end:
            asks.append(Ask(f"A{len(asks) + 1}", page.text[start:end], start, end, ids))
    return tuple(asks)


def _named(page: Page, frame: Frame, outline: Sequence[Heading], sentences: Sequence[Sentence]) -> list[Range]:
    """Return the asks that headings name, with those quoted under them; else those that sentences name."""
    in_headings, in_sentences = named_in_headings(page, outline), named_in_sentences(page, frame, sentences)
    if not in_headings:
        return in_sentences
    ends = {heading.end: heading.body_end for heading in outline}
    bodies = [ends.get(end, end) for _, end in in_headings]
    return sorted([*in_headings, *quoted_under(page, in_headings, bodies, in_sentences)])

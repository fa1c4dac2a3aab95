"""Which sentences of a paragraph rest on which of its sources, by the words they share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.documents import Evidence

_SENTENCE = re.compile(r"[^。！？；]+[。！？；]*[”’）』」】]*")
_NUMBER = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]")
_LEAST_SHARED = 0.2  # of a sentence's character pairs that stand in the source too
_NEAR_BEST = 0.7
_NUMBER_BONUS = 0.3


@dataclass(frozen=True, slots=True)
class Linked:
    """A sentence of a paragraph: its place in it and the sources it rests on, as indexes, best first."""

    start: int
    end: int
    sources: tuple[int, ...]


def link_sentences(text: str, evidence: Sequence[Evidence]) -> tuple[Linked, ...]:
    """Return the sentences of a paragraph; together they cover it. One that shares nothing has no source."""
    quotes = [(_pairs(one.quote), set(_NUMBER.findall(one.quote))) for one in evidence]
    found = []
    start = 0
    while start < len(text):
        match = _SENTENCE.match(text, start)
        end = match.end() if match else start + 1
        found.append(Linked(start, end, _sources(text[start:end], quotes)))
        start = end
    return tuple(found)


def _sources(sentence: str, quotes: Sequence[tuple[set[str], set[str]]]) -> tuple[int, ...]:
    pairs, numbers = _pairs(sentence), set(_NUMBER.findall(sentence))
    if not pairs:
        return ()
    scores = [
        len(pairs & words) / len(pairs) + (_NUMBER_BONUS if numbers & figures else 0.0) for words, figures in quotes
    ]
    best = max(scores, default=0.0)
    if best < _LEAST_SHARED:
        return ()
    order = sorted(range(len(scores)), key=lambda index: -scores[index])
    return tuple(index for index in order if scores[index] >= max(_LEAST_SHARED, best * _NEAR_BEST))


def _pairs(text: str) -> set[str]:
    letters = [character for character in text if character.isalnum()]
    return {first + second for first, second in pairwise(letters)}

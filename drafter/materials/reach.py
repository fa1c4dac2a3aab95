"""Which terms stand for which characters of a phrase, and what each character is worth in a library.

The library's own words tell what a character is worth: a term that stands in many passages tells little, characters
whose terms stand in no passage at all belong to words that this library does not know.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from drafter.materials.topic import Phrase
from drafter.materials.words import pairs, things

_LEAST_RARITY = 0.25  # weight of a term that stands everywhere
_OTHERS = 20  # passages without the term, thought added to a small library: in three papers no word is common yet
_UNKNOWN = 0.8  # weight of a character whose terms stand nowhere
_SHORTENED = 0.6  # worth of two characters that stand apart in the phrase: 节水 for 节约用水, 巡河 for 河道巡查
_LONGEST_SHORTENED = 8  # characters between which a shortened word may pick


@dataclass(frozen=True, slots=True)
class Reach:
    """A term and the characters of a phrase it stands for; `worth` is less for a shortened word."""

    places: tuple[int, ...]
    term: str
    worth: float = 1.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A phrase with the weight of each character in this library."""

    phrase: Phrase
    weights: tuple[float, ...]
    reaches: tuple[Reach, ...]

    @property
    def mass(self) -> float:
        """The weight of the whole phrase."""
        return sum(self.weights)


def topic_terms(topic: Iterable[Phrase]) -> tuple[str, ...]:
    """Return the terms that a topic may be found by, each once."""
    return tuple(dict.fromkeys(reach.term for phrase in topic for reach in _reaches(phrase)))


def weigh_topic(topic: Iterable[Phrase], counts: Mapping[str, int], size: int) -> tuple[Weighed, ...]:
    """Return the phrases with their weights in a library of `size` passages; `counts`: passages by term."""
    return tuple(_weigh(phrase, counts, size) for phrase in topic)


def _reaches(phrase: Phrase) -> tuple[Reach, ...]:
    """Return the terms of a phrase that hold a character with a meaning."""
    found = [Reach(tuple(range(place, place + len(term))), term) for place, term in pairs(phrase.text)]
    found += [Reach(tuple(range(thing.start, thing.end)), thing.term) for thing in things(phrase.text)]
    direct = [reach for reach in found if any(phrase.weights[place] for place in reach.places)]
    known = {reach.term for reach in direct}
    return (*direct, *(reach for reach in _shortened(phrase) if reach.term not in known))


def _shortened(phrase: Phrase) -> Iterator[Reach]:
    """Yield the words that two characters of a phrase may be shortened to, in either order."""
    strong = [place for place, is_strong in enumerate(phrase.strong) if is_strong and phrase.text[place] > "\u3400"]
    for first in strong:
        for second in strong:
            if first != second and abs(first - second) <= _LONGEST_SHORTENED and second != first + 1:
                yield Reach((first, second), phrase.text[first] + phrase.text[second], _SHORTENED)


def _weigh(phrase: Phrase, counts: Mapping[str, int], size: int) -> Weighed:
    reaches = _reaches(phrase)
    rarity = [0.0] * len(phrase.text)
    thought = size + _OTHERS * _OTHERS / (_OTHERS + size)
    for is_settled in (_is_thing, _is_sound, _is_rest):  # a thing is as rare as all its names together
        found = [0.0] * len(phrase.text)
        for reach in reaches:
            if counts.get(reach.term) and is_settled(reach, phrase):
                worth = max(_LEAST_RARITY, (1 - counts[reach.term] / thought) ** 2)
                for place in reach.places:
                    found[place] = max(found[place], worth)
        rarity = [known or new for known, new in zip(rarity, found, strict=True)]
    weights = tuple(weight * (rare or _UNKNOWN) for weight, rare in zip(phrase.weights, rarity, strict=True))
    return Weighed(phrase, weights, tuple(reach for reach in reaches if counts.get(reach.term)))


def _is_thing(reach: Reach, _phrase: Phrase) -> bool:
    return reach.term[0] == "z" and len(reach.term) > 1


def _is_sound(reach: Reach, phrase: Phrase) -> bool:
    return reach.worth == 1 and all(phrase.weights[place] for place in reach.places)


def _is_rest(reach: Reach, _phrase: Phrase) -> bool:
    return reach.worth == 1

"""How well a passage answers to an ask: which share of what the ask means stands in it.

The library's own words tell what a character is worth: a pair of characters that stands in many passages tells little,
characters that stand in no passage at all are words this library does not know. A passage is taken for an ask when it
covers enough of one phrase, or of the whole; an ask that no passage covers so is unsupported. The bounds were measured
on fixtures/retrieval (benchmarks/retrieval.py prints the figures).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drafter.materials.store import Found
from drafter.materials.topic import Phrase
from drafter.materials.words import plain, terms

_LEAST_RARITY = 0.25  # weight of a term that stands everywhere
_UNKNOWN = 0.8  # of a character whose words stand nowhere
_UNDER_HEADING = 0.9  # worth of a character that stands only in the headings over a passage
_IN_TITLE = 0.5  # … only in the title of its paper
_ONE_TOPIC = {"policy", "statistics", "minutes", "other"}  # papers whose title says what all of it is about
PHRASE_BOUND = 0.5  # share of one phrase that must be covered …
PHRASE_MASS = 1.0  # … and weight: a word of two characters that is not everywhere …
STRONG_MASS = 0.5  # … some of it in words that mean something by themselves, if the ask has any
WHOLE_BOUND = 0.3  # or share of an ask of several phrases, …
WHOLE_BEST = 0.3  # … one of them covered so far


@dataclass(frozen=True, slots=True)
class Weighed:
    """A phrase with the weight of each character in this library."""

    phrase: Phrase
    weights: tuple[float, ...]
    pairs: tuple[tuple[int, str], ...]  # (place of the first character, term)

    @property
    def mass(self) -> float:
        """The weight of the whole phrase."""
        return sum(self.weights)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a passage fits an ask. `best`: share of its best phrase; `mass`: the weight of that share."""

    found: Found
    whole: float
    best: float
    mass: float
    strong: float  # weight of the words that mean something by themselves, in all phrases
    several: bool  # the ask has several phrases

    @property
    def is_support(self) -> bool:
        """Say whether the passage speaks of what the ask asks."""
        if self.strong < STRONG_MASS:
            return False
        in_a_phrase = self.best >= PHRASE_BOUND and self.mass >= PHRASE_MASS
        return in_a_phrase or (self.several and self.whole >= WHOLE_BOUND and self.best >= WHOLE_BEST)


def topic_terms(topic: Iterable[Phrase]) -> tuple[str, ...]:
    """Return the terms of a topic that mean something, each once."""
    return tuple(dict.fromkeys(term for phrase in topic for _place, term in _pairs(phrase)))


def weigh_topic(topic: Iterable[Phrase], counts: Mapping[str, int], size: int) -> tuple[Weighed, ...]:
    """Return the phrases with their weights in a library of `size` passages; `counts`: passages by term."""
    return tuple(_weigh(phrase, counts, size) for phrase in topic)


def fit(found: Found, topic: Sequence[Weighed]) -> Fit:
    """Return how well a passage fits a topic."""
    quote = frozenset(terms(plain(found.entry.quote)))
    context = frozenset(terms(plain(found.entry.context)))
    title = frozenset(terms(plain(found.card.title or ""))) if found.card.kind in _ONE_TOPIC else frozenset()
    covered = total = best = best_mass = strong = 0.0
    for weighed in topic:
        mass, strong_mass = _covered(weighed, quote, context, title)
        strong += strong_mass
        share = mass / weighed.mass if weighed.mass else 0.0
        covered += weighed.phrase.importance * mass
        total += weighed.phrase.importance * weighed.mass
        if share * mass > best * best_mass:
            best, best_mass = share, mass
    if not any(weight == 1 for weighed in topic for weight in weighed.phrase.weights):
        strong = STRONG_MASS  # an ask of weak words only is taken at its word
    return Fit(found, covered / total if total else 0.0, best, best_mass, strong, len(topic) > 1)


def _pairs(phrase: Phrase) -> tuple[tuple[int, str], ...]:
    """Return the terms of a phrase with a character that means something, with their places."""
    found = []
    reached = 0
    for term in terms(phrase.text):
        place = phrase.text.index(term, reached)
        reached = place + 1
        if any(phrase.weights[place : place + len(term)]):
            found.append((place, term))
    return tuple(found)


def _weigh(phrase: Phrase, counts: Mapping[str, int], size: int) -> Weighed:
    pairs = _pairs(phrase)
    rarity = [0.0] * len(phrase.text)
    sound = [pair for pair in pairs if all(phrase.weights[pair[0] : pair[0] + len(pair[1])])]
    for place, term in (*sound, *(pair for pair in pairs if pair not in sound)):
        if counts.get(term):
            worth = max(_LEAST_RARITY, _rarity(counts[term], size))
            for at in range(place, place + len(term)):
                if (place, term) in sound or not rarity[at]:
                    rarity[at] = max(rarity[at], worth)
    weights = tuple(weight * (rare or _UNKNOWN) for weight, rare in zip(phrase.weights, rarity, strict=True))
    return Weighed(phrase, weights, pairs)


def _rarity(count: int, size: int) -> float:
    return (1 - count / size) ** 2 if size else 1.0


def _covered(
    weighed: Weighed, quote: frozenset[str], context: frozenset[str], title: frozenset[str]
) -> tuple[float, float]:
    """Return the weight of the characters of a phrase that stand in a passage or over it; and that of strong ones."""
    worth = [0.0] * len(weighed.weights)
    for place, term in weighed.pairs:
        here = 1.0 if term in quote else _UNDER_HEADING if term in context else _IN_TITLE if term in title else 0.0
        for at in range(place, place + len(term)):
            worth[at] = max(worth[at], here)
    masses = [weight * share for weight, share in zip(weighed.weights, worth, strict=True)]
    return sum(masses), sum(mass for mass, own in zip(masses, weighed.phrase.weights, strict=True) if own == 1)

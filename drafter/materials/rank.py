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
from drafter.materials.words import pairs, plain, terms, things

_Reach = tuple[int, int, str]  # a term and the characters start:end of a phrase it stands for

_LEAST_RARITY = 0.25  # weight of a term that stands everywhere
_OTHERS = 20  # passages without the term, thought added: in a library of three papers no word is common yet
_UNKNOWN = 0.8  # of a character whose words stand nowhere
_UNDER_HEADING = 0.9  # worth of a character that stands only in the headings over a passage
_IN_TITLE = 0.5  # … only in the title of its paper
_ONE_TOPIC = {"policy", "statistics", "minutes", "other"}  # papers whose title says what all of it is about
LEAD_BOUND, LEAD_MASS = 0.5, 1.1  # share of a phrase of the first clause to be covered, and its weight: a rare word
PHRASE_BOUND, PHRASE_MASS = 0.7, 1.0  # the same for a further phrase
WHOLE_BOUND, WHOLE_BEST = 0.2, 0.3  # or share of an ask of several phrases, and of its best phrase
STRONG_MASS = 0.7  # weight of what is covered in words that mean something by themselves, if the ask has any
OPINION_BOUND = 0.35  # share of the best phrase that is enough in a 会办意见


@dataclass(frozen=True, slots=True)
class Weighed:
    """A phrase with the weight of each character in this library."""

    phrase: Phrase
    weights: tuple[float, ...]
    terms: tuple[_Reach, ...]

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
    leads: bool  # the best phrase stands in the first clause of the ask

    @property
    def is_support(self) -> bool:
        """Say whether the passage speaks of what the ask asks."""
        if self.strong < STRONG_MASS:
            return False
        if self.found.card.kind == "joint_opinion" and self.best >= OPINION_BOUND:
            return True  # written for this very letter: less will do
        bound, least = (LEAD_BOUND, LEAD_MASS) if self.leads else (PHRASE_BOUND, PHRASE_MASS)
        in_a_phrase = self.best >= bound and self.mass >= least
        return in_a_phrase or (self.several and self.whole >= WHOLE_BOUND and self.best >= WHOLE_BEST)


def topic_terms(topic: Iterable[Phrase]) -> tuple[str, ...]:
    """Return the terms of a topic that mean something, each once."""
    return tuple(dict.fromkeys(term for phrase in topic for _start, _end, term in _reaches(phrase)))


def weigh_topic(topic: Iterable[Phrase], counts: Mapping[str, int], size: int) -> tuple[Weighed, ...]:
    """Return the phrases with their weights in a library of `size` passages; `counts`: passages by term."""
    return tuple(_weigh(phrase, counts, size) for phrase in topic)


def fit(found: Found, topic: Sequence[Weighed]) -> Fit:
    """Return how well a passage fits a topic."""
    quote = terms(plain(found.entry.quote))
    context = terms(plain(found.entry.context))
    title = terms(plain(found.card.title or "")) if found.card.kind in _ONE_TOPIC else frozenset()
    covered = total = best = best_mass = strong = 0.0
    leads = True
    for weighed in topic:
        mass, strong_mass = _covered(weighed, quote, context, title)
        strong += strong_mass
        share = mass / weighed.mass if weighed.mass else 0.0
        covered += weighed.phrase.importance * mass
        total += weighed.phrase.importance * weighed.mass
        if share * mass > best * best_mass:
            best, best_mass, leads = share, mass, weighed.phrase.importance == 1
    if not any(any(weighed.phrase.strong) for weighed in topic):
        strong = STRONG_MASS  # an ask of weak words only is taken at its word
    return Fit(found, covered / total if total else 0.0, best, best_mass, strong, len(topic) > 1, leads)


def _reaches(phrase: Phrase) -> tuple[_Reach, ...]:
    """Return the terms of a phrase that hold a character with a meaning, and the characters they reach over."""
    found = [(place, place + len(term), term) for place, term in pairs(phrase.text)]
    found += [(thing.start, thing.end, thing.term) for thing in things(phrase.text)]
    return tuple(reach for reach in found if any(phrase.weights[reach[0] : reach[1]]))


def _weigh(phrase: Phrase, counts: Mapping[str, int], size: int) -> Weighed:
    reaches = _reaches(phrase)
    sound = [reach for reach in reaches if all(phrase.weights[reach[0] : reach[1]])]
    rarity = [0.0] * len(phrase.text)
    for reach in (*sound, *(reach for reach in reaches if reach not in sound)):
        start, end, term = reach
        if counts.get(term):
            worth = max(_LEAST_RARITY, _rarity(counts[term], size))
            for at in range(start, end):
                if reach in sound or not rarity[at]:
                    rarity[at] = max(rarity[at], worth)
    for thing in things(phrase.text):  # a thing is as rare as all its names together
        if counts.get(thing.term):
            rarity[thing.start : thing.end] = [max(_LEAST_RARITY, _rarity(counts[thing.term], size))] * (
                thing.end - thing.start
            )
    weights = tuple(weight * (rare or _UNKNOWN) for weight, rare in zip(phrase.weights, rarity, strict=True))
    return Weighed(phrase, weights, reaches)


def _rarity(count: int, size: int) -> float:
    return (1 - count / (size + _OTHERS)) ** 2


def _covered(
    weighed: Weighed, quote: frozenset[str], context: frozenset[str], title: frozenset[str]
) -> tuple[float, float]:
    """Return the weight of the characters of a phrase that stand in a passage or over it; and that of strong ones."""
    worth = [0.0] * len(weighed.weights)
    for start, end, term in weighed.terms:
        here = 1.0 if term in quote else _UNDER_HEADING if term in context else _IN_TITLE if term in title else 0.0
        for at in range(start, end):
            worth[at] = max(worth[at], here)
    masses = [weight * share for weight, share in zip(weighed.weights, worth, strict=True)]
    return sum(masses), sum(mass for mass, is_strong in zip(masses, weighed.phrase.strong, strict=True) if is_strong)

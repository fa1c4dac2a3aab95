"""How well a passage answers to an ask: which share of what the ask means stands in it.

A passage is taken for an ask when it covers enough of one phrase, or of the whole; an ask that no passage covers so is
unsupported. The bounds were measured on fixtures/retrieval (benchmarks/retrieval.py prints the figures).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.grammar.fold import fold
from drafter.grammar.names import find_organisations
from drafter.materials.reach import Weighed
from drafter.materials.store import Found
from drafter.materials.words import plain, terms

_BUREAU = re.compile(r"(?:[局厅]|政府|(?<!业主|村民|居民)委员会|[改健建]委|办公室)\Z")
_UNDER_HEADING = 0.9  # worth of a character that stands only in the headings over a passage
_IN_TITLE = 0.5  # … only in the title of its paper
_ONE_TOPIC = {"policy", "statistics", "minutes", "other"}  # papers whose title says what all of it is about
LEAD_BOUND, LEAD_MASS = 0.5, 0.9  # share of a phrase of the first clause to be covered, and its weight: a rare word
PHRASE_BOUND, PHRASE_MASS = 0.6, 1.0  # the same for a further phrase
WHOLE_BOUND, WHOLE_BEST = 0.2, 0.3  # or share of an ask of several phrases, and of its best phrase
STRONG_MASS = 0.7  # weight of what is covered in words that mean something by themselves, if the ask has any
OPINION_BOUND = 0.35  # share of the best phrase that is enough in a 会办意见


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


def fit(found: Found, topic: Sequence[Weighed]) -> Fit:
    """Return how well a passage fits a topic."""
    quote = terms(plain(_without_bureaus(found.entry.quote)))
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


def _without_bureaus(quote: str) -> str:
    """Return the quote without names of bureaus: who acts is not what is done (市科技局答复：…)."""
    folded = fold(quote)
    for name in reversed(list(find_organisations(folded))):
        if _BUREAU.search(folded, name.start, name.end):
            quote = f"{quote[: name.start]}，{quote[name.end :]}"
    return quote


def _covered(
    weighed: Weighed, quote: frozenset[str], context: frozenset[str], title: frozenset[str]
) -> tuple[float, float]:
    """Return the weight of the characters of a phrase that stand in a passage or over it; and that of strong ones."""
    worth = [0.0] * len(weighed.weights)
    for reach in weighed.reaches:
        term = reach.term
        here = 1.0 if term in quote else _UNDER_HEADING if term in context else _IN_TITLE if term in title else 0.0
        for place in reach.places:
            worth[place] = max(worth[place], here * reach.worth)
    masses = [weight * share for weight, share in zip(weighed.weights, worth, strict=True)]
    return sum(masses), sum(mass for mass, is_strong in zip(masses, weighed.phrase.strong, strict=True) if is_strong)

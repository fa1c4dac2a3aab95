"""What an ask is about: its phrases, each with how much its characters mean."""

import re
from dataclasses import dataclass

from drafter.materials.words import plain, weigh

_CLAUSE = re.compile(r"[^，。；：！？、\n“”‘’《》〈〉（）【】\[\]()\"…—]+")
_ASKING = re.compile(r"建议[：，]?|希望|呼吁|提议|应当|应该")
_BEFORE_ASKING = 0.5  # of a phrase that stands before the words of asking: the reasons
_FADING = 0.3  # how much less each further phrase counts
_LEAST_MASS = 0.7  # of a phrase: one character and a half of weak words mean nothing


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of the ask without marks; `weights` are by character, before the library's own counts."""

    text: str
    weights: tuple[float, ...]
    importance: float


def read_topic(ask: str) -> tuple[Phrase, ...]:
    """Return the phrases of an ask, first said first; what only gives the reasons counts less."""
    text = plain(ask)
    asking = _ASKING.search(text)
    phrases: list[Phrase] = []
    seen: set[str] = set()
    order = 0
    for match in _CLAUSE.finditer(text):
        words = match.group()
        weights = weigh(words)
        if sum(weights) < _LEAST_MASS or words in seen:
            continue
        seen.add(words)
        is_reason = asking is not None and asking.start() > 0 and match.end() <= asking.start()
        if asking is not None and match.start() <= asking.start() < match.end():
            order = 0
        importance = (_BEFORE_ASKING if is_reason else 1.0) / (1 + _FADING * order)
        phrases.append(Phrase(words, tuple(weights), importance))
        order += 1
    return tuple(phrases)

"""Which of the passages that fit an ask are offered, and in which order: fit, kind of paper, figures, recency."""

import re
from collections.abc import Iterable, Sequence

from drafter.materials.rank import Fit
from drafter.materials.words import plain

_KIND = {  # what a paper of this kind is worth as evidence
    "report": 0.06, "statistics": 0.02, "joint_opinion": 0.06, "plan": 0.05, "policy": 0.04, "minutes": 0.02,
    "reply": -0.05, "other": 0.0,
}  # fmt: skip
_HAS_FIGURE = 0.04
_YEARLY = 0.05  # less for each year older than the newest fitting passage
_OLDEST = 0.2  # at most
_WHOLE, _BEST = 1.0, 0.6  # weights of the two shares
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fffa-z0-9%.]")
_MARKER = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.、]|（\d{1,2}）|[一二三四五六七八九十]是)"
)
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SAME = 0.7  # share of common triples of characters from which two passages say the same


def score(fitting: Fit, newest: int | None) -> float:
    """Return the rank of a passage among those that fit; `newest` is the latest year among them."""
    entry, card = fitting.found.entry, fitting.found.card
    age = max(0, newest - entry.year) if newest is not None and entry.year is not None else 0
    value = _WHOLE * fitting.whole + _BEST * fitting.best + _KIND.get(card.kind, 0.0)
    value += _HAS_FIGURE * bool(entry.values or _DIGITS.search(entry.quote))
    return round(value - min(_OLDEST, _YEARLY * age), 4)


def in_order(fits: Sequence[Fit]) -> list[tuple[float, Fit]]:
    """Return the passages with their scores, best first; equal ones by file and place."""
    newest = max((fitting.found.entry.year for fitting in fits if fitting.found.entry.year is not None), default=None)
    scored = [(score(fitting, newest), fitting) for fitting in fits]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].found.card.file, pair[1].found.entry.start))


def without_doubles(scored: Iterable[tuple[float, Fit]]) -> list[tuple[float, Fit]]:
    """Return the passages without those that say what a better one says; another figure is another statement."""
    kept: list[tuple[float, Fit]] = []
    seen: list[tuple[tuple[str, ...], frozenset[str]]] = []
    for value, fitting in scored:
        print_of = _print(fitting.found.entry.quote)
        if any(_say_the_same(print_of, other) for other in seen):
            continue
        seen.append(print_of)
        kept.append((value, fitting))
    return kept


def _print(quote: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the figures of a passage and its triples of characters, marks and list marker left out."""
    bare = _NOT_WORDS.sub("", _MARKER.sub("", plain(quote)))
    words = _DIGITS.sub("", bare)
    return tuple(sorted(_DIGITS.findall(bare))), frozenset(words[at : at + 3] for at in range(max(1, len(words) - 2)))


def _say_the_same(one: tuple[tuple[str, ...], frozenset[str]], other: tuple[tuple[str, ...], frozenset[str]]) -> bool:
    return one[0] == other[0] and len(one[1] & other[1]) >= _SAME * len(one[1] | other[1])

"""Chinese text as terms to search by: pairs of neighbouring characters, whole Latin words, things under one name.

Chinese marks no words. Pairs of characters find what a segmenter would find, without a dictionary; the word lists of
prompts/lists/retrieval.toml say which words mean nothing here, which mean little, and which name the same thing.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from drafter.assets import load_list
from drafter.grammar.fold import fold

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]*[a-z][a-z0-9]*")
_WEAK = 0.35  # weight of a character in a word that means little
_THING = "z"  # before the name of a thing, so that no pair of characters looks like it
_THING_MASS = 2.0  # weight of a word that names a thing, however long it is


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The word lists, ready to use."""

    things: dict[str, str]  # word → the term of the thing it names
    things_pattern: re.Pattern[str]
    light: dict[str, float]  # word → weight of its characters
    light_pattern: re.Pattern[str]
    particles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Thing:
    """A word at start:end that names a thing of the list; `term` is the same for all its names."""

    start: int
    end: int
    term: str


def plain(text: str) -> str:
    """Return the text folded, in lower case; offsets hold."""
    return fold(text).lower()


def pairs(plain_text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, term) in order: every pair of neighbouring Chinese characters, Latin words whole; no numbers."""
    for match in _RUN.finditer(plain_text):
        run = match.group()
        if run[0] < "\u3400" or len(run) == 1:
            yield match.start(), run
            continue
        for place in range(len(run) - 1):
            yield match.start() + place, run[place : place + 2]


def things(plain_text: str) -> Iterator[Thing]:
    """Yield the words that name a thing of the list, left to right, the longest first."""
    lexicon = _lexicon()
    for match in lexicon.things_pattern.finditer(plain_text):
        yield Thing(match.start(), match.end(), lexicon.things[match.group()])


def terms(plain_text: str) -> frozenset[str]:
    """Return all terms of a plain text: pairs, Latin words, things."""
    named = (thing.term for thing in things(plain_text))
    return frozenset(chain((term for _place, term in pairs(plain_text)), named))


def weigh(plain_text: str) -> list[float]:
    """Return the weight of each character: 1 where it may mean something, 0 in empty words, little in weak ones."""
    lexicon = _lexicon()
    weights = [1.0 if _may_mean(character, lexicon) else 0.0 for character in plain_text]
    for match in lexicon.light_pattern.finditer(plain_text):
        weights[match.start() : match.end()] = [lexicon.light[match.group()]] * (match.end() - match.start())
    for thing in things(plain_text):
        length = thing.end - thing.start
        light = lexicon.light.get(plain_text[thing.start : thing.end], 1.0)
        weights[thing.start : thing.end] = [light * _THING_MASS / length] * length
    return weights


def find_strong(plain_text: str) -> list[bool]:
    """Return for each character whether it stands in a word that means something by itself."""
    lexicon = _lexicon()
    strong = [_may_mean(character, lexicon) for character in plain_text]
    for match in lexicon.light_pattern.finditer(plain_text):
        strong[match.start() : match.end()] = [False] * (match.end() - match.start())
    for thing in things(plain_text):
        is_strong = plain_text[thing.start : thing.end] not in lexicon.light
        strong[thing.start : thing.end] = [is_strong] * (thing.end - thing.start)
    return strong


def _may_mean(character: str, lexicon: _Lexicon) -> bool:
    if character.isdigit():
        return False
    return character not in lexicon.particles and ("\u3400" <= character <= "\u9fff" or character.isascii())


@functools.cache
def _lexicon() -> _Lexicon:
    lists = load_list("retrieval")
    named = {word.lower(): _THING + group[0].lower() for group in lists["same"] for word in group}
    light = dict.fromkeys(lists["empty"], 0.0) | dict.fromkeys(lists["weak"], _WEAK)
    return _Lexicon(named, _any_of(named), light, _any_of(light), frozenset(lists["particles"]))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of the words, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))

"""Chinese text as terms to search by: pairs of neighbouring characters, whole Latin words, one name for one thing.

Chinese marks no words. Pairs of characters find what a segmenter would find, without a dictionary; the word lists of
prompts/lists/retrieval.toml say which words mean nothing here, which mean little, and which name the same thing.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drafter.assets import load_list
from drafter.grammar.fold import fold

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]*[a-z][a-z0-9]*")
_WEAK = 0.35  # weight of a character in a word that means little


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The word lists, ready to use."""

    same: dict[str, str]  # word → the name its thing goes by
    same_pattern: re.Pattern[str]
    light: dict[str, float]  # word → weight of its characters
    light_pattern: re.Pattern[str]
    particles: frozenset[str]


def plain(text: str) -> str:
    """Return the text folded, in lower case, every thing under one name. Its length differs from the text's."""
    lexicon = _lexicon()
    return lexicon.same_pattern.sub(lambda match: lexicon.same[match.group()], fold(text).lower())


def terms(plain_text: str) -> Iterator[str]:
    """Yield the terms of a plain text in order: pairs of characters; Latin words whole; no numbers."""
    for match in _RUN.finditer(plain_text):
        run = match.group()
        if run[0] < "\u3400" or len(run) == 1:
            yield run
            continue
        for place in range(len(run) - 1):
            yield run[place : place + 2]


def weigh(plain_text: str) -> list[float]:
    """Return the weight of each character: 1 where it may mean something, 0 in empty words, little in weak ones."""
    lexicon = _lexicon()
    weights = [1.0 if _may_mean(character, lexicon) else 0.0 for character in plain_text]
    for match in lexicon.light_pattern.finditer(plain_text):
        weight = lexicon.light[match.group()]
        weights[match.start() : match.end()] = [weight] * (match.end() - match.start())
    return weights


def _may_mean(character: str, lexicon: _Lexicon) -> bool:
    if character.isdigit():
        return False
    return character not in lexicon.particles and ("\u3400" <= character <= "\u9fff" or character.isascii())


@functools.cache
def _lexicon() -> _Lexicon:
    lists = load_list("retrieval")
    same = {word.lower(): group[0].lower() for group in lists["same"] for word in group}
    light = {same.get(word, word): 0.0 for word in lists["empty"]}
    light |= {same.get(word, word): _WEAK for word in lists["weak"]}
    return _Lexicon(same, _any_of(same), light, _any_of(light), frozenset(lists["particles"]))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of the words, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))

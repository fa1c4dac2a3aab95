"""A number where it stands in a text, and the word lists that decide what it is (prompts/lists/figures.toml)."""

import re
from functools import cache
from typing import NamedTuple

from drafter.assets import load_list
from drafter.grammar.numbers import Measured

_LOOK_BACK = 24  # characters before a number that may decide what it is
LOOK_AHEAD = 16
STOP = re.compile(r"[，。；：！？、\n|]")
LIMIT = re.compile(r"[以之]?内|以上|以下|期(?!间)|以后|之后")
TERM = re.compile(r"(?:为期|满|期限|有效期|试用期|任期|周期|不少于|不超过|至少|最长|服务期|历时|缩短|延长)[为是到至]?$")


class Met(NamedTuple):
    """A number where it stands in the folded text; `unit` is without multiplier."""

    measured: Measured
    text: str
    multiplier: str
    unit: str

    @property
    def numeral(self) -> str:
        """The number with its unit as printed."""
        return self.text[self.measured.start : self.measured.end]

    @property
    def before(self) -> str:
        """What stands before it, from the last mark on."""
        start = self.measured.start
        return STOP.split(self.text[max(start - _LOOK_BACK, 0) : start])[-1]

    @property
    def context(self) -> str:
        """What stands before it, whatever the marks."""
        return self.text[max(self.measured.start - _LOOK_BACK, 0) : self.measured.start]

    @property
    def after(self) -> str:
        """What stands behind it, up to the next mark; that mark if nothing does."""
        end = self.measured.end
        return STOP.split(self.text[end : end + LOOK_AHEAD])[0] or self.text[end : end + 1]


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a word list of prompts/lists/figures.toml."""
    return tuple(load_list("figures")[name])


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of a list."""
    return re.compile("|".join(map(re.escape, words(name))))

"""Which unit speaks in a 会办意见: its issuer, or in a collection of opinions the unit each part names."""

import re

from drafter.grammar.fold import fold
from drafter.grammar.names import find_organisations

_SPEAKS = re.compile(r"\s*(?:的?(?:会办|协办|办理)?意见|反馈|答复|提出|表示|回复|函复)?[：:]")
_PARTS = re.compile(r"(?:的?(?:会办|协办|办理)?意见(?:如下)?|反馈意见)?\s*$")


def unit_of_heading(heading: str) -> str | None:
    """Return the unit a heading names, when it is nothing but a unit: 市财政局, 市财政局意见."""
    folded = fold(heading)
    found = next(find_organisations(folded), None)
    if found is None or found.start != 0 or not _PARTS.fullmatch(folded, found.end):
        return None
    return heading[: found.end]


def unit_of_sentence(sentence: str) -> str | None:
    """Return the unit that a sentence gives the word to (市财政局意见：…)."""
    folded = fold(sentence)
    found = next(find_organisations(folded[:60]), None)
    if found is None or found.start != 0 or not _SPEAKS.match(folded, found.end):
        return None
    return sentence[: found.end]

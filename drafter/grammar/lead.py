"""The head of a sentence without what ties it to its old place: list markers and joining words."""

import re

from drafter.grammar.fold import fold
from drafter.grammar.markers import read_marker

_JOINING = re.compile(
    r"(?:同时|此外|另外|与此同时|并且|而且|因此|为此|所以|但是|但(?!书)|其次|再次|最后|首先|一方面|另一方面|还有)[，,]?"
)


def without_lead(sentence: str) -> str:
    """Return the sentence without list marker and joining word, which would dangle elsewhere: 二是同时加强… → 加强…."""
    while True:
        marker = read_marker(fold(sentence), 0)
        end = marker.end if marker else 0
        joining = _JOINING.match(sentence, end)
        end = joining.end() if joining else end
        if end == 0 or end >= len(sentence):
            return sentence
        sentence = sentence[end:].lstrip(" 　，、")

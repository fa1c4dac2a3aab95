"""Where 署名 and 成文日期 stand (GB/T 9704-2012, 7.3.5), as paragraph indents.

With a seal: the date four characters from the right edge, the name centred over it; the seal covers both. Both
paragraphs are centred in one box around the date, so they stay centred on each other in any face. Without a seal: the
name two characters from the right edge, the date's first character two further right than the name's; a date longer
than the name takes the two characters and the name moves left.
"""

from dataclasses import dataclass

from drafter.render.measure import width
from drafter.render.word.look import CHARACTER, CHARACTERS_A_LINE, PITCH
from drafter.render.word.xml import word

_SEAL_RIGHT, _PLAIN_RIGHT, _DATE_FURTHER = 4, 2, 2  # characters
# The seal's top is at most one line under the text, its centre a little above the two lines: they stand lower.
_LINES_ABOVE = {True: 2, False: 1}


@dataclass(frozen=True, slots=True)
class Ending:
    """Spacing, indents and alignment (inner XML of pPr) of the 署名 and of the 成文日期."""

    signature: str
    date: str


def place_ending(signature: str, date: str, *, seal: bool) -> Ending:
    """Return where the two stand; the first of them keeps the blank lines above it, which `lead` gives."""
    name_width, date_width = width(signature), width(date)
    if seal:
        half = max(_SEAL_RIGHT + date_width / 2, name_width / 2)
        centred = _left(CHARACTERS_A_LINE - 2 * half) + word("jc", val="center")
        return Ending(centred, centred)
    name_left = (
        CHARACTERS_A_LINE - _PLAIN_RIGHT - max(name_width, date_width + _DATE_FURTHER * (date_width > name_width))
    )
    return Ending(_left(name_left), _left(name_left + _DATE_FURTHER))


def lead(*, seal: bool) -> str:
    """Return the spacing of the first line of the ending: the blank lines between it and the text."""
    return word("spacing", before=_LINES_ABOVE[seal] * PITCH)


def _left(characters: float) -> str:
    return word("ind", left=round(max(0.0, characters) * CHARACTER))

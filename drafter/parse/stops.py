"""Where a sentence of this letter may end."""

import re

from drafter.parse.page import Page

_FULL = re.compile(r"[。；！？]")
# In a letter that has half-width full stops. Behind a Chinese character, a bracket or %: not in 3.5 and not in 1.
_WITH_HALF = re.compile(r"[。；！？]|(?<=[\u3400-\u9fff”’》）%])\.(?![A-Za-z.])")
_HALF = re.compile(r"\.(?<=[\u3400-\u9fff”’》）%]\.)(?![A-Za-z.])")


def stop_pattern(page: Page) -> re.Pattern[str]:
    """Return what ends a sentence or clause: 。；！？, and the half-width full stop where the letter uses it.

    One half-width stop among many 。 is a slip for a comma (observed in fixtures/letters/halfwidth-cn-to-arabic).
    """
    half = sum(1 for _ in _HALF.finditer(page.folded))
    return _WITH_HALF if half > page.folded.count("。") else _FULL

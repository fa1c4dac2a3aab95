"""Where a sentence of this letter may end."""

import re

from drafter.parse.page import Page

_FULL, _FULL_ENDS = re.compile(r"[。；！？]"), re.compile(r"[。！？]")
# In a letter that has half-width full stops. Behind a Chinese character, a bracket or %: not in 3.5 and not in 1.
_HALF = re.compile(r"\.(?<=[\u3400-\u9fff”’》）%]\.)(?![A-Za-z.])")
_WITH_HALF, _ENDS_WITH_HALF = (re.compile(rf"[{marks}]|{_HALF.pattern}") for marks in ("。；！？", "。！？"))


def stop_pattern(page: Page) -> re.Pattern[str]:
    """Return what ends a sentence or clause: 。；！？, and the half-width full stop where the letter uses it."""
    return _WITH_HALF if _uses_half(page) else _FULL


def sentence_end_pattern(page: Page) -> re.Pattern[str]:
    """Return what ends a sentence: 。！？, and the half-width full stop where the letter uses it."""
    return _ENDS_WITH_HALF if _uses_half(page) else _FULL_ENDS


def _uses_half(page: Page) -> bool:
    """Return whether half-width full stops end the letter's sentences.

    One among many 。 is a slip for a comma (observed in fixtures/letters/halfwidth-cn-to-arabic).
    """
    return sum(1 for _ in _HALF.finditer(page.folded)) > page.folded.count("。")

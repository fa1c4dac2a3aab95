"""Widths in full-width characters: figures, Latin letters and spaces take half of one."""

import unicodedata


def width(text: str) -> float:
    """Return the width of a text in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)


def pad(characters: float) -> str:
    """Return spaces of that width; "" for a width below half a character."""
    whole, half = divmod(round(max(0.0, characters) * 2), 2)
    return "\u3000" * whole + " " * half

"""Visible marks for what is missing and for what nothing bears out (never filler)."""

import re

_MARK = re.compile(r"【待(?:补|核实)：[^】]*】")


def missing(what: str) -> str:
    """Return the mark for something the reply needs and nobody gave."""
    return f"【待补：{what}】"


def doubtful(words: str) -> str:
    """Return words marked as borne out by no cited evidence."""
    return f"【待核实：{words}】"


def without_marks(text: str) -> str:
    """Return text without marks and what they hold."""
    return _MARK.sub("", text)

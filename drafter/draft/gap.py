"""Visible marks for what is missing and for what nothing bears out (never filler)."""


def missing(what: str) -> str:
    """Return the mark for something the reply needs and nobody gave."""
    return f"【待补：{what}】"


def doubtful(words: str) -> str:
    """Return words marked as borne out by no cited evidence."""
    return f"【待核实：{words}】"

"""Where in a long text a slow pattern is worth a search: near a sign that each of its matches holds."""

import re
from collections.abc import Iterator


def near(folded: str, sign: re.Pattern[str], back: int, ahead: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the text around its signs, in order, none overlapping another.

    No match may begin more than `back` characters before its first sign; it and what it looks ahead at must end at
    most `ahead` characters behind a sign.
    """
    start = end = -1
    for match in sign.finditer(folded):
        if end < 0:
            start = max(match.start() - back, 0)
        elif match.start() - back > end:
            yield start, end
            start = match.start() - back
        end = match.end() + ahead
    if end >= 0:
        yield start, min(end, len(folded))

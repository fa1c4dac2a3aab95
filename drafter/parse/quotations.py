"""Quotations and titles in marks: 《…》 also nested, “…”, "…", <…>."""

from collections.abc import Iterator

MARKS = {"《": "》", "“": "”", "<": ">", "＜": "＞"}
_SAME_BOTH_ENDS = "\"'"


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield the insides of the outermost quotations of a folded text, from left to right; none is empty."""
    place, unclosed = 0, set[str]()
    while place < len(text):
        end = None if text[place] in unclosed else _closing_mark(text, place)
        if end is None:
            unclosed.add(text[place])
        elif end > place + 1:
            yield place + 1, end
            place = end
        place += 1


def _closing_mark(text: str, place: int) -> int | None:
    """Return where the quotation that opens at `place` closes, None when none opens there or it never closes."""
    opening = text[place]
    closing = opening if opening in _SAME_BOTH_ENDS else MARKS.get(opening)
    if closing is None:
        return None
    first = text.find(closing, place + 1)
    depth = 0
    for index in range(place, len(text) if closing != opening else place):
        depth += (text[index] == opening) - (text[index] == closing)
        if depth == 0:
            return index
    return first if first >= 0 else None  # also when an inner mark never closes

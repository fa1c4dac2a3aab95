"""A stretch of the page without white space and table bars: 关 于 reads 关于, and spans still point into the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.documents import Span
from drafter.parse.page import Page

_LONGEST_ROW = 4000


@dataclass(slots=True)
class Squeezed:
    """The folded words of start:end without white space; the way back is built when it is first needed, if at all."""

    page: Page
    start: int
    end: int
    text: str
    _places: list[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the slice of the page that the squeezed characters start:end come from; start < end."""
        return self.page.span(self.place(start), self.place(end - 1) + 1)

    def place(self, index: int) -> int:
        """Return the offset in the page of a squeezed character."""
        if len(self.text) == self.end - self.start:  # no white space in it
            return range(self.start, self.end)[index]
        if self._places is None:
            folded = self.page.folded
            self._places = [place for place in range(self.start, self.end) if not _is_gap(folded[place])]
        return self._places[index]

    def has_gap_before(self, index: int) -> bool:
        """Return whether white space stood before a squeezed character; also true for the first."""
        return index == 0 or self.place(index) - self.place(index - 1) > 1


def squeeze(page: Page, start: int, end: int) -> Squeezed:
    """Return the squeezed form of start:end."""
    return Squeezed(page, start, end, "".join(page.folded[start:end].replace("|", " ").split()))


def _is_gap(character: str) -> bool:
    """Return whether a character is white space or a table bar."""
    return character == "|" or character.isspace()


def squeeze_blocks(page: Page, first: int, last: int) -> Iterator[Squeezed]:
    """Yield the squeezed form of the blocks first:last, of a very long one its beginning."""
    for block in page.blocks[first:last]:
        yield squeeze(page, block.start, min(block.end, block.start + _LONGEST_ROW))


def words_of(page: Page, span: Span | None) -> str:
    """Return the squeezed words of a span, nothing for None."""
    return squeeze(page, span.start, span.end).text if span else ""

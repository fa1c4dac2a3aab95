"""What stands above the body and in the end block, ready for the questions about the header."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from drafter.documents import Span
from drafter.parse.fields import Field, read_fields
from drafter.parse.page import Frame, Page
from drafter.parse.squeeze import Squeezed, squeeze, squeeze_blocks
from drafter.parse.title_rows import MASTHEAD, NUMBER_ONLY

_ROWS = 120  # of the page that may stand above the body
_FALLBACK = 400  # characters read as the opening of a letter that has none
_LONGEST_MARK = 6  # characters of a mark: A类, 急件
_NAMING = frozenset({"session", "title", "number", "subject"})


@dataclass(frozen=True, slots=True)
class Head:
    """Rows and fields above the body, title and opening as squeezed words, and the rows of the end block."""

    rows: tuple[Squeezed, ...]
    fields: tuple[Field, ...]
    title: Squeezed | None
    opening: Squeezed | None
    end_rows: tuple[Squeezed, ...]
    end_fields: tuple[Field, ...]

    def value(self, kind: str) -> Span | None:
        """Return the value of the first field of a kind that has one."""
        return next((field.value for field in self.fields if field.kind == kind and field.value), None)

    def words(self) -> Iterator[Squeezed]:
        """Yield the letter's own words that name the paper answered: title, then opening."""
        yield from (source for source in (self.title, self.opening) if source)

    def sources(self) -> Iterator[Squeezed]:
        """Yield the words that may name session and number, the surest first."""
        yield from self.words()
        for field in self.fields:
            if field.kind in _NAMING and field.value and self.rows:
                yield squeeze(self.rows[0].page, field.value.start, field.value.end)
        yield from reversed(self.rows)
        for above, below in pairwise(self.rows):  # 云州市第九届人民代表大会 / 第三次会议
            yield squeeze(above.page, above.start, below.end)

    def masthead(self) -> Span | None:
        """Return the bureau printed above the title (发文机关标志), document number and marks between them apart.

        A page may print its own headline above the masthead; the bureau then stands below the title.
        """
        place = self.title.start if self.title else 0
        for row in reversed([row for row in self.rows if row.end <= place]):
            bureau = MASTHEAD.match(row.text)
            if bureau:
                return row.span(*bureau.span("who"))
            if len(row.text) > _LONGEST_MARK and not NUMBER_ONLY.match(row.text):
                break
        below = ((row, MASTHEAD.match(row.text)) for row in self.rows if row.start > place and self.title)
        return next((row.span(*bureau.span("who")) for row, bureau in below if bureau), None)

    def rows_near_title(self) -> list[Squeezed]:
        """Return the rows below the title, then those above it from the nearest, then the end block."""
        place = self.title.start if self.title else 0
        below = [row for row in self.rows if row.start > place]
        above = [row for row in self.rows if row.end <= place]
        return [*below, *reversed(above), *self.end_rows]


def read_head(page: Page, frame: Frame) -> Head:
    """Return what stands above the body and in the end block of a paper."""
    is_letter = frame.salutation is not None or frame.opening is not None
    first = frame.salutation or frame.opening
    start = first.start if first else frame.body[0]
    count = sum(1 for block in page.blocks[:_ROWS] if block.end <= start)
    end_blocks = _end_blocks(page, frame)
    return Head(
        rows=tuple(squeeze_blocks(page, 0, count)),
        fields=read_fields(page, 0, count if is_letter else count + 1),  # a form may run into the text of a proposal
        title=squeeze(page, frame.title.start, frame.title.end) if frame.title else None,
        opening=_opening(page, frame),
        end_rows=tuple(squeeze_blocks(page, *end_blocks)),
        end_fields=read_fields(page, *end_blocks),
    )


def _end_blocks(page: Page, frame: Frame) -> tuple[int, int]:
    """Return the blocks of the end block as first:last."""
    if frame.end_block is None:
        return 0, 0
    start, end = frame.end_block
    indexes = [index for index, block in enumerate(page.blocks) if start <= block.start and block.end <= end]
    return (indexes[0], indexes[-1] + 1) if indexes else (0, 0)


def _opening(page: Page, frame: Frame) -> Squeezed | None:
    """Return the squeezed opening, or the first words of the body when a letter has none."""
    if frame.opening:
        return squeeze(page, frame.opening.start, frame.opening.end)
    if frame.salutation is None:
        return None
    return squeeze(page, frame.body[0], min(frame.body[1], frame.body[0] + _FALLBACK))

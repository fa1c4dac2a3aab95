"""A letter that is all body, for asking one question of parse at a time."""

from drafter.documents import Ask, Genre, Heading, Sentence, Span
from drafter.parse.asks import find_asks
from drafter.parse.commitments import find_commitments
from drafter.parse.outline import find_outline
from drafter.parse.page import Frame, Page, open_page
from drafter.parse.paragraphs import body_paragraphs
from drafter.parse.sentences import split_sentences


def open_body(text: str) -> tuple[Page, Frame]:
    """Return the page of `text` and a frame in which all of it is body."""
    frame = Frame(
        furniture=(), title=None, salutation=None, opening=None, body=(0, len(text)), closing=None, end_block=None
    )
    return open_page(text), frame


def split_body(page: Page, frame: Frame, genre: Genre = "reply") -> tuple[tuple[Heading, ...], tuple[Sentence, ...]]:
    """Return the outline and the sentences of a page."""
    paragraphs = body_paragraphs(page, frame)
    outline = find_outline(page, frame, paragraphs, genre)
    return outline, split_sentences(page, frame, paragraphs, outline)


def headings_of(text: str, genre: Genre = "reply") -> tuple[Heading, ...]:
    """Return the outline of a body."""
    page, frame = open_body(text)
    return find_outline(page, frame, body_paragraphs(page, frame), genre)


def outline_of(text: str, genre: Genre = "reply") -> list[tuple[int, str, str]]:
    """Return the outline of a body as (level, marker, text)."""
    return [(heading.level, heading.marker, heading.text) for heading in headings_of(text, genre)]


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a body."""
    page, frame = open_body(text)
    return split_body(page, frame)[1]


def asks_of(text: str, genre: Genre) -> tuple[Ask, ...]:
    """Return the asks of a body."""
    page, frame = open_body(text)
    outline, sentences = split_body(page, frame, genre)
    return find_asks(page, frame, genre, outline, sentences)


def commitments_of(text: str, genre: Genre = "reply") -> tuple[Span, ...]:
    """Return the promises of a body."""
    page, frame = open_body(text)
    outline, sentences = split_body(page, frame, genre)
    return find_commitments(page, frame, body_paragraphs(page, frame), genre, outline, sentences)

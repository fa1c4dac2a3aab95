"""SourceText → Letter: what a paper says about itself and what stands in it, by rule, never by a model."""

from typing import Any

from drafter.documents import Letter, SourceText, as_json
from drafter.parse.asks import find_asks
from drafter.parse.commitments import find_commitments
from drafter.parse.figures import find_figures
from drafter.parse.frame import find_frame
from drafter.parse.genre import find_genre
from drafter.parse.header import read_header
from drafter.parse.outline import find_outline
from drafter.parse.page import open_page
from drafter.parse.paragraphs import body_paragraphs
from drafter.parse.policies import find_policies
from drafter.parse.sentences import split_sentences

__all__ = ["parse_letter"]


def parse_letter(source: SourceText) -> Letter:
    """Return the parsed letter; any Unicode text is accepted, what is absent is None or ()."""
    page = open_page(source.text)
    frame = find_frame(page)
    genre = find_genre(page, frame)
    header = read_header(page, frame, genre)
    paragraphs = body_paragraphs(page, frame)
    outline = find_outline(page, frame, paragraphs, genre)
    sentences = split_sentences(page, frame, paragraphs, outline)
    return Letter(
        source=_reading_report(source),
        text=source.text,
        genre=genre,
        **header,
        outline=outline,
        sentences=sentences,
        figures=find_figures(page, frame, outline, sentences),
        policies=find_policies(page, frame, header.get("proposal_title")),
        asks=find_asks(page, frame, genre, outline, sentences),
        commitments=find_commitments(page, frame, paragraphs, genre, outline, sentences),
        furniture=frame.furniture,
    )


def _reading_report(source: SourceText) -> dict[str, Any]:
    """Return what `source` says of the file and of how it was read."""
    return {
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "characters": source.characters,
        "method": source.method,
        "pages": source.pages,
        "set_apart": as_json(source.set_apart),
        "warnings": as_json(source.warnings),
        "rows": as_json(source.rows),
    }

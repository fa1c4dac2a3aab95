"""SourceText → Letter, by rule, never by a model."""

import importlib
from typing import Any

from drafter.documents import Letter, SourceText, as_json
from drafter.parse.frame import find_frame
from drafter.parse.genre import find_genre
from drafter.parse.header import read_header
from drafter.parse.page import open_page

__all__ = ["parse_letter"]


def _optional(module: str, function: str) -> Any:
    """Temporary: until every question has landed."""
    try:
        return getattr(importlib.import_module(f"drafter.parse.{module}"), function)
    except (ImportError, AttributeError):
        return lambda *_: ()


def parse_letter(source: SourceText) -> Letter:
    """Return the parsed letter; any Unicode text is accepted."""
    page = open_page(source.text)
    frame = find_frame(page)
    genre = find_genre(page, frame)
    header = read_header(page, frame, genre)
    outline = _optional("outline", "find_outline")(page, frame, genre)
    sentences = _optional("sentences", "split_sentences")(page, frame, outline)
    return Letter(
        source=_reading_report(source),
        genre=genre,
        **header,
        text=source.text,
        outline=outline,
        sentences=sentences,
        figures=_optional("figures", "find_figures")(page, frame, outline, sentences),
        policies=_optional("policies", "find_policies")(page, frame, header.get("proposal_title")),
        asks=_optional("asks", "find_asks")(page, frame, genre, outline, sentences),
        commitments=_optional("commitments", "find_commitments")(page, frame, genre, outline, sentences),
        furniture=frame.furniture,
    )


def _reading_report(source: SourceText) -> dict[str, Any]:
    """Return what `source` says of the file and how it was read."""
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

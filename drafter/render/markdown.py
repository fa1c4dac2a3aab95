"""The letter as Markdown: title and headings are headings, the rest paragraphs, and no word of it reads as markup."""

from pathlib import Path

from drafter.documents import Draft
from drafter.render.layout import Part, lay_out
from drafter.render.markup import escape_markdown


def render_markdown(draft: Draft, *, public: bool = False, root: Path | None = None) -> str:
    """Return the finished letter as Markdown."""
    return "\n\n".join(_written(part) for part in lay_out(draft, public=public, root=root)) + "\n"


def _written(part: Part) -> str:
    text = escape_markdown(part.text)
    if part.kind == "title":
        return f"# {text}"
    if part.kind == "heading":
        return f"{'#' * min(part.level + 1, 6)} {text}"
    return text

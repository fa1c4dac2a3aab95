"""The letter as Markdown: title and headings are headings, the rest paragraphs, and no word of it reads as markup."""

import re
from pathlib import Path

from drafter.documents import Draft
from drafter.render.layout import Part, lay_out

_MARKUP = re.compile(r"([\\`*_<\[])")
_BLOCK_START = re.compile(r"(?=[#>+-])|(?<=[0-9])(?=[.)] )")


def render_markdown(draft: Draft, *, public: bool = False, root: Path | None = None) -> str:
    """Return the finished letter as Markdown."""
    return "\n\n".join(_written(part) for part in lay_out(draft, public=public, root=root)) + "\n"


def escape_markdown(text: str) -> str:
    """Return the text with every character escaped that Markdown would take for markup."""
    escaped = _MARKUP.sub(r"\\\1", text.replace("\n", " "))
    match = _BLOCK_START.match(escaped) or re.match(r"[0-9]{1,9}(?=[.)] )", escaped)
    return escaped if match is None else f"{escaped[: match.end()]}\\{escaped[match.end() :]}"


def _written(part: Part) -> str:
    text = escape_markdown(part.text)
    if part.kind == "title":
        return f"# {text}"
    if part.kind == "heading":
        return f"{'#' * min(part.level + 1, 6)} {text}"
    return text

"""Draft → text, Markdown, HTML, Word; digest and findings → terminal, Markdown, HTML, Word.

The names are loaded when first used, so that a summary at the terminal does not pay for templates and Word.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.render.digest_tables import digest_markdown
    from drafter.render.digest_terminal import digest_text
    from drafter.render.markdown import render_markdown
    from drafter.render.report import Checked
    from drafter.render.report_terminal import report_text
    from drafter.render.text import render_text
    from drafter.render.web.digest import digest_html
    from drafter.render.web.draft import render_html
    from drafter.render.web.report import report_html
    from drafter.render.word.findings import report_docx
    from drafter.render.word.form import opinion_form_docx
    from drafter.render.word.letter import render_docx
    from drafter.render.word.look import DocxLook, refusal

_HOMES = {
    "Checked": "report",
    "DocxLook": "word.look",
    "digest_html": "web.digest",
    "digest_markdown": "digest_tables",
    "digest_text": "digest_terminal",
    "opinion_form_docx": "word.form",
    "refusal": "word.look",
    "render_docx": "word.letter",
    "render_html": "web.draft",
    "render_markdown": "markdown",
    "render_text": "text",
    "report_docx": "word.findings",
    "report_html": "web.report",
    "report_text": "report_terminal",
}

__all__ = [
    "Checked",
    "DocxLook",
    "digest_html",
    "digest_markdown",
    "digest_text",
    "opinion_form_docx",
    "refusal",
    "render_docx",
    "render_html",
    "render_markdown",
    "render_text",
    "report_docx",
    "report_html",
    "report_text",
]


def __getattr__(name: str) -> object:
    """Return a public name from its file."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"drafter.render.{_HOMES[name]}"), name)

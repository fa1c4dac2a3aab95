"""Draft → text, Markdown, HTML, Word; digest and findings → terminal, Markdown, HTML, Word."""

from drafter.render.markdown import render_markdown
from drafter.render.text import render_text
from drafter.render.word.letter import render_docx
from drafter.render.word.look import DocxLook, refusal

__all__ = ["DocxLook", "refusal", "render_docx", "render_markdown", "render_text"]

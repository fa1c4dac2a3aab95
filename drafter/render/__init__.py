"""Draft → text, Markdown, HTML, Word; digest and findings → terminal, Markdown, HTML, Word."""

from drafter.render.digest_markdown import digest_markdown
from drafter.render.digest_text import digest_text
from drafter.render.markdown import render_markdown
from drafter.render.report import Checked
from drafter.render.report_text import report_text
from drafter.render.text import render_text
from drafter.render.web.digest import digest_html
from drafter.render.web.draft import render_html
from drafter.render.web.report import report_html
from drafter.render.word.findings import report_docx
from drafter.render.word.form import opinion_form_docx
from drafter.render.word.letter import render_docx
from drafter.render.word.look import DocxLook, refusal

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

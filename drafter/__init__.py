"""Summarizes incoming 建议 and 提案, drafts the reply, and checks it.

The public names, loaded when first used, so that importing the package costs nothing.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.check import Needs, check_reply
    from drafter.documents import Digest, Draft, Finding, Letter, Report
    from drafter.draft import DraftOrder, draft_reply
    from drafter.engines.model import ModelEngine
    from drafter.engines.rules import RulesEngine
    from drafter.errors import DrafterError
    from drafter.materials import open_library
    from drafter.parse import parse_letter
    from drafter.read import read_source
    from drafter.render import render_docx, render_html, render_markdown, render_text
    from drafter.styles import Agency, Case, Style, learn_style
    from drafter.summarize import summarize_letter

_HOMES = {
    "Agency": "styles",
    "Case": "styles",
    "Digest": "documents",
    "Draft": "documents",
    "DraftOrder": "draft",
    "DrafterError": "errors",
    "Finding": "documents",
    "Letter": "documents",
    "ModelEngine": "engines.model",
    "Needs": "check",
    "Report": "documents",
    "RulesEngine": "engines.rules",
    "Style": "styles",
    "check_reply": "check",
    "draft_reply": "draft",
    "learn_style": "styles",
    "open_library": "materials",
    "parse_letter": "parse",
    "read_source": "read",
    "render_docx": "render",
    "render_html": "render",
    "render_markdown": "render",
    "render_text": "render",
    "summarize_letter": "summarize",
}

__all__ = [
    "Agency",
    "Case",
    "Digest",
    "Draft",
    "DraftOrder",
    "DrafterError",
    "Finding",
    "Letter",
    "ModelEngine",
    "Needs",
    "Report",
    "RulesEngine",
    "Style",
    "check_reply",
    "draft_reply",
    "learn_style",
    "open_library",
    "parse_letter",
    "read_source",
    "render_docx",
    "render_html",
    "render_markdown",
    "render_text",
    "summarize_letter",
]


def __getattr__(name: str) -> object:
    """Return a public name from its room."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"drafter.{_HOMES[name]}"), name)

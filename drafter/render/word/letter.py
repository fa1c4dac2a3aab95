"""A draft as a .docx in the dress of GB/T 9704-2012, 信函格式."""

from pathlib import Path

from drafter.documents import Draft
from drafter.render.layout import lay_out
from drafter.render.word.comments import Comments
from drafter.render.word.furniture import (
    first_footer,
    first_header,
    later_header,
    numbered_footer,
    section_properties,
)
from drafter.render.word.look import DRAFT_NOTE, DocxLook
from drafter.render.word.package import FilePart, Metadata, write_package
from drafter.render.word.paragraphs import write_paragraphs
from drafter.render.word.styles import font_table_part, settings_part, styles_part
from drafter.render.word.xml import part, word


def render_docx(draft: Draft, look: DocxLook, *, root: Path | None = None) -> bytes:
    """Return the letter as .docx bytes, the same for the same draft and look; `root`: a bureau's own prompts folder.

    Whether a draft may be written as a copy to sign or to publish at all is `refusal`'s to say.
    """
    comments = Comments()
    paragraphs = write_paragraphs(lay_out(draft, public=look.public, root=root), draft, look, comments)
    pages = (
        FilePart("header_first", "header", first_header(look.masthead or draft.signature, look)),
        FilePart("header_odd", "header", later_header(look, 2)),
        FilePart("header_even", "header", later_header(look, 3)),
        FilePart("footer_first", "footer", first_footer()),
        FilePart("footer_odd", "footer", numbered_footer(odd=True)),
        FilePart("footer_even", "footer", numbered_footer(odd=False)),
    )
    section = section_properties({page.name: page.relation for page in pages})
    parts = [
        FilePart("styles", "styles", styles_part()),
        FilePart("settings", "settings", settings_part()),
        FilePart("fontTable", "fontTable", font_table_part()),
        *pages,
        *([FilePart("comments", "comments", comments.part())] if comments else []),
    ]
    return write_package(part("document", word("body", paragraphs, section)), parts, _metadata(draft, look))


def _metadata(draft: Draft, look: DocxLook) -> Metadata:
    """Return the file's metadata; a draft says that it is one and what made it (标识办法, 2025: implicit label)."""
    made = draft.provenance
    note = f"{DRAFT_NOTE}，未经核稿签发。由 drafter 起草，引擎：{made.model or made.engine}"
    return Metadata(
        title=draft.title,
        author=draft.signature,
        keywords=DRAFT_NOTE if look.annotated else "",
        description=note if look.annotated else "",
        created=look.created,
    )

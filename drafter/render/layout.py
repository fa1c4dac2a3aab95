"""A draft laid out: the parts of the letter in the order they are printed.

All forms (.txt .md .html .docx) are written from these parts, so they say the same. Which parts there are, in what
order and with which fixed words, is the template's (prompts/letters/reply.jinja, joint_opinion.jinja); numbers of
headings are the style's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from drafter.documents import Draft, Evidence, Section
from drafter.errors import AssetError
from drafter.render.numbering import is_numbered, is_run_in, write_marker
from drafter.render.template import Line, fill_template

PartKind = Literal[
    "mark", "doc_number", "title", "salutation", "opening", "heading", "paragraph", "closing",
    "attachment", "signature", "date", "note", "cc",
]  # fmt: skip
_KINDS: dict[str, PartKind] = {
    "办理结果": "mark",
    "发文字号": "doc_number",
    "标题": "title",
    "主送": "salutation",
    "引言": "opening",
    "结语": "closing",
    "附件": "attachment",
    "署名": "signature",
    "成文日期": "date",
    "附注": "note",
    "抄送": "cc",
}
_BODY = "事项"
_TEMPLATES = {"reply": "reply", "joint-opinion": "joint_opinion"}
_BLANK_DATE = "    年  月  日"  # to be written in by hand when the letter is signed
_PUBLIC = "主动公开"
_STOPS = "。：:；;！？!?，,、"
OPEN_MARK = re.compile("【待(?:补|核实)[^】]{0,400}】")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the letter as printed. `head` = how many of its first characters are heading words."""

    kind: PartKind
    text: str
    level: int = 0  # of a heading, 1 = outermost; 0 = none
    head: int = 0
    marker: str = ""
    ask_id: str | None = None
    evidence: tuple[Evidence, ...] = ()


def lay_out(draft: Draft, *, public: bool = False, root: Path | None = None) -> tuple[Part, ...]:
    """Return the parts of the letter; `public`: the copy to publish, without contact data and with its note."""
    end_block = tuple(item for item in draft.style.end_block if not (public and item == "contact"))
    if public and "disclosure" not in end_block:
        end_block = (*end_block, "disclosure")
    contact = draft.contact
    fields = {
        "disposition": draft.disposition,
        "doc_number": draft.doc_number,
        "title": draft.title,
        "salutation": draft.salutation,
        "opening": draft.opening,
        "closing": draft.closing,
        "attachments": draft.attachments,
        "end_block": end_block,
        "signature": draft.signature,
        "date": draft.date or _BLANK_DATE,
        "contact_name": contact.name if contact else None,
        "phone": contact.phone if contact else None,
        "disclosure": (draft.disclosure or _PUBLIC) if public else draft.disclosure,
        "cc": draft.cc,
    }
    lines = fill_template(_TEMPLATES[draft.kind], fields, root=root)
    return _numbered_attachments(tuple(part for line in lines for part in _parts_of(line, draft)))


def _parts_of(line: Line, draft: Draft) -> Iterator[Part]:
    if line.name == _BODY:
        yield from _body(draft.sections, draft, level=1)
        return
    kind = _KINDS.get(line.name)
    if kind is None:
        known = " ".join([*_KINDS, _BODY])
        raise AssetError(f"版式模板中没有“{line.name}”这种部件", where=draft.kind, remedy=f"可用的部件名：{known}")
    for text in line.words.split("\n"):
        if text.strip():
            yield Part(kind, text.strip())


def _numbered_attachments(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts with 附件： before the first attachment and figures before each of several (7.3.4)."""
    count = sum(part.kind == "attachment" for part in parts)
    ordinal = 0
    numbered = []
    for part in parts:
        if part.kind == "attachment":
            ordinal += 1
            label = "附件：" if ordinal == 1 else ""
            number = f"{ordinal}." if count > 1 else ""
            numbered.append(replace(part, text=f"{label}{number}{part.text}", marker=number))
        else:
            numbered.append(part)
    return tuple(numbered)


def _body(sections: tuple[Section, ...], draft: Draft, *, level: int) -> Iterator[Part]:
    """Yield the parts of sections of one level; each level counts its own numbers from 1."""
    count = sum(is_numbered(section.heading, level) for section in sections)
    ordinal = 0
    for section in sections:
        ordinal += is_numbered(section.heading, level)
        marker = write_marker(draft.style, level, ordinal, count) if is_numbered(section.heading, level) else ""
        run_in = not section.heading or is_run_in(draft.style, level)
        yield from _opened(section, marker, level, run_in=run_in)
        yield from _body(section.children, draft, level=level + 1)


def _opened(section: Section, marker: str, level: int, *, run_in: bool) -> Iterator[Part]:
    """Yield the heading of a section and its paragraphs; a run-in heading and the first paragraph are one part."""
    paragraphs = [
        Part("paragraph", line.strip(), ask_id=section.ask_id, evidence=paragraph.evidence)
        for paragraph in section.paragraphs
        for line in paragraph.text.split("\n")
        if line.strip()
    ]
    words = marker + section.heading
    if not words:
        yield from paragraphs
        return
    if not (run_in and paragraphs):
        yield Part("heading", words, level=level, head=len(words), marker=marker, ask_id=section.ask_id)
        yield from paragraphs
        return
    if section.heading and section.heading[-1] not in _STOPS:
        words += "。"
    first = paragraphs[0]
    head = len(words) if section.heading else 0
    yield replace(first, text=words + first.text, level=level, head=head, marker=marker)
    yield from paragraphs[1:]

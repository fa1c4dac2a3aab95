"""What a paper says about itself: every field of the header, each found by its own rule."""

import re
from collections.abc import Iterator
from typing import Any

from drafter.documents import Genre, Matter, ProposerKind, Span
from drafter.parse.contact import find_contact
from drafter.parse.fields import Field, read_fields
from drafter.parse.genre import find_matter
from drafter.parse.marks import (
    find_copies,
    find_disclosure,
    find_disposition,
    find_doc_number,
    number_behind,
    read_date,
)
from drafter.parse.page import Frame, Page
from drafter.parse.parties import (
    find_addressees,
    find_co_handlers,
    find_proposer_kind,
    named_proposers,
    proposers_of,
)
from drafter.parse.reference import find_form_number, find_number, find_proposal_title, find_session
from drafter.parse.squeeze import Squeezed, squeeze, squeeze_blocks
from drafter.parse.wording import BODY_END

_HEAD_ROWS = 120
_OPENING_FALLBACK = 400  # characters read as the opening of a letter that has none
_TITLE_ISSUER = re.compile(
    rf"(?:(?:19|20)\d{{2}}年?度?)?(?P<who>[^《“，、]{{2,40}}?{BODY_END})(?:办理)?(?:关于|对|就|答复|回复)"
)
_LONGEST_PROPOSER = 24
_BODY = re.compile(rf"{BODY_END}\Z")
_TOOK_PART = re.compile(
    r"(?:我[局委厅部办院会]|我们|接到|收到|建议|提案).{0,80}?(?:会同|会商|经商|征求).{2,120}?(?:研究|办理|调研|会商|协商|座谈|意见|沟通)"
)


def read_header(page: Page, frame: Frame, genre: Genre) -> dict[str, Any]:
    """Return the header fields of a paper by name; papers of other kinds have a title, a date and an issuer only."""
    head = _Head(page, frame)
    if genre == "other":
        return {"title": frame.title, "issuer": frame.issuer, "issue_date": read_date(page, frame.date)}
    session = find_session(head.sources())
    matter = find_matter(page, frame, session)
    addressees = find_addressees(page, frame.salutation)
    proposers, kind = _find_proposers(page, head, genre, addressees, matter)
    rows = head.rows_near_title()
    return {
        "matter": matter,
        "proposers": proposers,
        "proposer_kind": kind,
        "title": frame.title,
        "doc_number": find_doc_number(rows, head.fields) or number_behind(page, frame.title),
        "session": session,
        "proposal_number": _find_number(page, head, genre),
        "proposal_title": None if genre == "proposal" else find_proposal_title(head.title, head.opening),
        "issuer": _find_issuer(frame, head, genre, kind, proposers),
        "disposition": find_disposition(rows, head.fields) if rows else None,
        "disclosure": find_disclosure(rows, head.fields),
        "addressees": addressees,
        "co_handlers": _find_co_handlers(page, frame, head, genre),
        "issue_date": read_date(page, frame.date) or read_date(page, head.value("date")),
        "contact": _find_contact(page, frame),
        "opening": frame.opening,
        "closing": frame.closing,
        "cc": find_copies(page, frame.end_block),
    }


class _Head:
    """What stands above the body: rows, fields, and the words that name the paper answered."""

    def __init__(self, page: Page, frame: Frame) -> None:
        """Read the rows and fields above the body and in the end block."""
        self.page, self.frame = page, frame
        start = frame.salutation.start if frame.salutation else frame.opening.start if frame.opening else frame.body[0]
        self.count = sum(1 for block in page.blocks[:_HEAD_ROWS] if block.end <= start)
        self.rows = list(squeeze_blocks(page, 0, self.count))
        is_paper = frame.salutation is None and frame.opening is None  # its form may run into its text
        self.fields: tuple[Field, ...] = read_fields(page, 0, self.count + is_paper)
        self.title = squeeze(page, frame.title.start, frame.title.end) if frame.title else None
        self.opening = self._opening()

    def _opening(self) -> Squeezed | None:
        """Return the squeezed opening, or the first words of the body when a letter has none."""
        frame = self.frame
        if frame.opening:
            return squeeze(self.page, frame.opening.start, frame.opening.end)
        if frame.salutation is None:
            return None
        return squeeze(self.page, frame.body[0], min(frame.body[1], frame.body[0] + _OPENING_FALLBACK))

    def sources(self) -> Iterator[Squeezed]:
        """Yield the words that may name session and number, the surest first."""
        for source in (self.title, self.opening):
            if source:
                yield source
        for field in self.fields:
            if field.kind in {"session", "title", "number", "subject"} and field.value:
                yield squeeze(self.page, field.value.start, field.value.end)
        yield from reversed(self.rows)

    def end_rows(self) -> list[Squeezed]:
        """Return the rows of the end block."""
        if self.frame.end_block is None:
            return []
        start, end = self.frame.end_block
        return [
            squeeze(self.page, block.start, block.end)
            for block in self.page.blocks
            if start <= block.start and block.end <= end
        ]

    def rows_near_title(self) -> list[Squeezed]:
        """Return the rows below the title, then those above it from the nearest, then the end block."""
        place = self.title.start if self.title else 0
        below = [row for row in self.rows if row.start > place]
        above = [row for row in self.rows if row.end <= place]
        return [*below, *reversed(above), *self.end_rows()]

    def value(self, *kinds: str) -> Span | None:
        """Return the value of the first field of these kinds that has one."""
        return next(
            (field.value for kind in kinds for field in self.fields if field.kind == kind and field.value), None
        )


def _find_number(page: Page, head: _Head, genre: Genre) -> Span | None:
    """Return the proposal's number: of a proposal the one on its form, else what title and opening print."""
    value = head.value("number")
    form = find_form_number(squeeze(page, value.start, value.end)) if value else None
    if genre == "proposal":
        in_rows = (number for row in head.rows if (number := find_form_number(row)))
        return form or next(in_rows, None) or find_number(head.sources())
    named = (source for source in (head.title, head.opening) if source)
    return find_number(named) or form or find_number(head.sources())


def _find_proposers(
    page: Page, head: _Head, genre: Genre, addressees: tuple[Span, ...], matter: Matter | None
) -> tuple[tuple[Span, ...], ProposerKind | None]:
    """Return who raised the matter and what they are; a joint opinion does not say."""
    if genre == "joint_opinion":
        return (), None
    if genre == "reply":
        words = "".join(head.frame.salutation.text.split()).rstrip(":：") if head.frame.salutation else ""
        return proposers_of(page, addressees), find_proposer_kind(words, matter) if addressees else None
    fields = [*head.fields, *_end_fields(page, head.frame)]
    proposers = named_proposers(page, fields) or _proposer_below_title(page, head.frame)
    words = "".join(proposers[0].text.split()) if proposers else ""
    return proposers, find_proposer_kind(words, matter) if proposers else None


def _proposer_below_title(page: Page, frame: Frame) -> tuple[Span, ...]:
    """Return the party or body whose name stands alone between the title of a proposal and its text."""
    block = next((block for block in page.blocks if block.start >= frame.body[0]), None)
    if block is None or block.end > frame.body[1]:
        return ()
    name = page.span(block.start, block.end)
    return (
        (name,)
        if len(name.text) <= _LONGEST_PROPOSER and find_proposer_kind(name.text, None) in {"party", "sector"}
        else ()
    )


def _end_fields(page: Page, frame: Frame) -> tuple[Field, ...]:
    """Return the fields of the end block: 提案人：…."""
    if frame.end_block is None:
        return ()
    indexes = [
        index for index, block in enumerate(page.blocks) if frame.end_block[0] <= block.start < frame.end_block[1]
    ]
    return read_fields(page, indexes[0], indexes[-1] + 1) if indexes else ()


def _find_issuer(
    frame: Frame, head: _Head, genre: Genre, kind: ProposerKind | None, proposers: tuple[Span, ...]
) -> Span | None:
    """Return the 署名: of the end block, else the bureau in the title, else what the page calls the issuer."""
    if genre == "proposal":
        if kind in {"deputy", "member", None}:
            return None
        return frame.issuer or (proposers[0] if proposers else None)
    if frame.issuer:
        return frame.issuer
    match = _TITLE_ISSUER.match(head.title.text) if head.title else None
    if match and head.title:
        return head.title.span(*match.span("who"))
    for field in head.fields:
        if field.kind == "issuer" and field.value and _BODY.search(field.value.text):
            return field.value
    return None


def _find_co_handlers(page: Page, frame: Frame, head: _Head, genre: Genre) -> tuple[Span, ...]:
    """Return the units that helped to handle the matter, named above the body or in the account of the handling."""
    if genre != "reply":
        return ()
    first = squeeze(page, frame.body[0], min(frame.body[1], frame.body[0] + _OPENING_FALLBACK))
    account = _TOOK_PART.search(first.text.split("。")[0])
    stretches = [frame.opening, first.span(*account.span()) if account else None]
    return find_co_handlers(page, stretches, head.fields)


def _find_contact(page: Page, frame: Frame) -> Any:
    """Return 联系人 and telephone: in the end block, else in the closing."""
    for stretch in (frame.end_block, (frame.closing.start, frame.closing.end) if frame.closing else None):
        contact = find_contact(page, *stretch) if stretch else None
        if contact:
            return contact
    return None

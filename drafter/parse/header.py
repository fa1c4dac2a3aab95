"""What a paper says about itself: every field of the header, each found by its own rule."""

import re
from typing import Any

from drafter.documents import Contact, DateSpan, Genre, ProposerKind, Span
from drafter.parse.account import read_co_handlers
from drafter.parse.contact import find_contact, find_phone
from drafter.parse.head import Head, read_head
from drafter.parse.marks import (
    find_copies,
    find_damaged_number,
    find_disclosure,
    find_disposition,
    find_doc_number,
    number_behind,
    read_date,
)
from drafter.parse.matter import find_matter, find_proposer_kind
from drafter.parse.page import Frame, Page
from drafter.parse.parties import find_addressees, named_proposers, proposers_of
from drafter.parse.proposal_title import find_proposal_title
from drafter.parse.reference import find_form_number, find_form_session, find_number, find_session
from drafter.parse.squeeze import squeeze, words_of
from drafter.parse.wording import BODY_END, DATE

_LONGEST_PROPOSER = 24
_BODY = re.compile(rf"{BODY_END}\Z")
_TITLE_ISSUER = re.compile(
    rf"(?:(?:19|20)\d{{2}}年?度?)?(?P<who>[^《“，、]{{2,40}}?{BODY_END})(?:办理)?(?:关于|[对就]|答复|回复)"
)
_ISSUER_BEHIND = re.compile(rf"（(?P<who>[^（）]{{2,20}}{BODY_END})）\Z")  # …的答复（水利局）
_SITE = re.compile(r"(?P<who>.{2,30}(?:[局厅部委院办署社会]))(?:官方|门户|政务)?(?:网站|官网|网)\Z")
_PHONE_LABELS = frozenset({"联系电话", "联系方式", "手机", "联系人及电话", "联系人和电话"})
_AT_SESSION = re.compile(rf"（{DATE}(?:在|于|.{{0,2}}提出).{{0,40}}）?\Z")


def read_header(page: Page, frame: Frame, genre: Genre) -> dict[str, Any]:
    """Return the header fields of a paper by name; papers of other kinds have title, issuer and date only."""
    if genre == "other":
        return {"title": frame.title, "issuer": frame.issuer, "issue_date": read_date(page, frame.date)}
    head = read_head(page, frame)
    session = _find_session(page, head, genre)
    matter = find_matter(page, frame, session)
    addressees = find_addressees(page, frame.salutation)
    proposers = _find_proposers(page, frame, head, genre)
    words = words_of(page, frame.salutation if genre == "reply" else next(iter(proposers), None)).rstrip("：")
    kind = find_proposer_kind(words, matter) if words and genre != "joint_opinion" else None
    rows = head.rows_near_title()
    return {
        "matter": matter,
        "proposers": proposers,
        "proposer_kind": kind,
        "title": frame.title,
        "doc_number": find_doc_number(rows, head.fields)
        or number_behind(page, frame.title)
        or find_damaged_number(rows),
        "session": session,
        "proposal_number": _find_number(page, head, genre),
        "proposal_title": None if genre == "proposal" else find_proposal_title(head.title, head.opening),
        "issuer": _proposing_body(frame, kind, proposers) if genre == "proposal" else _find_issuer(page, frame, head),
        "disposition": find_disposition(page, rows, head.fields),
        "disclosure": find_disclosure(rows, head.fields),
        "addressees": addressees,
        "co_handlers": read_co_handlers(page, frame, head, addressees) if genre == "reply" else (),
        "issue_date": _find_date(page, frame, head, genre),
        "contact": _contact_of_proposal(page, frame, head, proposers)
        if genre == "proposal"
        else _find_contact(page, frame),
        "opening": frame.opening,
        "closing": frame.closing,
        "cc": find_copies(head.end_rows),
    }


def _find_session(page: Page, head: Head, genre: Genre) -> Span | None:
    """Return the 届次: of a proposal what its form says, else what the surest words name."""
    if genre == "proposal":
        field = head.value("session")
        in_field = find_session([squeeze(page, field.start, field.end)]) if field else None
        return in_field or find_form_session(head.rows) or find_session(head.sources())
    return find_session(head.sources())


def _find_number(page: Page, head: Head, genre: Genre) -> Span | None:
    """Return the proposal's number: of a proposal the one on its form, else what title and opening print."""
    value = head.value("number")
    in_field = find_form_number(squeeze(page, value.start, value.end)) if value else None
    if genre == "proposal":
        in_rows = (number for row in head.rows if (number := find_form_number(row)))
        return in_field or next(in_rows, None) or find_number(head.sources())
    return find_number(head.words()) or in_field or find_number(head.sources())


def _find_proposers(page: Page, frame: Frame, head: Head, genre: Genre) -> tuple[Span, ...]:
    """Return who raised the matter: whom a reply greets, whom the form or the end of a proposal names."""
    if genre == "reply":
        return proposers_of(page, find_addressees(page, frame.salutation))
    if genre == "proposal":
        return named_proposers(page, [*head.fields, *head.end_fields]) or _named_below_title(page, frame)
    return ()


def _named_below_title(page: Page, frame: Frame) -> tuple[Span, ...]:
    """Return the party or sector whose name stands alone between the title of a proposal and its text."""
    block = next((block for block in page.blocks if block.start >= frame.body[0]), None)
    if block is None or block.end > min(frame.body[1], block.start + _LONGEST_PROPOSER):
        return ()
    name = page.span(block.start, block.end)
    return (name,) if find_proposer_kind(name.text, None) in {"party", "sector"} else ()


def _proposing_body(frame: Frame, kind: ProposerKind | None, proposers: tuple[Span, ...]) -> Span | None:
    """Return the issuer of a proposal: the party or group that raised it; a person is none."""
    if kind not in {"party", "sector", "group"}:
        return None
    return frame.issuer or next(iter(proposers), None)


def _find_issuer(page: Page, frame: Frame, head: Head) -> Span | None:
    """Return the 署名: of the end block, else the bureau in or above the title, else the issuer the page names."""
    if frame.issuer:
        return frame.issuer
    title = head.title.text if head.title else ""
    match = _TITLE_ISSUER.match(title) or _ISSUER_BEHIND.search(title)
    if match and head.title:
        return head.title.span(*match.span("who"))
    in_fields = (field.value for field in (*head.end_fields, *head.fields) if field.kind == "issuer" and field.value)
    return head.masthead() or next((body for value in in_fields if (body := _body_named(page, value))), None)


def _body_named(page: Page, value: Span) -> Span | None:
    """Return the body that a field names, of 农业农村部网站 the ministry; None when it names no body."""
    words = squeeze(page, value.start, value.end)
    site = _SITE.match(words.text)
    if site:
        return words.span(*site.span("who"))
    return value if _BODY.search(words.text) else None


def _find_date(page: Page, frame: Frame, head: Head, genre: Genre) -> DateSpan | None:
    """Return the 成文日期: of the end block, else of a field; of a proposal also when it was handed in."""
    found = read_date(page, frame.date) or read_date(page, head.value("date"))
    if found or genre != "proposal":
        return found
    raised = [field.value for field in (*head.fields, *head.end_fields) if field.kind == "raised"]
    raised += [row.span(*match.span()) for row in head.rows if (match := _AT_SESSION.match(row.text))]
    return next((date for value in raised if (date := read_date(page, value))), None)


def _contact_of_proposal(page: Page, frame: Frame, head: Head, proposers: tuple[Span, ...]) -> Contact | None:
    """Return 联系人 and telephone of a proposal, at its end or on its form; without a name the first proposer's."""
    found = _find_contact(page, frame)
    filled = [(field, field.value) for field in head.fields if field.value]
    phones = (value for field, value in filled if field.label in _PHONE_LABELS)
    phone = found.phone if found else next((number for value in phones if (number := find_phone(page, value))), None)
    if phone is None:
        return found
    named = (value for field, value in filled if field.label == "联系人" and not find_phone(page, value))
    return Contact((found and found.name) or next(named, None) or next(iter(proposers), None), phone)


def _find_contact(page: Page, frame: Frame) -> Contact | None:
    """Return 联系人 and telephone: in the end block, else in the closing."""
    closing = (frame.closing.start, frame.closing.end) if frame.closing else None
    stretches = (stretch for stretch in (frame.end_block, closing) if stretch)
    return next((contact for stretch in stretches if (contact := find_contact(page, *stretch))), None)

"""What a paper says about itself: every field of the header, each found by its own rule."""

import re
from typing import Any

from drafter.documents import Contact, Genre, ProposerKind, Span
from drafter.grammar.fold import fold
from drafter.parse.co_handlers import find_co_handlers
from drafter.parse.contact import find_contact
from drafter.parse.head import Head, read_head
from drafter.parse.marks import (
    find_copies,
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
from drafter.parse.reference import find_form_number, find_number, find_session
from drafter.parse.squeeze import squeeze, words_of
from drafter.parse.wording import BODY_END

_ACCOUNT = 400  # characters of the body in which the account of the handling may stand
_LONGEST_PROPOSER = 24
_BODY = re.compile(rf"{BODY_END}\Z")
_TITLE_ISSUER = re.compile(
    rf"(?:(?:19|20)\d{{2}}年?度?)?(?P<who>[^《“，、]{{2,40}}?{BODY_END})(?:办理)?(?:关于|[对就]|答复|回复)"
)
_ISSUER_BEHIND = re.compile(rf"（(?P<who>[^（）]{{2,20}}{BODY_END})）\Z")  # …的答复（水利局）
_TOOK_PART = re.compile(
    r"(?:我[局委厅部办院会]|我们|接到|收到|建议|提案).{0,80}?(?:会同|会商|经商|征求).{2,120}?"
    r"(?:研究|办理|调研|会商|协商|座谈|意见|沟通)"
)


def read_header(page: Page, frame: Frame, genre: Genre) -> dict[str, Any]:
    """Return the header fields of a paper by name; papers of other kinds have title, issuer and date only."""
    if genre == "other":
        return {"title": frame.title, "issuer": frame.issuer, "issue_date": read_date(page, frame.date)}
    head = read_head(page, frame)
    session = find_session(head.sources())
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
        "doc_number": find_doc_number(rows, head.fields) or number_behind(page, frame.title),
        "session": session,
        "proposal_number": _find_number(page, head, genre),
        "proposal_title": None if genre == "proposal" else find_proposal_title(head.title, head.opening),
        "issuer": _proposing_body(frame, kind, proposers) if genre == "proposal" else _find_issuer(frame, head),
        "disposition": find_disposition(page, rows, head.fields),
        "disclosure": find_disclosure(rows, head.fields),
        "addressees": addressees,
        "co_handlers": _find_co_handlers(page, frame, head) if genre == "reply" else (),
        "issue_date": read_date(page, frame.date) or read_date(page, head.value("date")),
        "contact": _find_contact(page, frame),
        "opening": frame.opening,
        "closing": frame.closing,
        "cc": find_copies(head.end_rows),
    }


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


def _find_issuer(frame: Frame, head: Head) -> Span | None:
    """Return the 署名: of the end block, else the bureau in or above the title, else the issuer the page names."""
    if frame.issuer:
        return frame.issuer
    title = head.title.text if head.title else ""
    match = _TITLE_ISSUER.match(title) or _ISSUER_BEHIND.search(title)
    if match and head.title:
        return head.title.span(*match.span("who"))
    masthead = head.masthead()
    if masthead:
        return masthead
    named = (field.value for field in head.fields if field.kind == "issuer" and field.value)
    return next((value for value in named if _BODY.search(fold(value.text).rstrip())), None)


def _find_co_handlers(page: Page, frame: Frame, head: Head) -> tuple[Span, ...]:
    """Return the units that helped to handle the matter, named above the body or where the handling is told."""
    first = squeeze(page, frame.body[0], min(frame.body[1], frame.body[0] + _ACCOUNT))
    account = _TOOK_PART.search(first.text.split("。")[0])
    return find_co_handlers(page, (frame.opening, first.span(*account.span()) if account else None), head.fields)


def _find_contact(page: Page, frame: Frame) -> Contact | None:
    """Return 联系人 and telephone: in the end block, else in the closing."""
    closing = (frame.closing.start, frame.closing.end) if frame.closing else None
    stretches = (stretch for stretch in (frame.end_block, closing) if stretch)
    return next((contact for stretch in stretches if (contact := find_contact(page, *stretch))), None)

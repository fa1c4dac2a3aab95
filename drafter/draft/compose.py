"""The draft of a reply or a joint opinion: what is answered, and the frame around it."""

from collections.abc import Collection
from dataclasses import replace

from drafter.documents import Draft, Gap, Paragraph, Section, StyleUsed
from drafter.draft.answers import Desk
from drafter.draft.body import Body, write_body
from drafter.draft.disposition import Disposition, propose_disposition
from drafter.draft.facts import Facts, gather_facts
from drafter.draft.frame import contact_of, copies_to, date_printed, doc_number, frame_gaps, left_blank
from drafter.draft.gap import missing
from drafter.draft.grounding import gather_sources
from drafter.draft.offer import choose_passages
from drafter.draft.opinions import consulted_units
from drafter.draft.order import DraftOrder
from drafter.draft.reminders import gather_reminders
from drafter.draft.responsible import check_our_asks, is_ours
from drafter.draft.salutation import write_salutation
from drafter.draft.wording import write_closing, write_opening, write_title
from drafter.engines.base import Engine
from drafter.styles import Style

_REFUSALS = frozenset({"declined", "deferred", "reference"})
_NO_ASKS = "来件没有列明具体建议，请逐条补写答复"


async def draft_reply(order: DraftOrder, engine: Engine) -> Draft:
    """Return the draft; raises SettingsError (scheme, mark, our_asks) and what the engine raises."""
    facts = gather_facts(order)
    check_our_asks(order.digest.asks, facts)
    style = order.style.model_copy(update={"we": facts.we})
    ours = {ask.id: order.passages.get(ask.id, ()) for ask in order.digest.asks if is_ours(ask, facts)}
    offers = choose_passages(ours, order.conflicts, facts, general=style.architecture == "overview")
    body = await write_body(order, facts, offers, Desk(engine, style, gather_sources(order, facts)))
    consulted = consulted_units(offers.by_ask.values())
    disposition = _disposition(order, body)
    reminders = gather_reminders(order, facts, offers, disposition, consulted)
    draft = _framed(order, facts, style, body, consulted)
    return replace(draft, disposition=disposition.mark, disposition_reason=disposition.reason, reminders=reminders)


def _disposition(order: DraftOrder, body: Body) -> Disposition:
    """Return the mark; a joint opinion bears none."""
    if order.kind != "reply":
        return Disposition(None, None)
    scheme = order.agency.disposition_scheme if order.agency else "abc"
    return propose_disposition(body.stances, scheme, order.disposition)


def _framed(order: DraftOrder, facts: Facts, style: Style, body: Body, consulted: tuple[str, ...]) -> Draft:
    """Return the draft with title, salutation, opening, closing and end block round the body."""
    number, date, contact = doc_number(order, facts.year), date_printed(order.date), contact_of(order)
    title = write_title(facts, style, order.kind)
    salutation = write_salutation(facts, many=style.many_proposers, to_lead_unit=order.kind != "reply")
    opening = write_opening(facts, style, order.kind, consulted=consulted)
    closing = write_closing(facts, style, order.kind, declined=_any_refused(body.stances.values()))
    signature = facts.agency or missing("署名单位")
    sections, no_asks = _or_gap(body.sections)
    frame = frame_gaps((title, salutation, opening, closing, signature, contact.name, contact.phone))
    return Draft(
        kind=order.kind,
        title=title,
        doc_number=number,
        salutation=salutation,
        opening=opening,
        sections=sections,
        closing=closing,
        signature=signature,
        date=date,
        contact=contact,
        disclosure=facts.disclosure,
        cc=copies_to(order, facts),
        blanks=left_blank(number, date),
        gaps=(*frame, *no_asks, *body.gaps),
        unverified=body.unverified,
        coverage=body.coverage,
        conflicts=order.conflicts,
        style=StyleUsed(style.name, style.numbering, style.heading_forms, style.end_block),
        provenance=body.provenance,
    )


def _or_gap(sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], tuple[Gap, ...]]:
    """Return the sections; a letter in which no ask was found is one visible gap."""
    if sections:
        return sections, ()
    return (Section("", None, None, (Paragraph(missing(_NO_ASKS)),)),), (Gap(None, _NO_ASKS),)


def _any_refused(stances: Collection[str | None]) -> bool:
    return any(stance in _REFUSALS for stance in stances)

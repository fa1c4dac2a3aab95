"""The body: every ask of the letter answered, declined, left to its bureau, or honestly open."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace

from drafter.documents import Coverage, DigestAsk, Gap, Paragraph, Provenance, Section, Stance, Unverified
from drafter.draft.answers import AskAnswer, Desk, add_up, answer_one
from drafter.draft.ask_heading import ask_phrase, write_heading
from drafter.draft.disagreement import mark_disagreements
from drafter.draft.facts import Facts
from drafter.draft.gap import missing
from drafter.draft.layout import GENERAL_HEADING, lay_out
from drafter.draft.offer import Offer, Offers
from drafter.draft.opinions import tell_opinions
from drafter.draft.order import DraftOrder
from drafter.draft.responsible import is_ours, not_ours_sentence
from drafter.draft.sections import Answer, put_together
from drafter.grammar.titles import in_quotes
from drafter.styles import Style


@dataclass(frozen=True, slots=True)
class Body:
    """The sections, and what is known about them."""

    sections: tuple[Section, ...]
    coverage: tuple[Coverage, ...]
    gaps: tuple[Gap, ...]
    unverified: tuple[Unverified, ...]
    stances: Mapping[str, Stance | None]  # of our asks
    provenance: Provenance


async def write_body(order: DraftOrder, facts: Facts, offers: Offers, desk: Desk) -> Body:
    """Return the body of the letter; the asks are answered side by side."""
    asks = order.digest.asks
    headings = {ask.id: write_heading(ask.text, desk.style) for ask in asks}
    ours = [ask for ask in asks if is_ours(ask, facts)]
    general, *said = await asyncio.gather(
        _general_answer(order, facts, offers.general, desk),
        *(answer_one(ask, offers.by_ask[ask.id], desk, section=headings[ask.id]) for ask in ours),
    )
    composed = {
        ask.id: put_together(ask, headings[ask.id], one, tell_opinions(offers.by_ask[ask.id]))
        for ask, one in zip(ours, said, strict=True)
    }
    answers = {
        ask.id: _completed(composed[ask.id], offers.by_ask[ask.id], composed, desk.style)
        if ask.id in composed
        else Answer(
            ask, headings[ask.id], None, (Paragraph(not_ours_sentence(ask, facts, order.passages.get(ask.id, ()))),), ()
        )
        for ask in asks
        if ask.id in composed or order.kind == "reply"
    }
    marked = {ask_id: mark_disagreements(answer, order.conflicts) for ask_id, answer in answers.items()}
    answers = {ask_id: answer for ask_id, (answer, _) in marked.items()}
    disagreements = (doubt for _, doubts in marked.values() for doubt in doubts)
    return Body(
        sections=lay_out(tuple(answers.values()), general.paragraphs, desk.style),
        coverage=tuple(_coverage(answer) for answer in answers.values()),
        gaps=tuple(gap for answer in answers.values() for gap in answer.gaps),
        unverified=(*(doubt for one in (general, *said) for doubt in one.unverified), *disagreements),
        stances={ask_id: answers[ask_id].stance for ask_id in composed},
        provenance=add_up([one.provenance for one in (*said, general)]),
    )


async def _general_answer(order: DraftOrder, facts: Facts, offer: Offer, desk: Desk) -> AskAnswer:
    """Return what is told before the asks; nothing when no passage serves several of them."""
    if not offer.own:
        return AskAnswer(None, (), (), Provenance(engine=desk.engine.name))
    topic = DigestAsk("", facts.proposal_title or order.digest.summary, ())
    return await answer_one(topic, offer, desk, section=GENERAL_HEADING)


def _completed(answer: Answer, offer: Offer, answers: Mapping[str, Answer], style: Style) -> Answer:
    """Return the answer, or in place of nothing: a reference to where it is told, or a visible gap."""
    if answer.paragraphs:
        return answer
    other = answers.get(offer.told_under or "")
    if other is not None and other.paragraphs:
        sentence = f"有关情况已在{in_quotes(other.heading)}部分一并答复。"
        return replace(answer, stance=other.stance, told=(Paragraph(sentence, other.evidence),))
    what = f"对{in_quotes(ask_phrase(answer.ask.text, style.heading_length))}的答复，{_why_open(offer)}"
    return replace(answer, told=(Paragraph(missing(what)),), gaps=(Gap(answer.ask.id, what),))


def _why_open(offer: Offer) -> str:
    if offer.stale:
        year = max(passage.year or 0 for passage in offer.stale)
        return f"材料中只有{year}年的计划，没有落实情况"
    return "材料中没有依据"


def _coverage(answer: Answer) -> Coverage:
    return Coverage(answer.ask.id, answer.ask.text, answer.heading, answer.stance, answer.evidence)

"""What we answer to one ask: the engine's words held against the evidence, asked once more, marked where unborne."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.documents import DigestAsk, Evidence, Paragraph, Passage, Provenance, Stance, Unverified
from drafter.draft.grounding import Sources, find_open_years, find_unborne, mark_unborne
from drafter.draft.offer import Offer
from drafter.engines.base import Engine
from drafter.schemas import ParagraphSaid
from drafter.styles import Style


@dataclass(frozen=True, slots=True)
class AskAnswer:
    """The paragraphs for one ask with the evidence they rest on, and what nothing bears out."""

    stance: Stance | None
    paragraphs: tuple[Paragraph, ...]
    unverified: tuple[Unverified, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Desk:
    """What every answer of a draft is written with."""

    engine: Engine
    style: Style
    sources: Sources


async def answer_one(ask: DigestAsk, offer: Offer, desk: Desk, *, section: str) -> AskAnswer:
    """Return the engine's answer to an ask.

    Words that neither the cited evidence nor the agency nor the case bear out go back to the engine once; what is
    still unborne stays in the text, marked 【待核实：…】.
    """
    passages = {passage.id: passage for passage in offer.own}
    answered = await desk.engine.answer(ask, offer.own, desk.style)
    made = answered.provenance
    refused = _unborne(answered.reply.paragraphs, passages, offer.originals, desk.sources)
    if refused:
        answered = await desk.engine.answer(ask, offer.own, desk.style, refused=refused)
        made = add_up((made, answered.provenance))
    paragraphs: list[Paragraph] = []
    unverified: list[Unverified] = []
    for said in answered.reply.paragraphs:
        if not said.text.strip():
            continue
        cited = _cited_words(said, passages, offer.originals)
        unborne = find_unborne(said.text, cited, desk.sources)
        doubts = (*unborne, *find_open_years(said.text, cited, unborne))
        paragraphs.append(Paragraph(mark_unborne(said.text, doubts), _evidence(said, offer.originals)))
        unverified += [Unverified(doubt.quote, section, doubt.why) for doubt in doubts]
    return AskAnswer(answered.reply.stance if paragraphs else None, tuple(paragraphs), tuple(unverified), made)


def add_up(made: Sequence[Provenance]) -> Provenance:
    """Return one provenance for several calls: the first one's names, everybody's tokens."""
    return replace(
        made[0],
        prompt_tokens=sum(one.prompt_tokens for one in made),
        completion_tokens=sum(one.completion_tokens for one in made),
        calls=sum(one.calls for one in made),
        seconds=round(sum(one.seconds for one in made), 3),
        requests=tuple(dict.fromkeys(request for one in made for request in one.requests)),
        repairs=sum(one.repairs for one in made),
        fallback=next((one.fallback for one in made if one.fallback), None),
    )


def words_of(passage: Passage, original: Evidence | None) -> tuple[str, ...]:
    """Return everything a passage bears out: its words, as printed and as adapted, its paper's names and year."""
    known = (passage.title, passage.unit, passage.issuer, passage.place)
    title = (f"《{passage.title}》",) if passage.title else ()
    year = (f"{passage.year}年",) if passage.year else ()
    printed = (original.quote,) if original else ()
    return (passage.evidence.quote, *printed, "\n".join(word for word in (*known, *title, *year) if word))


def _unborne(
    paragraphs: Sequence[ParagraphSaid],
    passages: Mapping[str, Passage],
    originals: Mapping[str, Evidence],
    sources: Sources,
) -> tuple[str, ...]:
    """Return the words of an answer that nothing bears out, each once."""
    return tuple(
        dict.fromkeys(
            doubt.quote
            for said in paragraphs
            for doubt in find_unborne(said.text, _cited_words(said, passages, originals), sources)
        )
    )


def _cited_words(
    said: ParagraphSaid, passages: Mapping[str, Passage], originals: Mapping[str, Evidence]
) -> tuple[str, ...]:
    return tuple(
        words for name in said.evidence if name in passages for words in words_of(passages[name], originals.get(name))
    )


def _evidence(said: ParagraphSaid, originals: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(originals[name] for name in said.evidence if name in originals))

"""The answer to one ask by extraction: ranked passages arranged 已做 → 在做 → 将做 in official prose.

Every word of fact stands in a passage; only set connecting words are added. The words of the ask choose among the
sentences and are never written down: what a letter asks for is no source of what the bureau does.
"""

import re
from collections.abc import Iterable, Sequence

from drafter.documents import DigestAsk, Passage, Provenance, Stance
from drafter.engines.base import Answered
from drafter.engines.rules.pieces import Piece, read_pieces
from drafter.engines.rules.prose import say_ahead, say_told
from drafter.schemas import ParagraphSaid, SectionReply
from drafter.styles import Style

_REFUSALS: frozenset[Stance] = frozenset({"declined", "deferred", "reference"})
_PLANNED_SHARE = 0.5  # of the section's length that next steps may take
_LONGEST_PARAGRAPH = 320
_GOES_ON = re.compile(r"继续|持续|进一步|巩固|深化|常态化|不断")
_ORDER: dict[Stance, int] = {"done": 0, "doing": 1}


async def answer_by_rules(
    ask: DigestAsk, passages: Sequence[Passage], style: Style, *, refused: Sequence[str] = ()
) -> Answered:
    """Return the section reply; without usable passages no paragraph and no stance."""
    pieces = _within_length(read_pieces(ask, passages, refused), style.section_length)
    told = _in_reading_order(piece for piece in pieces if piece.stance in _ORDER)
    reasons = _in_reading_order(piece for piece in pieces if piece.stance in _REFUSALS)
    ahead = _in_reading_order(piece for piece in pieces if piece.stance == "planned")
    paragraphs = [*_paragraphs(told), *_paragraphs(reasons)]
    if ahead:
        paragraphs.append(
            ParagraphSaid(text=say_ahead([piece.text for piece in ahead], style.we), evidence=_ids(ahead))
        )
    return Answered(SectionReply(stance=_stance(pieces), paragraphs=paragraphs), Provenance(engine="rules"))


def _stance(pieces: Sequence[Piece]) -> Stance | None:
    """Return the stance of the section: the best passage decides between done and under way.

    A refusal counts when the best passage says it, or when nothing else is said. What is done stays done when the
    next steps only go on with it (继续, 进一步).
    """
    if not pieces:
        return None
    said = {piece.stance for piece in pieces}
    best = min(pieces, key=lambda piece: (piece.rank, piece.place)).stance
    if best in _REFUSALS or said <= _REFUSALS:
        return best
    if "done" in said:
        going_on = all(_GOES_ON.search(piece.text) for piece in pieces if piece.stance == "planned")
        return "done" if best == "done" and "doing" not in said and going_on else "doing"
    return "doing" if "doing" in said else "planned"


def _within_length(pieces: Sequence[Piece], length: int) -> list[Piece]:
    """Return the best pieces that fit the section; the first of each stance always does."""
    kept: list[Piece] = []
    used = planned = 0
    for piece in sorted(pieces, key=lambda piece: (piece.rank, piece.place)):
        size = len(piece.text)
        is_planned = piece.stance == "planned"
        fits = used + size <= length and (not is_planned or planned + size <= length * _PLANNED_SHARE)
        if fits or all(other.stance != piece.stance for other in kept):
            kept.append(piece)
            used += size
            planned += size if is_planned else 0
    return kept


def _in_reading_order(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces done before doing, policies first, then paper by paper, the best paper first."""
    given = list(pieces)
    best = {paper: min(piece.rank for piece in given if piece.paper == paper) for paper in {p.paper for p in given}}
    return sorted(
        given,
        key=lambda piece: (
            _ORDER.get(piece.stance, 0),
            piece.kind != "policy",
            best[piece.paper],
            piece.paper,
            piece.place,
        ),
    )


def _paragraphs(pieces: Sequence[Piece]) -> list[ParagraphSaid]:
    """Return the pieces as prose in paragraphs of bearable length."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        length = sum(len(other.text) for other in groups[-1]) if groups else 0
        if groups and length + len(piece.text) <= _LONGEST_PARAGRAPH:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [ParagraphSaid(text=say_told(group), evidence=_ids(group)) for group in groups]


def _ids(pieces: Iterable[Piece]) -> list[str]:
    return list(dict.fromkeys(name for piece in pieces for name in piece.ids))

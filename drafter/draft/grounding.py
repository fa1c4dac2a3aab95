"""What a paragraph claims that its evidence does not bear out, marked in the text and never dropped or rewritten."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.documents import Digest
from drafter.draft.facts import Facts
from drafter.draft.gap import doubtful
from drafter.draft.order import DraftOrder
from drafter.draft.times import YEAR_WORD
from drafter.grammar.stance import read_stance
from drafter.ground import ground_text

_SENTENCE_END = re.compile(r"[。！？\n]")
_OF_THE_LETTER = re.compile(r"[您贵]|提出|来件|来信|提案|建议中")
_NOT_FOUND = "所依据的材料中没有"
_ONLY_ASKED = "只见于来件，材料中没有，不能作为承诺"
_OPEN_YEAR = "材料写作“{}”，年份不明"


@dataclass(frozen=True, slots=True)
class Sources:
    """What any paragraph may rest on beside its evidence: agency and case; the letter only for what it says."""

    known: tuple[str, ...]
    letter: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of a paragraph (the slice start:end) that nothing bears out."""

    start: int
    end: int
    quote: str
    why: str


def gather_sources(order: DraftOrder, facts: Facts) -> Sources:
    """Return the agency's and the case's own words, and the letter's."""
    names = (facts.agency, facts.short_agency, *facts.aliases, facts.place, facts.lead_unit, *facts.co_handlers)
    case = order.case.model_dump(mode="json") if order.case else {}
    known = (*(name for name in names if name), *(value for value in case.values() if isinstance(value, str)))
    return Sources(("\n".join(dict.fromkeys(known)),), _letter_text(order.digest))


def find_unborne(text: str, cited: Sequence[str], sources: Sources) -> tuple[Doubt, ...]:
    """Return what the paragraph claims without support, in reading order.

    The letter supports what is said of the letter; what it asks for is no support for what we did or will do.
    """
    doubts = []
    for grounded in ground_text(text, (*cited, *sources.known)):
        claim = grounded.claim
        if grounded.state != "not_found":
            continue
        sentence = _sentence_at(text, claim.start)
        asked = any(
            found.state != "not_found"
            for found in ground_text(sentence, (sources.letter,))
            if found.claim.quote == claim.quote
        )
        if asked and _OF_THE_LETTER.search(sentence) and read_stance(sentence) != "planned":
            continue
        doubts.append(Doubt(claim.start, claim.end, claim.quote, _ONLY_ASKED if asked else _NOT_FOUND))
    return tuple(sorted(doubts, key=lambda doubt: doubt.start))


def mark_unborne(text: str, doubts: Sequence[Doubt]) -> str:
    """Return the text with each doubtful slice marked 【待核实：…】."""
    for doubt in sorted(doubts, key=lambda doubt: doubt.start, reverse=True):
        text = text[: doubt.start] + doubtful(doubt.quote) + text[doubt.end :]
    return text


def find_open_years(text: str, cited: Sequence[str], doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Return 今年, 去年 … that come from a paper whose year could not be told, apart from what is doubted already."""
    found = (
        Doubt(match.start(), match.end(), match.group(), _OPEN_YEAR.format(match.group()))
        for match in YEAR_WORD.finditer(text)
        if any(match.group() in quote for quote in cited)
    )
    return tuple(new for new in found if not any(old.start <= new.start < old.end for old in doubts))


def _sentence_at(text: str, position: int) -> str:
    start = max((found.end() for found in _SENTENCE_END.finditer(text, 0, position)), default=0)
    end = _SENTENCE_END.search(text, position)
    return text[start : end.end() if end else len(text)]


def _letter_text(digest: Digest) -> str:
    return "\n".join(sentence.text for sentence in digest.sentences)

"""Asks that are not ours are named as not ours and left to their bureau (分办 each for its own part)."""

from collections.abc import Sequence

from drafter.documents import DigestAsk, Passage
from drafter.draft.facts import Facts
from drafter.draft.opinions import is_same_unit, units_with_opinion
from drafter.errors import SettingsError
from drafter.grammar.fold import fold
from drafter.grammar.names import find_organisations


def is_ours(ask: DigestAsk, facts: Facts) -> bool:
    """Return whether the case leaves the ask to us; without a list all of them are ours."""
    return facts.our_asks is None or ask.id in facts.our_asks


def check_our_asks(asks: Sequence[DigestAsk], facts: Facts) -> None:
    """Raise SettingsError when the case names an ask that the letter does not have."""
    known = [ask.id for ask in asks]
    unknown = sorted((facts.our_asks or frozenset()) - set(known))
    if unknown:
        listed = "、".join(known) or "无"
        raise SettingsError(
            f"交办文件 our_asks 中的“{unknown[0]}”不是来件的建议事项", remedy=f"来件的建议事项：{listed}"
        )


def not_ours_sentence(ask: DigestAsk, facts: Facts, passages: Sequence[Passage] = ()) -> str:
    """Return the one sentence such an ask gets; `passages`: what the materials have on it."""
    return f"该项建议不属我单位职责，由{_responsible(ask, facts, passages)}答复。"


def _responsible(ask: DigestAsk, facts: Facts, passages: Sequence[Passage]) -> str:
    """Return the bureau the ask names, a co-handler first; else the co-handler who wrote of it; else 有关承办单位."""
    for unit in facts.co_handlers:
        if unit in ask.text or unit.removeprefix(facts.place or "") in ask.text:
            return unit
    named = [
        ask.text[found.start : found.end]
        for found in find_organisations(fold(ask.text))
        if ask.text[found.start : found.end] != facts.agency
    ]
    if named:
        return named[0]
    wrote = units_with_opinion(passages)
    for unit in facts.co_handlers:
        if any(is_same_unit(unit, one) for one in wrote):
            return unit
    if facts.lead_unit and facts.lead_unit != facts.agency:
        return facts.lead_unit
    return facts.co_handlers[0] if len(facts.co_handlers) == 1 else "有关承办单位"

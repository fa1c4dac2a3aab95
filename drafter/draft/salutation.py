"""The salutation: 李某某委员：, 李某某等5名代表：, the full name of a body."""

from drafter.draft.addressing import person_word
from drafter.draft.facts import Facts
from drafter.draft.gap import missing


def write_salutation(facts: Facts, *, many: int, to_lead_unit: bool) -> str:
    """Return the salutation with its colon; more than `many` persons become 李某某等N名代表, the leading one first."""
    if to_lead_unit:
        return f"{facts.lead_unit or missing('主办单位')}："
    word = person_word(facts.proposer_kind, facts.matter)
    if not facts.proposers:
        return f"{missing('提出者')}{word or ''}："
    if word is None:
        return f"{'、'.join(facts.proposers)}："
    if len(facts.proposers) > many:
        return f"{facts.proposers[0]}等{len(facts.proposers)}名{word}："
    return f"{'、'.join(facts.proposers)}{word}："

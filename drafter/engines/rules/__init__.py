"""The rules engine: both questions answered by extraction, with no model and no word that no source says."""

from collections.abc import Sequence

from drafter.documents import DigestAsk, Letter, Passage
from drafter.engines.base import Answered, Summarized
from drafter.engines.rules.answer import answer_by_rules
from drafter.engines.rules.summary import summarize_by_rules
from drafter.styles import Style

__all__ = ["RulesEngine"]


class RulesEngine:
    """Answers the two questions by extraction."""

    name = "rules"

    async def summarize(self, letter: Letter) -> Summarized:
        """Return what the letter says and asks, in its own words."""
        return await summarize_by_rules(letter)

    async def answer(
        self, ask: DigestAsk, passages: Sequence[Passage], style: Style, *, refused: Sequence[str] = ()
    ) -> Answered:
        """Return what we answer to this ask, in the words of the passages."""
        return await answer_by_rules(ask, passages, style, refused=refused)

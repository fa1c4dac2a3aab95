"""What an engine is: it answers two questions, and everything after it trusts neither engine."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from drafter.documents import DigestAsk, Letter, Passage, Provenance
from drafter.schemas import SectionReply, SummaryReply
from drafter.styles import Style


@dataclass(frozen=True, slots=True)
class Summarized:
    """A summary reply and what made it."""

    reply: SummaryReply
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Answered:
    """A section reply and what made it."""

    reply: SectionReply
    provenance: Provenance


class Engine(Protocol):
    """Answers «what does this letter say and ask?» and «what do we answer to this ask, from this evidence?»."""

    name: str

    async def summarize(self, letter: Letter) -> Summarized:
        """Return what the letter says and asks, every claim with sentence ids of `letter.sentences`."""
        ...

    async def answer(
        self, ask: DigestAsk, passages: Sequence[Passage], style: Style, *, refused: Sequence[str] = ()
    ) -> Answered:
        """Return what we answer to this ask; `refused` are words of an earlier answer that nothing supports."""
        ...

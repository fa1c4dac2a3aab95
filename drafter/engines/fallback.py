"""One engine steps in for another, for causes in the letter only; the result says so."""

import dataclasses
from collections.abc import Sequence

from drafter.documents import DigestAsk, Letter, Passage
from drafter.engines.base import Answered, Engine, Summarized
from drafter.errors import LetterCauseError
from drafter.styles import Style


class FallbackEngine:
    """Asks `first`; when a letter defeats it, `second` answers and the provenance names the failure."""

    def __init__(self, first: Engine, second: Engine) -> None:
        """Errors of `first` that lie in the server (auth, rate …) are not caught: the next letter would fail too."""
        self._first = first
        self._second = second
        self.name = first.name

    async def summarize(self, letter: Letter) -> Summarized:
        """Return the summary of the first engine that manages."""
        try:
            return await self._first.summarize(letter)
        except LetterCauseError as failure:
            instead = await self._second.summarize(letter)
            made = dataclasses.replace(instead.provenance, fallback=failure.name)
            return dataclasses.replace(instead, provenance=made)

    async def answer(
        self, ask: DigestAsk, passages: Sequence[Passage], style: Style, *, refused: Sequence[str] = ()
    ) -> Answered:
        """Return the answer of the first engine that manages."""
        try:
            return await self._first.answer(ask, passages, style, refused=refused)
        except LetterCauseError as failure:
            instead = await self._second.answer(ask, passages, style, refused=refused)
            made = dataclasses.replace(instead.provenance, fallback=failure.name)
            return dataclasses.replace(instead, provenance=made)

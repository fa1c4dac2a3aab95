"""The model engine: the two questions, asked of an OpenAI-compatible endpoint through schema-constrained prompts.

The code supplies the skeleton (numbered sentences, headings, promises, evidence) and the model fills it in; what it
leaves out the rules fill in. What it says is checked after it, by rooms that trust no engine.
"""

from collections.abc import Sequence
from pathlib import Path

from drafter.documents import DigestAsk, Letter, Passage
from drafter.endpoint import Endpoint
from drafter.engines.base import Answered, Summarized
from drafter.engines.model.answer import answer_by_model
from drafter.engines.model.mask import Mask
from drafter.engines.model.secrecy import refuse_marked
from drafter.engines.model.sections import plan_calls, summarize_by_model
from drafter.prompts import load_prompt
from drafter.styles import Style

__all__ = ["ModelEngine"]


class ModelEngine:
    """Answers the two questions through one endpoint."""

    name = "model"

    def __init__(
        self, endpoint: Endpoint, *, masked: bool, allow_marked: bool = False, prompts: Path | None = None
    ) -> None:
        """`masked`: hide personal data from the model. `allow_marked`: also send text with marks of secrecy."""
        self.endpoint = endpoint
        self._masked = masked
        self._allow_marked = allow_marked
        self._summarize = load_prompt("summarize", root=prompts)
        self._merge = load_prompt("merge", root=prompts)
        self._answer = load_prompt("answer", root=prompts)

    async def summarize(self, letter: Letter) -> Summarized:
        """Return what the letter says and asks. Raises SecrecyError, EndpointError."""
        if not self._allow_marked:
            refuse_marked(letter.text, where=str(letter.source["path"]))
        mask = Mask.of_letter(letter) if self._masked else Mask({})
        return await summarize_by_model(letter, self.endpoint, (self._summarize, self._merge), mask)

    def plan(self, letter: Letter) -> list[int]:
        """Return the prompt tokens of each call that `summarize` will make; asks nothing."""
        mask = Mask.of_letter(letter) if self._masked else Mask({})
        return plan_calls(letter, self.endpoint, self._summarize, mask)

    async def answer(
        self, ask: DigestAsk, passages: Sequence[Passage], style: Style, *, refused: Sequence[str] = ()
    ) -> Answered:
        """Return what we answer to this ask, from these passages alone. Raises SecrecyError, EndpointError."""
        texts = [ask.text, *(passage.evidence.quote for passage in passages)]
        if not self._allow_marked:
            refuse_marked("\n".join(texts), where=f"建议 {ask.id} 的材料")
        mask = Mask.of_texts(texts) if self._masked else Mask({})
        return await answer_by_model(ask, passages, style, refused, (self.endpoint, self._answer, mask))

"""Two forms of an answer from the same model on the same asks: prose with [E1] marks, or paragraphs by schema.

usage: python benchmarks/quality_forms.py FOLDER

The prose is that of fixtures/recordings; the other form is asked of the server in fixtures/recordings/server.toml and
kept in FOLDER, so that a run can be broken off and go on.
"""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drafter.documents import DigestAsk, Letter, Passage
from drafter.endpoint import Endpoint, Question
from drafter.endpoint.question import Turn
from drafter.endpoint.recording import Recorder, Replay
from drafter.endpoint.transport import LiveTransport
from drafter.engines.base import Answered, Engine, Summarized
from drafter.engines.fallback import FallbackEngine
from drafter.engines.model.answer import ask_texts, read_prose
from drafter.engines.model.judge import read_reply
from drafter.engines.model.mask import Mask
from drafter.engines.rules import RulesEngine
from drafter.ground import ground_text
from drafter.pipeline.drafting import draft_file
from drafter.prompts import load_prompt
from drafter.schemas import SectionReply
from drafter.styles import Style
from tests import recordings

IN_PROSE = "每句话末尾用[E1]这样的编号注明依据"
IN_JSON = "每段在evidence里写所依据的编号"
EXAMPLE_HEAD = "\n答复：\n"
EXAMPLE_JSON = (
    '{"stance":"doing","paragraphs":[{"text":"2023年，全市建成公共充电桩320个。","evidence":["E1"]},'
    '{"text":"下一步，将在老旧小区新增充电桩150个。","evidence":["E2"]}]}'
)


class Overheard:
    """An engine, and every ask that was put to it with its passages."""

    name = "overheard"

    def __init__(self, inner: Engine) -> None:
        """Begin with none."""
        self._inner = inner
        self.asked: list[tuple[DigestAsk, tuple[Passage, ...], Style]] = []

    async def summarize(self, letter: Letter) -> Summarized:
        """Return the inner engine's summary."""
        return await self._inner.summarize(letter)

    async def answer(
        self, ask: DigestAsk, passages: Sequence[Passage], style: Style, *, refused: Sequence[str] = ()
    ) -> Answered:
        """Keep the ask; return the inner engine's answer."""
        if passages and not refused:
            self.asked.append((ask, tuple(passages), style))
        return await self._inner.answer(ask, passages, style, refused=refused)


@dataclass(slots=True)
class Tally:
    """What one form came to over all asks."""

    valid: int = 0
    paragraphs: int = 0
    cited: int = 0  # paragraphs that rest on a passage shown
    ids: int = 0
    ids_valid: int = 0
    claims: int = 0
    supported: int = 0  # by the passages the paragraph itself cites
    told: int = 0  # figures of the passages that the answer tells
    to_tell: int = 0
    tokens: int = 0

    def add(self, reply: SectionReply, passages: Sequence[Passage]) -> None:
        """Count one answer."""
        quotes = {passage.id: passage.evidence.quote for passage in passages}
        for said in reply.paragraphs:
            known = [name for name in said.evidence if name in quotes]
            self.paragraphs += 1
            self.cited += bool(known)
            self.ids += len(said.evidence)
            self.ids_valid += len(known)
            states = [found.state for found in ground_text(said.text, [quotes[name] for name in known])]
            self.claims += len(states)
            self.supported += sum(state != "not_found" for state in states)
        whole = "\n".join(said.text for said in reply.paragraphs)
        for quote in quotes.values():
            figures = [found.state for found in ground_text(quote, [whole]) if found.claim.kind == "figure"]
            self.to_tell += len(figures)
            self.told += sum(state != "not_found" for state in figures)


async def overhear() -> list[tuple[DigestAsk, tuple[Passage, ...], Style]]:
    """Return every ask of the recorded desks that has passages, as the recorded run put it."""
    server, asked = recordings.read_server(), []
    for case in recordings.read_cases():
        if case.desk is not None:
            model = recordings.open_model(case, server, Replay(recordings.FOLDER))
            engine = Overheard(FallbackEngine(model, RulesEngine()))
            await draft_file(recordings.draft_request(case, case.desk), engine)
            asked += engine.asked
    return asked


async def compare(folder: Path) -> dict[str, Tally]:
    """Return the tally of each form."""
    server = recordings.read_server()
    case = next(case for case in recordings.read_cases() if case.desk is not None)
    config = recordings.open_model(case, server, Replay(folder)).endpoint.config
    prose = Endpoint(config, transport=Replay(recordings.FOLDER))
    schema = Endpoint(config, transport=Recorder(folder, LiveTransport(config), note=server["note"]))
    prompt = load_prompt("answer")
    tallies = {"prose with marks": Tally(), "paragraphs by schema": Tally()}
    for ask, passages, style in await overhear():
        system, user = ask_texts(prompt, ask, passages, style, refused=(), mask=Mask({}))
        for form, tally in tallies.items():
            if form == "prose with marks":
                said = await prose.ask(Question(system, (Turn("user", user),)))
                reply: SectionReply | None = read_prose(said.content, {passage.id for passage in passages})
            else:
                head = system.replace(IN_PROSE, IN_JSON).partition(EXAMPLE_HEAD)[0] + EXAMPLE_HEAD + EXAMPLE_JSON
                said = await schema.ask(Question(head, (Turn("user", user),), SectionReply))
                reply = read_reply(said.content, SectionReply)[0]
            tally.tokens += said.usage.completion_tokens
            if reply is not None and reply.paragraphs:
                tally.valid += 1
                tally.add(reply, passages)
    await schema.close()
    return tallies


def main() -> None:
    """Print both forms."""
    for form, one in asyncio.run(compare(Path(sys.argv[1]))).items():
        print(
            f"{form:22} valid {one.valid}  paragraphs {one.paragraphs}  with evidence {one.cited}  "
            f"ids valid {one.ids_valid}/{one.ids}  claims its own evidence bears out {one.supported}/{one.claims}  "
            f"figures told {one.told}/{one.to_tell}  reply tokens {one.tokens}"
        )


if __name__ == "__main__":
    main()

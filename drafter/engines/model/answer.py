"""The answer to one ask: prose with evidence marks, taken apart by code.

Prose with marks was chosen over schema-constrained paragraphs by measurement (benchmarks/quality_forms.py, ten asks, a
1.5B model): the evidence each paragraph cites bears out 75 of 82 claims in prose and 108 of 120 by schema; prose costs
44 % fewer tokens, by schema more of the evidence's figures are told (60 of 71 against 46). Read by hand, the paragraphs
by schema are a list in the order of the evidence, with done work turned into next steps and one deed invented; what a
reply leaves out a clerk can add, what it makes up has to be found.
"""

import hashlib
import re
from collections.abc import Sequence

from drafter.documents import DigestAsk, Passage, Provenance
from drafter.endpoint import Endpoint, Question, Usage
from drafter.endpoint.question import Turn
from drafter.engines.base import Answered
from drafter.engines.model.mask import Mask
from drafter.prompts import Prompt
from drafter.schemas import ParagraphSaid, SectionReply, StanceSaid
from drafter.styles import Style

_STANCES: dict[str, StanceSaid] = {
    "已办": "done",
    "在办": "doing",
    "拟办": "planned",
    "暂缓": "deferred",
    "参考": "reference",
    "不采纳": "declined",
}
_STANCE_LINE = re.compile(r"\s*办理情况[：:]\s*(已办|在办|拟办|暂缓|参考|不采纳)[。\s]*")
_EVIDENCE = re.compile(r"\s*[\[【（(]((?:E[0-9]+[、,，;；\s]*)+)[\]】）)]")
_ID = re.compile(r"E[0-9]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年")
# What a small model copies from the request: its labels, and «（市财政局，2025年）» in front of a passage.
_ECHO = re.compile(r"\s*(?:(?:建议|材料|答复|回答)[：:]\s*)+")
_SOURCE = re.compile(r"（(?:[^（）]{2,30}，)?(?:[12][0-9]{3}年|[^（）]{2,30}[局委办厅部院府])）")


async def answer_by_model(
    ask: DigestAsk,
    passages: Sequence[Passage],
    style: Style,
    refused: Sequence[str],
    through: tuple[Endpoint, Prompt, Mask],
) -> Answered:
    """Return the section reply. Without passages nothing is asked: there is nothing to answer from."""
    endpoint, prompt, mask = through
    if not passages:
        return Answered(SectionReply(stance=None, paragraphs=[]), _made(endpoint, prompt, Usage(), ()))
    system, user = ask_texts(prompt, ask, passages, style, refused=refused, mask=mask)
    said = await endpoint.ask(Question(system, (Turn("user", user),)))
    reply = read_prose(mask.restore(said.content), {passage.id for passage in passages})
    return Answered(reply, _made(endpoint, prompt, said.usage, (said.request_sha256,)))


def ask_texts(  # noqa: PLR0913 - everything a request is made of
    prompt: Prompt, ask: DigestAsk, passages: Sequence[Passage], style: Style, *, refused: Sequence[str], mask: Mask
) -> tuple[str, str]:
    """Return the system and the user text of the question."""
    lines = "\n".join(_line(passage, mask) for passage in passages)
    return prompt.render(
        ask=_one_line(mask.hide(ask.text)),
        passages=lines,
        we=style.we,
        length=style.section_length,
        refused="”“".join(mask.hide(words) for words in refused),
        mark=f"=====材料{hashlib.sha256(lines.encode()).hexdigest()[:8]}=====",  # no paper can hold it by foresight
    )


def read_prose(content: str, known: set[str]) -> SectionReply:
    """Return the stance line and the paragraphs with the evidence marks taken out of the prose.

    A mark that names no passage is dropped; a paragraph without any mark rests on nothing, and `ground` will say so.
    """
    stance: StanceSaid | None = None
    paragraphs = []
    for line in content.splitlines():
        found = _STANCE_LINE.match(line)
        if found:
            stance = stance or _STANCES[found.group(1)]
            line = line[found.end() :]  # noqa: PLW2901 - what follows the stance is prose
        cited = [mark for group in _EVIDENCE.findall(line) for mark in _ID.findall(group) if mark in known]
        prose = _without_echo(_EVIDENCE.sub("", line).strip().lstrip("#*- ").strip())
        if prose:
            paragraphs.append(ParagraphSaid(text=prose, evidence=list(dict.fromkeys(cited))))
    return SectionReply(stance=stance, paragraphs=paragraphs)


def _without_echo(prose: str) -> str:
    """Return the prose without labels and source notes of the request; a line that only says the ask again is empty."""
    label = _ECHO.match(prose)
    if label and "建议" in label.group() and "材料" not in label.group():
        return ""
    prose = prose[label.end() :] if label else prose
    source = _SOURCE.match(prose)
    return prose[source.end() :].strip() if source else prose


def _line(passage: Passage, mask: Mask) -> str:
    """Return a passage as the model sees it: id, who says it and, where the words name no year, of which; the words."""
    words = _one_line(mask.hide(passage.evidence.quote))
    year = f"{passage.year}年" if passage.year and not _YEAR.search(words) else None
    source = "，".join(word for word in (passage.unit or passage.issuer, year) if word)
    return f"[{passage.id}]（{source}）{words}" if source else f"[{passage.id}]{words}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _made(endpoint: Endpoint, prompt: Prompt, usage: Usage, requests: tuple[str, ...]) -> Provenance:
    return Provenance(
        engine="model",
        model=endpoint.config.model,
        prompt=prompt.label,
        prompt_sha256=prompt.sha256,
        prompt_tokens=usage.prompt_tokens,
        completion_tokens=usage.completion_tokens,
        calls=usage.calls,
        seconds=round(usage.seconds, 3),
        requests=requests,
    )

"""A summary in one call, or section by section and one more call that merges, when the letter is too long for one."""

import functools
from collections.abc import Sequence
from typing import Any

from drafter.documents import Letter, Provenance, Sentence
from drafter.endpoint import Endpoint, Question, Usage
from drafter.endpoint.question import Turn
from drafter.engines.base import Summarized
from drafter.engines.model.dialogue import Said, ask_until_valid
from drafter.engines.model.fill import fill_in
from drafter.engines.model.judge import find_faults
from drafter.engines.model.mask import Mask
from drafter.engines.model.skeleton import KINDS, build_skeleton, main_headings
from drafter.engines.model.tidy import tidy
from drafter.errors import ContextTooLongError
from drafter.prompts import Prompt
from drafter.schemas import MergeReply, PointSaid, SummaryReply

_MARGIN = 200  # tokens: an estimate may be that much too low on a short prompt
_LEAST_PART = 400  # tokens; a smaller part is no use
_POINT_CHARACTERS = 60

Part = tuple[Sentence, ...]


async def summarize_by_model(
    letter: Letter, endpoint: Endpoint, prompts: tuple[Prompt, Prompt], mask: Mask
) -> Summarized:
    """Return the summary reply, names restored, what the model left out filled in by rules. Raises EndpointError."""
    prompt, _ = prompts
    parts = _fitting_parts(letter, endpoint, prompt, mask)
    while True:
        try:
            said = await _ask_parts(letter, endpoint, prompts, mask, parts)
            break
        except ContextTooLongError:
            smaller = [half for part in parts for half in _halves(part)]
            if len(smaller) == len(parts) or len(letter.sentences) < len(smaller):
                raise
            parts = smaller
    reply, filled = await fill_in(tidy(_restored(said.reply, mask), letter), letter)
    made = Provenance(
        engine="model",
        model=endpoint.config.model,
        prompt=prompt.label,
        prompt_sha256=prompt.sha256,
        letter_sha256=letter.source["sha256"],
        prompt_tokens=said.usage.prompt_tokens,
        completion_tokens=said.usage.completion_tokens,
        calls=said.usage.calls,
        seconds=round(said.usage.seconds, 3),
        requests=said.requests,
        repairs=said.repairs,
        filled_by_rules=filled,
        sections=len(parts) if len(parts) > 1 else 0,
    )
    return Summarized(reply, made)


def plan_calls(letter: Letter, endpoint: Endpoint, prompt: Prompt, mask: Mask) -> list[int]:
    """Return the prompt tokens of each call that a summary of the letter will take; asks nothing.

    The last of several calls merges what the others said of their parts, so its size is only about right.
    """
    sizes = [
        _part_size(letter, part, endpoint, prompt, mask) for part in _fitting_parts(letter, endpoint, prompt, mask)
    ]
    return sizes if len(sizes) == 1 else [*sizes, _MARGIN * len(sizes)]


def _part_size(letter: Letter, part: Part, endpoint: Endpoint, prompt: Prompt, mask: Mask) -> int:
    system, user = prompt.render(**build_skeleton(letter, mask, part).fields)
    return endpoint.prompt_tokens(Question(system, (Turn("user", user),), SummaryReply))


async def _ask_parts(
    letter: Letter, endpoint: Endpoint, prompts: tuple[Prompt, Prompt], mask: Mask, parts: Sequence[Part]
) -> Said[SummaryReply]:
    prompt, merge = prompts
    heard: list[Said[SummaryReply]] = []
    for part in parts:
        skeleton = build_skeleton(letter, mask, part)
        judge = functools.partial(find_faults, skeleton=skeleton)
        heard.append(await ask_until_valid(endpoint, prompt.render(**skeleton.fields), SummaryReply, judge))
    if len(heard) == 1:
        return heard[0]
    lines = "\n".join(f"{number}. {said.reply.summary}" for number, said in enumerate(heard, start=1))
    mark = build_skeleton(letter, mask, parts[0][:1]).mark
    texts = merge.render(kind=KINDS[letter.genre], parts=lines, mark=mark)
    whole = await ask_until_valid(endpoint, texts, MergeReply, lambda _: [])
    calls: list[Said[Any]] = [*heard, whole]
    return Said(
        _joined(whole.reply.summary, [said.reply for said in heard], has_headings=bool(main_headings(letter))),
        sum((said.usage for said in calls), Usage()),
        tuple(request for said in calls for request in said.requests),
        sum(said.repairs for said in calls),
    )


def _joined(summary: str, replies: Sequence[SummaryReply], *, has_headings: bool) -> SummaryReply:
    """Return one reply; a heading that was cut between two parts keeps what each said of it.

    Without headings each part numbered its points for itself; they are numbered through.
    """
    points: dict[int, PointSaid] = {}
    for point in (point for reply in replies for point in reply.points):
        number = point.heading if has_headings else len(points) + 1
        before = points.get(number)
        points[number] = point.model_copy(update={"heading": number}) if before is None else _both(before, point)
    return SummaryReply(
        asks=[ask for reply in replies for ask in reply.asks],
        points=[points[number] for number in sorted(points)],
        commitments=[promise for reply in replies for promise in reply.commitments],
        summary=summary,
    )


def _both(first: PointSaid, second: PointSaid) -> PointSaid:
    together = f"{first.summary.rstrip('。')}；{second.summary}"
    summary = together if len(together) <= _POINT_CHARACTERS else first.summary
    return PointSaid(heading=first.heading, summary=summary, sentences=sorted({*first.sentences, *second.sentences}))


def _restored(reply: SummaryReply, mask: Mask) -> SummaryReply:
    return SummaryReply(
        summary=mask.restore(reply.summary),
        points=[point.model_copy(update={"summary": mask.restore(point.summary)}) for point in reply.points],
        asks=[ask.model_copy(update={"text": mask.restore(ask.text)}) for ask in reply.asks],
        commitments=[
            promise.model_copy(update={"owner": promise.owner and mask.restore(promise.owner), "due": promise.due})
            for promise in reply.commitments
        ],
    )


def _fitting_parts(letter: Letter, endpoint: Endpoint, prompt: Prompt, mask: Mask) -> list[Part]:
    """Return the whole letter as one part, or parts along its outline that each fit the context."""
    whole = tuple(letter.sentences)
    if endpoint.context_tokens is None or len(whole) < 2:  # noqa: PLR2004 - one sentence cannot be cut
        return [whole]
    room = endpoint.context_tokens - endpoint.config.max_output_tokens - _MARGIN

    size = functools.partial(_part_size, letter, endpoint=endpoint, prompt=prompt, mask=mask)
    if size(whole) <= room:
        return [whole]
    fixed = size(whole[:1])
    room = max(room, fixed + _LEAST_PART)
    costs = {sentence.id: _cost(letter, sentence, endpoint) for sentence in whole}
    return _pack(letter, costs, room - fixed)


def _cost(letter: Letter, sentence: Sentence, endpoint: Endpoint) -> int:
    line = f"[{sentence.id}]{letter.text[sentence.start : sentence.end]}\n"
    return endpoint.prompt_tokens(Question("", (Turn("user", line),)))


def _pack(letter: Letter, costs: dict[int, int], room: int) -> list[Part]:
    """Return parts that each cost at most `room`; a part ends where a level-1 section ends, where that is possible."""
    breaks = {heading.start for heading in main_headings(letter)}
    parts: list[Part] = []
    current: list[Sentence] = []
    section: list[Sentence] = []
    spent = 0
    for sentence in (*letter.sentences, None):
        if sentence is not None and sentence.start not in breaks:
            section.append(sentence)
            continue
        cost = sum(costs[one.id] for one in section)
        if current and spent + cost > room:
            parts.append(tuple(current))
            current, spent = [], 0
        for one in section:
            if current and spent + costs[one.id] > room:
                parts.append(tuple(current))
                current, spent = [], 0
            current.append(one)
            spent += costs[one.id]
        section = [sentence] if sentence is not None else []
    return [*parts, tuple(current)] if current else parts


def _halves(part: Part) -> list[Part]:
    middle = len(part) // 2
    return [part[:middle], part[middle:]] if middle else [part]

"""One question to the end: ask, judge, at most two repairs, then a named failure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from drafter.endpoint import Endpoint, Question, Usage
from drafter.endpoint.question import Turn
from drafter.engines.model.judge import read_reply, repair_request
from drafter.errors import InvalidReplyError

Answer = TypeVar("Answer", bound=BaseModel)

MOST_REPAIRS = 2


@dataclass(frozen=True, slots=True)
class Said(Generic[Answer]):
    """A valid reply and what it cost."""

    reply: Answer
    usage: Usage
    requests: tuple[str, ...]
    repairs: int


async def ask_until_valid(
    endpoint: Endpoint, texts: tuple[str, str], answer: type[Answer], judge: Callable[[Answer], list[str]]
) -> Said[Answer]:
    """Return a reply that fits its class and that `judge` finds no fault with.

    `texts`: system and user. Raises InvalidReplyError after two repairs, EndpointError as the endpoint does.
    """
    system, user = texts
    turns: tuple[Turn, ...] = (Turn("user", user),)
    usage, requests, faults = Usage(), list[str](), list[str]()
    for repairs in range(MOST_REPAIRS + 1):
        said = await endpoint.ask(Question(system, turns, answer))
        usage += said.usage
        requests.append(said.request_sha256)
        reply, faults = read_reply(said.content, answer)
        if reply is not None:
            faults = judge(reply)
            if not faults:
                return Said(reply, usage, tuple(requests), repairs)
        turns = (*turns, Turn("assistant", said.content), Turn("user", repair_request(faults)))
    raise InvalidReplyError(
        f"模型的输出经{MOST_REPAIRS}次更正仍不合格（{faults[0]}）",
        where=f"{endpoint.config.host} {endpoint.config.model}",
        remedy="可用 --engine rules 处理这一件，或换用更强的模型",
    )

"""Answers of the model, kept in the run store before anybody looks at them.

What was answered, and maybe paid for, is never asked again, wherever a run was killed: in the middle of a repair, of
a letter read in parts, of a reply drafted ask by ask. The same letter makes the same requests again, and those that
are kept are answered from the store. A call counts as one of those at once until its answer is kept, so a kill makes
no more answers void than there are calls at once.
"""

import asyncio
import dataclasses
import itertools
import json
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from multiprocessing.connection import Connection
from typing import Any

from drafter.batch.order import Claimed, ToKeep
from drafter.endpoint.question import body_sha256
from drafter.endpoint.transport import Answer, Transport

Keep = Callable[[int, str, Answer], Awaitable[None]]  # letter, sha256 of the request, answer

letter_at_work: ContextVar[Claimed] = ContextVar("letter_at_work")  # of a task; an endpoint knows of no letters


class Keeper:
    """Sends answers to the run process and waits until they are committed."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection to the run process, which confirms each answer by its number."""
        self._connection = connection
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[None]] = {}

    async def keep(self, letter: int, request: str, answer: Answer) -> None:
        """Return when the answer is in the store."""
        number = next(self._numbers)
        kept = self._waiting[number] = asyncio.get_running_loop().create_future()
        written = json.dumps(dataclasses.asdict(answer), ensure_ascii=False)
        self._connection.send(ToKeep(number, letter, request, written))
        try:
            await kept
        finally:
            del self._waiting[number]

    def confirm(self, number: int) -> None:
        """Take notice that an answer is in the store; its letter may have run out of time meanwhile."""
        waiting = self._waiting.get(number)
        if waiting is not None and not waiting.done():
            waiting.set_result(None)


class KeepingTransport:
    """A transport that sends only what was not answered yet."""

    def __init__(self, transport: Transport, keep: Keep) -> None:
        """`transport`: the one that sends."""
        self._transport = transport
        self._keep = keep

    async def send(self, body: dict[str, Any]) -> Answer:
        """Return the kept answer to this request of the letter at work, else the server's, which is kept first."""
        request = body_sha256(body)
        letter = letter_at_work.get()
        for known, answer in letter.answers:
            if known == request:
                return Answer(**json.loads(answer))
        said = await self._transport.send(body)
        await self._keep(letter.id, request, said)
        return said

    async def close(self) -> None:
        """Close what is open."""
        await self._transport.close()

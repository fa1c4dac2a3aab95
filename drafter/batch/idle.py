"""Heavy steps done when the event loop would sleep: an answer that came and a request that is due go first.

A thread for the heavy steps of all letters was tried: it and the loop then hand Python's lock to and fro at every
read and write of a socket, and a wave of answers took twice as long to turn into requests.
"""

import asyncio
import selectors
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from drafter.batch.order import Claimed

_SMALL = 65_536  # bytes or characters: read or digested in 20 ms
READING, DIGESTING = 0, 1  # kinds of steps; letters must be read ahead, digests can wait

Given = TypeVar("Given")

_Events = list[tuple[selectors.SelectorKey, int]]


class IdleSelector(selectors.DefaultSelector):
    """The selector of an event loop; where that loop has nothing to do, one step that waits has its turn."""

    def __init__(self) -> None:
        """Have no steps of either kind; those that read go first."""
        super().__init__()
        self._turns: Sequence[deque[asyncio.Future[None]]] = (deque(), deque())

    def select(self, timeout: float | None = None) -> _Events:
        """Return the events that are there; sleep only where no step waits."""
        waiting = next((turns for turns in self._turns if turns), None)
        if timeout == 0 or waiting is None:  # 0: the loop has callbacks to run
            return super().select(timeout)
        if not (events := super().select(0)):
            turn = waiting.popleft()
            if not turn.done():  # its letter may have been given up meanwhile
                turn.set_result(None)
        return events

    async def do(self, kind: int, step: Callable[[], Given]) -> Given:
        """Return what a step gives, or raise what it raises, once the loop came to it."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._turns[kind].append(turn)
        await turn
        return step()


class Calm:
    """Does what keeps a core busy: while no request is due, or in a thread where it would take long."""

    def __init__(self, idle: IdleSelector, busy: Any) -> None:  # noqa: ANN401 - a shared array
        """`busy`: for each kind of step the letter and the time."""
        self._idle = idle
        self._busy = busy
        self._threads = [ThreadPoolExecutor(1), ThreadPoolExecutor(1)]

    async def do(self, kind: int, claimed: Claimed, size: int, step: Callable[[], Given]) -> Given:
        """Return what a step gives. `size`: of the letter, in bytes or characters."""

        def noted() -> Given:
            self._busy[kind * 2 + 1] = time.monotonic()
            self._busy[kind * 2] = claimed.id
            try:
                return step()
            finally:
                self._busy[kind * 2] = 0

        if size <= _SMALL:
            return await self._idle.do(kind, noted)
        return await asyncio.get_running_loop().run_in_executor(self._threads[kind], noted)

"""One worker process: reads, parses, asks and packs letters; the run process keeps what it sends.

A letter holds one of the worker's places from its first request until the run process has committed its result: when
everything is killed, no more letters than places have been asked in vain. Huge letters are read and packed in threads
of their own and do not hold up the answers of the others. What is being read and packed stands in shared memory, so
that the run process can name the letter that hung or crashed this process.
"""

import asyncio
import dataclasses
import json
import os
import signal
import threading
import time
import zlib
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from drafter.batch.facts import ledger_facts, text_signature
from drafter.batch.order import DraftingOrder, EngineOpener, Finished
from drafter.batch.store import Claimed
from drafter.documents import Digest, Letter, as_json
from drafter.errors import (
    BudgetError,
    DrafterError,
    EndpointDownError,
    EndpointTimeoutError,
    ServerCauseError,
    StoreError,
)
from drafter.pipeline.digesting import read_digest
from drafter.pipeline.opening import open_letter
from drafter.summarize import summarize_letter

if TYPE_CHECKING:
    from drafter.batch.replies import ReplyWriter
    from drafter.endpoint.purse import Counter
    from drafter.engines.base import Engine, Summarized

_SMALL = 65_536  # bytes or characters: done in 20 ms at once, sooner than two threads would agree on who goes first
_COMPRESSION = 6

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class WorkerOrder:
    """What a worker needs to know; travels to the new process."""

    opener: EngineOpener
    places: int  # letters asked and not yet kept, at most
    workers: int
    deadline_s: float
    drafting: DraftingOrder | None = None


class _Said:
    """An engine that says what another one said already."""

    def __init__(self, said: "Summarized") -> None:
        self.name = said.provenance.engine
        self._said = said

    async def summarize(self, _letter: Letter) -> "Summarized":
        return self._said

    async def answer(self, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - never asked
        raise NotImplementedError


class _Worker:
    def __init__(self, order: WorkerOrder, engine: "Engine", connection: Connection, busy: Any) -> None:  # noqa: ANN401 - a shared array
        self._order = order
        self._engine = engine
        self._connection = connection
        self._busy = busy
        self._writer = _open_writer(order.drafting)
        self._places = asyncio.Semaphore(order.places)
        self._kept: dict[int, asyncio.Event] = {}
        self._threads = [ThreadPoolExecutor(1), ThreadPoolExecutor(1)]

    async def work(self, claimed: Claimed) -> None:
        """Do one letter to its end and wait until its result is kept."""
        begun = time.monotonic()
        kept = self._kept[claimed.id] = asyncio.Event()
        held = False
        try:
            letter = await self._do(0, claimed, _size(claimed.path), lambda: open_letter(claimed.path))
            await self._places.acquire()
            held = True
            digest = await self._digest(claimed, letter)
            finished = await self._do(1, claimed, len(letter.text), lambda: _pack(claimed, letter, digest))
            if self._writer is not None:
                finished = await self._with_reply(self._writer, finished, letter, digest)
        except DrafterError as error:
            finished = _failure(claimed, error)
        except Exception as error:  # noqa: BLE001 - the boundary of a letter: a bug that one letter meets must not end a run of 20,000
            finished = _bug(claimed, error)
        self._connection.send(dataclasses.replace(finished, seconds=round(time.monotonic() - begun, 3)))
        await kept.wait()
        del self._kept[claimed.id]
        if held:
            self._places.release()

    def keep(self, letter: int) -> None:
        """Take notice that a result is committed."""
        self._kept[letter].set()

    async def _digest(self, claimed: Claimed, letter: Letter) -> Digest:
        """Return the digest: asked for, or the one that is kept already."""
        if claimed.result is not None:
            return read_digest(zlib.decompress(claimed.result), where=claimed.path)
        said = await self._ask(letter)
        return await self._do(1, claimed, len(letter.text), lambda: run_now(summarize_letter(letter, _Said(said))))

    async def _with_reply(self, writer: "ReplyWriter", finished: Finished, letter: Letter, digest: Digest) -> Finished:
        """Return the result with the file of its reply; a letter that defeats drafting keeps its summary."""
        try:
            reply = await writer.write(finished.letter, letter, digest, self._engine)
        except (ServerCauseError, BudgetError, StoreError):
            raise
        except DrafterError as error:
            return dataclasses.replace(finished, message=f"未能拟稿：{error}")
        return dataclasses.replace(finished, reply=reply)

    async def _ask(self, letter: Letter) -> "Summarized":
        try:
            async with asyncio.timeout(self._order.deadline_s):
                return await self._engine.summarize(letter)
        except TimeoutError:
            raise EndpointTimeoutError(
                f"{self._order.deadline_s:g}秒内未能办完这一件",
                where=str(letter.source["path"]),
                remedy="可调大 deadline_s，或用 --retry-failed 再试",
            ) from None

    async def _do(self, stage: int, claimed: Claimed, size: int, step: Callable[[], Given]) -> Given:
        """Return what a step of work gives: done at once when it is small, in the stage's thread when it is not."""

        def noted() -> Given:
            self._busy[stage * 2 + 1] = time.monotonic()
            self._busy[stage * 2] = claimed.id
            try:
                return step()
            finally:
                self._busy[stage * 2] = 0

        if size <= _SMALL:
            return noted()
        return await asyncio.get_running_loop().run_in_executor(self._threads[stage], noted)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0  # reading it says why


def _open_writer(order: DraftingOrder | None) -> "ReplyWriter | None":
    if order is None:
        return None
    from drafter.batch.replies import ReplyWriter  # noqa: PLC0415 - a run that drafts nothing needs no drafting rooms

    return ReplyWriter(order)


def _pack(claimed: Claimed, letter: Letter, digest: Digest) -> Finished:
    """Return the letter's digest as it is kept; what was answered in an earlier run costs nothing in this one."""
    made = digest.provenance
    is_new = claimed.result is None
    return Finished(
        letter=claimed.id,
        sha256=str(letter.source["sha256"]),
        result=pack_json(digest),
        row=zlib.compress(json.dumps(ledger_facts(digest), ensure_ascii=False).encode(), _COMPRESSION),
        signature=text_signature(letter),
        engine=made.engine,
        fallback=made.fallback,
        prompt_tokens=made.prompt_tokens if is_new else 0,
        completion_tokens=made.completion_tokens if is_new else 0,
        calls=made.calls if is_new else 0,
    )


def pack_json(digest: Digest) -> bytes:
    """Return the compressed JSON line of a digest."""
    return zlib.compress(json.dumps(as_json(digest), ensure_ascii=False).encode(), _COMPRESSION)


def run_now(work: Coroutine[Any, Any, Given]) -> Given:
    """Return the result of a coroutine that waits for nothing."""
    try:
        work.send(None)
    except StopIteration as end:
        result: Given = end.value
        return result
    raise AssertionError("the coroutine waits")


def _failure(claimed: Claimed, error: DrafterError) -> Finished:
    return Finished(
        letter=claimed.id,
        error=error.name,
        message=str(error),
        is_server_cause=isinstance(error, ServerCauseError),
        stops_run=isinstance(error, BudgetError | EndpointDownError),
    )


def _bug(claimed: Claimed, error: Exception) -> Finished:
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{last.tb_frame.f_code.co_name}:{last.tb_lineno}" if last is not None else "?"
    message = f"{claimed.path}：程序内部错误 {type(error).__name__}（{place}）。请把这一行反馈给维护人员"
    return Finished(letter=claimed.id, error="internal", message=message)


async def serve(order: WorkerOrder, connection: Connection, busy: Any, counter: "Counter") -> None:  # noqa: ANN401 - a shared array
    """Work on what comes until the run process says `None`."""
    loop = asyncio.get_running_loop()
    inbox: asyncio.Queue[Any] = asyncio.Queue()
    threading.Thread(target=_listen, args=(connection, loop, inbox), daemon=True).start()
    async with order.opener(order.places, order.workers, counter) as engine, asyncio.TaskGroup() as group:
        worker = _Worker(order, engine, connection, busy)
        connection.send(None)  # ready
        while (said := await inbox.get()) is not None:
            if isinstance(said, Claimed):
                group.create_task(worker.work(said))
            else:
                worker.keep(said)


def _listen(connection: Connection, loop: asyncio.AbstractEventLoop, inbox: asyncio.Queue[Any]) -> None:
    """Pass on what the run process says; when that process is gone, nobody keeps what this one does: end at once."""
    while True:
        try:
            said = connection.recv()
        except (EOFError, OSError):
            os._exit(1)
        loop.call_soon_threadsafe(inbox.put_nowait, said)


def worker_main(order: WorkerOrder, connection: Connection, busy: Any, counter: "Counter") -> None:  # noqa: ANN401 - a shared array
    """Be a worker process. Ctrl-C is the run process's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        asyncio.run(serve(order, connection, busy, counter))
    except* DrafterError as group:
        connection.send(group.exceptions[0])

"""One worker process: reads, parses, asks, digests and packs letters; the run process keeps what it sends.

A letter holds one of the worker's places while the model is asked, and no longer: once the last answer is kept the
next letter, read ahead, is asked at once. Letters are read and digested while no request is due, huge ones in threads
of their own. What is being read and digested stands in shared memory, so that the run process can name the letter
that hung or crashed this process.
"""

import asyncio
import dataclasses
import functools
import json
import os
import signal
import threading
import time
import traceback
import zlib
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.batch.answers import Keeper, KeepingTransport, letter_at_work
from drafter.batch.facts import ledger_facts, text_signature
from drafter.batch.idle import DIGESTING, READING, Calm, IdleSelector
from drafter.batch.order import Claimed, DraftingOrder, EngineOpener, Finished, Returned, Share
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
from drafter.summarize import digest_reply

if TYPE_CHECKING:
    from drafter.batch.replies import ReplyWriter
    from drafter.endpoint.purse import Counter
    from drafter.engines.base import Engine, Summarized

_COMPRESSION = 6


class Word(Enum):
    """What the run process says to a worker, apart from letters and the numbers of kept answers."""

    HALT = "ask no more letters, give back those that wait"
    END = "there is nothing left to do"


@dataclass(frozen=True, slots=True)
class WorkerOrder:
    """What a worker needs to know; travels to the new process."""

    opener: EngineOpener
    places: int  # letters asked at once
    workers: int
    deadline_s: float
    drafting: DraftingOrder | None = None


class _Worker:
    def __init__(self, order: WorkerOrder, engine: "Engine", connection: Connection, calm: Calm) -> None:
        self._order = order
        self._engine = engine
        self._connection = connection
        self._calm = calm
        self._writer = _open_writer(order.drafting)
        self._places = asyncio.Semaphore(order.places)
        self._tasks: set[asyncio.Task[Finished | Returned]] = set()
        self.is_halted = False

    def begin(self, claimed: Claimed) -> None:
        """Begin with a letter; what it came to is sent when it is done."""
        task = asyncio.create_task(self._work(claimed))
        self._tasks.add(task)
        task.add_done_callback(functools.partial(self._send, claimed))

    def _send(self, claimed: Claimed, task: "asyncio.Task[Finished | Returned]") -> None:
        """Send what a letter came to. A bug that one letter meets is its failure: a run of 20,000 goes on."""
        self._tasks.remove(task)
        error = task.exception()
        self._connection.send(task.result() if error is None else _failure(claimed, error))

    async def _work(self, claimed: Claimed) -> Finished | Returned:
        """Return what one letter came to; it is given back where it would be asked after the run was halted."""
        begun = time.monotonic()
        letter_at_work.set(claimed)
        letter = await self._calm.do(READING, claimed, _size(claimed.path), lambda: open_letter(claimed.path))
        if claimed.result is None:
            async with self._places:
                if self.is_halted:
                    return Returned(claimed.id)
                said = await self._ask(letter)
            size = len(letter.text)
            digest, finished = await self._calm.do(DIGESTING, claimed, size, lambda: _digest(claimed, letter, said))
        else:
            digest = read_digest(zlib.decompress(claimed.result), where=claimed.path)
            finished = pack_letter(claimed, letter, digest)
        if self._writer is not None:
            async with self._places:
                if self.is_halted:
                    return Returned(claimed.id)
                finished = await self._with_reply(self._writer, finished, letter, digest)
        return dataclasses.replace(finished, seconds=round(time.monotonic() - begun, 3))

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

    async def _with_reply(self, writer: "ReplyWriter", finished: Finished, letter: Letter, digest: Digest) -> Finished:
        """Return the result with the file of its reply; a letter that defeats drafting keeps its summary."""
        try:
            reply = await writer.write(finished.letter, letter, digest, self._engine)
        except (ServerCauseError, BudgetError, StoreError):
            raise
        except DrafterError as error:
            return dataclasses.replace(finished, message=f"未能拟稿：{error}")
        return dataclasses.replace(finished, reply=reply)


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


def _digest(claimed: Claimed, letter: Letter, said: "Summarized") -> tuple[Digest, Finished]:
    digest = digest_reply(letter, said)
    return digest, pack_letter(claimed, letter, digest)


def pack_letter(claimed: Claimed, letter: Letter, digest: Digest) -> Finished:
    """Return the letter's digest as it is kept; what was summarized in an earlier run costs nothing in this one."""
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


def _failure(claimed: Claimed, error: BaseException) -> Finished:
    if not isinstance(error, DrafterError):
        return Finished(letter=claimed.id, error="internal", message=_bug_report(claimed.path, error))
    return Finished(
        letter=claimed.id,
        error=error.name,
        message=str(error),
        is_server_cause=isinstance(error, ServerCauseError),
        stops_run=isinstance(error, BudgetError | EndpointDownError),
    )


def _bug_report(path: str, error: BaseException) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{last[0].name}:{last[0].lineno}" if last else "?"
    return f"{path}：程序内部错误 {type(error).__name__}（{place}）。请把这一行反馈给维护人员"


async def serve(order: WorkerOrder, connection: Connection, calm: Calm, counter: "Counter") -> None:
    """Work on what comes until the run process says that there is nothing left."""
    loop = asyncio.get_running_loop()
    inbox: asyncio.Queue[Claimed | int | Word] = asyncio.Queue()
    threading.Thread(target=_listen, args=(connection, loop, inbox), daemon=True).start()
    keeper = Keeper(connection)
    share = Share(order.places, order.workers, counter, lambda transport: KeepingTransport(transport, keeper.keep))
    async with order.opener(share) as engine:
        worker = _Worker(order, engine, connection, calm)
        connection.send(None)  # ready
        while (said := await inbox.get()) is not Word.END:
            if isinstance(said, Claimed):
                worker.begin(said)
            elif said is Word.HALT:
                worker.is_halted = True
            else:
                keeper.confirm(said)


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
    idle = IdleSelector()
    try:
        with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(idle)) as runner:
            runner.run(serve(order, connection, Calm(idle, busy), counter))
    except DrafterError as error:
        connection.send(error)

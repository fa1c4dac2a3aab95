"""A run over many letters: hands them to the workers, commits what comes back, and knows when to stop."""

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from drafter.batch.crew import Crew
from drafter.batch.discover import file_sha256, find_letters
from drafter.batch.ledger import LedgerMaker
from drafter.batch.lines import LEDGER, Lines, rebuild, write_whole
from drafter.batch.order import BatchOrder, Finished, Tally
from drafter.batch.store import RunStore
from drafter.batch.worker import WorkerOrder
from drafter.pipeline.clock import today

_TICK_S = 0.2
_ROW = 5  # letters that fail in a row because of the server, at least; as many as run at once

Tell = Callable[[Tally], None]


def run_batch(order: BatchOrder, tell: Tell) -> Tally:
    """Do the letters of an order and return the tally; `tell` hears of it as it changes.

    Raises StoreError (folder in use, not writable, disk full), InputError (a PATH that names nothing), and what opening
    the engine raises.
    """
    store = RunStore(order.folder)
    try:
        _enter(order, store)
        tally = _tally(store)
        tell(tally)
        with Lines(order.folder, store) as lines:
            if tally.left:
                _Run(order, store, lines, tally, tell).work()
        rebuild(order.folder, store)
        _write_ledger(order, store, tally)
    finally:
        store.close()
    return tally


def _enter(order: BatchOrder, store: RunStore) -> None:
    found = find_letters(order.paths, without=(order.folder, *order.without))
    store.enter(((letter, file_sha256(letter.path)) for letter in found), order.fingerprint)
    if order.retry_failed:
        store.forget_failures()
    if order.drafting is not None:
        store.want_replies()


def _write_ledger(order: BatchOrder, store: RunStore, tally: Tally) -> None:
    maker = LedgerMaker(store, order.folder, order.cases, order.date or today())
    write_whole(order.folder, LEDGER, maker.make())
    alone, empty = maker.matched.letters_without_row, maker.matched.rows_without_letter
    if alone or empty:
        tally.remarks.append(f"不在交办清单中的来文{alone}件，清单中没有来文的{empty}件，见 {LEDGER} 的“清单对照”")
    if maker.matched.remark:
        tally.remarks.append(maker.matched.remark)


def _tally(store: RunStore) -> Tally:
    counts = store.counts()
    return Tally(total=sum(counts.values()), done=counts.get("done", 0), failed=counts.get("failed", 0))


class _Run:
    """The loop of one run."""

    def __init__(self, order: BatchOrder, store: RunStore, lines: Lines, tally: Tally, tell: Tell) -> None:
        self._order = order
        self._store = store
        self._lines = lines
        self._tally = tally
        self._tell = tell
        self._row: list[int] = []  # letters that failed in a row because of the server
        self._begun = time.monotonic()
        worker = WorkerOrder(
            opener=order.opener,
            places=1,
            workers=order.workers,
            deadline_s=order.deadline_s,
            drafting=order.drafting,
        )
        self._crew = Crew(worker, shares(order.concurrency, order.workers))

    def work(self) -> None:
        """Go on until all letters are done, or something stops the run."""
        try:
            with _interrupts(lambda: self._stop("interrupt", "已按 Ctrl-C 停止，正在办理的已办完")):
                while self._step():
                    self._tally.seconds = time.monotonic() - self._begun
                    self._tell(self._tally)
            self._crew.dismiss()
        finally:
            self._crew.kill()
            self._store.give_back_claimed()
        if self._tally.stopped_by == "server":
            with self._store.transaction():
                self._store.give_back(self._row)
            self._tally.failed -= len(self._row)

    def _step(self) -> bool:
        """Hear, commit, hand out; return whether there is more to do."""
        heard = self._crew.hear(_TICK_S)
        self._mind_the_time()
        self._judge(heard.finished)
        kept = [one for one in heard.finished if not one.stops_run]
        returned = [*heard.returned, *(one.letter for one in heard.finished if one.stops_run)]
        room = 0 if self._tally.stopped else self._crew.room + len(heard.finished)
        claimed = []
        if heard.answers or kept or returned or room:
            with self._store.transaction():
                self._store.keep(heard.answers)
                for finished in kept:
                    self._store.finish(finished, self._order.fingerprint)
                self._store.give_back(returned)
                claimed = self._store.claim(room)
        self._crew.confirm(heard.answers)  # first of all: for each of them a letter is waiting to be asked
        for finished in heard.finished:
            letter = self._crew.take(finished.letter)
            if not finished.stops_run:
                self._tally.add(finished)
                self._lines.append(letter.path, finished)
        self._lines.flush()
        self._crew.give(claimed)
        return self._crew.in_flight > 0

    def _judge(self, heard: Sequence[Finished]) -> None:
        """Stop where the server is at fault: it is given up, or letter after letter fails because of it."""
        for finished in heard:
            if finished.stops_run:
                self._stop("server" if finished.is_server_cause else finished.error or "", finished.message)
            elif finished.is_server_cause:
                self._row.append(finished.letter)
            elif finished.error is None and not finished.fallback:
                self._row.clear()
        if heard and len(self._row) >= max(_ROW, self._order.concurrency):  # nothing heard, nothing new to judge
            self._stop("server", f"连续{len(self._row)}件因接口故障未办成，已停止：{heard[-1].message}")

    def _mind_the_time(self) -> None:
        limit = self._order.total_s
        if limit is not None and time.monotonic() - self._begun > limit:
            self._stop("time", "已到规定的总时长，正在办理的已办完")

    def _stop(self, cause: str, why: str) -> None:
        if self._tally.stopped is None:
            self._tally.stopped, self._tally.stopped_by = why, cause
            self._crew.halt()


def shares(places: int, workers: int) -> list[int]:
    """Return the places of each worker; they differ by one at most."""
    each, more = divmod(places, workers)
    return [each + (number < more) for number in range(workers) if each or number < more]


@contextmanager
def _interrupts(first: Callable[[], None]) -> Iterator[None]:
    """Let the first Ctrl-C call `first` and the second raise KeyboardInterrupt."""
    count = 0

    def caught(_signal: int, _frame: FrameType | None) -> None:
        nonlocal count
        count += 1
        if count > 1:
            raise KeyboardInterrupt
        first()

    before = signal.signal(signal.SIGINT, caught)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

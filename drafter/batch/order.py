"""What a batch run is asked to do, and what one letter of it came to."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.batch.cases import CaseList

if TYPE_CHECKING:
    from drafter.endpoint.purse import Counter
    from drafter.endpoint.transport import Transport
    from drafter.engines.base import Engine


@dataclass(frozen=True, slots=True)
class Share:
    """What one worker process has of the run."""

    places: int  # letters asked at once by this worker
    workers: int  # of so many it is one
    counter: "Counter"  # tokens, shared by all
    keeping: Callable[["Transport"], "Transport"]  # makes a transport that keeps what it is answered


# Opens the engine of one worker process; must be picklable.
EngineOpener = Callable[[Share], AbstractAsyncContextManager["Engine"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftingOrder:
    """What replies are drafted with; paths as given on the command line."""

    folder: Path  # the run's; replies go into folder/replies
    cases: CaseList | None = None
    materials: tuple[Path, ...] = ()
    agency: Path | None = None
    date: dt.date | None = None
    prompts: Path | None = None


@dataclass(frozen=True, kw_only=True)
class BatchOrder:
    """A run over many letters. Times in seconds."""

    paths: tuple[str, ...]
    folder: Path  # run.sqlite, summaries.jsonl, failures.jsonl, ledger.xlsx
    opener: EngineOpener
    fingerprint: str  # engine, model, prompt sha256 and the like: another one makes all letters new work
    concurrency: int = 4
    workers: int = 1
    deadline_s: float = 600.0  # one letter
    total_s: float | None = None  # the run: then what is in flight is finished, and no more
    retry_failed: bool = False
    cases: CaseList | None = None
    without: tuple[Path, ...] = ()  # files among PATHs that are no letters
    date: dt.date | None = None  # the day the ledger counts from; None: today
    drafting: DraftingOrder | None = None  # a reply per letter as well, in folder/replies


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter to work on."""

    id: int  # row of the store
    path: str
    attempts: int  # this one counted
    result: bytes | None = None  # summarized already; only the reply is still to be drafted
    answers: tuple[tuple[str, str], ...] = ()  # kept before: sha256 of the request, and the answer


@dataclass(frozen=True, slots=True)
class ToKeep:
    """An answer of the model on its way into the store."""

    number: int  # by which the run process says that it is kept
    letter: int  # row of the store
    request: str  # sha256
    answer: str  # JSON


@dataclass(frozen=True, slots=True)
class Returned:
    """A letter that was not asked, because the run is to stop."""

    letter: int


@dataclass(frozen=True, slots=True)
class Finished:
    """What one letter came to: a result, or a named error."""

    letter: int  # row of the store
    sha256: str = ""  # of the bytes that were read
    result: bytes | None = None  # JSON of the digest, compressed
    row: bytes | None = None  # JSON for the ledger, compressed
    signature: bytes | None = None  # MinHash of the text
    engine: str = ""
    fallback: str | None = None
    error: str | None = None
    message: str = ""
    is_server_cause: bool = False
    stops_run: bool = False  # the cause would stop every other letter too
    prompt_tokens: int = 0
    completion_tokens: int = 0
    calls: int = 0
    seconds: float = 0.0
    reply: str | None = None  # file of the drafted reply


@dataclass(slots=True)
class Tally:
    """The state of a run, for progress and the closing table."""

    total: int = 0
    done: int = 0  # before this run and in it
    failed: int = 0
    finished_now: int = 0
    fell_back: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    calls: int = 0
    seconds: float = 0.0
    stopped: str | None = None  # why the run ended before its letters did
    stopped_by: str | None = None  # name of the error, `interrupt` or `time`
    errors: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    @property
    def left(self) -> int:
        """Letters that nobody has answered yet."""
        return self.total - self.done - self.failed

    def add(self, finished: Finished) -> None:
        """Count one letter."""
        self.finished_now += 1
        self.prompt_tokens += finished.prompt_tokens
        self.completion_tokens += finished.completion_tokens
        self.calls += finished.calls
        if finished.error is None:
            self.done += 1
            self.fell_back += finished.fallback is not None
        else:
            self.failed += 1
            self.errors[finished.error] = self.errors.get(finished.error, 0) + 1

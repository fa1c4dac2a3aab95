"""summaries.jsonl and failures.jsonl: lines appended as letters finish, both written anew at start and end.

While a run goes on, lines stand in the order in which letters finished; after it, sorted by path. A run that was
killed may leave half a line or a missing one: the next run begins by writing both files from the store.
"""

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from drafter.batch.order import Finished
from drafter.batch.store import RunStore
from drafter.errors import StoreError, system_reason

SUMMARIES, FAILURES, LEDGER = "summaries.jsonl", "failures.jsonl", "ledger.xlsx"


class Lines:
    """The two files, open for appending."""

    def __init__(self, folder: Path, store: RunStore) -> None:
        """Write both files from the store and open them. Raises StoreError."""
        self._folder = folder
        rebuild(folder, store)
        with _named_errors(folder):
            self._summaries = (folder / SUMMARIES).open("ab")
            self._failures = (folder / FAILURES).open("ab")

    def append(self, path: str, finished: Finished) -> None:
        """Append the line of one letter."""
        with _named_errors(self._folder):
            if finished.result is not None:
                self._summaries.write(summary_line(path, finished.result))
            else:
                self._failures.write(failure_line(path, finished.error or "", finished.message))

    def flush(self) -> None:
        """Let readers of the files see what was appended."""
        with _named_errors(self._folder):
            self._summaries.flush()
            self._failures.flush()

    def __enter__(self) -> Self:
        """Return the open files."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close both."""
        with _named_errors(self._folder):
            self._summaries.close()
            self._failures.close()


def rebuild(folder: Path, store: RunStore) -> None:
    """Write both files whole from the store, sorted by path. Raises StoreError."""
    with _whole_file(folder, SUMMARIES) as stream:
        for path, result in store.select("path, result", "done"):
            stream.write(summary_line(str(path), bytes(result)))  # type: ignore[call-overload] # a BLOB
    with _whole_file(folder, FAILURES) as stream:
        for path, error, message in store.select("path, error, message", "failed"):
            stream.write(failure_line(str(path), str(error), str(message)))


def write_whole(folder: Path, name: str, content: bytes) -> None:
    """Write a file of the run folder whole or not at all. Raises StoreError."""
    with _named_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with _whole_file(folder, name) as stream:
        stream.write(content)


def summary_line(path: str, result: bytes) -> bytes:
    """Return the line of a result: the digest's JSON with the path in front."""
    return b'{"path": %s, %s\n' % (json.dumps(path, ensure_ascii=False).encode(), zlib.decompress(result)[1:])


def failure_line(path: str, error: str, message: str) -> bytes:
    """Return the line of a failure."""
    return json.dumps({"path": path, "error": error, "message": message}, ensure_ascii=False).encode() + b"\n"


@contextmanager
def _whole_file(folder: Path, name: str) -> Iterator[BinaryIO]:
    """Yield a stream that becomes the file when all is written."""
    with _named_errors(folder):
        partial = folder / f".drafter-{name}"  # one process at a time: the folder is locked
        try:
            with partial.open("wb") as stream:
                yield stream
            partial.replace(folder / name)
        finally:
            partial.unlink(missing_ok=True)


@contextmanager
def _named_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"无法写入（{system_reason(error)}）",
            where=str(folder),
            remedy="请检查写入权限和磁盘空间，再用同一命令继续；已办结的不会重做",
        ) from None

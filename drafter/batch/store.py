"""run.sqlite: a row a letter. What stands here is the truth; the .jsonl files are written from it.

WAL with synchronous=FULL: what was committed is there after power loss. One transaction commits all letters that
finished since the last, so a hundred letters a second cost few syncs.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from drafter.batch.discover import STORE_NAME, Found
from drafter.batch.order import Claimed, Finished, ToKeep
from drafter.errors import StoreError, system_reason

_SCHEMA = """
CREATE TABLE IF NOT EXISTS letters (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,        -- absolute path
  path TEXT NOT NULL,              -- as the person reached it
  present INTEGER NOT NULL,        -- 0: the file is gone; the row stays, the outputs leave it out
  sha256 TEXT NOT NULL,
  work_key TEXT NOT NULL,          -- sha256 of letter and fingerprint: another one is new work
  state TEXT NOT NULL,             -- new · claimed · done · failed
  attempts INTEGER NOT NULL DEFAULT 0,
  engine TEXT, fallback TEXT,
  result BLOB,                     -- JSON of the digest without its path, zlib
  row BLOB,                        -- JSON of the ledger's row, zlib
  signature BLOB,                  -- MinHash of the text
  reply TEXT,                      -- file of the drafted reply
  error TEXT, message TEXT,
  prompt_tokens INTEGER NOT NULL DEFAULT 0, completion_tokens INTEGER NOT NULL DEFAULT 0,
  calls INTEGER NOT NULL DEFAULT 0,
  seconds REAL NOT NULL DEFAULT 0,
  finished_at TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS answers (  -- of the model, to letters that are not finished yet
  letter INTEGER NOT NULL,
  request TEXT NOT NULL,           -- sha256 of the body
  answer TEXT NOT NULL,            -- JSON
  PRIMARY KEY (letter, request)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_state ON letters (state, attempts, path);
CREATE INDEX IF NOT EXISTS by_path ON letters (path);
"""
_AGAIN = (
    "state = 'new', attempts = 0, "
    "result = NULL, row = NULL, signature = NULL, fallback = NULL, reply = NULL, error = NULL, message = NULL"
)
_ENTER = (
    "INSERT INTO letters (key, path, present, sha256, work_key, state) VALUES (?, ?, 1, ?, ?, 'new') "  # noqa: S608 - words of our own
    f"ON CONFLICT (key) DO UPDATE SET {_AGAIN}, sha256 = excluded.sha256, work_key = excluded.work_key "
    "WHERE work_key != excluded.work_key"
)
_FORGET = f"UPDATE letters SET {_AGAIN} WHERE state = 'failed' OR fallback IS NOT NULL"  # noqa: S608 - words of our own
_BUSY = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})
_CHUNK = 500


class RunStore:
    """The letters of one run folder; one process at a time."""

    def __init__(self, folder: Path) -> None:
        """Open or make the folder's database. Raises StoreError: in use, read-only, full, or no database."""
        self._where = str(folder)
        with self._named_errors():
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(folder)
            self._database = sqlite3.connect(folder / STORE_NAME, isolation_level=None)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = FULL")
            self._database.executescript(_SCHEMA)
            self._database.execute("UPDATE letters SET state = 'new' WHERE state = 'claimed'")

    def close(self) -> None:
        """Close the database and let others in."""
        self._database.close()
        self._lock.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what happens inside at its end, or nothing of it."""
        with self._named_errors(), self._database:
            self._database.execute("BEGIN IMMEDIATE")
            yield

    def enter(self, found: Iterable[tuple[Found, str]], fingerprint: str) -> None:
        """Enter the letters (with their sha256): new ones, and those that changed, become new work."""
        with self.transaction():
            self._database.execute("CREATE TEMP TABLE IF NOT EXISTS named (id INTEGER PRIMARY KEY)")
            for letter, sha256 in found:
                key = work_key(sha256, fingerprint)
                self._database.execute(_ENTER, (letter.key, letter.path, sha256, key))
                self._database.execute(
                    "UPDATE letters SET path = ?, present = 1 WHERE key = ?", (letter.path, letter.key)
                )
        self._leave_out_the_gone()

    def _leave_out_the_gone(self) -> None:
        with self.transaction():
            keys = self._database.execute("SELECT id, key FROM letters WHERE present = 1")
            gone = [(identity,) for identity, key in keys if not Path(key).is_file()]
            self._database.executemany("UPDATE letters SET present = 0 WHERE id = ?", gone)

    def forget_failures(self) -> None:
        """Make new work of the letters that failed, and of those the rules engine stepped in for."""
        with self.transaction():
            self._database.execute(_FORGET)

    def want_replies(self) -> None:
        """Make work of the letters that were summarized and have no reply yet; their summaries stay."""
        with self.transaction():
            self._database.execute("UPDATE letters SET state = 'new' WHERE state = 'done' AND reply IS NULL")

    def claim(self, count: int) -> list[Claimed]:
        """Take new letters, those first that were tried least. Inside a transaction."""
        rows = self._database.execute(
            "SELECT id, path, attempts + 1, result FROM letters WHERE state = 'new' AND present = 1 "
            "ORDER BY attempts, path LIMIT ?",
            (count,),
        ).fetchall()
        self._database.executemany(
            "UPDATE letters SET state = 'claimed', attempts = attempts + 1 WHERE id = ?", [(row[0],) for row in rows]
        )
        return [
            Claimed(letter, path, attempts, result, self._answers(letter)) for letter, path, attempts, result in rows
        ]

    def _answers(self, letter: int) -> tuple[tuple[str, str], ...]:
        kept = self._database.execute("SELECT request, answer FROM answers WHERE letter = ?", (letter,))
        return tuple(kept.fetchall())

    def keep(self, answers: Iterable[ToKeep]) -> None:
        """Keep answers of the model until their letters are finished. Inside a transaction."""
        self._database.executemany(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)",
            [(answer.letter, answer.request, answer.answer) for answer in answers],
        )

    def finish(self, finished: Finished, fingerprint: str) -> None:
        """Write what a letter came to, once. Inside a transaction."""
        state = "done" if finished.error is None else "failed"
        sha256 = finished.sha256
        self._database.execute(
            "UPDATE letters SET state = ?, engine = ?, fallback = ?, result = ?, row = ?, signature = ?, reply = ?, "
            "error = ?, message = ?, prompt_tokens = prompt_tokens + ?, completion_tokens = completion_tokens + ?, "
            "calls = calls + ?, seconds = ?, finished_at = datetime('now') WHERE id = ?",
            (
                state,
                finished.engine,
                finished.fallback,
                finished.result,
                finished.row,
                finished.signature,
                finished.reply,
                finished.error,
                finished.message,
                finished.prompt_tokens,
                finished.completion_tokens,
                finished.calls,
                finished.seconds,
                finished.letter,
            ),
        )
        if not finished.is_server_cause:  # what was answered before the server failed serves the next attempt
            self._database.execute("DELETE FROM answers WHERE letter = ?", (finished.letter,))
        if sha256:  # a file that changed since it was entered
            self._database.execute(
                "UPDATE letters SET sha256 = ?, work_key = ? WHERE id = ? AND sha256 != ?",
                (sha256, work_key(sha256, fingerprint), finished.letter, sha256),
            )

    def give_back(self, letters: Sequence[int]) -> None:
        """Make claimed or failed letters new again: nobody answered them. Inside a transaction."""
        self._database.executemany(
            "UPDATE letters SET state = 'new', error = NULL, message = NULL WHERE id = ? AND state != 'done'",
            [(letter,) for letter in letters],
        )

    def give_back_claimed(self) -> None:
        """Make all claimed letters new again at the end of a run."""
        with self.transaction():
            self._database.execute("UPDATE letters SET state = 'new' WHERE state = 'claimed'")

    def counts(self) -> dict[str, int]:
        """Return the number of letters by state, those whose file is gone left out."""
        with self._named_errors():
            rows = self._database.execute("SELECT state, count(*) FROM letters WHERE present = 1 GROUP BY state")
            return dict(rows.fetchall())

    def select(self, columns: str, state: str) -> Iterator[tuple[object, ...]]:
        """Yield columns of the letters in a state, by path; never more than a few in memory."""
        with self._named_errors():
            cursor = self._database.cursor()
            cursor.execute(
                f"SELECT {columns} FROM letters WHERE state = ? AND present = 1 ORDER BY path, id",  # noqa: S608 - column names of our own
                (state,),
            )
            while rows := cursor.fetchmany(_CHUNK):
                yield from rows

    def letter(self, letter: int) -> tuple[str, bytes, bytes]:
        """Return path, ledger row and result (both compressed) of one letter."""
        with self._named_errors():
            found = self._database.execute("SELECT path, row, result FROM letters WHERE id = ?", (letter,)).fetchone()
            return str(found[0]), bytes(found[1]), bytes(found[2])

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _store_error(error, self._where) from None
        except OSError as error:
            raise StoreError(
                f"运行目录无法使用（{system_reason(error)}）", where=self._where, remedy="请检查写入权限和磁盘空间"
            ) from None


def work_key(sha256: str, fingerprint: str) -> str:
    """Return the key of a piece of work: this letter, by this engine, model, prompt and version."""
    return hashlib.sha256(f"{sha256}\n{fingerprint}".encode()).hexdigest()


def _lock(folder: Path) -> sqlite3.Connection:
    """Return the open lock of a run folder; the system lets it go when the process ends, however it ends."""
    lock = sqlite3.connect(folder / ".run.lock", timeout=0, isolation_level=None)
    try:
        lock.execute("PRAGMA journal_mode = DELETE")
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if error.sqlite_errorname in _BUSY:
            remedy = "请等它结束，或换一个 -o 目录"
            raise StoreError("另一个 drafter batch 正在使用该目录", where=str(folder), remedy=remedy) from None
        raise
    return lock


def _store_error(error: sqlite3.Error, where: str) -> StoreError:
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return StoreError("磁盘已满", where=where, remedy="请腾出空间，再用同一命令继续；已办结的不会重做")
    if name in {"SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_READONLY_DIRECTORY", "SQLITE_PERM"}:
        return StoreError("运行目录不可写", where=where, remedy="请检查写入权限，或换一个 -o 目录")
    if name in {"SQLITE_NOTADB", "SQLITE_CORRUPT"}:
        return StoreError("run.sqlite 已损坏或不是运行记录", where=where, remedy="请换一个 -o 目录，或移走该文件")
    return StoreError(f"运行记录无法写入（{name or error}）", where=where, remedy="请检查写入权限和磁盘空间")

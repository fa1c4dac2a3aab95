"""The SQLite file of a library: papers, passages, and an FTS5 index of their terms."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from drafter.errors import StoreError
from drafter.materials.entry import Card, Entry, Value
from drafter.materials.words import plain, terms

_APPLICATION = 0x64726166  # «draf»
_VERSION = 1  # of the tables and of what is written into them
_TABLES = """
CREATE TABLE paper (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, kind TEXT NOT NULL, title TEXT, issuer TEXT,
  place TEXT, year INTEGER
);
CREATE INDEX paper_sha256 ON paper (sha256);
CREATE TABLE passage (
  id INTEGER PRIMARY KEY, paper INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, quote TEXT NOT NULL,
  context TEXT NOT NULL, place TEXT, year INTEGER, unit TEXT, sheet TEXT, line INTEGER, header TEXT,
  amounts TEXT NOT NULL
);
CREATE INDEX passage_paper ON passage (paper);
CREATE VIRTUAL TABLE term USING fts5 (quote, context, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE term_count USING fts5vocab (term, 'row');
"""
_ADD_PAPER = "INSERT INTO paper (file, sha256, kind, title, issuer, place, year) VALUES (?,?,?,?,?,?,?)"
_ADD_PASSAGE = (
    "INSERT INTO passage (paper, first, last, quote, context, place, year, unit, sheet, line, header, amounts) "
    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
)
_CARDS = (
    "SELECT file, sha256, kind, title, issuer, place, year, "
    "(SELECT count(*) FROM passage WHERE passage.paper = paper.id) FROM paper ORDER BY file"
)
_FIND = (
    "SELECT paper.file, sha256, kind, title, issuer, paper.place, paper.year, 0, first, last, passage.quote, "
    "passage.context, passage.place, passage.year, unit, sheet, line, header, amounts FROM term "
    "JOIN passage ON passage.id = term.rowid JOIN paper ON paper.id = passage.paper "
    "WHERE term MATCH ? ORDER BY bm25(term, 1.0, 0.5), passage.id LIMIT ?"
)
_CARD_COLUMNS = 8
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and the paper it stands in."""

    card: Card
    entry: Entry


class Store:
    """An open library file, or a library in memory. Every method raises StoreError when the file cannot serve."""

    def __init__(self, path: Path | None) -> None:
        """Open or make the library; a file that is none, is damaged or of another version is refused."""
        self._where = str(path) if path else "内存中的材料库"
        try:
            if path and path.is_file() and path.stat().st_size and not _is_database(path):
                raise sqlite3.DatabaseError
            self._base = sqlite3.connect(path or ":memory:", isolation_level=None)
        except (sqlite3.Error, OSError) as error:
            raise self._fault(error) from None
        try:
            self._prepare()
        except (sqlite3.Error, StoreError) as error:
            self._base.close()
            raise (error if isinstance(error, StoreError) else self._fault(error)) from None

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def replace(self, card: Card, entries: Iterable[Entry]) -> None:
        """Keep a paper, in the place of one of the same file name; all of it or nothing."""
        try:
            with self._base:
                self._base.execute("BEGIN IMMEDIATE")
                self._remove(card.file)
                described = (card.file, card.sha256, card.kind, card.title, card.issuer, card.place, card.year)
                paper = self._base.execute(_ADD_PAPER, described).lastrowid
                for entry in entries:
                    self._add(paper, entry, card.title or "")
        except sqlite3.Error as error:
            raise self._fault(error) from None

    def remove(self, file: str) -> None:
        """Forget the paper of this file name; nothing happens if there is none."""
        try:
            with self._base:
                self._base.execute("BEGIN IMMEDIATE")
                self._remove(file)
        except sqlite3.Error as error:
            raise self._fault(error) from None

    def cards(self) -> tuple[Card, ...]:
        """Return all papers by file name."""
        return tuple(Card(*row) for row in self._rows(_CARDS))

    def has(self, sha256: str) -> bool:
        """Say whether a paper with this content is kept."""
        return bool(self._rows("SELECT 1 FROM paper WHERE sha256 = ? LIMIT 1", sha256))

    def size(self) -> int:
        """Return the number of passages."""
        return int(self._rows("SELECT count(*) FROM passage")[0][0])

    def counts(self, wanted: Iterable[str]) -> dict[str, int]:
        """Return how many passages have each term, in their words or those they stand under."""
        found = {}
        for term in wanted:
            rows = self._rows("SELECT doc FROM term_count WHERE term = ?", term)
            found[term] = int(rows[0][0]) if rows else 0
        return found

    def find(self, wanted: Sequence[str], limit: int) -> tuple[Found, ...]:
        """Return the passages that share most with these terms (BM25), best first."""
        return self._match(" OR ".join(map(_quoted, wanted)), limit)

    def find_all(self, words: Sequence[Sequence[Sequence[str]]], limit: int) -> tuple[Found, ...]:
        """Return the passages with every word (BM25), best first; a word is there when all terms of one reading are."""
        readings = (" OR ".join(f"({' AND '.join(map(_quoted, terms))})" for terms in word if terms) for word in words)
        return self._match(" AND ".join(f"({reading})" for reading in readings if reading), limit)

    def _match(self, query: str, limit: int) -> tuple[Found, ...]:
        return tuple(_found(row) for row in self._rows(_FIND, query, limit)) if query else ()

    def _prepare(self) -> None:
        application, version = (self._rows(f"PRAGMA {name}")[0][0] for name in ("application_id", "user_version"))
        self._base.execute("PRAGMA synchronous = NORMAL")  # a library can be built again
        is_new = not self._rows("SELECT 1 FROM sqlite_master LIMIT 1")
        if is_new:
            self._base.executescript(f"BEGIN;{_TABLES}COMMIT;")
            self._base.execute(f"PRAGMA application_id = {_APPLICATION}")
            self._base.execute(f"PRAGMA user_version = {_VERSION}")
        elif application != _APPLICATION:
            raise StoreError(
                "不是材料库文件", where=self._where, remedy="请换一个文件名，或用 drafter materials build 新建"
            )
        elif version != _VERSION:
            raise StoreError(
                "材料库由其他版本的程序建立", where=self._where, remedy="请删除后用 drafter materials build 重新建立"
            )
        self._rows("SELECT count(*) FROM paper")

    def _remove(self, file: str) -> None:
        papers = [row[0] for row in self._base.execute("SELECT id FROM paper WHERE file = ?", (file,))]
        for paper in papers:
            self._base.execute("DELETE FROM term WHERE rowid IN (SELECT id FROM passage WHERE paper = ?)", (paper,))
            self._base.execute("DELETE FROM passage WHERE paper = ?", (paper,))
            self._base.execute("DELETE FROM paper WHERE id = ?", (paper,))

    def _add(self, paper: int | None, entry: Entry, title: str) -> None:
        header = json.dumps(entry.header, ensure_ascii=False) if entry.header is not None else None
        amounts = json.dumps([asdict(value) for value in entry.values], ensure_ascii=False)
        kept = (paper, entry.start, entry.end, entry.quote, entry.context, entry.place, entry.year, entry.unit)
        passage = self._base.execute(_ADD_PASSAGE, (*kept, entry.sheet, entry.row, header, amounts)).lastrowid
        indexed = (
            passage,
            " ".join(sorted(terms(plain(entry.quote)))),
            " ".join(sorted(terms(plain(f"{title} {entry.context}")))),
        )
        self._base.execute("INSERT INTO term (rowid, quote, context) VALUES (?,?,?)", indexed)

    def _rows(self, query: str, *values: str | int) -> list[Any]:
        try:
            return self._base.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._fault(error) from None

    def _fault(self, error: sqlite3.Error | OSError) -> StoreError:
        if isinstance(error, sqlite3.OperationalError | OSError):
            return StoreError(f"材料库无法使用（{error}）", where=self._where, remedy="请检查路径、权限和磁盘空间")
        return StoreError(
            "材料库已损坏，或不是材料库文件", where=self._where, remedy="请删除后用 drafter materials build 重新建立"
        )


def _is_database(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(_MAGIC)) == _MAGIC


def _quoted(term: str) -> str:
    return f'"{term}"*' if len(term) == 1 else f'"{term}"'  # one character: every pair it begins


def _index(text: str) -> str:
    return " ".join(sorted(terms(plain(text))))


def _found(row: Sequence[Any]) -> Found:
    first, last, quote, context, place, year, unit, sheet, line, header, amounts = row[_CARD_COLUMNS:]
    values = tuple(Value(**value) for value in json.loads(amounts))
    names = tuple(json.loads(header)) if header is not None else None
    entry = Entry(first, last, quote, context, place, year, unit, sheet, line, names, values)
    return Found(Card(*row[:_CARD_COLUMNS]), entry)

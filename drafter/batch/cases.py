"""The 交办清单 as rows, and which letter each row belongs to: by 编号, however it is printed, else by title."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_NOISE = re.compile(r"[\s第号#《》“”\"'()\[\]【】〔〕]+|建议|提案|议案")
_DECIMALS = re.compile(r"\.0+$")  # 89.0: a number that a spreadsheet made of 89
_TITLE_NOISE = re.compile(r"[\W_]+|^关于|的(?:建议|提案)$")
_MATTERS = {"npc_suggestion": "建议", "cppcc_proposal": "提案"}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One row of the list."""

    place: str  # where it stands, for messages: 第5行
    number: str = ""  # as printed
    key: str = ""
    session: str = ""
    title: str = ""
    proposers: str = ""
    kind: str = ""
    role: str = ""  # 主办 · 会办 · 分办, else as printed
    lead_unit: str = ""
    co_handlers: str = ""
    assigned_on: dt.date | None = None
    due: dt.date | None = None
    extended: bool = False


@dataclass(slots=True)
class CaseList:
    """The rows of a list, found by number; remembers which were used."""

    rows: tuple[CaseRow, ...] = ()
    _used: set[str] = field(default_factory=set)
    _by_key: dict[str, list[CaseRow]] = field(default_factory=dict)
    _by_title: dict[str, list[CaseRow]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the rows."""
        for row in self.rows:
            if row.key:
                self._by_key.setdefault(row.key, []).append(row)
            if title := title_key(row.title):
                self._by_title.setdefault(title, []).append(row)

    def match(self, facts: dict[str, Any]) -> CaseRow | None:
        """Return the row of a letter: same 编号 (then kind, session, title), else same title; None when unclear."""
        number = number_key(str(facts.get("number") or ""))
        title = title_key(str(facts.get("title") or ""))
        rows = self._by_key.get(number, []) if number else self._by_title.get(title, []) if title else []
        for narrower in (_same_kind(facts), _same_session(facts), lambda row: title_key(row.title) == title):
            if len(rows) > 1:
                rows = [row for row in rows if narrower(row)] or rows
        if len(rows) != 1:
            return None
        self._used.add(rows[0].place)
        return rows[0]

    def unused(self) -> Iterator[CaseRow]:
        """Yield the rows that no letter belongs to."""
        return (row for row in self.rows if row.place not in self._used)


def number_key(number: str) -> str:
    """Return a 编号 as it is compared: 第０８９号, 089 and 89 are one; letters stay (B012 is B12)."""
    folded = _NOISE.sub("", unicodedata.normalize("NFKC", number)).upper()
    return _ZEROS.sub("", _DECIMALS.sub("", folded))


def title_key(title: str) -> str:
    """Return a title as it is compared: no marks, no 关于 … 的建议."""
    folded = unicodedata.normalize("NFKC", title)
    return _TITLE_NOISE.sub("", _TITLE_NOISE.sub("", folded))


def _same_kind(facts: dict[str, Any]) -> Callable[[CaseRow], bool]:
    word = _MATTERS.get(str(facts.get("matter")), "")
    return lambda row: bool(word) and word in row.kind + row.session + row.number


def _same_session(facts: dict[str, Any]) -> Callable[[CaseRow], bool]:
    session = title_key(str(facts.get("session") or ""))
    return lambda row: bool(session) and title_key(row.session) == session

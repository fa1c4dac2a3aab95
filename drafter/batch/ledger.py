"""ledger.xlsx: what the run knows of each letter, beside what the 交办清单 says of it."""

import datetime as dt
import json
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.batch.cases import CaseList, CaseRow
from drafter.batch.similar import MOST_LETTERS, find_groups, what_differs
from drafter.batch.store import RunStore
from drafter.draft.deadline import Deadline, find_deadline
from drafter.render.ledger import Link, Sheet, Value, render_ledger
from drafter.styles import Case

_MATTERS = {"npc_suggestion": "人大代表建议", "cppcc_proposal": "政协提案"}
_GENRES = {"reply": "答复", "proposal": "来件", "joint_opinion": "会办意见", "other": "其他"}
_MAIN = (
    ("编号", 9.0), ("题目", 32.0), ("届次", 18.0), ("提出人", 14.0), ("类型", 14.0), ("主会办", 9.0),
    ("主办单位", 16.0), ("会办单位", 18.0), ("内容概括", 40.0), ("建议事项", 46.0), ("关键数据", 34.0),
    ("承诺事项", 40.0), ("交办日期", 12.0), ("截止日期", 12.0), ("剩余天数", 9.0), ("状态", 16.0), ("文件", 30.0),
)  # fmt: skip
_ASKS = (
    ("编号", 9.0),
    ("题目", 32.0),
    ("提出人", 14.0),
    ("序号", 8.0),
    ("建议事项", 70.0),
    ("主会办", 9.0),
    ("文件", 30.0),
)
_COMMITMENTS = (
    ("编号", 9.0),
    ("题目", 32.0),
    ("责任单位", 20.0),
    ("承诺事项", 60.0),
    ("完成时限", 16.0),
    ("文件", 30.0),
)
_SIMILAR = (
    ("组", 6.0),
    ("编号", 9.0),
    ("题目", 32.0),
    ("提出人", 14.0),
    ("与首件相似", 11.0),
    ("不同之处", 70.0),
    ("文件", 30.0),
)
_MATCHING = (("情况", 20.0), ("编号", 9.0), ("题目", 40.0), ("提出人", 16.0), ("位置", 40.0))


@dataclass(slots=True)
class Matched:
    """How letters and list rows came together."""

    letters_without_row: int = 0
    rows_without_letter: int = 0
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    path: str
    facts: dict[str, Any]
    state: str
    case: CaseRow | None
    deadline: Deadline | None

    @property
    def number(self) -> str:
        return str(self.facts.get("number") or (self.case.number if self.case else ""))

    @property
    def title(self) -> str:
        return str(self.facts.get("title") or (self.case.title if self.case else ""))

    @property
    def proposers(self) -> str:
        return "、".join(self.facts.get("proposers") or ()) or (self.case.proposers if self.case else "")


class LedgerMaker:
    """Makes the workbook of one run folder."""

    def __init__(self, store: RunStore, folder: Path, cases: CaseList | None, today: dt.date) -> None:
        """`cases`: the 交办清单, if there is one. `today`: the day that days are counted from."""
        self._store = store
        self._folder = folder
        self._cases = cases
        self._today = today
        self.matched = Matched()
        self._alone: list[tuple[str, str, str, str, str]] = []

    def make(self) -> bytes:
        """Return the workbook."""
        note = f"剩余天数按{self._today.isoformat()}计算"
        numbers = frozenset({"编号"})
        sheets = [
            Sheet("台账", _MAIN, self._main(), note=note, days_column="剩余天数", numbers=numbers),
            Sheet("建议事项", _ASKS, self._asks(), numbers=numbers),
            Sheet("承诺事项", _COMMITMENTS, self._commitments(), numbers=numbers),
            Sheet("相似来件", _SIMILAR, self._similar(), numbers=numbers),
        ]
        if self._cases is not None:
            sheets.append(Sheet("清单对照", _MATCHING, self._matching(), numbers=numbers))
        return render_ledger(sheets)

    def _entries(self) -> Iterator[_Entry]:
        for path, row, fallback, reply in self._store.select("path, row, fallback, reply", "done"):
            facts = json.loads(zlib.decompress(bytes(row)))  # type: ignore[call-overload] # a BLOB
            state = "已拟复函" if reply else "已概括"
            yield self._entry(str(path), facts, f"{state}（内置规则）" if fallback else state)

    def _entry(self, path: str, facts: dict[str, Any], state: str) -> _Entry:
        case = self._cases.match(facts) if self._cases is not None else None
        return _Entry(path, facts, state, case, _deadline(case, self._today))

    def _main(self) -> Iterator[Sequence[Value]]:
        for entry in self._entries():
            if self._cases is not None and entry.case is None:
                self._alone.append(("来文不在清单中", entry.number, entry.title, entry.proposers, entry.path))
            yield self._main_row(entry)
        for path, message in self._store.select("path, message", "failed"):
            unknown: list[Value] = [None] * (len(_MAIN) - 4)
            yield [None, Path(str(path)).name, *unknown, f"失败：{message}"[:200], self._link(str(path))]

    def _main_row(self, entry: _Entry) -> Sequence[Value]:
        facts, case, deadline = entry.facts, entry.case, entry.deadline
        return [
            entry.number,
            entry.title,
            str(facts.get("session") or (case.session if case else "")),
            entry.proposers,
            _kind(facts, case),
            case.role if case else None,
            case.lead_unit if case else None,
            (case.co_handlers if case else "") or "、".join(facts.get("co_handlers") or ()),
            facts["summary"],
            "\n".join(f"{place}. {ask[1]}" for place, ask in enumerate(facts["asks"], start=1)),
            "\n".join("".join(part for part in figure if part) for figure in facts["figures"]),
            "\n".join(f"{place}. {_promise(one)}" for place, one in enumerate(facts["commitments"], start=1)),
            case.assigned_on if case else None,
            deadline.due if deadline else None,
            deadline.days_left if deadline else None,
            entry.state,
            self._link(entry.path),
        ]

    def _asks(self) -> Iterator[Sequence[Value]]:
        for entry in self._entries():
            for identity, text, _ in entry.facts["asks"]:
                role = entry.case.role if entry.case else None
                yield [entry.number, entry.title, entry.proposers, identity, text, role, self._link(entry.path)]

    def _commitments(self) -> Iterator[Sequence[Value]]:
        for entry in self._entries():
            for owner, what, due, _ in entry.facts["commitments"]:
                yield [entry.number, entry.title, owner or entry.facts["issuer"], what, due, self._link(entry.path)]

    def _similar(self) -> Iterator[Sequence[Value]]:
        count = self._store.counts().get("done", 0)
        if count > MOST_LETTERS:
            self.matched.remark = f"来件超过{MOST_LETTERS}件，台账未列相似来件"
            yield [None, None, self.matched.remark, None, None, None, None]
            return
        signatures = self._store.select("id, signature", "done")
        group, first = 0, list[str]()
        for kin in find_groups((int(str(letter)), bytes(mark)) for letter, mark in signatures):  # type: ignore[call-overload] # a BLOB
            path, facts, sentences = self._member(kin.letter)
            differs = "（首件）" if kin.group != group else what_differs(first, sentences)
            if kin.group != group:
                group, first = kin.group, sentences
            proposers = "、".join(facts["proposers"])
            likeness = round(kin.likeness, 2)
            yield [kin.group, facts["number"], facts["title"], proposers, likeness, differs, self._link(path)]

    def _member(self, letter: int) -> tuple[str, dict[str, Any], list[str]]:
        path, row, result = self._store.letter(letter)
        digest = json.loads(zlib.decompress(result))
        return path, json.loads(zlib.decompress(row)), [one["text"].strip() for one in digest["sentences"]]

    def _matching(self) -> Iterator[Sequence[Value]]:
        self.matched.letters_without_row = len(self._alone)
        yield from self._alone
        for row in self._cases.unused() if self._cases is not None else ():
            self.matched.rows_without_letter += 1
            yield ["清单中无来文", row.number, row.title, row.proposers, f"交办清单{row.place}"]

    def _link(self, path: str) -> Link:
        return Link(path, Path(os.path.relpath(path, self._folder)).as_posix())


def _deadline(case: CaseRow | None, today: dt.date) -> Deadline | None:
    """Return the last day: the list's own, else by law for who answers; a 会办 limit is local, so never guessed."""
    if case is None:
        return None
    if case.due is not None:
        return Deadline(case.due, (case.due - today).days)
    if case.role == "会办":
        return None
    return find_deadline(Case(assigned_on=case.assigned_on, extended=case.extended), today)


def _kind(facts: dict[str, Any], case: CaseRow | None) -> str:
    matter = _MATTERS.get(facts["matter"] or "", case.kind if case else "")
    return "·".join(word for word in (matter, _GENRES[facts["genre"]]) if word)


def _promise(promise: Sequence[Any]) -> str:
    owner, what, due, _ = promise
    head = f"{owner}：" if owner else ""
    return f"{head}{what}{f'（{due}）' if due and due not in what else ''}"

"""What the ledger says: list and letters together, days left, promises, near-duplicates and what differs in them."""

import asyncio
import datetime as dt
import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from drafter.batch.case_columns import load_cases
from drafter.batch.discover import Found
from drafter.batch.facts import text_signature
from drafter.batch.ledger import LedgerMaker
from drafter.batch.order import Claimed, Finished
from drafter.batch.similar import find_groups, what_differs
from drafter.batch.store import RunStore
from drafter.batch.worker import pack_letter
from drafter.engines.rules import RulesEngine
from drafter.pipeline.opening import open_letter, parse_text
from drafter.summarize import summarize_letter
from tests.batch_letters import letter_text

CASES = Path(__file__).resolve().parent.parent / "fixtures" / "cases" / "提案交办清单.csv"
PROPOSAL = (
    "关于增设社区公交站的提案\n\n编号：0012\n\n提案人：李某某\n\n清河县现有公交站30个，老人出行不便。\n"
    "一、建议在清河县增设公交站20个。\n二、建议公交站设置座椅。\n"
)


def sheets_of(folder: Path, letters: dict[str, str], *, day: dt.date, failed: str | None = None) -> dict[str, Any]:
    """Return the rows of each sheet of a run over these letters, header first."""
    store = RunStore(folder / "run")
    found = []
    for name, text in letters.items():
        (folder / name).write_text(text, encoding="utf-8")
        found.append((Found(str(folder / name), str(folder / name)), name))
    store.enter(found, "rules")
    with store.transaction():
        for letter in store.claim(99):
            store.finish(_finished(letter, failed), "rules")
    maker = LedgerMaker(store, folder / "run", load_cases(CASES), day)
    book = load_workbook(io.BytesIO(maker.make()))
    store.close()
    return {page.title: [list(row) for row in page.iter_rows(values_only=True)] for page in book}


def _finished(claimed: Claimed, failed: str | None) -> Finished:
    if failed is not None and claimed.path.endswith(failed):
        return Finished(claimed.id, error="input", message="文件为空")
    letter = open_letter(claimed.path)
    return pack_letter(claimed, letter, asyncio.run(summarize_letter(letter, RulesEngine())))


def test_a_letter_stands_beside_its_row_of_the_list(tmp_path: Path) -> None:
    """Who handles it, when it was handed out, three months later, and the days left on the day given."""
    sheets = sheets_of(tmp_path, {"a.txt": PROPOSAL}, day=dt.date(2026, 6, 1))
    row = dict(zip(*sheets["台账"], strict=True))
    assert (row["编号"], row["主会办"], row["会办单位"]) == (12, "主办", "市财政局、市公安局")
    assert (row["交办日期"], row["截止日期"]) == (dt.datetime(2026, 3, 10), dt.datetime(2026, 6, 10))  # noqa: DTZ001 - as openpyxl reads it
    assert (row["剩余天数"], row["状态"]) == (9, "已概括")
    assert row["建议事项"].startswith("1. ")
    assert "\n2. " in row["建议事项"]
    assert [line[3] for line in sheets["建议事项"][1:]] == ["A1", "A2"]


def test_an_extended_case_has_six_months_and_ends_with_the_month(tmp_path: Path) -> None:
    """30 November and six months: 30 May; a 会办 row has no limit unless the list says one."""
    sheets = sheets_of(
        tmp_path,
        {"a.txt": PROPOSAL.replace("0012", "187"), "b.txt": PROPOSAL.replace("0012", "301")},
        day=dt.date(2026, 6, 1),
    )
    extended, joint = (dict(zip(sheets["台账"][0], row, strict=True)) for row in sheets["台账"][1:])
    assert (extended["截止日期"], extended["剩余天数"]) == (dt.datetime(2026, 5, 30), -2)  # noqa: DTZ001 - as openpyxl reads it
    assert (joint["主会办"], joint["截止日期"], joint["剩余天数"]) == ("会办", None, None)


def test_letters_without_row_and_rows_without_letter_are_listed(tmp_path: Path) -> None:
    """Both kinds, with where they stand; a letter that failed has its line in the ledger."""
    letters = {"a.txt": PROPOSAL, "b.txt": letter_text(77), "c.txt": "x"}
    sheets = sheets_of(tmp_path, letters, day=dt.date(2026, 6, 1), failed="c.txt")
    told = [(row[0], row[1], row[4].rsplit("/", 1)[-1]) for row in sheets["清单对照"][1:]]
    assert told == [
        ("来文不在清单中", 77, "b.txt"),
        ("清单中无来文", "第0187号", "交办清单第4行"),
        ("清单中无来文", 301, "交办清单第5行"),
        ("清单中无来文", 444, "交办清单第6行"),
    ]
    failed = dict(zip(sheets["台账"][0], sheets["台账"][-1], strict=True))
    assert (failed["题目"], failed["状态"]) == ("c.txt", "失败：文件为空")


def test_near_duplicates_stand_together_with_what_differs(tmp_path: Path) -> None:
    """Two letters with one sentence changed: one group; a third that is something else is in none."""
    other = "关于发展村级养老服务的提案\n\n编号：13\n\n我县老龄人口多，村里没有食堂，医疗条件也差，子女多在外地务工。\n"
    letters = {"a.txt": PROPOSAL, "b.txt": PROPOSAL.replace("设置座椅", "设置雨棚"), "c.txt": other}
    rows = sheets_of(tmp_path, letters, day=dt.date(2026, 6, 1))["相似来件"][1:]
    assert [(row[0], row[6].rsplit("/", 1)[-1]) for row in rows] == [(1, "a.txt"), (1, "b.txt")]
    assert rows[0][5] == "（首件）"
    assert "座椅" in rows[1][5]
    assert "雨棚" in rows[1][5]


def test_groups_join_through_a_common_member() -> None:
    """A like B and B like C: one group, in the order of the letters."""
    text = "清河县现有公交站三十个，老人出行不便，学校门口车辆拥堵，医院周边停车困难，商圈夜间照明不足。" * 3
    signatures = [
        (number, text_signature(parse_text(text + tail, path="x"))) for number, tail in ((3, ""), (1, "甲乙"))
    ]
    assert [(kin.group, kin.letter) for kin in find_groups(signatures)] == [(1, 3), (1, 1)]
    assert find_groups(signatures[:1]) == []


def test_what_differs_is_said_in_few_words() -> None:
    """Changed, added, taken away; the fourth and further places are counted."""
    assert what_differs(["甲。", "乙。"], ["甲。", "丙。"]) == "“乙。”→“丙。”"
    assert what_differs(["甲。"], ["甲。", "乙。"]) == "多“乙。”"
    assert what_differs(["甲。", "乙。"], ["甲。"]) == "少“乙。”"
    assert what_differs(["甲。"], ["甲。"]) == "文字相同"
    first = [f"{number}" if number % 2 else "同" * number for number in range(10)]
    second = ["变" if number % 2 else "同" * number for number in range(10)]
    assert what_differs(first, second).endswith("\n另有2处不同")

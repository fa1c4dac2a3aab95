"""A run from end to end, as a person starts it: real worker processes, a real server on loopback."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from openpyxl import load_workbook

from drafter.batch.crew import Crew
from drafter.batch.order import Claimed, Share
from drafter.batch.store import RunStore
from drafter.batch.worker import WorkerOrder
from drafter.documents import Letter
from drafter.engines.base import Summarized
from drafter.engines.rules import RulesEngine
from drafter.errors import DrafterError
from tests.batch_letters import REPLY, number_in, write_letters
from tests.conftest import Ran
from tests.fault_server import FaultServer, Play, always, failed, said

Run = Callable[..., Ran]


def lines(file: Path) -> list[dict[str, object]]:
    """Return the objects of a .jsonl file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with three letters in it."""
    monkeypatch.chdir(tmp_path)
    write_letters(tmp_path / "in", 3)
    return tmp_path


def model(server: FaultServer, *words: str) -> list[str]:
    """Return the words that ask the model on this server."""
    return ["batch", "in", "-o", "out", "--engine", "model", "--base-url", server.base_url, "--model", "m", *words]


def test_a_folder_with_a_bad_file_gives_results_a_failure_and_a_ledger(here: Path, drafter: Run) -> None:
    """The bad file has one line with a named error and what to do; the others are done; exit 3."""
    (here / "in" / "empty.txt").write_bytes(b"")
    ran = drafter("batch", "in", "-o", "out", "--engine", "rules")
    assert ran.code == 3
    done = lines(here / "out" / "summaries.jsonl")
    assert [one["path"] for one in done] == ["in/00001.txt", "in/00002.txt", "in/00003.txt"]
    assert {"source", "summary", "points", "asks", "grounding", "provenance"} <= set(done[0])
    (bad,) = lines(here / "out" / "failures.jsonl")
    assert (bad["path"], bad["error"]) == ("in/empty.txt", "input")
    assert load_workbook(here / "out" / "ledger.xlsx").sheetnames == ["台账", "建议事项", "承诺事项", "相似来件"]
    assert "失败" in ran.err


def test_the_same_command_again_does_only_what_is_new_or_changed(here: Path, drafter: Run) -> None:
    """One letter changed, one new, one untouched: two questions, and one line a letter."""
    with FaultServer(always(said(REPLY))) as server:
        assert drafter(*model(server)).code == 0
        text = (here / "in" / "00002.txt").read_text(encoding="utf-8")
        (here / "in" / "00002.txt").write_text(text.replace("学校", "医院"), encoding="utf-8")
        write_letters(here / "in", 1, first=4)
        asked = len(server.bodies)
        assert drafter(*model(server)).code == 0
        assert sorted(number_in(body) for body in server.requests[asked:]) == [2, 4]
    assert [one["path"] for one in lines(here / "out" / "summaries.jsonl")] == [f"in/0000{one}.txt" for one in "1234"]


def test_a_letter_that_the_model_refuses_falls_back_and_can_be_retried(here: Path, drafter: Run) -> None:
    """The rules step in and say so, with exit 3; `--retry-failed` asks that letter again and no other."""

    def refuse_the_second(body: dict[str, object], _number: int) -> Play:
        return said(None, refusal="no") if number_in(body) == 2 else said(REPLY)

    with FaultServer(refuse_the_second) as server:
        ran = drafter(*model(server))
        assert ran.code == 3
        assert "改用内置规则" in ran.err
        asked = len(server.bodies)
        assert drafter(*model(server, "--retry-failed")).code == 3
        assert [number_in(body) for body in server.requests[asked:]] == [2]
    made = [one["provenance"] for one in lines(here / "out" / "summaries.jsonl")]
    assert [one["fallback"] for one in made if isinstance(one, dict)] == [None, "refusal", None]


def test_a_server_that_is_down_stops_the_run_soon_and_the_next_run_goes_on(here: Path, drafter: Run) -> None:
    """40 letters, not 40 × 6 requests; nothing is failed; when the server is back, all are done."""
    write_letters(here / "in", 40)
    with FaultServer(always(failed(401, "bad key"))) as server:
        ran = drafter(*model(server))
        assert ran.code == 1
        assert len(server.bodies) < 30
    assert "已停止" in ran.err
    assert lines(here / "out" / "failures.jsonl") == []
    with FaultServer(always(said(REPLY))) as server:
        assert drafter(*model(server)).code == 0
        assert len(server.bodies) == 40


def test_a_spent_budget_stops_cleanly(here: Path, drafter: Run) -> None:
    """No letter fails; what was answered stays; the rest is left for the same command."""
    write_letters(here / "in", 12)
    with FaultServer(always(said(REPLY))) as server:
        ran = drafter(*model(server, "--max-tokens-total", "5400", "--concurrency", "1"))
        assert ran.code == 3
        assert 0 < len(server.bodies) < 12
    assert "词元预算" in ran.err
    assert lines(here / "out" / "failures.jsonl") == []
    assert len(lines(here / "out" / "summaries.jsonl")) == len(server.bodies)


def test_an_estimate_asks_nothing_and_needs_no_endpoint(here: Path, drafter: Run) -> None:
    """Letters, tokens, calls; no run folder is made."""
    ran = drafter("batch", "in", "-o", "out", "--engine", "model", "--estimate")
    assert ran.code == 0
    assert "3件" in ran.out
    assert "3次" in ran.out
    assert "词元" in ran.out
    assert not (here / "out").exists()


def test_a_reply_a_letter_is_drafted_later_without_asking_for_summaries_again(here: Path, drafter: Run) -> None:
    """`--draft` after a run: .docx files, and the ledger says so."""
    assert drafter("batch", "in", "-o", "out", "--engine", "rules").code == 0
    assert drafter("batch", "in", "-o", "out", "--engine", "rules", "--draft").code == 0
    assert sorted(path.name[6:] for path in (here / "out" / "replies").iterdir()) == [
        "00001.docx",
        "00002.docx",
        "00003.docx",
    ]
    states = [row[15] for row in load_workbook(here / "out" / "ledger.xlsx")["台账"].iter_rows(values_only=True)]
    assert states[1:] == ["已拟复函"] * 3


def test_a_folder_in_use_is_one_clear_error(here: Path, drafter: Run) -> None:
    """The second process says so and ends with 1."""
    store = RunStore(here / "out")
    ran = drafter("batch", "in", "-o", "out", "--engine", "rules")
    store.close()
    assert ran.code == 1
    assert "另一个 drafter batch 正在使用该目录" in ran.err


def test_a_letter_that_takes_too_long_fails_alone(here: Path, drafter: Run) -> None:
    """Reading that passes the deadline ends with its worker; the other letters are done by the next one."""
    (here / "in" / "huge.txt").write_text("建议增设公交站20个，力争2026年底前建成。\n" * 200_000, encoding="utf-8")
    (here / "drafter.toml").write_text("deadline_s = 1.5\n", encoding="utf-8")
    ran = drafter("batch", "in", "-o", "out", "--engine", "rules")
    assert ran.code == 3
    (late,) = lines(here / "out" / "failures.jsonl")
    assert (late["path"], late["error"]) == ("in/huge.txt", "timeout")
    assert len(lines(here / "out" / "summaries.jsonl")) == 3


def test_workers_that_die_again_and_again_end_the_run(here: Path) -> None:
    """A worker that dies without a letter to blame is replaced, but not for ever."""
    crew = Crew(WorkerOrder(opener=open_deadly_engine, places=1, workers=1, deadline_s=60.0), [1])
    letter = str(here / "in" / "00001.txt")
    for attempt in range(1, 6):
        crew.give([Claimed(attempt, letter, 1)])
        assert crew.hear(20.0).returned == [attempt]
    crew.give([Claimed(6, letter, 1)])
    with pytest.raises(DrafterError, match="工作进程反复退出"):
        crew.hear(20.0)
    crew.kill()


class DeadlyEngine(RulesEngine):
    """Takes its process down when it is asked."""

    async def summarize(self, letter: Letter) -> Summarized:  # noqa: ARG002 - it looks at none
        """Die."""
        os._exit(1)


@asynccontextmanager
async def open_deadly_engine(_share: Share) -> AsyncIterator[RulesEngine]:
    """Open it as a worker does."""
    yield DeadlyEngine()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a single process")
def test_ctrl_c_finishes_what_is_in_flight_and_stops(here: Path) -> None:
    """Letters that were asked are kept, the rest is left; exit 3; nothing is asked twice by the next run."""
    write_letters(here / "in", 30)
    with FaultServer(always(Play(said(REPLY).body, delay_s=0.5))) as server:
        words = [sys.executable, "-m", "drafter", *model(server, "--concurrency", "2")]
        run = subprocess.Popen(words, stderr=subprocess.PIPE, env={**os.environ, "OPENAI_API_KEY": ""})  # noqa: S603 - our own command
        while len(server.bodies) < 4:
            assert run.poll() is None  # else nobody would ask
            time.sleep(0.02)
        run.send_signal(signal.SIGINT)
        _, remarks = run.communicate(timeout=60)
    assert run.returncode == 3, remarks.decode()
    assert "Ctrl-C" in remarks.decode()
    assert 4 <= len(lines(here / "out" / "summaries.jsonl")) == len(server.bodies) < 30

"""Nothing lost, nothing doubled: a run that is killed again and again, on a server that fails in every way."""

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.batch_letters import FaultyScript, write_letters
from tests.fault_server import FaultServer


@dataclass(frozen=True, slots=True)
class Survived:
    """What a run came to after its kills."""

    code: int
    remarks: str
    results: list[str]  # paths in summaries.jsonl
    failures: int
    answered_in_vain: int  # good answers that a kill made void
    asked_after_the_end: int  # by one more run of the same command


def run_with_kills(folder: Path, *, letters: int, kills: int, concurrency: int) -> Survived:
    """Return what a batch came to that was killed at random moments, then finished, then started once more."""
    write_letters(folder / "in", letters)
    (folder / "drafter.toml").write_text("timeout_s = 1.0\n", encoding="utf-8")
    script = FaultyScript(latency_s=0.05, hang_s=1.5)
    chance = random.Random(2)  # noqa: S311 - the same moments at every run
    with FaultServer(script) as server:
        for share in sorted(chance.uniform(0.1, 0.9) for _ in range(kills)):
            run = _start(folder, server.base_url, concurrency)
            while len(script.answered) < share * letters and run.poll() is None:
                time.sleep(0.01)
            run.kill()
            run.communicate()
        last = _start(folder, server.base_url, concurrency)
        _, remarks = last.communicate()
        asked = sum(script.asked.values())
        _start(folder, server.base_url, concurrency).communicate()
    return Survived(
        code=last.returncode,
        remarks=remarks.decode(),
        results=[json.loads(line)["path"] for line in _lines(folder / "out" / "summaries.jsonl")],
        failures=len(_lines(folder / "out" / "failures.jsonl")),
        answered_in_vain=sum(count - 1 for count in script.answered.values()),
        asked_after_the_end=sum(script.asked.values()) - asked,
    )


def test_a_run_killed_three_times_has_one_result_a_letter(tmp_path: Path) -> None:
    """200 letters, faults of six kinds, kill -9 at three moments: only what was in flight is asked again."""
    survived = run_with_kills(tmp_path, letters=200, kills=3, concurrency=8)
    assert survived.code == 0, survived.remarks
    assert survived.results == [f"in/{number:05}.txt" for number in range(1, 201)]
    assert survived.failures == 0
    assert survived.answered_in_vain <= 3 * 8
    assert survived.asked_after_the_end == 0


def _start(folder: Path, base_url: str, concurrency: int) -> subprocess.Popen[bytes]:
    words = ["batch", "in", "-o", "out", "--engine", "model", "--concurrency", str(concurrency), "--fallback", "none"]
    surroundings = {**os.environ, "OPENAI_BASE_URL": base_url, "DRAFTER_MODEL": "played", "OPENAI_API_KEY": ""}
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "drafter", *words], cwd=folder, env=surroundings, stderr=subprocess.PIPE
    )


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()

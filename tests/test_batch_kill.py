"""Nothing lost, nothing doubled: a run that is killed again and again, on a server that fails in every way."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.batch_letters import FaultyScript, write_letters
from tests.fault_server import FaultServer

LETTERS, KILLS, CONCURRENCY = 200, 3, 8


def test_a_run_killed_three_times_ends_with_one_result_a_letter_and_asks_again_only_what_was_in_flight(
    tmp_path: Path,
) -> None:
    """200 letters, faults of six kinds, kill -9 at three random moments: 200 lines, and few letters asked twice."""
    write_letters(tmp_path / "in", LETTERS)
    (tmp_path / "drafter.toml").write_text("timeout_s = 1.0\n", encoding="utf-8")
    script = FaultyScript(latency_s=0.05, hang_s=1.5)
    chance = random.Random(2)  # noqa: S311 - the same moments at every run
    with FaultServer(script) as server:
        for share in sorted(chance.uniform(0.1, 0.9) for _ in range(KILLS)):
            run = _start(tmp_path, server.base_url)
            while len(script.answered) < share * LETTERS and run.poll() is None:
                time.sleep(0.01)
            run.kill()
            run.communicate()
        last = _start(tmp_path, server.base_url)
        _, remarks = last.communicate(timeout=120)
        before = sum(script.asked.values())
        again = _start(tmp_path, server.base_url)
        again.communicate(timeout=60)
    assert last.returncode == 0, remarks.decode()
    assert _paths(tmp_path / "out" / "summaries.jsonl") == [f"in/{number:05}.txt" for number in range(1, LETTERS + 1)]
    assert (tmp_path / "out" / "failures.jsonl").read_bytes() == b""
    assert sum(count - 1 for count in script.answered.values()) <= KILLS * CONCURRENCY
    assert again.returncode == 0
    assert sum(script.asked.values()) == before


def _start(folder: Path, base_url: str) -> subprocess.Popen[bytes]:
    words = ["batch", "in", "-o", "out", "--engine", "model", "--concurrency", str(CONCURRENCY), "--fallback", "none"]
    surroundings = {**os.environ, "OPENAI_BASE_URL": base_url, "DRAFTER_MODEL": "played", "OPENAI_API_KEY": ""}
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "drafter", *words], cwd=folder, env=surroundings, stderr=subprocess.PIPE
    )


def _paths(file: Path) -> list[str]:
    return [json.loads(line)["path"] for line in file.read_text(encoding="utf-8").splitlines()]

"""Throughput of `drafter batch` as a share of what the server allows, CPU and memory; peers over the same letters.

usage: python benchmarks/batch.py [--letters 2000] [--latency 2] [--wide 64 128] [--rules 20000]
                                  [--peers PYTHON]   (a venv with benchmarks/peers-requirements.txt)

The limit is latency × calls ÷ calls at once, one call a letter. The time counted is the server's: from the first
request that reaches it to the last answer it gives, so start-up stands apart for everyone alike.
"""

import argparse
import contextlib
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "fixtures" / "letters"
_SAMPLE_S = 0.2
_TICKS = os.sysconf("SC_CLK_TCK")
_KB = 1024


@dataclass(frozen=True)
class Measured:
    """What one run took."""

    cpu_s: float
    wall_s: float
    own_mb: float  # peak of the process that was started
    all_mb: float  # peak of it and its children together
    machine_s: float  # CPU of the whole machine meanwhile
    code: int


def write_letters(folder: Path, count: int) -> None:
    """Write so many letters: the text fixtures over and over, each with a number of its own."""
    folder.mkdir(parents=True)
    texts = list(_utf8_texts(sorted(FIXTURES.glob("*/letter.txt"))))
    for number, text in zip(range(count), itertools.cycle(texts), strict=False):
        (folder / f"{number:06}.txt").write_text(f"{text}\n（第{number}号）\n", encoding="utf-8")


def _utf8_texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        with contextlib.suppress(UnicodeDecodeError):  # fixtures in other encodings
            yield path.read_text(encoding="utf-8")


def measure(command: list[str], surroundings: dict[str, str]) -> Measured:
    """Run a command and return what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    machine = _machine_cpu_s()
    begun = time.monotonic()
    with tempfile.TemporaryFile() as said:
        run = subprocess.Popen(command, env={**os.environ, **surroundings}, stderr=said, stdout=said)  # noqa: S603 - our own commands
        peaks = [0, 0]
        watcher = threading.Thread(target=_watch, args=(run, peaks))
        watcher.start()
        code = run.wait()
        watcher.join()
        if code not in {0, 3}:
            said.seek(0)
            print(said.read().decode()[-2000:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(cpu, time.monotonic() - begun, peaks[0] / _KB, peaks[1] / _KB, _machine_cpu_s() - machine, code)


def _machine_cpu_s() -> float:
    """Return the CPU seconds that all processes of this machine have used: user, nice, system."""
    return sum(map(int, Path("/proc/stat").read_text().split()[1:4])) / _TICKS


def _watch(run: subprocess.Popen[bytes], peaks: list[int]) -> None:
    """Keep the peaks of resident memory in KB: of the process, and of it with its children."""
    while run.poll() is None:
        own = _resident_kb(run.pid)
        children = sum(_resident_kb(child) for child in _children(run.pid))
        peaks[:] = [max(peaks[0], own), max(peaks[1], own + children)]
        time.sleep(_SAMPLE_S)


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _resident_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def against_server(name: str, command: list[str], latency_s: float, letters: int, wide: int) -> None:
    """Run a command against a fresh server and print its share of the limit."""
    server = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, str(HERE / "fixed_server.py"), str(latency_s)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    port = server.stdout.readline().strip()
    surroundings = {
        "OPENAI_BASE_URL": f"http://127.0.0.1:{port}/v1",
        "OPENAI_API_KEY": "none",
        "DRAFTER_MODEL": "played",
    }
    took = measure(command, surroundings)
    told = json.loads(server.communicate("")[0])
    limit = latency_s * told["calls"] / wide
    share = limit / told["seconds"] if told["seconds"] else 0.0
    others = (took.machine_s - took.cpu_s - told["cpu"]) / (took.wall_s * (os.cpu_count() or 1))
    per = 1000 / letters
    print(
        f"{name:24} {wide:4} wide  {share:6.1%} of the limit ({told['seconds']:.1f} s for {limit:.1f} s; "
        f"{told['calls']} calls, at most {told['most']} at once)  CPU {took.cpu_s * per:.1f} s a 1,000 letters  "
        f"memory {took.own_mb:.0f} MB, with workers {took.all_mb:.0f} MB  exit {took.code}  "
        f"(server's CPU {told['cpu'] * per:.1f} s; others on the machine {others:.0%})",
        flush=True,
    )


def main() -> None:
    """Print one line a run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--letters", type=int, default=2000)
    parser.add_argument("--latency", type=float, default=2.0)
    parser.add_argument("--wide", type=int, nargs="*", default=[64, 128])
    parser.add_argument("--rules", type=int, default=20_000)
    parser.add_argument("--peers", default="")
    asked = parser.parse_args()
    ours = [sys.executable, "-m", "drafter", "batch"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_letters(folder / "in", asked.letters)
        for wide in asked.wide:
            out = str(folder / f"out{wide}")
            command = [*ours, str(folder / "in"), "-o", out, "--engine", "model", "--concurrency", str(wide)]
            against_server("drafter", command, asked.latency, asked.letters, wide)
            for peer in ("instructor", "langextract") if asked.peers else ():
                driven = [asked.peers, str(HERE / "batch_peers.py"), peer, str(folder / "in"), str(wide)]
                against_server(peer, driven, asked.latency, asked.letters, wide)
        if asked.rules:
            write_letters(folder / "many", asked.rules)
            took = measure([*ours, str(folder / "many"), "-o", str(folder / "rules"), "--engine", "rules"], {})
            print(
                f"drafter, rules engine, {asked.rules} letters: {took.wall_s:.0f} s, CPU {took.cpu_s:.0f} s, "
                f"memory {took.own_mb:.0f} MB, with workers {took.all_mb:.0f} MB (at most 300)"
            )


if __name__ == "__main__":
    main()

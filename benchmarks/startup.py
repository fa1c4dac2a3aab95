"""Start-up: `drafter --help` beside a bare two-command Typer program, both in fresh processes, in one run."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import typer
app = typer.Typer()
@app.command()
def one(name: str) -> None: ...
@app.command()
def two(name: str) -> None: ...
app()
"""
ROUNDS = 15


def seconds(command: list[str]) -> float:
    """Return how long one run of a command takes."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own commands
    return time.perf_counter() - begun


def main() -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        ours_command = [sys.executable, "-m", "drafter", "--help"]
        bare_command = [sys.executable, str(bare), "--help"]
        seconds(ours_command)
        seconds(bare_command)
        pairs = [(seconds(ours_command), seconds(bare_command)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"drafter --help {ours:.3f} s  bare Typer program {theirs:.3f} s  ratio {ours / theirs:.2f} (at most 2)")


if __name__ == "__main__":
    main()

"""drafter, instructor and langextract over the same letters: what they take and what they let pass.

usage: python benchmarks/peers.py --peers PYTHON [--letters 256] [--latency 2] [--wide 64]
       PYTHON: of a venv with benchmarks/peers-requirements.txt, made anywhere outside the checkout

Two parts in one run: quotes (true ones, and the same with one digit changed) held against the letters by each tool's
own grounding; throughput against a server of fixed latency, the peers doing the smaller job of batch_peers.py.
What they send and get back for one and the same job: benchmarks/peers_tokens.py.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from batch import against_server, write_letters

from drafter.ground import ground_text
from drafter.pipeline.opening import parse_text
from drafter.read import read_source
from tests import quality

HERE = Path(__file__).resolve().parent
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
TOOLS = ("drafter", "instructor", "langextract")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that stand in a letter, and the same with one digit changed, which do not."""

    start: int
    true: str
    altered: str


Shown = list[list[str | None]]  # for each letter and quote: the words shown as its place, None where there are none


def gather_quotes() -> list[tuple[str, list[Quote]]]:
    """Return the fixture letters with the quotes around their annotated figures."""
    gathered = []
    for folder in quality.letter_folders():
        expected = quality.read_expected(folder)
        text = read_source(folder / expected["file"]).text
        quotes: dict[str, str] = {}
        for figure in expected.get("figures") or []:
            changed = alter(figure["quote"], figure["text"], text)
            if changed and figure["quote"] in text:
                quotes.setdefault(figure["quote"], changed)
        gathered.append((text, [Quote(text.index(true), true, changed) for true, changed in quotes.items()]))
    return gathered


def alter(quote: str, figure: str, text: str) -> str | None:
    """Return the quote with one digit of its figure changed to a number that the letter prints nowhere, or None.

    281家 → 381家. A digit that makes another number of the same letter would be no invention, and one outside the
    figure (a list marker, 4A级, PM10) no figure.
    """
    numbers = set(_NUMBER.findall(text))
    at = quote.find(figure)
    for found in _DIGIT.finditer(figure) if at >= 0 else ():
        digit = str(int(found.group()) % 9 + 1)
        changed = figure[: found.start()] + digit + figure[found.end() :]
        new = set(_NUMBER.findall(changed)) - set(_NUMBER.findall(figure))
        if new and numbers.isdisjoint(new):
            return quote[:at] + changed + quote[at + len(figure) :]
    return None


def ground_ours(letters: Sequence[tuple[str, list[Quote]]], *, altered: bool) -> tuple[Shown, float]:
    """Return the sentences drafter shows for what a model says, and the CPU seconds, parsing included.

    A model cites sentence ids; here those of the sentences that the true quote stands in. What it says is shown with
    them where they bear it out, and listed as unsupported (None) where they do not.
    """
    begun = time.process_time()
    shown: Shown = []
    for text, quotes in letters:
        sentences = parse_text(text, path="letter.txt").sentences
        row: list[str | None] = []
        for one in quotes:
            end = one.start + len(one.true)
            reached = [at for at in sentences if at.start < end and at.end > one.start]
            cited = text[reached[0].start : reached[-1].end]
            grounded = ground_text(one.altered if altered else one.true, [cited])
            row.append(cited if all(claim.state != "not_found" for claim in grounded) else None)
        shown.append(row)
    return shown, time.process_time() - begun


def ground_theirs(
    python: str, name: str, letters: Sequence[tuple[str, list[Quote]]], *, altered: bool
) -> tuple[Shown, float]:
    """Return what a peer shows for the quotes, and its CPU seconds."""
    asked = [
        {"text": text, "quotes": [one.altered if altered else one.true for one in quotes]} for text, quotes in letters
    ]
    ran = subprocess.run(  # noqa: S603 - our own script, the person's Python
        [python, str(HERE / "peers_grounding.py"), name],
        input=json.dumps(asked, ensure_ascii=False),
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(ran.stdout)
    return told["shown"], told["cpu_s"]


def print_grounding(python: str) -> None:
    """Print, for each tool, how many true quotes it shows exactly and how many altered ones it takes."""
    letters = gather_quotes()
    total = sum(len(quotes) for _, quotes in letters)
    print(
        f"grounding: {total} quotes with figures from {len(letters)} letters; and the same quotes, each with a figure "
        "that its letter does not print"
    )
    for name in ("drafter", "instructor", "langextract", "langextract-unicode"):
        runs = [
            ground_ours(letters, altered=altered)
            if name == "drafter"
            else ground_theirs(python, name, letters, altered=altered)
            for altered in (False, True)
        ]
        (true, cpu_s), (changed, _) = runs
        exact = sum(
            words is not None and (one.true in words if name == "drafter" else one.true == words)
            for (_, quotes), row in zip(letters, true, strict=True)
            for one, words in zip(quotes, row, strict=True)
        )
        taken = sum(words is not None for row in changed for words in row)
        print(
            f"  {name:20} true quotes shown exactly {exact}/{total} ({exact / total:.1%})  "
            f"altered figures accepted {taken}/{total} ({taken / total:.1%})  CPU {cpu_s:.2f} s"
        )


def tool_command(name: str, python: str, folder: Path, wide: int) -> list[str]:
    """Return the command that drives a tool over a folder of letters."""
    if name == "drafter":
        out = str(folder.parent / f"out-{time.monotonic_ns()}")
        ours = [sys.executable, "-m", "drafter", "batch", str(folder), "-o", out, "--engine", "model"]
        return [*ours, "--concurrency", str(wide)]
    return [python, str(HERE / "batch_peers.py"), name, str(folder), str(wide)]


def main() -> None:
    """Print the two parts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peers", required=True, help="Python of the peers' venv")
    parser.add_argument("--letters", type=int, default=256)
    parser.add_argument("--latency", type=float, default=2.0)
    parser.add_argument("--wide", type=int, default=64)
    asked = parser.parse_args()
    print_grounding(asked.peers)
    print(f"throughput: {asked.letters} letters, {asked.latency} s a call")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        write_letters(folder, asked.letters)
        for tool in TOOLS:
            command = tool_command(tool, asked.peers, folder, asked.wide)
            against_server(tool, command, asked.latency, asked.letters, asked.wide)


if __name__ == "__main__":
    main()

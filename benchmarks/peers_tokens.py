"""What drafter, instructor and langextract send, and get back, for one and the same job over the same letters.

usage: python benchmarks/peers_tokens.py --peers PYTHON [--letters PATH…] [--tokenizer URL]        what they send
       python benchmarks/peers_tokens.py --peers PYTHON --server URL --model NAME --kept FILE [--letters PATH…]
                                         [--tools TOOL…]                     what a real model answers; URL ends in /v1

PATH: text letters (fixtures for a real model); without it all text fixtures. FILE keeps a JSON line a tool and letter;
what stands there is not asked again, so a long run may be cut into pieces. The tools' ways of doing the job:
benchmarks/peers_same_job.py; the smaller job beside it is one line of instruction and plain strings without evidence:
benchmarks/batch_peers.py.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fixed_server import EXTRACTIONS, REPLY
from peers_returned import count_parts, judge_ids, judge_quotes

from drafter.endpoint.tokens import estimate_tokens
from drafter.read import read_source
from tests import quality
from tests.fault_server import FaultServer, Play, said

HERE = Path(__file__).resolve().parent
_LONG = 2000  # characters
_PATIENCE_S = 600
SAME_JOB = ("drafter", "instructor", "instructor-asking", "langextract-whole", "langextract")
SMALL_JOB = ("small instructor", "small langextract")
_CONFIG = f"timeout_s = {_PATIENCE_S}.0\nmax_output_tokens = 2000\n"


def letter_texts(paths: Sequence[Path]) -> dict[str, str]:
    """Return the letters by name: those at the paths, or all text fixtures."""
    if not paths:
        paths = [folder / "letter.txt" for folder in quality.letter_folders()]
    named = {path.parent.name if path.name == "letter.txt" else path.stem: path for path in paths if path.is_file()}
    return {name: read_source(path).text for name, path in named.items()}


def command_of(tool: str, python: str, folder: Path) -> list[str]:
    """Return the command that does the job with a tool over a folder of letters, one call after the other."""
    if tool == "drafter":
        config = folder.parent / "drafter.toml"
        config.write_text(_CONFIG, encoding="utf-8")
        out = str(folder.parent / "out")
        ours = [sys.executable, "-m", "drafter", "batch", str(folder), "-o", out, "--engine", "model"]
        return [*ours, "--concurrency", "1", "--config", str(config)]
    if tool.startswith("small "):
        return [python, str(HERE / "batch_peers.py"), tool.removeprefix("small "), str(folder), "1"]
    return [python, str(HERE / "peers_same_job.py"), tool, str(folder)]


def run_tool(tool: str, python: str, texts: Sequence[str], server: FaultServer, model: str) -> str:
    """Run a tool over letters against a server and return what it printed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
        surroundings = {"OPENAI_BASE_URL": server.base_url, "OPENAI_API_KEY": "none", "DRAFTER_MODEL": model}
        ran = subprocess.run(  # noqa: S603 - our own commands
            command_of(tool, python, folder),
            env={**os.environ, **surroundings},
            capture_output=True,
            text=True,
            check=False,
        )
    if ran.returncode not in {0, 3}:
        sys.exit(f"{tool}: exit {ran.returncode}\n{ran.stderr[-2000:]}")
    return ran.stdout


def play(body: dict[str, Any], _: int) -> Play:
    """Answer each tool in its own form."""
    return said(EXTRACTIONS if "extractions" in json.dumps(body) else REPLY)


def count_prompt(body: dict[str, Any], tokenizer: str | None) -> tuple[int, int]:
    """Return the tokens of the messages, and those of the schema beside them (a server may or may not show it)."""
    words = "\n".join(str(message["content"]) for message in body["messages"])
    beside = {key: body[key] for key in ("response_format", "tools") if key in body}
    schema = json.dumps(beside, ensure_ascii=False) if beside else ""
    return count(words, tokenizer), count(schema, tokenizer)


def count(text: str, tokenizer: str | None) -> int:
    """Return the tokens of a text: counted where a tokenizer is at hand, else estimated."""
    if tokenizer is None:
        return estimate_tokens(text)
    asked = json.dumps({"content": text}, ensure_ascii=False).encode()
    request = urllib.request.Request(f"{tokenizer}/tokenize", asked, {"Content-Type": "application/json"})  # noqa: S310 - the address the person gave
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
        return len(json.load(answer)["tokens"])


def print_sent(python: str, texts: Sequence[str], tokenizer: str | None) -> None:
    """Print what each tool sends for the letters, where every first answer is taken."""
    own = sum(count(text, tokenizer) for text in texts) / len(texts)
    characters = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} letters of {characters:.0f} characters, {own:.0f} tokens ({tokenizer or 'estimated'})")
    for tool in (*SAME_JOB, *SMALL_JOB):
        with FaultServer(play) as server:
            run_tool(tool, python, texts, server, "played")
            sent = [count_prompt(body, tokenizer) for body in server.requests]
        prompt, schema = (sum(column) / len(texts) for column in zip(*sent, strict=True))
        print(
            f"  {tool:20} calls {len(sent) / len(texts):.2f}  prompt tokens {prompt:6.0f}  {prompt / own:.2f} of the "
            f"letter  schema beside {schema:5.0f}",
            flush=True,
        )


class Relay:
    """Hands each request to a real server and keeps the answers."""

    def __init__(self, base_url: str) -> None:
        """Begin with no answers."""
        self._address = f"{base_url}/chat/completions"
        self.answers: list[dict[str, Any]] = []

    def __call__(self, body: dict[str, Any], _: int) -> Play:
        """Return what the server answers."""
        asked = json.dumps(body, ensure_ascii=False).encode()
        request = urllib.request.Request(self._address, asked, {"Content-Type": "application/json"})  # noqa: S310 - the address the person gave
        with urllib.request.urlopen(request, timeout=_PATIENCE_S) as answer:  # noqa: S310 - as above
            said = json.load(answer)
        self.answers.append(said)
        return Play(said)


def ask_really(tool: str, python: str, text: str, base_url: str, model: str) -> dict[str, Any]:
    """Return what one tool spent on a letter at a real server, and how much of its evidence stands in the letter."""
    relay = Relay(base_url)
    with FaultServer(relay) as server:
        printed = run_tool(tool, python, [text], server, model)
    replies = [_decoded(one["choices"][0]["message"]["content"] or "") for one in relay.answers]
    usages = [one["usage"] for one in relay.answers]
    return {
        "calls": len(usages),
        "prompt": sum(one["prompt_tokens"] for one in usages),
        "reply": sum(one["completion_tokens"] for one in usages),
        **(
            judge_ids(replies, text) if tool == "drafter" else judge_quotes(tool, json.loads(printed)[0], replies, text)
        ),
        "replies": replies,
    }


def _decoded(content: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(content)
    except ValueError:
        return None


def print_spent(kept: Sequence[dict[str, Any]]) -> None:
    """Print what each tool spent and gave, over the letters that it was asked about."""
    print(
        "mean of a letter      letters  calls  prompt  reply  total   valid  parts given  evidence: told, true, shown"
    )
    for tool in SAME_JOB:
        rows = [one for one in kept if one["tool"] == tool]
        if not rows:
            continue
        parts = [_parts(row) for row in rows]
        calls, prompt, reply = (sum(row[key] for row in rows) / len(rows) for key in ("calls", "prompt", "reply"))
        valid, told, standing, shown = (sum(row[key] for row in rows) for key in ("valid", "told", "standing", "shown"))
        given, wanted = (sum(column) for column in zip(*parts, strict=True))
        print(
            f"  {tool:20} {len(rows):6}  {calls:5.2f}  {prompt:6.0f}  {reply:5.0f}  {prompt + reply:5.0f}  "
            f"{valid:2} of {len(rows)}  {given:3} of {wanted:3}  {told:4} {standing:4} {shown:4}"
        )


def _parts(row: dict[str, Any]) -> tuple[int, int]:
    """Return the parts given and wanted of a fixture letter."""
    folder = quality.LETTERS / row["letter"]
    expected = quality.read_expected(folder)
    return count_parts(row["tool"], row["replies"], read_source(folder / expected["file"]).text, expected)


def main() -> None:
    """Print one of the two tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peers", required=True, help="Python of the peers' venv")
    parser.add_argument("--letters", type=Path, nargs="*", default=[])
    parser.add_argument("--tokenizer", help="address of a llama.cpp server")
    parser.add_argument("--server", help="base URL of a real server")
    parser.add_argument("--model", default="")
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--tools", nargs="*", default=list(SAME_JOB))
    asked = parser.parse_args()
    letters = letter_texts(asked.letters)
    if asked.server is None:
        print_sent(asked.peers, list(letters.values()), asked.tokenizer)
        long = [text for text in letters.values() if len(text) > _LONG]
        if long and len(long) < len(letters):
            print_sent(asked.peers, long, asked.tokenizer)
        return
    asked.kept.touch()
    kept = [json.loads(line) for line in asked.kept.read_text(encoding="utf-8").splitlines()]
    done = {(one["tool"], one["letter"]) for one in kept}
    for name, text in letters.items():
        for tool in asked.tools:
            if (tool, name) in done:
                continue
            spent = {"tool": tool, "letter": name, **ask_really(tool, asked.peers, text, asked.server, asked.model)}
            kept.append(spent)
            with asked.kept.open("a", encoding="utf-8") as file:
                file.write(json.dumps(spent, ensure_ascii=False) + "\n")
            print({key: one for key, one in spent.items() if key != "replies"}, flush=True)
    print_spent(kept)


if __name__ == "__main__":
    main()

"""What a real model said of our letters, recorded once: replayed through the public pipeline, measured, floored.

python -m tests.recordings                         shows every measure beside its floor, from the recordings alone
python -m tests.recordings --record                asks for what is missing, removes what no case uses any more
python -m tests.recordings --record --again        the same, after forgetting every recording
python -m tests.recordings --write                 writes fixtures/recordings.json: floors rise to what is measured
python -m tests.recordings --write --allow-lower   the same, and floors may fall

fixtures/recordings/ holds `cases.toml` (what is recorded), `server.toml` (of which server) and the recordings.
"""

import argparse
import asyncio
import datetime as dt
import json
import sys
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.documents import Digest, Draft, DraftKind, Letter
from drafter.endpoint import Endpoint, EndpointConfig
from drafter.endpoint.question import body_sha256
from drafter.endpoint.recording import Recorder, Replay
from drafter.endpoint.transport import Answer, LiveTransport, Transport
from drafter.engines.fallback import FallbackEngine
from drafter.engines.model import ModelEngine
from drafter.engines.rules import RulesEngine
from drafter.errors import DrafterError
from drafter.pipeline.drafting import DraftRequest, draft_file
from drafter.pipeline.opening import open_letter
from drafter.settings import load_settings
from drafter.summarize import summarize_letter
from tests import quality
from tests.recordings_measure import Measured, measure_all

FOLDER = quality.FIXTURES / "recordings"
BASELINE = quality.FIXTURES / "recordings.json"

_OUTPUT_TOKENS = 1400  # of one call
_PATIENCE_S = 3600.0  # a busy machine with a small model takes its time


@dataclass(frozen=True, slots=True)
class Case:
    """One letter to summarize, or one desk (letter, papers, agency, case) to draft from."""

    name: str
    what: str
    letter: Path
    desk: Path | None = None
    date: dt.date | None = None
    kind: DraftKind = "reply"
    context_tokens: int | None = None
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the pipeline made of a case, and which requests it took (sha256)."""

    case: Case
    letter: Letter
    digest: Digest
    draft: Draft | None
    requests: tuple[str, ...]


class Noted:
    """A transport that keeps the sha256 of every request it passes on."""

    def __init__(self, inner: Transport) -> None:
        """Begin with none."""
        self._inner = inner
        self.requests: list[str] = []

    async def send(self, body: dict[str, Any]) -> Answer:
        """Pass a request on."""
        self.requests.append(body_sha256(body))
        return await self._inner.send(body)

    async def close(self) -> None:
        """Close the inner transport."""
        await self._inner.close()


# ---------------------------------------------------------------- cases


def read_cases(folder: Path = FOLDER) -> list[Case]:
    """Return the cases in the order of `cases.toml`."""
    listed = tomllib.loads((folder / "cases.toml").read_text(encoding="utf-8"))
    return [_case(row) for kind in ("summarize", "draft") for row in listed.get(kind, [])]


def _case(row: Mapping[str, Any]) -> Case:
    desk = row.get("desk")
    known = {key: value for key, value in row.items() if key not in ("desk", "letter")}
    return Case(
        name=f"draft {Path(desk).name}" if desk else f"summarize {Path(row['letter']).parent.name}",
        letter=(quality.FIXTURES / row["letter"]).resolve(),
        desk=(quality.FIXTURES / desk).resolve() if desk else None,
        **known,
    )


def read_server(folder: Path = FOLDER) -> dict[str, str]:
    """Return base URL, model and note of the server the recordings come from."""
    return tomllib.loads((folder / "server.toml").read_text(encoding="utf-8"))


def read_recording(sha256: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Return one recording."""
    recording: dict[str, Any] = json.loads((folder / f"{sha256}.json").read_text(encoding="utf-8"))
    return recording


# ---------------------------------------------------------------- running a case


def open_model(case: Case, server: Mapping[str, str], transport: Transport) -> ModelEngine:
    """Return the model engine that a case is asked with."""
    config = EndpointConfig(
        base_url=server["base_url"],
        model=server["model"],
        api_key=server.get("api_key", ""),
        timeout_s=_PATIENCE_S,
        deadline_s=_PATIENCE_S,
        context_tokens=case.context_tokens,
        max_output_tokens=_OUTPUT_TOKENS,
        seed=1,
        concurrency=1,
    )
    return ModelEngine(Endpoint(config, transport=transport), masked=case.masked)


def draft_request(case: Case, desk: Path) -> DraftRequest:
    """Return what a desk is asked for."""
    return DraftRequest(
        letter=str(case.letter),
        materials=(desk / "materials",),
        agency=desk / "agency.toml",
        case=desk / "case.toml",
        kind=case.kind,
        date=case.date,
        today=case.date,
    )


async def run_case(case: Case, server: Mapping[str, str], transport: Transport) -> Outcome:
    """Return the outcome of a case; a letter that defeats the model gets the rules engine's result, as in a batch."""
    noted = Noted(transport)
    engine = FallbackEngine(open_model(case, server, noted), RulesEngine())
    letter = open_letter(case.letter)
    if case.desk is None:
        digest = await summarize_letter(letter, engine)
        return Outcome(case, letter, digest, None, tuple(noted.requests))
    drafted = await draft_file(draft_request(case, case.desk), engine)
    return Outcome(case, letter, drafted.digest, drafted.draft, tuple(noted.requests))


async def replay_all(folder: Path = FOLDER) -> list[Outcome]:
    """Return the outcome of every case from the recordings alone. Raises RecordingMissingError."""
    server = read_server(folder)
    return [await run_case(case, server, Replay(folder)) for case in read_cases(folder)]


def measured(outcomes: Sequence[Outcome], folder: Path = FOLDER) -> Measured:
    """Return the measures of a whole run."""
    run = [(one, [read_recording(request, folder) for request in dict.fromkeys(one.requests)]) for one in outcomes]
    return measure_all([(one.letter, one.digest, one.draft, recordings) for one, recordings in run])


def unused(outcomes: Sequence[Outcome], folder: Path = FOLDER) -> list[Path]:
    """Return the recordings that no case asks for."""
    asked = {request for one in outcomes for request in one.requests}
    return sorted(path for path in folder.glob("*.json") if path.stem not in asked)


# ---------------------------------------------------------------- recording


async def record_all(server: Mapping[str, str], folder: Path = FOLDER) -> int:
    """Record what is missing, remove what no case uses; return the exit code (1: a server failed)."""
    live = LiveTransport(
        EndpointConfig(
            base_url=server["base_url"],
            model=server["model"],
            api_key=server.get("api_key", ""),
            timeout_s=_PATIENCE_S,
        )
    )
    outcomes = []
    try:
        for case in read_cases(folder):
            begun = time.monotonic()
            outcome = await run_case(case, server, Recorder(folder, live, note=server["note"]))
            outcomes.append(outcome)
            sys.stdout.write(f"{case.name}: {len(outcome.requests)} calls, {time.monotonic() - begun:.0f} s\n")
            sys.stdout.flush()
    except DrafterError as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    finally:
        await live.close()
    for path in unused(outcomes, folder):
        path.unlink()
        sys.stdout.write(f"removed {path.name}: no case asks for it\n")
    return 0


def chosen_server(note: str | None, folder: Path = FOLDER) -> dict[str, str]:
    """Return the server to record from: the usual settings' where they name one, else that of `server.toml`.

    Another server is written into `server.toml`, with the note that tells its version and its weights.
    """
    settings = load_settings({})
    kept = read_server(folder)
    if settings.endpoint_configured:
        named = {"base_url": str(settings.base_url), "model": str(settings.model)}
        told = note or settings.record_note
        if named["model"] != kept["model"] and not told:
            raise SystemExit("another model needs --note: engine and version, weights and their sha256")
        kept |= named | ({"note": told} if told else {})
        head, _, _ = (folder / "server.toml").read_text(encoding="utf-8").partition("base_url")
        lines = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in kept.items())
        (folder / "server.toml").write_text(head + lines, encoding="utf-8")
    key = settings.api_key.get_secret_value() if settings.api_key else ""
    return {**kept, "api_key": key}


def main(words: Sequence[str] | None = None) -> int:
    """Record, show or write; return the exit code (1: a measure is below its floor and stays there)."""
    options = argparse.ArgumentParser(prog="python -m tests.recordings")
    options.add_argument("--record", action="store_true", help="ask the server for what is missing")
    options.add_argument("--again", action="store_true", help="with --record: forget every recording first")
    options.add_argument("--note", help="with --record, of another server: engine and version, weights and sha256")
    options.add_argument("--write", action="store_true", help="write the measures as floors")
    options.add_argument("--allow-lower", action="store_true", help="floors may fall")
    asked = options.parse_args(words)
    if asked.record:
        for path in FOLDER.glob("*.json") if asked.again else ():
            path.unlink()
        return asyncio.run(record_all(chosen_server(asked.note)))
    scores = measured(asyncio.run(replay_all())).shares
    return quality.hold(scores, BASELINE, quality.corpus_digest(FOLDER), write=asked.write, lower=asked.allow_lower)


if __name__ == "__main__":
    sys.exit(main())

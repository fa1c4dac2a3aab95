"""Recordings: one readable JSON file a request, looked up by the sha256 of the whole request.

`Recorder` asks a live server and keeps what it said; `Replay` answers from the folder and fails loudly, naming the
nearest recording, when a request was never recorded. `origin` says who wrote a recording: `recorded` (a server) or
`written-by-hand` (a person, for a case no server produces on demand).
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from drafter.endpoint.question import body_sha256
from drafter.endpoint.transport import Answer, Transport
from drafter.errors import RecordingMissingError


class Replay:
    """Answers from a folder of recordings; never opens a socket."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder; files are read when asked for."""
        self._folder = folder

    async def send(self, body: dict[str, Any]) -> Answer:
        """Return the recorded answer. Raises RecordingMissingError."""
        path = self._folder / f"{body_sha256(body)}.json"
        if not path.is_file():
            raise _missing(body, path)
        recording = json.loads(path.read_text(encoding="utf-8"))
        return Answer(
            content=recording["reply"]["content"],
            refusal=recording["reply"]["refusal"],
            finish_reason=recording["reply"]["finish_reason"],
            prompt_tokens=recording["usage"]["prompt_tokens"],
            completion_tokens=recording["usage"]["completion_tokens"],
            server=recording["server"],
            model=recording["model"],
        )

    async def close(self) -> None:
        """Nothing is open."""


class Recorder:
    """Asks a live server, unless the request is already in the folder, and keeps what it said."""

    def __init__(self, folder: Path, live: Transport, *, note: str = "") -> None:
        """`note`: what a reader must know of the server (engine version, model sha256)."""
        self._folder = folder
        self._live = live
        self._note = note

    async def send(self, body: dict[str, Any]) -> Answer:
        """Return the recorded answer, recording it first when it is new."""
        path = self._folder / f"{body_sha256(body)}.json"
        if path.is_file():
            return await Replay(self._folder).send(body)
        answer = await self._live.send(body)
        write_recording(path, body, answer, note=self._note)
        return answer

    async def close(self) -> None:
        """Close the live transport."""
        await self._live.close()


def write_recording(path: Path, body: dict[str, Any], answer: Answer, *, note: str = "") -> None:
    """Write one recording whole or not at all; Chinese stays readable, and no key is ever in a body."""
    recording = {
        "origin": "recorded",
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "server": answer.server,
        "model": answer.model,
        "note": note,
        "request": body,
        "reply": {"content": answer.content, "refusal": answer.refusal, "finish_reason": answer.finish_reason},
        "usage": {"prompt_tokens": answer.prompt_tokens, "completion_tokens": answer.completion_tokens},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(recording, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    partial.replace(path)


def _missing(body: dict[str, Any], path: Path) -> RecordingMissingError:
    wanted = _comparable(body)
    scored = []
    for candidate in sorted(path.parent.glob("*.json")):
        request = json.loads(candidate.read_text(encoding="utf-8"))["request"]
        scored.append((fuzz.ratio(wanted, _comparable(request)), candidate.name, request))
    if not scored:
        return RecordingMissingError(
            "没有这次请求的录音，文件夹里也没有任何录音", where=path.name, remedy="请用设置 record 对服务录制"
        )
    score, name, request = max(scored, key=lambda row: row[0])
    different = _first_difference(wanted, _comparable(request))
    return RecordingMissingError(
        f"没有这次请求的录音；最接近的是 {name}（相似 {score:.1f}%），从这里起不同：{different}",
        where=path.name,
        remedy="提示词、模式或解析结果变了，请用设置 record 对服务重新录制",
    )


def _comparable(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


def _first_difference(wanted: str, recorded: str) -> str:
    for index, (left, right) in enumerate(zip(wanted, recorded, strict=False)):
        if left != right:
            return f"“{wanted[max(0, index - 12) : index + 20]}”"
    return "（一个是另一个的开头）"

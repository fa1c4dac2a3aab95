"""Letters and a server for the batch tests: tiny letters with a number each, and faults in fixed shares."""

import json
import random
import re
import threading
from collections import Counter
from pathlib import Path
from typing import Any

from tests.fault_server import Play, failed, said

_NUMBER = re.compile(r"现有公交站(\d+)个")
REPLY = json.dumps({"summary": "建议增设公交站。", "points": [], "asks": [], "commitments": []}, ensure_ascii=False)
WRONG_IDS = json.dumps(
    {"summary": "建议。", "points": [], "asks": [{"text": "增设公交站", "sentences": [9999]}], "commitments": []},
    ensure_ascii=False,
)


def write_letters(folder: Path, count: int, *, first: int = 1) -> None:
    """Write so many letters, each with a 编号 of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"{number:05}.txt").write_text(letter_text(number), encoding="utf-8")


def letter_text(number: int) -> str:
    """Return a short suggestion."""
    return (
        f"关于在清河县增设公交站的建议\n\n编号：{number:05}\n\n提出人：李某某\n\n"
        f"清河县现有公交站{number}个。建议在学校门口增设公交站。\n"
    )


def number_in(body: dict[str, Any]) -> int:
    """Return the 编号 of the letter that a request is about."""
    match = _NUMBER.search(json.dumps(body["messages"], ensure_ascii=False))
    return int(match.group(1)) if match else 0


class FaultyScript:
    """10 % 429, 5 % 500, 3 % dropped, 3 % half a document, 2 % wrong ids, 1 % hang; the rest answers well."""

    def __init__(self, *, latency_s: float, hang_s: float, seed: int = 6) -> None:
        """Keep count of the good answers of each letter."""
        self.answered: Counter[int] = Counter()
        self.asked: Counter[int] = Counter()
        good = said(REPLY).body
        self._plays = (
            (0.10, failed(429, "slow down", retry_after="0.05")),
            (0.15, failed(500, "out of memory")),
            (0.18, Play(drop=True)),
            (0.21, said(REPLY[: len(REPLY) // 2])),
            (0.23, said(WRONG_IDS)),
            (0.24, Play(good, delay_s=hang_s)),
            (1.00, Play(good, delay_s=latency_s)),
        )
        self._random = random.Random(seed)  # noqa: S311 - the same faults at every run
        self._lock = threading.Lock()

    def __call__(self, body: dict[str, Any], _number: int) -> Play:
        """Return what to do with one request."""
        letter = number_in(body)
        with self._lock:
            draw = self._random.random()
            self.asked[letter] += 1
            if draw >= 0.24:
                self.answered[letter] += 1
        return next(play for share, play in self._plays if draw < share)

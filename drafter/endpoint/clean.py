"""From what a server sent to the text or the object meant: thinking and fences off, loops found, JSON taken out."""

import json
import re
from typing import Any

_THINKING = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_OPEN_END = re.compile(r"\A.*?</think(?:ing)?>", re.DOTALL)  # templates that put <think> in the prompt
_FENCE = re.compile(r"```[a-zA-Z]*[ \t]*\n(.*?)```", re.DOTALL)
_SPACE_RUN = re.compile(r"[ \t\r\n]{200}")
_LOOP_UNIT = 60  # longest repeated piece looked for, in characters
_LOOP_TIMES = 8


def strip_thinking(content: str) -> str:
    """Return the content without the model's thinking aloud."""
    bare = _THINKING.sub("", content)
    if "</think" in bare:
        bare = _OPEN_END.sub("", bare, count=1)
    return bare.strip()


def is_looping(content: str) -> bool:
    """Return whether the content ends in a token loop: one piece over and over, or hundreds of blanks."""
    if _SPACE_RUN.search(content):
        return True
    tail = content[-_LOOP_UNIT * _LOOP_TIMES :]
    for size in range(1, _LOOP_UNIT + 1):
        needed = size * max(_LOOP_TIMES, 40 // size)
        if len(tail) >= needed and tail[-needed:] == tail[-size:] * (needed // size):
            return True
    return False


def find_object(content: str) -> dict[str, Any] | None:
    """Return the JSON object in a reply: bare, fenced, or after words; None when there is none.

    Strict parsing first; then the first `{` from which a whole object can be decoded. Half an object is no object.
    """
    for candidate in (content, *(match.group(1) for match in _FENCE.finditer(content))):
        decoded = _decode(candidate.strip())
        if decoded is not None:
            return decoded
    decoder = json.JSONDecoder(strict=False)
    position = content.find("{")
    tries = 0
    while position >= 0 and tries < _LOOP_UNIT:
        try:
            decoded, _ = decoder.raw_decode(content, position)
        except ValueError:
            position = content.find("{", position + 1)
            tries += 1
            continue
        return decoded if isinstance(decoded, dict) else None
    return None


def _decode(written: str) -> dict[str, Any] | None:
    try:
        decoded = json.loads(written, strict=False)
    except ValueError:
        return None
    return decoded if isinstance(decoded, dict) else None

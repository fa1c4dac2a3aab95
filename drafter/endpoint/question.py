"""What is asked and what comes back."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from drafter.endpoint.config import EndpointConfig
from drafter.endpoint.schema import portable_schema

Mode = Literal["json_schema_strict", "json_schema", "json_object", "text"]
MODES: tuple[Mode, ...] = ("json_schema_strict", "json_schema", "json_object", "text")  # strongest first


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    """A system text, the turns that follow it, and the class the answer must fit (None: prose)."""

    system: str
    turns: tuple[Turn, ...]
    answer: type[BaseModel] | None = None
    max_output_tokens: int | None = None  # None: the endpoint's own


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one or more calls, as the server counted them; seconds of all of them, waits for a retry included."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    calls: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        """Return the sum."""
        return Usage(
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.calls + other.calls,
            self.seconds + other.seconds,
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said: the content with thinking and fences taken off, and how it came about."""

    content: str
    mode: Mode
    usage: Usage
    request_sha256: str


def build_body(question: Question, mode: Mode, config: EndpointConfig) -> dict[str, Any]:
    """Return the JSON body of the chat request in one output mode.

    One system message only (vLLM chat templates refuse a second one). In the modes without server-side schema the
    schema stands at the end of the system message, with the word JSON (json_object servers demand it).
    """
    system = question.system
    schema = portable_schema(question.answer) if question.answer is not None else None
    if schema is not None and mode in ("json_object", "text"):
        written = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
        system += f"\n\n只输出一个JSON对象，不加任何说明和代码围栏，须符合下面的JSON Schema：\n{written}"
    turns = [{"role": turn.role, "content": turn.content} for turn in question.turns]
    body: dict[str, Any] = {
        "model": config.model,
        "messages": [{"role": "system", "content": system}, *turns],
        "max_tokens": question.max_output_tokens or config.max_output_tokens,
    }
    if config.temperature is not None:
        body["temperature"] = config.temperature
    if config.seed is not None:
        body["seed"] = config.seed
    if config.thinking is not None:
        body["chat_template_kwargs"] = {"enable_thinking": config.thinking}
    if schema is not None and mode != "text":
        body["response_format"] = _response_format(mode, str(question.answer and question.answer.__name__), schema)
    return body


def _response_format(mode: Mode, name: str, schema: dict[str, Any]) -> dict[str, Any]:
    if mode == "json_object":
        return {"type": "json_object"}
    described: dict[str, Any] = {"name": name, "schema": schema}
    if mode == "json_schema_strict":
        described["strict"] = True
    return {"type": "json_schema", "json_schema": described}


def body_sha256(body: dict[str, Any]) -> str:
    """Return the sha256 of the whole request body; one changed character is another request."""
    written = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()

"""How a request body reaches a server: one call, no retry, no limits. Replays and recorders take its place."""

import json
from dataclasses import dataclass
from typing import Any, Protocol

import httpx2
from openai import AsyncOpenAI, OpenAIError

from drafter.endpoint.config import EndpointConfig


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said to one request, before anyone judges it."""

    content: str | None
    refusal: str | None
    finish_reason: str | None
    prompt_tokens: int
    completion_tokens: int
    server: str = ""  # system_fingerprint or Server header, for recordings
    model: str = ""  # as the server names it


class Transport(Protocol):
    """Sends one request body and returns what came back; raises the SDK's exceptions."""

    async def send(self, body: dict[str, Any]) -> Answer:
        """Return the server's answer to one request."""
        ...

    async def close(self) -> None:
        """Close what is open."""
        ...


class LiveTransport:
    """The openai SDK, its own retries off."""

    def __init__(self, config: EndpointConfig) -> None:
        """Keep the configuration; the client is made at the first request."""
        self._config = config
        self._client: AsyncOpenAI | None = None

    async def send(self, body: dict[str, Any]) -> Answer:
        """Return the server's answer to one request."""
        # The body is ready as it stands: `chat.completions.create` would walk all of it again (3 ms a request).
        response = await self._open().post("/chat/completions", cast_to=httpx2.Response, body=body)
        return read_answer(json.loads(response.content), server=response.headers.get("server", ""))

    def _open(self) -> AsyncOpenAI:
        if self._client is None:
            self._client = AsyncOpenAI(
                base_url=self._config.base_url,
                api_key=self._config.api_key or "none",
                timeout=self._config.timeout_s,
                max_retries=0,
            )
        return self._client

    async def context_tokens(self) -> int | None:
        """Return the model's context length where the server's model list tells it, else None.

        vLLM: `max_model_len`; llama.cpp: `meta.n_ctx` (newer builds; not `n_ctx_train`: of the training, and
        the server's own may be smaller); OpenRouter and others: `context_length`.
        """
        try:
            page = await self._open().models.list()
        except OpenAIError:
            return None
        for model in page.data:
            extra = model.model_extra or {}
            own = extra.get("meta") or {}
            length = extra.get("max_model_len") or extra.get("context_length") or own.get("n_ctx")
            if model.id == self._config.model and isinstance(length, int):
                return length
        return None

    async def close(self) -> None:
        """Close the client's connections."""
        if self._client is not None:
            await self._client.close()


def read_answer(said: Any, *, server: str = "") -> Answer:  # noqa: ANN401 - whatever the server sent
    """Return the answer in a chat completion; a field that is missing or null counts as absent.

    Raises ValueError when it is no chat completion at all (a login page, a gateway's own JSON).
    """
    choices = said.get("choices") if isinstance(said, dict) else None
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise ValueError("not a chat completion")
    message = choices[0].get("message") or {}
    usage = said.get("usage") or {}
    return Answer(
        content=message.get("content"),
        refusal=message.get("refusal"),
        finish_reason=choices[0].get("finish_reason"),
        prompt_tokens=int(usage.get("prompt_tokens") or 0),
        completion_tokens=int(usage.get("completion_tokens") or 0),
        server=str(said.get("system_fingerprint") or server),
        model=str(said.get("model") or ""),
    )

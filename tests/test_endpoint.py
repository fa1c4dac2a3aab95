"""The endpoint over real HTTP, against a server that does what it is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, Field

from drafter.endpoint import Endpoint, EndpointConfig, Mode, Question
from drafter.endpoint.profile import Profile, save_profile
from drafter.endpoint.question import Turn
from drafter.errors import (
    AuthError,
    BudgetError,
    ContentFilterError,
    ContextTooLongError,
    EmptyContentError,
    EndpointConnectionError,
    EndpointError,
    EndpointTimeoutError,
    LengthError,
    RateLimitError,
    RefusalError,
    ServerError,
    UnsupportedModeError,
)
from tests.fault_server import FaultServer, Play, Script, always, failed, said

pytestmark = pytest.mark.anyio


class Note(BaseModel):
    """What the tests ask for."""

    word: str = Field(description="一个词")
    other: str | None = Field(description="可以没有")


QUESTION = Question("系统提示", (Turn("user", "来文：甲县建议"),), Note)
PROSE = Question("系统提示", (Turn("user", "来文：甲县建议"),))


def config(base_url: str, **options: Any) -> EndpointConfig:  # noqa: ANN401 - any field of the configuration
    """Return a configuration with short waits."""
    return EndpointConfig(base_url=base_url, model="m", api_key="sk-secret", **{"first_wait_s": 0.001, **options})


async def ask(script: Script, question: Question = QUESTION, **options: float) -> tuple[str, FaultServer]:
    """Return the content of the reply and the server that was asked."""
    with FaultServer(script) as server:
        endpoint = Endpoint(config(server.base_url, **options))
        try:
            reply = await endpoint.ask(question)
        finally:
            await endpoint.close()
        return reply.content, server


async def test_wire_of_the_strongest_mode() -> None:
    """The first request carries strict, the portable schema, one system message, and Chinese unescaped."""
    content, server = await ask(always(said('{"word":"是","other":null}')))
    assert content == '{"word":"是","other":null}'
    assert server.requests == [
        {
            "model": "m",
            "messages": [{"role": "system", "content": "系统提示"}, {"role": "user", "content": "来文：甲县建议"}],
            "max_tokens": 4096,
            "temperature": 0.0,
            "response_format": {
                "type": "json_schema",
                "json_schema": {
                    "name": "Note",
                    "strict": True,
                    "schema": {
                        "type": "object",
                        "description": "What the tests ask for.",
                        "properties": {
                            "word": {"type": "string", "description": "一个词"},
                            "other": {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "可以没有"},
                        },
                        "required": ["word", "other"],
                        "additionalProperties": False,
                    },
                },
            },
        }
    ]
    assert "来文：甲县建议".encode() in server.bodies[0]


async def test_steps_down_until_the_server_understands() -> None:
    """Errors that mean «unsupported» lead to the next weaker mode, once each, and the person is told."""

    def only_json_object(body: dict[str, Any], _: int) -> Play:
        if body.get("response_format", {}).get("type") == "json_schema":
            return failed(400, "This response_format type is unavailable now")
        return said('{"word":"是","other":null}')

    with FaultServer(only_json_object) as server:
        endpoint = Endpoint(config(server.base_url))
        assert (await endpoint.ask(QUESTION)).mode == "json_object"
        assert (await endpoint.ask(QUESTION)).mode == "json_object"
        assert len(server.bodies) == 4
        assert len(endpoint.notes) == 2
        system = server.requests[-1]["messages"][0]["content"]
        assert "JSON" in system
        assert '"additionalProperties":false' in system
        await endpoint.close()


async def test_prose_is_the_last_mode() -> None:
    """A server that knows no response_format at all still gets the schema in the prompt."""

    def no_formats(body: dict[str, Any], _: int) -> Play:
        if "response_format" in body:
            return failed(422, "extra fields not permitted: response_format")
        return said('好的：\n```json\n{"word":"是","other":null}\n```')

    content, server = await ask(no_formats)
    assert "```json" in content
    assert len(server.bodies) == 4


async def test_a_mode_insisted_on_is_not_left() -> None:
    """When the settings name one mode, a server without it is a named failure."""
    with FaultServer(always(failed(400, "response_format json_schema not supported"))) as server:
        endpoint = Endpoint(config(server.base_url), mode="json_schema_strict")
        with pytest.raises(UnsupportedModeError):
            await endpoint.ask(QUESTION)
        await endpoint.close()


async def test_a_profile_is_where_a_run_starts(tmp_path: Path) -> None:
    """What doctor found out is used at the first request."""
    with FaultServer(always(said('{"word":"是","other":null}'))) as server:
        obeyed: tuple[Mode, ...] = ("json_object", "text")
        save_profile(tmp_path, Profile(server.base_url, "m", "2026-05-01", obeyed, 8192))
        endpoint = Endpoint(config(server.base_url, profiles=tmp_path))
        assert (await endpoint.ask(QUESTION)).mode == "json_object"
        assert endpoint.context_tokens == 8192
        await endpoint.close()


@pytest.mark.parametrize(
    ("play", "expected"),
    [
        (said(None, refusal="不能回答"), RefusalError),
        (said('{"word":', finish_reason="length"), LengthError),
        (said("", finish_reason="content_filter"), ContentFilterError),
        (said("", finish_reason="sensitive"), ContentFilterError),
        (said(""), EmptyContentError),
        (said("<think>想了很久</think>"), EmptyContentError),
        (said("好" * 400), LengthError),
        (said("{" + "\n" * 300), LengthError),
        (failed(400, "InternalError.Algo.DataInspectionFailed: inappropriate content"), ContentFilterError),
        (failed(400, "request (40029 tokens) exceeds the available context size (32768 tokens)"), ContextTooLongError),
        (failed(400, "This model's maximum context length is 8192 tokens"), ContextTooLongError),
        (failed(401, "Incorrect API key provided"), AuthError),
        (failed(403, "no access to model"), AuthError),
        (failed(404, "model not found"), ServerError),
        (failed(429, "insufficient_quota"), RateLimitError),
        (Play("<html>login</html>"), ServerError),
        (Play({"ok": True}), ServerError),
    ],
)  # fmt: skip
async def test_named_failures_asked_once(play: Play, expected: type[EndpointError]) -> None:
    """Each way of not answering has its own name, is not retried, and never shows the key."""
    with pytest.raises(expected) as caught:
        await ask(always(play), PROSE)
    assert "sk-secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 529])
async def test_retried_until_it_works(status: int) -> None:
    """Two bad answers and a good one cost three requests."""
    content, server = await ask(lambda _, number: failed(status, "busy") if number < 2 else said("好"), PROSE)
    assert content == "好"
    assert len(server.bodies) == 3


@pytest.mark.parametrize(
    ("play", "expected"),
    [
        (failed(429, "slow down"), RateLimitError),
        (failed(500, "oops"), ServerError),
        (Play(drop=True), EndpointConnectionError),
    ],
)
async def test_gives_up_after_the_attempts(play: Play, expected: type[EndpointError]) -> None:
    """A server that never recovers is a named failure after the allowed attempts."""
    with FaultServer(always(play)) as server:
        endpoint = Endpoint(config(server.base_url, attempts=3))
        with pytest.raises(expected):
            await endpoint.ask(PROSE)
        assert len(server.bodies) == 3
        await endpoint.close()


async def test_hangs_are_cut_off() -> None:
    """A server that does not answer in time is a time-out."""
    with pytest.raises(EndpointTimeoutError):
        await ask(always(Play(delay_s=0.6)), PROSE, timeout_s=0.1, attempts=1)


async def test_nobody_listens() -> None:
    """An address where nobody listens is a connection failure."""
    endpoint = Endpoint(config("http://127.0.0.1:9/v1", attempts=2))
    with pytest.raises(EndpointConnectionError):
        await endpoint.ask(PROSE)
    await endpoint.close()


async def test_budget_stops_before_anything_is_sent() -> None:
    """A question that does not fit the budget is not sent; what was spent is counted."""
    with FaultServer(always(said("好"))) as server:
        endpoint = Endpoint(config(server.base_url, max_tokens_total=300, max_output_tokens=100))
        await endpoint.ask(PROSE)
        await endpoint.ask(PROSE)
        with pytest.raises(BudgetError):
            await endpoint.ask(PROSE)
        assert endpoint.limits.spent.prompt_tokens + endpoint.limits.spent.completion_tokens == 240
        assert len(server.bodies) == 2
        await endpoint.close()


def test_the_key_is_in_no_representation() -> None:
    """Neither repr of the configuration nor of the endpoint shows the key."""
    one = config("https://example.invalid/v1")
    assert "sk-secret" not in repr(one)
    assert not one.is_loopback
    assert config("http://localhost:8080/v1").is_loopback
    assert config("http://[::1]:8080/v1").is_loopback
    assert json.dumps("sk-secret") not in str(Endpoint(one).__dict__.keys())

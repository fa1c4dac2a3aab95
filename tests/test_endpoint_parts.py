"""The endpoint's small parts: schema, cleaning, waits, tokens, recordings, probe."""

import email.utils
import json
import time
from pathlib import Path
from typing import Any, Literal

import openai
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from drafter import schemas
from drafter.endpoint import Endpoint, EndpointConfig, Question
from drafter.endpoint.clean import find_object, is_looping, strip_thinking
from drafter.endpoint.probe import CASES, try_modes, try_thinking
from drafter.endpoint.profile import load_profile, profile_path
from drafter.endpoint.question import Turn, build_body
from drafter.endpoint.recording import Recorder, Replay
from drafter.endpoint.schema import portable_schema
from drafter.endpoint.tokens import count_tokens, estimate_tokens
from drafter.endpoint.transport import LiveTransport
from drafter.endpoint.waiting import parse_duration
from drafter.errors import AuthError, RecordingMissingError
from tests.fault_server import FaultServer, Play, always, failed, said

CONFIG = EndpointConfig(base_url="http://127.0.0.1:1/v1", model="m")


@pytest.mark.parametrize("answer", [schemas.SummaryReply, schemas.SectionReply, schemas.MergeReply])
def test_our_schemas_are_portable(answer: type[BaseModel]) -> None:
    """Every object is closed, every property required, every key ASCII; no bound, pattern, default or reference."""
    schema = portable_schema(answer)

    def walk(node: dict[str, Any]) -> None:
        allowed = {"type", "description", "enum", "anyOf", "items", "properties", "required", "additionalProperties"}
        assert set(node) <= allowed
        if node.get("type") == "object":
            properties = node["properties"]
            assert node["additionalProperties"] is False
            assert node["required"] == list(properties)
            assert all(name.isascii() for name in properties)
            for child in properties.values():
                walk(child)
        for child in (node.get("items"), *(node.get("anyOf") or ())):
            if isinstance(child, dict):
                walk(child)

    walk(schema)


class _Union(BaseModel):
    either: int | str


class _Open(BaseModel):
    anything: dict[str, str]


class _Chinese(BaseModel):
    名称: str  # noqa: PLC2401 - the key that must be refused


@pytest.mark.parametrize("answer", [_Union, _Open, _Chinese])
def test_what_is_not_portable_is_refused(answer: type[BaseModel]) -> None:
    """A union, an open object and a Chinese key are refused here, not by some server."""
    with pytest.raises(ValueError, match=r"portable|ASCII"):
        portable_schema(answer)


class _Bounded(BaseModel):
    kind: Literal["a", "b"] = "a"


def test_defaults_and_titles_are_left_out() -> None:
    """A default is dropped and the property required."""
    assert portable_schema(_Bounded) == {
        "type": "object",
        "properties": {"kind": {"type": "string", "enum": ["a", "b"]}},
        "required": ["kind"],
        "additionalProperties": False,
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"a": 1}', {"a": 1}),
        ('说明：\n```json\n{"a": 1}\n```\n完。', {"a": 1}),
        ('好的，结果是 {"a": {"b": "}"}} 。', {"a": {"b": "}"}}),
        ('{"a": "第一行\n第二行"}', {"a": "第一行\n第二行"}),
        ('{"a": ', None),
        ("[1, 2]", None),
        ("没有", None),
        ("{" * 5000, None),
    ],
)
def test_find_object(content: str, expected: dict[str, object] | None) -> None:
    """Bare, fenced and embedded objects are found; half an object is none."""
    assert find_object(content) == expected


def test_strip_thinking() -> None:
    """Thinking aloud goes, also when the template opened it in the prompt."""
    assert strip_thinking("<think>甲</think>乙") == "乙"
    assert strip_thinking("甲</think>\n乙") == "乙"
    assert strip_thinking("乙") == "乙"


def test_is_looping() -> None:
    """One piece over and over and runs of blanks are loops; a table of dots is not a sentence of them."""
    assert is_looping("正常开头。" + "同样的话，" * 12)
    assert is_looping("{" + " " * 250)
    assert not is_looping("全市共有企业281家，其中国家级7家、省级13家、市级21家。")


@given(st.text(max_size=200))
def test_cleaning_never_raises(content: str) -> None:
    """Whatever a server sends, cleaning answers."""
    find_object(strip_thinking(content))
    assert is_looping(content) in (True, False)


@pytest.mark.parametrize(
    ("value", "seconds"), [("1s", 1.0), ("6m0s", 360.0), ("250ms", 0.25), ("12", 12.0), ("1h2m", 3720.0), ("", None)]
)
def test_parse_duration(value: str, seconds: float | None) -> None:
    """Reset headers come in several forms."""
    assert parse_duration(value) == seconds


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("headers", "least"),
    [
        ({"retry_after": "0.2"}, 0.2),
        ({"retry_after_ms": "150"}, 0.15),
        ({"x_ratelimit_reset_requests": "200ms", "x_ratelimit_reset_tokens": "50ms"}, 0.2),
    ],
)
async def test_the_servers_wish_is_honoured(headers: dict[str, str], least: float) -> None:
    """The second attempt comes no sooner than the server asks for."""
    times: list[float] = []

    def script(_: object, number: int) -> Play:
        times.append(time.monotonic())
        return failed(429, "slow down", **headers) if number == 0 else said("好")

    with FaultServer(script) as server:
        endpoint = Endpoint(EndpointConfig(base_url=server.base_url, model="m", first_wait_s=0.001))
        await endpoint.ask(Question("系统", (Turn("user", "问"),)))
        await endpoint.close()
    assert times[1] - times[0] >= least


@pytest.mark.anyio
async def test_retry_after_as_a_date() -> None:
    """A Retry-After in the past is no wait at all."""
    when = email.utils.formatdate(time.time() - 60, usegmt=True)

    def script(_: object, number: int) -> Play:
        return failed(503, "later", Retry_After=when) if number == 0 else said("好")

    with FaultServer(script) as server:
        endpoint = Endpoint(EndpointConfig(base_url=server.base_url, model="m", first_wait_s=60))
        assert (await endpoint.ask(Question("系统", (Turn("user", "问"),)))).content == "好"
        await endpoint.close()


def test_estimate_without_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without tiktoken's table on disk the estimate answers at once, for every model."""
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    assert count_tokens("全市共有企业281家。", "gpt-4o") == estimate_tokens("全市共有企业281家。")
    assert estimate_tokens("") == 0
    assert estimate_tokens("企业" * 100) == 114


@pytest.mark.anyio
async def test_record_then_replay(tmp_path: Path) -> None:
    """What a server said is kept readable and answers again without it; one changed character is a loud miss."""
    question = Question("系统", (Turn("user", "来文：共281家。"),))
    with FaultServer(always(said("记下了"))) as server:
        config = EndpointConfig(base_url=server.base_url, model="m", api_key="sk-secret")
        recorder = Recorder(tmp_path, LiveTransport(config), note="引擎 1.0")
        endpoint = Endpoint(config, transport=recorder)
        assert (await endpoint.ask(question)).content == "记下了"
        assert (await endpoint.ask(question)).content == "记下了"
        assert len(server.bodies) == 1
        await endpoint.close()
    (path,) = list(tmp_path.glob("*.json"))  # noqa: ASYNC240 - a test may wait for its disk
    kept = path.read_text(encoding="utf-8")
    assert "来文：共281家。" in kept
    assert "sk-secret" not in kept
    assert json.loads(kept)["origin"] == "recorded"
    replay = Endpoint(CONFIG, transport=Replay(tmp_path))
    assert (await replay.ask(question)).content == "记下了"
    with pytest.raises(RecordingMissingError, match=path.name) as caught:
        await replay.ask(Question("系统", (Turn("user", "来文：共289家。"),)))
    assert "9家" in str(caught.value)
    await replay.close()


@pytest.mark.anyio
async def test_no_recording_at_all(tmp_path: Path) -> None:
    """An empty folder says so."""
    with pytest.raises(RecordingMissingError, match="没有任何录音"):
        await Replay(tmp_path).send(build_body(Question("系统", (Turn("user", "问"),)), "text", CONFIG))


def test_a_broken_profile_is_no_profile(tmp_path: Path) -> None:
    """A profile that cannot be read is as good as none."""
    path = profile_path(tmp_path, "u", "m")
    path.write_text("{", encoding="utf-8")
    assert load_profile(tmp_path, "u", "m") is None


@pytest.mark.anyio
async def test_probe_judges_by_what_came_back() -> None:
    """A server that answers 200 to everything but enforces nothing passes no mode."""
    with FaultServer(always(said("```json\n{}\n```"))) as server:
        tried = await try_modes(EndpointConfig(base_url=server.base_url, model="m"))
    assert [one.mode for one in tried] == ["json_schema_strict", "json_schema", "json_object", "text"]
    assert not any(one.works for one in tried)
    assert {reason for one in tried for _, reason in one.failed} == {"JSON不符合Schema"}


@pytest.mark.anyio
async def test_probe_of_a_server_that_obeys() -> None:
    """Every case passes when the reply fits the schema that was sent."""
    fitting = [
        '{"inner":{"place":"甲县","count":3}}',
        '{"words":["梨"]}',
        '{"due":null}',
        '{"stance":"在办"}',
        '{"text":"馆"}',
    ]

    def script(body: dict[str, object], number: int) -> Play:
        if body.get("chat_template_kwargs"):
            return said(fitting[3])
        return said(fitting[number % len(CASES)])

    with FaultServer(script) as server:
        config = EndpointConfig(base_url=server.base_url, model="m")
        assert all(one.works for one in await try_modes(config))
        assert await try_thinking(config) == {True: True, False: True}


@pytest.mark.anyio
async def test_probe_without_a_key_is_an_error() -> None:
    """A server that wants another key is an error, not a profile."""
    with FaultServer(always(failed(401, "no"))) as server, pytest.raises(AuthError):
        await try_modes(EndpointConfig(base_url=server.base_url, model="m"))


def test_the_sdk_is_the_one_we_know() -> None:
    """The exceptions that the failures table is written for exist."""
    assert issubclass(openai.APITimeoutError, openai.APIConnectionError)

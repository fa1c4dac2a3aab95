"""What a server really obeys: tiny requests in every output mode, judged by what came back, not by status 200."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from drafter.endpoint.clean import find_object
from drafter.endpoint.config import EndpointConfig
from drafter.endpoint.endpoint import Endpoint
from drafter.endpoint.profile import Profile
from drafter.endpoint.question import MODES, Mode, Question, Turn
from drafter.endpoint.transport import LiveTransport
from drafter.errors import EndpointError, ServerCauseError

_SYSTEM = "你是测试助手，按要求输出。"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Inner(_Strict):
    place: str
    count: int


class Nested(_Strict):
    """An object in an object."""

    inner: _Inner


class Listed(_Strict):
    """An array."""

    words: list[str] = Field(description="三个词")


class Nullable(_Strict):
    """A value that may be null."""

    due: str | None = Field(description="没有写就为null")


class Chosen(_Strict):
    """An enum with Chinese values."""

    stance: Literal["已办", "在办", "拟办"]


class Long(_Strict):
    """A long string."""

    text: str = Field(description="一段约100字的话")


CASES: tuple[tuple[str, type[BaseModel], str], ...] = (
    ("嵌套对象", Nested, "甲县有3家工厂。请给出地点place和数量count。"),
    ("数组", Listed, "写出三个水果名。"),
    ("可为空", Nullable, "原文没有写完成时限。请给出时限due。"),
    ("中文枚举", Chosen, "这件事正在办理。请给出办理情况stance。"),
    ("长文本", Long, "介绍一下图书馆。"),
)


@dataclass(frozen=True, slots=True)
class Tried:
    """One mode: which cases came back as asked, and why the others did not."""

    mode: Mode
    obeyed: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]  # case, reason

    @property
    def works(self) -> bool:
        """True when every case came back as asked."""
        return not self.failed


async def try_modes(config: EndpointConfig) -> tuple[Tried, ...]:
    """Return what each output mode did, strongest first. Raises ServerCauseError when the server is not to be had.

    In the two schema modes the prompt names no key of the schema, so that only a server which enforces it can pass.
    """
    tried = []
    for mode in MODES:
        endpoint = Endpoint(config, mode=mode)
        try:
            tried.append(await _try_cases(endpoint, mode))
        finally:
            await endpoint.close()
    return tuple(tried)


async def try_thinking(config: EndpointConfig) -> dict[bool, bool]:
    """Return for thinking on and off whether a schema request with that switch comes back as asked."""
    answered = {}
    for thinking in (True, False):
        endpoint = Endpoint(dataclasses.replace(config, thinking=thinking))
        try:
            answered[thinking] = await _try_case(endpoint, Chosen, CASES[3][2]) is None
        except ServerCauseError:
            answered[thinking] = False
        finally:
            await endpoint.close()
    return answered


async def _try_cases(endpoint: Endpoint, mode: Mode) -> Tried:
    obeyed, failed = [], []
    for name, answer, request in CASES:
        reason = await _try_case(endpoint, answer, request)
        if reason is None:
            obeyed.append(name)
        else:
            failed.append((name, reason))
    return Tried(mode, tuple(obeyed), tuple(failed))


async def _try_case(endpoint: Endpoint, answer: type[BaseModel], request: str) -> str | None:
    """Return None when the reply fits, else why not."""
    question = Question(_SYSTEM, (Turn("user", request),), answer, max_output_tokens=400)
    try:
        reply = await endpoint.ask(question)
    except ServerCauseError as error:
        if error.name in ("auth", "connection", "timeout", "rate"):
            raise
        return error.problem
    except EndpointError as error:
        return error.problem
    decoded = find_object(reply.content)
    if decoded is None:
        return "不是JSON"
    try:
        answer.model_validate(decoded, strict=True)
    except ValueError:
        return "JSON不符合Schema"
    return None


async def find_profile(config: EndpointConfig) -> tuple[Profile, tuple[Tried, ...]]:
    """Return the profile of a server and model, and what each mode did. Raises ServerCauseError."""
    tried = await try_modes(config)
    obeyed = tuple(one.mode for one in tried if one.works)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    context = config.context_tokens or await _listed_context(config)
    return Profile(config.base_url, config.model, today, obeyed, context), tried


async def _listed_context(config: EndpointConfig) -> int | None:
    transport = LiveTransport(config)
    try:
        return await transport.context_tokens()
    finally:
        await transport.close()

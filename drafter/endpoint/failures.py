"""From the SDK's exceptions and a reply's finish reason to the named errors of `drafter.errors`.

Wordings observed: OpenAI, 百炼 (DataInspectionFailed), DeepSeek, GLM (sensitive), vLLM, llama.cpp
(exceed_context_size_error), Ollama.
"""

import re
from typing import Any

import openai

from drafter.errors import (
    AuthError,
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
)

RETRIED_STATUS = frozenset({408, 409, 429, 500, 502, 503, 504, 529})
_AUTH_STATUS = frozenset({401, 403})
_TOO_MANY = 429
_SERVER = 500

_INSPECTION = re.compile(
    r"data_?inspection|inappropriate|content_?filter|sensitive|content management policy|敏感|违规", re.IGNORECASE
)
_TOO_LONG = re.compile(
    r"context[ _](?:length|size|window)|exceed_context|maximum context|prompt is too long|too many tokens|input length",
    re.IGNORECASE,
)
_UNSUPPORTED = re.compile(
    r"response_?format|json_?schema|json mode|json_object|structured output|guided|grammar|strict|schema", re.IGNORECASE
)
_QUOTA = re.compile(r"insufficient_(?:quota|balance|user_quota)|arrearage|欠费|余额", re.IGNORECASE)
_FILTERED = frozenset({"content_filter", "sensitive", "content_filtered"})
_CUT = frozenset({"length", "max_tokens", "model_context_window_exceeded"})


def is_retried(error: BaseException) -> bool:
    """Return whether another attempt may help: 408, 409, 429, 5xx, a lost connection, a time-out."""
    if isinstance(error, openai.APIStatusError):
        if error.status_code == _TOO_MANY and _QUOTA.search(_words(error)):
            return False
        return error.status_code in RETRIED_STATUS or error.status_code > _SERVER
    return isinstance(error, openai.APIConnectionError | openai.APIResponseValidationError)


def is_too_many(error: BaseException) -> bool:
    """Return whether the server asks for fewer requests (429), not for money."""
    return isinstance(error, openai.APIStatusError) and error.status_code == _TOO_MANY and is_retried(error)


def is_unsupported_mode(error: BaseException) -> bool:
    """Return whether the server says that it does not know the output format asked for."""
    if not isinstance(error, openai.APIStatusError) or error.status_code in _AUTH_STATUS | {408, 429, 503}:
        return False
    said = _words(error)
    return bool(_UNSUPPORTED.search(said)) and not _TOO_LONG.search(said)


def named_error(error: openai.OpenAIError, *, where: str) -> EndpointError:
    """Return the named error for an exception of the SDK. `where`: host and model, never a key."""
    if isinstance(error, openai.APITimeoutError):
        return EndpointTimeoutError("接口在限定时间内没有应答", where=where, remedy="请稍后重试，或调大 timeout_s")
    if isinstance(error, openai.APIConnectionError):
        return EndpointConnectionError(
            "连接不上接口", where=where, remedy="请检查地址、网络，内网证书可设 SSL_CERT_FILE"
        )
    if not isinstance(error, openai.APIStatusError):
        return ServerError("接口的应答无法识别", where=where, remedy="请确认地址以 /v1 结尾，服务为 OpenAI 兼容接口")
    return _named_status(error, where)


def _named_status(error: openai.APIStatusError, where: str) -> EndpointError:
    status, said = error.status_code, _words(error)
    quota = "额度已用完" if _QUOTA.search(said) else "请求过于频繁"
    rates = "请核对额度，或调低 requests_per_minute、tokens_per_minute"
    causes: tuple[tuple[bool, type[EndpointError], str, str], ...] = (
        (status in _AUTH_STATUS, AuthError, f"密钥未被接受（HTTP {status}）", "请检查 OPENAI_API_KEY 及模型权限"),
        (
            bool(_TOO_LONG.search(said)),
            ContextTooLongError,
            "来文超过模型的上下文长度",
            "请设 context_tokens，程序将分段处理",
        ),
        (bool(_INSPECTION.search(said)), ContentFilterError, "内容被服务方审查拦截", "可用 --engine rules 处理这一件"),
        (status == _TOO_MANY, RateLimitError, quota, rates),
        (status >= _SERVER, ServerError, f"服务出错（HTTP {status}）", "请稍后重试"),
    )
    for applies, kind, problem, remedy in causes:
        if applies:
            return kind(problem, where=where, remedy=remedy)
    return ServerError(f"请求未被接受（HTTP {status}）", where=where, remedy="请检查模型名称和接口地址")


def check_choice(content: str | None, refusal: str | None, finish_reason: str | None, *, where: str) -> None:
    """Raise the named error when a reply with status 200 is no usable answer."""
    if refusal:
        raise RefusalError("模型拒绝回答", where=where, remedy="可用 --engine rules 处理这一件")
    if finish_reason in _FILTERED:
        raise ContentFilterError("回答被服务方审查拦截", where=where, remedy="可用 --engine rules 处理这一件")
    if finish_reason in _CUT:
        raise LengthError("回答超过输出长度上限，被截断", where=where, remedy="请调大 max_output_tokens")
    if not (content or "").strip():
        raise EmptyContentError("模型返回了空内容", where=where, remedy="请重试，或换用其他模型")


def _words(error: openai.APIStatusError) -> str:
    """Return what the server said: message and body as one string."""
    body: Any = error.body
    return f"{error.message} {body if body is not None else ''}"

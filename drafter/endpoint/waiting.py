"""How long to wait before another attempt: what the server says, else exponential with jitter."""

import datetime as dt
import email.utils
import random
import re
from collections.abc import Callable, Mapping

import openai
from tenacity import RetryCallState

LONGEST_WAIT_S = 120.0
_DURATION = re.compile(r"(\d+(?:\.\d+)?)(ms|h|m|s)")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}
_RESET_HEADERS = ("x-ratelimit-reset-requests", "x-ratelimit-reset-tokens")


def wait_before_retry(first_wait_s: float) -> Callable[[RetryCallState], float]:
    """Return a tenacity wait: `Retry-After` or the provider's reset header, else first·2ⁿ with full jitter."""

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome is not None else None
        asked = _asked_wait(error)
        if asked is not None:
            return min(asked, LONGEST_WAIT_S)
        ceiling = min(first_wait_s * 2.0 ** (state.attempt_number - 1), LONGEST_WAIT_S)
        return random.uniform(ceiling / 2, ceiling)  # noqa: S311 - jitter, no secret

    return wait


def _asked_wait(error: BaseException | None) -> float | None:
    if not isinstance(error, openai.APIStatusError):
        return None
    headers = error.response.headers
    asked = _retry_after(headers)
    if asked is not None:
        return asked
    if error.status_code != 429:  # noqa: PLR2004 - Too Many Requests
        return None
    resets = [wait for name in _RESET_HEADERS if (wait := parse_duration(headers.get(name, ""))) is not None]
    return max(resets, default=None)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return seconds of `retry-after-ms` or `Retry-After` (seconds or an HTTP date, RFC 9110 §10.2.3)."""
    if headers.get("retry-after-ms", "").isdigit():
        return int(headers["retry-after-ms"]) / 1000
    value = headers.get("retry-after", "")
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        when = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return max(0.0, (when - dt.datetime.now(tz=dt.UTC)).total_seconds())


def parse_duration(value: str) -> float | None:
    """Return seconds of a reset header such as `1s`, `6m0s`, `250ms` or `12`; None when it is no duration."""
    try:
        return float(value)
    except ValueError:
        parts = _DURATION.findall(value)
        return sum(float(number) * _SECONDS[unit] for number, unit in parts) if parts else None

"""Stops asking a server that is down, instead of retrying for every letter of a long run."""

import time

import openai

from drafter.endpoint.failures import is_retried, named_error
from drafter.errors import EndpointDownError, RateLimitError, ServerCauseError

PATIENCE_S = 30.0  # a server that answered before may be away so long (a restart) before anyone gives up


class Breaker:
    """Counts failures in a row that lie in the server; opens for good when there are too many."""

    def __init__(self, failures: int | None, *, where: str) -> None:
        """`failures`: in a row, at most; None: never opens. `where`: host and model."""
        self._most = failures
        self._where = where
        self._row = 0
        self._since = 0.0
        self._answered = False

    def check(self) -> None:
        """Raise EndpointDownError when the server is given up."""
        if self._is_open:
            raise EndpointDownError(
                f"接口连续{self._row}次失败，已停止提交",
                where=self._where,
                remedy="请检查地址、密钥和服务状态，恢复后用同一命令继续",
            )

    def succeeded(self) -> None:
        """Forget the failures: the server answers."""
        self._row = 0
        self._answered = True

    def failed(self, error: openai.OpenAIError) -> None:
        """Count a failure of the server; too many requests (429) is a living server, a spent quota is not."""
        cause = named_error(error, where=self._where)
        if not isinstance(cause, ServerCauseError):
            self.succeeded()
        elif not isinstance(cause, RateLimitError) or not is_retried(error):
            self._row += 1
            if self._row == 1:
                self._since = time.monotonic()

    @property
    def _is_open(self) -> bool:
        if self._most is None or self._row < self._most:
            return False
        return not self._answered or time.monotonic() - self._since >= PATIENCE_S

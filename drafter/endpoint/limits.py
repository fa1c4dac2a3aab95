"""What a run may spend: requests and tokens a minute, calls at once, and a hard budget of tokens."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
from aiolimiter import AsyncLimiter

from drafter.endpoint.config import EndpointConfig
from drafter.endpoint.purse import Purse
from drafter.endpoint.question import Usage

_MINUTE = 60.0
_BURST_S = 5.0  # a whole minute's requests at once would be twice the rate in the first minute
_NARROWED = 0.9  # of the width after a 429 …
_NARROW_EVERY_S = 1.0  # … once a second, however many calls were refused in it
_WIDEN_AFTER = 4  # answers in a row for one place more


class Limits:
    """The limits of one run; one object shared by all its questions."""

    def __init__(self, config: EndpointConfig, purse: Purse | None = None) -> None:
        """Make the buckets; nothing is limited that the configuration leaves open."""
        self._widest = config.concurrency
        self._slots = anyio.CapacityLimiter(config.concurrency)
        self._requests = _bucket(config.requests_per_minute, _BURST_S)
        self._tokens = _bucket(config.tokens_per_minute, _MINUTE)  # one question may take most of a minute's tokens
        self._purse = purse or Purse(config.max_tokens_total)
        self._narrowed_at = 0.0
        self._answers = 0
        self.spent = Usage()

    @property
    def width(self) -> int:
        """Calls at once, as the server's 429 answers allow."""
        return int(self._slots.total_tokens)

    @asynccontextmanager
    async def admit(self, tokens: int) -> AsyncIterator[None]:
        """Wait for a place; `tokens` is the estimate of prompt and longest answer.

        Raises BudgetError before anything is sent when the estimate no longer fits the budget.
        """
        async with self._slots:
            self._purse.reserve(tokens)
            try:
                yield
            finally:
                self._purse.settle(tokens, 0)

    async def pace(self, tokens: int) -> None:
        """Wait until the rates allow one more request, a repeated one too."""
        if self._requests is not None:
            await self._requests.acquire()
        if self._tokens is not None:
            await self._tokens.acquire(min(tokens, self._tokens.max_rate))

    def book(self, usage: Usage) -> None:
        """Add what a call really used."""
        self.spent += usage
        self._purse.settle(0, usage.prompt_tokens + usage.completion_tokens)

    def narrow(self) -> None:
        """Make fewer calls at once: the server said 429."""
        self._answers = 0
        now = time.monotonic()
        if now - self._narrowed_at >= _NARROW_EVERY_S:
            self._narrowed_at = now
            self._slots.total_tokens = max(1, int(self.width * _NARROWED))

    def widen(self) -> None:
        """Make more calls at once again, after some answers in a row."""
        self._answers += 1
        if self._answers >= _WIDEN_AFTER and self.width < self._widest:
            self._answers = 0
            self._slots.total_tokens = self.width + 1


def _bucket(per_minute: int | None, burst_s: float) -> AsyncLimiter | None:
    """Return a leaky bucket that lets out at once what `burst_s` allow, one at least."""
    if not per_minute:
        return None
    burst = max(1.0, per_minute * burst_s / _MINUTE)
    return AsyncLimiter(burst, burst / per_minute * _MINUTE)

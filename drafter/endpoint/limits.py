"""What a run may spend: requests and tokens a minute, calls at once, and a hard budget of tokens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
from aiolimiter import AsyncLimiter

from drafter.endpoint.config import EndpointConfig
from drafter.endpoint.question import Usage
from drafter.errors import BudgetError

_MINUTE = 60.0


class Limits:
    """The limits of one run; one object shared by all its questions."""

    def __init__(self, config: EndpointConfig) -> None:
        """Make the buckets; nothing is limited that the configuration leaves open."""
        self._slots = anyio.Semaphore(config.concurrency)
        self._requests = _bucket(config.requests_per_minute)
        self._tokens = _bucket(config.tokens_per_minute)
        self._budget = config.max_tokens_total
        self._reserved = 0
        self.spent = Usage()

    @asynccontextmanager
    async def admit(self, tokens: int) -> AsyncIterator[None]:
        """Wait for a place and for the rates; `tokens` is the estimate of prompt and longest answer.

        Raises BudgetError before anything is sent when the estimate no longer fits the budget.
        """
        async with self._slots:
            self._check_budget(tokens)
            self._reserved += tokens
            try:
                if self._requests is not None:
                    await self._requests.acquire()
                if self._tokens is not None:
                    await self._tokens.acquire(min(tokens, self._tokens.max_rate))
                yield
            finally:
                self._reserved -= tokens

    def book(self, usage: Usage) -> None:
        """Add what a call really used."""
        self.spent += usage

    def _check_budget(self, tokens: int) -> None:
        if self._budget is None:
            return
        used = self.spent.prompt_tokens + self.spent.completion_tokens
        if used + self._reserved + tokens > self._budget:
            raise BudgetError(
                f"词元预算 {self._budget} 将用完（已用 {used}，本次约需 {tokens}）",
                remedy="请提高 --max-tokens-total 后用同一命令继续",
            )


def _bucket(per_minute: int | None) -> AsyncLimiter | None:
    return AsyncLimiter(per_minute, _MINUTE) if per_minute else None

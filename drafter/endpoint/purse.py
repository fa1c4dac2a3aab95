"""The hard token budget of a run; several processes may share one purse."""

from contextlib import AbstractContextManager
from typing import Protocol

from drafter.errors import BudgetError


class Counter(Protocol):
    """A number that processes share, with its lock: `multiprocessing.Value("q")`."""

    value: int

    def get_lock(self) -> AbstractContextManager[object]:
        """Return the lock that guards the number."""
        ...


class Purse:
    """Tokens spent and reserved; nothing is sent that might exceed the budget."""

    def __init__(self, budget: int | None, counter: Counter | None = None) -> None:
        """`budget`: None for no limit. `counter`: shared between processes; starts at 0."""
        self._budget = budget
        self._counter = counter
        self._alone = 0

    def reserve(self, tokens: int) -> None:
        """Set tokens apart for a call. Raises BudgetError when they no longer fit."""
        if self._budget is not None and not self._add(tokens, most=self._budget):
            raise BudgetError(
                f"词元预算 {self._budget} 将用完（本次约需 {tokens}）",
                remedy="请提高 --max-tokens-total 后用同一命令继续",
            )

    def settle(self, reserved: int, used: int) -> None:
        """Put back what was reserved and book what the call really used."""
        if self._budget is not None:
            self._add(used - reserved)

    def _add(self, tokens: int, *, most: int | None = None) -> bool:
        if self._counter is None:
            fits = most is None or self._alone + tokens <= most
            self._alone += tokens if fits else 0
            return fits
        with self._counter.get_lock():
            fits = most is None or self._counter.value + tokens <= most
            self._counter.value += tokens if fits else 0
            return fits

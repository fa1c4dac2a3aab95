"""What the person at the desk sees of a batch: a bar on a terminal, a line now and then on a pipe, a closing table."""

import time
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table

from drafter.batch.estimate import Estimate
from drafter.batch.order import Tally
from drafter.cli.output import remark
from drafter.settings import Settings

_EVERY = 50  # letters, on a pipe …
_EVERY_S = 30.0  # … or seconds
_MINUTE = 60
_CALL_S = 10  # one call, for an estimate
DEFAULT_CONCURRENCY = 4


class Progress:
    """Shows how far a run is."""

    def __init__(self) -> None:
        """Choose between the bar and lines."""
        self._console = Console(stderr=True)
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._said_at = time.monotonic()
        self._said = 0
        if self._console.is_terminal:
            columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
            self._bar = Bar(*columns, console=self._console)

    def __enter__(self) -> Self:
        """Show the bar."""
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def tell(self, tally: Tally) -> None:
        """Show the tally."""
        if self._bar is None:
            self._say(tally)
            return
        if self._task is None:
            self._task = self._bar.add_task("", total=tally.total)
        self._bar.update(self._task, completed=tally.done + tally.failed, description=_words(tally))

    def _say(self, tally: Tally) -> None:
        now = time.monotonic()
        due = tally.finished_now - self._said >= _EVERY or now - self._said_at >= _EVERY_S
        if tally.finished_now > self._said and due:
            self._said, self._said_at = tally.finished_now, now
            remark(f"{tally.done + tally.failed}/{tally.total} {_words(tally)}，约剩{_minutes(_left_s(tally))}")


def closing_table(tally: Tally, folder: Path) -> None:
    """Print what came of the run."""
    table = Table(show_header=False, box=None, pad_edge=False)
    rows = [("共", f"{tally.total}件"), ("已办结", f"{tally.done}件"), ("失败", _failures(tally))]
    if tally.fell_back:
        rows.append(("改用内置规则", f"{tally.fell_back}件（--retry-failed 可再试）"))
    if tally.left:
        rows.append(("未办", f"{tally.left}件（用同一命令继续）"))
    rows.append(("本次用时", f"{_minutes(tally.seconds)}，{tally.finished_now}件"))
    if tally.calls:
        rows.append(("词元", f"输入{tally.prompt_tokens:,}，输出{tally.completion_tokens:,}，调用{tally.calls:,}次"))
    rows.append(("结果", str(folder)))
    for row in rows:
        table.add_row(*row)
    Console(stderr=True, highlight=False).print(table)
    if tally.stopped:
        remark(f"提示：{tally.stopped}")
    for line in tally.remarks:
        remark(f"提示：{line}")


def show_estimate(estimate: Estimate, settings: Settings) -> None:
    """Print what a run would cost, and how long the limits make it."""
    rows = [
        ("来文", f"{estimate.letters}件"),
        ("调用", f"{estimate.calls:,}次"),
        ("输入", f"约{estimate.prompt_tokens:,}词元"),
    ]
    if estimate.unreadable:
        rows.insert(1, ("无法读取", f"{estimate.unreadable}件"))
    if estimate.calls:
        places = settings.concurrency or DEFAULT_CONCURRENCY
        minutes = [estimate.calls * _CALL_S / places / _MINUTE]
        if settings.requests_per_minute:
            minutes.append(estimate.calls / settings.requests_per_minute)
        if settings.tokens_per_minute:
            reserved = estimate.prompt_tokens + estimate.calls * settings.max_output_tokens
            minutes.append(reserved / settings.tokens_per_minute)
        said = f"约{_minutes(max(minutes) * _MINUTE)}（同时{places}件，每次调用按{_CALL_S}秒计，并计入每分钟限额）"
        rows.append(("用时", said))
    table = Table(show_header=False, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    Console(highlight=False).print(table)


def _failures(tally: Tally) -> str:
    if not tally.failed:
        return "0件"
    kinds = "、".join(f"{name} {count}" for name, count in sorted(tally.errors.items()))
    return f"{tally.failed}件{f'（{kinds}）' if kinds else ''}，见 failures.jsonl"


def _words(tally: Tally) -> str:
    rate = tally.finished_now / tally.seconds * _MINUTE if tally.seconds else 0.0
    tokens = f" 词元{tally.prompt_tokens + tally.completion_tokens:,}" if tally.calls else ""
    return f"失败{tally.failed} 每分钟{rate:.0f}件{tokens}"


def _left_s(tally: Tally) -> float:
    return tally.left * tally.seconds / tally.finished_now if tally.finished_now else 0.0


def _minutes(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.1f}秒" if seconds < 10 else f"{seconds:.0f}秒"  # noqa: PLR2004 - digits worth showing
    return (
        f"{seconds / _MINUTE:.0f}分"
        if seconds >= 10 * _MINUTE
        else f"{seconds // _MINUTE:.0f}分{seconds % _MINUTE:.0f}秒"
    )

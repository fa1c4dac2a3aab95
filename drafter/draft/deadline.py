"""When the reply is due: three months from 交办之日, six when extended (代表法 2025, 第五十一条)."""

import calendar
import datetime as dt
from dataclasses import dataclass

from drafter.styles import Case

_MONTHS, _EXTENDED_MONTHS = 3, 6
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to answer, and how many days are left of it (negative when it is past)."""

    due: dt.date
    days_left: int | None


def find_deadline(case: Case | None, today: dt.date | None) -> Deadline | None:
    """Return the deadline, None when nobody said when the letter was handed out."""
    if case is None or case.assigned_on is None:
        return None
    due = _months_later(case.assigned_on, _EXTENDED_MONTHS if case.extended else _MONTHS)
    return Deadline(due, None if today is None else (due - today).days)


def deadline_line(deadline: Deadline) -> str:
    """Return the deadline for the clerk: 答复期限2026年6月1日，还有12天."""
    due = f"答复期限{deadline.due.year}年{deadline.due.month}月{deadline.due.day}日"
    if deadline.days_left is None:
        return due
    if deadline.days_left < 0:
        return f"{due}，已超过{-deadline.days_left}天"
    return f"{due}，还有{deadline.days_left}天"


def _months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the month's last day when it has no such day."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

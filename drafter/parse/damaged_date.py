"""A 成文日期 whose 年, 月 or 日 the page lost: 2023518, 2023 5 18, 2023年518日; read when only one day fits."""

import datetime as dt
import re

from drafter.parse.squeeze import Squeezed

DAMAGED = r"（?(?:19|20)\d{2}年?(?:\d{1,2}月\d{1,2}|\d{2,4})日?）?\Z"
_PARTS = re.compile(r"(?P<year>(?:19|20)\d{2})年?(?P<rest>\d{1,2}月\d{1,2}|\d{2,4})日?(?=）?\Z)")
_MONTHS = 12


def read_damaged_date(row: Squeezed) -> tuple[int, int, str] | None:
    """Return start, end and ISO form of the damaged date that ends a row; None when two readings are possible."""
    match = _PARTS.search(row.text)
    if match is None or match["rest"].startswith("00"):
        return None
    start, end = match.span("rest")
    month_end = match["rest"].find("月")
    gaps = [index for index in range(start + 1, end) if row.has_gap_before(index)]
    cuts = [start + month_end] if month_end > 0 else gaps or list(range(start + 1, end))
    days = {_iso(match["year"], row.text[start:cut], row.text[cut:end].lstrip("月")) for cut in cuts} - {None}
    is_month = not gaps and len(match["rest"]) == len("06") and 1 <= int(match["rest"]) <= _MONTHS  # 202311: November
    iso = days.pop() if len(days) == 1 and not is_month else None
    return (*match.span(), iso) if iso else None


def _iso(year: str, month: str, day: str) -> str | None:
    """Return the ISO form of a day in digits, None when there is no such day."""
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None

"""A spreadsheet's serial number as the date or time its format shows."""

import datetime as dt
import re

_EPOCH_1900 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet date has no zone
_EPOCH_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001 - the same
_LEAP_BUG_ENDS = 61  # serial 60 is 29 February 1900, a day that never was
_LAST_SERIAL = 2_958_465  # 31 December 9999
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.|\*.|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]|(?P<half>上午/下午|AM/PM|A/P)|'
    r"(?P<sign>y+|e+|m+|d+|a{3,4}|h+|s+)|\.0+|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_WEEKDAYS = "一二三四五六日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOON = 12


def show_date(serial: float, code: str, *, epoch_1904: bool = False) -> str:
    """Return a serial number as a date format shows it; the plain number if it is no date."""
    if not 0 <= serial <= _LAST_SERIAL:
        return f"{serial:g}"
    days = serial if epoch_1904 or serial >= _LEAP_BUG_ENDS else serial + 1
    epoch = _EPOCH_1904 if epoch_1904 else _EPOCH_1900
    moment = epoch + dt.timedelta(seconds=round(days * 86400))
    found = [(match.lastgroup, match.group(match.lastgroup)) for match in _TOKEN.finditer(code) if match.lastgroup]
    twelve_hours = any(kind == "half" for kind, _text in found)
    written = []
    for place, (kind, text) in enumerate(found):
        if kind == "elapsed":
            written.append(str(int(serial * {"h": 24, "m": 1440, "s": 86400}[text[0].lower()])))
        elif kind == "half":
            written.append(text.split("/")[moment.hour >= _NOON])
        elif kind == "sign":
            minutes = text[0] in "mM" and _is_minutes(found, place)
            written.append(_part(moment, "n" * len(text) if minutes else text.lower(), twelve_hours=twelve_hours))
        else:
            written.append(text)
    return "".join(written).strip()


def _is_minutes(found: list[tuple[str, str]], place: int) -> bool:
    """Say whether an m stands for minutes: after hours or before seconds."""
    signs = [text[0].lower() if kind in {"sign", "elapsed"} else "" for kind, text in found]
    before = next((sign for sign in reversed(signs[:place]) if sign), "")
    after = next((sign for sign in signs[place + 1 :] if sign), "")
    return before == "h" or after == "s"


def _part(moment: dt.datetime, sign: str, *, twelve_hours: bool) -> str:
    hour = (moment.hour - 1) % _NOON + 1 if twelve_hours else moment.hour
    numbers = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}
    names = {
        "mmm": _MONTHS[moment.month - 1],
        "mmmm": f"{moment.month}月",
        "ddd": f"周{_WEEKDAYS[moment.weekday()]}",
        "dddd": f"星期{_WEEKDAYS[moment.weekday()]}",
        "aaa": _WEEKDAYS[moment.weekday()],
        "aaaa": f"星期{_WEEKDAYS[moment.weekday()]}",
    }
    if sign in names:
        return names[sign]
    if sign[0] in "ye":
        return f"{moment.year % 100:02d}" if sign == "yy" else f"{moment.year}"
    return f"{numbers[sign[0]]:0{min(len(sign), 2)}d}"

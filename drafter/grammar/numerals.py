"""Chinese numerals: 一百二十三, 两千, 二〇二四, 一点五."""

from decimal import Decimal

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}


def read_chinese(numeral: str) -> Decimal | None:
    """Return the value of a Chinese numeral (一百二十三, 两千, 二〇二四, 一点五), or None if it is none."""
    whole, point, fraction = numeral.partition("点")
    if point:
        if not fraction or any(sign not in _DIGITS for sign in fraction):
            return None
        head = read_chinese(whole)
        return None if head is None else head + Decimal("0." + "".join(str(_DIGITS[sign]) for sign in fraction))
    if not whole:
        return None
    if all(sign in _DIGITS for sign in whole):
        return Decimal("".join(str(_DIGITS[sign]) for sign in whole))
    return _with_places(whole)


def _with_places(numeral: str) -> Decimal | None:
    """Return the value of a numeral with places (十 百 千 万 亿), or None."""
    total = group = digit = 0
    fresh = True  # no digit or place seen in this group
    for sign in numeral:
        if sign in _DIGITS:
            digit, fresh = _DIGITS[sign], False
        elif sign in _TENS:
            group += (digit or 1) * _TENS[sign]
            digit, fresh = 0, False
        elif sign in MYRIADS:
            amount = group + digit
            if sign == "亿":
                total = (total + (amount or (0 if total else 1))) * MYRIADS[sign]
            else:
                total += (1 if fresh else amount) * MYRIADS[sign]
            group = digit = 0
            fresh = True
        else:
            return None
    return Decimal(total + group + digit)

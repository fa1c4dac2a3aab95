"""What a spreadsheet cell shows: its number in its number format (ECMA-376 part 1, 18.8.30–31; zh-CN built-ins)."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from drafter.read.cell_date import show_date

_YEAR_MONTH, _MONTH_DAY, _DATE = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
_TIME, _TIME_SECONDS, _HALF_DAY = 'h"时"mm"分"', 'h"时"mm"分"ss"秒"', '上午/下午h"时"mm"分"'
_BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    49: "@",
    5: "¥#,##0",
    6: "¥#,##0",
    7: "¥#,##0.00",
    8: "¥#,##0.00",
    12: "# ?/?",
    13: "# ??/??",
    48: "0.0E+0",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: _YEAR_MONTH,
    28: _MONTH_DAY,
    29: _MONTH_DAY,
    30: "m/d/yy",
    31: _DATE,
    32: _TIME,
    33: _TIME_SECONDS,
    34: _HALF_DAY,
    35: _HALF_DAY + 'ss"秒"',
    36: _YEAR_MONTH,
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "¥#,##0",
    43: "#,##0.00",
    44: "¥#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    50: _YEAR_MONTH,
    51: _MONTH_DAY,
    52: _YEAR_MONTH,
    53: _MONTH_DAY,
    54: _MONTH_DAY,
    55: _HALF_DAY,
    56: _HALF_DAY + 'ss"秒"',
    57: _YEAR_MONTH,
    58: _MONTH_DAY,
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|'
    r"(?P<general>General|G/通用格式)|(?P<sign>[0#?.,%@/])|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_DATE_SIGNS = re.compile(r"[ymdhse]|上午/下午|AM/PM|aaa", re.IGNORECASE)
_NOT_SIGNS = re.compile(
    r'"[^"]*"?|[\\!].|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General|E[+-]0+', re.IGNORECASE | re.DOTALL
)
_QUOTED = re.compile(r'"[^"]*"?|[\\!].|\[[^\]]*\]', re.DOTALL)
_AS_GENERAL = re.compile(
    r"General|G/通用格式|@|E[+-]0|[?#0]/[?#0\d]", re.IGNORECASE
)  # powers and fractions too: the plain number
_DIGIT_SIGNS = {("sign", sign) for sign in "0#?"}
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_SIGNIFICANT = 15  # digits a spreadsheet keeps
_GENERAL_DIGITS = 10  # significant digits General shows in a wide cell
_TESTS = {
    "<": Decimal.__lt__,
    "<=": Decimal.__le__,
    ">": Decimal.__gt__,
    ">=": Decimal.__ge__,
    "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
}


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format code: its tokens (kind, text), and what they say."""

    code: str
    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None
    is_date: bool
    is_general: bool
    point: int  # place of the decimal point among the tokens, or their number
    factor: Decimal  # what the number is multiplied by: % and thousands scaled away
    grouped: bool  # with thousands separators

    def places(self, start: int, end: int) -> list[int]:
        """Return the places of the digit signs between two tokens."""
        return [place for place in range(start, end) if self.tokens[place] in _DIGIT_SIGNS]


def format_code(number: int, own: dict[int, str]) -> str:
    """Return the format code of an id: the workbook's own, else the built-in one, else General."""
    return own.get(number) or _BUILT_IN.get(number, "General")


def show_number(value: float, code: str, *, epoch_1904: bool = False) -> str:
    """Return a number as its cell shows it."""
    number = Decimal(f"{value:.{_SIGNIFICANT}g}")
    section, number = _choose(_sections(code), number)
    if section.is_date:
        return show_date(value, section.code, epoch_1904=epoch_1904)
    if section.is_general:
        before, after = _around_general(section)
        return f"{before}{_general(number)}{after}".strip()
    return _place_digits(section, number * section.factor)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    parts = re.findall(r'(?:"[^"]*"?|[\\!].|[^;"\\!])+|(?<=;)(?=;|$)', code, re.DOTALL) or ["General"]
    return tuple(_section(part) for part in parts[:4])


def _section(code: str) -> _Section:
    condition = _CONDITION.search(code)
    tokens = []
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup
        if kind is not None:
            literal = kind in {"quoted", "escaped", "currency", "plain"}
            tokens.append(("literal" if literal else kind, match.group(kind)))
    digits = [place for place, token in enumerate(tokens) if token in _DIGIT_SIGNS]
    point = tokens.index(("sign", ".")) if ("sign", ".") in tokens else len(tokens)
    last_whole = max((place for place in digits if place < point), default=-1)
    commas = [place for place, token in enumerate(tokens) if token == ("sign", ",")]
    scale = sum(place > last_whole for place in commas)
    return _Section(
        code=code,
        tokens=tuple(tokens),
        condition=(condition.group(1), Decimal(condition.group(2))) if condition else None,
        is_date=_DATE_SIGNS.search(_NOT_SIGNS.sub("", code)) is not None,
        is_general=_AS_GENERAL.search(_QUOTED.sub("", code)) is not None,
        point=point,
        factor=Decimal(100) ** tokens.count(("sign", "%")) / Decimal(1000) ** scale,
        grouped=len(commas) > scale,
    )


def _choose(sections: tuple[_Section, ...], number: Decimal) -> tuple[_Section, Decimal]:
    """Return the section for a number, and the number as it takes it: a section for negatives brings its own sign."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _TESTS[section.condition[0]](number, section.condition[1]):
                return section, number
        return sections[-1], number
    if number < 0 and len(sections) > 1:
        return sections[1], abs(number)
    if number == 0 and len(sections) > 2:  # noqa: PLR2004 - positive; negative; zero
        return sections[2], number
    return sections[0], number


def _around_general(section: _Section) -> tuple[str, str]:
    """Return the literals before and after General or @; none for powers and fractions."""
    kinds = [kind if text != "@" else "general" for kind, text in section.tokens]
    if "general" not in kinds:
        return "", ""
    literals = [text if kind == "literal" else "" for kind, text in section.tokens]
    middle = kinds.index("general")
    return "".join(literals[:middle]), "".join(literals[middle:])


def _place_digits(section: _Section, number: Decimal) -> str:
    """Return the tokens with the rounded number's digits in their places."""
    before, after = section.places(0, section.point), section.places(section.point, len(section.tokens))
    rounded = number.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP)
    whole, _, part = f"{abs(rounded):f}".partition(".")
    shown = _whole_digits(section, before, whole.lstrip("0"))
    significant = len(part.rstrip("0"))
    for order, (place, digit) in enumerate(zip(after, part, strict=True)):
        shown[place] = digit if order < significant or section.tokens[place][1] == "0" else ""
    has_part = any(shown[place] for place in after)
    written = []
    for place, (kind, text) in enumerate(section.tokens):
        if kind == "literal" or text == "%" or (text == "." and has_part):
            written.append(text)
        else:
            written.append(shown.get(place, ""))
    return ("-" if rounded < 0 else "") + "".join(written).strip()


def _whole_digits(section: _Section, places: list[int], whole: str) -> dict[int, str]:
    """Return the digits before the point by place: filled from the right, what is left over in the first place."""
    whole = whole.rjust(sum(section.tokens[place][1] == "0" for place in places), "0")
    shown = dict.fromkeys(places, "")
    if section.grouped and whole:
        shown[places[0]] = f"{int(whole):,}"
        return shown
    for place in reversed(places):
        shown[place], whole = whole[-1:], whole[:-1]
    if places:
        shown[places[0]] = whole + shown[places[0]]
    return shown


def _general(number: Decimal) -> str:
    text = f"{number:.{_GENERAL_DIGITS}g}" if number != number.to_integral_value() else f"{number:f}"
    if "e" in text.lower():
        text = f"{Decimal(text):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

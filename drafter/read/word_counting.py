"""A list number in the writing a .docx asks for (w:numFmt, ECMA-376 part 1, 17.18.59)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "十", "百", "千")
_LEGAL_PLACES = ("", "拾", "佰", "仟")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_COUNTABLE = 10_000


def _chinese(number: int, *, digits: str = _DIGITS, places: tuple[str, ...] = _PLACES, zero: str = "零") -> str:
    """Return 一百零五 for 105; 十二, not 一十二, for 12."""
    if number >= _COUNTABLE:
        return str(number)
    figures = str(number)
    written = ""
    for position, figure in enumerate(figures):
        if figure != "0":
            written += digits[int(figure)] + places[len(figures) - 1 - position]
        elif written and not written.endswith(zero):
            written += zero
    written = written.rstrip(zero) if written != zero else written
    lead = digits[1] + places[1]
    return written[1:] if digits == _DIGITS and written.startswith(lead) else written or zero


def _legal(number: int) -> str:
    return _chinese(number, digits=_LEGAL_DIGITS, places=_LEGAL_PLACES)


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(number))


def _letters(number: int, first: str) -> str:
    """Return a, b … z, aa, bb … as Word counts."""
    times, letter = divmod(max(number, 1) - 1, 26)
    return chr(ord(first) + letter) * (times + 1)


def _roman(number: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        written += sign * times
    return written


def _from_block(first: str, last: int) -> Callable[[int], str]:
    """Return the counting of a Unicode block that starts at `first` and holds `last` signs; then plain figures."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else str(number)


def _from_cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(max(number, 1) - 1) % len(signs)]


def _circled(number: int) -> str:
    """Return ① … ⑳, ㉑ … ㉟, ㊱ … ㊿."""
    for start, end, first in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if start <= number <= end:
            return chr(ord(first) + number - start)
    return str(number)


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + figure: ord("０") + figure for figure in range(10)})


def _english_ordinal(number: int) -> str:
    teens = 10 <= number % 100 <= 20  # noqa: PLR2004 - 11th, 12th, 13th
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _english_ordinal,
    "upperLetter": lambda number: _letters(number, "A"),
    "lowerLetter": lambda number: _letters(number, "a"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanDigital2": _digit_by_digit,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": _from_cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _from_cycle("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _from_block("⒈", 20),
    "decimalEnclosedParen": _from_block("⑴", 20),
    "ideographEnclosedCircle": _from_block("㈠", 10),
    "none": lambda _number: "",
}


def write_number(number: int, format_name: str) -> str:
    """Return the number as the format writes it; plain figures for a format nobody here uses."""
    return _FORMATS.get(format_name, str)(number)

"""Every number with its unit in a folded text: Arabic, Chinese, mixed (3千万), fractions, ratios and ranks.

Convention: 万/亿 belong to the unit (1.2亿元 is 1.2 亿元, 两千万元 is 2000 万元); 多/余/几 stand in the text and not in
the unit; a unit that is printed once is filled in (100-200万元, 30万和50万元); 第 of a rank belongs to the text.
What a number *is* (a date, a name, a fact) is not decided here.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from string import ascii_letters
from typing import Literal, NamedTuple

from drafter.documents import Quantity
from drafter.grammar.numerals import MYRIADS, read_chinese
from drafter.grammar.units import MULTIPLIERS, UNIT_OPENINGS, base_quantity, read_multiplier, read_unit

Form = Literal["arabic", "chinese", "share", "ratio"]  # share: 百分之十二, 三分之一, 1/3; ratio: 1:28


class Measured(NamedTuple):
    """A number with its unit at start:end. `unit` is as printed; "" where none is printed or to be filled in."""

    start: int
    end: int
    value: float
    unit: str
    base: Quantity
    form: Form
    rank: bool = False  # 第N
    vague: bool = False  # 多, 余, 几, 数
    filled: bool = False  # the unit stands at the next number only


# A list marker that a year follows (1.2023年) is no decimal.
# A space may part thousands (1 026个): behind no digit, table cell or word that a number names (图3 120家).
_ARABIC = (
    r"\d{1,3}(?:，\d{3})+(?!\d)(?:\.\d+)?"
    r"|(?<![\d .|图表件第页])[1-9]\d{0,2}(?: \d{3})+(?=[余多]?[个名人户家处条公元万亩平吨]|\.\d)(?:\.\d+)?"
    r"|\d+(?:\.(?!(?:19|20)\d\d ?年)\d+)?"
)
_CHINESE = "[〇零一二两三四五六七八九十百千万亿]"
_PARTS = {"百": "%", "千": "‰", "万": "‱"}
_NUMBER = re.compile(
    r"(?P<share>一半(?![径年月天岁小时决夜])|半数(?![据字])"
    rf"|(?P<whole>{_CHINESE}{{1,8}})分之(?P<part>\d+(?:\.\d+)?|{_CHINESE}{{1,8}}(?:点{_CHINESE}{{1,8}})?))"
    r"|(?P<ratio>(?<![\d：.])(?P<first>\d{1,6}(?:\.\d{1,4})?) ?"
    r"(?:[：∶]|比(?=\d{1,6}(?:\.\d{1,4})?(?:的|配|，|。|；|\n))) ?"
    r"(?P<second>\d{1,6}(?:\.\d{1,4})?)(?![\d：年月日时]))"
    r"|(?P<slash>(?<![\d/.])(?P<upper>\d{1,2})/(?P<lower>\d{1,3})(?![\d/]))"
    rf"|(?P<arabic>{_ARABIC})"
    rf"|(?P<chinese>[数几]?{_CHINESE}+(?:点{_CHINESE}+)?)"
)
_OPENING = re.compile(r"[\d数几半〇零一二两三四五六七八九十百千万亿]")  # what a number begins with; quick to find
_VAGUE_TAIL = frozenset("余多几来")
_BEFORE_UNIT = _VAGUE_TAIL | {" "} | {multiplier[0] for multiplier in MULTIPLIERS}
_MAY_FOLLOW = UNIT_OPENINGS | _VAGUE_TAIL | {" "}
_LINKS = re.compile(r" {0,2}(?:-|—{1,2}|~|至|到|、|和|或|与|及) {0,2}")
_LATIN, _LATIN_OR_DIGIT = frozenset(ascii_letters), re.compile("[A-Za-z0-9]")
# A minus behind a word that leads to a value; between numbers or days it is a range.
_SIGNED = re.compile(r"[为是到至达约在于（，：\n-][-−－]|.?±")
_PAIR = re.compile(
    r"(?:一二|[一两]三|二三|三[四五]|四五|五六|六七|七八|八九)[十百千]?"
)  # 五六个, 三四十家: nobody counted
_SMALLEST_LEAD = 3  # 前两者, 前一
_AFTER_LEAD = re.compile(r"的|行列|之列|[，。、；）”\n]|强(?![化调])|$")
_LONGEST_NUMERAL = 20  # signs; longer runs are identifiers or noise


def find_quantities(folded: str, start: int = 0, end: int | None = None) -> Iterator[Measured]:
    """Yield every number with its unit between start and end, in order, elided units filled in."""
    stop = len(folded) if end is None else end
    waiting: list[Measured] = []  # numbers without unit that may share that of the next
    position = start
    while opening := _OPENING.search(folded, position, stop):
        match = _NUMBER.match(folded, opening.start(), stop)
        found = None if match is None else _measure(folded, match)
        if found is None:
            position = (match or opening).end()
            continue
        position = found.end
        if waiting and not _links(folded, waiting[-1], found):
            yield from _settled(waiting)
            waiting = []
        if _may_share(found):
            waiting.append(found)
            continue
        if waiting:
            yield from (_filled(number, found) for number in waiting)
            waiting = []
        yield found
    if waiting:
        yield from _settled(waiting)


def _measure(folded: str, match: re.Match[str]) -> Measured | None:
    """Return the quantity of a match, or None where the signs only look like a number (5G, 1+10, 千克)."""
    start, end = match.span()
    if end - start > _LONGEST_NUMERAL:
        return None
    kind = match.lastgroup  # the outer group
    if kind == "arabic":
        return _arabic(folded, start, end)
    if kind == "chinese":
        return _chinese(folded, match)
    if kind == "share":
        return _share(match)
    if kind == "ratio":
        return _ratio(folded, match)
    return _fraction(match, Decimal(match["upper"]), Decimal(match["lower"]))


def _share(match: re.Match[str]) -> Measured | None:
    part, whole = match["part"], match["whole"]
    if whole is None:  # 一半, 半数
        return Measured(match.start(), match.end(), 0.5, "", Quantity(0.5, ""), "share")
    amount = Decimal(part) if part[0].isascii() else read_chinese(part)
    if amount is None:
        return None
    if sign := _PARTS.get(whole):
        return Measured(match.start(), match.end(), float(amount), sign, Quantity(float(amount), sign), "share")
    return _fraction(match, amount, read_chinese(whole))


def _ratio(folded: str, match: re.Match[str]) -> Measured | None:
    """Return 1:28 as 28 and 2.4:1 as 2.4: how many come on one; before a unit (表1:3家) there is no ratio."""
    if read_unit(folded, match.end()):
        return _arabic(folded, match.start("first"), match.end("first"))
    first, second = Decimal(match["first"]), Decimal(match["second"])
    return (
        _fraction(match, first, second, form="ratio") if second == 1 else _fraction(match, second, first, form="ratio")
    )


def _fraction(match: re.Match[str], part: Decimal, whole: Decimal | None, *, form: Form = "share") -> Measured | None:
    if not whole or (form == "share" and part >= whole):
        return None
    value = round(float(part / whole), 4)
    return Measured(match.start(), match.end(), value, "", Quantity(value, ""), form)


def _arabic(folded: str, start: int, end: int) -> Measured | None:
    value = Decimal(folded[start:end].replace("，", "").replace(" ", ""))
    found = _with_unit(folded, start, end, value, form="arabic")
    if _is_name(folded, found):
        return None
    return (
        _signed(found, folded[start - 1]) if found.unit and _SIGNED.match(folded, max(start - 2, 0), start) else found
    )


def _signed(found: Measured, sign: str) -> Measured:
    """Return the number with the sign before it: 为-0.45‰ is below nothing, ±2℃ is 2 either way."""
    if sign in "±＋+":
        return found._replace(start=found.start - 1)
    base = Quantity(-found.base.value, found.base.unit)
    return found._replace(start=found.start - 1, value=-found.value, base=base)


def _is_name(folded: str, found: Measured) -> bool:
    """Return whether an Arabic number is part of a name or a sum: 5G, G60, 1+10, 7×24小时."""
    before, after = folded[found.start - 1 : found.start], folded[found.end : found.end + 1]
    if before == "+" or (after in {"+", "×"} and _LATIN_OR_DIGIT.match(folded, found.end + 1)):
        return True
    return not found.unit and (before in _LATIN or after in _LATIN)


def _chinese(folded: str, match: re.Match[str]) -> Measured | None:
    """Return a Chinese numeral with its unit, or a rank; 万 or 亿 at its end go to the unit, as in 两千万元."""
    numeral, start, end = match["chinese"], match.start(), match.end()
    before = folded[start - 1 : start]
    if before == "前" and _AFTER_LEAD.match(folded, end):
        return _leading(match)
    if folded[end : end + 1] not in _MAY_FOLLOW and before != "第" and numeral[-1] not in MYRIADS:
        return None  # 统一, 万一: most numerals in prose are parts of words
    if _PAIR.fullmatch(numeral) or read_unit(folded, start):  # 五六个; 千克, 百分点
        return None
    return _counted(folded, match)


def _counted(folded: str, match: re.Match[str]) -> Measured | None:
    """Return a Chinese numeral with its unit, or a rank, None where neither stands there."""
    numeral, start, end = match["chinese"], match.start(), match.end()
    vague = numeral[0] in "数几"
    numeral = numeral[1:] if vague else numeral
    head = numeral.rstrip("万亿")
    tail = numeral[len(head) :]
    if not numeral or read_multiplier(tail, 0) != tail:
        return None
    value = read_chinese(head) if head else Decimal(1)
    if value is None:
        return None
    if tail and set(head) & MYRIADS.keys():  # 一亿二千万 is 12000 万
        value = (read_chinese(numeral) or value) / MYRIADS[tail]
    found = _with_unit(folded, start, end - len(tail), value, form="chinese")
    if not (found.unit or found.rank):
        return None
    return found._replace(vague=True) if vague else found


def _leading(match: re.Match[str]) -> Measured | None:
    """Return 前十 (one of the first ten) as a rank, its 前 in the text; 前三年, 前两批 are none."""
    value = read_chinese(match["chinese"])
    if value is None or value < _SMALLEST_LEAD:
        return None
    base = Quantity(float(value), "")
    return Measured(match.start() - 1, match.end(), base.value, "", base, "chinese", rank=True)


def _with_unit(folded: str, start: int, end: int, value: Decimal, *, form: Form) -> Measured:
    """Return the number at start:end with what follows it: 余, 万, 多, a space, the unit."""
    at = blank = end
    unit, multiplier, vague = read_unit(folded, end), "", False
    if not unit and folded[end : end + 1] in _BEFORE_UNIT:
        at, vague = _skip_vague(folded, end)
        blank = _skip_blanks(folded, at)
        unit = read_unit(folded, blank) if blank > end else ""
        multiplier = "" if unit else read_multiplier(folded, blank)
        if multiplier:
            at, also_vague = _skip_vague(folded, blank + len(multiplier))
            vague = vague or also_vague
            blank = _skip_blanks(folded, at)
            unit = read_unit(folded, blank)
    if unit:
        at = blank + len(unit)
    elif vague and not multiplier and folded[at - 1] == "来":
        at, vague = end, False
    rank = folded[start - 1 : start] == "第"
    base = base_quantity(value, multiplier, unit)
    return Measured(start - rank, at, float(value), multiplier + unit, base, form, rank, vague)


def _skip_vague(folded: str, position: int) -> tuple[int, bool]:
    """Return the position after 余/多/几/来 and whether one stood there."""
    vague = folded[position : position + 1] in _VAGUE_TAIL
    return position + vague, vague


def _skip_blanks(folded: str, position: int) -> int:
    """Return the position after at most two spaces."""
    if not folded.startswith(" ", position):
        return position
    return position + (2 if folded.startswith("  ", position) else 1)


def _may_share(found: Measured) -> bool:
    """Return whether the number may take its unit from the next: it has none, a multiplier only, or 个 (百分点)."""
    return found.form == "arabic" and not found.rank and found.unit in {"", "万", "亿", "个"}


def _links(folded: str, first: Measured, second: Measured) -> bool:
    """Return whether nothing but a range mark, 、 or 和 stands between two numbers."""
    between = _LINKS.fullmatch(folded, first.end, second.start)
    return between is not None and second.form == "arabic" and not second.rank


def _settled(waiting: list[Measured]) -> Iterator[Measured]:
    """Yield numbers that waited in vain; the last may still be a model for the others (1—2个)."""
    for number in waiting[:-1]:
        yield _filled(number, waiting[-1]) if not number.unit else number
    yield from waiting[-1:]


def _filled(number: Measured, model: Measured) -> Measured:
    """Return the number with the unit of the next one: 100-200万元, 30万和50万元, 4.6个、8.3个百分点."""
    if number.unit == "个":
        if model.unit == "个" or not model.unit.startswith("个"):
            return number
        return _with_unit_of(number, "", model.unit)
    multiplier = read_multiplier(model.unit, 0)
    plain = model.unit[len(multiplier) :]
    if not plain:
        return number
    return _with_unit_of(number, number.unit or multiplier, plain)


def _with_unit_of(number: Measured, multiplier: str, plain: str) -> Measured:
    base = base_quantity(Decimal(str(number.value)), multiplier, plain)
    return number._replace(unit=multiplier + plain, base=base, filled=True)

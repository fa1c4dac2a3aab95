"""A title broken into lines by meaning (GB/T 9704-2012, 7.3.1: 词意完整, 排列对称, 梯形或菱形).

Every place between two characters has a price: nothing where a phrase ends, much inside what may be a word, and no
price at all (never) inside a number, before a closing mark or before 的. The lines with the lowest sum of prices and
of faults of shape win. There is no dictionary: verbs and connectives that open a phrase in titles stand in a table.
"""

import re
from collections.abc import Iterator

from drafter.render.measure import width

LINE = 19  # full-width characters of 2号 on a line of 156 mm, with half a character to spare on each side
_MOST_LINES = 4  # a longer «title» is no title; Word may wrap it
_NEVER = 1000.0
_INSIDE_WORD = 14.0
_INSIDE_MARKS = 3.0  # added between 《 and 》
_EXTRA_LINE = 4.0
_WRONG_SHAPE = 20.0
_OPENING, _CLOSING = "《“‘（〔", "》”’）〕"
_PRICES: tuple[tuple[str, float], ...] = (  # the first pattern that matches at a place gives its price
    (r"(?<=[0-9A-Za-z.%])(?=[0-9A-Za-z.%])", _NEVER),
    (r"(?<=第)(?=[0-9一二三四五六七八九十])|(?<=[0-9])(?=[号届次年月日项个条])", _NEVER),
    (r"(?<=[一二三四五六七八九十])(?=[届次一二三四五六七八九十])|(?<=[《“‘（〔])|(?=[的》”’）〕、，：])", _NEVER),
    (r"(?<=会议)|(?=关于)|(?=第[0-9])|(?<=》)|(?=《)|(?=“)", 0.0),
    (r"(?<=的)|(?<=[、，”])", 1.0),
    (r"(?<=号)(?=提案|建议)|(?=提案的|建议的)", 6.0),
    (r"(?<=届)", 10.0),
    (r"(?<=号)|(?=(?:提案|建议|答复|会办意见|复函)(?:》|”|$))", 2.0),
    (r"(?=[和与及并]|推动|推进|促进|加强|加快|完善|提升|提高|优化|支持|规范|强化|深化|进一步|建设|打造|构建)", 3.0),
    (r"(?=开展|实施|建立|健全|扩大|鼓励|解决|改善|落实|引导|培育|发展|保护|治理|助力|做好|切实|大力|全面)", 3.0),
    (r"(?<=工作|问题|机制|体系|服务|建设|发展|管理|能力|水平|质量|产业|企业|政策|环境|平台|力度)", 3.0),
)
_PATTERNS = tuple((re.compile(pattern), price) for pattern, price in _PRICES)


def break_title(title: str) -> tuple[str, ...]:
    """Return the lines of a title; one line where it fits on one."""
    total = width(title)
    if not LINE < total <= LINE * _MOST_LINES:
        return (title,)
    prices = _prices(title)
    fewest = int(-(-total // LINE))
    ways = (
        (paid + _fault([width(line) for line in lines]) + _EXTRA_LINE * (count - fewest), lines)
        for count in (fewest, min(fewest + 1, _MOST_LINES))
        for paid, lines in _ways(title, prices, 0, count)
    )
    return min(ways, default=(0.0, (title,)))[1]


def _prices(title: str) -> list[float]:
    """Return the price of a line end before each character."""
    found = [_INSIDE_WORD] * (len(title) + 1)
    for pattern, price in reversed(_PATTERNS):
        for match in pattern.finditer(title):
            found[match.start()] = price
    depth = 0
    for index, character in enumerate(title):
        depth += (character in _OPENING) - (title[index - 1] in _CLOSING if index else False)
        if depth > 0 and character not in _OPENING:
            found[index] += _INSIDE_MARKS
    return found


def _ways(title: str, prices: list[float], start: int, count: int) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Yield every allowed division of the rest of the title into `count` lines, with the sum of its prices."""
    if count == 1:
        if width(title[start:]) <= LINE:
            yield 0.0, (title[start:],)
        return
    if width(title[start:]) > LINE * count:
        return
    for end in range(start + 2, len(title) - 1):
        if width(title[start:end]) > LINE:
            return
        if prices[end] < _NEVER:
            for paid, rest in _ways(title, prices, end, count - 1):
                yield paid + prices[end], (title[start:end], *rest)


def _fault(widths: list[float]) -> float:
    """Return how far the lines are from a trapezoid or a diamond."""
    longest, shortest = max(widths), min(widths)
    uneven = max(0.0, 0.5 - shortest / longest) * 20
    if len(widths) == 2:  # noqa: PLR2004 - two lines are a trapezoid whichever is longer
        return uneven + (0.5 if shortest == longest else 0.0)
    peak = widths.index(longest)
    rises = widths[: peak + 1] == sorted(widths[: peak + 1])
    falls = widths[peak:] == sorted(widths[peak:], reverse=True)
    return uneven + (0.0 if rises and falls else _WRONG_SHAPE)

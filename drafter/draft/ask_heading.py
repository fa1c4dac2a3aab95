"""The heading of a section: the ask in a few of its own words, echoed by the style's pattern."""

import re

from drafter.grammar.fold import fold
from drafter.grammar.markers import read_marker
from drafter.styles import Style, write_formula

# What stands before the matter of an ask: 建议, 希望, 请, 由市财政局牵头 …
_BEFORE = re.compile(
    r"(?:为此|因此|对此|综上|故)?[，：]?(?:(?:我们?|本人|特|强烈|诚恳|谨|现|同时|此外|另外|还|也)*"
    r"(?:建议|希望|呼吁|恳请|提请|请求|请|应当|应该|应|需要|须|需|要)(?!素|求|点))?[，：]?"
    r"(?:(?:[省市县区]?(?:委、?[省市县区]?)?政府|各级政府|[省市县区]级)?(?:及其?)?(?:有关|相关|主管|职能)?(?:部门|单位)?(?=[\u4e00-\u9fff]{4}))?"
)
_ACTOR = re.compile(
    r"由[^，。；]{2,18}?(?:局|委|厅|部|办|政府|部门|单位)(?:牵头|负责|会同[^，。；]{2,16}?(?:局|委|厅|部门))?[，]?"
)
_CLAUSE_END = re.compile(r"[，。；：！？\n]")
_BREAK = re.compile(r"[、和与及]")
_ABOUT = re.compile(r"^(?:(?:关于|对于|就)(.+?)(?:的?(?:建议|问题|提案)|方面)?|在(.+?)方面)$")
_SHORTEST = 4


def ask_phrase(text: str, limit: int) -> str:
    """Return the ask's first clause without 建议, markers and actor; about `limit` characters at most.

    Observed in fixtures/letters: headings of replies name an ask by the words it opens with.
    """
    folded = fold(text)
    position = 0
    while True:
        marker = read_marker(folded, position)
        step = marker.end if marker else _end_of(_BEFORE, folded, position)
        step = max(step, _end_of(_ACTOR, folded, step))
        if step == position:
            break
        position = step
    clause = _first_clause(text[position:].strip(), folded[position:].strip()) or text.strip()
    found = _ABOUT.match(clause)
    named = found and (found[1] or found[2])
    clause = named if named and len(named) >= _SHORTEST else clause
    return _shortened(clause, limit)


def write_heading(text: str, style: Style) -> str:
    """Return the heading that echoes an ask, without marker."""
    phrase = ask_phrase(text, style.heading_length)
    if "“" in style.echo:
        phrase = phrase.replace("“", "‘").replace("”", "’")
    return write_formula(style.echo, {"ask": phrase})


def _end_of(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def _first_clause(text: str, folded: str) -> str:
    """Return the words up to the first mark, the next clause too when they are too few to say anything."""
    for found in _CLAUSE_END.finditer(folded):
        if found.start() >= _SHORTEST:
            return text[: found.start()].strip()
    return text.strip()


def _shortened(clause: str, limit: int) -> str:
    """Return the clause, cut at its last 、 or 和 when it is longer than the limit."""
    if len(clause) <= limit:
        return clause
    breaks = [found.start() for found in _BREAK.finditer(clause, _SHORTEST, limit)]
    return clause[: breaks[-1]] if breaks else clause[: limit * 2]

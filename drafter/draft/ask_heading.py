"""The heading of a section: the ask in a few of its own words, echoed by the style's pattern."""

import re

from drafter.grammar.fold import fold
from drafter.grammar.lead import without_lead
from drafter.grammar.names import find_organisations
from drafter.styles import Style, write_formula

# What stands before the matter of an ask: 建议, 希望, 请, 由市财政局牵头, 有关部门 …
_ASKING = re.compile(
    r"(?:为此|因此|对此|综上|故)?[，：]?(?:(?:我们?|本人|特|强烈|诚恳|谨|现|同时|此外|另外|还|也)*"
    r"(?:建议|希望|呼吁|恳请|提请|请求|请|应当|应该|应|需要|须|需|要)(?!素|求|点))?[，：]?"
)
_ACTOR = re.compile(
    r"由[^，。；]{2,18}?(?:局|委|厅|部|办|政府|部门|单位)(?:牵头|负责|会同[^，。；]{2,16}?(?:局|委|厅|部门))?[，]?"
    r"|(?:[省市县区]?(?:委、?[省市县区]?)?政府|各级政府|[省市县区]级)?(?:及其?)?"
    r"(?:有关|相关|主管|职能|园林|公安|公安交警|交警|环卫|民政|教育)?(?:部门|单位|大队)?(?=[\u4e00-\u9fff]{4})"
)
_LEADING = re.compile(r"牵头|负责|会同[^，。；]{2,16}?(?:局|委|厅|部门)")
_CLAUSE_END = re.compile(r"[，。；：！？\n]")
_MODIFIER = re.compile(r"结合|针对|围绕|依托|按照|根据|借鉴|为了?(?!单元|主体|核心|重点|基础)")
_BREAK = re.compile(r"[、和与及]")
_ABOUT = re.compile(r"^(?:(?:关于|对于|就)(.+?)(?:的?(?:建议|问题|提案)|方面)?|在(.+?)方面)$")
_SHORTEST = 6


def ask_phrase(text: str, limit: int) -> str:
    """Return the ask's first telling clause without 建议, markers and actor; about `limit` characters at most.

    Observed in fixtures/letters: headings of replies name an ask by the words it opens with.
    """
    rest, before = text.strip(), ""
    while rest != before:
        before, rest = rest, _without_asker(without_lead(rest))
    clause = _telling_clause(rest) or text.strip()
    found = _ABOUT.match(clause)
    named = found and (found[1] or found[2])
    return _shortened(named if named and len(named) >= _SHORTEST else clause, limit)


def write_heading(text: str, style: Style) -> str:
    """Return the heading that echoes an ask, without marker."""
    phrase = ask_phrase(text, style.heading_length)
    if "“" in style.echo:
        phrase = phrase.replace("“", "‘").replace("”", "’")
    return write_formula(style.echo, {"ask": phrase})


def _without_asker(text: str) -> str:
    """Return the ask without who asks and who is asked to act, unless nothing else is said."""
    folded = fold(text)
    end = _end(_ASKING, folded, 0)
    end = _end(_ACTOR, folded, end)
    actor = next(iter(find_organisations(folded[end:])), None)
    if actor is not None and actor.start == 0:
        end += actor.end
    end = _end(_LEADING, folded, end)
    return text[end:].strip() or text


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def _telling_clause(text: str) -> str:
    """Return the words up to the first mark; what only modifies is passed over, what is too short goes on."""
    start = 0
    folded = fold(text)
    for found in _CLAUSE_END.finditer(folded):
        if _MODIFIER.match(folded, start) and found.group() == "，":
            start = found.end()
        elif found.start() - start >= _SHORTEST or found.group() == "。":
            return text[start : found.start()].strip()
    return text[start:].strip()


def _shortened(clause: str, limit: int) -> str:
    """Return the clause, cut at its last 、 or 和 when it is longer than the limit."""
    if len(clause) <= limit:
        return clause
    breaks = [found.start() for found in _BREAK.finditer(clause, _SHORTEST, limit)]
    return clause[: breaks[-1]] if breaks else clause[: limit * 2]

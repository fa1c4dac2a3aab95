"""Sentences made shorter without a new word: clauses dropped or kept whole, brackets and long lists cut."""

import re
from collections.abc import Sequence

_HALF_TO_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[，](?=\d{3}(?!\d))|(?<=\d)：(?=\d)")
_SPACE = re.compile(r"\s+")
_LATIN_SPACE = re.compile(r"(?<=[A-Za-z]) (?=[A-Za-z])")
_BRACKETS = re.compile(r"（[^（）]*）")
_LIST = re.compile(
    r"(?P<kept>[^，。；：、（）]{2,16}、[^，。；：、（）]{2,16})(?:、[^，。；：、（）]{1,16}){1,12}(?=等)"
)
_MARKER = re.compile(
    r"^(?:[一二三四五六七八九十]+是|首先|其次|再次|最后|第[一二三四五六七八九十]+|[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.])[，、]?"
)
_CONNECTIVE = re.compile(
    r"^(?:同时|此外|另外|并且?|其中|目前|现|为此|因此|近年来|近期|下一步|今后|接下来|一方面|另一方面|具体来说|总的来看|具体如下|对此)[，：]?"
)
_SPLIT = re.compile(r"[，；。！？]")
# A clause that opens like this only leads to the next one: for what, by what, on what ground.
_LEAD = re.compile(
    r"^(?:为了?(?!全|期|主|准|重)|根据|按照|依据|围绕|针对|结合|通过|依托|坚持|立足|聚焦|着眼|本着|在.{1,24}(?:下|中|上|基础上|方面)$|随着|由于|鉴于|经(?:研究|商|核实|了解)"
    r"|以.{2,20}为.{1,8}$|对标|充分发挥|切实|高度重视|始终|深入贯彻|认真(?:贯彻|落实|研究))"
)
# 对新认定的企业，给予…: the clause belongs to the next one.
_BOUND = re.compile(r"^(?:对|对于|凡|将|把|向|与|从|如果|若|当|因)(?!接|比|口|标|于|外)")


def tidy(text: str) -> str:
    """Return the text on one line, Chinese marks full-width; nothing else changes."""
    wide = _SPACE.sub(" ", text).translate(_HALF_TO_WIDE)
    wide = _BETWEEN_DIGITS.sub(lambda match: {"，": ",", "：": ":"}[match.group()], wide)
    return "".join(part if part != " " else "" for part in re.split(r"((?<![A-Za-z]) | (?![A-Za-z]))", wide)).strip()


def plain(sentence: str) -> str:
    """Return the sentence without marker, connectives, brackets and end mark, long lists cut at 等."""
    text = _MARKER.sub("", tidy(sentence))
    text = _BRACKETS.sub("", text)
    while match := _CONNECTIVE.match(text):
        text = text[match.end() :]
    return _LIST.sub(lambda match: match["kept"], text).strip("。；，、！？： ")


def main_clauses(sentence: str) -> list[str]:
    """Return the clauses of a sentence that say something by themselves, in order."""
    units: list[str] = []
    bound = ""
    for clause in _closed_clauses(plain(sentence)):
        if _LEAD.match(clause) and not bound:
            continue
        if _BOUND.match(clause) and not bound:
            bound = clause
            continue
        units.append(f"{bound}，{clause}" if bound else clause)
        bound = ""
    if bound:
        units.append(bound)
    return units or _closed_clauses(plain(sentence))[-1:]


def _closed_clauses(text: str) -> list[str]:
    """Return the clauses between ，；。 that do not stand inside quotation marks or brackets."""
    clauses: list[str] = []
    held = ""
    for piece in _SPLIT.split(text):
        held = f"{held}，{piece}" if held else piece
        if (
            held.count("“") <= held.count("”")
            and held.count("《") <= held.count("》")
            and held.count("（") <= held.count("）")
        ):
            if held.strip():
                clauses.append(held.strip())
            held = ""
    return [*clauses, held.strip()] if held.strip() else clauses


def join_within(clauses: Sequence[str], limit: int, *, mark: str = "，") -> str:
    """Return as many clauses from the front as fit the limit, joined."""
    text = ""
    for clause in clauses:
        longer = f"{text}{mark}{clause}" if text else clause
        if len(longer) > limit:
            break
        text = longer
    return text


def cut_to(text: str, limit: int) -> str:
    """Return the text within the limit, cut at the last mark that fits, else with ……."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at = max(head.rfind(mark) for mark in "，；。、：")
    if at >= limit // 2:
        return head[:at].rstrip("，；。、：") + "。"
    return text[: limit - 2] + "……"

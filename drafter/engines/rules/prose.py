"""Sentences joined in official prose: set phrases in front, no fact added, no joining word left dangling."""

import re
from collections.abc import Sequence

from drafter.engines.rules.pieces import Piece
from drafter.grammar.fold import fold
from drafter.grammar.names import find_organisations
from drafter.grammar.step import opens_step, puts_object_first

_IN_PROGRESS = re.compile(r"正在|正(?=积极|抓紧|加快|有序|按)")
_IS_RULE = re.compile(r"(?:条例|办法|规定|细则|规则|通则)(?:（[^）]*）)?$")
_NAMES_ITS_PAPER = re.compile(r"《|^(?:根据|按照|依据)")
_AHEAD = re.compile(r"(?:下一步|下步|今后|下一阶段|接下来|后续|未来)(?:工作中)?[，,]?")
_OPENS_AHEAD = re.compile(r"下一步|下步|今后|接下来")
_OWN_WILL = re.compile(
    r"(?:我[局委厅部办院]|我中心|我支队|我公司|我单位|我们)?(?:还|也)?(?:将|拟|计划)(?:继续(?=[\u4e00-\u9fff]{2}))?"
)
_OWN_NAME = re.compile(r"我[局委厅部办院]|我中心|我支队|我公司|我单位|我们")
_INTENT = re.compile(r"计划|拟(?!定)|力争|争取|打算|预计(?!到)")
_HOPES = frozenset({"力争", "争取"})
_WILL = re.compile(r"(?<!即)将(?!近|军|领)|拟|计划|力争|争取|确保|预计|有望|下一步|今后|到20\d\d年")
_YEAR_LED = re.compile(r"(20\d\d)年(?:，|(?=全年))")
_YEAR = re.compile(r"20\d\d(?=年)")
_WHEN = re.compile(
    r"(?P<when>年内|年底前|(?:到|在|于)?20\d\d年(?:\d{1,2}月)?(?:底前|底|前|年内|内|上半年|下半年|[一二三四]季度)?(?:以?前)?)[，,]?(?=[\u4e00-\u9fff])"
)


def say_told(pieces: Sequence[Piece]) -> str:
    """Return what was done and is being done as one paragraph; a policy is named by its title once."""
    sentences: list[str] = []
    named: str | None = None
    for piece in pieces:
        text = piece.text
        if piece.kind == "policy" and piece.title and not _NAMES_ITS_PAPER.search(text):
            if named == piece.title:
                sentences[-1] = f"{sentences[-1].rstrip('。')}；{text}"
                continue
            text = f"《{piece.title}》{'规定' if _IS_RULE.search(piece.title) else '明确'}，{text}"
            named = piece.title
        else:
            named = None
            text = f"目前，{text}" if _IN_PROGRESS.match(text) else text
        sentences.append(_without_known_year(text, "".join(sentences)))
    return "".join(sentences)


def _without_known_year(text: str, before: str) -> str:
    """Return a sentence without the year in front when the last sentence with a year began with the same one."""
    led = _YEAR_LED.match(text)
    dated = [years for sentence in before.split("。") if (years := _YEAR.findall(sentence))]
    return text[led.end() :] if led and dated and dated[-1][0] == led[1] else text


def say_ahead(sentences: Sequence[str], we: str) -> str:
    """Return next steps as one paragraph that opens with 下一步, or with its own date: 2026年底前，我局将…."""
    return "".join(_step(sentence, we, first=number == 0) for number, sentence in enumerate(sentences))


def _step(sentence: str, we: str, *, first: bool) -> str:
    text = sentence[_end(_AHEAD, sentence) :]
    dated = _WHEN.match(text)
    when, rest = (dated["when"], text[dated.end() :]) if dated else ("", text)
    will = None if puts_object_first(rest) else _OWN_WILL.match(rest)
    bare = rest[will.end() :] if will else rest[_end(_OWN_NAME, rest) :]
    if opens_step(bare) and (will or bare != rest or not _WILL.search(rest.partition("，")[0])):
        lead = f"{we}将" if first else ""
        ahead = f"{when}，{lead or '将'}" if when else f"下一步，{lead}" if first else ""
        kept = "继续" if will and will.group().endswith("继续") else ""
        return f"{ahead}{kept}{bare}"
    if dated and not _OPENS_AHEAD.match(sentence):
        return text
    intent = _INTENT.match(text)
    lead = "下一步，" if first else ""
    if intent:
        hope = "将" if intent.group() in _HOPES else ""
        return f"{lead}{we}{hope}{text}" if first else text
    if _WILL.search(text.partition("，")[0]) or _names_actor(text):
        return f"{lead}{text}"
    return f"{lead}{we}将推动{text}" if first else f"推动{text}"


def _names_actor(text: str) -> bool:
    """Return whether a sentence begins with who acts: 市教育局负责…."""
    found = next(find_organisations(fold(text)), None)
    return found is not None and found.start == 0


def _end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0

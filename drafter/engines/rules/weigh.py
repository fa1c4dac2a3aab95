"""How much a sentence says: facts and acts weigh, praise and background do not."""

import re

from drafter.engines.rules.clauses import count_figures

_DONE = re.compile(
    r"累计|建成|印发|出台|制定|完成|达到|实现|新增|设立|投入|发放|开展|建立|落实|共有|现有|已|纳入|启动|推进"
)
_AHEAD = re.compile(r"下一步|今后|将(?!近|军)|力争|拟|计划|争取|继续|进一步|到20\d\d年|年底前")
_PROBLEM = re.compile(
    r"不足|不够|缺乏|问题|困难|短板|滞后|偏低|矛盾|制约|薄弱|难以|无法|尚未|没有|隐患|偏高|单一|不合理|不完善|不均"
)
_SOLVED = re.compile(
    r"(?:解决|缓解|化解|破解)[^，。；]{0,20}(?:问题|困难|难题|矛盾)|存在.{0,8}(?:不足|问题|困难|短板)(?=[，。：]|$)"
)
_ASK = re.compile(r"建议|希望|应当|要|加大|加强|完善|建立|健全|推动|鼓励|支持")
_BACKGROUND = re.compile(
    r"高度重视|重要(?:意义|作用|举措|环节|抓手|内容|保障)|深入贯彻|您提出|感谢|收悉|(?:提案|建议)提得很好|www\.|^.{0,8}日期：|认识到|近年来.{0,8}高度|是.{2,30}的(?:关键|重要|必然|基础)|建议(?:很|非常|十分)|具有.{0,8}意义|众所周知|情况如下|如下：?$|以下.{0,8}(?:工作|方面)"
)
_MOST_FIGURES = 3


def is_problem(sentence: str) -> bool:
    """Return whether the sentence says what is wrong."""
    return bool(_PROBLEM.search(_SOLVED.sub("", sentence)))


def is_ahead(sentence: str) -> bool:
    """Return whether the sentence speaks of what is to come."""
    return bool(_AHEAD.search(sentence))


def is_background(sentence: str) -> bool:
    """Return whether the sentence praises, thanks or explains instead of reporting."""
    return bool(_BACKGROUND.search(sentence))


def weigh_report(sentence: str, topic: str, place: int) -> float:
    """Return the weight of a sentence in a reply, under a heading `topic`, as its place-th sentence (0 = first)."""
    figures = min(count_figures(sentence), _MOST_FIGURES)
    return 0.7 * figures + bool(_DONE.search(sentence)) + _common(sentence, topic, place)


def weigh_plea(sentence: str, topic: str, place: int) -> float:
    """Return the weight of a sentence in a proposal: problems and asks."""
    figures = min(count_figures(sentence), _MOST_FIGURES)
    said = bool(_PROBLEM.search(sentence)) + bool(_ASK.search(sentence))
    return 0.4 * figures + said + _common(sentence, topic, place)


def _common(sentence: str, topic: str, place: int) -> float:
    return 2.0 * overlap(topic, sentence) + 0.6 * (place == 0) - 2.5 * is_background(sentence)


def overlap(first: str, second: str) -> float:
    """Return the share of the character pairs of the first text that the second has too."""
    pairs = {first[at : at + 2] for at in range(len(first) - 1)}
    return sum(pair in second for pair in pairs) / len(pairs) if pairs else 0.0

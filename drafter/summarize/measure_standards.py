"""Standards, time limits and the topic of the clause before: figures that measure what is given or allowed."""

import re

from drafter.summarize.measure_nouns import LONGEST_MEASURE, read_predicate
from drafter.summarize.measure_words import clean_left, first_verb, is_scope

_STANDARD = re.compile(
    r"(?P<others>(?:、[^，。；：\d]{1,8}[\d.]+万?元){0,4})"  # 县道每公里15000元、乡道8000元的标准
    r"的(?:标准|比例|额度|价格)(?!达|为|是|超|提|降|不|低|高|由|从)(?P<use>[^，。；：、\d]{2,16})"
)
_BY = re.compile(r"^(?:按照?|以|对)")
_FOR_WHOM = re.compile(r"^对(?P<who>[^，。；]{2,16}?)(?:按照?|以)")  # 对新建冷库按实际投资额的30%给予补助
_GIVES = re.compile(r"(?:的标准|的比例)?(?:给予|予以)(?P<what>补助|补贴|奖励|贴息|补偿|资助|奖补)")
_GOAL = re.compile(r"的(?P<goal>目标|任务|要求|底线|门槛)")  # 距离国家90%的目标
_TO = re.compile(r"(?:到|至|为|时间|时限|期限) ?$")  # 由30天压缩到15天以内
_OFFER = re.compile(r"^(?P<who>.{2,16}?)(?:按.{0,6})?给予[^给]{2,8}$")  # 对捐建企业给予建设费用20%、最高10万元的奖励
_OFFERED = re.compile(r"(?:、最高[\d.]+万?元)?的(?P<what>补助|补贴|奖励|贴息|补偿|资助|奖补)")
_TOPIC = re.compile(r"(?:^|[，。；：\n])对于?(?P<topic>[^，。；：\d]{2,20}?)的?，$")
_TIMES = frozenset({"年", "个月", "天", "工作日", "小时", "分钟"})
_WITHIN = re.compile(r"^ ?(?:[之以]?内(?!容|部|外)|时间(?!段))")
_OPEN_LEFT = re.compile(r"^(?:建议|请)?.{2,10}[局委办厅部]$|^$|(?:起|后|用|在|力争|确保)$|^.{0,10}自.{2,12}$|^分$")
_NEXT_WORDS = re.compile(r"^，(?P<act>[^，。；：、\d\n]{2,24})")
_GIVEN = ("每", "给予", "予以", "补助", "补贴", "奖励", "发放", "一次性")
_LONGEST_ACT = 16


def by_standard(left: str, beyond: str) -> str:
    """Return what a standard is for: 按每餐3元的标准给予就餐补贴 → 给予就餐补贴; "" if no standard is named."""
    by_share = _FOR_WHOM.match(left), _GIVES.match(beyond)
    if by_share[0] and by_share[1]:
        return by_share[0]["who"] + by_share[1]["what"]
    offer, offered = _OFFER.match(left), _OFFERED.match(beyond)
    if offer and offered:
        return offer["who"] + offered["what"]
    if goal := _GOAL.match(beyond):
        return left.removeprefix("距离").removeprefix("离") + goal["goal"]
    standard = _STANDARD.match(beyond)
    if standard is None:
        return ""
    if standard["others"]:
        return _BY.sub("", left) + standard["use"]
    return standard["use"] if left.startswith(("对", "按", "以")) else left + standard["use"]


def name_limit(raw: str, unit: str, beyond: str, following: str) -> tuple[str, int]:
    """Return what a time limit limits and how many words of `beyond` name it as one; "" and 0 if it is none.

    5个工作日内办结回访 → 办结回访时限. `beyond` ends with the clause, `following` goes on after it.
    """
    if interval := _name_interval(raw, unit, beyond):
        return interval, 0
    opens = _OPEN_LEFT.search("".join(raw.split()))
    within = _WITHIN.match(beyond) if unit in _TIMES and not _TO.search(raw) else None
    if within and not opens and not read_predicate(beyond[within.end() :]):
        return "", 0
    if within is None and not (opens and unit in _TIMES and len(first_verb(beyond)) > 1):
        return "", 0
    used = within.end() if within else 0
    follows = None if beyond[used:].strip() else _NEXT_WORDS.match(following)
    act = clean_left(follows["act"] if follows else read_predicate(beyond[used:]))
    return (f"{act}时限", used) if act and len(act) <= _LONGEST_ACT and not is_scope(act) else ("", 0)


def _name_interval(raw: str, unit: str, beyond: str) -> str:
    """Return what happens at an interval: 温度数据每5分钟上传一次 → 温度数据上传间隔; "" if it is none."""
    said = "".join(raw.split())
    act = read_predicate(beyond) if unit in _TIMES and said.endswith("每") else ""
    return f"{clean_left(said.removesuffix('每'))}{act}间隔" if act and len(act) <= _LONGEST_ACT else ""


def read_topic(between: str) -> str:
    """Return what the clause before speaks of, from the words up to the next: 对良种补助标准，; "" if of nothing."""
    topic = _TOPIC.search(between)
    return topic["topic"] if topic and len(topic["topic"]) <= LONGEST_MEASURE else ""


def with_topic(topic: str, measure: str) -> str:
    """Return what is given with for what it is given: 低产茶园改造 and 每亩补助 → 低产茶园改造每亩补助."""
    whole = topic + measure
    return whole if topic and measure.startswith(_GIVEN) and len(whole) <= LONGEST_MEASURE else measure

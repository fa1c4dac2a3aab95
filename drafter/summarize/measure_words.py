"""The words before a number: what of them is its measure. Word lists: prompts/lists/measures.toml."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from drafter.assets import load_list
from drafter.grammar.dates import DateFound, find_dates

_LEAD = re.compile(
    r"^(?:中(?=[建有设开能配已达反获完存优未仅只])|[①-⑳]|\d{1,2}[.．、](?!\d)|关于(?=.{2})|”?(?:期间|时期|初期)|内(?=[一-鿿]{4})|为(?=[全我本][市省县区]$)|(?:积极|主动)?向.{2,8}?(?:建议|争取|申请)[由将把从]?|.{0,12}?(?:[厅局委办部府]|政府|财政)(?:对(?![口接外])|将|把|(?=按))(?=.{2})|[、，”/—~·的-]|以及|和|及|与|其中|包括|目前|截至目前|同时|此外|另外|并(?!网|购|轨|案)|且|已(?=建[成有立设])|已(?!建|开(?!工))|眼下|当前|如今|以[上下内](?:的|、)?|在(?=[全我本][市省县区]$)|前$|因(?![素子病故])(?=.{3})|由于(?=.{3})|先(?=在)|先$|于$|我(?=[与和])|共(?!享|同|产|性|建共)|先后|至今"
    r"|近年来|今年以来|现(?=有|已|共)|全年|有(?!效|限|机|关|色|序|偿|轨|线|组织|害)|拥有|实现了?(?=.{3})|设立了|总共|约|仅|而|但|虽然?"
    r"|[将把](?=.{3})|[由从](?=每)|[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十])(?=.{4})|(?:的)?基础上(?=.)|使(?![用命])(?=.{3})|(?:代表|委员|您|你们|贵[会委])?(?:建议|希望|提出|要求)|争取|力争|计划(?!生|投资|总|里程|用|面积|数)|拟(?!上市|任|建)|预计|确保"
    r"|我们|我[市省县区州局委厅部]|本[市省县区州局委厅部]|近[一二三四五六七八九十两\d]+年来?|[一二三四五六][是要](?:把|将)?)"
)
_FROM = re.compile(r".{2}[由从]“?$")
_FROM_THEN = re.compile(r"(?<=.{2})[由从](?:[人户]均|前几年|前些年|过去|原来|原先|以往|最初|此前|目前|现行|现有)的?$")
_TO_NOW = re.compile(r"(?<=[到至])(?:目前|现在|如今)的?$")
_BASE = re.compile(r"(?:比|较|同|与|[当低高多少优早]于|占)$")  # before a date: what a change is measured against
_DATE_SIGNS = re.compile(r"[年月季]|[一二三四五六七八九十]五|\d{4}")
_AFTER_DATE = re.compile(r"”?(?:以来|以前|之前|期间|时期|初期|前|起|底|末|初|度|后|[春秋]季学期)+的?")
# Words that only end like a filler: 人均, 签约, 产能, 设计, 下达.
_NO_FILLER = re.compile(
    r"(?:[人户日年月平亩村校件台车]均|[签节集预违制契]约|[产职功智性节储潜效动]能|[许认]可|公共|乃至|甚至|[线网以路水陆地海]上|[设统预审会估累]计"
    r"|[自理事]由|[行作认成]为|[发抵传下直送]达|目的|[附邻临]近|立即|[主需纪摘概必]要|[船只]只|[人英贤]才|变更)$"
)
_NO_VERB = re.compile(
    r"(?:[费应作信租商民公]用|[供补]给|[国公所]有|所需|[行作]为|[方意导]向|[刚内急]需|自由|转让|潜在|留用)$"
)
_SCOPE = re.compile(
    r"(?:(?:全|我|本|该)?[市省县区国州局校镇乡村]|全社会|社会|各级|各地|各类|每|平均|(?:全|我)[市省县区](?:各级|各地|范围内))?(?:共|累计|新|已|先后)?"
)
_COMPARED = re.compile(r"^仅?(?:是|不到|不足|不及|仅为|相当于|约为|为|高于|低于|超过)(?=.*的(?:近|约)?$)")
_AGAINST = re.compile(r"^(?:比(?!例|重|率)|较|相比|与|同(?!期[^相比]))")
_HOW = re.compile(r"^(?:分别|累计|平均|每年|年均|共|再|实际)+")
_MEAN_OVER = re.compile(
    r"平均每[一-鿿]{1,4}|每个[一-鿿]{1,3}|每[一-鿿]{1,2}平均|每[百千万](?:人口?|户)|每(?:平方公里|亩|户|公里)"
)
_MORE = re.compile(r"[多少][一-鿿]{1,2}$")  # 比上年多建(21个)
_TITLE_BEFORE = re.compile(r"^.*》中?(?=[^》]{2})")  # 依据《…办法》确定的(70%)
_EACH_TIME = re.compile(r"(?:平均)?每(?:[年月日天周季]|学[年期]|季度)")
_PER = re.compile(
    r"(?<=.{2})(?:由|为|按|是)?每(?:[人生户亩村校名床件项个台辆家所册年月次餐天日周季吨度斤趟班张套处座头份期单起间班只]"
    r"|平方公里|平方米|公里|公斤|[百千万]户|[千万]人口?|学[年期]|季度|小时|人次)$"
)
_CHANGED_TO = re.compile(  # 由10%放宽至15%
    r"(?:稳步|逐步|进一步|再)?(?:增加|增长|提高|提升|上升|扩大|扩展|拓展|降低|下降|减少|缩短|压缩|压减|压降|延长|上调|下调|放宽|回落|收窄|拓宽|加宽"
    r"|攀升|跃升|精简|调整|上涨)了?[到至为]$"
)
_TRAILING = re.compile(r"(?:最迟)?(?:不得|不应|不能|须|被)$|(?<=.{2})(?<![存现潜内实所])在$")
_NUMBER = re.compile(r"第\d+号")
_ALONG = re.compile(r"(?<=.{2})按(?!揭|期|时|照|摩|比例)[一-鿿]{2,4}$")  # 票价按里程(2元)
# 出台《…办法》《…细则》等文件5个: the titles are no measure; the first may have lost its head.
_TITLES = re.compile(r"(?:^[^《》]*》|《[^》]*》)(?:[、和及]?《[^》]*》)*等")
_MADE = re.compile(  # 市财政局将管护经费提高到每年800万元
    r"[将把](?P<what>[^，。；将把]{2,20}?)(?P<how>提高|增加|扩大|压缩|降低|缩短|延长|提升|调整|上调|下调)(?P<to>[到至为](?:[人户]均|每[一-鿿])*)?$"
)
_BOUNDED = re.compile(
    r"^([^，。；]{2,16}?)(?:不低于|不少于|不超过|不高于|达到)(?!了)((?:[^，。；到]|[^达]到){2,16}的)$"
)
_LEADS_TO = re.compile(r"^.*(?:现有|已有|的|将|把|对|在)(?=.{2})")
_IN = re.compile(r"要?[在于]$")
_AND = re.compile(r"[、和与及]")
_AGAINST_YEAR = re.compile(r"(?:比(?![例重率])|较|与|同比).{0,14}$")
_SHORTEST_PART, _SHORT_PART, _LONG_PART = 2, 2, 5
THIS = frozenset({"除这", "这", "上述"})
_LONGEST_PART = 6
_LONGEST_BASE = 14  # characters of what a change is measured against


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Return a word list, the longest words first."""
    return tuple(sorted(load_list("measures")[name], key=len, reverse=True))


def clean_left(raw: str) -> str:
    """Return the words before a number without dates, connectives and what only leans on the number."""
    text = _TITLE_BEFORE.sub("", _TITLES.sub("", "".join(raw.split())))
    text = _NUMBER.sub("", _TO_NOW.sub("", text))
    if made := _MADE.search(text):
        text = made["what"] if made["to"] else made["what"].removesuffix("分别") + made["how"]
    dates = [date for date in _dates(text) if not _BASE.search(text, 0, date.start)]
    if dates and _FROM.search(text, 0, dates[-1].start):  # 盖度由2018年的61.2%
        text = text[: dates[-1].start - 1]
    elif dates:
        tail = _AFTER_DATE.match(text, dates[-1].end)
        rest = text[tail.end() if tail else dates[-1].end :]
        if not rest:  # 库容要在2020年(420万吨)
            return clean_left(_IN.sub("", text[: dates[-1].start]))
        text = rest
    while match := _LEAD.match(text):
        text = text[match.end() :]
    before, _, item = text.rpartition("、")
    if item and item.startswith(words_of("verbs")) and not before.endswith(words_of("verbs")):  # 新建、改扩建学校
        text = item
    return _without_fillers(text)


def _dates(text: str) -> Iterator[DateFound]:
    """Yield the dates of a few words; most hold none, and a look for their signs is enough."""
    return find_dates(text) if _DATE_SIGNS.search(text) else iter(())


def first_of(words: tuple[str, ...], test: Callable[[str | tuple[str, ...]], bool]) -> str:
    """Return the longest word that passes a test such as `text.endswith`, or ""."""
    return next(word for word in words if test(word)) if test(words) else ""


def _without_fillers(text: str) -> str:
    """Return the text without 达到, 超过, 约 … at its end; 人均, 日均 and 签约 stay."""
    while True:
        if not _EACH_TIME.fullmatch(text) and not _MEAN_OVER.fullmatch(text):
            shorter = _FROM_THEN.sub("", _PER.sub("", text))
            if shorter != text:
                text = shorter
                continue
        if changed := _CHANGED_TO.search(text):
            text = text[: changed.start()]
            continue
        filler = first_of(words_of("fillers"), text.endswith)
        if not filler or _NO_FILLER.search(text) or _EACH_TIME.fullmatch(text):
            return _TRAILING.sub("", _ALONG.sub("", text))
        text = text[: -len(filler)]


def share_of(raw: str) -> str:
    """Return a bounded share as a share: 骨干教师不低于交流总数的 → 骨干教师占交流总数的."""
    return _BOUNDED.sub(r"\1占\2", raw)


def distribute(left: str, raw: str, count: int) -> tuple[str, ...]:
    """Return one measure a figure where a subject of so many parts is said 分别: 起数和死亡人数分别下降; else ()."""
    subject, apart, change = left.rpartition("分别")
    subject = _AGAINST_YEAR.sub("", subject if apart else left)
    parts = _AND.split(subject)
    is_shared = "分别" in raw and len(parts) == count > 1 and min(map(len, parts)) >= _SHORTEST_PART
    if not is_shared or parts[0].endswith("中") or (len(parts[0]) <= _SHORT_PART and len(parts) > len(parts[:2])):
        return ()
    head = parts[-1][len(parts[0]) :] if len(parts[0]) <= _SHORT_PART and len(parts[-1]) > _LONG_PART else ""
    return tuple((part if part.endswith(head) else part + head) + (change if apart else "") for part in parts)


def is_link(raw: str) -> bool:
    """Return whether only 和 or 、 stands before the number."""
    return "".join(raw.split()) in {"、", "和", "及", "与", "，"}


def sums_up(raw: str) -> bool:
    """Return whether the words sum up the items before them: 合计, 共计."""
    return "".join(raw.split()).strip("，、").endswith(("合计", "共计", "总计", "合计达", "共计达"))


def last_verb(left: str) -> str:
    """Return the verb that the words end in, or ""; 费用 and 国有 end in none."""
    if _NO_VERB.search(left):
        return ""
    return first_of(words_of("verbs"), left.endswith) or first_of(words_of("light_verbs"), left.endswith)


def thing_of(said: str) -> str:
    """Return the thing that a few words end in: 可在现有绿色发展基金 → 绿色发展基金."""
    thing = _LEADS_TO.sub("", said)
    return thing.removeprefix(first_verb(thing)) or thing


def first_verb(left: str) -> str:
    """Return the verb that the words open with, or ""."""
    return first_of(words_of("verbs"), left.startswith)


def is_light(verb: str) -> bool:
    """Return whether a verb says nothing of the measure: 有, 为, 由."""
    return verb in words_of("light_verbs")


def is_scope(left: str) -> bool:
    """Return whether only the scope is named: 全市, 我省各级."""
    return bool(_SCOPE.fullmatch(left))


def is_change(left: str) -> bool:
    """Return whether only a change or what it is measured against is named: 同比增长, 比2020年提高, 较上年."""
    left = _HOW.sub("", left)
    if _AGAINST.match(left):
        change = first_of(words_of("changes"), left.removesuffix("了").endswith)
        return len(left) <= _LONGEST_BASE + len(change) or bool(_MORE.search(left))
    return left.removesuffix("了") in words_of("changes")


def opens_with_change(text: str) -> bool:
    """Return whether the words go on with a change: 由25家跃升至587家."""
    return len(first_of(words_of("changes"), text.startswith)) > 1


def change_in(left: str) -> str:
    """Return the words of a change without the base year's: 比2019年的98万辆 gives ""."""
    is_said = left.removesuffix("了").endswith(words_of("changes")) or _MORE.search(left)
    return left if is_said else ""


def without_change(measure: str) -> str:
    """Return what a measure was before its change: 新能源利用率较上年提高 → 新能源利用率."""
    change = first_of(words_of("changes"), measure.endswith)
    subject = (
        re.sub(r"(?:分别)?(?:比|较|同比|环比|与).{0,14}$", "", measure.removesuffix(change)) if change else measure
    )
    return subject or measure


def is_generic(left: str) -> bool:
    """Return whether the words need the measure before them: 数量, 面积, 占全省."""
    return (
        left in words_of("generic")
        or is_each_time(left)
        or (left.endswith("之比") and "与" not in left)
        or left.startswith(("占", "数量占", "总量占", "规模占", "低于", "高于", "超出"))
    )


def is_each_time(left: str) -> bool:
    """Return whether only how often is named: 每年, 平均每月."""
    return bool(_EACH_TIME.fullmatch(left))


def act_of(clause: str) -> str:
    """Return what a clause does, of a long one from its last verb on: …在老年大学开设口腔健康课 → 开设口腔健康课."""
    text = clean_left(clause)
    if len(text) <= _LONGEST_BASE:
        return text
    starts = [text.rfind(verb, 0, len(text) - 2) for verb in words_of("verbs") if len(verb) > 1]
    return text[max(starts, default=0) :] if max(starts, default=0) > 0 else text


def is_mean(left: str) -> bool:
    """Return whether only what a mean is taken over is named: 平均每县, 每个项目."""
    return bool(_MEAN_OVER.fullmatch(left))


def compares(raw: str) -> bool:
    """Return whether the words only compare: 是新城区的(2倍), 不到中心城区的(三分之一)."""
    return bool(_COMPARED.match("".join(raw.split()).lstrip("，、")))


def is_part(left: str) -> bool:
    """Return whether the words name a part without its noun: 国家级, 公办."""
    return len(left) <= _LONGEST_PART and left.endswith(words_of("part_ends"))

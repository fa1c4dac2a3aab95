"""The words round a number: what of them belongs to its measure. Word lists: prompts/lists/measures.toml."""

import re
from functools import cache

from drafter.assets import load_list
from drafter.grammar.dates import find_dates
from drafter.grammar.numbers import find_quantities
from drafter.grammar.units import read_multiplier

# A comma inside 3,070 and a colon inside 1:28 end no clause.
CLAUSE_END = re.compile(r"[。；！？（）\n|]|(?<!\d)[，：]|[，：](?!\d)|，(?!\d{3}(?!\d))")

_LEAD = re.compile(
    r"^(?:[、，”]|以及|和|及|与|其中|包括|目前|截至目前|同时|此外|另外|并(?!网|购|轨|案)|且|已|共(?!享|同|产|性|建共)|先后|至今|近年来"
    r"|今年以来|现(?=有|已|共)|全年|有(?!效|限|机|关|色|序|偿|轨|线|组织|害)|拥有|实现了?(?=.{3})|设立了|总共|约|仅"
    r"|我[市省县区州局委厅部]|本[市省县区州局委厅部]|近[一二三四五六七八九十两\d]+年来?|[一二三四五]是)"
)
_SCOPE = re.compile(
    r"(?:(?:全|我|本|该)?[市省县区国州局校镇乡村]|全社会|社会|各级|各地|各类|(?:全|我)[市省县区](?:各级|各地|范围内))?(?:共|累计|新|已|先后)?"
)
_AFTER_DATE = re.compile(r"(?:以来|以前|之前|期间|时期|前|起|底|末|初|度|后)+")
_STARTS_NOUN = re.compile(r"[一-鿿“《A-Za-z]")
_NO_NOUN = re.compile(r"[左以多余、和及与，。的]$")
_LINK_END = "、和及与的了中"
_PERSONAL = ("人", "人次", "户", "户次", "家", "名", "位", "元", "%", "亩", "平方米")
_VERB_ENDS_IN_LE = re.compile(r"了$")
_PREFIX = re.compile(
    r"^(?:有|其中|全[市省县区国]|我[市省县区]|各[级类]|现有|共有|拥有|建成|新增|力争|累计|完成|培育|认定|备案|设立|等)+"
)
_LEVEL = re.compile(r"^(?P<level>[一-鿿]{1,4}?[级类])(?P<noun>.{2,})$")
LONGEST_MEASURE = 30
_LONGEST_TAIL = 16
_ATTRIBUTE = re.compile(r"(?:规模|总额|面积|金额|价值|总投资|投资额?|总价|长度|全长|年产量?|产值|容量|额度|最高额)$")


@cache
def _words(name: str) -> tuple[str, ...]:
    """Return a word list, the longest words first."""
    return tuple(sorted(load_list("measures")[name], key=len, reverse=True))


def clean_left(raw: str) -> str:
    """Return the words before a number without dates, connectives and what only leans on the number."""
    text = "".join(raw.split())
    for date in find_dates(text):
        tail = _AFTER_DATE.match(text, date.end)
        text, done = text[tail.end() if tail else date.end :], True
        if done:
            return clean_left(text)
    while match := _LEAD.match(text):
        text = text[match.end() :]
    item = text.rpartition("、")[2]
    if item and item.startswith(_words("verbs")):
        text = item
    return _without_fillers(text)


def _without_fillers(text: str) -> str:
    """Return the text without 达到, 超过, 约 … at its end."""
    while True:
        filler = next((word for word in _words("fillers") if text.endswith(word)), None)
        if filler is None:
            return text
        text = text[: -len(filler)]


def last_verb(left: str) -> str:
    """Return the verb that the text ends in, or ""."""
    return next((verb for verb in (*_words("verbs"), *_words("light_verbs")) if left.endswith(verb)), "")


def is_light(verb: str) -> bool:
    """Return whether a verb says nothing of the measure: 有, 为, 由."""
    return verb in _words("light_verbs")


def is_scope(left: str) -> bool:
    """Return whether only the scope is named: 全市, 我省各级."""
    return bool(_SCOPE.fullmatch(left))


def is_change(left: str) -> bool:
    """Return whether only a change is named: 同比增长, 比2020年提高."""
    bare = re.sub(r"^(?:比|较|相比|与).{0,12}?(?=" + "|".join(_words("changes")) + ")", "", left)
    bare = re.sub(r"^(?:分别|累计|平均|每年|年均|共|再|实际)+", "", bare).removesuffix("了")
    return bare in _words("changes")


def is_generic(left: str) -> bool:
    """Return whether the words need the measure before them: 数量, 面积, 占全省."""
    return left in _words("generic") or left.startswith(("占", "数量占", "总量占", "规模占"))


def is_part(left: str) -> bool:
    """Return whether the words name a part without its noun: 国家级, 省级."""
    return len(left) <= len("省级重点实验") and left.endswith(_words("part_ends"))


def without_level(measure: str) -> str:
    """Return 科技企业孵化器 of 国家级科技企业孵化器, or "" if no level is named."""
    match = _LEVEL.match(_PREFIX.sub("", measure))
    return match["noun"] if match else ""


def head_of(measure: str) -> str:
    """Return the noun of a measure that parts share: 技术转移机构 of 我市各级技术转移机构."""
    bare = _PREFIX.sub("", measure)
    verb = next((word for word in _words("verbs") if bare.startswith(word) and len(bare) > len(word) + 1), "")
    return bare[len(verb) :].rpartition("等")[2] or bare


def read_noun(right: str, unit: str, *, runs_on: bool) -> tuple[str, int]:
    """Return the noun after a number and the offset in `right` where it ends.

    `runs_on`: the next number follows at once, so that the words are its measure (335家企业人才技术需求558项).
    """
    start = len(right) - len(re.sub(r"^(?: |以上|以下|左右|多|余|的)+", "", right))
    text = right[start:]
    if not _STARTS_NOUN.match(text) or (_plain(unit) in _PERSONAL and text.startswith(_words("noun_ends"))):
        return "", 0
    if runs_on and text[-1:] not in _LINK_END:
        noun = next((word for word in _words("plain_nouns") if text.startswith(word)), "")
        return noun, 0
    ends = [at for word in _words("noun_ends") if (at := text.find(word, 2)) > 0]
    cut = min([*ends, len(text)])
    return _short_noun(text[:cut].rstrip(_LINK_END + " ")), start + cut


def _short_noun(noun: str) -> str:
    """Return the noun; of a long one its first item, and of that what stands after its last 的."""
    if len(noun) > _LONGEST_TAIL:
        noun = noun.partition("、")[0]
    if len(noun) > _LONGEST_TAIL:
        noun = noun.rpartition("的")[2] or noun
    return noun


def _plain(unit: str) -> str:
    return unit[len(read_multiplier(unit, 0)) :] or unit


def attribute_of(left: str) -> str:
    """Return the attribute that the words end in without the verb before it: 设立了首期规模 → 首期规模; else ""."""
    if not _ATTRIBUTE.search(left):
        return ""
    verb = next((word for word in _words("verbs") if left.startswith(word) and len(left) > len(word) + 1), "")
    return left[len(verb) :].removeprefix("了").rpartition("一个")[2]


def is_plain_noun(noun: str) -> bool:
    """Return whether a noun alone says too little: 企业, 单位."""
    return noun in _words("plain_nouns")


def read_predicate(beyond: str) -> str:
    """Return what is said of the counted things, without the numbers in it: 取得了15项知识产权 → 取得知识产权."""
    text, reached = "", 0
    for found in find_quantities(beyond):
        text += beyond[reached : found.start]
        reached = found.end
    text = (text + beyond[reached:]).strip(" 、，").replace("了", "")
    return "" if text.startswith(("的", "和", "及", "与", "以")) or len(text) < len("参加") else text[:_LONGEST_TAIL]


def shorten(measure: str) -> str:
    """Return a measure of at most 30 characters, cut before its last attribute, its quotation marks in pairs."""
    measure = measure.strip("、，： ")
    if measure.count("“") != measure.count("”"):
        measure = measure.replace("“", "").replace("”", "")
    if len(measure) <= LONGEST_MEASURE:
        return measure
    for cut in ("的", "，", "、"):
        tail = measure.rpartition(cut)[2]
        if len("合同") <= len(tail) <= LONGEST_MEASURE:
            return tail
    return measure[-LONGEST_MEASURE:]

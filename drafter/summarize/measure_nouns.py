"""The words after a number: what is counted, and what is said of it. Word lists: prompts/lists/measures.toml."""

import re

from drafter.grammar.numbers import find_quantities
from drafter.grammar.units import read_multiplier
from drafter.summarize.measure_words import first_verb, opens_with_change, words_of

LONGEST_MEASURE = 30
_BEFORE_NOUN = re.compile(r"^(?: |以上|以下|左右|多|余|的|级|[以之]?内(?!容|部|外|科|需|涵))+")
_STARTS_NOUN = re.compile(r"[一-鿿“《A-Za-z]|\d{1,2}周?岁")
_SERVING = re.compile(
    r"以[^，。；\d]{2,24}的(?P<noun>[^，。；、的\d]{2,14})(?=[，。；、\n]|$)"
)  # 5个以茶叶为主的产业园
_PLACE = re.compile(
    r"[镇村县区市乡省校州](?=实施|开展|启动|通过|成立|共|有|的|均|都|内|中|设|建|要|则|仍|还|也|每)"
)  # 三个镇共有
_LINK_END = "、和及与的了中里 "
# 建设补贴 and 改造项目 are nouns themselves: 建设 and 改造 end none before these.
_NOUN_GOES_ON = re.compile(
    "补贴|补助|项目|资金|用地|工程|任务|标准|经费|方案|规划|成本|面积|规模|进度|费用|目标|单位|机构|中心|平台|体系|基地|岗位|需求|点位|政策"
)
_SOME_OF = re.compile(r"(?<=.{2})中(?:有|拥有|持有|使用).*$")  # 受访者中有电动自行车
_TO_WHOM = re.compile(r"^对(?![口接外比标象策照应岸])于?(?=.{3})")  # 对新建床位每张补助
_BODY = re.compile(r"体(?!验)|社|会")  # 联合 and 合作 end no noun before these
_INSIDE = re.compile(
    r"(?<![高初县集其当])中(?=[建有设开实共已能拥采推处选配反存获完仅只达优未排居名])"
)  # 146个社区中建有…
_IS = re.compile(r"^[为是](?=.{2})")
_AROUND = re.compile(r"^(?:左右|以上|以下|以内|之内|以外|之外|上下|内|的)+(?![外容部科需])")
_NO_PREDICATE = ("的", "和", "及", "与", "中", "以", "已", "将", "均", "由", "从", "、", "要", "进行")
_PREDICATE_END = re.compile(r"[，、（《]|“(?=[^”]{9})|并(?!网|购|轨)|以及|用于|从而|进行")
_MODIFIERS = re.compile(
    r"^(?:有|其中|全[市省县区国]|我[市省县区]|各[级类]|现有|共有|拥有|建成|新增|力争|累计|完成|培育|认定|备案|设立|等)+"
)
_GRADE = re.compile(r"^[A-Z国省市县\d]{1,5}[家级]?级(?:以上)?(?=.{2})")
_PLACED = re.compile(r"^在[一-鿿]{1,3}(?=设立|建立|建成|布局|设置)")
_LEVEL = re.compile(r"^(?P<level>[一-鿿]{1,4}?[级类])(?P<noun>.{2,})$")
_ATTRIBUTE = re.compile(
    r"(?:规模|总额|面积|金额|价值|总投资|投资额?|总价|长度|全长|年产量?|产值|容量|额度|最高额|占地)$"
)
_PEOPLE_AND_MONEY = frozenset({"人", "人次", "户", "户次", "家", "名", "位", "元", "%", "成", "倍", "亩", "平方米"})
_MONEY_AND_AREA = frozenset({"元", "亩", "平方米"})
_CLASSIFYING = """
个 家 项 件 条 名 位 场 种 类 座 所 处 台 套 辆 艘 批 部 本 册 张 份 栋 幢 间 支 大 宗 块 片 起 笔 组 只 头 株 棵
"""
_CLASSIFIERS = frozenset(_CLASSIFYING.split())
_SHARES = ("比例", "比重", "占比")
_LONG_NOUN = 16
_SHORT_NOUN = 4
_SHORTEST_NOUNS = frozenset("楼村县镇乡校店车船桥井库")
_SHORTEST = 2


def counts_things(unit: str) -> bool:
    """Return whether the unit is a classifier, which stands before what it counts."""
    return _plain(unit) in _CLASSIFIERS


def read_noun(right: str, unit: str, *, runs_on: bool) -> tuple[str, int]:
    """Return the noun after a number and the offset in `right` where it ends; "" and 0 if none follows.

    `runs_on`: the next number follows `right`, and words that reach it unbroken are its measure
    (335家企业人才技术需求558项).
    """
    opening = _BEFORE_NOUN.match(right)
    start = opening.end() if opening else 0
    text = right[start:]
    if not _STARTS_NOUN.match(text) or text.startswith((*words_of("never_nouns"), *_SHARES)) or opens_with_change(text):
        return "", 0
    if _plain(unit) in _PEOPLE_AND_MONEY and (text.startswith(words_of("noun_ends")) or _acts(text, unit)):
        return "", 0
    if serving := _SERVING.match(text):
        return serving["noun"], start + serving.end()
    if place := _PLACE.match(text):
        return place.group(), start + 1
    cut = min([*_ends(text), *(match.start() for match in _INSIDE.finditer(text, _SHORTEST))], default=len(text))
    to_next = text[cut:] in words_of("fillers") and opens_with_change(text[max(cut - 2, 0) : cut])
    if runs_on and text[-1:] not in _LINK_END and (cut == len(text) or to_next):
        return _unbroken_noun(text, start, unit)
    noun = _short_noun(_closed(text[:cut]))
    return (noun, start + cut) if noun != "次" and noun not in words_of("verbs") else ("", 0)


def _unbroken_noun(text: str, start: int, unit: str) -> tuple[str, int]:
    """Return what of the words between two numbers belongs to the first: up to a verb, else a plain noun or nothing."""
    verbs = [at for verb in words_of("verbs") if len(verb) > 1 and (at := text.find(verb, _SHORTEST)) > 0]
    plain = next((word for word in words_of("plain_nouns") if text.startswith(word)), "")
    if not verbs:
        is_noun = not text.endswith((*words_of("fillers"), *words_of("verbs"))) and not opens_with_change(text)
        whole = is_noun and counts_things(unit) and (_SHORTEST <= len(text) <= _SHORT_NOUN or text in _SHORTEST_NOUNS)
        return (text, start + len(text)) if whole else (plain, 0)
    return text[: min(verbs)].partition("“")[0].rstrip(_LINK_END), start + min(verbs)


def _acts(text: str, unit: str) -> bool:
    """Return whether people or shares are the subject of what follows: 56%设置了…, 12家开展…; but 12家培训机构."""
    verb = first_verb(text)
    return bool(verb) and _plain(unit) not in _MONEY_AND_AREA and not _NOUN_GOES_ON.match(text, len(verb))


def _ends(text: str) -> list[int]:
    """Return where words stand that end a noun."""
    ends = [at for word in words_of("never_nouns") if (at := text.find(word, 1)) > 0]
    for word in words_of("noun_ends"):
        at = text.find(word, _SHORTEST)
        while at > 0 and (_goes_on(text, at + len(word), word) or _is_head(text, at, word)):
            at = text.find(word, at + 1)
        if at > 0:
            ends.append(at)
    return ends


def _closed(noun: str) -> str:
    """Return a noun without the link it ends in; 高中 and 县中 keep theirs."""
    bare = noun.rstrip(_LINK_END)
    return f"{bare}中" if noun.startswith(f"{bare}中") and bare.endswith(("高", "初", "县")) else bare


def _goes_on(text: str, end: int, word: str) -> bool:
    """Return whether a word belongs to a noun that goes on behind it: 改造项目, 联合体."""
    return bool(_NOUN_GOES_ON.match(text, end)) or (len(word) > 1 and bool(_BODY.match(text, end)))


def _is_head(text: str, at: int, word: str) -> bool:
    """Return whether a word is what an attribute belongs to, at the end of its phrase: 疏导区的水电改造."""
    return len(word) > 1 and at + len(word) == len(text) and "的" in text[:at] and not text[:at].endswith("的")


def _short_noun(noun: str) -> str:
    """Return the noun; of a long one what stands after its last 的, else its first item."""
    if len(noun) > _LONG_NOUN:
        noun = noun.rpartition("的")[2] or noun
    return noun.partition("、")[0] if len(noun) > _LONG_NOUN else noun


def is_plain_noun(noun: str) -> bool:
    """Return whether a noun alone says too little: 企业, 单位."""
    return noun in words_of("plain_nouns")


def read_predicate(beyond: str) -> str:
    """Return what is said of the counted things, without the numbers in it: 取得了15项知识产权 → 取得知识产权."""
    if beyond.startswith(("、", "和", "及", "中")):
        return ""
    text, reached = "", 0
    for found in find_quantities(beyond):
        text += beyond[reached : found.start]
        reached = found.end
    text = _AROUND.sub("", (text + beyond[reached:]).strip(" 、，")).replace("了", "")
    text = _IS.sub("", text)
    end = _PREDICATE_END.search(text, 1)
    listed = end is not None and end.group() == "、" and len(text) <= _LONG_NOUN
    text = text if end is None or listed else text[: end.start()]
    is_none = text.startswith(_NO_PREDICATE) or "的情况" in text or len(text) < _SHORTEST
    return "" if is_none else text[:_LONG_NOUN].rstrip("约近")


def read_act(beyond: str) -> str:
    """Return what is done with money right behind it: 860万元建成占地22亩的茶叶市场 → 建成茶叶市场; else ""."""
    verb = first_verb(beyond)
    act = read_predicate(beyond) if len(verb) > 1 and not beyond.startswith("用于") else ""
    return verb + act.rpartition("的")[2].removeprefix(verb) if act else ""


def attribute_of(left: str) -> str:
    """Return the attribute that the words end in without the verb before it: 设立了首期规模 → 首期规模; else ""."""
    if not _ATTRIBUTE.search(left):
        return ""
    bare = left.removeprefix(first_verb(left)).removeprefix("了").rpartition("一个")[2]
    return bare or left


def without_level(measure: str) -> str:
    """Return 科技企业孵化器 of 国家级科技企业孵化器, or "" if no level is named."""
    match = _LEVEL.match(_MODIFIERS.sub("", measure))
    return match["noun"] if match else ""


def without_grade(noun: str) -> str:
    """Return 旅游景区 of A级旅游景区, for a part that names its own grade."""
    return _GRADE.sub("", noun)


def head_of(measure: str) -> str:
    """Return the noun of a measure that parts share: 技术转移机构 of 我市各级技术转移机构."""
    bare = _PLACED.sub("", _MODIFIERS.sub("", measure))
    verb = first_verb(bare)
    bare = _SOME_OF.sub("", bare)
    noun = (bare[len(verb) :] if len(bare) > len(verb) + 1 else bare).rpartition("现有")[2]
    return noun.rpartition("等")[2] or noun


def shared_tail(first: str, second: str) -> str:
    """Return what both measures end in: 校医 of 公办校医 and 购买服务校医; "" if it is less than two characters."""
    length = 0
    while length < min(len(first), len(second)) and first[-1 - length] == second[-1 - length]:
        length += 1
    return first[len(first) - length :] if length >= _SHORTEST else ""


def shorten(measure: str) -> str:
    """Return a measure of at most 30 characters, cut before its last attribute, its quotation marks in pairs."""
    measure = _TO_WHOM.sub("", measure.strip("、，： "))
    if measure.count("“") != measure.count("”"):
        measure = measure.replace("“", "").replace("”", "")
    if len(measure) <= LONGEST_MEASURE:
        return measure
    for cut in ("的", "，", "、"):
        tail = measure.rpartition(cut)[2]
        if _SHORTEST <= len(tail) <= LONGEST_MEASURE:
            return tail
    return measure[-LONGEST_MEASURE:]


def _plain(unit: str) -> str:
    """Return the unit without 万 or 亿."""
    return unit[len(read_multiplier(unit, 0)) :] or unit

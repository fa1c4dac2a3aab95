"""Whether a number states a fact: a table of rules by unit; Chinese numerals must show more.

The word lists are prompts/lists/figures.toml.
"""

import re
from collections.abc import Callable
from functools import cache

from drafter.grammar.numbers import Measured
from drafter.grammar.units import read_multiplier
from drafter.parse.figures_chinese import is_chinese_count
from drafter.parse.figures_met import LIMIT, LOOK_AHEAD, STOP, TERM, Met, any_of, words

_LABEL = 8  # characters before a number in which 浏览次数： stands
_COUNTS_WORKS = frozenset({"项", "个", "处", "类", "大"})  # 12项工程 is a count, 百家工程 a name
_PARTED = re.compile(r"(?:[共分]|分[为成]|举办了?|连续)\Z")
# 稳就业20条 names a paper; 出台措施20条 counts.
_ISSUED = re.compile(r"(?:出台|印发|推出|实施|落实|制定|发布)[^，。；]{0,20}\Z")
_ITEM_NOUN = re.compile(
    r"(?:政策|措施|意见|举措|建议|清单|任务|条款|规定|标准|制度|路|线|河|渠|道|街|巷|链|索|信息|问题|项|计|共|了|出台|印发|推出|实施|落实|制定|发布)\Z"
)
_ENDS_NAME = re.compile(r"等|[，。；、”）]|\Z")
# 30户以上自然村 is a class of villages, no count.
_CLASS_OF_PLACES = re.compile(r"[以之][上下]的?(?:自然村|行政村|村[组庄屯民]|聚居|居民点|建制村)")
_LISTS_FOLLOW = re.compile(r"(?:以下|如下|下列|这)\Z")
_TARGET_TERM = re.compile(r"(?:力争|争取|计划|确保|用|在)\Z")
_PER = re.compile(r"10*[万亿]?人口?")  # 每10万人: the unit of a rate, not a count
_SINCE = re.compile(r"[后起自从满]$|之日起?$")
_GRADED = re.compile(r"(?:定|评|列|核)为$|[是属、]$")
_AFTER_BARE = re.compile(r"[，。；、）：%\n]|以[上下内]|左右|$|的|和|与|降|升|提|增|减")
_BEFORE_BARE = re.compile(r"(?:达到?|为|至|到|约|近|超过?|破|有|共|计|升|降|数|率|比|值|于|过|余)[^\d，。；]?$")
_RATIO_WORDS = re.compile(r"比|达到|配备|杠杆|拉动|配置|按|[高低优]于|不[少超]过?于?|控制在|分[担摊]")
_ENDS_RANK = re.compile(r"[，。；、）：”\n]|的|和|与|$|上升|提升|跃升|跃居|攀升|升|下降|降|前移|进|前进")
_RUNNING = re.compile(r"连续|已|共|举[办行]")
_LONGEST_COUNT = 6  # digits of a number without unit; longer ones are identifiers
_CENTURY = 100  # 百年, 千年


def states_fact(measured: Measured, text: str) -> bool:
    """Return whether the number, standing in the folded text, is a figure."""
    start = measured.start
    is_counter = _counter_label().search(text, max(start - _LABEL, 0), start) is not None
    if is_counter or (text[start - 1 : start] == "每" and _PER.fullmatch(text, start, measured.end)):
        return False
    multiplier = read_multiplier(measured.unit, 0)
    met = Met(measured, text, multiplier, measured.unit[len(multiplier) :])
    if measured.rank:
        return _is_ranking(met)
    if measured.form == "ratio":
        return bool(_RATIO_WORDS.search(met.before) or _RATIO_WORDS.match(met.after.lstrip("的")))
    if measured.form == "share":
        return True
    if _is_columns_unit(met) or _is_name(met) or not _BY_UNIT.get(met.unit, _always)(met):
        return False
    return measured.form == "arabic" or is_chinese_count(met)


def _is_columns_unit(met: Met) -> bool:
    """Return whether a bare power in brackets is the unit of a column, no number: 2021年（万人次）."""
    text, measured = met.text, met.measured
    enclosed = text[measured.start - 1 : measured.start] == "（" and text[measured.end : measured.end + 1] == "）"
    return enclosed and met.numeral == measured.unit


def _is_name(met: Met) -> bool:
    """Return whether what follows makes the number part of a name: 三年行动, 15分钟便民生活圈."""
    text, end = met.text, met.measured.end
    if met.unit not in _COUNTS_WORKS and text.startswith(words("name_tails"), end):
        return not text.startswith("师", end + 2)  # 2名工程师
    circle = any_of("circles").search(text, end, end + LOOK_AHEAD)
    return circle is not None and STOP.search(text, end, circle.start()) is None


def _is_ranking(met: Met) -> bool:
    """Return whether 第N is a place in a ranking (居全省第一), not an ordinal (第一批)."""
    if met.unit not in {"", "位", "名"} or met.before.endswith(("放在", "摆在")):
        return False
    ranked = met.unit == "名" or bool(any_of("ranking_words").search(met.before))
    return ranked and bool(_ENDS_RANK.match(met.after))


def _always(_met: Met) -> bool:
    return True


def _is_duration(met: Met) -> bool:
    """Return whether years state a fact (连续两年, 认定后2年内), not a time frame (近三年, 两年来, 三年内)."""
    if met.measured.form == "chinese" and (met.measured.vague or met.measured.value >= _CENTURY):
        return False
    if met.measured.form == "chinese" and met.before.endswith(("每", "周", "分")):
        return False  # 每两年评估一次, 周五周六, 分三年
    if met.after.startswith(("内", "以内", "之内")):
        is_target = met.measured.form == "arabic" and _TARGET_TERM.search(met.before) is not None
        return is_target or bool(_SINCE.search(met.before) or TERM.search(met.before))
    return not met.before.endswith(words("frame_before")) and not met.after.startswith(words("frame_after"))


def _is_span_of_days(met: Met) -> bool:
    """Return whether N日 is a time limit, not a day of the month."""
    return bool(LIMIT.match(met.after) or TERM.search(met.before)) or met.before.endswith("每")


def _is_age(met: Met) -> bool:
    return bool(any_of("age_facts").search(met.before))


def _is_score(met: Met) -> bool:
    return not met.measured.value.is_integer() or bool(any_of("score_facts").search(met.before))


def _is_stage(met: Met) -> bool:
    """Return whether N期 counts (举办培训326期), not names a stage (1期工程)."""
    if met.measured.form == "chinese":
        return _PARTED.search(met.before) is not None
    return not met.after.startswith(("工程", "项目", "建设", "地块"))


def _is_sort(met: Met) -> bool:
    """Return whether N类 counts (分为三类), not names a grade (三类坝)."""
    is_grade = len(met.after) == 1 and not STOP.match(met.after)
    return met.measured.form == "arabic" or not (is_grade or _GRADED.search(met.before))


def _is_great(met: Met) -> bool:
    """Return whether N大 counts what follows (七大任务)."""
    return met.measured.value > 1 and bool(met.after) and not STOP.match(met.after)


def _is_running(met: Met) -> bool:
    """Return whether N届 counts (连续四届), not names a session."""
    return bool(_RUNNING.search(met.before))


def _is_item(met: Met) -> bool:
    """Return whether N条 counts, not names a paper by its articles (先后出台稳就业20条等)."""
    return not (_ENDS_NAME.match(met.after) and _ISSUED.search(met.context) and not _ITEM_NOUN.search(met.before))


def _is_aspect(met: Met) -> bool:
    """Return whether N方面 counts, not announces a list (从以下三方面)."""
    return _LISTS_FOLLOW.search(met.before) is None


def _is_household(met: Met) -> bool:
    return _CLASS_OF_PLACES.match(met.after) is None


def _is_bare_count(met: Met) -> bool:
    """Return whether a number without unit is a count or an index."""
    if met.multiplier or met.measured.vague:
        return met.measured.form == "arabic"
    if met.measured.form != "arabic" or len(met.numeral) > _LONGEST_COUNT:
        return False
    return bool(_BEFORE_BARE.search(met.before) and _AFTER_BARE.match(met.after))


_BY_UNIT: dict[str, Callable[[Met], bool]] = {
    "年": _is_duration,
    "周": _is_duration,
    "日": _is_span_of_days,
    "岁": _is_age,
    "周岁": _is_age,
    "分": _is_score,
    "期": _is_stage,
    "类": _is_sort,
    "大": _is_great,
    "届": _is_running,
    "条": _is_item,
    "方面": _is_aspect,
    "个方面": _is_aspect,
    "户": _is_household,
    "": _is_bare_count,
}


@cache
def _counter_label() -> re.Pattern[str]:
    """Return a pattern that finds the word of a web page's counter in the line that ends where the search ends."""
    return re.compile(rf"(?:{any_of('page_counters').pattern})(?:(?:次数|[量数率])[：（ ]{{0,3}}|[：（ ]{{1,3}})\Z")

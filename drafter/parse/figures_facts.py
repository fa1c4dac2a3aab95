"""Whether a number states a fact: a table of rules by unit, and what a Chinese numeral must show to count.

The word lists are prompts/lists/figures.toml.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from drafter.assets import load_list
from drafter.grammar.numbers import Measured
from drafter.grammar.units import read_multiplier

_LOOK_BACK = 24  # characters before a number that may decide what it is
_LOOK_AHEAD = 16
_LABEL = 8  # characters before a number in which 浏览次数： stands
_STOP = re.compile(r"[，。；：！？、\n|]")

# The classifiers that a Chinese numeral counts with; the others mostly stand in set phrases (两面, 三方, 四季).
_COUNTS = """
个 方面 家 项 件 条 户 人 名 位 人次 户次 次 场 种 类 座 所 处 台 套 辆 艘 轮 批 届 部 本 册 幅 篇 张 份 栋 幢 间 层
支 道 起 笔 组 学时 课时 大 只 趟 集 班 期 地 县 市 区 省 镇 乡 村
"""
# 一 with these is a measure (一个月, 一倍); with the others it mostly means «a» (一个平台).
_MEASURES = """
元 美元 亩 吨 公里 平方米 平方公里 立方米 公顷 % ‰ 百分点 个百分点 倍 番 成 个月 小时 个小时 分钟 个工作日 工作日
"""
_COUNTED, _MEASURED = frozenset(_COUNTS.split()), frozenset(_MEASURES.split())
_TIMES = frozenset({"年", "周", "天"})
# 雷塘、麻阳两县: places count behind their list only; 两市 alone is a name.
_PLACES = frozenset("地县市区省镇乡村")
_LISTED = re.compile(r"[、和与及][\u4e00-\u9fff]{1,8}\Z")
_COUNTS_WORKS = frozenset({"项", "个", "处", "类", "大"})  # 12项工程 is a count, 百家工程 a name
# 新建候车厅一座, behind the thing and at the end of its clause.
_COUNTED_THING = re.compile(
    r"(?:新建|改建|扩建|修建|建成|建有|建设|增设|增配|配备|配置|购置|购买|安装|添置|聘用|招聘|增派|落实|开设|开通|举办|召开|组织|开展|投放)"
    r"了?[\u4e00-\u9fff]{2,16}(?<![这那同某每])\Z"
)
_BORDER = re.compile(r"交界|接壤|边界|交汇|毗邻|之间|合作|共同")
_BUILT = frozenset({"栋", "幢", "趟"})  # one of these is counted, whatever stands before
_IN_DAYS = re.compile(r"\d(?:天|日|周|个?月|年|小时|个小时)[^，。；：]{0,8}\Z")
_GRADE = re.compile(r"(?:类别|等级|级别)")
_GRADE_MOVES = ("提升", "上升", "下降", "提高", "降低")
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
_POWERS = re.compile(r"[百千万亿]+余?")
_ABOUT = re.compile(r"(?:近|超过?|约|达到?|上|逾|突?破|过|至少|共|数|成)$")
_PER = re.compile(r"10*[万亿]?人口?")  # 每10万人: the unit of a rate, not a count
_TURN = re.compile(r"每[^，。；：]*$")
_LIMIT = re.compile(r"[以之]?内|以上|以下|期(?!间)|以后|之后")
_TERM = re.compile(
    r"(?:为期|满|期限|有效期|试用期|任期|周期|不少于|不超过|至少|最长|服务期|历时|缩短|延长)[为是到至]?$"
)
_SINCE = re.compile(r"[后起自从满]$|之日起?$")
_GRADED = re.compile(r"(?:定|评|列|核)为$|[是属、]$")
_AFTER_BARE = re.compile(r"[，。；、）：%\n]|以[上下内]|左右|$|的|和|与|降|升|提|增|减")
_BEFORE_BARE = re.compile(r"(?:达到?|为|至|到|约|近|超过?|破|有|共|计|升|降|数|率|比|值|于|过|余)[^\d，。；]?$")
_RATIO_WORDS = re.compile(r"比|达到|配备|杠杆|拉动|配置|按|[高低优]于|不[少超]过?于?|控制在|分[担摊]")
_ENDS_RANK = re.compile(r"[，。；、）：”\n]|的|和|与|$|上升|提升|跃升|跃居|攀升|升|下降|降|前移|进|前进")
_RUNNING = re.compile(r"连续|已|共|举[办行]")
_LONGEST_COUNT = 6  # digits of a number without unit; longer ones are identifiers
_SMALLEST_SUM = 10  # 十元 is money, 三元 and 二元 are names
_SHARERS = frozenset({"人", "家", "户"})  # 两人一床
_CENTURY = 100  # 百年, 千年


class _Met(NamedTuple):
    """A number where it stands in the folded text; `unit` is without multiplier."""

    measured: Measured
    text: str
    multiplier: str
    unit: str

    @property
    def numeral(self) -> str:
        """The number with its unit as printed."""
        return self.text[self.measured.start : self.measured.end]

    @property
    def before(self) -> str:
        """What stands before it, from the last mark on."""
        start = self.measured.start
        return _STOP.split(self.text[max(start - _LOOK_BACK, 0) : start])[-1]

    @property
    def context(self) -> str:
        """What stands before it, whatever the marks."""
        return self.text[max(self.measured.start - _LOOK_BACK, 0) : self.measured.start]

    @property
    def after(self) -> str:
        """What stands behind it, up to the next mark; that mark if nothing does."""
        end = self.measured.end
        return _STOP.split(self.text[end : end + _LOOK_AHEAD])[0] or self.text[end : end + 1]


def states_fact(measured: Measured, text: str) -> bool:
    """Return whether the number, standing in the folded text, is a figure."""
    start = measured.start
    is_counter = _counter_label().search(text, max(start - _LABEL, 0), start) is not None
    if is_counter or (text[start - 1 : start] == "每" and _PER.fullmatch(text, start, measured.end)):
        return False
    multiplier = read_multiplier(measured.unit, 0)
    met = _Met(measured, text, multiplier, measured.unit[len(multiplier) :])
    if measured.rank:
        return _is_ranking(met)
    if measured.form == "ratio":
        return bool(_RATIO_WORDS.search(met.before) or _RATIO_WORDS.match(met.after.lstrip("的")))
    if measured.form == "share":
        return True
    if _is_name(met) or not _BY_UNIT.get(met.unit, _always)(met):
        return False
    return measured.form == "arabic" or _is_chinese_count(met)


def _is_name(met: _Met) -> bool:
    """Return whether what follows makes the number part of a name: 三年行动, 15分钟便民生活圈."""
    text, end = met.text, met.measured.end
    if met.unit not in _COUNTS_WORKS and text.startswith(_words("name_tails"), end):
        return not text.startswith("师", end + 2)  # 2名工程师
    circle = _any_of("circles").search(text, end, end + _LOOK_AHEAD)
    return circle is not None and _STOP.search(text, end, circle.start()) is None


def _is_ranking(met: _Met) -> bool:
    """Return whether 第N is a place in a ranking (居全省第一), not an ordinal (第一批)."""
    if met.unit not in {"", "位", "名"} or met.before.endswith(("放在", "摆在")):
        return False
    ranked = met.unit == "名" or bool(_any_of("ranking_words").search(met.before))
    return ranked and bool(_ENDS_RANK.match(met.after))


# ---------------------------------------------------------------- Chinese numerals


def _is_chinese_count(met: _Met) -> bool:
    """Return whether a Chinese numeral counts or measures something."""
    if not met.unit or (not met.multiplier and met.unit not in _COUNTED | _MEASURED | _TIMES):
        return False
    if _POWERS.match(met.numeral):
        return met.unit not in _PLACES and _is_power_counted(met)  # 千村示范 is a name
    if met.unit in _PLACES:
        return met.measured.value > 1 and bool(_LISTED.search(met.context)) and not _BORDER.match(met.after)
    if met.numeral == "一" + met.unit:
        return _is_one(met)
    if met.numeral == "二" + met.unit:
        return met.unit == "成"  # else an ordinal or a name (二次供水, 二期); the count is 两
    is_name = met.unit == "元" and not met.multiplier and met.measured.value < _SMALLEST_SUM
    return not is_name and not (met.after.startswith("一") and met.unit in _SHARERS)


def _is_power_counted(met: _Met) -> bool:
    """Return whether 百, 千, 万 count: 千家企业, 近百亿元, 万余人; but not 每万人, 万亩基地, 千人以上工程."""
    if met.unit in _MEASURED | {"人"}:
        return met.measured.vague or bool(_ABOUT.search(met.before))
    return not met.before.endswith("每")


def _is_one(met: _Met) -> bool:
    """Return whether 一 counts (每年支持一个, 新建一座), or only means «a»."""
    if met.unit in _MEASURED:
        return not met.before.endswith(("每", "这", "另", "上", "下", "同", "新", "头"))
    if met.unit in _TIMES:
        return bool(_LIMIT.match(met.after) or _TERM.search(met.before))
    if met.unit in _BUILT:
        return not met.before.endswith(("这", "那", "同", "另", "某"))
    return met.unit != "届" and _is_one_counted(met)  # 每年一届


def _is_one_counted(met: _Met) -> bool:
    """Return whether what stands before 一 makes it a count: 每年支持一个, 3天一次, 新建一座, 提升一个类别."""
    if _TURN.search(met.before) or _IN_DAYS.search(met.before):
        return True
    if met.before.endswith(_GRADE_MOVES):
        return _GRADE.match(met.after) is not None
    if met.before.endswith(_words("counting_before")):
        return True
    ends_clause = _STOP.match(met.after) is not None or not met.after
    return ends_clause and _COUNTED_THING.search(met.before) is not None


# ---------------------------------------------------------------- rules of single units


def _always(_met: _Met) -> bool:
    return True


def _is_duration(met: _Met) -> bool:
    """Return whether years state a fact (连续两年, 认定后2年内), not a time frame (近三年, 两年来, 三年内)."""
    if met.measured.form == "chinese" and (met.measured.vague or met.measured.value >= _CENTURY):
        return False
    if met.measured.form == "chinese" and met.before.endswith(("每", "周", "分")):
        return False  # 每两年评估一次, 周五周六, 分三年
    if met.after.startswith(("内", "以内", "之内")):
        is_target = met.measured.form == "arabic" and _TARGET_TERM.search(met.before) is not None
        return is_target or bool(_SINCE.search(met.before) or _TERM.search(met.before))
    return not met.before.endswith(_words("frame_before")) and not met.after.startswith(_words("frame_after"))


def _is_span_of_days(met: _Met) -> bool:
    """Return whether N日 is a time limit, not a day of the month."""
    return bool(_LIMIT.match(met.after) or _TERM.search(met.before)) or met.before.endswith("每")


def _is_age(met: _Met) -> bool:
    return bool(_any_of("age_facts").search(met.before))


def _is_score(met: _Met) -> bool:
    return not met.measured.value.is_integer() or bool(_any_of("score_facts").search(met.before))


def _is_stage(met: _Met) -> bool:
    """Return whether N期 counts (举办培训326期), not names a stage (1期工程)."""
    if met.measured.form == "chinese":
        return _PARTED.search(met.before) is not None
    return not met.after.startswith(("工程", "项目", "建设", "地块"))


def _is_sort(met: _Met) -> bool:
    """Return whether N类 counts (分为三类), not names a grade (三类坝)."""
    is_grade = len(met.after) == 1 and not _STOP.match(met.after)
    return met.measured.form == "arabic" or not (is_grade or _GRADED.search(met.before))


def _is_great(met: _Met) -> bool:
    """Return whether N大 counts what follows (七大任务)."""
    return met.measured.value > 1 and bool(met.after) and not _STOP.match(met.after)


def _is_running(met: _Met) -> bool:
    """Return whether N届 counts (连续四届), not names a session."""
    return bool(_RUNNING.search(met.before))


def _is_item(met: _Met) -> bool:
    """Return whether N条 counts, not names a paper by its articles (先后出台稳就业20条等)."""
    return not (_ENDS_NAME.match(met.after) and _ISSUED.search(met.context) and not _ITEM_NOUN.search(met.before))


def _is_aspect(met: _Met) -> bool:
    """Return whether N方面 counts, not announces a list (从以下三方面)."""
    return _LISTS_FOLLOW.search(met.before) is None


def _is_household(met: _Met) -> bool:
    return _CLASS_OF_PLACES.match(met.after) is None


def _is_bare_count(met: _Met) -> bool:
    """Return whether a number without unit is a count or an index."""
    if met.multiplier or met.measured.vague:
        return met.measured.form == "arabic"
    if met.measured.form != "arabic" or len(met.numeral) > _LONGEST_COUNT:
        return False
    return bool(_BEFORE_BARE.search(met.before) and _AFTER_BARE.match(met.after))


_BY_UNIT: dict[str, Callable[[_Met], bool]] = {
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
def _words(name: str) -> tuple[str, ...]:
    """Return a word list of prompts/lists/figures.toml."""
    return tuple(load_list("figures")[name])


@cache
def _any_of(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of a list."""
    return re.compile("|".join(map(re.escape, _words(name))))


@cache
def _counter_label() -> re.Pattern[str]:
    """Return a pattern that finds the word of a web page's counter in the line that ends where the search ends."""
    return re.compile(rf"(?:{_any_of('page_counters').pattern})(?:(?:次数|[量数率])[：（ ]{{0,3}}|[：（ ]{{1,3}})\Z")

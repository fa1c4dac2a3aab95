"""Whether a Chinese numeral counts something (千家企业, 新建一座), or only stands in a word or a name."""

import re

from drafter.parse.figures_met import LIMIT, STOP, TERM, Met, words

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
_POWERS = re.compile(r"[百千万亿]+余?")
_ABOUT = re.compile(r"(?:近|超过?|约|达到?|上|逾|突?破|过|至少|共|数|成)$")
_TURN = re.compile(r"每[^，。；：]*$")
_SMALLEST_SUM = 10  # 十元 is money, 三元 and 二元 are names
_SHARERS = frozenset({"人", "家", "户"})  # 两人一床


def is_chinese_count(met: Met) -> bool:
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


def _is_power_counted(met: Met) -> bool:
    """Return whether 百, 千, 万 count: 千家企业, 近百亿元, 万余人; but not 每万人, 万亩基地, 千人以上工程."""
    if met.unit in _MEASURED | {"人"}:
        return met.measured.vague or bool(_ABOUT.search(met.before))
    return not met.before.endswith("每")


def _is_one(met: Met) -> bool:
    """Return whether 一 counts (每年支持一个, 新建一座), or only means «a»."""
    if met.unit in _MEASURED:
        return not met.before.endswith(("每", "这", "另", "上", "下", "同", "新", "头"))
    if met.unit in _TIMES:
        return bool(LIMIT.match(met.after) or TERM.search(met.before))
    if met.unit in _BUILT:
        return not met.before.endswith(("这", "那", "同", "另", "某"))
    return met.unit != "届" and _is_one_counted(met)  # 每年一届


def _is_one_counted(met: Met) -> bool:
    """Return whether what stands before 一 makes it a count: 每年支持一个, 3天一次, 新建一座, 提升一个类别."""
    if _TURN.search(met.before) or _IN_DAYS.search(met.before):
        return True
    if met.before.endswith(_GRADE_MOVES):
        return _GRADE.match(met.after) is not None
    if met.before.endswith(words("counting_before")):
        return True
    ends_clause = STOP.match(met.after) is not None or not met.after
    return ends_clause and _COUNTED_THING.search(met.before) is not None

"""How far a sentence says a thing has come: done, doing, planned, deferred, for reference, declined.

Read from modal words, clause by clause. Word lists observed in published replies (fixtures/letters) and in the
classes of 办理结果 (已解决 · 正在解决 · 列入计划 · 暂缓 · 留作参考 · 不予采纳).
"""

import re

from drafter.documents import Stance

_CLAUSE = re.compile(r"[^，。；：！？\n]+")

# Refusals are read first: they stand in otherwise plain sentences.
_DECLINED = re.compile(
    r"不予(?:采纳|支持|批准)|不可行|不宜|无权|不符合.{0,20}(?:规定|要求|政策|条件)|不属于?.{0,12}(?:职责|范围|权限)"
    r"|无法(?:实施|实现|采纳|落实|满足|解决|安排|支持)|不能(?:采纳|实施|安排|设立|出台)|没有(?:法律|政策)依据|不得自行"
)
_DEFERRED = re.compile(
    r"暂不(?!超过)|暂缓|暂无(?:法|条件|计划)|暂时(?:不|无法|难以)|尚不具备|不具备.{0,16}条件|条件(?:成熟|具备|允许)(?:后|时)"
    r"|(?:短期|近期|目前).{0,8}(?:难以|无法)|难以(?:实现|安排|落实|实施|满足)|待.{2,20}后再"
)
_REFERENCE = re.compile(r"留作参考|作为.{0,10}参考|供.{0,10}(?:决策|工作)参考|研究参考|参考借鉴|予以参考")

_PLANNED = re.compile(
    r"下一步|下步|今后|下一阶段|接下来|后续|(?<![即把已])将(?!近|军|士|领|相)|即将|拟(?!合|态|人)|计划(?:在|于|到|用|安排|新|投|完成|建|开|通过|实施|出台|[0-9])"
    r"|(?:20[0-9]{2}年(?:[0-9]{1,2}月)?|[0-9]{1,2}月|年)底?以?前(?![期后一二两三四五六七八九十]|.{0,12}已)"
    r"|力争|争取(?!到了|了)|确保(?=.{0,14}年|.{0,10}(?:前|底|完成))|预计|有望|准备(?!金)|打算|尽快|适时|研究(?:制定|出台|探索|推动|解决)|抓紧"
)
_TARGET = re.compile(r"到(20[2-9][0-9])年.{0,20}(?:达到|实现|完成|建成|力争|超过|突破)")
_DONE = re.compile(
    r"已(?!知)|完成(?!后|时|前)|建成|印发|出台|累计|达到|实现了?|投入(?:使用|运营|运行)|获批|获得|入选|通过(?:了|验收|审批)|共(?:有|计|完成|建|投|发|安|下|培|组|开|兑|筹|支|登|受|办)"
    r"|(?:增长|提高|下降|降低|减少|上升|增加)[了到至]?[0-9]|(?<=[\u4e00-\u9fff])了(?!解|望|如)|先后|拨付|下达|发放|兑付|开通|揭牌|验收合格|荣获"
)
_DOING = re.compile(
    r"正在|正(?=积极|抓紧|加快|有序|逐步|按|推进|开展|筹|编)|目前.{0,12}(?:推进|开展|进行|编制|施工|建设中|进展)|(?:有序|稳步|加快|积极|持续|扎实|全力|统筹|深入)推进"
    r"|持续|不断|逐步|建设中|施工中|进行中|开工建设|启动(?:实施|建设|编制)?"
)
_DOING_NOW = re.compile(r"正在|正(?=积极|抓紧|加快|有序|逐步)")
_WON = re.compile(r"争取(?!到)(?=[^，。；]{0,16}(?:资金|补助|债券|债|贷款|指标|项目)[^，。；]{0,12}[0-9])")
_BY_KIND: dict[str, Stance] = {
    "report": "done",
    "statistics": "done",
    "policy": "done",
    "reply": "done",
    "plan": "planned",
    "outlook": "planned",
    "joint_opinion": "doing",
    "minutes": "doing",
}
_PLANS = frozenset({"plan", "outlook"})
_REFUSALS: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    ("declined", _DECLINED),
    ("deferred", _DEFERRED),
    ("reference", _REFERENCE),
)
_BA = re.compile(r"已|先后|了")  # with 将: the 将 that means 把
_DATE = re.compile(r"[0-9]{1,4}[年月日]")
_HAS_FIGURE = re.compile(r"[0-9]")


def read_stance(sentence: str, kind: str = "other", *, year: int | None = None) -> Stance:
    """Return how far the sentence says the thing has come.

    `kind` of its paper decides where no word does: in a plan (工作要点) 「建设充电桩500个」 is planned. `year` of the
    paper tells a target (到2025年达到) from a result. Done and to come in one sentence is `doing`.
    """
    for stance, pattern in _REFUSALS:
        if pattern.search(sentence):
            return stance
    if kind in _PLANS and "已" not in sentence:
        return "planned"
    clauses = _CLAUSE.findall(sentence)
    ahead = next((place for place, clause in enumerate(clauses) if _is_planned(clause)), len(clauses))
    done = any(_DONE.search(clause) for clause in clauses[:ahead])
    if ahead < len(clauses) or _is_target(sentence, year):
        done = done or any(_DOING_NOW.search(clause) for clause in clauses[:ahead])
        reported = done or any(_HAS_FIGURE.search(_DATE.sub("", clause)) for clause in clauses[:ahead])
        after = any("已" in clause and not _is_planned(clause) for clause in clauses[ahead:])
        return "doing" if (reported and ahead < len(clauses)) or after else "planned"
    if _DOING.search(sentence) and not done:
        return "doing"
    if done or _HAS_FIGURE.search(sentence):
        return "done"
    return _BY_KIND.get(kind, "doing")


def _is_planned(clause: str) -> bool:
    """Return whether a clause looks ahead; 已将…纳入 is 把, 争取上级资金300万元 is won: both are done."""
    found = _PLANNED.search(clause)
    if found is None:
        return False
    if found.group() == "争取" and _WON.search(clause):
        return _PLANNED.search(_WON.sub("", clause)) is not None
    return not (found.group() == "将" and _BA.search(clause))


def _is_target(sentence: str, year: int | None) -> bool:
    found = _TARGET.search(sentence)
    return found is not None and "已" not in sentence and (year is None or int(found[1]) >= year)

"""What kind of paper a part of a report is: its plans for the next year are no accounts, its problems no evidence."""

import re

_ACCOUNTS = frozenset({"report", "other", "reply"})
_PLANS = re.compile(
    r"(?:下一?(?:步|阶段)|今后|下半年|明年|来年|20\d\d年)[^，。；：]{0,12}"
    r"(?:打算|思路|安排|计划|要点|重点|任务|措施|举措|建议|方向|考虑|规划|目标)"
    r"|(?:工作|初步|具体)(?:打算|思路|计划|安排)|努力方向|^(?:[^，。；：]* )?下一?步(?:工作)?$"
)
_PROBLEMS = re.compile(
    r"(?:存在|面临|遇到|突出)的?[^，。；：]{0,8}(?:问题|不足|困难|短板|挑战|差距|薄弱环节)|问题(?:和|与|及|、)(?:不足|困难|短板|原因)"
    r"|(?:不足|困难)(?:和|与|之处|、)|短板弱项|主要问题$"
)


def kind_of_part(context: str, kind: str) -> str:
    """Return outlook (what a report says of the time after it), problems, or the kind of the whole paper.

    `context`: the headings a passage stands under, outermost first. Of 存在问题及下一步打算 the
    plans are believed: a problem told as a plan is seen at once.
    """
    if kind not in _ACCOUNTS:
        return kind
    if _PLANS.search(context):
        return "outlook"
    return "problems" if _PROBLEMS.search(context) else kind

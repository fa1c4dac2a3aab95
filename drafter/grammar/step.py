"""Whether words open a step to take: 完成选址, 积极推动…, 2026年新建…; a noun (充电设施建设) does not."""

import re

from drafter.grammar.fold import fold
from drafter.grammar.verbs import opens_measure

_ALSO = re.compile(
    r"完成|会同|联合|启动|开工|投放|办好|办理|配合|选取|选择|遴选|抓|逐年|每年|分期|全面|再|继续|于|在|对|与|把|投资|动工|验收|投用"
)
_WHEN = re.compile(
    r"(?:到|在|于)?20\d\d年(?:\d{1,2}月)?(?:底前|底|前|年内|内|上半年|下半年|[一二三四]季度)?(?:以?前)?[，,]?(?:将|拟|计划)?"
)


def opens_step(text: str) -> bool:
    """Return whether a verb of doing opens the words, a date in front of it left aside."""
    dated = _WHEN.match(text)
    start = dated.end() if dated else 0
    return opens_measure(fold(text), start) or bool(_ALSO.match(text, start))

"""Whether words open a step to take: 完成选址, 积极推动…, 2026年新建…; a noun (充电设施建设) does not."""

import re

from drafter.grammar.fold import fold
from drafter.grammar.verbs import opens_measure

_ALSO = re.compile(
    r"完成|会同|联合|启动|开工|投放|办好|办理|配合|选取|选择|遴选|抓|逐年|每年|分期|全面|再|继续|于|在|对|与|把|投资|动工|验收|投用|新增|接入|拨付|发放|兑付|开办|举行|举办|落地|竣工|改扩建|选派|试行"
)
_WHEN = re.compile(
    r"(?:到|在|于)?20\d\d年(?:\d{1,2}月)?(?:底前|底|前|年内|内|上半年|下半年|[一二三四]季度)?(?:以?前)?[，,]?(?:将|拟|计划)?"
)
_OBJECT_FIRST = re.compile(
    r"将[^，。；]{2,40}?(?:纳入|列入|列为|作为|打造成|打造为|升格|转为|改为|改造成|建成|调整为|提高[到至]|增加[到至]|扩大[到至]|降低[到至]|延长[到至]"
    r"|压缩[到至]|下放|移交|统一|融入|控制在|交由|推广[到至])"
)


def opens_step(text: str) -> bool:
    """Return whether a verb of doing opens the words, a date in front of it left aside."""
    dated = _WHEN.match(text)
    start = dated.end() if dated else 0
    return opens_measure(fold(text), start) or bool(_ALSO.match(text, start))


def puts_object_first(text: str) -> bool:
    """Return whether the 将 that opens the words means 把: 将充电设施纳入改造内容."""
    return bool(_OBJECT_FIRST.match(text))

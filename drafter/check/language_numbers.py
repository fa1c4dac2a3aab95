"""Numbers in words: % against 个百分点, units that are missing or old, ranges, exactness that a 超过 belies."""

import itertools
import re
from collections.abc import Iterator

from drafter.assets import load_list
from drafter.check.rule import Hit, Paper
from drafter.documents import Figure

_RATE = (
    r"(?:[\u4e00-\u9fff]{2}率(?<!增长率)(?<!速率)(?<!频率)(?<!功率)(?<!周转率)(?<!汇率)"
    r"|占比|比重|比例|覆盖面|满意度|强度|集中度)"
)
_NUMBER = r"\d+(?:\.\d+)?"
_RATE_IN_PERCENT = re.compile(
    rf"{_RATE}(?:较|比|同比|环比|分别|均|也|又|已|年均|[\u4e00-\u9fff\d]{{0,8}}年)*(?:再|净)?(?:提高|提升|增长|上升|增加|下降|降低)了?(?:约|近)?{_NUMBER}%"
)
_RATE_GROWS = re.compile(rf"{_RATE}[^，。；：、\d]{{0,8}}(?:\d{{4}}年)?增长了?(?:约|近)?{_NUMBER}个?百分点")
_RATE_THEN_PERCENT = re.compile(
    rf"{_RATE}(?:达到?|为|稳定在)?{_NUMBER}%，(?P<change>(?:同?比|较)[^，。；、\d]{{0,6}}(?:\d{{4}}年)?[^，。；、\d]{{0,6}}(?:提高|提升|增长|上升|增加|下降|降低)了?{_NUMBER}%)"
)
_RATE_FALLS_TO = re.compile(
    rf"{_RATE}[由从]{_NUMBER}%(?P<change>(?:提高|提升|上升|增加|下降|降低)了?{_NUMBER}%)[至到]{_NUMBER}%"
)
_RATES_GROW = re.compile(
    rf"[由从]{_NUMBER}%[^，。；、\d]{{1,4}}[至到为]{_NUMBER}%，(?P<change>增长了?(?:约|近)?{_NUMBER}个?百分点)"
)
_AMOUNT = r"(?:产值|收入|销售额|营业额|投资额?|金额|数量|税收|面积|产量|总额|成交额|人数|户数|件数)"
_AMOUNT_IN_POINTS = re.compile(
    rf"{_AMOUNT}(?:较|比|同比|环比)?[^，。；：、\d率速幅比]{{0,6}}(?:增长|增加|下降|减少|提高)了?(?:约|近)?{_NUMBER}个?百分点"
)
_MONEY = re.compile(
    r"(?:资金|投资|补贴|补助|经费|产值|收入|贷款|奖金|奖励|税收|融资|规模|金额|总额|投入"
    r"|成本|费用|损失|标的额|交易额|利润|债券|保费|运费)[^，。；：、\d]{0,8}$"
    r"|(?:安排|拨付|筹措|筹集)了?$"
)
_NO_UNIT = re.compile(r"[，。；、）]")
_ELIDED = re.compile(r"(?<![\d.])\d+(?:\.\d+)?[万亿](?=[和与及、]\d+(?:\.\d+)?(?:万|亿)元)")
_OVER = re.compile(r"(?:超过|超|突破|逾|近|约|大约|接近)$")
_EXACT_DIGITS = 4
_LOOK_BACK = 16
_DASHES = frozenset({"-", "－", "–"})


def find_wrong_percent(paper: Paper) -> Iterator[Hit]:
    """Yield rates that rise in %, rates that 增长, and amounts that grow in 个百分点."""
    for relation in paper.relations:
        if relation.rule == "R32":
            yield Hit(
                relation.start, relation.end, f"两个百分数之差应说“个百分点”：{relation.formula}，{relation.remark}",
                relation.suggestion, tuple((term.start, term.end) for term in relation.places[:2]),
            )  # fmt: skip
    for pattern, message, remedy in (
        (_RATE_IN_PERCENT, "比率的升降用“个百分点”", "把“%”改为“个百分点”"),
        (_RATE_THEN_PERCENT, "比率的升降用“个百分点”", "把“%”改为“个百分点”"),
        (_RATE_FALLS_TO, "比率的升降用“个百分点”", "把“%”改为“个百分点”"),
        (_RATES_GROW, "比率不说“增长……个百分点”", "“增长”改为“提高”"),
        (_RATE_GROWS, "比率不说“增长……个百分点”", "“增长”改为“提高”"),
        (_AMOUNT_IN_POINTS, "数量的增长用“%”，不用“个百分点”", "把“个百分点”改为“%”"),
    ):
        for match in pattern.finditer(paper.folded, *paper.body):
            yield Hit(*match.span("change" if pattern.groupindex else 0), message, remedy, level="warn")


def find_wrong_units(paper: Paper) -> Iterator[Hit]:
    """Yield money without 元, units that are no longer used, 30万和50万元."""
    folded = paper.folded
    for figure in paper.letter.figures:
        head = folded[max(0, figure.start - _LOOK_BACK) : figure.start]
        if figure.unit in {"万", "亿"} and _MONEY.search(head) and _NO_UNIT.match(folded, figure.end):
            yield Hit(figure.start, figure.end, "金额缺单位“元”", f"改为“{figure.text}元”")
    for entry in load_list("units")["words"]:
        places: dict[str, list[tuple[int, int]]] = {}
        for match in re.finditer(entry["pattern"], folded):
            places.setdefault(match.group(), []).append(match.span())
        for first, *others in places.values():
            yield Hit(*first, entry["why"], entry["instead"], tuple(others), level=entry.get("level"))
    for match in _ELIDED.finditer(folded):
        yield Hit(*match.span(), "并列的金额，前一个省了“元”", "每个数后都写“万元”", level="info")


def find_inexact_forms(paper: Paper) -> Iterator[Hit]:
    """Yield 超过2798家 and ranges with a hyphen."""
    folded, figures = paper.folded, paper.letter.figures
    for figure in figures:
        head = folded[max(0, figure.start - 2) : figure.start]
        if _OVER.search(head) and _is_exact(figure):
            start = figure.start - len(_OVER.search(head).group())  # type: ignore[union-attr] # searched above
            yield Hit(start, figure.end, "概数词后跟精确数字", "去掉概数词，或把数字取整", level="info")
    hyphens = [
        (first.start, second.end)
        for first, second in itertools.pairwise(figures)
        if paper.letter.text[first.end : second.start].strip() in _DASHES
    ]
    if hyphens:
        yield Hit(*hyphens[0], "数值范围用了短横线", "改用“~”或“—”", tuple(hyphens[1:]), level="info")


def _is_exact(figure: Figure) -> bool:
    digits = re.sub(r"\D", "", figure.text).strip("0")
    return len(digits) >= _EXACT_DIGITS


FINDERS = {"R32": find_wrong_percent, "R34": find_wrong_units, "R35": find_inexact_forms}

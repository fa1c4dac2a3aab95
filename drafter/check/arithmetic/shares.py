"""Shares: X占Y的P%, X，占比P%, the rates of 其中 (达标819个，达标率98%).

The whole is the one that the sentence itself names: the number behind 占, the whole of 其中, or the figure whose words
are those behind 占. Where the sentence names a whole that is not printed (占全省的…, 占GDP…) nothing is recomputed.
Source: rule R29; observed in fixtures/letters.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.check.arithmetic.relations import Relation, amount, in_unit, judge
from drafter.check.arithmetic.terms import Statement, Term

SHARE = re.compile(
    r"^(?:仅|约|已|就|均|数量|金额|面积|人数|总量|规模|分别)*占(?P<of>[^占]{0,20}?)(?:的?(?:比重|比例|比率|比))?(?:约?为|达到?|的|近|约|超过?|到|了)*$"
)
_NAMED_PART = re.compile(r"^(?P<part>[\u4e00-\u9fff]{2,10})占(?:比|总数的?|总量的?|全部的?)?(?:为|达到?|约|近)*$")
_OF_WHOLE = re.compile(r"(?:其|总|全部|全市|全县|全区|全省|全州)?(?:总数|总量|总额|总投资|总规模|数量?)?的?")
RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,6})率(?:为|达到?|约|近|超过?|已)*$")
_FRAME = re.compile(
    r"^(?:全市|全县|全区|全省|全州|我市|我县|我区|我省|同期|当年|去年|上年|其)|(?:总数|总量|总额|数量|总|数|的)+$"
)
_CHANGE = re.compile(r"增加|减少|增长|下降|净增|新增|较|比|缩减|回落")
_PERCENT = 100.0
_PART_CUE = re.compile(r"其中|[\u4e00-\u9fff]中，?有")
_SURE_NOUN, _LONG_NOUN = 3, 4
_ABOUT = re.compile(r"约为?|达到?|计|即|为")
_BACK = 8  # terms looked at for the part and the whole
_THIRD = 3  # the figure before part and whole
_LONGEST_BRACKET = 16


def find_shares(statement: Statement) -> Iterator[Relation]:
    """Yield the shares of a sentence whose part and whole are both printed."""
    for index, share in enumerate(statement.terms):
        if share.unit not in {"%", "成"}:
            continue
        relation = (
            _in_brackets(statement, index, share)
            or _part_behind(statement, index, share)
            or _share(statement, index, share)
        )
        if relation is not None:
            yield relation
    yield from _by_common_whole(statement)


def _share(statement: Statement, index: int, share: Term) -> Relation | None:
    named = _inner_whole(statement, index, share)
    match = SHARE.search(share.head)
    if named is not None or match is None:
        return named or _of_named_part(statement, index, share)
    part = part_before(statement, index, share)
    if part is None or "分别" in share.head:
        return None  # 分别占40%、30%: share_lists speaks of them
    if not _OF_WHOLE.fullmatch(match["of"]):
        return _against_named(statement, index, (part, share), match["of"])
    whole, certain = structural_whole(statement, part, share)
    return share_relation(part, whole, share, certain=certain) if whole is not None else None


def _of_named_part(statement: Statement, index: int, share: Term) -> Relation | None:
    """Return the share of 县道412公里、村道1556公里，村道占54.3%: the part is named again."""
    match = _NAMED_PART.search(share.head)
    if match is None:
        return None
    parts = [
        term
        for term in statement.terms[max(0, index - 2 * _BACK) : index]
        if term.unit != "%" and term.head.endswith(match["part"])
    ]
    if len(parts) != 1:
        return None
    whole, certain = structural_whole(statement, parts[0], share)
    return share_relation(parts[0], whole, share, certain=certain) if whole is not None else None


def _by_common_whole(statement: Statement) -> Iterator[Relation]:
    """Yield the shares of a list whose whole stands in a sentence before: one that comes out shows what it is of."""
    listed = [
        (index, share)
        for index, share in enumerate(statement.terms)
        if share.unit == "%" and (match := SHARE.search(share.head)) and not match["of"] and "分别" not in share.head
    ]
    pairs = [(part, share) for index, share in listed if (part := part_before(statement, index, share)) is not None]
    if len(pairs) <= 1 or len({part.unit for part, _ in pairs}) > 1:
        return
    for whole in reversed(statement.earlier[-2 * _BACK :]):
        if whole.unit != pairs[0][0].unit:
            continue
        relations = [share_relation(part, whole, share, certain=False) for part, share in pairs]
        broken = [relation for relation in relations if relation.verdict == "breaks"]
        complete = abs(sum(part.value for part, _ in pairs) - whole.value) <= whole.step / 2
        if len(broken) * 2 < len(relations) or (complete and len(broken) < len(relations)):
            yield from broken
            return


def _part_behind(statement: Statement, index: int, share: Term) -> Relation | None:
    """Return the share of 总额2186亿元，其中夜间消费占比41%，约896亿元: the part follows its share."""
    part = statement.terms[index + 1] if index + 1 < len(statement.terms) else None
    if part is None or not _ABOUT.fullmatch(part.head) or "占" not in share.head or part.unit in {"%", ""}:
        return None
    wholes = [term for term in statement.terms[:index] if term.unit == part.unit and _may_hold(term, part)]
    if len(wholes) != 1 or statement.between(share.end, part.start).count("，") != 1:
        return None
    relation = share_relation(part, wholes[0], share, certain=False)
    return replace(relation, end=part.end)


def _inner_whole(statement: Statement, index: int, share: Term) -> Relation | None:
    """Return the share of 占火警总数5460起的40%: the whole stands between 占 and the share."""
    if index <= 1 or not re.fullmatch(r"的?(?:约|近|超过?|比[例重])?[为达]?", share.head):
        return None
    part, whole = statement.terms[index - 2], statement.terms[index - 1]
    if whole.unit != part.unit or "占" not in whole.head or statement.between(whole.end, share.start)[:1] not in "的 ":
        return None
    alone = share_relation(part, whole, share, certain=True)
    if alone.verdict == "holds" or index == _THIRD - 1:
        return alone
    before = statement.terms[index - _THIRD]  # 甲1.2亿元、乙8000万元，占…: both may be meant
    if before.unit != part.unit or statement.between(before.end, part.start)[:1] != "、":
        return alone
    both = replace(
        part,
        low=part.low + before.low,
        high=part.high + before.high,
        value=part.value + before.value,
        start=before.start,
    )
    together = share_relation(both, whole, share, certain=False)
    return together if together.verdict == "holds" else replace(alone, certain=False)


def _in_brackets(statement: Statement, index: int, share: Term) -> Relation | None:
    """Return the share of 398个，覆盖率81.9%（全市512个）: the whole stands in brackets right behind it."""
    whole = statement.terms[index + 1] if index + 1 < len(statement.terms) else None
    part = part_before(statement, index, share)
    if whole is None or part is None or whole.unit != part.unit or whole.depth <= share.depth:
        return None
    behind = statement.folded[share.end : whole.start]
    is_whole = (
        whole.low >= part.high
        and behind.startswith("（")
        and len(behind) <= _LONGEST_BRACKET
        and not re.search("其中|同比|较", behind)
    )
    said = SHARE.search(share.head) or RATE.search(share.head)
    return share_relation(part, whole, share, certain=True) if is_whole and said else None


def part_before(statement: Statement, index: int, share: Term) -> Term | None:
    """Return the amount right before a share: the last term of its depth, unless another statement lies between."""
    for term in reversed(statement.terms[max(0, index - 2) : index]):
        if term.depth != share.depth:
            continue
        gap = statement.between(term.end, share.start)
        joints = gap.count("，") + gap.count("；") + gap.count("、")
        is_amount = term.unit not in {"%", "成", "百分点", "倍", ""}
        return term if is_amount and joints <= 1 and "；" not in gap else None
    return None


def structural_whole(statement: Statement, part: Term, share: Term) -> tuple[Term | None, bool]:
    """Return the whole a part belongs to, and whether a 其中 says so; of several the one that fits the share."""
    at = statement.terms.index(part)
    before = [term for term in statement.terms[max(0, at - 3 * _BACK) : at] if _may_hold(term, part)]
    cue = last_cue(statement, part)
    behind_cue = [term for term in reversed(before) if term.end <= cue]
    if cue >= 0 and not behind_cue:
        behind_cue = [term for term in reversed(statement.earlier) if _may_hold(term, part)][:_BACK]
    siblings = _followed_by_share(statement)
    same_depth = [term for term in reversed(before) if term.depth == part.depth and term not in siblings]
    if cue >= 0 and not behind_cue:
        same_depth = []
    for candidates, certain in ((behind_cue, True), (same_depth, False)):
        for whole in candidates:
            if share_relation(part, whole, share, certain=True).verdict == "holds":
                return whole, certain
    if behind_cue:
        return behind_cue[0], behind_cue[0] in statement.terms
    farther = [term for term in reversed(statement.earlier[-_BACK:]) if _may_hold(term, part)]
    fits = next((term for term in farther if share_relation(part, term, share, certain=True).verdict == "holds"), None)
    if fits is not None:
        return fits, False
    return (same_depth[0], False) if len(same_depth) == 1 else (None, False)


def last_cue(statement: Statement, part: Term) -> int:
    """Return where the last 其中 (or 企业中，有) before a part stands, -1 for none."""
    cues = [match.start() for match in _PART_CUE.finditer(statement.folded, statement.start, part.start)]
    return cues[-1] if cues else -1


def _followed_by_share(statement: Statement) -> set[Term]:
    """Return the terms that are parts themselves: a share of theirs is printed right behind them."""
    return {
        term
        for term, share in itertools.pairwise(statement.terms)
        if share.unit == "%" and SHARE.search(share.head) and "；" not in statement.between(term.end, share.start)
    }


def _may_hold(whole: Term, part: Term) -> bool:
    """Return whether a term is large enough for a part, of its unit, and no change."""
    return whole.unit == part.unit and whole.high >= part.low and not _CHANGE.search(whole.head)


def _against_named(statement: Statement, index: int, pair: tuple[Term, Term], named: str) -> Relation | None:
    """Return the share of a whole that is named behind 占 and printed elsewhere in the sentence."""
    part, share = pair
    noun = _noun(named)
    if len(noun) <= 1:
        return None
    around = statement.terms[max(0, index - _BACK) : index + _BACK]
    wholes = [term for term in around if term is not part and _may_hold(term, part) and noun in _noun(term.head)]
    exact = [term for term in wholes if _noun(term.head).endswith(noun)]
    candidates = exact or wholes
    for whole in candidates:
        if share_relation(part, whole, share, certain=True).verdict == "holds":
            return share_relation(part, whole, share, certain=True)
    farther = [whole for whole in statement.earlier if whole.unit == part.unit and noun in _noun(whole.head)]
    for whole in farther:
        if share_relation(part, whole, share, certain=True).verdict == "holds":
            return share_relation(part, whole, share, certain=True)
    if len(candidates) == 1:
        sure = bool(exact) and len(noun) >= _SURE_NOUN
        return share_relation(part, candidates[0], share, certain=sure)
    named_so = [whole for whole in farther if _is_named(whole, noun) and _may_hold(whole, part)]
    return share_relation(part, named_so[0], share, certain=False) if not candidates and len(named_so) == 1 else None


def _is_named(whole: Term, noun: str) -> bool:
    """Return whether an earlier figure is the one that 占 names: by its whole noun, or a long end of it."""
    return _noun(whole.head) == noun or (len(noun) >= _LONG_NOUN and _noun(whole.head).endswith(noun))


def _noun(words: str) -> str:
    """Return the noun of a head or of what stands behind 占, frame words dropped: 全市户籍人口总数 → 户籍人口."""
    words = words.replace("的", "")
    while (shorter := _FRAME.sub("", words)) != words:
        words = shorter
    return words


def share_relation(part: Term, whole: Term, share: Term, *, certain: bool) -> Relation:
    """Return part ÷ whole against the printed share."""
    unit = 10.0 if share.unit == "成" else 1.0
    low = part.low / whole.high * _PERCENT / unit if whole.high else 0.0
    high = part.high / whole.low * _PERCENT / unit if whole.low > 0 else float("inf")
    computed = part.value / whole.value * _PERCENT / unit if whole.value else 0.0
    places = len(share.printed.partition(".")[2].rstrip("%成")) + 1
    formula = (
        f"{in_unit(part, whole.scale)}÷{in_unit(whole, whole.scale)}={amount(computed, places=places)}{share.unit}"
    )
    verdict = judge(low, high, share, value=None if part.vague or whole.vague else computed)
    remark = f"文中为{share.printed}" if verdict != "holds" else f"与文中{share.printed}一致"
    return Relation(
        "R29",
        verdict,
        certain and not (part.vague or whole.vague),
        part.start if part.start < share.start else share.start - len(share.head),
        share.end,
        formula,
        remark,
        (whole, part, share),
        suggestion=f"{amount(round(computed, places - 1), places=places)}{share.unit}" if verdict != "holds" else None,
    )

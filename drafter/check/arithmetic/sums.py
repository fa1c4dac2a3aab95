"""Parts and wholes: 其中…, 包括…, 国家级…省级…, and lists in parentheses after a total.

The list may be open (等, 有, 主要) or cover one side only; a whole that is larger than its parts is therefore held
against the letter only where the list closes itself (共计, 分别为, 国家级…省级…市级) or misses the whole by little.
Source: rule R28; observed in fixtures/letters (closed lists add up, open ones do not).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from drafter.assets import load_list
from drafter.check.arithmetic.relations import Relation, Verdict, amount, in_unit
from drafter.check.arithmetic.terms import Statement, Term

Closure = Literal["closed", "likely", "open"]

_LEVELS = r"，(?=(?:国家级|部级|省级|市级|区级|县级|一期)[^，。；]{0,16}\d)"
_CUE = re.compile(
    rf"其中|包括|(?<=[，：（])分别[为是]|，即|[\u4e00-\u9fff]中，?有|，有(?=\d)|（(?=[^（）]{{1,60}}\d)|{_LEVELS}"
)
_OPEN = re.compile(r"等|主要|重点|[含有]$|^[^，]{0,2}有|特别是|尤其")
NEW_STATEMENT = re.compile(
    r"同比|比上年|较上年|上年|增长|增加|下降|提高|共计|合计|总计|总量|总额|总数|累计|全年|目前|截至|今年|去年|平均|人均|户均|每"
    r"|^[经已并还又均共]|^全部|立案|[而仅]|缺口|尚|拉动|带动|新增|完成|实现|拨付|争取|辐射|惠及|培训|计划|预计|力争|下一步|将|高于|低于|超出|节约|此外|另|同时|\d{4}年"
)
_AND = re.compile(r" ?(?:和|与|及|以及)")
# Parts that may share members, so that they may add up to more than their whole.
_MAY_OVERLAP = re.compile(
    r"高新|规上|规模以上|专精特新|上市|科技型|示范|重点|新能源|私家|网约|优秀|党员|达标|合格|星级|龙头|残疾|脱贫|获|妇女|青年|退役|大学生|农民工"
)
_LEVEL = re.compile(r"国家级|部级|省级|市级|区级|县级|[一二三四]期|其中|含")
# What cannot be added up: averages, prices, rates, standards.
_NOT_ADDITIVE = re.compile(r"人均|户均|平均|均价|单价|价格|标准|工资|浓度|指数|寿命|气温|年龄|率|比例|最高|最低|每")
_MEAN = re.compile(
    r"平均[^，]{0,8}$|[\u4e00-\u9fff]均(?:约|近|达|为|超过?)*$"
)  # 馆均27万人次 is no whole of what follows
_OWN_TOTAL = re.compile(r"^(?:[二两三四]者|[以上述]*|[两三四]项|其中)?(?:合计|共计|总计|共)(?:达|为|有)?$")
NO_AMOUNT = frozenset({"%", "‰", "百分点", "成", "倍", ""})
_RIGHT_BEHIND = frozenset({"", "，", "：", "（"})  # between a whole and 其中
_DATED = re.compile(r"\d{4}年")
_SHARE = re.compile(r"(?:仅|约)?占")
_NEAR = 0.1  # a list that misses its whole by no more than this share was meant to be complete
_MORE = 1.5  # printed units by which parts may pass their whole through rounding alone
_LONGEST_HEAD = 26
_MOST_WHOLES = 4  # terms looked at backwards for the whole of a list
MOST_PARTS = 24


def find_sums(statement: Statement) -> Iterator[Relation]:
    """Yield the part–whole sums of a sentence."""
    seen: set[tuple[int, int]] = set()
    for cue in _CUE.finditer(statement.folded, statement.start, statement.end):
        relation = _after_cue(statement, cue)
        if relation is not None and (relation.start, relation.end) not in seen:
            seen.add((relation.start, relation.end))
            yield relation


def _after_cue(statement: Statement, cue: re.Match[str]) -> Relation | None:
    """Return the sum of the list behind a cue, weighed as the cue asks."""
    first = next((at for at, term in enumerate(statement.terms) if term.start >= cue.end()), None)
    if first is None or statement.terms[first].unit in NO_AMOUNT:
        return None
    parts = _collect(statement, first, cue.end())
    if len(parts) > 1 and _have_own_total(statement, parts):
        return None
    wholes = _wholes(statement, first, parts[0]) if parts else []
    if parts and not wholes and cue.group() == "其中":
        return _against_earlier(statement, parts)
    if not wholes or not _is_list(cue.group(), parts):
        return None
    if cue.group() != "，即" and (_NOT_ADDITIVE.search(wholes[0].head) or "/" in wholes[0].unit):
        fits = next((whole for whole in wholes if agree(parts, whole) == "holds"), None)
        return sum_relation(parts, fits, "holds", certain=True) if fits else None
    return _weighed(statement, cue, parts, wholes)


def _have_own_total(statement: Statement, parts: Sequence[Term]) -> bool:
    """Return whether a list is added up right behind itself, so that it is only some of its whole: 二者合计48家."""
    at = statement.terms.index(parts[-1]) + 1
    total = statement.terms[at] if at < len(statement.terms) else None
    return total is not None and _OWN_TOTAL.match(total.head) is not None and agree(parts, total) == "holds"


def _is_list(cue: str, parts: Sequence[Term]) -> bool:
    """Return whether what stands behind a cue is a list: two parts in brackets, levels behind a bare comma."""
    if cue == "（":
        return len(parts) > 1 or _LEVEL.search(parts[0].head) is not None
    return cue != "，" or (len(parts) > 1 and all(_LEVEL.match(part.head) for part in parts))


def _weighed(statement: Statement, cue: re.Match[str], parts: list[Term], wholes: list[Term]) -> Relation | None:
    words = statement.folded[cue.end() : parts[-1].end] + statement.after(parts[-1], 2)
    closure = _closure(cue.group(), words, parts, wholes[0])
    if cue.group() == "（" and closure == "open" and len(parts) > 1:
        return None
    if cue.group() == "其中" and statement.folded[wholes[0].end : cue.start()].strip() in _RIGHT_BEHIND:
        fits = [whole for whole in wholes[1:] if len(parts) > 1 and agree(parts, whole) == "holds"]
        wholes = [wholes[0], *fits]
    ends = [
        at for at in range(1, len(parts)) if set("，；") & set(statement.between(parts[at - 1].end, parts[at].start))
    ]
    relation = _weigh(parts, [len(parts), *reversed(ends)], wholes, closure)
    if cue.group() == "，":  # levels without 其中 are surely parts only where they add up
        return replace(relation, certain=False) if relation.verdict != "rounded" else None
    return relation if cue.group() != "，有" or relation.verdict == "holds" else None


def _against_earlier(statement: Statement, parts: Sequence[Term]) -> Relation | None:
    """Return the sum of a sentence that opens with 其中, where a figure before it agrees or nearly does."""
    if len(parts) <= 1:
        return None
    wholes = [whole for whole in reversed(statement.earlier[-3 * _MOST_WHOLES :]) if whole.unit == parts[0].unit]
    fits = next((whole for whole in wholes if agree(parts, whole) == "holds"), None)
    if fits is not None:
        return _on_parts(sum_relation(parts, fits, "holds", certain=True), parts)
    total = sum(part.value for part in parts)
    near = wholes[:1] if wholes and _nearly(total, wholes[0]) else []
    return _on_parts(sum_relation(parts, near[0], agree(parts, near[0]), certain=False), parts) if near else None


def _nearly(total: float, whole: Term) -> bool:
    """Return whether a sum misses its whole by little: a tenth, or one too many of a small count."""
    return abs(total - whole.value) <= _NEAR * whole.value or (whole.is_exact_count and total - whole.value == 1)


def _on_parts(relation: Relation, parts: Sequence[Term]) -> Relation:
    """Return the relation placed on its parts alone: the whole stands in another sentence."""
    return replace(relation, start=parts[0].start - len(parts[0].head), end=parts[-1].end)


def _collect(statement: Statement, first: int, cue_end: int) -> list[Term]:
    """Return the parts of a list: terms of one unit and depth, parallel, up to the next statement."""
    parts: list[Term] = []
    lead = statement.terms[first]
    joints: set[str] = set()
    for term in statement.terms[first : first + MOST_PARTS * 2]:
        if term.depth > lead.depth:
            continue
        gap = statement.between(parts[-1].end if parts else cue_end, term.start)
        if term.depth < lead.depth or (lead.depth and "）" in gap):
            break
        if term.unit != lead.unit:
            continue
        if parts and not (_continues(gap, term, lead, joints) and _is_parallel(statement, gap, lead, term)):
            break
        parts.append(term)
    return parts


def _continues(gap: str, term: Term, lead: Term, joints: set[str]) -> bool:
    """Return whether a term goes on with the list that `lead` opened; notes the mark that joins the list."""
    joint = next((mark for mark in "。；，、" if mark in gap), "")
    if joint == "。" or "其中" in gap or len(term.head) > _LONGEST_HEAD:
        return False
    if joint == "" and not _AND.match(gap):
        return False
    if joints and joint not in joints and not (joint == "" or (joint == "、" and "，" in joints)):
        return False
    new = NEW_STATEMENT.search(term.head)
    if new and new.group() not in lead.head and not (_DATED.fullmatch(new.group()) and _DATED.search(lead.head)):
        return False
    joints.add(joint)
    return True


def _is_parallel(statement: Statement, gap: str, lead: Term, term: Term) -> bool:
    """Return whether a list goes on over a ；: all its items bear a share, or none does and a colon opens it."""
    if "；" not in gap:
        return True
    shares = [_share_follows(statement, one) for one in (lead, term)]
    return all(shares) or (not any(shares) and statement.folded[lead.start - len(lead.head) - 1] == "：")


def _share_follows(statement: Statement, term: Term) -> bool:
    at = statement.terms.index(term) + 1
    return (
        at < len(statement.terms)
        and statement.terms[at].unit == "%"
        and _SHARE.match(statement.terms[at].head) is not None
    )


def _wholes(statement: Statement, first: int, part: Term) -> list[Term]:
    """Return the terms before a list that may be its whole, the nearest first."""
    if first and part.depth > statement.terms[first - 1].depth:
        nearest = statement.terms[first - 1]  # what stands in brackets is of the figure right before them
        return [nearest] if nearest.unit == part.unit else []
    before = [term for term in statement.terms[max(0, first - 3 * _MOST_WHOLES) : first] if not _MEAN.search(term.head)]
    return [term for term in reversed(before) if term.unit == part.unit and term.depth <= part.depth][:_MOST_WHOLES]


def _closure(cue: str, words: str, parts: Sequence[Term], whole: Term) -> Closure:
    """Return whether a list claims to be complete."""
    if len(parts) <= 1 or (cue != "其中" and "中" in cue) or "有" in cue or _OPEN.search(words):
        return "open"
    if cue.startswith(("分别", "，即")):
        return "closed"
    if _is_partition([part.head for part in parts]):
        return "likely"
    if cue != "包括" and any(_MAY_OVERLAP.search(part.head) for part in parts):
        return "open"
    missing = whole.value - sum(part.value for part in parts)
    return "likely" if 0 <= missing <= _NEAR * whole.value or cue == "包括" else "open"


def _is_partition(heads: Sequence[str]) -> bool:
    """Return whether the heads name all sides of one division: 小学…初中…, 国家级…省级…市级…."""
    for group in load_list("partitions")["groups"]:
        hits = [next((word for word in group["words"] if word in head), None) for head in heads]
        if None not in hits and len(set(hits)) == len(hits) and any(word in hits for word in group["last"]):
            return True
    return False


def _weigh(parts: Sequence[Term], counts: Sequence[int], wholes: Sequence[Term], closure: Closure) -> Relation:
    """Return the sum with the whole it agrees with best; the nearest counts where none agrees."""
    for count in counts:
        for whole in wholes:
            if count <= 1 < len(parts):
                break
            if agree(parts[:count], whole) == "holds":
                return sum_relation(parts[:count], whole, "holds", certain=True)
    whole = wholes[0]
    low = sum(part.low for part in parts)
    if all(low > candidate.high for candidate in wholes):
        if len(parts) == 1 or any(part.low > whole.high for part in parts):
            return sum_relation(parts, whole, agree(parts, whole), certain=True)
        if any(_MAY_OVERLAP.search(part.head) for part in parts):
            return sum_relation(parts, whole, "holds", certain=False)
        described = any(part.head.endswith("的") for part in parts)  # 达到甲标准的 and 达到乙标准的 may overlap too
        near = low <= whole.high * (1 + _NEAR)
        return sum_relation(parts, whole, "holds" if described and not near else "breaks", certain=not described)
    if low > whole.high:
        whole = next(candidate for candidate in wholes if low <= candidate.high)
    over = sum(part.value for part in parts) - whole.value > _MORE * whole.step  # no list may pass its whole
    verdict: Verdict = "holds" if closure == "open" and not over else agree(parts, whole)
    return sum_relation(parts, whole, verdict, certain=closure == "closed")


def agree(parts: Sequence[Term], whole: Term) -> Verdict:
    """Return how the sum of the parts agrees with the whole; one printed unit apart may be rounding."""
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    total = sum(part.value for part in parts)
    room = 1e-6 * max(whole.step, 1e-6)
    if abs(total - whole.value) <= room:
        return "holds"
    if not (low <= whole.high + room and whole.low <= high + room):
        return "breaks"
    alike = all(part.step == whole.step and not part.vague for part in (*parts, whole))
    return "rounded" if alike else "holds"


def sum_relation(parts: Sequence[Term], whole: Term, verdict: Verdict, *, certain: bool) -> Relation:
    """Return the sum as a relation that covers whole and parts."""
    everything = sorted((whole, *parts), key=lambda term: term.start)
    numbers = "+".join(in_unit(part, whole.scale) for part in parts)
    total = sum(part.value for part in parts)
    formula = f"{numbers}={amount(total, whole.scale, 4)}{whole.unit_printed}" if len(parts) > 1 else parts[0].printed
    difference = amount(abs(total - whole.value), whole.scale, 4) + whole.unit_printed
    if verdict == "holds" and abs(total - whole.value) > whole.step / 2:
        remark = f"不大于总数{whole.printed}"
    elif verdict == "holds":
        remark = "与总数一致"
    else:
        remark = f"文中总数为{whole.printed}，{'多出' if total > whole.value else '相差'}{difference}"
    return Relation(
        "R28", verdict, certain, everything[0].start, everything[-1].end, formula, remark, tuple(everything)
    )

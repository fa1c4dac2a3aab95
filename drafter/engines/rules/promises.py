"""Who is to keep a promise and until when, where the letter says it."""

import re

from drafter.documents import Span
from drafter.engines.rules.view import View
from drafter.grammar.dates import find_dates
from drafter.grammar.fold import fold
from drafter.grammar.names import find_organisations
from drafter.grammar.titles import find_doc_numbers, find_titles
from drafter.schemas import CommitmentSaid

# （责任单位：市教育局；完成时限：2024年底前）
_SAID_OWNER = re.compile(r"(?:责任|牵头|承办|主办|实施|落实|配合)(?:单位|部门|科室)：(?P<name>[^；。，）\n]{2,40})")
_SAID_DUE = re.compile(r"(?:完成|办理|办结|整改|落实)?(?:时限|时间|期限)：(?P<due>[^；。，）\n]{2,20})")
_TAIL = 80  # characters after a promise in which such a note may stand
_BY = re.compile(
    r"由(?P<name>[^，。；、的由]{2,20}?(?:局|委|厅|办|部门|中心|公司|政府|院|街道|乡镇|单位|集团|银行|协会|学校|社|联))(?:[^的、]|$)"
)
_WE = re.compile(
    r"我(?:局|委|厅|部|办|院|行|司|处|市|县|区|省|州)|本(?:局|委|厅|部|院)|(?:省|市|县|区)(?:委|政府)(?!办|研|组|宣|督)"
)
_ACTS = re.compile(r"[^，。；：]{0,8}?(?:将|拟|计划|正在|牵头|负责|力争|继续|着手|准备)")
_OPENS = re.compile(r"(?:^|[，。；：]|下一步|今后|同时)$")  # an actor stands at the start of a clause
_ACTOR = re.compile(  # a bureau without its place in front, which no table of names knows
    r"(?:^|[，。；：]|下一步|今后)[，：]?(?P<name>[\u4e00-\u9fff]{2,16}?(?:局|委|办|中心|社|院|所|站|公司|银行|集团|大学|学院))"
    r"(?=将[于在会]?|负责|牵头|拟|计划|会同)"
)
_JOINT = ("会同", "联合", "协调", "配合", "指导", "督促", "支持", "推动", "商")
_NEAR = 4

_LIMIT_BEFORE = re.compile(r"(?:^|[，；：。]|力争|争取|计划|预计|确保|拟|将|到|至|于|在|从|自)$")
_LIMIT_AFTER = re.compile(
    r"(?:[^，。；、\d]{0,6}(?:之前|以前|前)(?=[，。；完建实全])|(?:年?[底末])?(?:之前|以前|前|内|起|期间|时期|末|底)?)"
)
_SPAN = re.compile(
    r"(?:未来|今后)?[一二三四五六七八九十两半\d]{1,3}(?:个月|个工作日|年|天)(?:之|以)?内|未来[一二三四五两\d]+年|今后[一二三四五两\d]+年|近期内?|本月底前"
    r"|(?:汛期|入汛|主汛期|入冬|开学|春节|国庆节?|供暖季|供暖|采暖期|雨季|台风季)(?:到来)?(?:之|以)?前"
)
_PAST = re.compile(r"以来|起(?:已|开)|已|印发|出台|开始施行")


def read_promises(view: View) -> list[CommitmentSaid]:
    """Return owner and due of each promise, null where the letter does not say."""
    folded = fold(view.letter.text)
    return [
        CommitmentSaid(commitment=number, owner=_owner(folded, span), due=_due(folded, span))
        for number, span in enumerate(view.letter.commitments, start=1)
    ]


def _owner(folded: str, span: Span) -> str | None:
    """Return who acts: named in a note, after 由, or as the subject."""
    words = folded[span.start : span.end]
    line_end = folded.find("\n", span.end, span.end + _TAIL)
    note = folded[span.start : line_end if line_end >= 0 else span.end + _TAIL]
    if said := _SAID_OWNER.search(note):
        return said["name"].strip()
    if by := _BY.search(words):
        return by["name"].strip()
    return _subject(words)


def _subject(words: str) -> str | None:
    """Return the first organisation, or 我局, that acts itself."""
    named = [(found.start, found.end) for found in find_organisations(words)]
    named += [match.span() for match in _WE.finditer(words)]
    for start, end in sorted(named):
        if words.startswith(_JOINT, start):
            continue
        if _OPENS.search(words[max(start - _NEAR, 0) : start]) and _ACTS.match(words, end):
            return words[start:end]
    actor = _ACTOR.search(words)
    return actor["name"] if actor and not actor["name"].startswith(_JOINT) else None


def _due(folded: str, span: Span) -> str | None:
    """Return the time limit as printed: 2025年底前, 到2027年, 三年内."""
    words = folded[span.start : span.end]
    line_end = folded.find("\n", span.end, span.end + _TAIL)
    note = folded[span.start : line_end if line_end >= 0 else span.end + _TAIL]
    if said := _SAID_DUE.search(note):
        return said["due"].strip()
    apart = [(title.start, title.end) for title in find_titles(words)]
    apart += [(number.start, number.end) for number in find_doc_numbers(words)]
    for date in find_dates(words):
        if any(start <= date.start < end for start, end in apart) or _PAST.match(words, date.end):
            continue
        limit = _LIMIT_AFTER.match(words, date.end)
        end = limit.end() if limit else date.end
        if end > date.end or _LIMIT_BEFORE.search(words[max(date.start - _NEAR, 0) : date.start]):
            return words[date.start : end]
    within = _SPAN.search(words)
    return within.group() if within else None

"""The formulae of past replies, with what belongs to the one letter replaced by fields, and without what rules forbid.

A formula is learnt clause by clause: a clause stays only when it is a set phrase. What tells facts of that one letter
(who handled it, when, with what figures) or what the rules forbid is left out, and it is said so.
"""

import re
from dataclasses import dataclass

from drafter.documents import Letter
from drafter.grammar.fold import fold
from drafter.styles.formula import literal
from drafter.styles.formula_fields import common_fields, proposal_fields, title_fields

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_SET_PHRASE = re.compile(
    r"收悉|收到|感谢|谢谢|经(?:认真|深入|逐条)*研究|经商|经会|会同|会商|征求|如下|欢迎|专此|特此|此复|此函|敬请|请予|供.{0,14}参考"
    r"|请在答复|您好|批评指正|以上(?:答复|意见|回复)|(?:提出|继续|多提).{0,6}(?:意见|建议)|如有|监督"
)
_RECEIVED = re.compile(r"收悉|收到")
_ANSWER = re.compile(r"如下(?:，供参考)?(?:\{% (?:else %\}[^{}]*\{% )?endif %\})?[：。]?$|会办意见，供参考$")
_OPINION = re.compile(r"会办意见|协办意见|意见如下|如下意见")
_REMAINS = re.compile(r"[0-9]|月|昨|我局局长|局党组")
# What the rules forbid, and what is said of it (R05, R07, R19).
_FORBIDDEN = (
    (
        re.compile(r"指定.{0,6}由|由.{0,10}(?:科|处|股|室)(?:具体)?(?:负责|承办|办理|牵头)"),
        "未学习：内部分工（“{}…”）不写入复文",
    ),
    (
        re.compile(r"党组|领导|局长|主任|高度重视|承办|接到|组织人员|办理方案|召开|专题"),
        "未学习：该件的办理过程（“{}…”）不作套语",
    ),
)
_DOUBLED = re.compile(r"(?:答复|回复)意见的(?:函|复函|答复)|意见的函|答复的(?:答复|报告|批复)|的答复意见")
_KIND_OF_PAPER = re.compile(r"(?:答复|复函|答复函|回复|会办意见|协办意见|的函|办理意见)$")
_YOU_TO_BODY = "对单位称“您”不合规范，改用与提出者相称的称呼（贵会、贵单位等）"


@dataclass(frozen=True, slots=True)
class Learnt:
    """A formula learnt from one letter; None when nothing of it could be learnt. `notes` say what was left out."""

    formula: str | None
    notes: tuple[str, ...] = ()


def learn_opening(letter: Letter) -> Learnt:
    """Return the opening as a formula: it names the proposal, says 收悉, and ends in 答复如下 or its like."""
    if letter.opening is None:
        return Learnt(None, ("没有找到开头语（“……收悉。……答复如下：”），按默认样式",))
    text, notes = _set_phrases(proposal_fields(literal(_plain(letter.opening.text)), letter))
    formula = common_fields(text, letter)
    is_opinion = letter.genre == "joint_opinion" and _OPINION.search(formula)
    if not _RECEIVED.search(formula) and not is_opinion:
        return Learnt(None, (*notes, "开头语没有说明来件收悉，按默认样式"))
    if _REMAINS.search(formula):
        return Learnt(None, (*notes, "开头语含有该件的具体情况，按默认样式"))
    formula = formula.rstrip("。：，；")
    if not _ANSWER.search(formula) and not is_opinion:
        formula += "。现提出会办意见如下" if letter.genre == "joint_opinion" else "。现答复如下"
        notes = (*notes, "开头语没有“如下：”，已补上")
    if _says_you_to_body(letter, letter.opening.text):
        notes = (*notes, _YOU_TO_BODY)
    return Learnt(f"{formula}：", notes)


def learn_closing(letter: Letter) -> Learnt:
    """Return the closing as a formula, lines kept; an empty one when the letter ends without (it is said so)."""
    if letter.closing is None:
        return Learnt("", ("该复文没有结束语，按样学习；如需感谢语，请在样式中填写 closing",))
    lines: list[str] = []
    notes: list[str] = []
    for line in _plain(letter.closing.text).split("\n"):
        kept, left_out = _set_phrases(literal(line.removeprefix("最后，")))
        notes.extend(left_out)
        lines.append(common_fields(kept, letter))
    formula = "\n".join(line for line in lines if line)
    if not formula or _REMAINS.search(formula):
        return Learnt(None, (*notes, "结束语含有该件的具体情况，按默认样式"))
    if _says_you_to_body(letter, letter.closing.text):
        notes.append(_YOU_TO_BODY)
    return Learnt(formula, tuple(notes))


def learn_title(letter: Letter) -> Learnt:
    """Return the title as a pattern with session and number; None when it breaks a rule that cannot be put right."""
    if letter.title is None:
        return Learnt(None)
    notes: list[str] = []
    title = _plain(letter.title.text).replace("\n", "")
    if "关于对" in title:
        title = title.replace("关于对", "关于", 1)
        notes.append("标题“关于对”是重复介词，改为“关于”")
    if _DOUBLED.search(title):
        return Learnt(None, (*notes, "标题文种重复（如“答复意见的函”），按默认样式"))
    title = title_fields(literal(title), letter)
    complete = "{{ session }}" in title and "{{ number }}" in title and _KIND_OF_PAPER.search(title)
    if not complete or re.search(r"[0-9]", title):
        return Learnt(None, (*notes, "标题缺少届次、编号或文种，按默认样式"))
    return Learnt(title, tuple(notes))


def _plain(text: str) -> str:
    """Return the words of a formula: full-width marks, no blanks, one line break between paragraphs."""
    lines = (re.sub(r"\s+", "", line) for line in fold(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _set_phrases(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the clauses that are set phrases, and what is said of those left out, one remark a reason."""
    kept: list[str] = []
    notes: dict[str, str] = {}
    for found in _SENTENCE.finditer(text.replace("\n", "")):
        sentence = found.group()
        if "汇报如下" in sentence:
            notes.setdefault("汇报", "“汇报如下”方向不对，改为“答复如下”")
            sentence = sentence.replace("汇报如下", "答复如下")
        clauses = re.split(r"(?<=，)", sentence)
        received = max((number for number, clause in enumerate(clauses) if _RECEIVED.search(clause)), default=-1)
        faults = [None if number <= received else _fault(clause) for number, clause in enumerate(clauses)]
        for clause, fault in zip(clauses, faults, strict=True):
            if fault:
                notes.setdefault(fault, fault.format(clause[:16].rstrip("，。！")))
        told = [clause for clause, fault in zip(clauses, faults, strict=True) if fault is None]
        if told:
            kept.append("".join(told).rstrip("，") + ("" if faults[-1] is None else clauses[-1][-1:]))
    return "".join(kept), tuple(notes.values())


def _fault(clause: str) -> str | None:
    """Return why a clause is not learnt ({} stands for its words); None for a set phrase."""
    fault = next((why for pattern, why in _FORBIDDEN if pattern.search(clause)), None)
    if fault or "{{" in clause or _SET_PHRASE.search(clause):
        return fault
    return "未学习：“{}…”是该件的具体情况，不是套语"


def _says_you_to_body(letter: Letter, text: str) -> bool:
    return letter.proposer_kind in {"party", "sector", "group"} and "您" in text

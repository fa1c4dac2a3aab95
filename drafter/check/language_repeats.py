"""Said twice, or said against itself: thirty characters repeated, done here and still to do there."""

import re
from collections import defaultdict
from collections.abc import Iterator

from drafter.check.rule import Hit, Paper

_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_SEED = 14  # characters from a clause's start that must agree before a repetition is measured
_REPEATED = 30
_ENCLOSED = re.compile(r"《[^《》]*》|“[^“”]*”|\s")
_OWN_WORDS = 24  # characters of a repetition that stand in no title or quotation

_ACTS = "完成|建成|出台|印发|启动|制定|投入使用|投用|开通|成立|设立|办结|整改|验收|竣工|开工|发布|上线"
_DONE = re.compile(
    rf"(?P<subject>[^，。；：\n]{{0,20}}?)(?:已经|已|先后)(?:于[^，。；]{{2,12}}?)?(?:全部|全面|正式|基本)?(?P<act>{_ACTS})了?(?P<object>[^，。；：\n]{{0,24}})"
)
_TO_DO = re.compile(
    rf"(?P<subject>[^，。；：\n]{{0,20}}?)(?:计划|拟|预计|力争|将|争取)(?:于?[^，。；]{{0,10}}?)?(?:尽快|抓紧|全部|全面|正式)?(?P<act>{_ACTS})(?P<object>[^，。；：\n]{{0,24}})"
)
_ACT_NOUN = re.compile(
    r"(?:并)?(?:完成|通过|组织|进行|开展)(?:了|竣工|全面)*(?P<thing>[^，。；：、\n]{0,16}?)(?P<act>验收|招标|审批|评审)"
)
_IS_DONE = re.compile(r"已|通过")
_IS_AHEAD = re.compile(r"计划|拟|预计|力争|将|争取|下一步|明年")
_FILLER = re.compile(
    r"^(?:下一步|目前|同时|其中|并|我们|我局|我市|我县|我区)+|^[，、]|\d{4}年(?:\d{1,2}月)?(?:底|前)?|等$|的$"
)
_SHORTEST = 4
_MOST_ALIKE = 8
_STAGE_OF_ACT = re.compile(r"[一二三四五六七八九十]期|第[一二三四五六七八九十]批|其余|剩余|其他|二期|后续")
_STAGE = re.compile(
    r"[一二三四五六七八九十]期|第[一二三四五六七八九十]批|\d{4}|其余|剩余|其他|新|再|二期|后续|下一批|升级|修订|分批"
)


def find_repetitions(paper: Paper) -> Iterator[Hit]:
    """Yield passages of thirty characters or more that the body holds twice."""
    folded = paper.folded
    start, end = paper.body
    first_at: dict[str, int] = {}
    reached = -1
    for match in _CLAUSE.finditer(folded, start, end):
        at = match.start()
        while at < match.end() and folded[at] in " 　":
            at += 1
        seed = folded[at : at + _SEED]
        if len(seed) < _SEED or at < reached:
            continue
        before = first_at.setdefault(seed, at)
        if before == at:
            continue
        length = _common(folded, before, at, end)
        if length >= _REPEATED and len(_ENCLOSED.sub("", folded[at : at + length])) >= _OWN_WORDS:
            reached = at + length
            message = f"与前文重复{length}个字"
            yield Hit(at, at + length, message, "删去一处", ((before, before + length),))


def _common(folded: str, first: int, second: int, end: int) -> int:
    """Return how many characters agree from two places on, before they run into one another."""
    length = 0
    limit = min(end - second, second - first)
    while length < limit and folded[first + length] == folded[second + length]:
        length += 1
    return length


def find_contradictions(paper: Paper) -> Iterator[Hit]:
    """Yield what is said to be done in one place and still to be done in another."""
    done: defaultdict[tuple[str, str], list[tuple[str, tuple[int, int]]]] = defaultdict(list)
    for match in _DONE.finditer(paper.folded, *paper.body):
        subject, thing = _who_and_what(match)
        done[match["act"], thing].append((subject, match.span()))
    for match in _TO_DO.finditer(paper.folded, *paper.body):
        subject, thing = _who_and_what(match)
        if _STAGE.search(match["subject"] + match["object"]):
            continue
        for other, span in done.get((match["act"], thing), ())[:_MOST_ALIKE]:
            if _is_same(subject, other, thing) and not _STAGE.search(paper.folded[slice(*span)]):
                start = match.start("subject") + len(match["subject"]) - len(match["subject"].lstrip())
                yield Hit(start, match.end(), "前面说已经完成，这里说还要完成", "核对进度，前后一致", (span,))
                break


def _acts_as_nouns(paper: Paper) -> Iterator[Hit]:
    """Yield 计划完成冷库验收 where another sentence says that 冷库 has 通过验收."""
    done: list[tuple[str, str, tuple[int, int]]] = []
    ahead: list[tuple[str, str, tuple[int, int]]] = []
    for clause in _CLAUSE.finditer(paper.folded, *paper.body):
        match = _ACT_NOUN.search(clause.group())
        if match is None or _STAGE_OF_ACT.search(clause.group()):
            continue
        is_ahead = _IS_AHEAD.search(clause.group()) is not None
        if is_ahead or _IS_DONE.search(clause.group()):
            (ahead if is_ahead else done).append((match["act"], match["thing"] or clause.group(), clause.span()))
    for act, thing, span in ahead:
        for other, said, place in done[:_MOST_ALIKE]:
            if act == other and len(thing) >= _SHORTEST and thing in said:
                yield Hit(*span, f"前面说已经{act}，这里说还要{act}", "核对进度，前后一致", (place,))
                break


def _who_and_what(match: re.Match[str]) -> tuple[str, str]:
    """Return the subject and the object of an act, frame words dropped."""
    subject, thing = (_FILLER.sub("", match[name]).strip("，、 ") for name in ("subject", "object"))
    return subject, thing


def _is_same(subject: str, other: str, thing: str) -> bool:
    """Return whether two acts are one: the same subject, or a long object with no subject against it."""
    if subject and subject == other:
        return len(subject) + len(thing) >= _SHORTEST + 2
    return not (subject and other) and len(thing) >= _SHORTEST + 2


def find_said_twice(paper: Paper) -> Iterator[Hit]:
    """Yield repetitions and contradictions."""
    yield from find_repetitions(paper)
    yield from find_contradictions(paper)
    yield from _acts_as_nouns(paper)


FINDERS = {"R39": find_said_twice}

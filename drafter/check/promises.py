"""What the reply promises and refuses: mark against text, time and owner of promises, grounds of a refusal."""

import re
from collections.abc import Iterator, Sequence

from drafter.check.rule import Hit, Paper
from drafter.documents import Span
from drafter.grammar.dates import find_dates
from drafter.grammar.fold import fold
from drafter.grammar.names import find_organisations

_DONE = re.compile(r"已|完成|建成|投用|投入使用|印发|出台|落实了|解决了|(?<!不予)采纳|整改到位|开通")
_MARK_DONE = re.compile(r"A|甲|解决采纳|已解决")
_MARK_NOT = re.compile(r"[CD]|丙|丁|留作参考|受条件限制|暂缓|研究借鉴")
_REFUSAL = re.compile(
    r"暂不具备[^，。；的]{0,24}(?=[，。；])|(?:条件|时机)(?:尚|还|暂)?(?:不|未)成熟|暂不(?:宜|予|考虑|纳入|能|适合)[^，。；]{0,16}"
    r"|无法(?:采纳|落实|实现|满足|办理|纳入|实施)[^，。；]{0,12}|不予采纳|难以(?:采纳|落实|实施|纳入|实现)|不宜(?!过|太|居)[^，。；]{2,16}"
)
_GROUND = re.compile(
    r"《[^《》]+》|根据|依据|按照|依照|规定|因为|由于|鉴于|因|受[^，。；]{1,20}(?:限制|制约|影响)|目前|尚未|不足|不属|权限|上级"
)
_INSTEAD = re.compile(r"同时|但|将|可|拟|改为|下一步|先行|争取|建议|转为|我们")
_FEWEST = 3
_SENTENCE = re.compile(r"[^。；！？\n]+")
_AHEAD = re.compile(r"将|拟|计划|力争|争取|预计|下一步|[底年月]前")
_SOME_TIME = re.compile(r"适时|择机|条件成熟(?:时|后)")
_DUE_WORDS = re.compile(
    r"年内|年底|月底|季度|上半年|下半年|近期|当年|明年|今年|每[年季月]|长期(?=坚持|抓|开展|推进)|本月|下月"
)


def find_mark_against_text(paper: Paper) -> Iterator[Hit]:
    """Yield an A with nothing done, a C or D without a reason."""
    mark = paper.letter.disposition
    if mark is None:
        return
    body = paper.folded[slice(*paper.body)]
    printed = fold(mark.text)
    if _MARK_DONE.search(printed) and not any(map(_is_done, _SENTENCE.findall(body))):
        yield Hit(mark.start, mark.end, f"标记为“{mark.text}”，但正文没有已完成的事项", "改标记，或写明已办结的事项")
    elif _MARK_NOT.search(printed) and not (_REFUSAL.search(body) and _GROUND.search(body)):
        yield Hit(mark.start, mark.end, f"标记为“{mark.text}”，但正文没有说明原因和依据", "写明受何规定、何条件限制")


def _is_done(sentence: str) -> bool:
    """Return whether a sentence tells of something done: 已…, or an act with no sign of the future before it."""
    done = _DONE.search(sentence)
    return done is not None and not _AHEAD.search(sentence[: done.end()])


def find_vague_promises(paper: Paper) -> Iterator[Hit]:
    """Yield promises without time and owner: one finding a letter, when most are so."""
    promises = paper.letter.commitments
    if paper.letter.genre != "reply":
        return
    vague = [span for span in promises if not _has_due_or_owner(fold(span.text))]
    if len(vague) < len(promises) or len(promises) < _FEWEST:
        yield from _left_open(paper, vague)
    else:
        first, *others = vague
        yield Hit(
            first.start, first.end, f"下一步承诺{len(promises)}条，都没有时限和责任单位", "写明何时完成、由谁负责",
            tuple((span.start, span.end) for span in others),
            level="warn" if paper.letter.disposition and "B" in paper.letter.disposition.text else "info",
        )  # fmt: skip


def _left_open(paper: Paper, vague: Sequence[Span]) -> Iterator[Hit]:
    """Yield the promises of a B that say 适时 where a date belongs."""
    mark = paper.letter.disposition
    for span in vague if mark and "B" in mark.text else ():
        if word := _SOME_TIME.search(fold(span.text)):
            message = f"承诺只说“{word.group()}”，没有时限和责任单位"
            yield Hit(span.start, span.end, message, "写明何时完成、由谁负责", level="warn")


def _has_due_or_owner(words: str) -> bool:
    has_due = _DUE_WORDS.search(words) is not None or next(find_dates(words), None) is not None
    return has_due or next(find_organisations(words), None) is not None


def find_bare_refusals(paper: Paper) -> Iterator[Hit]:
    """Yield refusals whose paragraph names no ground, or offers nothing instead."""
    if not paper.is_reply:
        return
    start, end = paper.body
    for line in paper.lines:
        if line.end <= start or line.start >= end:
            continue
        words = paper.folded[line.start : line.end]
        for match in _REFUSAL.finditer(words):
            around = words[: match.start()] + words[match.end() :]
            lacks = [
                name
                for name, pattern in (("依据或原因", _GROUND), ("可行的替代办法", _INSTEAD))
                if not pattern.search(around)
            ]
            if lacks:
                place = (line.start + match.start(), line.start + match.end())
                yield Hit(*place, f"不采纳、暂缓没有说明{'和'.join(lacks)}", "写明依据（名称、文号）、原因和替代办法")


FINDERS = {"R15": find_mark_against_text, "R16": find_vague_promises, "R17": find_bare_refusals}

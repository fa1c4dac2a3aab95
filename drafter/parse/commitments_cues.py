"""What in a clause looks forward, what states a fact, and what only announces a list."""

import re
from collections.abc import Iterator

from drafter.grammar.verbs import WORKS_VERBS, opens_adverbs, opens_measure
from drafter.parse.commitments_pledges import DONE, takes_on

# Lead-ins of what is to come; at the head of a clause, possibly behind 因此，.
LEADS_ON = re.compile(
    r"下一?步|下一?阶段|下一年|下半年|今后|接下来|后续(?:，|我|将|工作)|未来(?=，|我|将|[一二两三五几0-9])|明年|来年|将来|近期，?我|今年，?(?:我们|我局|我委|我市)?将"
)
_HEADING_AHEAD = re.compile(
    r"^(?:关于)?(?:下一?步|下一?阶段|今后|接下来|下半年|明年|拟采取|拟办)|打算$|努力方向$|(?:^|[的和及、])(?:工作)?(?:计划|思路|设想|考虑)$|工作安排$"
    r"|^20[0-9]{2}年(?:度)?的?(?:工作(?:重点|任务|计划)|重点(?:工作|任务))$"
    r"|(?:下一?步|下一?阶段|今后|后续|未来|拟采取)[^，。；]{0,6}(?:计划|思路|安排|措施|举措|考虑|方向|工作)$"
)
_HEADING_MIXED = re.compile(r"困难|问题|不足|现状|成效|情况|短板")  # 存在的困难和下一步打算: the lead-in decides
_FACT = re.compile(
    DONE + r"|目前|近年|以来|去年|前年|上年|上半年|今年[0-9一二三四五六七八九十]{1,3}[月—-](?![底末]?之?前)"
    r"|完成[^，。；]{0,8}(?:目标|任务|计划)数?的[0-9]|完成率|分别为|同比|占比?[0-9]|正在|共(?:有(?!产权)|计|建(?=[成设了立起]?[^，。；]{0,8}[0-9])|开|投|发(?!展)|举|筹|争)"
)
_FIRM_FACT = re.compile(DONE + r"|以来|去年|前年|上年")
_YEAR_AHEAD = re.compile(
    r"(?:力争|争取|计划|预计)?(?:到|至)?(?:20[0-9]{2}年|今年|年|[0-9]{1,2}月)(?:底|末)?(?:之?前|年?内)|^(?:力争)?到20[0-9]{2}年"
)
# 由市公交公司于年底前增设…, 6月20日前再建…: a date and, right behind it, a verb of doing.
_BY_DATE = re.compile(
    r"(?:(?:20[0-9]{2}年|[今明后]年|年|[0-9]{1,2}月|季度)[底末]之?前|[0-9]{1,2}[月日]之?前)，?(?:全部|全面)?"
)
_AGAIN = re.compile(r"再[新增扩改]?[建设加派开聘招]")
_SAID = re.compile(r"(?:会议|通知|文件|方案|办法|意见|规划|条例|规定|》)，?(?:还|也|均)?(?:明确|要求|规定|提出|强调)")
_REACHES = re.compile(
    r"完成|实现|建成|启动|达到|出台|印发|投入|投用|开工|全面|全部|覆盖|接入|控制|超过|突破|提高到|提升到|开通|新增|不低于|不高于"
)
_MEANS_READY = re.compile(
    r"，[^，。；]{0,6}(?:[0-9]万?亿?元|资金|经费|预算|手续|方案|用地|前期工作)[^，。；]{0,6}已[^，。；]*"
)  # 所需120万元已列入预算
_AIMS = re.compile(
    r"力争|拟(?<![模虚草比]拟)(?![定合订态制物人音任聘]|上市|录[用取]|入[库选]|建项目|[^，。；]{1,4}的)|打算|争取(?:早日|尽快|尽早|年|在|到(?=20|今|明|年|“十)|20|列入|纳入|今|明|于|用|让|使|更多)"
    r"|计划(?<![^，。；：我们局委市县区年门院会处还并也后]计划)(?=[于在到用投从今明年新再20-9通安建开实完启将全出召举]|总投资)(?!投资[0-9约][^，。；用于在建改实新对]{0,12}(?:$|，|、))"
    r"|预计(?=[^，]{0,12}(?:开工|动工|建成|完成|投入|投用|[竣完]工|启动|交付|通车|出台|印发))"
)
_WAITS = re.compile(
    r"(?:^|，)（?[^，]{0,8}待(?<![等接期对优招看有亟款]待)(?!遇|业|定|命)"
    r"[^，]{2,40}(?:后(?!，?再[作行]?(?:研究|考虑|论证|商|定))|时|成熟|到位)"
)
# 条件允许时优先…;  我们一定…, 我局会认真吸纳….
_WHEN_READY = re.compile(r"^(?:[^，]{0,40}，)?[^，]{0,8}(?:条件|时机)(?:允许|成熟|具备)(?:时|后|的?情况下)")
_PLEDGES = re.compile(
    r"^(?:[^，]{1,14}，)?我(?:们|[局委办县市区省厅部]|单位)(?:也|还|都)?(?:一定|定会|会(?=认真|继续|进一步|积极|努力|及时|尽[快力]|不断|持续|按照|根据|结合|严格))"
)
_CONTINUES = re.compile(
    r"^(?:同时，?|此外，?|另外，?|并|也|还)?(?:我们|我局|我委|我市|我县|我区)?(?:要|会)?(?:继续(?!教育|医学)|进一步继续)"
)

_SHALL = re.compile(r"将")
_WORD_WITH = re.compile(
    r"将近|将军|将士|[干强大名主健宿儿武军少上中]将(?=[、，。级])|[已曾都未不没先后必这]将|(?:提出|明确|要求|规定|指出|强调)将|将有[利助力效]|将其|将此|将该"
)
_AHEAD_OF = re.compile(
    r"[来会同由在于以按从对为把与向再更是被可能需使让令每着]|就(?!业)|根据|结合|按照|通过|针对|视|参照|配合|定期|不定期|适时|重点|充分|认真"
    r"|陆续|一如既往|高度|严格|尽|努力|始终|第一时间|牢牢|多|力争|采纳|吸纳|办|建|启动|作为|达|陪同|予以|给予|联合|召开|组织"
    r"|[升增减降](?:[至到]|[加少低高]到?)|不(?:再|予|得|断|定期)"
)
# 将…纳入…: the preposition; what it carries stands between.
_MADE_INTO = re.compile(
    r"[^，。；]{1,60}?(?:作为|列为|列入|纳入|升格|摆在|放在|置于|视为|用于|融入|贯穿|交由|转交|落到|接入|推向|投向|引向|报[送请]|反馈给?"
    r"|倾斜|相结合)"
    r"|[^，。；]{2,60}?(?!行为|人为|[完建形组达落合]成|[收投深加进引出]入|[补供]给|[达得做感遇直]到|甚至)"
    r"[\u4e00-\u9fff][为成到至给入](?!了)"
)
_COUNTED = re.compile(r"[\u4e00-\u9fff]{2}[约近超]?[0-9]")  # 将投入300万元用于…: the verb has its own object
# Who or when, right before 将; a comma alone may stand before 将…向…倾斜.
_SUBJECT = re.compile(
    r"(?:我们|[局委厅部院办府门市县区们方省州会]|^|同时|还|也|均|并|年|月|日|后|前|步|阶段|(?:今年|明年|年|月|日|步|后|阶段|期|内|底|前)，)$"
)

_ANNOUNCES = re.compile(
    r"(?:以下|如下|下列|这)[^，。；]{0,8}(?:方面|工作|措施|举措|几点|几项|任务)"
    r"|(?:[从在]|做好|抓好|推进|开展|突出|围绕|采取)[^，。；]{0,6}[几两三四五六七八九十多]个?(?:方面|项|点|件)的?(?:重点|主要|具体)?"
    r"(?:工作|任务|措施|举措|着手|入手|着力|发力|努力|突破)?$"
)
_TAKES_IN = re.compile(
    r"(?:吸收|采纳|吸纳|借鉴|结合|研究|参考|听取|按照|根据|针对)[^，。；]{0,16}(?:建议|意见|要求|部署|问题|实际)$"
    r"|(?:研究|吸收|吸纳|采纳|借鉴|参考|听取){1,3}$"
)
_OTHERS_WORDS = re.compile(r"（[^（）]{1,200}）|“[^“”]{8,200}”")
_ANY_CUE = re.compile(
    r"将|拟|前|内|待|下[一步半阶]|今后|接下来|后续|未来|明年|来年|力争|打算|争取|计划|预计|继续|20[0-9]{2}年|我[^，]{1,3}会|一定|条件"
)
_SAYS_MEASURE = re.compile(r"将|会同[^，；]{2,8}?(?=继续|进一步|深入)")
_LEAST_MEASURE = 6  # characters of a measure beside an announcement
_LONGEST_TAIL = 300
_COURTESY = re.compile(
    r"感谢|^以上(?:报告|意见|汇报|答复|说明)，|请予?(?:审议|审阅|指正)|(?:一如既往|虚心|自觉|诚恳|主动)[^，。；]{0,4}接受[^，。；]{0,10}(?:监督|批评)$|希望(?:各位)?(?:您|代表|委员|贵)|望您|欢迎您|敬请|恳请|请您|祝您|此复|特此|如有(?:不|疑|什么)"
)


def is_heading_ahead(words: str) -> bool:
    """Return whether a heading opens what is to come: 下一步工作打算."""
    return names_next_steps(words) and not _HEADING_MIXED.search(words)


def names_next_steps(words: str) -> bool:
    """Return whether a heading names the next steps, alone or beside difficulties."""
    return _HEADING_AHEAD.search(words) is not None


def states_fact(clause: str) -> bool:
    """Return whether a clause tells of what is or was."""
    return _FACT.search(clause) is not None


def is_courtesy(clause: str) -> bool:
    """Return whether a clause thanks, invites or closes."""
    return _COURTESY.search(clause) is not None


def only_announces(clause: str) -> bool:
    """Return whether a clause only announces a list (重点做好以下几个方面的工作：)."""
    parts = clause.rstrip("：。；").split("，")
    if not (clause.endswith("：") or _ANNOUNCES.search(parts[-1])):
        return False
    return not any(_has_measure(part) and not _ANNOUNCES.search(part) and not _TAKES_IN.search(part) for part in parts)


def _has_measure(part: str) -> bool:
    """Return whether a part of a clause opens with a measure, or names one behind 将 or 会同…."""
    if opens_measure(part, 0):
        return True
    return any(
        opens_measure(part, cue.start()) or opens_measure(part, cue.end())
        for cue in _SAYS_MEASURE.finditer(part)
        if len(part) - cue.end() >= _LEAST_MEASURE
    )


def leads_on(clause: str) -> bool:
    """Return whether a clause opens what is to come, for itself and what follows."""
    found = LEADS_ON.search(clause)
    return found is not None and (found.start() == 0 or clause[found.start() - 1] in "，：、")


def promises(clause: str) -> bool:
    """Return whether a clause by itself looks forward; what it says before the cue may be a fact.

    Brackets and quotations are left aside: what the proposer asks for (“将3路车延伸到…”) is no promise.
    """
    if not _ANY_CUE.search(clause) and not takes_on(clause):
        return False
    clause = _OTHERS_WORDS.sub("", clause)
    if (
        _has_shall(clause)
        or waits(clause)
        or takes_on(clause)
        or (_CONTINUES.match(clause) and not states_fact(clause))
    ):
        return True
    if (_PLEDGES.match(clause) or _WHEN_READY.match(clause)) and not states_fact(clause):
        return True
    if any(leads_on(tail) and not _FIRM_FACT.search(tail) for tail in _tails(clause, LEADS_ON)):
        return True
    if any(not _FIRM_FACT.search(tail) for tail in _tails(clause, _AIMS)):
        return True
    return not _SAID.search(clause) and (
        (_REACHES.search(clause) is not None and any(_reaches(tail) for tail in _tails(clause, _YEAR_AHEAD)))
        or ("前" in clause and any(_does_by_date(tail) for tail in _tails(clause, _BY_DATE)))
    )


def _reaches(tail: str) -> bool:
    """Return whether something is to be reached by a date, and is not told as done; its means may be ready."""
    return _REACHES.search(tail) is not None and not states_fact(_MEANS_READY.sub("", tail))


def _does_by_date(tail: str) -> bool:
    """Return whether a verb of doing stands right behind a date by which it is to be done, and no fact is told."""
    if states_fact(tail):
        return False
    ends = [found.end() for found in _BY_DATE.finditer(tail)]
    return any(_AGAIN.match(tail, end) or opens_measure(tail, end, WORKS_VERBS) for end in ends)


def _tails(clause: str, cue: re.Pattern[str]) -> Iterator[str]:
    """Yield the clause from the comma before each cue on, as far as it matters."""
    last = -1
    for found in cue.finditer(clause):
        start = clause.rfind("，", max(0, found.start() - _LONGEST_TAIL), found.start()) + 1
        if start > last:
            yield clause[start : start + _LONGEST_TAIL]
        last = start


def waits(clause: str) -> bool:
    """Return whether a clause puts something off until something else is done: 待…完成后公布."""
    if "待" not in clause:
        return False
    return any(not _FIRM_FACT.search(clause, found.end()) for found in _WAITS.finditer(clause))


def _has_shall(clause: str) -> bool:
    """Return whether 将 stands for the future in a clause, not for 把."""
    for found in _SHALL.finditer(clause):
        start, end = found.span()
        if any(word.start() <= start < word.end() for word in _WORD_WITH.finditer(clause, max(0, start - 2), end + 2)):
            continue
        if clause[max(0, start - 12) : start].rstrip("每年").endswith("预计"):
            continue
        if _is_future(clause, start, end):
            return True
    return False


def _is_future(clause: str, start: int, end: int) -> bool:
    """Return whether the 将 at start:end is followed by what will be done."""
    if _AHEAD_OF.match(clause, end) or opens_adverbs(clause, end):
        return True
    if _COUNTED.match(clause, end) and opens_measure(clause, end, WORKS_VERBS):
        return True
    if _MADE_INTO.match(clause, end):
        return False
    return opens_measure(clause, end, WORKS_VERBS) or _SUBJECT.search(clause, max(0, start - 4), start) is not None

"""Sentences made shorter without a new word: clauses dropped or kept whole, brackets and long lists cut."""

import re
from collections.abc import Callable, Sequence

_HALF_TO_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[，](?=\d{3}(?!\d))|(?<=\d)：(?=\d)")
_SPACE = re.compile(r"\s+")
_CHINESE_SPACE = re.compile(r"(?<![!-~]) | (?![!-~])")  # a space that parts no two Latin words or numbers
_BRACKETS = re.compile(r"(《[^《》]*》)|（[^（）]*）")  # those inside a title stay
_SAID_BY = re.compile(r"^[^，。；：]{2,20}(?:如下|意见|表示|认为|情况|方面|答复|一并说明|需要说明的是)：")
_ECHO = re.compile(  # names the ask
    r"^(?:(?:关于|针对)(?:您|委员|代表|贵会)?(?:提出的)?|(?:关于|针对|对)?(?:[您你]们?|委员|代表|贵[会委]|提案|建议|来信)(?:中?所?提出?|反映)的)"
    r"[“\"](?:[一二三四五六七八九十]{1,2}、)?(?P<ask>.+)[”\"](?:的?(?:建议|问题|提案|方面|意见))?$"
)
_NUMBERED_ASK = re.compile(
    r"^(?:关于|针对)?(?:您的|所提)?(?:建议|意见|问题)[一二三四五六七八九十\d]{1,2}[：、](?=.{4})"
)
_ASK_ABOUT = re.compile(r"^(?:关于|针对)(?P<ask>.{4,}?)的(?:建议|问题|意见|提案)$")
_RAISED = re.compile(
    r"^(?:关于|针对|对于?)?(?:您|你|贵[会委]|委员|代表)们?(?:提出|建议)的(?P<ask>.{4,}?)的?(?:建议|问题)(?:$|，)"
)
_ABOUT = re.compile(r"^(?:关于|针对)(?!.*的(?:建议|问题|提案)$)|(?<=.{4})方面$")
_LIST = re.compile(
    r"(?P<kept>[^，。；：、（）]{2,16}、[^，。；：、（）]{2,16})(?:、[^，。；：、（）]{1,16}){1,12}(?=等)"
)
_MARKER = re.compile(
    r"^(?:[一二三四五六七八九十]+是|首先|其次|再次|最后|第[一二三四五六七八九十]+(?![一二三四五六七八九十期批次届轮年季名位条])|[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)、．]|\.(?!\d)|\.(?=(?:19|20)\d\d年)))[，、]?"
)
_CONNECTIVE = re.compile(
    r"^(?:同时|此外|另外|并且?(?!网|购|轨)|其中|目前|现(?=有|已|共)|为此|因此|近年来|近期|下一步|下步|今后|接下来|一方面|另一方面|具体来说|总的来看"
    r"|具体如下|对此|尤其是?|特别是|与此同时|在此基础上|据统计|据了解|经统计|首先表现在|加之|加上|且(?!末)|因而|所以|而|但是?|然而|我们认为|建议)[，：]?"
)
_TURN = re.compile(r"^(?:另一方面|一方面|此外|另外|与此同时|在此基础上)(?=.)")  # says only that something follows
_SPLIT = re.compile(r"[，；。！？]")
_WE = r"(?:我们|我[局市县区委厅省部办]|本[局委厅部院])?(?:将|要|正|会|也|拟|一直|始终)?"
# A clause that opens like this only leads to the next one: for what, by what, on what ground.
_LEAD = re.compile(
    rf"^{_WE}(?:为了?(?!全|期|主|准|重|辅)|根据|按照|依据|围绕|针对|结合|通过|依托|坚持|立足|聚焦|着眼|本着|随着|由于|鉴于|对标|充分发挥|切实"
    r"|高度重视|始终|深入贯彻|认真(?:贯彻|落实|研究|吸纳)|积极(?:吸纳|采纳)|经(?:研究|商|核实|了解)|经.{0,6}(?:统计|踏勘|调查|核查|测算|摸底|协商|论证|走访)$"
    r"|(?:[您你]们?|委员|代表|贵[会委])(?:所)?提出?的“[^”]*”$)"
    rf"|^{_WE}(?:由.{{2,16}}(?:牵头|负责)|在.{{1,24}}(?:下|中|上|方面|基础上)|以.{{2,24}}为.{{1,8}}|.{{0,16}}(?:建议|意见)(?:很|非常|十分).{{1,8}})$"
)
# 对新认定的企业，给予…, 2021年，…: the clause belongs to the next one.
_BOUND = re.compile(r"^(?:对|对于|凡|将|把|向|与|从(?![^，]*\d)|如果|若|当|因)(?!接|比|口|标|于|外|地|前|年)")
_LOOSE = re.compile(  # 2021年, 截至目前, 项目建成后
    r"^.{0,14}(?:年[底末初]?|月[底末]?|日|目前|以来|期间|季度|上半年|下半年|年底前|前|[年月日]起|年来|方面)$|^.{0,40}(?:后|中|时|的|最[大高多强优快早])$"
)
_DEPENDENT = re.compile(
    r"^(?:占|每|年均|日均|户均|同比|环比|增长|下降|其中|较|比|分别|均|合计|共计|该|其|两者|这|拉动|提高|降低|是|为|也|还|则|且)"
)
_JOINT = re.compile(
    r"^(?:并且?(?![网购轨列联入存发])|且(?!末)|而且?|加之|加上|其中|同时|但是?|虽然|还(?!建|原)|又|更)[，、]?(?=.{4})"
)
_FIGURE = re.compile(r"\d[\d.,]*\s?(?:万|亿)?[一-鿿%]")


def tidy(text: str) -> str:
    """Return the text on one line, Chinese marks full-width, without spaces between Chinese characters."""
    wide = _SPACE.sub(" ", text).translate(_HALF_TO_WIDE)
    wide = _BETWEEN_DIGITS.sub(lambda match: {"，": ",", "：": ":"}[match.group()], wide)
    return _CHINESE_SPACE.sub("", wide).strip()


def plain(sentence: str) -> str:
    """Return the sentence without marker, connectives, brackets and end mark, long lists cut at 等."""
    text = _MARKER.sub("", tidy(sentence))
    text = _SAID_BY.sub("", _BRACKETS.sub(lambda match: match[1] or "", text))
    while match := _CONNECTIVE.match(text):
        text = text[match.end() :]
    return _LIST.sub(lambda match: match["kept"], text).strip("。；，、！？： ")


def bare_heading(words: str) -> str:
    """Return a heading without marker and end mark; of one that echoes an ask, the ask."""
    bare = _NUMBERED_ASK.sub("", plain(words))
    echo = _ECHO.match(bare) or _RAISED.match(bare) or _ASK_ABOUT.match(bare)
    return echo["ask"] if echo else _ABOUT.sub("", bare)


def main_clauses(sentence: str) -> list[str]:
    """Return the clauses of a sentence that say something by themselves, in order."""
    units: list[str] = []
    bound = ""
    for told in _closed_clauses(plain(sentence)):
        clause = _TURN.sub("", told)
        if _LEAD.match(clause):
            continue
        if not bound and (_BOUND.match(clause) or _LOOSE.match(clause)):
            bound = clause
            continue
        units.append(f"{bound}，{clause}" if bound else clause)
        bound = ""
    return units or _closed_clauses(plain(sentence))[-1:]


def _closed_clauses(text: str) -> list[str]:
    """Return the clauses between ，；。 that do not stand inside quotation marks or brackets."""
    clauses: list[str] = []
    held = ""
    for piece in _SPLIT.split(text):
        held = f"{held}，{piece}" if held else piece
        if (
            held.count("“") <= held.count("”")
            and held.count("《") <= held.count("》")
            and held.count("（") <= held.count("）")
        ):
            if held.strip():
                clauses.append(held.strip())
            held = ""
    return [*clauses, held.strip()] if held.strip() else clauses


def join_within(clauses: Sequence[str], limit: int, *, mark: str = "，") -> str:
    """Return as many clauses from the front as fit the limit, joined; none at the end that leads to one left out."""
    taken: list[str] = []
    used = -len(mark)
    for clause in filter(None, clauses):
        used += len(mark) + len(clause)
        if used > limit:
            break
        taken.append(clause)
    while len(taken) > 1 and _LOOSE.match(taken[-1].rpartition("，")[2]):
        taken.pop()
    return mark.join(taken)


def clause_with_lead(sentence: str, wanted: Callable[[str], bool], limit: int) -> str:
    """Return the first clause that is wanted, with the clause before it where both fit; "" if none is or fits."""
    clauses = _closed_clauses(plain(sentence))
    at = next((at for at, clause in enumerate(clauses) if wanted(clause)), None)
    if at is None:
        return ""
    first = at - 1 if at and not is_dependent(clauses[at - 1]) else at
    whole = "，".join(clauses[first : at + 1])
    return whole if len(whole) <= limit else join_within(clauses[at : at + 1], limit)


def best_run(clauses: Sequence[str], limit: int) -> str:
    """Return the opening clauses within the limit if they have a figure, else the run that has most of them."""
    opening = join_within(clauses, limit)
    if count_figures(opening):
        return opening
    runs = [join_within(clauses[at:], limit) for at in range(1, len(clauses)) if not is_dependent(clauses[at])]
    return max([opening, *runs], key=count_figures)


def without_joint(text: str) -> str:
    """Return a clause taken from amid a sentence without the word that joined it to the clause before."""
    return _JOINT.sub("", text)


def is_dependent(text: str) -> bool:
    """Return whether a text opens with what leans on the words before it: 占, 同比, 其中, 每."""
    return bool(_DEPENDENT.match(text))


def count_figures(text: str) -> int:
    """Return how many numbers with a unit the text has."""
    return len(_FIGURE.findall(text))


def share_figures(first: str, second: str) -> bool:
    """Return whether both texts have the same number with the same unit."""
    return bool({*_FIGURE.findall(first)} & {*_FIGURE.findall(second)})


def cut_to(text: str, limit: int) -> str:
    """Return the text within the limit, cut at the last mark that fits, else with ……."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    at = max(head.rfind(mark) for mark in "，；。、：")
    if at >= limit // 2:
        return head[:at].rstrip("，；。、：") + "。"
    return text[: limit - 2] + "……"

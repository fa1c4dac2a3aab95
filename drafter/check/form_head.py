"""The head of the letter: title, number and session, addressee, pronoun, opening, the proposal's title (案由)."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from drafter.check.rule import Hit, Paper
from drafter.documents import Level, Span
from drafter.grammar.fold import fold

_KIND = re.compile(r"答复|回复|复函|续复|会办意见|协办意见|的函|意见|报告")
_ORDINAL = r"第?[〇零一二三四五六七八九十\d]{1,4}"
_SESSION = re.compile(rf"{_ORDINAL}届[^，。；《》“”]{{0,12}}?{_ORDINAL}次")
_NUMBER = re.compile(
    r"第? ?([A-Za-z]{0,3})(\d{1,8}) ?号(?! ?(?:文|[楼院线路桥门井泵渠闸池厂矿宗馆站台坑弄令]|地块|公告|小区|机组))"
)
_COUNT = re.compile(r"[〇零一二三四五六七八九十\d]+")
_BODIES = (  # words of the title → what its proposers are called, what they are not called
    (re.compile(r"政协"), "委员", re.compile(r"代表[：，、]?$")),
    (re.compile(r"人大|人民代表大会"), "代表", re.compile(r"委员[：，、]?$")),
)
_PERSON = re.compile(r"(?:委员|代表|先生|女士|同志|主任|主席|教授|院士)(?:等|们)?[：，、]?$")
_MANY = re.compile(r"等|们|[、，]|各位")
_YOU = re.compile(r"您(?!们)")
_YOUR_BODY = re.compile(r"[贵你][会委局办党部团]|贵单位|贵党派")
_MEMBER_PROPOSAL = re.compile(r"(?:接到|收到|对|根据|结合)?委员(?=提案|的?建议|提出)")
_RECEIVED = re.compile(r"收悉|收到|敬悉|收阅|已阅")
_NOW_ANSWER = re.compile(r"(?:答复|回复|函复|复函|函告|说明|反馈|意见|情况|[报通]告|汇报|通报|奉告)(?:如下|于后|于下)")
_WRONG_WAY = re.compile(r"(?:汇报|报告|请示|通知|通报)如下")
_PARTY = re.compile(r"委会|民革|民盟|民建|民进|农工|致公|九三|台盟|工商联")
_CALLED_REPORT = re.compile(r"报告$")
_FIRST_WORDS = 400  # characters after the salutation in which the opening stands
_ABOUT_TO = re.compile(r"关于对|对关于|关于关于|关于《关于(?=[^《》]*》的(?:建议|提案|议案))")
_TWO_KINDS = re.compile(
    r"[答回]复(?:意见的?(?:函|[答回]复)|的(?:[答回]复|复函|意见))|复函的函|函的复函|建议的建议|提案的提案"
)
_NAMED = re.compile(
    r"[《“](?P<quoted>[^《》“”]{4,80})[》”]"
    r"|(?P<bare>关于[^，。；：《》“”\n]{4,60}?(?:提案|建议|议案|意见))(?=收悉|已收|，|的?来)"
)
_LACKS_OF = re.compile(r"^关于[^的]*(?<!的)(?:提案|建议|议案)$")
_MARKS = re.compile(r"[\s，。、；：“”‘’《》〈〉（）·\-—]+")
_CLOSE = 0.8  # similarity above which two titles are meant to be the same


def find_title_gaps(paper: Paper) -> Iterator[Hit]:
    """Yield what the title lacks: session, number, kind."""
    title = paper.letter.title
    if title is None:
        remedy = "按“关于××届×次会议第×号提案（建议）的答复”补写标题"
        yield Hit(*paper.first_place(), "未见标题", remedy)
        return
    words = re.sub(r"\s", "", fold(title.text))
    if not _KIND.search(words):
        yield Hit(title.start, title.end, "标题没有文种（答复、会办意见等）", "在标题末尾写明“的答复”")
    missing = [name for name, pattern in (("届次", _SESSION), ("编号", _NUMBER)) if not pattern.search(words)]
    if missing == ["届次"] and re.search(r"[12]\d{3}年|第?[一二三四五六七八九十]+次会议", words):
        return
    if missing:
        yield Hit(title.start, title.end, f"标题缺少{'、'.join(missing)}", "写明届次和提案（建议）编号")


def find_other_numbers(paper: Paper) -> Iterator[Hit]:
    """Yield numbers and sessions that differ between title, opening and case."""
    letter, case = paper.letter, paper.given.case
    title = letter.title
    opening = _opening(paper)
    if title is None:
        return
    in_title = _NUMBER.search(paper.folded, title.start, title.end)
    if in_title and opening:
        yield from _other_numbers(paper, in_title, opening)
    if in_title and case and case.proposal_number and int("0" + _number(case.proposal_number)) != _digits(in_title):
        yield Hit(*in_title.span(), f"编号与交办单不一致：交办单为“{case.proposal_number}”", "核对提案（建议）编号")
    yield from _same_session(paper, title, opening)


def _other_numbers(paper: Paper, in_title: re.Match[str], opening: tuple[int, int]) -> Iterator[Hit]:
    """Yield the numbers of an opening that never names the title's own; a reply may answer several proposals."""
    named = [
        other
        for other in _NUMBER.finditer(paper.folded, *opening)
        if other[1].upper() == in_title[1].upper() and not _names_document(paper.folded, other)
    ]
    if any(_digits(other) == _digits(in_title) for other in named):
        return
    for other in named:
        message = f"编号与标题不一致：标题为“{in_title.group()}”，此处为“{other.group()}”"
        yield Hit(*other.span(), message, "核对提案（建议）编号", (in_title.span(),))


def _number(printed: str) -> str:
    return "".join(sign for sign in printed if sign.isdecimal())


def _digits(match: re.Match[str]) -> int:
    return int(match[2])


def _names_document(folded: str, match: re.Match[str]) -> bool:
    """Return whether 第N号 belongs to a document number, a decree or a serial: 〔2020〕15号, 令第714号, 2022—118号."""
    return folded[match.start() - 1 : match.start()] in set("〕）]令】—-–")


def _same_session(paper: Paper, title: Span, opening: tuple[int, int] | None) -> Iterator[Hit]:
    first = _SESSION.search(paper.folded, title.start, title.end)
    case = paper.given.case
    if first is None:
        return
    second = _SESSION.search(paper.folded, *opening) if opening else None
    if second and _COUNT.findall(second.group()) != _COUNT.findall(first.group()):
        yield Hit(
            *second.span(), f"届次与标题不一致：标题为“{first.group()}”，此处为“{second.group()}”", "核对届次",
            related=(first.span(),),
        )  # fmt: skip
    given = _SESSION.search(fold(case.session)) if case and case.session else None
    if given and _COUNT.findall(given.group()) != _COUNT.findall(first.group()):
        yield Hit(*first.span(), f"届次与交办单不一致：交办单为“{given.group()}”", "核对届次")


def _opening(paper: Paper) -> tuple[int, int] | None:
    """Return where the opening stands: as parsed, else the first words after the salutation."""
    letter = paper.letter
    if letter.opening is not None:
        return letter.opening.start, letter.opening.end
    if letter.addressees:
        start = letter.addressees[-1].end
        return start, min(start + _FIRST_WORDS, len(letter.text))
    return None


def find_wrong_addressee(paper: Paper) -> Iterator[Hit]:
    """Yield an addressee that is missing, or a 代表 in a matter of 政协."""
    letter = paper.letter
    if not letter.addressees:
        yield Hit(*paper.first_place(), "未见主送（称谓）", "在正文前另起一行顶格写明称谓", level="warn")
        return
    if letter.title is None:
        return
    title = fold(letter.title.text)
    for body, right, wrong in _BODIES:
        others = [other for other, _, _ in _BODIES if other is not body]
        if not body.search(title) or any(other.search(title) for other in others):
            continue
        for span in letter.addressees:
            if wrong.search(fold(span.text)):
                yield Hit(span.start, span.end, f"称谓与来件不符，应称“{right}”", f"改为“×××{right}”")


def find_wrong_pronoun(paper: Paper) -> Iterator[Hit]:
    """Yield 您 to a body, 贵会 to a person, 您 to several persons."""
    addressees = paper.letter.addressees
    if not addressees or paper.letter.genre != "reply":
        return
    persons = [span for span in addressees if _PERSON.search(fold(span.text))]
    start, end = addressees[-1].end, len(paper.folded)
    if not persons:
        places = [match.span() for match in _YOU.finditer(paper.folded, start, end)]
        if places:
            yield Hit(*places[0], "对单位不宜称“您”", "改为“贵会”“贵委”或“贵单位”", related=tuple(places[1:]))
        if any(_PARTY.search(fold(span.text)) for span in addressees):
            for match in _MEMBER_PROPOSAL.finditer(paper.folded, start, end):
                yield Hit(*match.span(), "提案人是单位，不是委员个人", "改为“贵会”")
        return
    if len(persons) == len(addressees):
        places = [match.span() for match in _YOUR_BODY.finditer(paper.folded, start, end)]
        if places and paper.folded[places[0][0]] == "贵":
            yield Hit(*places[0], "对个人不宜称“贵会”“贵单位”", "改为“您”", related=tuple(places[1:]))
    if len(addressees) > 1 or any(_MANY.search(fold(span.text)) for span in persons):
        places = [match.span() for match in _YOU.finditer(paper.folded, start, end)]
        if places:
            yield Hit(
                *places[0], "称谓是多位，正文称“您”", "改为“你们”或“各位代表（委员）”", related=tuple(places[1:]),
                level="info",
            )  # fmt: skip


def find_opening_gaps(paper: Paper) -> Iterator[Hit]:
    """Yield an opening without 收悉 or 答复如下, or one that reports upwards."""
    if paper.letter.genre != "reply":
        return
    place = _opening(paper)
    if place is None:
        return
    start, end = place
    end = min(max(end, start + _FIRST_WORDS), len(paper.folded))
    wrong = _WRONG_WAY.search(paper.folded, start, end)
    if wrong:
        level: Level = "warn" if wrong.group().startswith("报告") else "error"  # 办理情况报告 is a form of its own
        if level == "error" or not _CALLED_REPORT.search(_title_words(paper)):
            yield Hit(*wrong.span(), f"“{wrong.group()}”行文方向不对", "改为“现答复如下”", level=level)
        return
    lacks = [
        words
        for words, pattern in (("收悉", _RECEIVED), ("现答复如下", _NOW_ANSWER))
        if not pattern.search(paper.folded, start, end)
    ]
    said = _NOW_ANSWER.search(paper.folded, start, end)
    if said and paper.folded[said.end() : said.end() + 1] not in set("：。，,"):
        yield Hit(*said.span(), "“如下”后面应有冒号", "补上“：”", level="info")
    if lacks:
        head = paper.letter.opening or paper.letter.addressees[-1]
        yield Hit(head.start, head.end, f"开头缺少“{'”“'.join(lacks)}”", "按“……收悉。现答复如下：”开头", level="warn")


def _title_words(paper: Paper) -> str:
    title = paper.letter.title
    return re.sub(r"\s", "", fold(title.text)) if title else ""


def find_other_matter(paper: Paper) -> Iterator[Hit]:
    """Yield a proposal's title that the opening words otherwise than the letter's title."""
    title, opening = paper.letter.title, _opening(paper)
    if title is None or opening is None:
        return
    quoted = _NAMED.search(paper.folded, *opening)
    if quoted and quoted["quoted"] and _LACKS_OF.search(quoted["quoted"]):
        yield Hit(*quoted.span(), "案由“提案（建议）”前少“的”字", "核对案由原文", level="info")
    first = _NAMED.search(paper.folded + "，", title.start, title.end + 1)
    second = _NAMED.search(paper.folded, *opening)
    if first is None or second is None:
        return
    words = [_MARKS.sub("", match["quoted"] or match["bare"]) for match in (first, second)]
    cores = [re.sub(r"的?(?:提案|建议|议案|意见建议)$", "", one) for one in words]
    if cores[0] == cores[1]:
        lacks = [bool(re.search(r"(?<!的)(?:提案|建议|议案)$", one)) for one in words]
        if lacks[0] != lacks[1]:
            match, other = (first, second) if lacks[0] else (second, first)
            yield Hit(*match.span(), "案由少“的”字，与另一处不一致", "在“提案（建议）”前补“的”", (other.span(),))
    elif _similarity(cores[0], cores[1]) > _CLOSE:
        yield Hit(*second.span(), "案由与标题所引不一致", f"核对案由原文：标题为“{words[0]}”", related=(first.span(),))


def _similarity(first: str, second: str) -> float:
    """Return how alike two titles are, 0 to 1."""
    return float(Levenshtein.normalized_similarity(first, second))


def find_doubled_words(paper: Paper) -> Iterator[Hit]:
    """Yield 关于对 and a kind of document named twice."""
    title = paper.letter.title
    if title is None:
        return
    for match in _ABOUT_TO.finditer(paper.folded, title.start, title.end):
        yield Hit(*match.span(), f"“{match.group()}”介词重叠", "只用“关于”或只用“对”")
    for match in _TWO_KINDS.finditer(paper.folded, title.start, title.end):
        yield Hit(*match.span(), f"“{match.group()}”文种重叠", "只保留一个文种")


FINDERS = {
    "R01": find_title_gaps,
    "R02": find_other_numbers,
    "R03": find_wrong_addressee,
    "R04": find_wrong_pronoun,
    "R05": find_opening_gaps,
    "R06": find_other_matter,
    "R07": find_doubled_words,
}

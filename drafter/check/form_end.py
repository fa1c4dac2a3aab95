"""The end of the letter and its fields: closing, 署名, date, deadline, mark, contact, disclosure, empty fields."""

import calendar
import datetime as dt
import functools
import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from drafter.assets import load_list
from drafter.check.rule import Hit, Paper
from drafter.documents import Span
from drafter.errors import SettingsError
from drafter.grammar.fold import fold
from drafter.grammar.names import find_organisations

_THANKS = re.compile(r"感谢|致谢|谢谢|专此|此复|特此|欢迎[^。]{0,16}(?:意见|建议)|恳请|再次")
_TAIL = 400  # characters before the 署名 in which the thanks stand
_LONGEST_NAME, _SHORTEST_NAME = 30, 5
_JOINING = frozenset("和与及、暨")  # characters whose absence makes a short name, no misprint
_FULL_DATE = re.compile(r"(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日")
_BLANK_DATE = re.compile(r"年 {1,8}月 {1,8}日")  # left open for the day of signing
_LEADING_ZERO = re.compile(r"年 ?0\d ?月|月 ?0\d ?日")
_CHINESE_DATE = re.compile(r"^[二一〇○零OＯ◯]")
_MONTHS, _EXTENDED = 3, 6  # 代表法第五十一条: three months from 交办, six where the matter is wide or difficult
_SECTION = re.compile(
    r"(?:指定由?(?:[我本]局)?|由?[我本][局委办厅]|局)"
    r"[\u4e00-\u9fff]{2,8}?(?:(?<!检验)(?<!急诊)(?<!防保)(?<![内外儿])科|股|(?<!办公)(?<!实验)(?<!教研)室|(?<!管理)(?<!办事)(?<!服务)处)"
    r"(?:具体|牵头)?(?:负责|承办|办理|落实|答复)"
)
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_SCHEME_MARK = re.compile(r"[A-D甲乙丙丁]")
_LISTED = re.compile(r"\s*(?:\d|[一二三四五]、|《)")  # 附件：, and the list of attachments on the next lines


def find_missing_thanks(paper: Paper) -> Iterator[Hit]:
    """Yield a reply that ends without thanks or formula."""
    if paper.letter.genre != "reply" or paper.letter.closing is not None:
        return
    end = paper.last_place()[0]
    if not _THANKS.search(paper.folded, max(0, end - _TAIL), len(paper.folded)):
        yield Hit(*paper.last_place(), "结尾没有致谢或结束语", "在署名前写“感谢您对……工作的关心和支持！”")


# ---------------------------------------------------------------- 署名


def find_wrong_signature(paper: Paper) -> Iterator[Hit]:
    """Yield a 署名 that is not the agency's name, or nearly but not quite a name the letter gives its issuer."""
    issuer = paper.letter.issuer
    if issuer is None:
        if paper.letter.genre == "reply":
            yield Hit(*paper.last_place(), "未见署名", "在成文日期上方写单位全称", level="warn")
        return
    name = _squeezed(issuer.text)
    agency = paper.given.agency
    if agency is not None and _squeezed(agency.name) not in name:
        yield Hit(issuer.start, issuer.end, f"署名与本单位全称“{agency.name}”不符", f"改为“{agency.name}”")
        return
    for other in _own_names(paper, issuer):
        if _is_misprint(name, _squeezed(other.text)):
            message = f"署名与文中“{other.text}”只差一两个字，疑有错字"
            yield Hit(issuer.start, issuer.end, message, f"核对后改为“{other.text}”", ((other.start, other.end),))
            return


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", "", fold(words))


def _own_names(paper: Paper, issuer: Span) -> Iterator[Span]:
    """Yield the names by which title, masthead, page fields and body call a bureau like the one that signs."""
    text = paper.letter.text
    for found in find_organisations(paper.folded):
        if found.end <= issuer.start or found.start >= issuer.end:
            yield Span(text[found.start : found.end], found.start, found.end)


def _is_misprint(name: str, other: str) -> bool:
    """Return whether a name is another one with a character swapped, doubled, lost or put in."""
    if name == other or name in other or not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME:
        return False
    if abs(len(name) - len(other)) > 1 or name[-1] != other[-1] or OSA.distance(name, other, score_cutoff=1) > 1:
        return False
    at = next((place for place, (one, two) in enumerate(zip(name, other, strict=False)) if one != two), -1)
    if len(name) == len(other):  # two swapped characters; a replaced one may be another bureau
        return sorted(name) == sorted(other)
    longer = max(name, other, key=len)
    return longer[at] not in _JOINING and longer.count(longer[at]) > 1


# ---------------------------------------------------------------- dates


def find_wrong_dates(paper: Paper) -> Iterator[Hit]:
    """Yield a date that is missing, does not exist, or is not printed as GB/T 9704 asks."""
    letter = paper.letter
    for match in _FULL_DATE.finditer(paper.folded):
        if not _exists(*map(int, re.findall(r"\d+", match.group()))):
            yield Hit(*match.span(), f"日期“{match.group()}”不存在", "核对日期")
    signed = letter.issue_date
    if signed is None:
        end = paper.last_place()[0]
        printed_or_blank = _FULL_DATE.search(paper.folded, end) or _BLANK_DATE.search(paper.folded, end)
        if letter.genre == "reply" and not printed_or_blank:
            yield Hit(*paper.last_place(), "未见成文日期", "在署名下一行写成文日期", level="warn")
        return
    printed = fold(signed.text)
    if _LEADING_ZERO.search(printed):
        yield Hit(signed.start, signed.end, "成文日期的月、日不编虚位", "如“2024年6月5日”", level="warn")
    elif _CHINESE_DATE.search(printed):
        plain = f"改为“{_plain_date(signed.date)}”"
        yield Hit(signed.start, signed.end, "成文日期应使用阿拉伯数字", plain, level="info")


def _exists(year: int, month: int, day: int) -> bool:
    """Return whether the calendar has a day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]  # noqa: PLR2004 - months of a year


def _plain_date(iso: str) -> str:
    day = dt.date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def find_overdue(paper: Paper) -> Iterator[Hit]:
    """Yield a date of signing later than the time limit from 交办."""
    case = paper.given.case
    if case is None or case.assigned_on is None:
        return
    letter = paper.letter
    printed = dt.date.fromisoformat(letter.issue_date.date) if letter.issue_date else None
    signed = paper.given.date or printed
    if signed is None:
        return
    months = _EXTENDED if case.extended else _MONTHS
    due = _months_later(case.assigned_on, months)
    if signed > due:
        place = letter.issue_date
        start, end = (place.start, place.end) if place else paper.last_place()
        yield Hit(start, end, f"超过办理期限：{case.assigned_on}交办，{months}个月内应于{due}前答复", "先办理延期手续")


def _months_later(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


# ---------------------------------------------------------------- fields


def find_wrong_mark(paper: Paper) -> Iterator[Hit]:
    """Yield a 办理结果 mark that is missing or no mark of the agency's scheme; a joint opinion bears none."""
    agency, mark = paper.given.agency, paper.letter.disposition
    if agency is None or (mark is None and paper.letter.genre == "joint_opinion"):
        return
    schemes = load_list("schemes")
    if agency.disposition_scheme not in schemes:
        problem = f"没有名为“{agency.disposition_scheme}”的办理结果方案"
        raise SettingsError(problem, remedy=f"disposition_scheme 可用：{'、'.join(schemes)}")
    marks = [entry["mark"] for entry in schemes[agency.disposition_scheme]["marks"]]
    if mark is None:
        yield Hit(*paper.first_place(), "首页没有办理结果标记", f"在首页右上角注明{'、'.join(marks)}之一")
        return
    letters = _SCHEME_MARK.findall(fold(mark.text)) or [mark.text]
    if not any(letter in known for letter in letters for known in marks):
        yield Hit(mark.start, mark.end, f"办理结果标记“{mark.text}”不在本地分类中", f"本地分类为{'、'.join(marks)}")


def find_missing_co_handlers(paper: Paper) -> Iterator[Hit]:
    """Yield co-handlers of the case that the reply never names."""
    case = paper.given.case
    if case is None:
        return
    for unit in case.co_handlers:
        short = re.sub(r"^[\u4e00-\u9fff]{2,6}?(?=[省市县区])", "", unit)
        if unit not in paper.letter.text and short not in paper.letter.text:
            yield Hit(*paper.first_place(), f"会办单位“{unit}”及其意见未在答复中体现", f"写明“经商{unit}”并吸收其意见")


def find_inner_sections(paper: Paper) -> Iterator[Hit]:
    """Yield sections of the bureau named as those who answer: 指定由我局高新科负责."""
    opening = paper.letter.opening
    for match in _SECTION.finditer(paper.folded, opening.start if opening else paper.body[0], paper.body[1]):
        yield Hit(*match.span(), "不宜写内部科室和办理过程", "以单位名义答复，删去这一句")


def find_contact_slips(paper: Paper) -> Iterator[Hit]:
    """Yield mobile numbers in a paper that is open to the public."""
    letter = paper.letter
    is_public = letter.disclosure is not None and "主动公开" in letter.disclosure.text
    if not (is_public or letter.furniture):
        return
    for match in _MOBILE.finditer(paper.folded):
        yield Hit(*match.span(), "公开版不宜出现手机号码", "删去或改为办公电话")


def find_missing_disclosure(paper: Paper) -> Iterator[Hit]:
    """Yield a reply that says nothing of its 公开属性, though the case asks for it."""
    case = paper.given.case
    if case is not None and case.disclosure and paper.letter.disclosure is None:
        yield Hit(*paper.last_place(), "未注明公开属性", f"在附注处写明“{case.disclosure}”")


def find_empty_fields(paper: Paper) -> Iterator[Hit]:
    """Yield printed labels that nothing follows: 附件：, 联系人：, an empty cell of a page's table."""
    own = load_list("fields")["letter"]
    for match in _label_pattern().finditer(paper.folded):
        name = match["label"].replace(" ", "")
        start, marked = match.start("label"), "：" in match["mark"]
        if name not in own:
            yield Hit(start, match.end("label"), f"“{name}”栏是空的", "补填，或删去这一栏", level="info")
        elif marked and not _LISTED.match(paper.folded, match.end()):
            yield Hit(start, match.end("mark"), f"“{name}”后面是空的", "补填，或删去这一项")


@functools.cache
def _label_pattern() -> re.Pattern[str]:
    """Return what finds a label with nothing but another label, a bar or the line's end behind it."""
    words = load_list("fields")
    labels = sorted((*words["letter"], *words["page"]), key=len, reverse=True)
    label = "|".join(" {0,4}".join(map(re.escape, word)) for word in labels)
    before = r"(?:^|(?<=[ |（，]))"
    after = rf"(?=[ |]*(?:$|[，）]|(?:{label})(?:：| {{2,}}|[ |]*$)))"
    return re.compile(rf"{before}(?P<label>{label})(?P<mark> {{0,4}}：| {{2,}}|(?=[ |]*$)){after}", re.MULTILINE)


FINDERS = {
    "R10": find_missing_thanks,
    "R11": find_wrong_signature,
    "R12": find_wrong_dates,
    "R13": find_overdue,
    "R14": find_wrong_mark,
    "R18": find_missing_co_handlers,
    "R19": find_inner_sections,
    "R20": find_contact_slips,
    "R21": find_missing_disclosure,
    "R42": find_empty_fields,
}

"""The formulae of past replies, with what belongs to the one letter replaced by fields, and without what rules forbid.

A formula is learnt sentence by sentence: a sentence stays only when it is a set phrase. What tells facts of that one
letter (who handled it, when, with what figures) or what the rules forbid is left out, and it is said so.
"""

import re
from dataclasses import dataclass

from drafter.documents import Letter
from drafter.grammar.fold import fold
from drafter.styles.formula import literal

_SENTENCE = re.compile(r"[^。！？\n]*[。！？]?")
_SET_PHRASE = re.compile(
    r"收悉|收到|感谢|谢谢|经研究|经商|答复如下|函复如下|回复如下|答复意见如下|会办意见如下|办理意见如下|欢迎|专此|特此|此复"
    r"|此函|敬请|供.{1,8}参考|诚挚"
)
_RECEIVED = re.compile(r"收悉|收到|已收")
_ANSWER = re.compile(r"如下[：。]?$")
# What the rules forbid in a formula, and what is said of it (DOMAIN §2.6, §2.7; R05, R07, R19).
_FORBIDDEN = (
    (re.compile(r"汇报如下"), "“汇报如下”方向不对（答复代表委员用“答复如下”）"),
    (
        re.compile(r"指定.{0,4}由|由.{0,4}(?:我局|我委|我厅)?.{1,8}(?:科|处|股|室)(?:负责|承办|办理)"),
        "内部分工（指定由某科室负责）不写入复文",
    ),
    (re.compile(r"领导.{0,6}(?:高度重视|批示)|高度重视.{0,6}(?:领导|安排|召开)"), "内部办理过程不写入复文"),
)
_FACT = re.compile(r"[0-9]|承办|调研论证|办理方案|分管|召开|组织人员")

# The object of the opening: 您提出的 … 收悉.
_OBJECT = re.compile(
    r"(?P<verb>提出的|提交的|所提的?|转来的|送来的|《)(?P<object>[^。！]{2,160}?)(?P<end>，?(?:已)?(?:收悉|收到))"
)
_NUMBER_IN_BRACKETS = re.compile(r"（(?:第)?[0-9A-Z]{1,8}号(?:提案|建议)?）")
_NUMBER = re.compile(r"第?[0-9A-Z]{1,8}号(?P<kind>提案|建议)?")
_TITLE = {"《": "《{{ proposal_title }}》", "“": "“{{ proposal_title }}”"}
_PERSON = re.compile(r"您|你们|贵会|贵委|贵单位|贵党派|贵界别|贵团|贵局|贵厅|贵办|贵部")
_OUR_PLACE = re.compile(r"我[省市县区州旗]")
_OUR_BUREAU = re.compile(r"我[局委厅办部院]")
_OUR_WORK = re.compile(
    r"(?P<before>(?:对|关于)(?:\{\{ place_word \}\})?)(?P<field>[^，。！{}]{2,12}?)(?P<after>(?:事业)?工作)"
)
_CONSULTED = re.compile(r"经(?:商|会商|会同|征求)(?P<units>[^，。]{2,60}?)(?:同意|意见|研究)?，|经研究，")
_CONSULTED_FORMULA = "{% if co_handlers %}经商{{ co_handlers }}，{% else %}经研究，{% endif %}"
_SESSION = re.compile(
    r"(?:[省市县区州]?(?:政协|人大)[第一二三四五六七八九十]{1,4}届[^第号《“，。]{0,12}?[一二三四五六七八九十]{1,3}次会议)"
)
_ISSUER = re.compile(r"^[^关对《“]{2,20}?(?:局|委员会|委|厅|部|办公室|人民政府|中心)(?=关于|对)")
_DOUBLED = re.compile(r"(?:答复|回复)意见的(?:函|复函|答复)|意见的函|答复的(?:答复|报告|批复)|的答复意见")
_KIND_OF_PAPER = re.compile(r"(?:答复|复函|回复|会办意见|的函|办理意见)$")


@dataclass(frozen=True, slots=True)
class Learnt:
    """A formula learnt from one letter; None when nothing of it could be learnt. `notes` say what was left out."""

    formula: str | None
    notes: tuple[str, ...] = ()


def learn_opening(letter: Letter) -> Learnt:
    """Return the opening as a formula: it names the proposal, says 收悉, and ends in 答复如下 or its like."""
    if letter.opening is None:
        return Learnt(None, ("没有找到开头语（“……收悉。……答复如下：”），按默认样式",))
    kept, notes = _set_phrases(_plain(letter.opening.text))
    formula = "".join(_opening_fields(sentence, letter) for sentence in kept)
    if "收悉" not in formula and "收到" not in formula:
        return Learnt(None, (*notes, "开头语没有说明来件收悉，按默认样式"))
    if not _ANSWER.search(formula):
        formula = formula.rstrip("，：") + "现答复如下："
        notes = (*notes, "开头语没有“答复如下”，已补上")
    formula = formula.rstrip("。：，") + "："
    if _says_you_to_body(letter, letter.opening.text):
        notes = (*notes, "对单位称“您”不合规范，改用与提出者相称的称呼（贵会、贵单位等）")
    return Learnt(formula, notes)


def learn_closing(letter: Letter) -> Learnt:
    """Return the closing as a formula, lines kept; an empty one when the letter ends without (it is said so)."""
    if letter.closing is None:
        return Learnt("", ("该复文没有结束语，按样学习；如需感谢语，请在样式中填写 closing.reply",))
    lines: list[str] = []
    notes: list[str] = []
    for line in _plain(letter.closing.text).split("\n"):
        kept, left_out = _set_phrases(line)
        notes.extend(left_out)
        lines.append("".join(_common_fields(sentence, letter) for sentence in kept))
    if _says_you_to_body(letter, letter.closing.text):
        notes.append("对单位称“您”不合规范，改用与提出者相称的称呼（贵会、贵单位等）")
    return Learnt("\n".join(line for line in lines if line), tuple(notes))


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
    title = _title_fields(title, letter)
    if "{{ session }}" not in title or "{{ number }}" not in title or not _KIND_OF_PAPER.search(title):
        return Learnt(None, (*notes, "标题缺少届次、编号或文种，按默认样式"))
    return Learnt(title, tuple(notes))


def _plain(text: str) -> str:
    """Return the words of a formula: full-width marks, no blanks, one line break between paragraphs."""
    lines = (re.sub(r"\s+", "", line) for line in fold(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _set_phrases(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the sentences that are set phrases, and what is said of those left out."""
    kept, notes = [], []
    for match in _SENTENCE.finditer(text.replace("\n", "")):
        sentence = match.group()
        if not sentence:
            continue
        fault = next((why for pattern, why in _FORBIDDEN if pattern.search(sentence)), None)
        if fault and "汇报如下" in sentence:
            notes.append(f"未照学：{fault}")
            sentence, fault = sentence.replace("汇报如下", "答复如下"), None
        if fault:
            notes.append(f"未学习：{fault}")
        elif _SET_PHRASE.search(sentence) and (_RECEIVED.search(sentence) or not _FACT.search(sentence)):
            kept.append(sentence)
        else:
            notes.append(f"未学习：“{sentence[:20]}…”是该件的具体情况，不是套语")
    return kept, tuple(notes)


def _opening_fields(sentence: str, letter: Letter) -> str:
    """Return an opening sentence with the proposal it names and the common words replaced by fields."""
    found = _OBJECT.search(sentence)
    if found is None:
        return _common_fields(sentence, letter)
    start = found.start("object") - (found["verb"] == "《")
    named = _proposal_fields(sentence[start : found.end("object")])
    return _common_fields(sentence[:start], letter) + named + _common_fields(sentence[found.start("end") :], letter)


def _proposal_fields(words: str) -> str:
    """Return the words that name the proposal as fields, with the marks the letter puts round them."""
    number = "（第{{ number }}号）" if _NUMBER_IN_BRACKETS.search(words) else ""
    mark = next((sign for sign in "《“" if sign in words), "")
    before = words.partition(mark)[0] if mark else words
    session = "{{ session }}" if _SESSION.search(before) else ""
    if not number and _NUMBER.search(before):
        session += "第{{ number }}号{{ kind_word }}"
    tail = re.search(r"[》”](?:的)?(?:提案|建议)", words)
    return session + _TITLE.get(mark, "{{ proposal_title }}") + ("的{{ kind_word }}" if tail else "") + number


def _common_fields(text: str, letter: Letter) -> str:
    """Return text with place, bureau, field of work, addressing and consulted units replaced by fields."""
    text = literal(text)
    if letter.issuer is not None:
        text = text.replace(fold(letter.issuer.text), "{{ agency }}")
    if letter.session is not None:
        text = text.replace(fold(letter.session.text), "{{ session }}")
    text = _CONSULTED.sub(_CONSULTED_FORMULA, text, count=1)
    text = _PERSON.sub("{{ pronoun }}", text)
    text = _OUR_PLACE.sub("{{ place_word }}", text)
    text = _OUR_BUREAU.sub("{{ we }}", text)
    return _OUR_WORK.sub(r"\g<before>{{ field }}\g<after>", text)


def _title_fields(title: str, letter: Letter) -> str:
    """Return a title with issuer, session, number and proposal title replaced by fields."""
    title = literal(title)
    title = _ISSUER.sub(
        lambda found: "{{ agency }}" if _is_full_name(found.group(), letter) else "{{ short_agency }}", title
    )
    session = fold(letter.session.text) if letter.session else ""
    title = title.replace(session, "{{ session }}", 1) if session else title
    if letter.proposal_title is not None:
        title = title.replace(re.sub(r"\s+", "", fold(letter.proposal_title.text)), "{{ proposal_title }}", 1)
    if letter.proposal_number is not None:
        number = re.escape(fold(letter.proposal_number.text))
        title = re.sub(rf"第?[A-Z]{{0,4}}{number}号", "第{{ number }}号", title, count=1)
    return re.sub(r"号(提案|建议)", "号{{ kind_word }}", title, count=1)


def _is_full_name(printed: str, letter: Letter) -> bool:
    return letter.issuer is None or printed == fold(letter.issuer.text)


def _says_you_to_body(letter: Letter, text: str) -> bool:
    return letter.proposer_kind in {"party", "sector", "group"} and "您" in text

"""The words of one letter replaced by the fields of a formula: its title, number, session, parties, place and field."""

import re

from drafter.documents import Letter
from drafter.grammar.fold import fold
from drafter.grammar.titles import find_titles

_OBJECT = re.compile(
    r"(?P<verb>提出的|提交的|所提的?|转来的|送来的|主办的)(?P<object>[^。！《“]{2,160}?)(?=，?已?(?:收悉|收到))"
)
_QUOTED = re.compile(r"“[^”]*(?:提案|建议|意见|问题|议案)”")
_CLASS_NUMBER = re.compile(r"（[^（）]{0,12}类第?[0-9A-Z]{1,8}号）")
_NUMBER = re.compile(r"第?[A-Z]{0,4}-?第?[0-9]{1,9}(?:-[0-9]{1,6})?号")
_KIND = re.compile(r"(?<=[号》”])(的)?(?:代表|委员|集体)?(?:提案|建议)(?=[》”收的，。：（《]|$)")
_SESSION = re.compile(
    r"[省市县区州]?(?:政协|人大)[^第号《“，。]{0,8}?第?[一二三四五六七八九十]{1,4}届[^第号《“，。]{0,12}?[一二三四五六七八九十]{1,3}次会议"
)
_PERSON = re.compile(r"您|你们|贵(?:委员会|委会|党派|单位|界别|支部|[党会委界团局厅办部组社方])|你(?:单位|[会委组团])")
_OUR_PLACE = re.compile(r"我[省市县区州旗]")
_OUR_BUREAU = re.compile(r"我(?:[局委厅办部院](?!们)|单位)")
_OUR_WORK = re.compile(
    r"(?P<before>(?:对|关于|支持)(?:\{\{ (?:place_word|pronoun) \}\}(?:关心支持|关心|支持)?)?)"
    r"(?P<field>[^，。！{}]{2,12}?)(?P<after>(?:事业(?:发展)?|工作))(?=[的与和表])"
)
_CONSULTED = re.compile(
    r"(?P<before>(?:现|经|我们|\{\{ we \}\})?)(?P<verb>会同|会商|商|征求)(?P<units>[^，。：{}]{2,90}?)"
    r"(?P<after>(?:进行了?)?(?:认真|共同|充分|深入|逐条)*(?:研究|办理|协商|会商|沟通|讨论|同意|意见)*)(?P<end>[，。]|答复如下)"
)
_ALONE = {"，": "经研究，", "。": "", "答复如下": "现答复如下"}
_STUDIED = re.compile(r"(?<![a-z])经(?:认真|深入|逐条)*研究，")
_ISSUER = re.compile(r"^[^关对《“]{2,20}?(?:局|委员会|委|厅|部|办公室|人民政府|中心)(?=关于|对)")


def proposal_fields(text: str, letter: Letter) -> str:
    """Return an opening where session, number and title of the proposal are fields, with the marks round them kept."""
    text = _marked_title(text)
    if "{{ proposal_title }}" not in text:
        text = _OBJECT.sub(_bare_object, text, count=1)
    text = _session_field(text, letter)
    text = _CLASS_NUMBER.sub("（第{{ number }}号）", text)
    text = _NUMBER.sub("第{{ number }}号", text)
    return _KIND.sub(r"\1{{ kind_word }}", text)


def common_fields(text: str, letter: Letter) -> str:
    """Return text with place, bureau, field of work, addressing and consulted units replaced by fields."""
    if letter.issuer is not None:
        text = text.replace(fold(letter.issuer.text), "{{ agency }}")
    text = _session_field(text, letter)
    text = _PERSON.sub("{{ pronoun }}", text)
    text = _OUR_PLACE.sub("{{ place_word }}", text)
    text = _OUR_BUREAU.sub("{{ we }}", text)
    text = _OUR_WORK.sub(r"\g<before>{{ field }}\g<after>", text)
    text = _CONSULTED.sub(_consulted, text, count=1)
    if "co_handlers" in text:
        return text
    return _STUDIED.sub("{% if co_handlers %}经商{{ co_handlers }}，{% else %}\\g<0>{% endif %}", text, count=1)


def title_fields(title: str, letter: Letter) -> str:
    """Return a title with issuer, session, number and proposal title replaced by fields."""
    full = letter.issuer is not None and fold(letter.issuer.text)
    title = _ISSUER.sub(lambda found: "{{ agency }}" if found.group() == full else "{{ short_agency }}", title)
    if letter.proposal_title is not None:
        title = title.replace(re.sub(r"\s+", "", fold(letter.proposal_title.text)), "{{ proposal_title }}", 1)
    title = _session_field(title, letter)
    title = _CLASS_NUMBER.sub("", title)
    title = _NUMBER.sub("第{{ number }}号", title, count=1)
    return _KIND.sub(r"\1{{ kind_word }}", title, count=1)


def _marked_title(text: str) -> str:
    """Return text where the first 《…》 or quoted “…提案” is the field."""
    title = next(iter(find_titles(text)), None)
    if title is not None:
        return f"{text[: title.start]}《{{{{ proposal_title }}}}》{text[title.end :]}"
    return _QUOTED.sub("“{{ proposal_title }}”", text, count=1)


def _bare_object(found: re.Match[str]) -> str:
    """Return the words that name a proposal without marks as a field, a number in brackets after them kept."""
    number = re.search(r"（[^（）]{0,20}号[^（）]{0,4}）$", found["object"])
    return f"{found['verb']}{{{{ proposal_title }}}}{number.group() if number else ''}"


def _session_field(text: str, letter: Letter) -> str:
    if letter.session is not None:
        text = text.replace(re.sub(r"\s+", "", fold(letter.session.text)), "{{ session }}")
    return _SESSION.sub("{{ session }}", text)


def _consulted(found: re.Match[str]) -> str:
    """Return 经商某局， as an expression that is 经研究， when nobody was consulted."""
    said = f"{found['before']}{found['verb']}{{{{ co_handlers }}}}{found['after']}{found['end']}"
    return f"{{% if co_handlers %}}{said}{{% else %}}{_ALONE[found['end']]}{{% endif %}}"

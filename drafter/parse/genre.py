"""What kind of paper this is: a reply, a proposal, a joint opinion, or any other paper."""

import re

from drafter.documents import Genre
from drafter.parse.fields import read_fields
from drafter.parse.matter import is_party
from drafter.parse.page import Frame, Page
from drafter.parse.squeeze import squeeze, words_of
from drafter.parse.wording import PAPER

_HEAD = 1500  # characters at the beginning of a paper that tell its kind
_HEAD_BLOCKS = 40
_FORM_ROWS = 6  # a form's heading stands in the first rows
_LONGEST_FORM_ROW = 60

_JOINT = re.compile(r"会办|协办|分办(?:意见|函)")
_JOINT_OPENING = re.compile(
    r"(?:会办|协办)(?:意见|建议|内容)|(?:[你贵]|由).{0,12}[局委厅办部会院位].{0,10}(?:主办|牵头办理|牵头承办|承办)|"
    r"我.{1,4}(?:会办|协办)|供.{0,8}(?:答复|办理|汇总|综合).{0,4}参考|你.{1,4}(?:汇总|综合|答复)"
)
_OFFICE = re.compile(
    r"(?:[局厅部委办院镇乡会署社]|办公室|政府|中心|公司|指挥部|街道办事处|大队|支队)(?:（.{1,12}）)?[：，]?\Z"
)
_NO_OFFICE = re.compile(r"代表|委员(?!会)|界别?：?\Z|小组|组：?\Z|政协|人大")
_ANSWER = re.compile(r"答复|复函|回复|函复|收悉|收到|办理|如下|反馈")
_ANSWER_TITLE = re.compile(
    rf"(?:{PAPER}|代表|委员|案|号).{{0,60}}(?:答复|复函|回复|回函|办理情况|复文|的函)|答复.{{0,6}}函?\Z"
)
_PUBLIC_OFFICE = re.compile(r"政协|人大|人民代表|代表|提案|委员(?!会)")
_CITIZEN = re.compile(
    r"来信人|网友|网民|市民|群众来信|信件|信箱|投诉|热线|12345|留言|写信|来访|信访|咨询|问政|诉求人|(?:先生|女士)："
)
# Titles of papers that are no letters, and of those that may be one when they greet somebody.
_NO_LETTER = re.compile(
    r"(?:通知|办法|总结|规定|细则|公告|公示|通报|条例|规则|纪要|要点|实施方案|工作方案)(?:（.{1,20}）)?\Z"
)
_REPORT = re.compile(
    r"(?:报告|方案|计划|综述|解读|情况|会议|会|办结|启动|召开|督办|开展|调研|视察|办理工作)(?:（.{1,20}）)?\Z"
    r"|(?:怎样|怎么|如何)写|什么是|有哪些|范文|(?:答复|公文|写作)格式"
)
_NEWS = re.compile(
    r"记者|本报讯|通讯员|日电|讯（|讯(?:.{1,4}日)|本网讯|近日，|日(?:上午|下午)，|召开.{0,30}会|摄影|编辑：.{2,4}|"
    r"会议(?:指出|强调|要求|通报)"
)
_RULES = re.compile(r"第一条|第一章")
_PROPOSAL_TITLE = re.compile(r"(?:建议|提案|议案)案?[》”]?(?:（.{1,40}）)?\Z")
_FORM_HEADING = re.compile(
    r"(?:代表建议|政协.{0,30}(?:会议)?提案|委员提案|集体提案|建议、批评和意见|议案|提案)"
    r"(?:第?[A-Za-z]{0,3}\d{1,10}号?|表|摘要|原文|正文|第.{1,12}号|\Z)"
)


def find_genre(page: Page, frame: Frame) -> Genre:
    """Return the kind of a paper: what it greets and answers decides, then title and form."""
    title, opening = words_of(page, frame.title), words_of(page, frame.opening)
    if _NO_LETTER.search(title):
        return "other"
    greets = frame.salutation is not None or frame.opening is not None
    if greets or (_ANSWER_TITLE.search(title) and not _REPORT.search(title)):
        return _kind_of_letter(page, frame, title, opening)
    return "proposal" if _is_proposal(page, frame, title) else "other"


def _kind_of_letter(page: Page, frame: Frame, title: str, opening: str) -> Genre:
    """Return the kind of a paper that greets or answers somebody."""
    addressee = words_of(page, frame.salutation)
    is_to_office = _OFFICE.search(addressee) is not None and not (_NO_OFFICE.search(addressee) or is_party(addressee))
    if _JOINT.search(title) or (is_to_office and _JOINT_OPENING.search(opening)):
        return "joint_opinion"
    own_words = title + addressee + opening
    is_answer = _ANSWER.search(title + opening) is not None and not (is_to_office and not _ANSWER_TITLE.search(title))
    if is_answer and not (frame.salutation is None and _REPORT.search(title)):
        return "reply" if _concerns_proposal(page, own_words) else "other"
    return "proposal" if _is_proposal(page, frame, title) else "other"


def _concerns_proposal(page: Page, own_words: str) -> bool:
    """Return whether an answer is to a deputy, member or party, not to a citizen."""
    if _PUBLIC_OFFICE.search(own_words) or is_party(own_words):
        return True
    head = squeeze(page, 0, min(len(page.text), _HEAD)).text
    return _PUBLIC_OFFICE.search(head) is not None and not _CITIZEN.search(head)


def _is_proposal(page: Page, frame: Frame, title: str) -> bool:
    """Return whether a paper raises a matter: by its form, or by a title 关于…的建议 over a text that asks."""
    own = frame.title.start if frame.title else frame.body[0]
    stop = frame.end_block[1] if frame.end_block else frame.body[1]
    head = squeeze(page, 0, min(len(page.text), _HEAD)).text
    text = squeeze(page, min(own, frame.body[0]), min(stop, frame.body[0] + _HEAD)).text
    from_citizen = _CITIZEN.search(head) and not _PUBLIC_OFFICE.search(head)
    if from_citizen or _REPORT.search(title) or _RULES.search(text):
        return False
    kinds = {field.kind for field in read_fields(page, 0, _HEAD_BLOCKS) if field.value}
    if "proposer" in kinds:
        return "issuer" not in kinds or "建议" in page.folded
    if _NEWS.search(text):
        return False
    rows = [squeeze(page, block.start, min(block.end, block.start + _HEAD)).text for block in page.blocks[:_FORM_ROWS]]
    has_form = any(_FORM_HEADING.search(row) for row in rows if len(row) < _LONGEST_FORM_ROW)
    is_titled = _PROPOSAL_TITLE.search(title) is not None
    return is_titled or (has_form and page.folded.find("建议", *frame.body) >= 0)

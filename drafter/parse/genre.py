"""What kind of paper this is, and whether it concerns a deputy's suggestion or a CPPCC proposal."""

import re

from drafter.documents import Genre, Matter, Span
from drafter.parse.fields import read_fields
from drafter.parse.page import Frame, Page
from drafter.parse.squeeze import squeeze
from drafter.parse.wording import PAPER

_HEAD = 1500  # characters at the beginning of a paper that tell its kind
_HEAD_BLOCKS = 40

_JOINT = re.compile(r"(?:会办|协办|分办)(?:意见|答复|函|情况|件|单位意见|材料|工作)|会办|协办")
_JOINT_OPENING = re.compile(
    r"(?:会办|协办)(?:意见|建议|内容)|(?:[你贵]|由).{0,12}(?:局|委|厅|办|部|会|院|单位).{0,10}(?:主办|牵头办理|牵头承办|承办)|我.{1,4}(?:会办|协办)|供.{0,8}(?:答复|办理|汇总|综合).{0,4}参考|你.{1,4}(?:汇总|综合|答复)"
)
_OFFICE = re.compile(
    r"(?:局|厅|部|委|办|办公室|委员会|院|政府|中心|公司|指挥部|街道办事处|镇|乡|会|署|社|大队|支队)(?:（.{1,12}）)?[：，]?\Z"
)
_PROPOSER = re.compile(
    r"代表|委员(?!会)|界别?[：]?\Z|小组|民[革盟建进]|农工|致公|九三|台盟|工商(?:业)?联|代表团|组[：]?\Z|政协|人大"
)
_ANSWER = re.compile(r"答复|复函|回复|函复|收悉|收到|办理|如下|反馈")
_ANSWER_TITLE = re.compile(
    rf"(?:{PAPER}|代表|委员|案|号).{{0,60}}(?:答复|复函|回复|回函|办理情况|复文|答复意见|的函)|答复.{{0,6}}函?\Z"
)
_MATTERS = re.compile(rf"{PAPER}|代表|委员|政协|人大|提案")
_CITIZEN = re.compile(
    r"来信人|网友|网民|市民|群众来信|信件|信箱|投诉|热线|12345|留言|写信|来访|信访|咨询|问政|诉求人|(?:先生|女士)："
)
_PUBLIC_OFFICE = re.compile(r"政协|人大|代表|提案|委员(?!会)")
_NO_PROPOSAL = re.compile(
    r"(?:通知|办法|总结|报告|要点|规定|细则|方案|公告|公示|通报|条例|规则|计划|综述|纪要|解读|情况|推进会|座谈会|会议|办结|交办会|工作会|启动|召开|督办|开展|调研|视察)(?:（.{1,20}）)?\Z"
)
_NEVER_LETTER = re.compile(
    r"(?:通知|办法|总结|规定|细则|公告|公示|通报|条例|规则|纪要|要点|实施方案|工作方案)(?:（.{1,20}）)?\Z"
)
_NEWS = re.compile(
    r"记者|本报讯|通讯员|日电|讯（|讯(?:.{1,4}日)|本网讯|近日，|日(?:上午|下午)，|召开.{0,30}会|摄影|编辑：.{2,4}|会议(?:指出|强调|要求|通报)"
)
_RULES = re.compile(r"第一条|第一章")
_PROPOSAL_TITLE = re.compile(r"(?:建议|提案|议案)(?:案)?[》”]?(?:（.{1,40}）)?\Z")
_PROPOSAL_FORM = re.compile(
    r"(?:代表建议|人大代表建议|政协.{0,30}(?:会议)?提案|委员提案|集体提案|建议、批评和意见|议案|提案)(?:第?[A-Za-z]{0,3}\d{1,10}号?|表|摘要|原文|正文|第.{1,12}号|\Z)"
)
_ASKS = re.compile(r"建议")

_CPPCC = re.compile(r"政协|政治协商|提案|委员(?!会)")
_NPC = re.compile(r"人大|人民代表大会|人代会|代表(?!性|作)")


def find_genre(page: Page, frame: Frame) -> Genre:
    """Return the kind of a paper: what it greets and answers decides, then title and form."""
    title, opening = _words(page, frame.title), _words(page, frame.opening)
    is_report = frame.salutation is None and _NO_PROPOSAL.search(title) is not None
    if not is_report and (frame.salutation or frame.opening or _ANSWER_TITLE.search(title)):
        return _kind_of_letter(page, frame, title, opening)
    return "proposal" if _is_proposal(page, frame, title) else "other"


def _kind_of_letter(page: Page, frame: Frame, title: str, opening: str) -> Genre:
    """Return the kind of a paper that answers somebody."""
    if _NEVER_LETTER.search(title):
        return "other"
    addressee = _words(page, frame.salutation)
    is_to_office = bool(_OFFICE.search(addressee)) and not _PROPOSER.search(addressee)
    if _JOINT.search(title) or (is_to_office and _JOINT_OPENING.search(opening)):
        return "joint_opinion"
    head = squeeze(page, 0, min(len(page.text), _HEAD)).text
    if _CITIZEN.search(head) and not _PUBLIC_OFFICE.search(title + addressee + opening):
        return "other"
    is_answer = _ANSWER.search(title + opening) and _MATTERS.search(title + addressee + opening)
    if is_answer and (not is_to_office or _ANSWER_TITLE.search(title)):
        return "reply"
    if _is_proposal(page, frame, title):
        return "proposal"
    return "reply" if is_answer and not _NO_PROPOSAL.search(title) else "other"


def _is_proposal(page: Page, frame: Frame, title: str) -> bool:
    """Return whether a paper raises a matter: by its form, or by a title 关于…的建议 over a text that asks."""
    head = squeeze(page, 0, min(len(page.text), _HEAD)).text
    if _CITIZEN.search(head) and not _PUBLIC_OFFICE.search(head):
        return False
    if _NO_PROPOSAL.search(title) or _RULES.search(head):
        return False
    kinds = {field.kind for field in read_fields(page, 0, _HEAD_BLOCKS) if field.value}
    if "proposer" in kinds and not {"issuer"} & kinds:
        return True
    if _NEWS.search(head) and "proposer" not in kinds:
        return False
    rows = [squeeze(page, block.start, min(block.end, block.start + 200)).text for block in page.blocks[:_HEAD_BLOCKS]]
    has_form = any(_PROPOSAL_FORM.search(row) for row in rows[:6] if len(row) < 60)  # noqa: PLR2004 - a form's heading is short
    asks = _ASKS.search(page.folded, *frame.body) is not None or bool(_PROPOSAL_TITLE.search(title))
    return asks and ("proposer" in kinds or has_form or _PROPOSAL_TITLE.search(title) is not None)


def find_matter(page: Page, frame: Frame, session: Span | None) -> Matter | None:
    """Return what the paper is about, from the surest words to the vaguest: session, title, addressee, opening, page."""
    first_words = page.span(0, min(len(page.text), _HEAD))
    end = page.span(*frame.end_block) if frame.end_block else None
    for span in (session, frame.title, frame.salutation, frame.opening, end, first_words):
        matter = _matter_of(_words(page, span))
        if matter:
            return matter
    return None


def _matter_of(text: str) -> Matter | None:
    """Return the matter a text names, None when it names neither or both."""
    strong = ("政协" in text or "政治协商" in text, "人大" in text or "人民代表大会" in text)
    weak = (_CPPCC.search(text) is not None, _NPC.search(text) is not None)
    for is_cppcc, is_npc in (strong, weak):
        if is_cppcc != is_npc:
            return "cppcc_proposal" if is_cppcc else "npc_suggestion"
    return None


def _words(page: Page, span: Span | None) -> str:
    """Return the squeezed words of a span, nothing for None."""
    return squeeze(page, span.start, span.end).text if span else ""

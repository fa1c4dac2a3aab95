"""What a row behind the body can be: date, signature, contact, copies, note, stamp, attachment, running text."""

import re
from typing import NamedTuple

from drafter.parse.damaged_date import DAMAGED
from drafter.parse.form import is_form_row
from drafter.parse.furniture import is_furniture, is_loose
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.wording import BODY_END, DATE

_LONGEST_ROW = 160  # characters of a row of the end block; a longer one is running text
_SHORTEST_TEXT = 18
_STOPS = "。！？；：，、."

_STAMP = "（[印章公盖签代]{1,4}）"
SIGNED = re.compile(rf"(?P<who>[^。！？；：，]{{2,90}}?)(?:{_STAMP})?(?P<date>{DATE})\Z")
DATE_FIRST = re.compile(rf"(?P<date>{DATE})(?P<who>[^。！？；：，]{{3,60}}{BODY_END})\Z")
# 云州市民政局 2024…5 with a damaged date; 云州市民政局 联系电话：…
_DAMAGED_SIGNER = rf"[^。！？；：，\d]{{2,60}}{BODY_END}"
SIGNED_DAMAGED = re.compile(rf"(?P<who>{_DAMAGED_SIGNER})(?:{_STAMP})?(?={DAMAGED})")
_NAME = r"[^。！？；：，、\d]{2,40}(?:[局厅委府院社部]|中心|公司|[大支总]队|委员会|街道|办事处|管委会|乡|镇)"
_LABEL_BEHIND = "(?=[（【]?(?:联系|承办|经办|电话)(?:人|单位|电话|方式)?[：（])"
NAMED = re.compile(rf"(?P<who>{_NAME}){_LABEL_BEHIND}")
STAMP_BEHIND = re.compile(rf"{_STAMP}\Z")

_ACTS = "(?:联系|联络|经办|承办|咨询|责任|办理|主办|协办|负责|填表|填报|审核|签发)"
_OF_WHOM = "(?:单位|具体|主要|承办|办理|我局|本件|业务|答复|科室)?"
_CONTACT = (
    rf"[（【]?(?:{_OF_WHOM}{_ACTS}(?:人员?|电话|方式|单位|领导|科室|部门|处室|地址|同志|员)"
    r"|(?:办公|咨询|单位|固定|移动|手机)?电话|手机|分管(?:领导|负责人|局长|副局长)|主管(?:领导|局长)|领导签发|传真|T[Ee][Ll]"
    r"|联系：|人：|邮编|邮政编码|地址：|附注：)"
)
_DISCLOSED = "(?:主动|依申请|不予|同意|全文|可以|可)?公开"
_NOTE = (
    rf"[（【]?(?:(?:此件|[本该]件|[此本]文|文件)?{_DISCLOSED}(?:发布|选项|属性|方式|类型|形式|范围)?(?:：.{{1,8}})?"
    r"|(?:是否同意)?公开(?:属性|方式|类型|选项)?：.{1,10}|不公开|文号：.{4,40}|办理结果：.{1,12}|类别：.{1,6}"
    r"|信息公开选项：.{2,8}|共印\d+份|此件.{2,12})[）】]?\Z"
)
_ATTACHMENT = (
    r"附件?(?:\d{0,2}|[一二三四五六七八九十])：?[^：]{2,}"
    r"|\d{1,2}[.、]\S{2,40}(?:表|办法|方案|清单|规划|意见|通知)》?\Z"
)
_PHONE = (
    r"(?:[\u4e00-\u9fff]{0,8}（?(?:电话)?：?（?\d{3,4}）?[-—–－]?\d{7,8}"
    r"|[\u4e00-\u9fff]{0,4}1\d{10}|[\u4e00-\u9fff]{2,4}\d{7,8})）?\Z"
)
_SIGNERS = rf"(?:[^。！？；：，]{{2,90}}{BODY_END}|提案人：.{{2,12}}|[^。！？；：，]{{2,12}}(?:代表|委员))"
_KINDS = {  # the first that matches counts
    "date": rf"（?(?:(?:成文|提案|建议|填表|填写|提交|提出)?(?:日期|时间)：)?{DATE}(?:印发|印)?）?(?:{_STAMP})?\Z",
    "signed": rf"{_SIGNERS}(?:{_STAMP})?{DATE}\Z",
    "date_first": rf"{DATE}[^。！？；：，]{{3,60}}{BODY_END}\Z",
    "damaged": DAMAGED,
    "signed_damaged": rf"{_DAMAGED_SIGNER}(?:{_STAMP})?{DAMAGED}",
    "partial": r"（?(?:19|20)\d{2}年(?:\d{1,2})?月?(?:\d{1,2})?日?）?\Z",
    "contact": _CONTACT,
    "copy": rf".{{2,40}}{DATE}印发?\Z"  # 印发机关 and 印发日期
    r"|(?:主送|抄送|抄报|分送|印送|报送|抄致|送)(?:单位|机关)?：",
    "note": _NOTE,
    "proposer": r"(?:第一)?(?:提案|建议|提出|提议)(?:人|者|单位|代表|委员)：.{2,60}|(?:代表|委员)：.{2,20}\Z",
    "stamp": r"（?(?:印章|公章|盖章|章|签章|签名|此页无正文|加盖公章)）?：?\Z",
    "named": rf"{_NAME}{_LABEL_BEHIND}",
    "phone": _PHONE,
    "attachment": _ATTACHMENT,
    "body": rf"[^。！？；：，、]+{BODY_END}(?:（[^（）]{{1,12}}）)?\Z",
}
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
DATED = frozenset({"date", "signed", "date_first"})
DAMAGED_ROWS = frozenset({"damaged", "signed_damaged"})


class Row(NamedTuple):
    """A paragraph and what it can be; the words of a long paragraph are not squeezed."""

    kind: str
    words: Squeezed

    @property
    def is_long(self) -> bool:
        """Whether the row is running text too long to be anything else."""
        return self.kind == "text" and not self.words.text


def read_rows(page: Page, start: int) -> list[Row]:
    """Return the rows from the offset `start` on, down to the first that no letter holds."""
    rows: list[Row] = []
    seen_text = False  # or a signature
    for block in page.blocks:
        if block.end <= start:
            continue
        begin = max(block.start, start)
        if block.end - begin > _LONGEST_ROW:
            rows.append(Row("text", Squeezed(page, begin, block.end, "")))
            seen_text = True
            continue
        words = squeeze(page, begin, block.end)
        if seen_text and is_furniture(words.text):
            break
        rows.append(Row(_kind(words.text), words))
        seen_text = seen_text or rows[-1].kind == "text" or rows[-1].kind in DATED
    return rows


def _kind(text: str) -> str:
    """Return what a short row can be: one of the table above, else loose (says nothing), text, or short."""
    known = _KIND.match(text)
    if known is not None and known.lastgroup is not None:
        return known.lastgroup
    if is_form_row(text):
        return "form"
    if is_loose(text):
        return "loose"
    return "text" if len(text) >= _SHORTEST_TEXT or text[-1:] in _STOPS else "short"

"""Fields of forms and web pages: 文号：…, 发布机构 …, 案由：…, in rows of text or of table cells."""

import re
from dataclasses import dataclass

from drafter.documents import Span
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze

# Printed labels by what they tell; observed on 政府信息公开 pages, proposal forms and replies.
_LABELS = {
    "title": "标题 名称 信息名称 文件名称 信息标题 公文标题",
    "doc_number": "文号 发文字号 发文文号 文件编号 公文文号 文件字号 字号",
    "issuer": "发布机构 发文机关 发文单位 发布单位 发布部门 发文机构 制发机关 公开机构 信息来源 答复单位 回复单位 答复部门 "
    "建议承办单位 建议办理单位 建议主办单位 责任部门 责任单位 承办单位 主办单位 办理单位 来源",
    "proposer": "提案人 提案者 建议人 领衔代表 领衔人 第一提案人 第一建议人 主提案人 提出人 提案委员 建议代表 代表姓名 "
    "委员姓名 提议人 提案提出人 提案单位 提案方 领衔委员 提案党派 提案界别 提出代表 提交人 提案第一人 提案团体 提案提交者 代表 委员 提案代表 提案人姓名 领衔人姓名 主提人",
    "seconder": "附议人 联名人 附议代表 联名代表 联名委员 附议委员 联名提案人 共同提案人 附议者 联名者 其他提案人 联名",
    "subject": "案由 事由 提案标题 提案题目 建议标题 建议题目 建议名称 提案名称 题目 议题 主题 提案案由 建议案由",
    "number": "编号 提案编号 提案号 建议编号 建议号 案号 提案案号 建议案号 提案序号 建议序号",
    "session": "届次 会议届次 会议名称 会议 提案届次 届次会议",
    "co_handler": "会办单位 协办单位 会办 协办 会同单位 会同办理单位 参与单位 协办部门 会办部门",
    "disposition": "办理结果 办理类别 类别 答复类别 答复类型 结果类别 分类 办理程度 办理等级 答复分类 办理分类 办理情况分类 "
    "办理结果分类 办复类别 办理结果类别 标识 类型 类别标记 结果标记 办理结果标识",
    "disclosure": "公开属性 公开方式 公开类型 公开形式 是否公开 是否同意公开 公开范围 信息公开属性 公开类别 信息公开方式",
    "date": "成文日期 成文时间 答复日期 答复时间 办复日期 办复时间 回复日期",
    "body": "建议内容 提案内容 正文 内容 主要内容 答复内容 建议答复 提案答复 答复意见 具体内容 办理答复 回复内容 复文内容",
    "signer": "签发人 签发 领导签发 审签人 审核人 会签人 核稿人",
    "contact": "联系人 联系电话 电话 联系方式 承办人 经办人 手机 通讯地址 工作单位 联系人及电话 联系人和电话 职务 单位及职务 代表证号 委员证号 证号 单位 "
    "承办科室 承办处室 分管领导 责任领导 责任人 邮编",
    "other": "索引号 信息索引号 索引 主题分类 发布日期 发布时间 发表时间 公开日期 公开时间 公开时限 发文日期 发文时间 "
    "生成日期 废止日期 存放位置 体裁分类 有效性 时效性 效力状态 关键词 主题词 浏览次数 浏览量 点击数 点击量 点击率 访问量 "
    "阅读次数 阅读量 所属分类 服务对象 公开目录 内容概述 统一编号 信息类别 组配分类 作者 责任编辑 编辑 更新时间 更新日期 "
    "信息分类 主题 发布人 界别 交办日期 交办时间 提交日期 提出时间 提交时间 建议类型 提案类型 提案类别 建议类别 内容分类 "
    "审查意见 立案情况 提案形式 提案性质 字体 时间 日期 撰稿 审核 校对 初审 终审 稿源 投稿 信息编号 语种 载体类型 "
    "同意公开 是否重点 是否联名 代表团 所在代表团 党派 性别 年度 建议办理类型 建议公开范围 主办 承办 沟通方式 满意度",
}
_KINDS = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}
_LABEL = re.compile(
    rf"(?P<label>{'|'.join(sorted(_KINDS, key=len, reverse=True))})"
    r"(?:（[^（）]{1,10}）)?(?P<colon>[：】])?"
)
# Labels that stand before a value without a colon or a gap (索引号000014348).
_GLUED = frozenset("索引号 信息索引号 发布机构 文号 发布日期 生成日期 有效性 时效性 发文机关".split())
_NEED_COLON = frozenset(
    "代表 委员 会议 题目 主题 分类 类型 名称 来源 内容 正文 时间 日期 电话 会办 协办 主办 承办 审核 编辑 字体".split()
)
_LONGEST_GLUED = 60
_LONGEST_ROW = 2000  # characters at the beginning of a row that are read for fields
_VALUE_ENDS = "，；。、（【[|/ "
_BUTTONS = re.compile(r"[【\[（]?(?:打印|关闭|分享|收藏|字号|字体|浏览|点击|阅读|视力保护|我要纠错).{0,40}\Z")


@dataclass(frozen=True, slots=True)
class Field:
    """One label with its value; `value` is None when the field is empty. start:end covers both."""

    kind: str
    label: str
    value: Span | None
    start: int
    end: int


def read_fields(page: Page, first: int, last: int) -> tuple[Field, ...]:
    """Return the fields in the blocks first:last of a page, in reading order."""
    found: list[Field] = []
    waiting: Field | None = None  # a label alone in its table cell
    for block in page.blocks[first:last]:
        row = squeeze(page, block.start, min(block.end, block.start + _LONGEST_ROW))
        if not row.text:
            continue
        labels = _labels(row)
        is_value = waiting is not None and not labels and "\n" not in page.text[waiting.end : row.start]
        if waiting is not None and is_value:
            found.append(Field(waiting.kind, waiting.label, row.span(0, len(row.text)), waiting.start, row.end))
        elif waiting is not None:
            found.append(waiting)
        waiting = None
        fields = [_field(row, label, end) for label, end in zip(labels, [*labels[1:], None], strict=False)]
        if len(fields) == 1 and fields[0].value is None and labels[0].end() == len(row.text):
            waiting = fields.pop()
        found += fields
    return (*found, waiting) if waiting else tuple(found)


def _labels(row: Squeezed) -> list[re.Match[str]]:
    """Return the labels in a row: at its start, after a gap, or (with a colon) after another field's value."""
    accepted: list[re.Match[str]] = []
    for match in _LABEL.finditer(row.text):
        kind = _KINDS[match["label"]]
        at_edge = row.has_gap_before(match.start()) or row.text[match.start() - 1] in "，；。（【[|/"
        is_parted = bool(accepted) and match["colon"] is not None  # 事由：…建议人：…
        if (at_edge or is_parted) and _is_closed(row, match):
            accepted.append(match)
            if kind == "body":
                break
    return accepted if accepted and accepted[0].start() <= 1 else []


def _is_closed(row: Squeezed, match: re.Match[str]) -> bool:
    """Return whether what follows a label sets it off: a colon, a gap, the end, or (for some) the value itself."""
    if match["label"] in _NEED_COLON:
        return match["colon"] is not None
    if match["colon"] or match.end() == len(row.text) or row.has_gap_before(match.end()):
        return True
    return match["label"] in _GLUED and len(row.text) <= _LONGEST_GLUED


def _field(row: Squeezed, label: re.Match[str], following: re.Match[str] | None) -> Field:
    """Return the field of a label; its value runs to the next label."""
    start, end = label.end(), following.start() if following else len(row.text)
    while start < end and row.text[start] in "：，；、）】":
        start += 1
    while start < end and row.text[end - 1] in _VALUE_ENDS:
        end -= 1
    buttons = _BUTTONS.search(row.text, start, end)
    if buttons and buttons.start() > start:
        end = buttons.start()
    value = row.span(start, end) if start < end else None
    stop = value.end if value else row.place(label.end() - 1) + 1
    return Field(_KINDS[label["label"]], label["label"], value, row.place(label.start()), stop)

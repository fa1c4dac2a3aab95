"""Rows of the forms on which proposals are raised (提案表, 建议表) that say nothing of the matter: boxes, remarks."""

import re

_LONGEST = 120  # characters
_SIGNS = ("：", "□", "填写", "签")  # every such row holds one; quick to look for
_FORM_ROW = re.compile(
    r"[^。；]{0,40}□|.{0,4}以下由.{2,20}填写|[（【]?由.{2,20}(?:机构|部门|委员会|办公室)填写|"
    r"[（【]?注：?.{0,30}(?:一事一[议案]|一表一|亲笔|签名|附议|联名|另附|[此本]表|填写|正楷|工整)|"
    r".{0,16}(?:须|需|请|应)(?:由)?(?:本人)?(?:了解.{0,20}|同意.{0,20})?(?:亲笔|工整)?(?:签名|签字)|"
    r"(?:联名|附议|领衔).{0,24}(?:亲笔|工整)(?:签名|签字)|"
    r"(?:填写|填表|书写)?(?:说明|须知|要求|注意事项)：.{0,24}(?:一事一|一案一|字迹|填写|一式|正楷|工整|打印)|"
    r"(?:审查|初审|复审|立案|交办|转办)(?:意见|情况|结果|机构|单位|日期|时间)：|主题词：|"
    r"(?:希望|建议)(?:办理|承办|主办|会办|协办)的?(?:承办)?单位：|(?:主办|承办|会办|协办|分办)单位：|"
    r"集体提案单位：|签章：?\Z|(?:填表|提案|建议|提交|提出|填写)(?:日期|时间)：|"
    r"(?:提案|建议|代表|委员|领衔)人?签[名字]：|(?:联名|附议)(?:提案)?(?:人|代表|委员)(?:姓名|签名|签字)：?\Z|"
    r"(?:相关情况|沟通方式|是否(?:同意)?(?:公开|面商|联名|要求.{2,8}|首次.{0,6}|经过.{2,6}))(?:（.{1,30}）)?："
)


def is_form_row(text: str) -> bool:
    """Return whether a squeezed row is a box, a remark, or what the reviewers fill in."""
    return len(text) <= _LONGEST and any(sign in text for sign in _SIGNS) and _FORM_ROW.match(text) is not None

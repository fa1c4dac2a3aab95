"""A style as TOML that a person can edit, each key with a Chinese remark."""

import json
from collections.abc import Mapping

from drafter.styles.formula import FIELDS
from drafter.styles.models import Style

_REMARKS = {
    "note": "说明，只给人看",
    "numbering": '各级编号的样子，从最外层写起；"" 表示不编号',
    "heading_forms": "各级标题：own_line 独占一行，run_in 接排",
    "heading_length": "标题中建议事项最多几个字",
    "echo": "标题怎样呼应建议，{{ ask }} 是建议事项",
    "architecture": "item_by_item 逐条；overview 总体→逐条→下一步；list 清单",
    "parts": "每条答复是否再分“工作开展情况”“下一步安排”",
    "points": '条内并列措施的编号；"" 表示不编',
    "told_points": "已做的工作是否也这样编号",
    "section_length": "每条答复大约多少字",
    "many_proposers": "提出者超过几人时写“某某等N名代表”",
    "end_block": "文尾顺序：signature 署名，date 日期，contact 联系人，disclosure 公开属性",
}
_TABLES = {
    "title": "标题：npc 人大建议，cppcc 政协提案，joint_ 开头的用于会办意见",
    "opening": "开头语：reply 答复，joint 会办意见",
    "closing": "结束语；留空表示不写",
}
_NOT_WRITTEN = {"name", "we"}  # the name is the file's; 我局 comes from the agency


def style_toml(style: Style) -> str:
    """Return the style as TOML text that `load_style` reads back to the same style, but for its name."""
    values = style.model_dump()
    fields = "\n".join(f"#   {name}  {meaning}" for name, meaning in FIELDS.items())
    lines = ["# 复文样式。没有写出的项目按默认样式。公式里可用的字段：", fields, ""]
    for key, value in values.items():
        if key in _NOT_WRITTEN or key in _TABLES:
            continue
        lines += [f"# {_REMARKS[key]}", f"{key} = {_value(value)}"]
    for table, remark in _TABLES.items():
        lines += ["", f"# {remark}", f"[{table}]"]
        lines += [f"{key} = {_value(text)}" for key, text in _mapping(values[table]).items()]
    return "\n".join(lines) + "\n"


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _value(value: object) -> str:
    """Return a TOML value. A JSON string is a TOML basic string, but for the one character JSON leaves bare."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    return str(value)

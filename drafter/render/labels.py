"""What a person reads for the codes of the carried types."""

from typing import Final

from drafter.documents import Genre, Group, Level, Matter, ProposerKind, Stance

STANCES: Final[dict[Stance, str]] = {
    "done": "已经办理",
    "doing": "正在办理",
    "planned": "列入计划",
    "deferred": "暂缓办理",
    "reference": "留作参考",
    "declined": "难以办理",
}
LEVELS: Final[dict[Level, str]] = {"error": "错误", "warn": "疑点", "info": "提示"}
GROUPS: Final[dict[Group, str]] = {
    "form": "格式",
    "language": "语言",
    "arithmetic": "数据",
    "coverage": "对应",
    "grounding": "依据",
}
GENRES: Final[dict[Genre, str]] = {"reply": "答复", "proposal": "来件", "joint_opinion": "会办意见", "other": "其他"}
MATTERS: Final[dict[Matter, str]] = {"npc_suggestion": "人大代表建议", "cppcc_proposal": "政协提案"}
PROPOSERS: Final[dict[ProposerKind, str]] = {
    "deputy": "代表",
    "member": "委员",
    "party": "党派团体",
    "sector": "界别",
    "group": "代表团、小组",
}
KINDS: Final[dict[str, str]] = {"reply": "答复函", "joint-opinion": "会办意见"}
ENGINES: Final[dict[str, str]] = {"rules": "规则引擎", "model": "模型"}
BLANKS: Final[dict[str, str]] = {"doc_number": "发文字号", "date": "成文日期"}

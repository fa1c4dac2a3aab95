"""Is what the model said usable? Faults in Chinese, naming field and rule, short enough for a repair."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from drafter.endpoint.clean import find_object
from drafter.engines.model.skeleton import Skeleton
from drafter.schemas import SummaryReply

Said = TypeVar("Said", bound=BaseModel)

REPAIR_CHARACTERS = 400
_MOST_FAULTS = 5
_RULES = {
    "missing": "缺少该字段",
    "extra_forbidden": "多余的字段，请删去",
    "string_type": "应为字符串",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "list_type": "应为数组",
    "literal_error": "不在允许的取值内",
}


def read_reply(content: str, answer: type[Said]) -> tuple[Said | None, list[str]]:
    """Return the reply as its class, or None and the faults."""
    decoded = find_object(content)
    if decoded is None:
        return None, ["输出不是完整的JSON对象"]
    try:
        return answer.model_validate(decoded), []
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        return None, [f"{_path(fault['loc'])}：{_RULES.get(fault['type'], '不符合格式')}" for fault in faults]


def find_faults(reply: SummaryReply, skeleton: Skeleton) -> list[str]:
    """Return what is wrong with the sentence ids.

    Numbers of headings and promises are no reason to ask again: what stands under a number that does not exist is
    left out (`tidy`), and what then is missing the rules give.
    """
    faults: list[str] = []
    cited = [(f"points[{index}]", point.sentences) for index, point in enumerate(reply.points)]
    cited += [(f"asks[{index}]", ask.sentences) for index, ask in enumerate(reply.asks)]
    for where, ids in cited:
        faults += _id_faults(where, ids, skeleton.sentences)
    return faults


def repair_request(faults: Sequence[str]) -> str:
    """Return the repair to ask for: at most five faults and 400 characters."""
    shown = "\n".join(f"- {fault}" for fault in faults[:_MOST_FAULTS])
    head, tail = "上面的输出有误：\n", "\n请改正后重新输出完整的JSON。"
    return head + shown[: REPAIR_CHARACTERS - len(head) - len(tail)] + tail


def _id_faults(where: str, ids: Sequence[int], known: Iterable[int]) -> list[str]:
    if not ids:
        return [f"{where}.sentences：不能为空，至少写一个句子编号"]
    known = set(known)
    unknown = [number for number in dict.fromkeys(ids) if number not in known]
    faults = []
    if unknown:
        listed = "、".join(map(str, unknown[:5]))
        faults.append(f"{where}.sentences：编号{listed}不存在，只能是{min(known)}至{max(known)}")
    if len(set(ids)) < len(ids):
        faults.append(f"{where}.sentences：编号重复")
    return faults


def _path(location: Sequence[str | int]) -> str:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return path.lstrip(".") or "整体"

"""The 办理结果 mark: proposed from the stances by the agency's scheme, with the reason.

Schemes are data (prompts/lists/schemes.toml): the same letter means different things in different places.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drafter.assets import load_list
from drafter.documents import Stance
from drafter.errors import SettingsError

STANCE_WORDS: dict[Stance, str] = {
    "done": "已解决",
    "doing": "正在解决",
    "planned": "列入计划",
    "deferred": "暂缓",
    "reference": "留作参考",
    "declined": "不予采纳",
}
_UNDER_WAY: tuple[Stance, ...] = ("done", "doing", "planned")


@dataclass(frozen=True, slots=True)
class Disposition:
    """The mark, why, and what to say to the clerk when the mark asked for was refused."""

    mark: str | None
    reason: str | None
    refusal: str | None = None


def propose_disposition(stances: Mapping[str, Stance | None], scheme_name: str, asked_for: str | None) -> Disposition:
    """Return the mark for our asks; `stances`: ask id → stance, None where nothing is known.

    A mark that says «solved» is refused while an ask is only planned or unanswered. Raises SettingsError for a scheme
    or a mark that does not exist.
    """
    scheme = _scheme(scheme_name)
    marks = {str(row["mark"]): tuple(row["stances"]) for row in scheme["marks"]}
    if asked_for is not None and asked_for not in marks:
        known = "、".join(marks)
        raise SettingsError(f"办理结果“{asked_for}”不在方案 {scheme_name} 中", remedy=f"可用：{known}")
    overall, reason = _overall(stances)
    proposed = _mark_for(marks, overall)
    if asked_for is None or asked_for == proposed:
        return Disposition(proposed, _reason(scheme, proposed, reason))
    open_asks = [ask_id for ask_id, stance in stances.items() if stance not in {"done", "doing"}]
    if marks[asked_for] == ("done",) and open_asks:
        said = "、".join(f"{ask_id}{_stance_word(stances[ask_id])}" for ask_id in open_asks)
        refusal = f"指定的办理结果“{asked_for}”未采用：{said}；改拟“{proposed or '（待定）'}”"
        return Disposition(proposed, _reason(scheme, proposed, reason), refusal)
    remark = None if proposed is None else f"办理结果按指定写“{asked_for}”；按办理情况拟为“{proposed}”（{reason}）"
    return Disposition(asked_for, f"按指定：{_meaning(scheme, asked_for)}", remark)


def _scheme(name: str) -> dict[str, Any]:
    schemes = load_list("schemes")
    if name not in schemes:
        raise SettingsError(f"没有名为“{name}”的办理结果方案", remedy=f"disposition_scheme 可用：{'、'.join(schemes)}")
    scheme: dict[str, Any] = schemes[name]
    return scheme


def _overall(stances: Mapping[str, Stance | None]) -> tuple[Stance | None, str]:
    """Return the stance of the whole and the reason: solved only when all is; under way as soon as part of it is."""
    known = [stance for stance in stances.values() if stance is not None]
    unknown = [ask_id for ask_id, stance in stances.items() if stance is None]
    reason = "，".join(f"{ask_id}{_stance_word(stance)}" for ask_id, stance in stances.items())
    if not known:
        return None, reason
    if all(stance == known[0] for stance in known) and not (unknown and known[0] == "done"):
        return known[0], reason
    if any(stance in _UNDER_WAY for stance in known):
        return "doing", reason
    order: tuple[Stance, ...] = ("deferred", "reference", "declined")
    return next(stance for stance in order if stance in known), reason


def _mark_for(marks: Mapping[str, Sequence[str]], stance: Stance | None) -> str | None:
    return next((mark for mark, stances in marks.items() if stance in stances), None)


def _reason(scheme: Mapping[str, Any], mark: str | None, reason: str) -> str | None:
    return f"{_meaning(scheme, mark)}（{reason}）" if mark else None


def _meaning(scheme: Mapping[str, Any], mark: str) -> str:
    return next(str(row["meaning"]) for row in scheme["marks"] if row["mark"] == mark)


def _stance_word(stance: Stance | None) -> str:
    return STANCE_WORDS[stance] if stance else "没有材料"

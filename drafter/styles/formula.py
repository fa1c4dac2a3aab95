"""Formulae of a letter: Jinja over a fixed set of fields, in a sandbox; a missing field is an error."""

import functools
from collections.abc import Mapping

from jinja2 import StrictUndefined, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

FIELDS = {
    "agency": "本单位全称",
    "short_agency": "本单位简称",
    "session": "届次（市政协九届三次会议）",
    "number": "编号，只有数字",
    "proposal_title": "来件题目，不带书名号",
    "kind_word": "建议 或 提案",
    "pronoun": "您、贵会、贵单位……",
    "place_word": "我市、我县……",
    "we": "我局、我委……",
    "field": "业务领域：科技、教育……",
    "co_handlers": "已提出意见的会办单位，顿号相连，没有则为空",
    "lead_unit": "主办单位",
    "lead_pronoun": "贵局、贵委……",
    "declined": "有没有不予采纳或暂缓的事项",
}
_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


@functools.cache
def unknown_fields(formula: str, allowed: frozenset[str] = frozenset(FIELDS)) -> tuple[str, ...]:
    """Return the fields a formula uses that do not exist; raises TemplateError when it is no formula."""
    return tuple(sorted(meta.find_undeclared_variables(_ENVIRONMENT.parse(formula)) - allowed))


def formula_fault(formula: str, allowed: frozenset[str] = frozenset(FIELDS)) -> str | None:
    """Return in Chinese what is wrong with a formula, or None."""
    try:
        unknown = unknown_fields(formula, allowed)
    except TemplateError as error:
        return f"不是有效的 Jinja 写法（{error}）"
    return f"没有“{unknown[0]}”这个字段，可用：{'、'.join(sorted(allowed))}" if unknown else None


def write_formula(formula: str, fields: Mapping[str, object]) -> str:
    """Return the formula filled in. What a field contains stays text, also when it looks like Jinja."""
    return _ENVIRONMENT.from_string(formula).render(fields)


def literal(text: str) -> str:
    """Return text that stands for itself in a formula: words of a past reply must not become an expression."""
    return text.replace("{", "{{ '{' }}") if "{" in text else text

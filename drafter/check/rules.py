"""The table of rules: what is asked (prompts/lists/rules.toml), joined with how it is found (FINDERS of each file)."""

import functools
from collections.abc import Callable, Iterable
from typing import Any

from drafter.assets import load_list
from drafter.check import (
    accounts,
    coverage,
    form_end,
    form_head,
    form_headings,
    grounding,
    language_joins,
    language_marks,
    language_numbers,
    language_repeats,
    language_words,
    promises,
)
from drafter.check.rule import Hit, Paper, Rule
from drafter.errors import AssetError

_FINDERS: dict[str, Callable[[Paper], Iterable[Hit]]] = {
    **form_head.FINDERS,
    **form_end.FINDERS,
    **form_headings.FINDERS,
    **language_words.FINDERS,
    **language_marks.FINDERS,
    **language_joins.FINDERS,
    **language_numbers.FINDERS,
    **language_repeats.FINDERS,
    **accounts.FINDERS,
    **promises.FINDERS,
    **coverage.FINDERS,
    **grounding.FINDERS,
}


@functools.cache
def load_rules() -> tuple[Rule, ...]:
    """Return the rules in the order of their ids; raises AssetError where table and program differ."""
    entries = {entry["id"]: entry for entry in load_list("rules")["rules"]}
    if entries.keys() != _FINDERS.keys():
        strange = "、".join(sorted(entries.keys() ^ _FINDERS.keys()))
        raise AssetError(f"规则表与程序不一致：{strange}", where="lists/rules.toml", remedy="请恢复该文件或重新安装")
    return tuple(Rule(find=_FINDERS[name], **_fields(entries[name])) for name in sorted(entries))


def _fields(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a table entry as `Rule` takes them."""
    return {**entry, "needs": frozenset(entry.get("needs", ()))}

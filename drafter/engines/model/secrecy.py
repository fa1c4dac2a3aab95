"""The gate before a call: a text with a mark of secrecy is not sent (DOMAIN §5: 涉密不上网)."""

import functools
import re

from drafter.assets import load_list
from drafter.errors import SecrecyError
from drafter.grammar.fold import fold


@functools.cache
def _marks() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in load_list("secrecy")["mark"])


def refuse_marked(text: str, *, where: str) -> None:
    """Raise SecrecyError when the text bears a mark of secrecy."""
    folded = fold(text)
    for pattern in _marks():
        found = pattern.search(folded)
        if found:
            raise SecrecyError(
                f"含有涉密或内部标志“{found.group()}”，已停止调用大模型",
                where=where,
                remedy="请先核实密级；确属误判可加 --allow-marked，或用 --engine rules 在本机处理",
            )

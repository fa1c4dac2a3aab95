"""The gate before a call: a text with a mark of secrecy is not sent (涉密不上网)."""

from drafter.assets import load_word_patterns
from drafter.errors import SecrecyError
from drafter.grammar.fold import fold


def refuse_marked(text: str, *, where: str) -> None:
    """Raise SecrecyError when the text bears a mark of secrecy (level `error` in lists/secrecy.toml)."""
    folded = fold(text)
    for entry, pattern in load_word_patterns("secrecy"):
        found = pattern.search(folded) if entry.get("level") == "error" else None
        if found:
            raise SecrecyError(
                f"含有涉密或内部标志“{found.group().strip()}”，已停止调用大模型",
                where=where,
                remedy="请先核实密级；确属误判可加 --allow-marked，或用 --engine rules 在本机处理",
            )

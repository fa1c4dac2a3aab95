"""Words that Markdown takes for words: every character escaped that it would take for markup (CommonMark 2.4, 5.2)."""

import re

_MARKUP = re.compile(r"([\\`*_<\[])")
_BLOCK_START = re.compile(r"[0-9]{1,9}(?=[.)] )|(?=[#>+~-])")


def escape_markdown(text: str) -> str:
    """Return the text on one line with every character escaped that Markdown would take for markup."""
    escaped = _MARKUP.sub(r"\\\1", text.replace("\n", " "))
    match = _BLOCK_START.match(escaped)
    return escaped if match is None else f"{escaped[: match.end()]}\\{escaped[match.end() :]}"

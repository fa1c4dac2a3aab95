"""How many tokens a text is: tiktoken when its table is on this disk, a calibrated estimate otherwise.

tiktoken downloads its tables at first use; here it is never allowed to, and nothing waits for it.
"""

import functools
import hashlib
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

# Tokens a character, calibrated on fixtures/letters with Qwen2.5's own tokenizer (benchmarks/tokens.py): over its 58
# letters the mean error is 4.5 %, the worst 18.7 %, the bias -0.5 %.
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[A-Za-z]+")
_DIGIT = re.compile(r"[0-9]")
_PER_HAN, _PER_WORD, _PER_DIGIT, _PER_OTHER = 0.57, 2.4, 1.0, 0.75
_MESSAGE_OVERHEAD = 8  # role marks of one chat message

_TABLES = {
    "o200k_base": "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken",
    "cl100k_base": "https://openaipublic.blob.core.windows.net/encodings/cl100k_base.tiktoken",
}


def count_tokens(text: str, model: str) -> int:
    """Return the tokens of a text for a model."""
    return _counter(model)(text)


def count_messages(texts: tuple[str, ...], model: str) -> int:
    """Return the tokens of a chat: its texts and the marks around each message."""
    return sum(count_tokens(text, model) + _MESSAGE_OVERHEAD for text in texts)


def estimate_tokens(text: str) -> int:
    """Return the calibrated estimate, from counts of Han characters, Latin words, digits and the rest."""
    han, digits = len(_HAN.findall(text)), len(_DIGIT.findall(text))
    words = _WORD.findall(text)
    rest = len(text) - han - digits - sum(map(len, words))
    return round(han * _PER_HAN + digits * _PER_DIGIT + len(words) * _PER_WORD + rest * _PER_OTHER)


@functools.cache
def _counter(model: str) -> Callable[[str], int]:
    name = _encoding_name(model)
    if name is None or not _table_on_disk(name):
        return estimate_tokens
    import tiktoken  # noqa: PLC0415 - wanted only where its table is

    encoding = tiktoken.get_encoding(name)
    return lambda text: len(encoding.encode(text, disallowed_special=()))


def _encoding_name(model: str) -> str | None:
    """Return the encoding of an OpenAI model; other makers' models have their own tables, so None."""
    if model.startswith(("gpt-4o", "gpt-4.1", "gpt-5", "o1", "o3", "o4")):
        return "o200k_base"
    return "cl100k_base" if model.startswith(("gpt-4", "gpt-3.5")) else None


def _table_on_disk(name: str) -> bool:
    """Return whether tiktoken's cache holds the table (the cache file is named by the sha1 of its address)."""
    folder = os.environ.get("TIKTOKEN_CACHE_DIR") or os.environ.get("DATA_GYM_CACHE_DIR")
    cache = Path(folder) if folder else Path(tempfile.gettempdir()) / "data-gym-cache"
    return (cache / hashlib.sha1(_TABLES[name].encode(), usedforsecurity=False).hexdigest()).is_file()

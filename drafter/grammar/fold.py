"""A folded copy of a text for comparing: same length, so that every offset holds in the original too.

Width, quotation style and traditional characters differ from letter to letter; the rules are written once, for the
folded form: digits and Latin letters half-width, Chinese punctuation full-width, simplified characters, plain spaces.
"""

import re
import unicodedata

from drafter.grammar.traditional import SIMPLIFIED_FORMS

_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}  # ０-９
_WIDE |= {code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)}  # Ａ-Ｚ
_WIDE |= {code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)}  # ａ-ｚ
_MARKS = str.maketrans(
    ",;:()!?．％＋－／［］｛｝～「」『』＂〝〞﹙﹚﹝﹞〈〉﹐﹑﹔﹕︰﹖﹗﹪",
    '，；：（）！？.%+-/[]{}~“”‘’"“”（）〔〕《》，、；：：？！%',
)
# White space of every width, and what takes no width at all: zero-width characters, the byte order mark.
SPACES = "\t \x1f\xa0\xad\u1680\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff"
SPACES += "".join(map(chr, range(0x2000, 0x200B)))
# What PDF files and old encodings print for an everyday character: Kangxi radicals ⼀ ⼈, compatibility forms.
_LOOKALIKES = {
    code: form
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00))
    if len(form := unicodedata.normalize("NFKC", chr(code))) == 1 and form != chr(code)
}
_TABLE: dict[int, int | str] = {**SIMPLIFIED_FORMS, **_WIDE, **_LOOKALIKES, **_MARKS}
_TABLE |= dict.fromkeys(map(ord, SPACES), " ")
_FORMS = {sign: form for code in _TABLE if (form := (sign := chr(code)).translate(_TABLE)) != sign}
# Few characters of a letter change; to look for them is five times as quick as `str.translate`.
_CHANGES = re.compile(f"[{re.escape(''.join(_FORMS))}]")
# 覆 is everyday in simplified text (覆盖) and stands for 复 in these words only.
_ANSWER_WORDS = (("答覆", "答复"), ("回覆", "回复"), ("覆函", "复函"))


def fold(text: str) -> str:
    """Return the folded form of `text`; `len(fold(text)) == len(text)`."""
    folded = _CHANGES.sub(_form, text)
    for traditional, simplified in _ANSWER_WORDS:
        folded = folded.replace(traditional, simplified)
    return folded


def _form(sign: re.Match[str]) -> str:
    return _FORMS[sign[0]]

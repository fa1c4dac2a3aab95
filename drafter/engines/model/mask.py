"""Personal data out before a call, and back in after it.

Names beside a title or role, telephones, identity numbers, e-mail and street addresses become marks such as 〔人名1〕;
the model sees the marks, and the reply gets the words back. 个人信息保护法 art. 36.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.documents import Letter
from drafter.grammar.fold import fold
from drafter.grammar.names import find_persons

_PATTERNS = (
    ("邮箱", re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")),
    ("证件号", re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")),
    ("电话", re.compile(r"(?<![0-9A-Za-z.])(?:1[3-9][0-9]{9}|0[0-9]{2,3}[-—－ ]?[0-9]{7,8})(?![0-9])")),
    (
        "地址",
        re.compile(
            r"[\u4e00-\u9fff]{2,12}(?:路|街|大道|巷|弄)[0-9]{1,5}号(?:[\u4e00-\u9fff0-9-]{1,12}(?:室|单元|栋|楼))?"
        ),
    ),
)
_MARK = re.compile(r"〔(?:人名|邮箱|证件号|电话|地址)[0-9]+〕")


@dataclass(frozen=True, slots=True)
class Mask:
    """Words and the marks that stand for them."""

    marks: dict[str, str]  # words → mark

    @classmethod
    def of_letter(cls, letter: Letter) -> "Mask":
        """Return the mask of a letter: what its text shows, and the names that parse found."""
        known = [span.text for span in letter.proposers if letter.proposer_kind in ("deputy", "member")]
        if letter.contact is not None and letter.contact.name is not None:
            known.append(letter.contact.name.text)
        return cls.of_texts([letter.text], known=known)

    @classmethod
    def of_texts(cls, texts: Iterable[str], *, known: Iterable[str] = ()) -> "Mask":
        """Return the mask of some texts. `known`: names that are not recognisable by themselves."""
        found: dict[str, str] = {}
        counts: dict[str, int] = {}

        def add(kind: str, words: str) -> None:
            if words and words not in found:
                counts[kind] = counts.get(kind, 0) + 1
                found[words] = f"〔{kind}{counts[kind]}〕"

        for words in known:
            add("人名", words)
        for text in texts:
            folded = fold(text)
            for person in find_persons(folded):
                add("人名", text[person.start : person.end])
            for kind, pattern in _PATTERNS:
                for match in pattern.finditer(folded):
                    add(kind, text[match.start() : match.end()])
        return cls(found)

    def hide(self, text: str) -> str:
        """Return the text with marks for words; longer words first, so that no mark stands inside another."""
        for words in sorted(self.marks, key=len, reverse=True):
            text = text.replace(words, self.marks[words])
        return text

    def restore(self, text: str) -> str:
        """Return the text with words for marks; a mark that nobody gave out stays as it is."""
        words = {mark: hidden for hidden, mark in self.marks.items()}
        return _MARK.sub(lambda match: words.get(match.group(), match.group()), text)

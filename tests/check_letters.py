"""Small replies for the tests of the checker, and how to read what was found in them."""

from drafter.documents import Finding, Letter, Report, SourceText
from drafter.parse import parse_letter

HEAD = "关于市政协九届三次会议第12号提案的答复\n\n李某某委员：\n\n您提出的《关于改善供水的提案》收悉。现答复如下：\n\n"
TAIL = "\n\n感谢您对我市水务工作的关心和支持！\n\n云州市水务局\n2024年6月5日\n"


def read(text: str, path: str = "reply.txt") -> Letter:
    """Return a text parsed as a letter."""
    return parse_letter(SourceText(path, "0" * 64, "text/plain", "utf-8", text))


def letter_of(body: str) -> Letter:
    """Return a sound letter with this body."""
    return read(HEAD + body + TAIL)


def found(report: Report, rule: str) -> list[Finding]:
    """Return the findings of one rule."""
    return [finding for finding in report.findings if finding.rule == rule]

"""Every rule of the table: its bad example is found, its good example passes, and both stand in one sound letter."""

import datetime as dt
import tomllib
from collections.abc import Mapping

import pytest

from drafter.check import Needs, check_reply, load_rules
from drafter.check.rule import Rule
from drafter.documents import Finding, Letter, SourceText
from drafter.parse import parse_letter
from drafter.styles import Agency, Case

PARTS = {
    "head": "",
    "title": "关于市政协九届三次会议第12号提案的答复",
    "salutation": "李某某委员：",
    "opening": "您提出的第12号提案收悉。现答复如下：",
    "body": "2023年，全市改造供水管网12公里。",
    "closing": "感谢您对我市水务工作的关心和支持！",
    "attachment": "",
    "signature": "云州市水务局",
    "date": "2024年6月5日",
    "contact": "",
    "disclosure": "",
}
_INCOMING = """关于改善城市公共设施的提案

近年来，我市城市公共设施不断完善，但是与群众的期盼相比，仍然存在总量不足、布局不够均衡、管护不够及时等短板，群众意见比较集中，需要引起重视。为此，建议：
{}
"""


def letter_of(parts: Mapping[str, str]) -> Letter:
    """Return the sound letter with some of its parts replaced."""
    whole = {**PARTS, **{name: words for name, words in parts.items() if name in PARTS}}
    return read("\n".join(words for words in whole.values() if words) + "\n")


def read(text: str) -> Letter:
    """Return a text parsed as a letter."""
    return parse_letter(SourceText("letter.txt", "0" * 64, "text/plain", "utf-8", text))


def needs_of(parts: Mapping[str, str]) -> Needs:
    """Return what an example gives beside the letter."""
    return Needs(
        letter=read(_INCOMING.format(parts["incoming"])) if "incoming" in parts else None,
        materials=(read(parts["materials"]),) if "materials" in parts else None,
        agency=Agency(**tomllib.loads(parts["agency"])) if "agency" in parts else None,
        case=Case(**tomllib.loads(parts["case"])) if "case" in parts else None,
        date=dt.date.fromisoformat(parts["today"]) if "today" in parts else None,
    )


def found(rule: Rule, parts: Mapping[str, str]) -> list[Finding]:
    """Return what one rule finds in an example."""
    report = check_reply(letter_of(parts), needs_of(parts))
    assert rule.id not in report.skipped, "the example does not give what the rule needs"
    return [finding for finding in report.findings if finding.rule == rule.id]


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_the_bad_example_of_a_rule_is_found(rule: Rule) -> None:
    """The bad example breaks its rule, with a place that is printed in the letter."""
    letter = letter_of(rule.bad)
    findings = found(rule, rule.bad)
    assert findings
    for finding in findings:
        assert letter.text[finding.start : finding.end] == finding.quote
        assert finding.quote.strip()
        assert finding.message


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_the_good_example_of_a_rule_passes(rule: Rule) -> None:
    """The good example, its correct look-alike, is not accused."""
    assert found(rule, rule.good) == []


def test_the_sound_letter_breaks_no_rule() -> None:
    """The letter that carries the examples is free of findings itself."""
    assert check_reply(letter_of({})).findings == ()

"""What a person reads of findings, in the same order in every form."""

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.documents import Finding, Report
from drafter.render.labels import LEVELS


@dataclass(frozen=True, slots=True)
class Checked:
    """A reply that was checked: its name for a person, its text as parsed, and what was found."""

    name: str
    text: str
    report: Report


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings as a reader meets them; at one place the worst first."""
    rank = {level: number for number, level in enumerate(LEVELS)}
    return sorted(findings, key=lambda finding: (finding.start, rank[finding.level], finding.rule))


def tally(report: Report) -> str:
    """Return the number of findings by level: 错误2条，疑点1条."""
    counted = [f"{LEVELS[level]}{count}条" for level, count in report.counts.items() if count]
    return "，".join(counted) or "未发现问题"

"""The checker: what a good proof-reader and a good accountant would find. No model is asked."""

from collections.abc import Iterator, Sequence

from drafter.check.across import compare_replies
from drafter.check.coverage import match_asks
from drafter.check.profiles import Profile, load_profile
from drafter.check.rule import Hit, Need, Needs, Paper, Rule
from drafter.check.rules import load_rules
from drafter.documents import Finding, Letter, Place, Report

__all__ = ["Needs", "check_reply", "compare_replies", "load_rules"]


def check_reply(reply: Letter, needs: Needs | None = None) -> Report:
    """Return the findings on a reply in reading order, the rules skipped for want of something, and what holds."""
    given = needs or Needs()
    paper = Paper(reply, given)
    profile = load_profile(given.profile)
    findings: list[Finding] = []
    skipped: list[str] = []
    for rule in load_rules():
        if profile.is_off(rule.id) or (rule.replies_only and not paper.is_reply):
            continue
        if not all(_is_given(given, need) for need in rule.needs):
            skipped.append(rule.id)
            continue
        findings.extend(_findings(paper, rule, profile))
    findings.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return Report(tuple(findings), tuple(skipped), tuple(_passed(paper)))


def _is_given(given: Needs, need: Need) -> bool:
    return getattr(given, need) is not None


def _findings(paper: Paper, rule: Rule, profile: Profile) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    for hit in rule.find(paper):
        if (hit.start, hit.end) in seen:
            continue
        seen.add((hit.start, hit.end))
        yield Finding(
            rule=rule.id,
            group=rule.group,
            level=profile.level(rule.id, hit.level or rule.level),
            message=hit.message,
            start=hit.start,
            end=hit.end,
            quote=paper.letter.text[hit.start : hit.end],
            related=_places(paper, hit),
            suggestion=hit.suggestion,
        )


def _places(paper: Paper, hit: Hit) -> tuple[Place, ...]:
    own = tuple(Place(start, end, paper.letter.text[start:end]) for start, end in hit.related)
    return own + hit.sources


def _passed(paper: Paper) -> Sequence[Finding]:
    """Return the relations that hold and the asks that are answered, for --show-passed."""
    text = paper.letter.text
    answered = [
        Finding(
            "R08", "coverage", "info", f"建议{match.ask.id}已答复", *match.unit.place, text[slice(*match.unit.place)]
        )
        for match in match_asks(paper)
        if match.state == "answered" and match.unit is not None
    ]
    return answered + [
        Finding(
            rule=relation.rule,
            group="arithmetic",
            level="info",
            message=f"{relation.formula}，{relation.remark}",
            start=relation.start,
            end=relation.end,
            quote=text[relation.start : relation.end],
            related=tuple(Place(term.start, term.end, text[term.start : term.end]) for term in relation.places),
        )
        for relation in paper.relations
        if relation.verdict == "holds"
    ]

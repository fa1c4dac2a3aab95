"""Findings as one HTML file: the letter with the words marked, each finding beside the line it speaks of."""

from collections.abc import Sequence
from html import escape

from drafter.documents import Finding
from drafter.render.labels import LEVELS
from drafter.render.locating import locate
from drafter.render.report import Checked, in_order, tally
from drafter.render.web.letter import finding_card, marks_by_line, write_line
from drafter.render.web.page import box, bullets, top, write_page


def report_html(checked: Sequence[Checked], *, across: Sequence[Finding] = ()) -> str:
    """Return the findings on one or several replies as a page."""
    title = checked[0].name if len(checked) == 1 else f"核稿意见（{len(checked)}件）"
    counts = {level: sum(one.report.counts[level] for one in checked) for level in LEVELS}
    badges: list[tuple[str, str]] = [(level, f"{LEVELS[level]}{count}条") for level, count in counts.items() if count]
    links = [(f"reply{number}", one.name) for number, one in enumerate(checked, start=1)] if len(checked) > 1 else []
    links += [("across", "各件之间")] if across else []
    head = top(title, ["核稿意见"], badges or [("good", "未发现问题")], links)
    numbers = _first_numbers(checked)
    sheets = "".join(
        _sheet(position, one, first)
        for position, (one, first) in enumerate(zip(checked, numbers, strict=True), start=1)
    )
    compared = box("across", "各件之间", "".join(_across(finding) for finding in across))
    return write_page(f"核稿意见：{title}", f'{head}<main id="content">{sheets}{compared}</main>')


def _first_numbers(checked: Sequence[Checked]) -> list[int]:
    """Return the number of each reply's first finding; numbers run through the page."""
    numbers = [1]
    for one in checked:
        numbers.append(numbers[-1] + len(one.report.findings))
    return numbers[:-1]


def _sheet(position: int, one: Checked, first: int) -> str:
    findings = in_order(one.report.findings)
    lines = _lines(one.text)
    spots = [locate(finding, one.text, lines) for finding in findings]
    marks = marks_by_line(findings, spots, first=first)
    cards: dict[int, list[str]] = {}
    for number, (finding, found) in enumerate(zip(findings, spots, strict=True), start=first):
        line = found[0].line if found else 0
        cards.setdefault(line, []).append(finding_card(number, finding, linked=bool(found)))
    rows = "".join(
        f'<div class="row"><div class="letter"><p class="line">'
        f"{write_line(one.text[start:end], (), 1, marks.get(index, ()))}</p></div>"
        f'<aside class="beside" aria-label="核稿意见">{"".join(cards.get(index, ()))}</aside></div>'
        for index, (start, end) in enumerate(lines)
    )
    passed = bullets(f"{escape(finding.rule)} {escape(finding.message)}" for finding in in_order(one.report.passed))
    skipped = "、".join(escape(rule) for rule in one.report.skipped)
    notes = (f"<h2>核对无误</h2>{passed}" if passed else "") + (
        f'<p class="meta">未查（缺来件、材料、单位或交办信息）：{skipped}</p>' if skipped else ""
    )
    head = f"<h2>{escape(one.name)}：{tally(one.report)}</h2>"
    return f'<section class="sheet" id="reply{position}">{head}{rows}{notes}</section>'


def _lines(text: str) -> list[tuple[int, int]]:
    """Return start and end of the lines that hold something; one empty line of a text without any."""
    found = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found or [(0, 0)]


def _across(finding: Finding) -> str:
    places = [(finding.path, finding.quote), *((place.path, place.quote) for place in finding.related)]
    listed = bullets(f"{escape(path or '')}：“{escape(quote)}”" for path, quote in places)
    suggestion = f'<p class="suggestion">建议：{escape(finding.suggestion)}</p>' if finding.suggestion else ""
    label = f"{LEVELS[finding.level]} {finding.rule}"
    return (
        f'<div class="card {finding.level}"><p><span class="no">{escape(label)}</span>'
        f"{escape(finding.message)}</p>{listed}{suggestion}</div>"
    )

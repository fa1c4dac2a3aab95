"""Findings for a person at a terminal: each with its words shown in their line."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from drafter.documents import Finding
from drafter.render.labels import GROUPS, LEVELS
from drafter.render.report import Checked, in_order, tally
from drafter.render.terminal import HEADING, LEVEL_STYLES, SOFT, heading, printed

_AROUND = 22  # characters shown each side of the words
_LONGEST_QUOTE = 60
_LONGEST_UNDERLINED = 24  # so that words, context and underline fit a line of 100 columns
_INDENT = (0, 0, 0, 4)


def report_text(
    checked: Sequence[Checked], *, across: Sequence[Finding] = (), colour: bool = False, width: int = 100
) -> str:
    """Return the findings on one or several replies; `across`: what only shows when they are compared."""
    return printed(_pieces(checked, across, colour=colour), colour=colour, width=width)


def _pieces(checked: Sequence[Checked], across: Sequence[Finding], *, colour: bool) -> Iterator[RenderableType]:
    for number, one in enumerate(checked):
        yield Text("\n" * bool(number) + f"{one.name}：{tally(one.report)}", style=HEADING)
        for finding in in_order(one.report.findings):
            yield from _finding(finding, one.text, colour=colour)
        if one.report.passed:
            yield heading("核对无误")
            for finding in in_order(one.report.passed):
                yield Text(f"{finding.rule}  {finding.message}", style=SOFT)
        if one.report.skipped:
            yield Text(f"\n未查（缺来件、材料、单位或交办信息）：{'、'.join(one.report.skipped)}", style=SOFT)
    if across:
        yield heading(f"各件之间：{len(across)}条")
        for finding in across:
            yield from _across(finding)


def _finding(finding: Finding, text: str, *, colour: bool) -> Iterator[RenderableType]:
    yield _title(finding)
    line = text.count("\n", 0, finding.start) + 1
    yield Padding(_context(finding, text, f"第{line}行 ", colour=colour), _INDENT)
    for place in finding.related:
        yield Padding(Text(f"另见：{_short(place.quote)}", style=SOFT), _INDENT)
    if finding.suggestion:
        yield Padding(Text(f"建议：{finding.suggestion}", style="green"), _INDENT)


def _title(finding: Finding) -> Text:
    label = f"{LEVELS[finding.level]} {finding.rule} {GROUPS[finding.group]}"
    return Text("\n").append(label, style=LEVEL_STYLES[finding.level]).append(f"  {finding.message}")


def _context(finding: Finding, text: str, lead: str, *, colour: bool) -> Text:
    """Return the words in their line: coloured on a terminal, underlined with ^ elsewhere."""
    start, end = finding.start, min(finding.end, len(text))
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + _AROUND)
    before = ("…" if first and text[first - 1] != "\n" else "") + text[first:start].lstrip()
    after = text[end:last].rstrip() + ("…" if last < len(text) and text[last] != "\n" else "")
    quote = _short(text[start:end], _LONGEST_QUOTE if colour else _LONGEST_UNDERLINED)
    shown = Text().append(lead, style=SOFT).append(before).append(quote, style=LEVEL_STYLES[finding.level])
    shown.append(after)
    if not colour:
        shown.append("\n" + " " * cell_len(lead + before) + "^" * max(1, cell_len(quote)))
    shown.no_wrap = not colour
    shown.overflow = "ellipsis"
    return shown


def _across(finding: Finding) -> Iterator[RenderableType]:
    yield _title(finding)
    yield Padding(Text(f"{finding.path or ''}  {_short(finding.quote)}"), _INDENT)
    for place in finding.related:
        yield Padding(Text(f"{place.path or ''}  {_short(place.quote)}"), _INDENT)


def _short(quote: str, longest: int = _LONGEST_QUOTE) -> str:
    """Return the quote on one line, its middle left out where it is long."""
    words = " ".join(quote.split())
    if len(words) <= longest:
        return words
    half = longest // 2 - 1
    return f"{words[:half]}……{words[-half:]}"

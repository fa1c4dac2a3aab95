"""Paragraphs that the file broke or ran together: hard-wrapped lines joined, a letter on one line cut.

Lines are (start, end) offsets into the folded text, without the white space around them.
"""

import re
from collections import Counter
from itertools import pairwise

from drafter.grammar.markers import read_marker
from drafter.parse.wording import DATE

Line = tuple[int, int]

_END_MARKS = frozenset("。！？：；…”）》.")

# ---- hard-wrapped text: every line broken at the same width, in the middle of a word
_FEWEST_WRAPPED = 6  # lines
_WIDEST_COLUMN = 130  # half-width columns; wider lines are paragraphs
_NARROWEST_COLUMN = 36
_SLACK = 5  # columns a full line may fall short: a Chinese character, a bracket that may not open the next line …
_SHARE_FULL = 0.4
_SHARE_BROKEN = 0.6

# ---- a letter on one line: paragraphs parted by spaces
_SHORTEST_FLAT = 60
_FEWEST_BREAKS = 3
_GREETING = re.compile(r"(?:代表|委员|同志|[会局厅部办室组界委党社团盟])： ")
_END_BLOCK = re.compile(rf"（?(?:联系人|联系电话|联系单位|经办人|承办人|抄送|抄报|此件)|{DATE}(?!前|起|至|，|。)")
_SIGNED = re.compile(rf"[^。！？；：，]{{0,60}}{DATE}\Z")
_BREAK = re.compile(r"(?<=[。！？：；”）]) (?=\S)")
_GAP = re.compile(r" +")
_WIDE_GAP = re.compile(r" {2,}")
_LONGEST_HEADING = 60
# A title that the salutation follows in the same line: …提案的答复 张某委员：
_TITLE_THEN_NAMES = re.compile(
    r"[^。；！？\n]{6,160}?(?:答复函?|复函|的函|会办意见|协办意见|答复意见)"
    r"(?= {0,20}[\u4e00-\u9fff·、 ]{2,60}(?:代表|委员)：[^ ])"
)
_LONGEST_TITLE = 260
_NUMBER_AFTER = re.compile(r"\d")


def join_wrapped(folded: str, lines: list[Line]) -> list[Line]:
    """Return the paragraphs of hard-wrapped lines, or the lines as they are when the text is not hard-wrapped."""
    widths = [_columns(folded, line) for line in lines]
    column = _wrap_column(folded, lines, widths)
    if column is None:
        return lines
    usual = _usual_line_gap(folded, lines)
    joined = [lines[0]]
    for (before, width), line in zip(zip(lines, widths, strict=True), lines[1:], strict=False):
        goes_on = (
            width >= column - _SLACK
            and folded[before[1] - 1] not in "。！？：；"
            and folded.count("\n", before[1], line[0]) == usual
            and not _is_indented(folded, line[0])
            and not _opens_with_marker(folded, line[0])
        )
        if goes_on:
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _wrap_column(folded: str, lines: list[Line], widths: list[int]) -> int | None:
    """Return the width at which the lines were broken, None when they were not."""
    if len(lines) < _FEWEST_WRAPPED:
        return None
    column = sorted(widths)[-max(1, len(widths) // 20)]
    if not _NARROWEST_COLUMN <= column <= _WIDEST_COLUMN:
        return None
    full = [line for line, width in zip(lines, widths, strict=True) if width >= column - _SLACK]
    broken = sum(folded[line[1] - 1] not in _END_MARKS for line in full)
    is_wrapped = len(full) >= _SHARE_FULL * len(lines) and broken >= _SHARE_BROKEN * len(full)
    return column if is_wrapped else None


def _columns(folded: str, line: Line) -> int:
    """Return the printed width of a line in half-width columns, its indentation included."""
    start, end = line
    if end - start > _WIDEST_COLUMN:
        return end - start
    row = folded.rfind("\n", max(0, start - _WIDEST_COLUMN), start) + 1
    indent = start - row if row and folded[row:start].isspace() else 0
    bytes_more = len(folded[start:end].encode("utf-8", "replace")) - (end - start)
    return 2 * indent + (end - start) + bytes_more // 2  # a Chinese character has three bytes


def _usual_line_gap(folded: str, lines: list[Line]) -> int:
    """Return how many newlines part most lines: 2 when blank lines stand everywhere."""
    gaps = Counter(folded.count("\n", before[1], after[0]) for before, after in pairwise(lines))
    return gaps.most_common(1)[0][0]


def _is_indented(folded: str, start: int) -> bool:
    """Return whether white space stands before a line on its row."""
    return start > 0 and folded[start - 1] == " "


def _opens_with_marker(folded: str, start: int) -> bool:
    """Return whether a line opens with a numbering marker rather than with a figure."""
    marker = read_marker(folded, start)
    return marker is not None and not _NUMBER_AFTER.match(folded, marker.end)


def cut_flat(folded: str, line: Line) -> list[Line]:
    """Return the paragraphs of a line that holds several, parted by spaces; else the line alone."""
    start, end = line
    title_end = min(end, start + _LONGEST_TITLE)
    greets = folded.find("代表：", start, title_end) >= 0 or folded.find("委员：", start, title_end) >= 0
    title = _TITLE_THEN_NAMES.match(folded, start, title_end) if greets else None
    if title:
        return [(start, title.end()), *cut_flat(folded, (_skip_spaces(folded, title.end()), end))]
    if end - start < _SHORTEST_FLAT:
        return [line]
    if folded.count(" ", start, end) < _FEWEST_BREAKS:
        return [line]
    wide = [gap.span() for gap in _WIDE_GAP.finditer(folded, start, end)]
    narrow = sum(1 for _ in _BREAK.finditer(folded, start, end))
    if len(wide) >= max(_FEWEST_BREAKS, narrow):
        return list(zip([start, *(after for _, after in wide)], [*(before for before, _ in wide), end], strict=True))
    if narrow < _FEWEST_BREAKS:
        return [line]
    last_sentence = max(folded.rfind(mark, start, end) for mark in "。！")
    greeting = _GREETING.search(folded, start, end)
    first_colon = greeting.start() if greeting else folded.find("： ", start, end)
    pieces, cursor = [], start
    for gap in _GAP.finditer(folded, start, end):
        is_outside_text = gap.start() <= first_colon or gap.start() > last_sentence > 0
        if is_outside_text or _parts_paragraphs(folded, cursor, gap):
            pieces.append((cursor, gap.start()))
            cursor = gap.end()
    pieces.append((cursor, end))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _skip_spaces(folded: str, place: int) -> int:
    """Return the offset of the next character that is no space."""
    while folded[place] == " ":
        place += 1
    return place


def _parts_paragraphs(folded: str, cursor: int, gap: re.Match[str]) -> bool:
    """Return whether a gap ends the paragraph (or numbered heading) that began at `cursor`."""
    if gap.start() <= cursor:
        return False
    is_wide = gap.end() - gap.start() > 1
    if is_wide or folded[gap.start() - 1] in _END_MARKS or _END_BLOCK.match(folded, gap.end()):
        return True
    if _opens_with_marker(folded, gap.end()) or _SIGNED.match(folded, cursor, gap.start()):
        return True
    is_short = gap.start() - cursor <= _LONGEST_HEADING
    return is_short and _opens_with_marker(folded, cursor) and not _is_open_quote(folded, cursor, gap.start())


def _is_open_quote(folded: str, start: int, end: int) -> bool:
    """Return whether a quotation or title opened in start:end is still open at its end."""
    return any(folded.count(a, start, end) > folded.count(b, start, end) for a, b in ("“”", "《》", "（）"))

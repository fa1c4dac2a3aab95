"""Fields of forms and web pages: 文号：…, 发布机构 …, 案由：…, in rows of text or of table cells."""

import functools
import re
from dataclasses import dataclass

from drafter.assets import load_list
from drafter.documents import Span
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze

_LONGEST_GLUED = 60
_LONGEST_ROW = 2000  # characters at the beginning of a row that are read for fields
_BEFORE_VALUE = "：，；、）】"
_BEHIND_VALUE = "，；。、（【[|/"
_BEFORE_LABEL = "，；。（【[|/"
_STAMP = re.compile(r"（[印章公盖签代]{1,4}）?\Z")
_OTHER_FIELD = re.compile(r"[^：]{1,8}：")
_BUTTONS = re.compile(r"[【\[（]?(?:打印|关闭|分享|收藏|字号|字体|浏览|点击|阅读|视力保护|我要纠错).{0,40}\Z")


@dataclass(frozen=True, slots=True)
class Field:
    """One label with its value; `value` is None when the field is empty. start:end covers both."""

    kind: str  # a key of prompts/lists/labels.toml
    label: str
    value: Span | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Labels:
    """The labels of prompts/lists/labels.toml, ready to match."""

    kinds: dict[str, str]
    pattern: re.Pattern[str]
    need_colon: frozenset[str]
    glued: frozenset[str]


@functools.cache
def _load_labels() -> _Labels:
    """Return the known labels by what they tell."""
    table = load_list("labels")
    kinds = {label: kind for kind, labels in table["labels"].items() for label in labels}
    names = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    pattern = re.compile(rf"(?P<label>{names})(?:（[^（）]{{1,10}}）)?(?P<colon>[：】])?")
    return _Labels(kinds, pattern, frozenset(table["need_colon"]), frozenset(table["glued"]))


def read_fields(page: Page, first: int, last: int) -> tuple[Field, ...]:
    """Return the fields in the blocks first:last of a page, in reading order."""
    found: list[Field] = []
    waiting: Field | None = None  # a label alone in its table cell
    for block in page.blocks[first:last]:
        row = squeeze(page, block.start, min(block.end, block.start + _LONGEST_ROW))
        labels = _labels(row)
        if waiting is not None:
            is_value = not labels and _is_value(row) and _shares_row(page, waiting.end, row)
            value = row.span(0, len(row.text)) if is_value else None
            found.append(Field(waiting.kind, waiting.label, value, waiting.start, row.end if value else waiting.end))
        waiting = None
        if not labels:
            continue
        fields = [_field(row, label, end) for label, end in zip(labels, [*labels[1:], None], strict=False)]
        if len(fields) == 1 and fields[0].value is None and labels[0].end() == len(row.text):
            waiting = fields.pop()
        found += fields
    return (*found, waiting) if waiting else tuple(found)


def _is_value(row: Squeezed) -> bool:
    """Return whether a cell may be the value of a label: not empty, not an unknown field."""
    return row.text != "" and _OTHER_FIELD.match(row.text) is None


def _shares_row(page: Page, label_end: int, row: Squeezed) -> bool:
    """Return whether a cell stands in the row of the label before it; some tables print one cell a line."""
    between = page.folded[label_end : row.start]
    return "\n" not in between or ("|" in between and page.folded[row.end : row.end + 2].lstrip()[:1] == "|")


def _labels(row: Squeezed) -> list[re.Match[str]]:
    """Return the labels in a row: at its start, after a gap, or (with a colon) after another field's value."""
    known = _load_labels()
    accepted: list[re.Match[str]] = []
    for match in known.pattern.finditer(row.text):
        at_edge = row.has_gap_before(match.start()) or row.text[match.start() - 1] in _BEFORE_LABEL
        is_parted = bool(accepted) and match["colon"] is not None  # 事由：…建议人：…
        if (at_edge or is_parted) and _is_set_off(row, match):
            accepted.append(match)
            if known.kinds[match["label"]] == "body":
                break
    return accepted if accepted and accepted[0].start() <= 1 else []


def _is_set_off(row: Squeezed, match: re.Match[str]) -> bool:
    """Return whether what follows a label sets it off: a colon, a gap, the end, or (for some) the value itself."""
    known = _load_labels()
    if match["label"] in known.need_colon:
        return match["colon"] is not None
    if match["colon"] or match.end() == len(row.text) or row.has_gap_before(match.end()):
        return True
    return match["label"] in known.glued and len(row.text) <= _LONGEST_GLUED


def _field(row: Squeezed, label: re.Match[str], following: re.Match[str] | None) -> Field:
    """Return the field of a label; its value runs to the next label."""
    start, end = label.end(), following.start() if following else len(row.text)
    while start < end and row.text[start] in _BEFORE_VALUE:
        start += 1
    while start < end and row.text[end - 1] in _BEHIND_VALUE:
        end -= 1
    stamp = _STAMP.search(row.text, start, end)
    if stamp and stamp.start() > start:
        end = stamp.start()
    buttons = _BUTTONS.search(row.text, start, end)
    if buttons and buttons.start() > start:
        end = buttons.start()
    value = row.span(start, end) if start < end else None
    stop = value.end if value else row.place(label.end() - 1) + 1
    return Field(_load_labels().kinds[label["label"]], label["label"], value, row.place(label.start()), stop)

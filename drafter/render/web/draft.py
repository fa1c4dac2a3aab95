"""A draft to work with: each sentence linked to its source beside it, what is open, the table of asks, the findings."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from drafter.documents import Conflict, Coverage, Draft, Finding
from drafter.render.labels import BLANKS, ENGINES, KINDS, LEVELS, STANCES
from drafter.render.layout import Part, lay_out
from drafter.render.linking import link_sentences
from drafter.render.locating import Spot, locate
from drafter.render.places import place_of
from drafter.render.text import place_parts
from drafter.render.web.letter import Marked, finding_card, marks_by_line, source_card, write_line
from drafter.render.web.page import box, bullets, table, top, write_page

_CLASSES = {
    "mark": "right",
    "doc_number": "right",
    "title": "title",
    "salutation": "",
    "signature": "end",
    "date": "end",
    "cc": "small",
}
_LINKS = (
    ("content", "答复稿与依据"),
    ("open", "待补待核实"),
    ("coverage", "建议与答复对应"),
    ("conflicts", "材料矛盾"),
    ("findings", "核稿意见"),
    ("reminders", "提醒"),
)


def render_html(draft: Draft, *, findings: Sequence[Finding] = (), root: Path | None = None) -> str:
    """Return the draft as one HTML file. Offsets of `findings` point into `render_text(draft)`."""
    text, placed = place_parts(lay_out(draft, root=root))
    lines = [(place.start, place.end) for place in placed]
    spots = [locate(finding, text, lines) for finding in findings]
    boxes = {
        "open": _open(draft),
        "coverage": _coverage(draft),
        "conflicts": bullets(_conflict(conflict) for conflict in draft.conflicts),
        "findings": "".join(
            finding_card(number, finding, linked=bool(spots[number - 1]))
            for number, finding in enumerate(findings, start=1)
        ),
        "reminders": bullets(escape(reminder) for reminder in draft.reminders),
    }
    words = dict(_LINKS)
    sheet = f'<main class="sheet" id="content">{_rows([place.part for place in placed], findings, spots)}</main>'
    links = [(name, label) for name, label in _LINKS if boxes.get(name, "content")]
    head = top(draft.title, _facts(draft), _badges(draft, findings), links)
    after = "".join(box(name, words[name], content) for name, content in boxes.items() if name != "open")
    return write_page(draft.title, head + box("open", words["open"], boxes["open"]) + sheet + after)


def _facts(draft: Draft) -> list[str]:
    made = draft.provenance
    engine = ENGINES.get(made.engine, made.engine) + (f"（{made.model}）" if made.model else "")
    mark = f"办理结果建议 {draft.disposition}" if draft.disposition else ""
    return [
        KINDS[draft.kind],
        draft.signature,
        mark,
        draft.disposition_reason or "",
        f"起草：{engine}",
        "草稿，须经核稿签发",
    ]


def _badges(draft: Draft, findings: Sequence[Finding]) -> list[tuple[str, str]]:
    answered = sum(_is_answered(row, draft) for row in draft.coverage)
    badges = []
    if draft.coverage:
        whole = answered == len(draft.coverage)
        badges.append(("good" if whole else "error", f"建议{len(draft.coverage)}项，答复{answered}项"))
    badges.append(("error", f"待补{len(draft.gaps)}处") if draft.gaps else ("good", "无待补"))
    badges.append(("warn", f"待核实{len(draft.unverified)}处") if draft.unverified else ("good", "无待核实"))
    for level, label in LEVELS.items():
        count = sum(finding.level == level for finding in findings)
        if count:
            badges.append((level, f"核稿{label}{count}条"))
    return badges


def _rows(parts: Sequence[Part], findings: Sequence[Finding], spots: Sequence[tuple[Spot, ...]]) -> str:
    """Return the letter, each part in a row with its sources and with the findings that begin in it."""
    marks = marks_by_line(findings, spots)
    rows = []
    source = 1
    for index, part in enumerate(parts):
        sentences = link_sentences(part.text, part.evidence) if part.evidence else ()
        words = write_line(part.text, sentences, source, marks.get(index, ()))
        cards = [source_card(number, one) for number, one in enumerate(part.evidence, start=source)]
        source += len(part.evidence)
        notes = [_note(mark, findings[mark.number - 1]) for mark in marks.get(index, ())]
        rows.append(
            f'<div class="row">{_paragraph(part, words)}<aside class="beside" aria-label="依据">'
            f"{''.join(cards)}{''.join(notes)}</aside></div>"
        )
    return "".join(rows)


def _note(mark: Marked, finding: Finding) -> str:
    return (
        f'<div class="card {mark.level}"><p><a class="no" href="#f{mark.number}">核稿第{mark.number}条</a>'
        f"{escape(finding.message)}</p></div>"
    )


def _paragraph(part: Part, words: str) -> str:
    """Return the letter's side of a row; title and headings are headings for assistive programs too."""
    indented = "" if part.kind in _CLASSES else " indent"
    if part.kind == "title":
        inner = f'<p class="title" role="heading" aria-level="2">{words}</p>'
    elif part.kind == "heading":
        inner = f'<p class="h{min(part.level, 4)}" role="heading" aria-level="{min(part.level + 2, 6)}">{words}</p>'
    else:
        inner = f'<p class="{_CLASSES.get(part.kind, "")}">{words}</p>'
    return f'<div class="letter{indented}">{inner}</div>'


def _open(draft: Draft) -> str:
    gaps = [f'<span class="missing">待补</span> {_ask(gap.ask_id)}{escape(gap.what)}' for gap in draft.gaps]
    doubts = [
        f'<mark class="open">{escape(doubt.quote)}</mark> {escape(doubt.why)}（{escape(doubt.section)}）'
        for doubt in draft.unverified
    ]
    blanks = "、".join(escape(BLANKS.get(blank, blank)) for blank in draft.blanks)
    left_open = [f"留空待填：{blanks}"] if blanks and (gaps or doubts) else []
    return bullets([*gaps, *doubts, *left_open])


def _ask(ask_id: str | None) -> str:
    return f"{escape(ask_id)}：" if ask_id else ""


def _is_answered(row: Coverage, draft: Draft) -> bool:
    """Return whether an ask is answered: one whose section takes no stance and that has a gap is not."""
    return row.section is not None and (row.stance is not None or all(gap.ask_id != row.ask_id for gap in draft.gaps))


def _coverage(draft: Draft) -> str:
    rows = []
    for row in draft.coverage:
        stance = STANCES[row.stance] if row.stance else ""
        place = escape(row.section or "")
        section = place if _is_answered(row, draft) else f'{place} <span class="missing">未答复</span>'
        sources = "<br>".join(dict.fromkeys(escape(place_of(one)) for one in row.evidence))
        rows.append((f"{escape(row.ask_id)}　{escape(row.ask)}", section, stance, sources or "无"))
    return table(("建议事项", "答复位置", "办理情况", "依据"), rows)


def _conflict(conflict: Conflict) -> str:
    chosen = f"，采用{escape(place_of(conflict.chosen))}“{escape(conflict.chosen.quote)}”" if conflict.chosen else ""
    others = "；".join(f"{escape(place_of(one))}“{escape(one.quote)}”" for one in conflict.others)
    return f"{escape(conflict.what)}{chosen}；另有{others}"

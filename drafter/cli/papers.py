"""What `drafter draft` writes: the reply in the forms asked for, and the papers beside it."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.cli.output import deliver, to_json
from drafter.documents import Conflict
from drafter.errors import InputError
from drafter.pipeline.drafting import Drafted
from drafter.render import DocxLook, opinion_form_docx, refusal, render_docx, render_html, render_markdown, render_text

_YEAR = re.compile(r"(?<=[：，])\d{4}年")  # of each value in the words of a conflict
FORMS = (".docx", ".md", ".txt", ".html", ".json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """The flags that ask for another look, or for papers beside the reply."""

    clean: bool = False
    public: bool = False
    opinion_form: bool = False
    ledger_row: bool = False
    watermark: bool = False


def write_papers(drafted: Drafted, target: Path, extras: Extras, *, prompts: Path | None = None) -> list[str]:
    """Write the reply (its form by the suffix) and what else was asked for; return remarks for the person.

    Raises InputError for a form nobody knows, and when a clean or public copy must be refused.
    """
    if target.suffix.lower() not in FORMS:
        raise InputError(f"不支持的输出格式“{target.suffix}”", where=str(target), remedy=f"可用：{' '.join(FORMS)}")
    look = _look(drafted, extras, target)
    papers = {target: _form(drafted, target.suffix.lower(), look, prompts)}
    if extras.public:
        public = _look(drafted, extras, target, public=True)
        papers[_beside(target, "公开版", ".docx")] = render_docx(drafted.draft, public, root=prompts)
    if extras.opinion_form:
        mode = drafted.case.contact_mode if drafted.case else None
        form = opinion_form_docx(
            drafted.draft, drafted.digest, contact_mode=mode, created=drafted.draft_date, root=prompts
        )
        papers[_beside(target, "征询意见表", ".docx")] = form
    if extras.ledger_row:
        papers[_beside(target, "台账", ".csv")] = ledger_row(drafted)
    for path, content in papers.items():
        deliver(content, path)
    return [*remarks(drafted), *(f"已写入：{path}" for path in papers)]


def _look(drafted: Drafted, extras: Extras, target: Path, *, public: bool = False) -> DocxLook:
    masthead = drafted.agency.masthead if drafted.agency else None
    look = DocxLook(
        masthead=masthead,
        clean=extras.clean,
        public=public,
        watermark=extras.watermark and not extras.clean,
        created=drafted.draft_date,
    )
    why_not = refusal(drafted.draft, look)
    if why_not:
        raise InputError(why_not, where=str(target), remedy="请先补齐、核实，再重新生成")
    return look


def _form(drafted: Drafted, suffix: str, look: DocxLook, prompts: Path | None) -> str | bytes:
    if suffix == ".docx":
        return render_docx(drafted.draft, look, root=prompts)
    if suffix == ".md":
        return render_markdown(drafted.draft, root=prompts)
    if suffix == ".html":
        return render_html(drafted.draft, findings=drafted.report.findings, root=prompts)
    if suffix == ".json":
        return to_json(drafted.draft)
    return render_text(drafted.draft, root=prompts)


def _beside(target: Path, what: str, suffix: str) -> Path:
    return target.with_name(f"{target.stem}-{what}{suffix}")


def ledger_row(drafted: Drafted) -> str:
    """Return the ledger row of this letter as CSV with its heading, for a spreadsheet (UTF-8 with BOM)."""
    draft, digest, case = drafted.draft, drafted.digest, drafted.case
    row = {
        "编号": digest.proposal_number.text if digest.proposal_number else case and case.proposal_number,
        "届次": digest.session.text if digest.session else case and case.session,
        "题目": digest.proposal_title.text if digest.proposal_title else digest.title and digest.title.text,
        "提出人": "、".join(span.text for span in digest.proposers),
        "类型": "会办意见" if draft.kind == "joint-opinion" else "答复",
        "主会办": {"lead": "主办", "joint": "会办", "separate": "分办"}[case.role] if case else None,
        "建议事项": "；".join(f"{ask.id} {ask.text}" for ask in digest.asks),
        "办理结果": draft.disposition,
        "公开属性": draft.disclosure,
        "交办日期": case and case.assigned_on,
        "沟通方式": case and case.contact_mode,
        "沟通日期": case and case.contacted_on,
        "待补": len(draft.gaps),
        "待核实": len(draft.unverified),
        "提醒": "；".join(draft.reminders),
    }
    written = io.StringIO()
    writer = csv.DictWriter(written, fieldnames=list(row), lineterminator="\n")
    writer.writeheader()
    writer.writerow({name: "" if value is None else _harmless(str(value)) for name, value in row.items()})
    return "\ufeff" + written.getvalue()


def _harmless(value: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value


def remarks(drafted: Drafted) -> list[str]:
    """Return what the person must know: what could not be read, what is open, what to remember."""
    draft = drafted.draft
    lines = [f"提示：{line}" for line in drafted.remarks]
    lines += [f"提醒：{line}" for line in draft.reminders]
    lines += [f"待补：{f'{gap.ask_id} ' if gap.ask_id else ''}{gap.what}" for gap in draft.gaps]
    lines += [f"待核实：“{one.quote}”（{one.section}）{one.why}" for one in draft.unverified]
    lines += [f"{_conflict_label(conflict)}：{conflict.what}" for conflict in draft.conflicts]
    if draft.disposition and draft.disposition_reason:
        lines.append(f"办理结果：拟定{draft.disposition}，{draft.disposition_reason}")
    return [*lines, *_checked(drafted)]


def _conflict_label(conflict: Conflict) -> str:
    """Return whether figures of one year disagree, or a newer one took the place of older ones."""
    if conflict.chosen is None:
        return "材料不一致，请核定"
    years = _YEAR.findall(conflict.what)
    return "已用新数" if len(years) == len(set(years)) > 1 else "材料不一致，已用前者"


def _checked(drafted: Drafted) -> Iterator[str]:
    """Yield the errors the checker finds beside the gaps that are named above, and the counts."""
    open_asks = {gap.ask_id for gap in drafted.draft.gaps}
    errors = [one for one in drafted.report.findings if one.level == "error"]
    known = [one for one in errors if any(ask and f"建议{ask}“" in one.message for ask in open_asks)]
    yield from (f"核稿错误：{one.rule} {one.message}" for one in errors if one not in known)
    counts = drafted.report.counts
    if counts["error"] or counts["warn"]:
        of_gaps = f"（其中{len(known)}条即上列待补）" if known else ""
        yield f"核稿：错误{counts['error']}条{of_gaps}，疑点{counts['warn']}条，详见 .html，或用 drafter check"

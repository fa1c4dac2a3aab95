"""A style learnt from a bureau's past replies: what most of them do, and what was not learnt and why."""

from collections.abc import Callable, Sequence

from drafter.documents import Letter
from drafter.errors import SettingsError
from drafter.styles.learn_formula import Learnt, learn_closing, learn_opening, learn_title
from drafter.styles.learn_ladder import (
    learn_architecture,
    learn_echo,
    learn_heading_forms,
    learn_heading_length,
    learn_ladder,
    learn_parts,
    learn_points,
    learn_section_length,
    learn_told_points,
    most_voted,
)
from drafter.styles.models import EndPart, Style, TitleForms

_DEFAULT = Style()
_TITLE_PREFIXES = (("reply", ""), ("joint", "joint_"))
_MATTERS = ("npc", "cppcc")


def learn_style(letters: Sequence[Letter]) -> tuple[Style, tuple[str, ...]]:
    """Return the style of past replies and, in Chinese, what was not learnt; raises SettingsError without a reply.

    Where letters differ, most of them decide; among equals the later one. Formulae that the rules forbid are not
    learnt (关于对, 汇报如下, 您 to a body, 指定由某科).
    """
    replies = [letter for letter in reversed(letters) if letter.genre in {"reply", "joint_opinion"}]
    if not replies:
        raise SettingsError("没有可供学习的复文", remedy="--style-from 应给出本单位以往的答复或会办意见")
    notes = [f"{_name(letter)}不是答复或会办意见，未学习" for letter in letters if letter not in replies]
    ladder, remarks = learn_ladder(replies)
    ladder = ladder or _DEFAULT.numbering
    notes.extend(remarks)
    learnt = {
        "name": "learnt",
        "note": f"学自{len(replies)}篇复文：{'、'.join(_name(letter) for letter in reversed(replies))}",
        "numbering": ladder,
        "heading_forms": learn_heading_forms(replies, len(ladder)),
        "heading_length": learn_heading_length(replies),
        "echo": learn_echo(replies),
        "architecture": learn_architecture(replies),
        "parts": learn_parts(replies, ladder),
        "points": learn_points(ladder),
        "told_points": learn_told_points(replies, ladder),
        "section_length": learn_section_length(replies),
        "end_block": _learn_end_block(replies, notes),
        "title": _learn_titles(replies, notes),
        "opening": _learn_formulae(replies, learn_opening, notes),
        "closing": _learn_formulae(replies, learn_closing, notes),
    }
    known = {key: value for key, value in learnt.items() if value is not None}
    return Style.model_validate(known), tuple(dict.fromkeys(notes))


def _learn_formulae(
    replies: Sequence[Letter], learn_one: Callable[[Letter], Learnt], notes: list[str]
) -> dict[str, str]:
    """Return the formula most replies use and the one most joint opinions use, where there is one to learn."""
    formulae: dict[str, str] = {}
    for genre, key in (("reply", "reply"), ("joint_opinion", "joint")):
        learnt = [learn_one(letter) for letter in replies if letter.genre == genre]
        notes.extend(note for one in learnt for note in one.notes)
        formula = most_voted(one.formula for one in learnt if one.formula is not None)
        if formula is not None:
            formulae[key] = formula
    return formulae


def _learn_titles(replies: Sequence[Letter], notes: list[str]) -> TitleForms:
    """Return the title patterns; one learnt from 建议 serves 提案 too, the word is a field."""
    learnt = _learn_formulae(replies, learn_title, notes)
    forms = {
        f"{prefix}{matter}": learnt[key] for key, prefix in _TITLE_PREFIXES if key in learnt for matter in _MATTERS
    }
    return TitleForms(**forms)


def _learn_end_block(replies: Sequence[Letter], notes: list[str]) -> tuple[EndPart, ...]:
    """Return the order of 署名, 日期, 联系人, 公开属性 that most replies print.

    What a past reply lacks stays behind what it has: a published copy has no 联系人, the reply itself needs one (R20).
    """
    order = list(most_voted(tuple(_printed_end_parts(letter)) for letter in replies) or ())
    if order and "contact" not in order:
        notes.append("所学复文没有联系人（可能是公开版），联系人仍按规定印在最后")
    for place, part in enumerate(_DEFAULT.end_block):
        if part not in order:
            later = (order.index(other) for other in _DEFAULT.end_block[place + 1 :] if other in order)
            order.insert(next(later, len(order)) if part == "signature" else len(order), part)
    return tuple(order)


def _printed_end_parts(letter: Letter) -> list[EndPart]:
    """Return the parts of the end block in the order printed; what stands before the body's last heading is no part."""
    floor = max((span.end for span in (letter.opening, letter.title) if span), default=0)
    floor = max([floor, *(heading.end for heading in letter.outline)])
    contact = letter.contact and (letter.contact.name or letter.contact.phone)
    places: tuple[tuple[EndPart, int | None], ...] = (
        ("signature", letter.issuer.start if letter.issuer else None),
        ("date", letter.issue_date.start if letter.issue_date else None),
        ("contact", contact.start if contact else None),
        ("disclosure", letter.disclosure.start if letter.disclosure else None),
    )
    printed = [(start, part) for part, start in places if start is not None and start > floor]
    return [part for _, part in sorted(printed)]


def _name(letter: Letter) -> str:
    path = str(letter.source.get("path", ""))
    return path.rpartition("/")[2].rpartition("\\")[2] or "复文"

"""Title, opening and closing: the style's formulae filled with the facts of this letter."""

from drafter.documents import DraftKind
from drafter.draft.addressing import body_pronoun
from drafter.draft.facts import Facts
from drafter.draft.gap import missing
from drafter.styles import Style, write_formula


def write_title(facts: Facts, style: Style, kind: DraftKind) -> str:
    """Return the title by matter and kind; session or number that nobody gave stay visible gaps."""
    titles = style.title
    if kind == "reply":
        pattern = titles.cppcc if facts.matter == "cppcc_proposal" else titles.npc
    else:
        pattern = titles.joint_cppcc if facts.matter == "cppcc_proposal" else titles.joint_npc
    return write_formula(pattern, _fields(facts, kind))


def write_opening(facts: Facts, style: Style, kind: DraftKind, *, consulted: tuple[str, ...]) -> str:
    """Return the opening; `consulted` are the co-handlers whose opinion is at hand, no others."""
    pattern = style.opening.reply if kind == "reply" else style.opening.joint
    return write_formula(pattern, _fields(facts, kind, co_handlers="、".join(consulted)))


def write_closing(facts: Facts, style: Style, kind: DraftKind, *, declined: bool) -> str:
    """Return the closing; `declined`: an ask was put off or refused, so understanding is asked for."""
    pattern = style.closing.reply if kind == "reply" else style.closing.joint
    return write_formula(pattern, _fields(facts, kind, declined=declined))


def _fields(facts: Facts, kind: DraftKind, *, co_handlers: str = "", declined: bool = False) -> dict[str, object]:
    """Return the fields of `styles.formula.FIELDS`; a joint opinion speaks to the lead unit."""
    lead_pronoun = body_pronoun(facts.lead_unit or "")
    return {
        "agency": facts.agency or missing("本单位名称"),
        "short_agency": facts.short_agency or missing("本单位名称"),
        "session": facts.session or missing("届次"),
        "number": facts.number or missing("编号"),
        "proposal_title": facts.proposal_title or missing("来件题目"),
        "kind_word": facts.kind_word,
        "pronoun": facts.pronoun if kind == "reply" else lead_pronoun,
        "place_word": facts.place_word,
        "we": facts.we,
        "field": facts.field,
        "co_handlers": co_handlers,
        "lead_unit": facts.lead_unit or missing("主办单位"),
        "lead_pronoun": lead_pronoun,
        "declined": declined,
    }

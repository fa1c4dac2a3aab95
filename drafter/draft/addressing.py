"""Who is called what: 您 or 贵会, 我局, 我市 (prompts/lists/addressing.toml)."""

from drafter.assets import load_list

_PERSONS = {"deputy": "代表", "member": "委员"}


def person_word(proposer_kind: str | None, matter: str | None) -> str | None:
    """Return 代表 or 委员 for persons, None for bodies; by the matter when the kind is not known."""
    if proposer_kind in {"party", "sector", "group"}:
        return None
    return _PERSONS.get(proposer_kind or "") or {"npc_suggestion": "代表", "cppcc_proposal": "委员"}.get(matter or "")


def body_pronoun(name: str) -> str:
    """Return how a body is called in its letter: 贵会, 贵委, 贵局; 贵单位 for one no table knows."""
    for row in load_list("addressing")["pronoun"]:
        if name.endswith(tuple(row.get("endings", ()))) or name.startswith(tuple(row.get("begins", ()))):
            return str(row["word"])
    return "贵单位"


def we_word(agency: str | None) -> str:
    """Return how the bureau calls itself: 我局, 我委 …; a government calls itself by its level."""
    if not agency:
        return "我单位"
    if agency.endswith("人民政府"):
        return place_word(agency.removesuffix("人民政府")) or "我单位"
    for row in load_list("addressing")["we"]:
        if agency.endswith(tuple(row["endings"])):
            return str(row["word"])
    return "我单位"


def place_word(place: str | None, level: str | None = None) -> str:
    """Return 我省, 我市, 我县 …; empty when neither place nor level says which."""
    words = load_list("addressing")["place"]
    ending = _place_ending(place)
    return str(words.get(ending or level or "", ""))


def place_rank(place: str | None) -> int | None:
    """Return the level of a place, 3 province … 0 township; None when its name does not say."""
    ranks = load_list("addressing")["rank"]
    ending = _place_ending(place)
    return None if ending is None else int(ranks.get(ending, 0))


def field_of_work(agency: str | None, place: str | None) -> str:
    """Return the field for the thanks: 科技, 教育 …; the bureau's name without place and 局 when no table knows it."""
    if not agency:
        return ""
    known = [(name, word) for name, word in load_list("addressing")["field"].items() if name in agency]
    if known:
        return str(max(known, key=lambda pair: len(pair[0]))[1])
    core = agency.removeprefix(place or "")
    for ending in ("委员会", "办公室", "管理局", "中心", "局", "厅", "委", "部"):
        if core.endswith(ending) and len(core) > len(ending):
            return core.removesuffix(ending)
    return ""


def _place_ending(place: str | None) -> str | None:
    words = sorted(load_list("addressing")["place"], key=len, reverse=True)
    return next((ending for ending in words if place and place.endswith(ending)), None)

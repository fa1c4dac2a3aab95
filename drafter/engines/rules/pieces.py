"""Passages cut into pieces that may stand by themselves, each with its stance and the passages it rests on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.documents import DigestAsk, Passage, Stance
from drafter.grammar.lead import without_lead
from drafter.grammar.stance import read_stance
from drafter.orders import find_orders, is_tainted

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_SHORTEST = 6
# A sentence that leans on the one before it stays with that one, or is left out.
_LEANING = re.compile(
    r"其中|该(?!县|市|区|省|局)|其(?![他余它次])|这|上述|以上|前述|他们|它|之后|随后|项目(?:选址|总投资|占地|位于)"
)
_CONSEQUENCE = re.compile(r"因此|因而|为此|所以|由此|对此")  # keeps its word behind its reason, loses it without
# Sentences that speak to whoever reads the paper, or of a meeting, and tell nothing of the matter.
_NO_FACT = re.compile(
    r"(?:感谢|谢谢)[您你贵大各]|收悉|答复如下|意见如下|报告如下|汇报如下|专此|特此|此复|欢迎.{0,6}提出|以上意见|联系人|联系电话"
    r"|(?:介绍|汇报|通报|听取|交流)了.{0,40}(?:情况|意见|工作)|(?:委员|代表).{0,4}(?:希望|建议|提出|认为|表示|询问|指出)"
    r"|现印发给你们|请(?:认真)?(?:贯彻|遵照)|(?:薄弱|偏少|偏低|不足|不够|滞后|不强|不高|不充分|有差距|[有亟]待.{2,8}|较大差距)。?$"
    r"|^(?:时间|地点|提案|建议|议题|案由|参加人员|参会人员|主持人|主持|记录人|记录|编号|主送|抄送|附件)[：:]"
)
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")
_COMMON = """
工作 建设 推进 加强 加大 开展 实施 我市 全市 建议 进一 一步 相关 有关 情况 问题 提高 提升 推动 力度 加快 完善 建立 积极
"""
_LATEST = re.compile(r"为(\d[^，。]*)。$")  # the last value of a row told as a sentence
_SAME = 0.8  # share of common bigrams from which two pieces say the same
_BARE_HEADING = 16  # a sentence so short, without figure or title, is a heading that lost its text
_TELLS = re.compile(r"[0-9《“]|已|了|完成|建成|不|未|无")
_CROWDED = 3  # from so many pieces a passage is sifted by the ask


@dataclass(frozen=True, slots=True)
class Piece:
    """One or more sentences that belong together, from one passage."""

    text: str  # ends with its mark
    stance: Stance
    ids: tuple[str, ...]  # of the passages that say it
    rank: int  # of the passage, 0 = best
    kind: str  # of the paper
    paper: str
    title: str | None  # of the paper
    place: tuple[int, int]  # in the paper: start of the passage, number of the piece in it


def read_pieces(ask: DigestAsk, passages: Sequence[Passage], refused: Sequence[str]) -> tuple[Piece, ...]:
    """Return the pieces of the passages, best passage first, without doubles and without refused words."""
    pieces: list[Piece] = []
    for rank, passage in enumerate(passages):
        texts = _telling(_cut(passage.evidence.quote, refused))
        if len(texts) >= _CROWDED:
            texts = _on_the_matter(texts, ask.text)
        pieces += [
            Piece(
                text=text,
                stance=read_stance(text, passage.kind, year=passage.year),
                ids=(passage.id,),
                rank=rank,
                kind=passage.kind,
                paper=passage.evidence.file,
                title=passage.title,
                place=(passage.evidence.start, number),
            )
            for number, text in enumerate(texts)
        ]
    return _without_known_figures(_without_doubles(pieces))


def similarity(one: str, other: str) -> float:
    """Return the share of bigrams of the shorter text that the longer one has too, 0 to 1."""
    bigrams, others = _bigrams(one), _bigrams(other)
    shorter = min(len(bigrams), len(others))
    return len(bigrams & others) / shorter if shorter else 0.0


def _cut(quote: str, refused: Sequence[str]) -> list[str]:
    """Return the usable pieces of a passage in reading order."""
    pieces: list[str] = []
    open_end = False  # whether the last piece may be continued
    orders = find_orders(quote)
    for found in _SENTENCE.finditer(quote):
        sentence = found.group().strip()
        usable = _is_usable(sentence, refused) and not is_tainted(orders, found.start(), found.end())
        leaning = bool(_LEANING.match(sentence)) or (open_end and bool(_CONSEQUENCE.match(sentence)))
        if usable and leaning and open_end:
            pieces[-1] += _ended(sentence)
        elif usable and not leaning:
            pieces.append(_ended(without_lead(sentence)))
        open_end = usable and (open_end or not leaning)
    return pieces


def _is_usable(sentence: str, refused: Sequence[str]) -> bool:
    return (
        len(sentence) >= _SHORTEST and not _NO_FACT.search(sentence) and not any(words in sentence for words in refused)
    )


def _ended(sentence: str) -> str:
    return sentence if sentence[-1] in "。！？" else sentence.rstrip("；，、：;,:") + "。"


def _telling(texts: list[str]) -> list[str]:
    """Return the pieces without the bare heading (加快设施建设。) that opens them, unless there is nothing else."""
    opens_bare = len(texts) > 1 and len(texts[0]) <= _BARE_HEADING and not _TELLS.search(texts[0])
    return texts[1:] if opens_bare else texts


def _on_the_matter(texts: Sequence[str], ask: str) -> list[str]:
    """Return the pieces that share words with the ask; all of them when none does."""
    asked = _bigrams(ask) - frozenset(_COMMON.split())
    near = [text for text in texts if _bigrams(text) & asked]
    return near or list(texts)


def _without_doubles(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces, those that say the same merged into the one that says more of them."""
    kept: list[Piece] = []
    for piece in pieces:
        place = next((at for at, other in enumerate(kept) if _say_the_same(piece, other)), None)
        if place is None:
            kept.append(piece)
            continue
        longer, other = sorted((piece, kept[place]), key=lambda one: len(one.text), reverse=True)
        ids = tuple(dict.fromkeys((*longer.ids, *other.ids)))
        kept[place] = replace(longer, ids=ids, rank=min(longer.rank, other.rank))
    return tuple(kept)


def _without_known_figures(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces without table rows whose latest figure a sentence tells already."""
    told = "".join(piece.text for piece in pieces if piece.kind != "statistics")
    return tuple(
        piece
        for piece in pieces
        if not (piece.kind == "statistics" and (row := _LATEST.search(piece.text)) and row[1] in told)
    )


def _say_the_same(one: Piece, other: Piece) -> bool:
    """Return whether two pieces say the same; different figures are never the same."""
    if similarity(one.text, other.text) < _SAME:
        return False
    figures, others = set(re.findall(r"\d+(?:\.\d+)?", one.text)), set(re.findall(r"\d+(?:\.\d+)?", other.text))
    return figures <= others or others <= figures


def _bigrams(text: str) -> frozenset[str]:
    bare = _NOT_WORDS.sub("", text)
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))

"""What the figures of a passage measure, so that two papers can be compared: 高新技术企业 · 587 家 · 2024."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from drafter.documents import Letter, Quantity
from drafter.grammar.fold import fold
from drafter.grammar.numbers import find_quantities
from drafter.grammar.stance import read_stance
from drafter.materials.entry import Card, Entry, Value
from drafter.materials.parts import kind_of_part

_CLAUSE_MARKS = "，。；：、！？\n（("
_QUOTES = "“”‘’"
_LONGEST_MEASURE = 30
_SHORTEST_MEASURE = 3
_FRAME = re.compile(
    r"^(?:截至|截止|目前|现|全[市县区省年]|我[市县区省局]|本[市县区省]|20\d\d年(?:上半年|下半年|第?[一二三四]季度|\d{1,2}月)?[底末]?|今年|去年|年内|"
    r"上半年|下半年|其中|并|共|已|累计|先后|分别|总计|同时|[底末]|以来|，|一年来)+"
)
_TAIL = re.compile(
    r"(?:达到了?|达|为|共计?|累计|合计|总计|总数|总量|数量|个数|人数|数|超过了?|突破|(?<!签)约|近|逾|已|有|是|了|的|比例|提高[到至]|上升[到至]|增[加长]?[到至]|"
    r"降[低至到]*|下降[到至]|扩大[到至]|控制在|稳定在|保持在)+$"
)
_CHANGE = re.compile(r"(?:增长|下降|同比|环比|净增|上升|提高|降低|减少|增加|新增长)$")
_STANDARD = re.compile(
    r"给予|补助|补贴|奖励|奖补|最高|最低|不超过|不低于|不少于|每[人年月户生亩台个]|按|比上年|较上年|标准|其中"
)
_LIGHT_VERB = re.compile(r"^(?:建成(?:运行)?|建有|拥有|现有|共有|设有|配备|集聚)")
_VERB = re.compile(
    r"新开工|开工|投入使用|投入运营|投用|建成|完成|累计|新增|净增|新建|改造|达到|实现|发放|兑付|办理|查处|整改|关停|培训|引进|认定|共|已"
)
_ONLY_VERBS = re.compile(rf"(?:{_VERB.pattern}|其中|全部|目前)+")
_STOCK = re.compile(r"累计|达到|提高到|增至|增加到|总数|总量|现有|共有|拥有|占比|覆盖率|率|比重|截至|规模|建成")
_NOUN_AFTER = re.compile(r"[\u4e00-\u9fff]{2,12}")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_UNIT_HEADS = frozenset({"单位", "计量单位", "计算单位"})
_BRACKET = re.compile(r"[（(]([^（()）]{1,8})[）)]$")
_CELL_END = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")  # not the comma of 1,230
_PART_OF_YEAR = re.compile(r"[上下]半年|季度|\d月|半年|月报|季报")


def read_values(paper: Letter, entry: Entry, card: Card) -> Iterator[Value]:
    """Yield the values a sentence states as facts; targets, standards and rates of change are none."""
    if read_stance(entry.quote, kind_of_part(entry.context, card.kind), year=entry.year) == "planned":
        return
    folded = fold(entry.quote)
    is_part = _PART_OF_YEAR.search(f"{folded}{entry.context}{card.title}") is not None
    for start, end, base in _figures_in(paper, entry, folded):
        measure = _measure(folded, start, end)
        if measure is None:
            continue
        is_stock = base.unit == "%" or _STOCK.search(folded, max(0, start - _LONGEST_MEASURE), start) is not None
        manner = "stock" if is_stock else "part" if is_part else "flow"
        yield Value(measure, manner, base.value, base.unit, entry.year, entry.quote[start:end])


def row_values(line: str, header: Sequence[str], year: int | None) -> Iterator[Value]:
    """Yield the values of a spreadsheet row; a column that names a year gives that year's."""
    cells = _cells(line, len(header))
    if len(cells) != len(header):
        return
    pairs = list(zip(header, cells, strict=True))
    unit = next((cell for head, cell in pairs if head in _UNIT_HEADS), "")
    name = cells[0]
    bracket = _BRACKET.search(name)
    for head, cell in pairs[1:]:
        own = _BRACKET.search(head)
        shown = own[1] if own else unit or (bracket[1] if bracket else "")
        measured = next(find_quantities(fold(cell + shown)), None)
        if measured is None or measured.start != 0 or head in _UNIT_HEADS:
            continue
        of_year = _YEAR.search(head)
        what = _BRACKET.sub("", name) if of_year else f"{_BRACKET.sub('', name)}{_BRACKET.sub('', head)}"
        measure = _TAIL.sub("", _FRAME.sub("", fold(what)))
        if len(measure) >= _SHORTEST_MEASURE:
            when = int(of_year[1]) if of_year else year
            yield Value(measure, "stock", measured.base.value, measured.base.unit, when, f"{cell}{shown}")


def _cells(line: str, count: int) -> list[str]:
    plain = line.split(",")
    return plain if len(plain) == count else _CELL_END.split(line)


def _figures_in(paper: Letter, entry: Entry, folded: str) -> Iterator[tuple[int, int, Quantity]]:
    """Yield (start, end, base) of a passage's figures; where parse looked for none, of its numbers with a unit."""
    first = bisect_left(paper.figures, entry.start, key=lambda figure: figure.start)
    after = bisect_left(paper.figures, entry.end, key=lambda figure: figure.start)
    if first < after:
        for figure in paper.figures[first:after]:
            yield figure.start - entry.start, figure.end - entry.start, figure.base
    elif any(span.start <= entry.start < span.end for span in paper.furniture):
        for number in find_quantities(folded):
            if number.unit and number.unit[-1] not in "年月日号时分":
                yield number.start, number.end, number.base


def _measure(folded: str, start: int, end: int) -> str | None:
    """Return the words that say what a figure measures: those before it, or the noun after it."""
    begin = max((folded.rfind(mark, 0, start) for mark in _CLAUSE_MARKS), default=-1) + 1
    left = folded[max(begin, start - _LONGEST_MEASURE) : start].translate(dict.fromkeys(map(ord, _QUOTES)))
    if _STANDARD.search(left) or _CHANGE.search(left):
        return None
    before = _LIGHT_VERB.sub("", _FRAME.sub("", _TAIL.sub("", left.strip())))
    before = _TAIL.sub("", before)
    if not before or _ONLY_VERBS.fullmatch(before):
        return _from_subject(folded, begin, left) or _noun_after(folded, end, before)
    return before if len(before) >= _SHORTEST_MEASURE and not before[-1].isdigit() else None


def _from_subject(folded: str, begin: int, left: str) -> str | None:
    """Return what the sentence began with and the verbs before the figure: (加装电梯新开工85部，)累计建成412部."""
    if begin == 0 or not left.strip():
        return None
    first = re.split(r"[，；：0-9]", folded, maxsplit=1)[0]
    subject = next((part for part in _VERB.split(_FRAME.sub("", first)) if part), "")
    return subject + _TAIL.sub("", left.strip()) if len(subject) >= _SHORTEST_MEASURE else None


def _noun_after(folded: str, end: int, before: str) -> str | None:
    noun = _NOUN_AFTER.match(folded, end)
    return before + noun.group() if noun and folded[noun.end() : noun.end() + 1] in _CLAUSE_MARKS else None

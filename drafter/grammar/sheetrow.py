"""A row of a spreadsheet as a sentence: measure, value and unit as cells and header say, no digit changed."""

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")
_CELL_END = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")  # not the comma of 1,230
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_UNIT_HEADS = frozenset({"单位", "计量单位", "计算单位"})
_YEAR_HEADS = frozenset({"年份", "年度", "时间", "统计年度"})
_SIDE_HEADS = frozenset({"备注", "说明", "数据来源", "来源", "序号", "编号", "填报单位", "责任单位"})
_VALUE_HEADS = frozenset({"数量", "数值", "合计", "总数", "指标值", "完成数", "实际值", "累计"})
_UNIT_IN_BRACKETS = re.compile(r"[（(]([^（()）]{1,8})[）)]$")
_RATE = re.compile(r"增长|增速|增幅|同比|比上年|较上年|占比|比重|率$")
_BARE_SHARE = re.compile(r"[01]\.\d{3,}")  # 0.9727 that the table shows as 97.27%
_COUNTED = re.compile(r"(.{0,12}?)(件|户|人|家|个|项|所|辆|台|处|座|场|次|名|部|套|亩)数")


def row_sentence(line: str, header: Sequence[str], *, year: int | None = None) -> str:
    """Return a row as 「高新技术企业数2024年为1230家。」; empty when cells and header do not pair up.

    `line`: the displayed non-empty cells joined with a comma. `year` of the table stands in front when neither header
    nor cells name one.
    """
    pairs = _paired(line, header)
    unit = next((cell for head, cell in pairs if head in _UNIT_HEADS), "")
    when = next((f"{cell.removesuffix('年')}年" for head, cell in pairs if head in _YEAR_HEADS), "")
    told = [(head, cell) for head, cell in pairs if head not in _UNIT_HEADS | _YEAR_HEADS | _SIDE_HEADS]
    names = [cell for _, cell in told if not _NUMBER.fullmatch(cell)]
    values = [
        (head, cell)
        for head, cell in told
        if _NUMBER.fullmatch(cell) and not (_RATE.search(_bare(head)) and _BARE_SHARE.fullmatch(cell))
    ]
    if not values or not names:
        return ""
    bracket = _UNIT_IN_BRACKETS.search(names[0])
    said = [_said(head, cell, unit or (bracket[1] if bracket else "")) for head, cell in values]
    if not when and year is not None and not any(_YEAR.search(head) for head, _ in values):
        when = f"{year}年"
    details = f"（{'、'.join(names[1:])}）" if names[1:] else ""
    return f"{when}{_bare(names[0])}{details}{'，'.join(said)}。"


def _paired(line: str, header: Sequence[str]) -> list[tuple[str, str]]:
    """Return header and cell together; remark columns at the end may be empty."""
    heads = [head.strip() for head in header]
    for cells in (line.split(","), _CELL_END.split(line)):
        used = list(heads)
        while len(used) > len(cells) and used[-1] in _SIDE_HEADS:
            used.pop()
        if len(used) == len(cells) > 1:
            return [(head, cell.strip()) for head, cell in zip(used, cells, strict=True)]
    return []


def _said(head: str, cell: str, unit: str) -> str:
    """Return one value: 2024年为1230家; 同比增长11.8%; 女性320人."""
    found = _UNIT_IN_BRACKETS.search(head)
    unit = found[1] if found else unit
    name = _bare(head)
    counted = _COUNTED.fullmatch(name)
    if counted and not unit:
        return f"{counted[1]}{cell}{counted[2]}"
    if _RATE.search(name):
        return f"{name}{cell}{'%' if found and unit == '%' and not cell.endswith('%') else ''}"
    year = _YEAR.fullmatch(name)
    shown = f"{year[1]}年为" if year else "为" if name in _VALUE_HEADS else name
    return f"{shown}{cell}{'' if cell.endswith('%') else unit}"


def _bare(head: str) -> str:
    return _UNIT_IN_BRACKETS.sub("", head)

"""How a piece of evidence is named to a person: file, place in it, and nothing a person would not say."""

from drafter.documents import Evidence

_NAMED = {"letter": "来件", "agency": "单位信息", "case": "交办信息"}


def place_of(evidence: Evidence) -> str:
    """Return file and place: 年度总结.docx（第120—168字）, 统计表.xlsx（收入表第12行：年份、金额）."""
    file = _NAMED.get(evidence.file, evidence.file)
    if evidence.row is None:
        return f"{file}（第{evidence.start + 1}—{evidence.end}字）"
    sheet = evidence.sheet or ""
    header = "：" + "、".join(evidence.header) if evidence.header else ""
    return f"{file}（{sheet}第{evidence.row}行{header}）"

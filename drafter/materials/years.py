"""The year of a paper and the year of a fact."""

import re

from drafter.documents import Letter
from drafter.grammar.fold import fold

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d|19[89]\d)(?=\s?年|\s?[—-]\s?(?:20)\d\d年|[./-]\d{1,2}[./-]\d|年?度)")
_BARE_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_LAST_YEAR = re.compile(r"去年|上年(?!度末)|上一年")
_THIS_YEAR = re.compile(r"今年|本年|年内|全年")


def paper_year(paper: Letter, *, title: str, file: str) -> int | None:
    """Return the year a paper is about: in its title, else its file name, else its date, else its latest year."""
    for words in (title, file):
        years = [int(year) for year in _BARE_YEAR.findall(fold(words))]
        if years:
            return years[0]
    if paper.issue_date:
        return int(paper.issue_date.date[:4])
    years = [int(year) for year in _YEAR.findall(fold(paper.text))]
    return max(years) if years else None


def fact_year(sentence: str, *, of_paper: int | None, of_heading: int | None = None) -> int | None:
    """Return the year a sentence speaks of: the latest it names, 去年 counted from the paper; else the paper's."""
    folded = fold(sentence)
    years = [int(year) for year in _YEAR.findall(folded)]
    if years:
        return max(years)
    if of_paper is not None and _LAST_YEAR.search(folded) and not _THIS_YEAR.search(folded):
        return of_paper - 1
    return of_heading or of_paper

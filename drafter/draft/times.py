"""Relative dates of a paper put into full years: 今年 of a 2023 paper is 2023年, never this year (R33)."""

import re

from drafter.grammar.dates import find_dates

_YEAR_WORDS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
YEAR_WORD = re.compile(r"(?P<word>[今本去前明后]年)(?P<degree>度)?")
_NOW = re.compile(r"(?:截[至止]|到)?(?:(?<![项题栏条节科书数名])目前(?!期)|当前|现在)(?:为止)?|至今")
_NOW_UNDER_WAY = re.compile(r"(?:(?<![项题栏条节科书数名])目前|当前|现在)[，,]?(?=正)")
_UNDER_WAY = re.compile(r"正在|正(?=积极|抓紧|加快|有序)")
_FACT = re.compile(r"[0-9]|已|了|正")
_BARE_MONTH = re.compile(
    r"(?<![年0-9到至—～~\-])(?:[1-9]|1[0-2])(?:[—～~\-](?:[1-9]|1[0-2]))?月|(?<![年度])[上下]半年(?!报)"
)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？\n]*|[。！？\n]+")
_PRINTED_YEAR = re.compile(r"(?:19|20)\d\d年")
_BREAK = re.compile(r"[。！？；\n]")


def in_full_years(text: str, paper_year: int | None, reply_year: int | None, *, dates_facts: bool) -> str:
    """Return the text with 今年, 去年, 目前, bare months … in years of the paper.

    A sentence that names another year itself, or a paper of unknown year, is left alone: what stays open is marked.
    目前 stays when paper and reply are of one year. With `dates_facts`, a fact of an older paper that names no year
    gets its year in front: 已建成320个 of 2023 is no news of 2026.
    """
    if paper_year is None:
        return text
    is_older = reply_year is not None and paper_year < reply_year
    told: list[str] = []
    for found in _SENTENCE.finditer(text):
        sentence = _dated(found.group(), paper_year, is_older=is_older)
        undated = is_older and dates_facts and _FACT.search(sentence) and not _PRINTED_YEAR.search("".join(told))
        if undated and not _PRINTED_YEAR.search(sentence):
            as_of = "截至" if _UNDER_WAY.search(sentence) else ""
            sentence = f"{as_of}{paper_year}年{'' if sentence.startswith('全年') else '，'}{sentence}"
        told.append(sentence)
    return "".join(told)


def _dated(sentence: str, paper_year: int, *, is_older: bool) -> str:
    """Return one sentence in years of the paper, unless it names years of its own."""
    years = {int(date.iso[:4]) for date in find_dates(sentence) if date.iso and date.iso[:4].isdigit()}
    if years - {paper_year, paper_year - 1, paper_year + 1}:
        return sentence
    text = YEAR_WORD.sub(lambda found: f"{paper_year + _YEAR_WORDS[found['word']]}年{found['degree'] or ''}", sentence)
    if is_older:
        text = _NOW_UNDER_WAY.sub(f"截至{paper_year}年，", text)
        text = _NOW.sub(f"截至{paper_year}年", text)
        text = text.replace(f"截至{paper_year}年已", f"截至{paper_year}年，已")
    return _with_year_before_months(text, paper_year)


def _with_year_before_months(text: str, year: int) -> str:
    """Return text where a month without year gets the year, unless a year stands before it in its sentence."""
    found = _BARE_MONTH.search(text)
    if found is None:
        return text
    sentence_start = max((mark.end() for mark in _BREAK.finditer(text, 0, found.start())), default=0)
    if _PRINTED_YEAR.search(text, sentence_start, found.start()):
        return text
    return f"{text[: found.start()]}{year}年{text[found.start() :]}"

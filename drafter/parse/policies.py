"""Which 《titles》 of a letter name a policy, plan, rule or law: once each, in reading order."""

import re
from collections.abc import Iterator
from functools import cache

from drafter.assets import load_list
from drafter.documents import Span
from drafter.grammar.fold import fold
from drafter.grammar.titles import TitleFound, find_titles
from drafter.parse.page import Frame, Page

_MARKS = re.compile(r"[\s《》]+")
# （试行）, （2021—2025年）, 2021-2025年; the closing bracket may have been forgotten.
_NOTE = re.compile(r"(?:（[^（）]*(?:）|$)|\([^()]*(?:\)|$)|“[^“”]*”|20\d\d年?[-—至~]{1,2}20\d\d年?)+$")
_SHORT_FOR = re.compile(r"简称(?:为|“)?$")
_LOOK_BACK = 6
_ANSWERED = re.compile(r"^关于.*建议$")  # 《关于…的建议》 is what a deputy wrote
_PARTY_PROPOSAL = re.compile(r"制定国民经济")  # 《关于制定国民经济和社会发展第十四个五年规划…的建议》 is a policy


def find_policies(page: Page, frame: Frame, proposal_title: Span | None) -> tuple[Span, ...]:
    """Return the policies that the letter names, the title of the answered proposal not among them."""
    apart = bytearray(len(page.text))
    for span in (*frame.furniture, frame.title):
        if span:
            apart[span.start : span.end] = b"\1" * (span.end - span.start)
    known = {_bare(proposal_title.text)} if proposal_title else set()
    found = []
    for title in _in_reading_order(page):
        if apart[title.start]:
            continue
        name = _bare(page.text[title.start : title.end])
        if name in known or not _is_policy(name):
            continue
        known.add(name)
        if not _SHORT_FOR.search(page.folded[max(title.start - _LOOK_BACK, 0) : title.start]):
            found.append(page.span(title.start, title.end))
    return tuple(found)


def _in_reading_order(page: Page) -> Iterator[TitleFound]:
    yield from sorted(find_titles(page.text), key=lambda title: title.start)


def _bare(title: str) -> str:
    """Return the words of a title, without white space, outer or inner marks."""
    return _MARKS.sub("", fold(title))


def _is_policy(name: str) -> bool:
    """Return whether a title names a policy; a law inside the title of another paper counts as well."""
    core = _NOTE.sub("", name)
    if core.endswith(_words("not_endings")) or (_ANSWERED.match(core) and not _PARTY_PROPOSAL.search(core)):
        return False
    return core.endswith(_words("endings"))


@cache
def _words(name: str) -> tuple[str, ...]:
    """Return a word list of prompts/lists/policies.toml."""
    return tuple(load_list("policies")[name])

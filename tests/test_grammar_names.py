"""Names: organisations by their last words, persons beside a title; what only looks like one is left alone."""

import pytest

from drafter.grammar.fold import fold
from drafter.grammar.names import find_organisations, find_persons


def organisations(text: str) -> list[str]:
    """Return the organisations found in a text."""
    folded = fold(text)
    return [folded[name.start : name.end] for name in find_organisations(folded)]


def persons(text: str) -> list[str]:
    """Return the persons found in a text."""
    folded = fold(text)
    return [folded[name.start : name.end] for name in find_persons(folded)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("经商云州市财政局、市人社局，由市科技局牵头。", ["云州市财政局", "市人社局", "市科技局"]),
        ("会同清河县发展和改革委员会研究", ["清河县发展和改革委员会"]),
        ("2024年市教育局印发", ["市教育局"]),
        ("清河县人民政府办公室转发", ["清河县人民政府办公室"]),
        ("依托云州大学和云州市第一人民医院", ["云州大学", "云州市第一人民医院"]),
        ("区住房和城乡建设局与市水务局", ["区住房和城乡建设局", "市水务局"]),
        ("民革云州市委会来函", ["民革云州市委会"]),
    ],
)
def test_an_organisation_begins_after_a_verb_and_ends_in_its_last_word(text: str, names: list[str]) -> None:
    """The verbs and connectives before a name are no part of it, 和 inside a name is."""
    assert organisations(text) == names


@pytest.mark.parametrize(
    "text", ["形成发展新格局", "优化布局", "有效缓解规模小、创新弱的局面", "市政府高度重视", "建设服务中心"]
)
def test_words_that_end_like_an_organisation_are_none(text: str) -> None:
    """格局 and 布局 are no bureaus; a bare 市政府 or 服务中心 names nobody."""
    assert organisations(text) == []


def test_a_person_stands_beside_a_title() -> None:
    """Before a title, after a title, after a label, spread or not."""
    assert persons("李某某委员、王某代表参加，党委书记张某主持。") == ["李某某", "王某"]
    assert persons("党委书记张某、副市长李四。") == ["张某", "李四"]
    assert persons("联系人：赵某某，电话0000-1234567") == ["赵某某"]
    assert persons("（联系人：孟 某，电话）") == ["孟 某"]


@pytest.mark.parametrize(
    "text", ["高校代表", "全国政协委员", "人大代表", "项目主任", "邀请高校代表、企业代表座谈", "党组书记"]
)
def test_words_before_a_title_are_no_persons(text: str) -> None:
    """高校 and 党组 begin like surnames and are common words."""
    assert persons(text) == []

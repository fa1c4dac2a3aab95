"""The words of a paper made fit for the reply: years, persons, places, rows of a table."""

import pytest

from drafter.draft.adapt import adapt_quote
from drafter.draft.facts import gather_facts
from drafter.draft.times import in_full_years
from drafter.styles import Agency
from tests.drafting import AGENCY, order, passage

_FACTS = gather_facts(order(agency=AGENCY.model_copy(update={"short_name": "云州市水务局"})))


@pytest.mark.parametrize(
    ("sentence", "paper", "reply", "expected"),
    [
        ("今年以来，全市新增泵站3座，比去年多1座。", 2023, 2026, "2023年以来，全市新增泵站3座，比2022年多1座。"),
        ("目前，全市共有泵站12座。", 2023, 2026, "截至2023年，全市共有泵站12座。"),
        ("目前，全市共有泵站12座。", 2026, 2026, "目前，全市共有泵站12座。"),
        ("目前正在建设泵站3座。", 2023, 2026, "截至2023年，正在建设泵站3座。"),
        ("平台已开发完成，正在接入18家单位。", 2025, 2026, "截至2025年，平台已开发完成，正在接入18家单位。"),
        ("5月28日，泵站通水。", 2023, 2026, "2023年5月28日，泵站通水。"),
        ("2023年3月开工，5月完工。", 2023, 2026, "2023年3月开工，5月完工。"),
        ("上半年完成投资3亿元。", 2025, 2026, "2025年上半年完成投资3亿元。"),
        ("全市共有泵站12座。", 2023, 2026, "2023年，全市共有泵站12座。"),
        ("2023年新建泵站3座。全市共有泵站12座。", 2023, 2026, "2023年新建泵站3座。全市共有泵站12座。"),
        ("2017年启动以来，今年最多。", 2023, 2026, "2017年启动以来，今年最多。"),
        ("今年新建泵站3座。", None, 2026, "今年新建泵站3座。"),
        ("明年新建泵站3座。", 2025, None, "2026年新建泵站3座。"),
        ("加强管护。", 2023, 2026, "加强管护。"),
    ],
)
def test_relative_dates_in_the_years_of_the_paper(sentence: str, paper: int | None, reply: int, expected: str) -> None:
    """今年 of a 2023 paper is 2023年; a sentence with years of its own, or an undated paper, is left alone."""
    assert in_full_years(sentence, paper, reply, dates_facts=True) == expected


def test_rules_of_a_policy_are_in_force_undated() -> None:
    """A policy of 2023 still rules: its sentences get no year in front."""
    assert in_full_years("每座补助20万元。", 2023, 2026, dates_facts=False) == "每座补助20万元。"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("（一）强化管护\n1.云州市水务局落实管护员38名。", "我局落实管护员38名。"),
        ("经市水务局审核，云州市共有泵站12座。", "经我局审核，我市共有泵站12座。"),
        ("临澜市水务局来访。", "临澜市水务局来访。"),
        ("云州市水务局长到会。", "云州市水务局长到会。"),
        ("落实《云州市水务局管护办法》，打造“云州市样板”。", "落实《云州市水务局管护办法》，打造“云州市样板”。"),
        ("由云州市财政局拨付。", "由云州市财政局拨付。"),
        ("投资1,200万元,建成3座;已通水.", "投资1,200万元，建成3座；已通水。"),
        ('2025 年 建成"云水"平台(一期).', "2025年建成“云水”平台（一期）。"),
        ("我局工作情况报告如下：建成泵站3座。", "建成泵站3座。"),
        ("二是我们建成泵站3座；三是培训管护员38名。", "我局建成泵站3座；培训管护员38名。"),
    ],
)
def test_words_of_our_own_paper(quote: str, expected: str) -> None:
    """We are 我局 and 我市; titles, quoted names, other bureaus and digits stay as they are."""
    assert adapt_quote(passage(quote), _FACTS) == expected


def test_a_branch_of_a_bureau_and_who_spoke_in_a_meeting() -> None:
    """分局 in its own paper is 我局; of minutes what was said is told, not who said it."""
    branch = gather_facts(order(agency=Agency(name="云州市水务局江陵分局", place="江陵区")))
    assert adapt_quote(passage("建立由分局牵头的会议制度。"), branch) == "建立由我局牵头的会议制度。"
    minutes = passage("张某某介绍，泵站计划2026年5月开工。", "minutes")
    assert adapt_quote(minutes, _FACTS) == "泵站计划2026年5月开工。"


def test_words_of_other_speakers() -> None:
    """Another bureau's 我局 is its name, its 你局 are we, a county's 我县 its place, a province's 我省 全省."""
    opinion = passage("我局将配合你局落实。", "joint_opinion", unit="市财政局")
    assert adapt_quote(opinion, _FACTS) == "该局将配合我局落实。"
    assert adapt_quote(passage("我县建成泵站3座。", place="清河县"), _FACTS) == "清河县建成泵站3座。"
    assert adapt_quote(passage("我省实行阶梯水价。", "policy", place="东澜省"), _FACTS) == "全省实行阶梯水价。"


def test_row_of_a_table_is_a_sentence() -> None:
    """A spreadsheet row is read with its header; one that cannot be paired says nothing."""
    row = passage("供水普及率,%,98.6,99.2", "statistics", header=("指标", "单位", "2024年", "2025年"))
    assert adapt_quote(row, _FACTS) == "供水普及率2024年为98.6%，2025年为99.2%。"
    assert adapt_quote(passage("98.6", "statistics", header=("a", "b")), _FACTS) == ""

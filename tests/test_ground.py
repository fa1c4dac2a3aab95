"""Grounding: what a text claims, and whether sources bear it out: never a digit, unit, date or negation apart."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.ground import Claim, find_claims, ground_text

SOURCE = (
    "云州市财政局安排12,000万元，2024年5月启动，6月5日完工。尚未完成改造120户。市教育局会同市卫健委，"
    "印发《云州市充电设施规划》（云政发[2024]3号）。同月召开会议，次年完成验收。联系人：孟某某。"
)


def states(text: str, *sources: str) -> list[tuple[str, str, str]]:
    """Return kind, quote and state of each claim."""
    return [(one.claim.kind, one.claim.quote, one.state) for one in ground_text(text, sources or (SOURCE,))]


def test_claims_of_every_kind_are_found_in_reading_order() -> None:
    """Figures, dates, titles, document numbers, organisations and persons, none inside another."""
    text = "2024年5月，云州市财政局依据《停车办法》（云政发〔2024〕3号）安排1.2亿元，联系人：孟某某。"
    assert [(claim.kind, claim.quote) for claim in find_claims(text)] == [
        ("date", "2024年5月"),
        ("organisation", "云州市财政局"),
        ("title", "《停车办法》"),
        ("doc_number", "云政发〔2024〕3号"),
        ("figure", "1.2亿元"),
        ("person", "孟某某"),
    ]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("安排12,000万元", "exact"),
        ("安排1.2亿元", "normalised"),
        ("安排１２，０００万元", "normalised"),
        ("安排1.3亿元", "not_found"),
        ("安排12,000万美元", "not_found"),
        ("2024年5月启动", "exact"),
        ("2024年6月5日完工", "normalised"),
        ("2024年6月", "normalised"),
        ("2024年7月", "not_found"),
        ("2024年5月底", "not_found"),
        ("未改造120户", "exact"),
        ("已改造120户", "not_found"),
        ("改造20户", "not_found"),
        ("2025年完成验收", "not_found"),
        ("云州市财政局", "exact"),
        ("云州市教育局", "normalised"),
        ("江陵市财政局", "not_found"),
        ("《云州市充电设施规划》", "exact"),
        ("《充电设施规划》", "not_found"),
        ("云政发〔2024〕3号", "normalised"),
        ("云政发〔2024〕13号", "not_found"),
        ("联系人：孟某某", "exact"),
        ("联系人：赵某某", "not_found"),
    ],
)
def test_a_claim_is_borne_out_only_by_the_same_thing(text: str, state: str) -> None:
    """Width, marks and the way of writing may differ; digits, units, dates, places and negations may not."""
    assert [found for *_, found in states(text)] == [state]


def test_elided_years_and_months_are_filled_in_from_the_date_before() -> None:
    """同月 and 次年 after 2024年6月 are 2024-06 and 2025; without a date before them they stand for themselves."""
    text = "2024年6月开工，同月8日挂牌，次年3月投用，当年年底验收。"
    source = "2024年6月8日挂牌。2025年3月投用。"
    assert states(text, source)[1:3] == [("date", "同月8日", "normalised"), ("date", "次年3月", "normalised")]
    assert states("同月召开会议", "6月召开会议") == [("date", "同月", "not_found")]
    assert states("2023年12月签约，次月开工", "2024年1月开工")[1] == ("date", "次月", "normalised")


def test_an_elided_year_is_not_guessed_over_a_full_stop() -> None:
    """6月5日 in a new sentence may be of any year."""
    assert states("6月5日", "2024年5月启动。其他工程6月5日完工。") == [("date", "6月5日", "exact")]
    assert states("2024年6月5日", "2024年5月启动。其他工程6月5日完工。") == [("date", "2024年6月5日", "not_found")]


def test_list_markers_names_and_own_counts_are_no_claims() -> None:
    """1. opens an item, 5G is a name, 三个方面 counts the text's own parts, 一批 means some."""
    assert find_claims("1.建设5G基站，从三个方面推进一批项目，统一管理。") == ()


def test_a_long_title_is_known_without_its_marks() -> None:
    """A case card prints the title bare; a title that only ends another one's name is not the same."""
    assert states("《关于加强夜市管理的建议》", "案由：关于加强夜市管理的建议") == [
        ("title", "《关于加强夜市管理的建议》", "normalised")
    ]
    assert states("《加强夜市规范管理办法》", "《云州市加强夜市规范管理办法》")[0][2] == "not_found"


def test_the_best_source_counts() -> None:
    """Exact in one source wins over normalised in another."""
    assert states("安排1.2亿元", "安排12000万元", "安排1.2亿元") == [("figure", "1.2亿元", "exact")]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="市财政局安排了1234567890.,万亿元年月日《》（）未。，　 ", max_size=60))
def test_every_claim_is_a_slice_and_bears_itself_out(text: str) -> None:
    """`quote` is text[start:end]; claims do not overlap; a text is its own evidence."""
    claims = find_claims(text)
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
    assert all(first.end <= second.start for first, second in itertools.pairwise(claims))
    assert [one.state for one in ground_text(text, [text])] == ["exact"] * len(claims)


def test_a_claim_is_a_plain_value() -> None:
    """Two claims of the same place are equal."""
    assert Claim("figure", 0, 2, "3个") == Claim("figure", 0, 2, "3个")

"""Which titles name a policy."""

import pytest

from drafter.documents import Span
from drafter.parse.page import Frame, open_page
from drafter.parse.policies import find_policies


def _policies(text: str, proposal_title: Span | None = None, title: Span | None = None) -> list[str]:
    frame = Frame((), title, None, None, (0, len(text)), None, None)
    return [span.text for span in find_policies(open_page(text), frame, proposal_title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("印发《甲市方案》《乙市办法（试行）》，再按《甲市方案》执行", ["《甲市方案》", "《乙市办法（试行）》"]),
        (
            "依据《甲市规划（2021—2030年）》和《中华人民共和国乙法》",
            ["《甲市规划（2021—2030年）》", "《中华人民共和国乙法》"],
        ),
        ("《关于实施《甲法》的意见》", ["《关于实施《甲法》的意见》", "《甲法》"]),
        ("“十四五”规划《建议》提出", ["《建议》"]),
        ("《甲市促进创业十条措施》", ["《甲市促进创业十条措施》"]),
        ("《甲市\n办法》与《甲市办法》", ["《甲市\n办法》"]),
        (
            "印发《甲市三年行动方案（2023—2025年》和《乙规划2021-2025年》",
            ["《甲市三年行动方案（2023—2025年》", "《乙规划2021-2025年》"],
        ),
        ("《甲市办法》（以下简称《办法》），按《办法》执行", ["《甲市办法》"]),
    ],
)
def test_a_policy_is_listed_once_in_reading_order(text: str, expected: list[str]) -> None:
    """Plans, rules, laws and notices count once each; a short form brought in as such is the same paper."""
    assert _policies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "《甲市统计年鉴》",
        "《乙日报》",
        "《丙技能大赛》",
        "《丁调研报告》",
        "《关于加强戊工作的建议》",
        "《关于己的提案》",
        "《论语》",
    ],
)
def test_what_is_no_policy_is_left_out(text: str) -> None:
    """Reports, papers, contests, books and proposals are no policies."""
    assert _policies(text) == []


def test_the_answered_proposal_and_the_title_line_are_left_out() -> None:
    """The proposal may be named like a plan; it is still the proposal."""
    text = "《甲方案》的答复\n您提出的《乙方案》收悉"
    start = text.index("乙")
    assert _policies(text, Span("乙方案", start, start + 3), Span(text[:8], 0, 8)) == []

"""The same evidence arranged by each style: sections, parts, steps, lists and what is numbered."""

import pytest

from tests.drafting import AHEAD, DONE, PLATFORM, digest, drafted, order, passage, told

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("style", "shape"),
    [
        ("default", [("关于加快老旧供水管网改造的建议", [])]),
        ("three_steps", [("关于“加快老旧供水管网改造”", ["工作开展情况", "下一步工作安排"])]),
        ("checklist", [("加快老旧供水管网改造", [])]),
        ("overview", [("总体工作情况", []), ("关于加快老旧供水管网改造", [])]),
    ],
)
async def test_architecture_of_the_style(style: str, shape: list[tuple[str, list[str]]]) -> None:
    """逐条, 三段式, 清单 and 总体→逐条→下一步 arrange the same evidence in their own way."""
    shared = passage("全市供水普及率达到99.2%。", start=90, number=3, score=5)
    placed = order({"A1": (DONE, AHEAD, shared), "A2": (PLATFORM, shared), "A3": ()}, style=style)
    draft = await drafted(placed)
    headings = [(section.heading, [child.heading for child in section.children]) for section in draft.sections]
    assert headings[: len(shape)] == shape
    assert "".join(told(section) for section in draft.sections).count("99.2%") == 1


async def test_overview_gathers_next_steps_at_the_end() -> None:
    """总体→逐条→下一步: what comes next is one numbered list in the last section."""
    ahead = passage("接入水厂12座。", "plan", file="工作要点.txt", start=40, number=4, score=5)
    placed = order({"A1": (DONE, AHEAD), "A2": (PLATFORM, ahead), "A3": ()}, style="overview")
    draft = await drafted(placed)
    assert (draft.sections[-1].heading, told(draft.sections[-1])) == (
        "下一步工作安排",
        "我局将重点做好以下工作：一是改造老旧供水管网50公里。二是接入水厂12座。",
    )


async def test_overview_in_parts_names_each_ask_over_its_steps() -> None:
    """With numbered parts, the last section has one part an ask, under the ask's words, its steps in a series."""
    ahead = passage("新建加压泵站3座。修订供水管理办法。", "plan", file="工作要点.txt", start=40, number=4, score=8)
    style = order(style="overview").style.model_copy(update={"parts": True})
    draft = await drafted(order({"A1": (DONE, ahead), "A2": (PLATFORM,), "A3": ()}, style=style))
    assert [(part.heading, told(part)) for part in draft.sections[-1].children] == [
        ("加快老旧供水管网改造", "一是新建加压泵站3座。二是修订供水管理办法。")
    ]


async def test_list_labels_what_was_done_and_what_comes() -> None:
    """清单: every ask has 办理情况 and 下一步安排."""
    draft = await drafted(order({"A1": (DONE, AHEAD)}, style="checklist"))
    assert told(draft.sections[0]) == (
        "办理情况：2025年，全市改造老旧供水管网42公里，完成投资8600万元。\n下一步安排：我局将改造老旧供水管网50公里。"
    )


async def test_single_ask_needs_no_number() -> None:
    """A letter with one ask has no 一、 without 二、; in parts, the parts become the sections."""
    plain = await drafted(order({"A1": (DONE, AHEAD)}, given=digest("改造管网")))
    assert [section.heading for section in plain.sections] == [""]
    parts = await drafted(order({"A1": (DONE, AHEAD)}, given=digest("改造管网"), style="three_steps"))
    assert [(section.heading, section.ask_id) for section in parts.sections] == [
        ("工作开展情况", "A1"),
        ("下一步工作安排", "A1"),
    ]


async def test_steps_numbered_by_a_family_that_is_no_series() -> None:
    """With 1. as the points of a part, every step is a numbered paragraph of its own."""
    style = order(style="three_steps").style.model_copy(update={"points": "1."})
    ahead = passage("改造老旧供水管网50公里。建设加压泵站3座。", "plan", file="工作要点.txt", number=2, score=8)
    draft = await drafted(order({"A1": (DONE, ahead), "A2": ()}, style=style))
    steps = draft.sections[0].children[1]
    assert [(step.heading, told(step)) for step in steps.children] == [
        ("", "我局将改造老旧供水管网50公里。"),
        ("", "建设加压泵站3座。"),
    ]


async def test_account_without_next_steps_is_numbered_in_a_style_of_parts() -> None:
    """Where a section has nothing ahead, its sentences are numbered paragraphs (if headings run in)."""
    more = passage("建成加压泵站3座。其中，城区2座。", start=60, number=2, score=8)
    opinion = passage(
        "2026年安排改造资金1200万元。我局将加强监管。", "joint_opinion", file="意见.txt", unit="市财政局", score=8
    )
    own_line = order(style="three_steps").style
    run_in = own_line.model_copy(update={"heading_forms": ("own_line", "run_in")})
    plain = await drafted(order({"A1": (DONE, more, opinion), "A2": ()}, style=own_line))
    assert plain.sections[0].children == ()
    draft = await drafted(order({"A1": (DONE, more, opinion), "A2": ()}, style=run_in))
    assert [(child.heading, told(child)) for child in draft.sections[0].children] == [
        ("", "2025年，全市改造老旧供水管网42公里，完成投资8600万元。"),
        ("", "建成加压泵站3座。其中，城区2座。"),
        ("", "市财政局意见：2026年安排改造资金1200万元。该局将加强监管。"),
    ]


async def test_account_numbered_as_a_series() -> None:
    """A style that numbers what was done says 一是, 二是 in its part of accounts."""
    style = order(style="three_steps").style.model_copy(update={"told_points": True})
    more = passage("建成加压泵站3座。", start=60, number=3, score=8)
    draft = await drafted(order({"A1": (DONE, more, AHEAD), "A2": ()}, style=style))
    assert told(draft.sections[0].children[0]) == (
        "一是2025年，全市改造老旧供水管网42公里，完成投资8600万元。二是建成加压泵站3座。"
    )

"""Headings that a sign, a space, a letter or a turn of words sets off; labels of forms are none."""

from tests.letter_bodies import headings_of, outline_of


def test_brackets_around_a_heading_stay_out_of_its_words() -> None:
    """【…】 on a line or before its text, after a table's row too; the slice spans the opening bracket."""
    text = (
        "【总体情况】\n全市建成站点300个。\n区域\t数量\n合计\t300\n【关于优化站点布局】\n我局已编制规划。\n"
        "【关于“一张网”】已接入平台。"
    )
    assert outline_of(text) == [(1, "", "总体情况"), (1, "", "关于优化站点布局"), (1, "", "关于“一张网”")]
    assert [text[heading.start : heading.end] for heading in headings_of(text)] == [
        "【总体情况",
        "【关于优化站点布局",
        "【关于“一张网”",
    ]


def test_one_line_in_brackets_is_no_heading() -> None:
    """【打印本页】【字体：大 中 小】, a single mark and the gaps of a draft number nothing."""
    assert outline_of("您好。\n【待补：材料中没有依据】\n【待核实：数据】\n此复。") == []
    assert outline_of("【B】\n您提出的建议收悉。\n【字体：大 中 小】\n【打印本页】\n此复。") == []


def test_items_behind_dashes_are_entries() -> None:
    """——, in adjacent paragraphs, one deeper than what encloses them; the line under a title is none."""
    text = "一、工程安排\n工程分两步：\n——第一期为东片水厂。已建成。\n——第二期为西片管网。正在设计。\n二、结语\n如上。"
    assert outline_of(text) == [
        (1, "一、", "工程安排"),
        (2, "——", "第一期为东片水厂"),
        (2, "——", "第二期为西片管网"),
        (1, "二、", "结语"),
    ]
    assert outline_of("——2024年1月5日在全体会议上\n——在青岭县\n各位代表。") == []


def test_letters_hold_bracketed_numbers() -> None:
    """A. holds （1） and （2） as 1. does, and B. follows it."""
    text = (
        "A.请县商务局引导业态\n（1）编制规划。\n（2）发放补贴。\nB.请县城管局规范秩序\n（1）设置摊位。\n（2）新建公厕。"
    )
    assert [(level, marker) for level, marker, _ in outline_of(text, "proposal")] == [
        (1, "A."),
        (2, "（1）"),
        (2, "（2）"),
        (1, "B."),
        (2, "（1）"),
        (2, "（2）"),
    ]


def test_run_in_heading_may_tell_of_a_turn() -> None:
    """管护由“没人管”变为“专人管”。 opens its paragraph; the quotations do not hide its stop."""
    text = (
        "管护由“没人管”变为“专人管”。全县聘用护路员120名，落实经费80万元。\n"
        "出行从“走得了”转向“走得好”。开通班线15条，覆盖全部行政村。"
    )
    assert outline_of(text) == [(1, "", "管护由“没人管”变为“专人管”"), (1, "", "出行从“走得了”转向“走得好”")]


def test_list_in_a_sentence_may_follow_its_verb() -> None:
    """具体表现为1、…；2、…；3、…. numbers three points."""
    text = "不足依然存在，具体表现为1、人员不足，缺口20名；2、设备老化，超期6台；3、经费偏紧，缺口80万元。"
    assert outline_of(text) == [
        (1, "1、", "人员不足，缺口20名"),
        (1, "2、", "设备老化，超期6台"),
        (1, "3、", "经费偏紧，缺口80万元"),
    ]


def test_year_range_may_follow_a_number() -> None:
    """1.2019-2023年… is item 1."""
    text = "1.2019-2023年安排资金420万元。\n2.2022至2023年安排资金60万元。\n3.其余由乡镇自筹。"
    assert [marker for _, marker, _ in outline_of(text)] == ["1.", "2.", "3."]


def test_labels_of_a_form_are_no_headings() -> None:
    """理由：, 填表日期：…, 承办人及联系电话：… and the notes below a form."""
    text = (
        "理由：\n三个镇的垃圾桶不足，清运不及时，群众反映较多。\n填表日期：2024年1月16日\n承办负责人：甲某某，联系电话见附件所列内容\n"
        "承办人及联系电话：乙某某，联系电话见附件所列内容\n注：1.一事一议；2.附议代表须签名。"
    )
    assert outline_of(text, "proposal") == []


def test_colon_and_dash_may_mark_a_run_in_heading() -> None:
    """加大资金投入：… and ——强化人才支撑。… beside each other."""
    text = "加大资金投入：近三年累计安排资金1.2亿元。\n——强化人才支撑。引进高层次人才100名。"
    assert outline_of(text) == [(1, "", "加大资金投入"), (1, "", "强化人才支撑")]


def test_a_space_closes_the_names_of_a_series() -> None:
    """（一）治理“旧账” 自2019年…: a space stands for the full stop where half of the series has one."""
    text = (
        "（一）治理“旧账” 自2019年开展治理以来，全区47所全部完成移交。\n"
        "（二）不欠“新账” 严格落实要求，今年计划新建12所，已开工9所。"
    )
    assert outline_of(text) == [(1, "（一）", "治理“旧账”"), (1, "（二）", "不欠“新账”")]


def test_a_space_inside_a_name_of_two_halves_stays() -> None:
    """坚持规划引领 优化空间布局 is one name."""
    text = "一、坚持规划引领 优化空间布局。编制规划，统筹推进。\n二、坚持项目带动 加快产业升级。建设项目，带动发展。"
    assert [name for _, _, name in outline_of(text)] == ["坚持规划引领 优化空间布局", "坚持项目带动 加快产业升级"]


def test_parallel_statements_under_a_heading_are_headings() -> None:
    """Three neighbours that open with a short statement, or two that name a lack, right under a heading."""
    text = (
        "一、主要问题\n设施薄弱。冷库八成以上集中在城区，短板明显。\n标准不统一。追溯信息不互通，“断链”时有发生。\n"
        "二、下一步打算\n我局将继续推进。"
    )
    assert outline_of(text) == [
        (1, "一、", "主要问题"),
        (2, "", "设施薄弱"),
        (2, "", "标准不统一"),
        (1, "二、", "下一步打算"),
    ]


def test_statements_in_prose_are_no_headings() -> None:
    """群众反映强烈。 opens a sentence of prose, not a section."""
    text = "停车问题事关民生。近年来多次研究解决方案。\n群众反映强烈。不少居民晚上找不到车位，只能停在路边。"
    assert outline_of(text) == []

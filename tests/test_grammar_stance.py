"""How far a sentence says a thing has come; rows, leads and steps."""

import pytest

from drafter.documents import Stance
from drafter.grammar.lead import without_lead
from drafter.grammar.sheetrow import row_sentence
from drafter.grammar.stance import read_stance
from drafter.grammar.step import opens_step


@pytest.mark.parametrize(
    ("sentence", "kind", "stance"),
    [
        ("截至2024年底，全市已建成充电桩3200个。", "report", "done"),
        ("对首次认定的高新技术企业给予20万元奖励。", "policy", "done"),
        ("已将该项目纳入年度计划。", "report", "done"),
        ("加强宣传引导。", "report", "done"),
        ("目前正在开展选址。", "report", "doing"),
        ("持续优化服务。", "report", "doing"),
        ("2024年新增高企80家，力争2025年新增100家。", "report", "doing"),
        ("该项目已完成前期工作，将于5月开工。", "minutes", "doing"),
        ("下一步，我局将会同有关部门完成管网改造。", "report", "planned"),
        ("新建充电桩500个。", "plan", "planned"),
        ("2026年9月底前平台上线运行。", "report", "planned"),
        ("2024年底前已全部完成。", "report", "done"),
        ("2026年，我局将新增充电口3万个，10月底前完成。", "report", "planned"),
        ("力争2025年底前新建5个，投资200万元。", "report", "planned"),
        ("到2025年，充电桩达到5000个。", "policy", "planned"),
        ("受县级财力限制，短期内难以实现。", "reply", "deferred"),
        ("待国家政策明确后再研究。", "reply", "deferred"),
        ("根据规定，未经国家批准各地不得自行扩大试点。", "reply", "declined"),
        ("您的建议我们将留作参考。", "reply", "reference"),
        ("争取国债资金3.2亿元，支持项目12个。", "report", "done"),
        ("争取上级资金支持。", "report", "planned"),
        ("下一步将争取国债资金3亿元。", "report", "planned"),
        ("目前，正在研究设立基金，首期规模拟定10亿元。", "report", "doing"),
        ("新增班次60个。", "outlook", "planned"),
    ],
)
def test_stance_of_a_sentence(sentence: str, kind: str, stance: Stance) -> None:
    """Modal words decide; where there is none, the kind of paper does."""
    assert read_stance(sentence, kind) == stance


def test_target_of_a_past_year_is_a_result() -> None:
    """到2021年达到… in a paper of 2025 reports; in one of 2020 it promises."""
    assert read_stance("到2021年，充电桩达到5000个。", "report", year=2025) == "done"
    assert read_stance("到2021年，充电桩达到5000个。", "report", year=2020) == "planned"


@pytest.mark.parametrize(
    ("line", "header", "year", "sentence"),
    [
        (
            "高新技术企业数,家,530,642,21.1",
            ("指标", "单位", "2024年", "2025年", "同比增长（%）"),
            None,
            "高新技术企业数2024年为530家，2025年为642家，同比增长21.1%。",
        ),
        (
            "社区养老服务站（个）,318,40",
            ("项目", "数量", "当年新增", "备注"),
            2021,
            "2021年社区养老服务站为318个，当年新增40个。",
        ),
        ("研发经费,亿元,1,230.5", ("指标", "单位", "2024年"), None, "研发经费2024年为1,230.5亿元。"),
        ("2024,清河县,85%", ("年份", "县区", "签约率"), None, "2024年清河县签约率85%。"),
        ("甲,乙,丙", ("一列",), None, ""),
        ("清河县,江陵区", ("县区", "邻县"), None, ""),
    ],
)
def test_row_as_a_sentence(line: str, header: tuple[str, ...], year: int | None, sentence: str) -> None:
    """A row reads as its header says, every digit kept; what does not pair up says nothing."""
    assert row_sentence(line, header, year=year) == sentence


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ("二是同时，加强监管。", "加强监管。"),
        ("（一）1.完善制度。", "完善制度。"),
        ("加强监管。", "加强监管。"),
        ("一是", "一是"),
    ],
)
def test_lead_of_a_sentence(sentence: str, bare: str) -> None:
    """Markers and joining words go, and nothing is left empty."""
    assert without_lead(sentence) == bare


def test_step_or_noun() -> None:
    """A verb of doing opens a step, also behind a date; a noun does not."""
    assert opens_step("2026年6月底前完成选址")
    assert opens_step("积极推动合作银行开发产品")
    assert not opens_step("充电设施建设纳入改造内容")

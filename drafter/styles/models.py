"""What an agency, a case and a style say: frozen, a wrong key is an error, not a silent nothing.

The defaults of `Style` are the shipped `prompts/styles/default.toml`; a test holds them equal, so that a style file
needs to name only what differs.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

HeadingForm = Literal["own_line", "run_in"]  # 独占一行 · 接排（标题后句号，正文接着写）
Architecture = Literal["item_by_item", "overview", "list"]  # 逐条 · 总体→逐条→下一步 · 清单
Unit = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]  # the name of a bureau
EndPart = Literal["signature", "date", "contact", "disclosure"]  # 署名 · 成文日期 · 联系人 · 公开属性


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Agency(_Settings):
    """The bureau that answers (agency.toml)."""

    name: str = Field(min_length=1)  # full name: 云州市科学技术局
    place: str = Field(min_length=1)  # 云州市
    contact_name: str | None = None
    phone: str | None = None
    doc_prefix: str | None = None  # 云科提
    short_name: str | None = None
    level: Literal["省", "市", "县", "区"] | None = None
    signer: str | None = None  # 签发人: taken, never printed; a letter to a deputy bears none (GB/T 9704-2012, 7.2.6)
    cc: tuple[Unit, ...] = ()
    disposition_scheme: str = "abc"
    disclosure: str | None = None
    style: str = "default"
    masthead: str | None = None


class Case(_Settings):
    """What the 交办单 says of one letter (case.toml)."""

    proposal_number: str | None = None
    session: str | None = None
    assigned_on: dt.date | None = None  # 交办日期
    extended: bool = False
    role: Literal["lead", "joint", "separate"] = "lead"  # 主办 · 会办 · 分办
    lead_unit: str | None = None
    co_handlers: tuple[Unit, ...] = ()
    our_asks: tuple[str, ...] | None = None
    contacted_on: dt.date | None = None
    contact_mode: str | None = None
    opinion: str | None = None
    doc_serial: str | None = None
    disclosure: str | None = None


class TitleForms(_Settings):
    """Title patterns by case; never 关于对, never a doubled 文种."""

    npc: str = "关于{{ session }}第{{ number }}号建议的答复"
    cppcc: str = "关于{{ session }}第{{ number }}号提案的答复"
    joint_npc: str = "关于{{ session }}第{{ number }}号建议的会办意见"
    joint_cppcc: str = "关于{{ session }}第{{ number }}号提案的会办意见"


class Opening(_Settings):
    """Opening formulae; Jinja, fields in `styles.formula.FIELDS`."""

    reply: str = (
        "{{ pronoun }}提出的《{{ proposal_title }}》（第{{ number }}号）收悉。"
        "{% if co_handlers %}经商{{ co_handlers }}，{% else %}经研究，{% endif %}现答复如下："
    )
    joint: str = (
        "{{ session }}第{{ number }}号{{ kind_word }}《{{ proposal_title }}》收悉。"
        "现就涉及{{ we }}职责的内容，提出会办意见如下："
    )


class Closing(_Settings):
    """Closing formulae; empty = none."""

    reply: str = (
        "感谢{{ pronoun }}对{{ place_word }}{{ field }}工作的"
        "{% if declined %}关心、理解和支持{% else %}关心和支持{% endif %}，欢迎继续提出宝贵意见建议！"
    )
    joint: str = "以上意见，供{{ lead_pronoun }}答复时参考。"


class Style(_Settings):
    """How a reply is laid out and worded (prompts/styles/<name>.toml)."""

    name: str = "default"
    note: str = "逐条答复：一项建议一个标题"
    numbering: tuple[str, ...] = ("一、", "（一）", "1.", "一是")  # one sample marker a level, outermost first
    heading_forms: tuple[HeadingForm, ...] = ("own_line", "run_in", "run_in", "run_in")
    heading_length: int = Field(default=28, ge=6, le=60)  # characters of an ask in a heading
    echo: str = "关于{{ ask }}的建议"  # how a heading names its ask
    architecture: Architecture = "item_by_item"
    parts: bool = False  # each section split into numbered 已做 and 将做 parts, at the second level
    points: str = "一是"  # marker of a series of steps inside a section; "" = none
    told_points: bool = False  # what was done is numbered in that series too
    section_length: int = Field(default=600, ge=80, le=4000)  # characters a section aims at
    many_proposers: int = Field(default=3, ge=1)  # more than so many: 李某某等5名代表
    end_block: tuple[EndPart, ...] = ("signature", "date", "contact", "disclosure")
    title: TitleForms = TitleForms()
    opening: Opening = Opening()
    closing: Closing = Closing()
    we: str = "我们"  # 我局, 我委 …; drafting sets it from the agency

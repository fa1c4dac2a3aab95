"""Style, agency and case, from TOML. A wrong key is an error, not a silent nothing."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Agency(_Settings):
    """The bureau that answers (agency.toml)."""

    name: str  # full name: 云州市科学技术局
    place: str  # 云州市
    contact_name: str | None = None
    phone: str | None = None
    doc_prefix: str | None = None  # 云科提
    short_name: str | None = None
    level: Literal["省", "市", "县", "区"] | None = None
    signer: str | None = None
    cc: tuple[str, ...] = ()
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
    role: Literal["lead", "joint", "separate"] = "lead"
    lead_unit: str | None = None
    co_handlers: tuple[str, ...] = ()
    our_asks: tuple[str, ...] | None = None
    contacted_on: dt.date | None = None
    contact_mode: str | None = None
    opinion: str | None = None
    doc_serial: str | None = None
    disclosure: str | None = None


class Style(_Settings):
    """How a reply is laid out and worded (prompts/styles/<name>.toml)."""

    name: str = "default"
    numbering: tuple[str, ...] = ("一、", "（一）", "1.", "一是")  # one sample marker a level, outermost first

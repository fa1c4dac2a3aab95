"""What a model may say. ASCII keys, every property required, nothing else accepted.

The JSON schema sent to a server is made from these classes in the portable subset (no bounds, no patterns, no
defaults, no unions of objects); field descriptions are part of the prompt. Bounds are checked here after the reply.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PointSaid(_Said):
    """One heading in one line."""

    heading: int = Field(description="标题编号，取自给出的标题清单")
    summary: str = Field(description="一句话概括该标题下的内容，不超过60字，不照抄")
    sentences: list[int] = Field(description="所依据的句子编号")


class AskSaid(_Said):
    """One thing the proposer asks for."""

    text: str = Field(description="建议事项，一句话")
    sentences: list[int] = Field(description="所依据的句子编号")


class CommitmentSaid(_Said):
    """One promise."""

    commitment: int = Field(description="承诺编号，取自给出的承诺清单")
    owner: str | None = Field(description="责任单位，原文未写则为null")
    due: str | None = Field(description="完成时限，原文未写则为null")


class SummaryReply(_Said):
    """What this letter says and asks. A model writes the fields in this order: parts first, the whole last."""

    asks: list[AskSaid] = Field(description="建议事项清单，没有则为空")
    points: list[PointSaid] = Field(description="逐个标题概括")
    commitments: list[CommitmentSaid] = Field(description="承诺的责任单位与时限，没有则为空")
    summary: str = Field(description="全文概括，不超过100字")


class MergeReply(_Said):
    """The whole of a letter that was read in parts."""

    summary: str = Field(description="全文概括，不超过100字")


StanceSaid = Literal["done", "doing", "planned", "deferred", "reference", "declined"]


class ParagraphSaid(_Said):
    """A paragraph and the passages it rests on."""

    text: str = Field(description="一段正文")
    evidence: list[str] = Field(description="所依据的材料编号，如E1")


class SectionReply(_Said):
    """What is answered to one ask."""

    stance: StanceSaid | None = Field(description="办理情况")
    paragraphs: list[ParagraphSaid] = Field(description="答复正文")

"""`drafter summarize`: the structured summary of a letter."""

import asyncio
from typing import Annotated, Literal

import typer

from drafter.cli import options as opt
from drafter.cli.output import deliver, page_width, remark, to_json, wants_colour

Form = Annotated[
    Literal["text", "json", "md", "html"] | None,
    typer.Option("--format", help="text（默认）、json、md、html；不写时按 -o 的后缀"),
]
_BY_SUFFIX = {".json": "json", ".md": "md", ".html": "html", ".htm": "html"}


def summarize(
    letter: opt.LetterPath,
    *,
    engine: opt.Engine = None,
    form: Form = None,
    output: opt.Output = None,
    config: opt.Config = None,
    model: opt.Model = None,
    base_url: opt.BaseUrl = None,
    mask: opt.Masked = None,
    fallback: opt.Fallback = None,
    max_tokens_total: opt.Budget = None,
    allow_marked: opt.AllowMarked = False,
    verbose: opt.Verbose = False,
) -> None:
    """概括一件来文或复文：事项、要点、数据、承诺，逐条注明所据句子。

    例：drafter summarize 提案089.docx；drafter summarize 提案089.docx --format json -o 089.json
    """
    from drafter.cli.engine import opened_engine, settings_of
    from drafter.documents import Digest
    from drafter.pipeline.opening import open_letter, reading_report
    from drafter.render import digest_html, digest_markdown, digest_text
    from drafter.summarize import summarize_letter

    settings = settings_of(
        config,
        engine=engine,
        model=model,
        base_url=base_url,
        mask=mask,
        fallback=fallback,
        max_tokens_total=max_tokens_total,
        allow_marked=allow_marked or None,
    )

    async def made() -> Digest:
        parsed = open_letter(letter)
        if verbose:
            for line in reading_report(parsed):
                remark(line)
        async with opened_engine(settings) as chosen:
            return await summarize_letter(parsed, chosen)

    digest = asyncio.run(made())
    chosen_form = form or _BY_SUFFIX.get(output.suffix.lower() if output else "", "text")
    if chosen_form == "text":
        deliver(digest_text(digest, colour=wants_colour(output), width=page_width(output)), output)
    else:
        written = {"json": to_json, "md": digest_markdown, "html": digest_html}[chosen_form](digest)
        deliver(written, output)
    if digest.provenance.fallback:
        remark(f"提示：大模型未能处理（{digest.provenance.fallback}），本结果由内置规则给出")
        raise typer.Exit(3)

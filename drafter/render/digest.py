"""What a person reads of a digest, in the same words and order in every form."""

from collections.abc import Iterable, Iterator

from drafter.documents import Digest, Provenance
from drafter.render.labels import ENGINES, GENRES, MATTERS, PROPOSERS


def header_rows(digest: Digest) -> Iterator[tuple[str, str]]:
    """Yield (label, words) of what a letter says about itself; what it does not say is left out."""
    matter = f"（{MATTERS[digest.matter]}）" if digest.matter else ""
    kind = f"（{PROPOSERS[digest.proposer_kind]}）" if digest.proposer_kind else ""
    contact = digest.contact
    rows = (
        ("类型", GENRES[digest.genre] + matter),
        ("标题", digest.title and digest.title.text),
        ("案由", digest.proposal_title and digest.proposal_title.text),
        ("届次", digest.session and digest.session.text),
        ("编号", digest.proposal_number and digest.proposal_number.text),
        ("提出人", "、".join(span.text for span in digest.proposers) + kind if digest.proposers else None),
        ("主送", "、".join(span.text for span in digest.addressees)),
        ("发文字号", digest.doc_number and digest.doc_number.text),
        *_signed(digest),
        ("会办单位", "、".join(span.text for span in digest.co_handlers)),
        ("办理结果", digest.disposition and digest.disposition.text),
        ("成文日期", digest.issue_date and digest.issue_date.date),
        ("公开属性", digest.disclosure and digest.disclosure.text),
        ("联系人", contact and " ".join(span.text for span in (contact.name, contact.phone) if span)),
        ("抄送", "、".join(span.text for span in digest.cc)),
    )
    for label, words in rows:
        if words:
            yield label, " ".join(words.split())


def _signed(digest: Digest) -> Iterator[tuple[str, str]]:
    """Yield the issuer: of a proposal the body that signed it, where it is not the proposer named already."""
    issuer = digest.issuer
    if issuer is None:
        return
    if digest.genre != "proposal":
        yield "承办单位", issuer.text
    elif issuer.text not in {span.text for span in digest.proposers}:
        yield "署名", issuer.text


def id_ranges(ids: Iterable[int]) -> str:
    """Return sentence ids as a person writes them: 3, 4, 5, 9 → 3—5、9."""
    runs: list[list[int]] = []
    for number in sorted(set(ids)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)


def made_by(provenance: Provenance) -> str:
    """Return what made a result, in one line."""
    parts = [ENGINES.get(provenance.engine, provenance.engine)]
    parts += [part for part in (provenance.model, provenance.prompt) if part]
    if provenance.calls:
        tokens = provenance.prompt_tokens + provenance.completion_tokens
        parts.append(f"调用{provenance.calls}次，{tokens}词元，{provenance.seconds:.1f}秒")
    if provenance.fallback:
        parts.append("模型未能完成，由规则引擎代做")
    return " · ".join(parts)


def support(digest: Digest) -> str:
    """Return how many of the digest's claims its sentences bear out."""
    grounding = digest.grounding
    return f"概括中的事实{grounding.claims}处，原文可核对{grounding.supported}处"


def or_dash(words: str | None) -> str:
    """Return the words, or a dash where the letter does not say."""
    return words or "—"


def plain(words: str) -> str:
    """Return the words on one line."""
    return " ".join(words.split())

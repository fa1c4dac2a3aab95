"""What a recorded run is worth, counted from the recordings themselves and from what the pipeline made of them."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from drafter.documents import Digest, Draft, Letter, Section
from drafter.engines.model.judge import read_reply
from drafter.ground import ground_text
from drafter.schemas import MergeReply, SummaryReply

Recording = Mapping[str, Any]

_SENTENCE_ID = re.compile(r"^\[(\d+)\]", re.MULTILINE)
_PASSAGE_ID = re.compile(r"^\[(E\d+)\]", re.MULTILINE)
_MARK = re.compile(r"E\d+")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_FIRST_TURNS = 2  # system and user; a repair adds two
_PLACES = 10**4


@dataclass(slots=True)
class Counted:
    """So many of so many."""

    hits: int = 0
    of: int = 0

    def add(self, hits: int, of: int = 1) -> None:
        """Count some more."""
        self.hits += hits
        self.of += of

    @property
    def share(self) -> float:
        """Return the share, cut to four places; 1 where nothing was counted."""
        return math.floor(self.hits / self.of * _PLACES) / _PLACES if self.of else 1.0


@dataclass(slots=True)
class Cost:
    """What one kind of question came to; tokens as the server counted them."""

    units: int = 0  # letters, or asks answered
    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def add(self, recordings: Sequence[Recording], units: int) -> None:
        """Add the calls of some units."""
        self.units += units
        self.calls += len(recordings)
        self.prompt_tokens += sum(one["usage"]["prompt_tokens"] for one in recordings)
        self.completion_tokens += sum(one["usage"]["completion_tokens"] for one in recordings)


@dataclass(slots=True)
class Measured:
    """The measures of a run by name; in each, more is better."""

    counts: dict[str, Counted] = field(default_factory=dict)
    summaries: Cost = field(default_factory=Cost)
    answers: Cost = field(default_factory=Cost)

    def count(self, name: str, hits: int, of: int = 1) -> None:
        """Count under a name."""
        self.counts.setdefault(name, Counted()).add(hits, of)

    @property
    def shares(self) -> dict[str, float]:
        """Return every measure as a share."""
        return {name: counted.share for name, counted in self.counts.items()}


def measure_all(run: Sequence[tuple[Letter, Digest, Draft | None, Sequence[Recording]]]) -> Measured:
    """Return the measures of a run: each letter, its digest, its draft where there is one, its recordings in order."""
    measured = Measured()
    for letter, digest, draft, recordings in run:
        asked = [one for one in recordings if "response_format" in one["request"]]
        answered = [one for one in recordings if "response_format" not in one["request"]]
        _measure_replies(measured, letter, asked)
        _measure_digest(measured, letter, digest)
        measured.summaries.add(asked, 1)
        if draft is not None:
            _measure_answers(measured, answered)
            _measure_draft(measured, draft)
            firsts = {one["request"]["messages"][-1]["content"].split("上次的回答")[0] for one in answered}
            measured.answers.add(answered, len(firsts))
    return measured


def _measure_replies(measured: Measured, letter: Letter, recordings: Sequence[Recording]) -> None:
    """Count what the model itself said of a letter: valid or not, which ids, which asks."""
    cited_by_asks: set[int] = set()
    for one in recordings:
        messages = one["request"]["messages"]
        merges = one["request"]["response_format"]["json_schema"]["name"] == "MergeReply"
        content = one["reply"]["content"]
        reply: MergeReply | SummaryReply | None
        reply = read_reply(content, MergeReply)[0] if merges else read_reply(content, SummaryReply)[0]
        if len(messages) == _FIRST_TURNS:
            measured.count("schema_valid_first_time", int(reply is not None))
            measured.count("accepted_first_time", 1)
        elif len(messages) == _FIRST_TURNS + 2:
            measured.count("accepted_first_time", -1, 0)  # a repair was asked for: it was not accepted after all
        if isinstance(reply, SummaryReply):
            known = {int(number) for number in _SENTENCE_ID.findall(messages[1]["content"])}
            cited = [number for point in reply.points for number in point.sentences]
            cited += [number for ask in reply.asks for number in ask.sentences]
            measured.count("ids_valid", sum(number in known for number in cited), len(cited))
            cited_by_asks.update(number for ask in reply.asks for number in ask.sentences)
    found = sum(not cited_by_asks.isdisjoint(ask.sentences) for ask in letter.asks)
    measured.count("asks_found", found, len(letter.asks))


def _measure_digest(measured: Measured, letter: Letter, digest: Digest) -> None:
    """Count who gave the parts of a digest, and which figures of its lines their sentences contain."""
    parts = 1 + len(digest.points) + len(digest.asks) + len(digest.commitments)
    by_rules = parts if digest.provenance.fallback else digest.provenance.filled_by_rules
    measured.count("parts_by_the_model", max(parts - by_rules, 0), parts)
    sentences = {one.id: one.text for one in digest.sentences}
    lines = [(digest.summary, [letter.text])]
    lines += [(point.summary, [sentences[number] for number in point.sentences]) for point in digest.points]
    for words, sources in lines:
        states = [found.state for found in ground_text(words, sources) if found.claim.kind == "figure"]
        measured.count("figures_supported", sum(state != "not_found" for state in states), len(states))


def _measure_answers(measured: Measured, recordings: Sequence[Recording]) -> None:
    """Count the evidence marks that name a passage which was shown."""
    for one in recordings:
        known = set(_PASSAGE_ID.findall(one["request"]["messages"][1]["content"]))
        marks = _MARK.findall(one["reply"]["content"])
        measured.count("marks_valid", sum(mark in known for mark in marks), len(marks))


def _measure_draft(measured: Measured, draft: Draft) -> None:
    """Count the sentences of the body without a mark of doubt; gaps are nobody's claim."""
    told = [sentence for words in body(draft.sections) for sentence in _SENTENCE.findall(words)]
    claimed = [sentence for sentence in told if "【待补" not in sentence]
    measured.count("sentences_supported", sum("【待核实" not in one for one in claimed), len(claimed))


def body(sections: Sequence[Section]) -> Iterator[str]:
    """Yield every paragraph of a draft's body."""
    for section in sections:
        yield from (paragraph.text for paragraph in section.paragraphs)
        yield from body(section.children)

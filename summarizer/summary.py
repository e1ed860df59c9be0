"""A short summary above the points, written by a summarization model and held against the text.

The model is given the sentences that were chosen for the brief: in Chinese, or in their checked
English where it reads English only. A Chinese summary is translated and checked as any text is.
Then each English sentence must pass the checks against the one, two or three chosen sentences that
are nearest to it, which become its sources: what it leaves out is its business, but a figure or a
name that they do not have costs the sentence its place, and that is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import regex

from summarizer.chars import han_runs
from summarizer.drafts import tidy
from summarizer.engines import Completion, Request
from summarizer.links import link
from summarizer.manifest import Manifest
from summarizer.records import Finding, Mark, Point, Sentence, Source
from summarizer.repair import Work
from summarizer.verify import Case, check
from summarizer.verify.support import unsupported_names, words

SUMMARY_TOKENS: Final = 160
MAX_SOURCES: Final = 3
MAY_LACK: Final = frozenset({"figure-missing", "term-missing", "omission"})
"""What a translation must not do, and a summary may: leave something out."""
_SENTENCE_END: Final = regex.compile(r"(?<=[.!?][\"”’)]?)\s+(?=[\p{Lu}\"“‘(])")

Ask = Callable[[Sequence[Request]], Sequence[Completion]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An English sentence of a summary, before it is held against the document.

    zh:      the Chinese that it was translated from, "" where the model wrote English.
    names:   the Chinese names in that.
    failing: an error that its translation has, "" for none.
    """

    en: str
    zh: str = ""
    names: tuple[str, ...] = ()
    failing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was kept, with its sources, and what was not. model: name and digest."""

    points: tuple[Point, ...] = ()
    findings: tuple[Finding, ...] = ()
    model: str = ""


def summarise(
    manifest: Manifest,
    works: Sequence[Work],
    *,
    ask: Ask,
    translate: Callable[[str], Sequence[Proposal]],
) -> Summary:
    """Return a summary of the chosen sentences by a model whose task that is.

    ask:       answers requests with that model.
    translate: Chinese text to checked English sentences.
    """
    reads_chinese = manifest.source[0] == "zh"
    rows = [work for work in works if reads_chinese or not work.failing]
    if not rows:
        return Summary()
    texts = [row.case.sentence.text if reads_chinese else row.draft.en for row in rows]
    text = ("" if reads_chinese else " ").join(texts)
    answer = ask([Request(text=text, max_tokens=SUMMARY_TOKENS)])[0].text
    proposals = (
        translate(answer)
        if manifest.target[0] == "zh"
        else [Proposal(en=tidy(part, "。")) for part in _SENTENCE_END.split(answer) if part.strip()]
    )
    return held(proposals, rows)


def held(proposals: Sequence[Proposal], rows: Sequence[Work]) -> Summary:
    """Keep the proposals that the rows support, and report the others."""
    points: list[Point] = []
    findings: list[Finding] = []
    for proposal in proposals:
        found, why = _supported(proposal, rows)
        if found is None:
            findings.append(_dropped(proposal, why, rows))
        elif found.en not in [point.en for point in points]:
            points.append(found)
    if not proposals:
        findings.append(_dropped(Proposal(en=""), "The model wrote none.", rows))
    return Summary(points=tuple(points), findings=tuple(findings))


def _supported(proposal: Proposal, rows: Sequence[Work]) -> tuple[Point | None, str]:
    """Return the point that a proposal makes with the fewest sources, or why it makes none."""
    if proposal.failing:
        return None, proposal.failing
    near = sorted(rows, key=lambda row: -_nearness(proposal, row))
    why = ""
    for count in range(1, 1 + min(MAX_SOURCES, len(near))):
        sources = sorted(near[:count], key=lambda row: row.case.sentence.index)
        wrong = _wrong(proposal, sources)
        if not wrong:
            return _point(proposal, sources), ""
        why = why or wrong
    return None, why


def _wrong(proposal: Proposal, sources: Sequence[Work]) -> str:
    """Return the first thing that the sources do not bear out, "" for none."""
    case = replace(_together(sources), en=proposal.en)
    strange = [name for name in proposal.names if name not in case.sentence.text]
    if proposal.zh and strange:
        return f"{strange[0]} is not in the Chinese."
    for finding in check(case):
        if finding.kind not in MAY_LACK:
            return finding.message
    if not proposal.zh:
        strange = unsupported_names(case, [work.draft.en for work in sources])
    return f"{strange[0]} is not in the Chinese." if strange else ""


def _together(works: Sequence[Work]) -> Case:
    """Return the cases of several sentences as one; its spans are still those of the document."""
    text = ""
    offsets: list[int] = []
    marks: list[Mark] = []
    for work in works:
        sentence = work.case.sentence
        shift = len(text)
        marks += [
            replace(mark, start=mark.start + shift, end=mark.end + shift)
            for mark in work.case.marks
        ]
        text += sentence.text
        offsets += list(sentence.offsets[: len(sentence.text)])
    first, last = works[0].case.sentence, works[-1].case.sentence
    whole = Sentence(
        index=first.index, start=first.start, end=last.end, zh=text, text=text,
        offsets=[*offsets, last.end], block=first.block,
    )  # fmt: skip
    return Case(sentence=whole, marks=tuple(marks), en="", day=works[0].case.day)


def _point(proposal: Proposal, sources: Sequence[Work]) -> Point:
    case = _together(sources)
    return Point(
        en=proposal.en,
        sources=tuple(
            Source(zh=s.zh, start=s.start, end=s.end) for s in (w.case.sentence for w in sources)
        ),
        links=link(case.sentence, case.marks, proposal.en),
    )


def _nearness(proposal: Proposal, row: Work) -> float:
    """Return how much of a proposal stands in a sentence: 0 to 1."""
    if proposal.zh:
        ours, theirs = _bigrams(proposal.zh), _bigrams(row.case.sentence.text)
    else:
        marked = " ".join(mark.en for mark in row.case.marks)
        ours, theirs = words(proposal.en), words(f"{row.draft.en} {marked}")
    return len(ours & theirs) / len(ours) if ours else 0.0


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _dropped(proposal: Proposal, why: str, rows: Sequence[Work]) -> Finding:
    nearest = max(rows, key=lambda row: _nearness(proposal, row)).case.sentence
    return Finding(
        kind="summary-dropped",
        message=f"A sentence of the summary was left out. {why}",
        severity="warning",
        start=nearest.start,
        end=nearest.end,
        sentence=nearest.index,
    )


def proposals_of(works: Sequence[Work]) -> list[Proposal]:
    """Return the translated sentences of a Chinese summary, with what their checks say."""
    return [
        Proposal(
            en=work.draft.en,
            zh=work.case.sentence.text,
            names=tuple(mark.zh for mark in work.case.marks if mark.term is not None),
            failing=next(
                (f.message for f in work.draft.findings if f.severity == "error"), ""
            ),
        )
        for work in works
        if han_runs(work.case.sentence.text)
    ]  # fmt: skip

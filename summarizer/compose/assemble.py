"""Put points, tables and findings together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from summarizer.annotate import Marks
from summarizer.compose.dateline import dateline
from summarizer.links import link
from summarizer.names import UnlistedName
from summarizer.names.records import ASK
from summarizer.records import (
    Brief,
    Document,
    Figure,
    Finding,
    Mark,
    Name,
    Point,
    Sentence,
    Source,
    TranslatedSentence,
)
from summarizer.repair import Work
from summarizer.summary import Summary

NO_SUMMARY: Final = Summary()
NO_FIGURE_KINDS: Final = frozenset({"date", "period"})
NO_NAME_KINDS: Final = frozenset({"phrase", "industry", "other"})
"""Kinds of built-in entries that are words of the trade, not names; a user's own are all listed."""


def brief(
    *,
    document: Document,
    sentences: Sequence[Sentence],
    marks: Sequence[Marks],
    works: Sequence[Work],
    unlisted: Sequence[UnlistedName],
    headline: str,
    signature: str,
    words: int | None = None,
    summary: Summary = NO_SUMMARY,
) -> Brief:
    """Assemble a brief. works: the chosen sentences in order; marks: of all sentences."""
    kept = _within(works, words)
    points = tuple(_point(work) for work in kept)
    where = {work.case.sentence.index: n for n, work in enumerate(kept)}
    distinct = [s for s in sentences if s.duplicate_of is None]
    return Brief(
        headline=headline,
        points=points,
        figures=tuple(_figures(distinct, marks, where)),
        names=tuple(_names(sentences, marks)),
        findings=(
            *(finding for work in kept for finding in work.draft.findings),
            *summary.findings,
            *_unknown(unlisted, sentences),
        ),
        signature=signature,
        document=document,
        dateline=dateline(sentences, marks),
        summary=summary.points,
        left_out=tuple(_left_out(sentences, where)),
        coverage=len(kept) / len(distinct) if distinct else 0.0,
    )


def paragraphs(sentences: Sequence[TranslatedSentence]) -> str:
    """Return one English paragraph for each Chinese block, a blank line between."""
    blocks = groupby(sentences, key=lambda sentence: sentence.block)
    return "\n\n".join(" ".join(s.en for s in group if s.en) for _, group in blocks)


def _within(works: Sequence[Work], words: int | None) -> list[Work]:
    """Keep points from the front until the words are used up; always at least one."""
    kept: list[Work] = []
    used = 0
    for work in works:
        used += len(work.draft.en.split())
        if words is not None and kept and used > words:
            break
        kept.append(work)
    return kept


def _point(work: Work) -> Point:
    sentence = work.case.sentence
    return Point(
        en=work.draft.en,
        sources=(Source(zh=sentence.zh, start=sentence.start, end=sentence.end),),
        links=link(sentence, work.case.marks, work.draft.en),
    )


def _figures(
    sentences: Sequence[Sentence], marks: Sequence[Marks], where: dict[int, int]
) -> Iterator[Figure]:
    """Yield each distinct figure once, where a point states it or else where it comes first.

    Dates are no figures.
    """
    seen: set[tuple[str, str]] = set()
    for sentence in sorted(sentences, key=lambda s: (s.index not in where, s.index)):
        for mark in marks[sentence.index]:
            quantity = mark.quantity
            if quantity is None or mark.kind in NO_FIGURE_KINDS or quantity.kind == "ordinal":
                continue
            if (mark.zh, mark.en) in seen:
                continue
            seen.add((mark.zh, mark.en))
            start, end = sentence.span(mark.start, mark.end)
            yield Figure(
                zh=mark.zh, en=mark.en, kind=mark.kind, value=quantity.value, unit=quantity.unit,
                bound=quantity.bound, start=start, end=end, point=where.get(sentence.index),
            )  # fmt: skip


def _names(sentences: Sequence[Sentence], marks: Sequence[Marks]) -> Iterator[Name]:
    """Yield each name once, with how often it stands in the document."""
    first: dict[str, tuple[Mark, Sentence]] = {}
    count: dict[str, int] = {}
    for sentence in sentences:
        for mark in marks[sentence.index]:
            if mark.term is not None and not _trade_word(mark):
                first.setdefault(mark.term.zh, (mark, sentence))
                count[mark.term.zh] = count.get(mark.term.zh, 0) + 1
    for zh, (mark, sentence) in first.items():
        start, end = sentence.span(mark.start, mark.end)
        en = mark.term.en if mark.term else mark.en
        yield Name(zh=zh, en=en, count=count[zh], source=mark.source, start=start, end=end)


def _trade_word(mark: Mark) -> bool:
    return mark.source == "builtin" and mark.term is not None and mark.term.kind in NO_NAME_KINDS


def _unknown(names: Sequence[UnlistedName], sentences: Sequence[Sentence]) -> Iterator[Finding]:
    for name in names:
        guessed = name.source in ("guess", "model")
        if guessed or (not name.en and name.confidence >= ASK):
            spot = name.occurrences[0]
            start, end = sentences[spot.text].span(spot.start, spot.end)
            how = f"{name.en} is a guess" if guessed else "its English was left to the model"
            message = f"No glossary has {name.zh}; {how}."
            yield Finding(
                kind="name-unlisted", message=message, severity="info", start=start, end=end,
                sentence=spot.text,
            )  # fmt: skip


def _left_out(sentences: Sequence[Sentence], where: dict[int, int]) -> Iterator[str]:
    """Yield the first words of each paragraph that no point draws on and that repeats nothing."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.block):
        rows = list(group)
        said = {s.index for s in rows} | {s.duplicate_of for s in rows}
        if said & set(where) or all(s.duplicate_of is not None for s in rows):
            continue
        if rows[0].kind in ("paragraph", "item"):
            yield rows[0].text[:24]

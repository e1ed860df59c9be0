"""Put points, tables and findings together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from summarizer.annotate import Marks
from summarizer.compose.dateline import dateline
from summarizer.compose.labels import labels
from summarizer.compose.parties import with_parties
from summarizer.compose.points import groups, point, shortened
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
    Sentence,
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
    statistics: Mapping[str, float] | None = None,
) -> Brief:
    """Assemble a brief. works: the chosen sentences in order; marks: of all sentences."""
    within = _within(works, words)
    chosen = {work.case.sentence.index for work in within}
    kept = [shortened(with_parties(work, sentences, marks, chosen)) for work in within]
    grouped = groups(kept)
    where = {w.case.sentence.index: n for n, group in enumerate(grouped) for w in group}
    distinct = [s for s in sentences if s.duplicate_of is None]
    return Brief(
        headline=headline,
        points=tuple(map(point, grouped)),
        figures=tuple(_figures(distinct, marks, kept, where)),
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
        statistics=statistics or {},
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


def _figures(
    sentences: Sequence[Sentence],
    marks: Sequence[Marks],
    works: Sequence[Work],
    where: Mapping[int, int],
) -> Iterator[Figure]:
    """Yield every figure that a point states, in order, then each other one of the document once.

    Dates are no figures. A figure that its point's English lacks is among the others.
    """
    seen: set[tuple[str, str]] = set()
    stated: set[tuple[int, int]] = set()
    for work in works:
        case, links = work.case, link(work.case.sentence, work.case.marks, work.draft.en)
        said = {(item.start, item.end) for item in links}
        measured = labels(case.sentence, case.marks, work.draft.en, links)
        rows: set[tuple[str, str, str]] = set()
        for mark, span in _quantities(case.sentence, case.marks):
            row = (mark.zh, mark.en, measured.get(span, ""))
            if span in said and row not in rows:
                rows.add(row)
                seen.add(row[:2])
                yield _figure(mark, span, label=row[2], point=where[case.sentence.index])
            stated |= {span} & said
    for sentence in sentences:
        measured = labels(sentence, marks[sentence.index], "", ())
        for mark, span in _quantities(sentence, marks[sentence.index]):
            if span not in stated and (mark.zh, mark.en) not in seen:
                seen.add((mark.zh, mark.en))
                yield _figure(mark, span, label=measured.get(span, ""), point=None)


def _quantities(
    sentence: Sentence, marks: Sequence[Mark]
) -> Iterator[tuple[Mark, tuple[int, int]]]:
    for mark in marks:
        quantity = mark.quantity
        if quantity and mark.kind not in NO_FIGURE_KINDS and quantity.kind != "ordinal":
            yield mark, sentence.span(mark.start, mark.end)


def _figure(mark: Mark, span: tuple[int, int], *, label: str, point: int | None) -> Figure:
    quantity = mark.quantity
    return Figure(
        zh=mark.zh, en=mark.en, kind=mark.kind, value=quantity.value if quantity else "",
        unit=quantity.unit if quantity else "", bound=quantity.bound if quantity else "",
        start=span[0], end=span[1], label=label, point=point,
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


def _left_out(sentences: Sequence[Sentence], where: Mapping[int, int]) -> Iterator[str]:
    """Yield the first words of each paragraph that no point draws on and that repeats nothing."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.block):
        rows = list(group)
        said = {s.index for s in rows} | {s.duplicate_of for s in rows}
        if said & set(where) or all(s.duplicate_of is not None for s in rows):
            continue
        if rows[0].kind in ("paragraph", "item"):
            yield rows[0].text[:24]

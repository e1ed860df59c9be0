"""The stages of an audit in order: prepare -> read -> align -> check -> count."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from summarizer.annotate import Marks, with_names
from summarizer.auditing.alignment import Bead, Unit, align
from summarizer.auditing.anchors import shared
from summarizer.auditing.consistency import inconsistent
from summarizer.auditing.joining import joined, joined_marks
from summarizer.auditing.moves import rejoined
from summarizer.auditing.sources import Source, read_any, require_english
from summarizer.chars import han_count
from summarizer.front import Front, prepare
from summarizer.glossary import Glossary
from summarizer.options import Options
from summarizer.pipeline import release
from summarizer.read import require_chinese
from summarizer.records import Audit, AuditedPair, Document, Finding, Sentence
from summarizer.segment import segment
from summarizer.verify import Case, check

SHORT_HAN: Final = 8
SHORT_WORDS: Final = 6
SHOWN_CHARS: Final = 60
FIGURES: Final = frozenset(
    {"count", "money", "measure", "percent", "points", "ratio", "date", "period"}
)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both documents in sentences, and the marks of the Chinese ones."""

    front: Front
    marks: tuple[Marks, ...]
    english: Document
    sentences: tuple[Sentence, ...]


def audit(
    source: Source,
    english: Source,
    *,
    glossary: Sequence[str | os.PathLike[str] | Glossary] = (),
    builtin: bool = True,
    encoding: str | None = None,
) -> Audit:
    """Check an English text against the Chinese that it should say."""
    target = require_english(read_any(english, encoding=encoding))
    document = require_chinese(read_any(source, encoding=encoding))
    options = Options(glossary=glossary, builtin=builtin, encoding=encoding)
    front = prepare(document, options)
    sides = Sides(front, with_names(front.marks, front.names), target, segment(target))
    beads = _aligned(sides)
    pairs = tuple(_audited(sides, beads))
    findings = (
        *(f for pair in pairs for f in pair.findings),
        *inconsistent(pairs, sides.marks, beads),
    )
    return Audit(
        findings=tuple(sorted(findings, key=lambda finding: (finding.start, finding.end))),
        pairs=pairs,
        summary=_summary(sides, beads, findings),
        signature=f"{release()} | audit | glossary:{front.digests}",
        document=document,
        english=target,
    )


def _aligned(sides: Sides) -> tuple[Bead, ...]:
    found = shared(sides.front.sentences, sides.marks, sides.sentences, sides.english)
    source = [Unit(_weight(s.text), s.block) for s in sides.front.sentences]
    target = [Unit(len(s.text), s.block) for s in sides.sentences]
    return rejoined(align(source, target, found), found)


def _weight(zh: str) -> int:
    """Return the length of a Chinese sentence; four Latin letters count as one character."""
    han = han_count(zh)
    return max(1, han + (len(zh) - han) // 4)


def _audited(sides: Sides, beads: Sequence[Bead]) -> Iterator[AuditedPair]:
    last = (0, 0)
    for bead in beads:
        zh = [sides.front.sentences[i] for i in bead.source]
        en = [sides.sentences[j] for j in bead.target]
        if zh and en:
            pair = _pair(sides, zh, en)
        elif zh:
            pair = _omitted(sides, joined(zh, sides.front.document.text))
        else:
            pair = _added(joined(en, sides.english.text, gap=" "), last)
        if pair.start is not None and pair.end is not None:
            last = (pair.start, pair.end)
        yield pair


def _pair(sides: Sides, zh: Sequence[Sentence], en: Sequence[Sentence]) -> AuditedPair:
    source = joined(zh, sides.front.document.text)
    target = joined(en, sides.english.text, gap=" ")
    case = Case(
        sentence=source,
        marks=joined_marks(zh, [sides.marks[sentence.index] for sentence in zh]),
        en=target.text,
        day=sides.front.document.date,
        free=True,
        document=sides.front.document.text,
    )
    return AuditedPair(
        zh=source.zh,
        en=target.zh,
        start=source.start,
        end=source.end,
        en_start=target.start,
        en_end=target.end,
        findings=tuple(_placed(finding, target) for finding in check(case)),
    )


def _placed(finding: Finding, target: Sentence) -> Finding:
    """Give a finding its place in the English document; the sentence's own where it has none."""
    start, end = target.start, target.end
    if finding.en_start is not None and finding.en_end is not None:
        start, end = target.span(finding.en_start, max(finding.en_start + 1, finding.en_end))
    return replace(finding, en_start=start, en_end=end)


def _omitted(sides: Sides, source: Sentence) -> AuditedPair:
    long = han_count(source.text) >= SHORT_HAN
    finding = Finding(
        kind="sentence-omitted",
        message=f"Not in the English: {_cut(source.zh)}",
        severity="error" if long else "warning",
        start=source.start,
        end=source.end,
        sentence=source.index,
    )
    return AuditedPair(
        zh=source.zh, en="", start=source.start, end=source.end, en_start=None, en_end=None,
        findings=(finding,),
    )  # fmt: skip


def _added(target: Sentence, last: tuple[int, int]) -> AuditedPair:
    finding = Finding(
        kind="sentence-added",
        message=f"Not in the Chinese: {_cut(target.zh)}",
        severity="warning",
        start=last[0],
        end=last[1],
        en_start=target.start,
        en_end=target.end,
    )
    return AuditedPair(
        zh="", en=target.zh, start=None, end=None, en_start=target.start, en_end=target.end,
        findings=(finding,),
    )  # fmt: skip


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN_CHARS else f"{text[: SHOWN_CHARS - 1]}…"


def _summary(sides: Sides, beads: Sequence[Bead], findings: Sequence[Finding]) -> dict[str, int]:
    marks = [mark for row in sides.marks for mark in row]
    return {
        "sentences": len(sides.front.sentences),
        "english_sentences": len(sides.sentences),
        "pairs": sum(bool(bead.source and bead.target) for bead in beads),
        "omitted": sum(not bead.target for bead in beads),
        "added": sum(not bead.source for bead in beads),
        "figures": sum(mark.kind in FIGURES for mark in marks),
        "names": sum(mark.term is not None for mark in marks),
        "errors": sum(finding.severity == "error" for finding in findings),
        "warnings": sum(finding.severity == "warning" for finding in findings),
        "infos": sum(finding.severity == "info" for finding in findings),
    }

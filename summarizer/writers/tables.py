"""What the pages show of a brief's tables; the JSON has them whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

import regex

from summarizer.records import Brief, Document, Figure, Finding, Name, Severity

MAX_OTHER_FIGURES: Final = 12
MAX_NAMES: Final = 25
MIN_BARS: Final = 3
MAX_BARS: Final = 6
MIN_SHARE: Final = Decimal("0.01")
"""Of the longest bar; what is shorter cannot be seen."""
CONTEXT_CHARS: Final = 20
TIMES: Final = frozenset({"s", "min", "h", "d", "wk", "mo", "a", "anniversary"})
"""Units of time, as in quantities/data/measures.tsv: terms of years are not compared in a chart."""
CLAUSE: Final = regex.compile(r"[，,。；;：:！？!?\s]")
WEIGHTY: Final = ("money", "percent", "points", "measure", "count", "ratio")
SOURCES: Final = {
    "glossary": "your glossary",
    "builtin": "built-in glossary",
    "cldr": "Unicode CLDR",
    "cedict": "CC-CEDICT",
    "pinyin": "pinyin",
    "parts": "made of its parts",
    "guess": "a guess, unproved",
    "text": "the document itself",
    "model": "the model, unproved",
    "figure": "computed",
}
SEVERITIES: Final = ("error", "warning", "info")
SEVERITY_WORDS: Final = {"error": "Correct", "warning": "Check", "info": "Note"}
"""What a reader should do about a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of the chart. share: of the longest, over 0 to 1."""

    figure: Figure
    share: float


def figures_stated(brief: Brief) -> tuple[Figure, ...]:
    """Return the figures that the points state, point by point, in the order of the Chinese."""
    return tuple(sorted((f for f in brief.figures if f.point is not None), key=_reading_order))


def figures_besides(brief: Brief) -> tuple[Figure, ...]:
    """Return the weightiest figures that no point states, in the order of the document.

    Those that are known to measure something go before those that are only numbers.
    """
    others = [f for f in brief.figures if f.point is None]
    others.sort(key=lambda figure: (not figure.label, *_weight(figure)))
    return tuple(sorted(others[:MAX_OTHER_FIGURES], key=lambda figure: figure.start))


def chinese(document: Document, figure: Figure) -> str:
    """Return the Chinese of a figure; with its clause where no label says what it measures."""
    if figure.label:
        return figure.zh
    before = CLAUSE.split(document.text[: figure.start])[-1].strip()
    if before:
        return before[-CONTEXT_CHARS:].lstrip("0123456789.%") + figure.zh
    return figure.zh + CLAUSE.split(document.text[figure.end :])[0].strip()[:CONTEXT_CHARS]


def names_shown(brief: Brief) -> tuple[Name, ...]:
    """Return the names that the document has most often, the most frequent first."""
    return tuple(sorted(brief.names, key=lambda name: (-name.count, name.start))[:MAX_NAMES])


def name_source(name: Name) -> str:
    """Return in words where the English of a name is from."""
    return SOURCES.get(name.source, name.source)


def is_proved(name: Name) -> bool:
    """Whether the English of a name is from a glossary or from CLDR."""
    return name.source in ("glossary", "builtin", "cldr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a reader should do, about what, and where. point: from 1; None outside the points."""

    severity: Severity
    todo: str
    text: str
    where: str
    point: int | None = None


def notices(brief: Brief) -> tuple[Notice, ...]:
    """Return what needs attention in a brief: by point, the gravest first, names in one line."""
    found = []
    unlisted = [f for f in brief.findings if f.kind == "name-unlisted" and f.severity == "info"]
    for finding in gravest_first(brief.findings):
        if finding in unlisted and len(unlisted) > 1:
            continue
        point = _point_of(brief, finding)
        place = f"characters {finding.start}–{finding.end} of the Chinese"
        found.append(Notice(
            severity=finding.severity, todo=SEVERITY_WORDS[finding.severity],
            text=finding.message, point=point,
            where=f"point {point}, {place}" if point else place,
        ))  # fmt: skip
    if len(unlisted) > 1:
        text = " ".join(finding.message for finding in unlisted)
        where = f"{len(unlisted)} names that no glossary has"
        found.append(Notice(severity="info", todo="Note", text=text, where=where))
    return tuple(found)


def _point_of(brief: Brief, finding: Finding) -> int | None:
    for number, point in enumerate(brief.points, 1):
        if any(s.start <= finding.start and finding.end <= s.end for s in point.sources):
            return number
    return None


def left_out(brief: Brief) -> str:
    """Return what the points leave out, in words; the Chinese openings of the parts follow it."""
    count = len(brief.left_out)
    if not count:
        return ""
    share = f"The points draw on {brief.coverage:.0%} of the sentences. " if brief.coverage else ""
    parts = "One paragraph has" if count == 1 else f"{count} paragraphs have"
    return f"{share}{parts} no point of {'its' if count == 1 else 'their'} own, beginning:"


def gravest_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings with errors first, else in order."""
    return tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))


def bars(figures: Sequence[Figure]) -> tuple[Bar, ...]:
    """Return bars for the labelled amounts of the one unit that most are in; none if under three.

    An open bound (more than US$60 billion) is drawn at the bound. Of amounts with one label, of
    different periods, only the first: a chart does not say which is which.
    """
    drawn = [f for f in figures if f.kind in ("money", "measure") and f.unit not in TIMES]
    named: dict[tuple[str, str], tuple[Decimal, Figure]] = {}
    for figure in drawn:
        if figure.label and (size := amount(figure)):
            named.setdefault((figure.unit, figure.label), (size, figure))
    units = Counter(unit for unit, _ in named)
    unit = max(units, key=lambda unit: units[unit], default="")
    sizes = [pair for (its, _), pair in named.items() if its == unit]
    longest = max((size for size, _ in sizes), default=Decimal(1))
    ranked = sorted(sizes, key=lambda pair: -pair[0])
    kept = [(size, f) for size, f in ranked if size / longest >= MIN_SHARE][:MAX_BARS]
    if len(kept) < MIN_BARS:
        return ()
    return tuple(Bar(figure=figure, share=float(size / longest)) for size, figure in kept)


def amount(figure: Figure) -> Decimal | None:
    """Return the size of a figure, the upper end of a range; None where it has no positive one."""
    value = figure.value
    text = value if isinstance(value, str) else value.get("high") or value.get("low")
    try:
        size = Decimal(text or "")
    except InvalidOperation:
        return None
    return size if size.is_finite() and size > 0 else None


def _reading_order(figure: Figure) -> tuple[int, int]:
    return figure.point or 0, figure.start


def _weight(figure: Figure) -> tuple[int, Decimal, int]:
    kind = WEIGHTY.index(figure.kind) if figure.kind in WEIGHTY else len(WEIGHTY)
    return kind, -(amount(figure) or Decimal(0)), figure.start

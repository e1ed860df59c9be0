"""What the pages show of a brief's tables; the JSON has them whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from summarizer.records import Brief, Figure, Finding, Name

MAX_OTHER_FIGURES: Final = 12
MAX_NAMES: Final = 25
MIN_BARS: Final = 3
MAX_BARS: Final = 8
WEIGHTY: Final = ("money", "percent", "points", "measure", "count", "ratio")
SOURCES: Final = {
    "glossary": "your glossary",
    "builtin": "built-in glossary",
    "cldr": "Unicode CLDR",
    "pinyin": "pinyin",
    "parts": "made of its parts",
    "model": "the model, unproved",
    "figure": "computed",
}
SEVERITIES: Final = ("error", "warning", "info")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of the chart. share: of the longest, over 0 to 1."""

    figure: Figure
    share: float


def figures_shown(brief: Brief) -> tuple[Figure, ...]:
    """Return the figures of the points in order, then the weightiest others as they stand."""
    said = sorted((f for f in brief.figures if f.point is not None), key=_reading_order)
    others = sorted((f for f in brief.figures if f.point is None), key=_weight)
    return (*said, *sorted(others[:MAX_OTHER_FIGURES], key=lambda figure: figure.start))


def names_shown(brief: Brief) -> tuple[Name, ...]:
    """Return the names that the document has most often, the most frequent first."""
    return tuple(sorted(brief.names, key=lambda name: (-name.count, name.start))[:MAX_NAMES])


def name_source(name: Name) -> str:
    """Return in words where the English of a name is from."""
    return SOURCES.get(name.source, name.source)


def gravest_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings with errors first, else in order."""
    return tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))


def bars(figures: Sequence[Figure]) -> tuple[Bar, ...]:
    """Return bars for the amounts of the one currency that most are in; none if it is under three.

    An open bound (more than US$60 billion) is drawn at the bound.
    """
    amounts = [(f, size) for f in figures if f.kind == "money" and (size := amount(f)) is not None]
    units = Counter(figure.unit for figure, _ in amounts)
    if not units:
        return ()
    unit = max(units, key=lambda unit: units[unit])
    sizes: dict[Decimal, Figure] = {}
    for figure, size in amounts:
        if figure.unit == unit:
            sizes.setdefault(size, figure)
    if len(sizes) < MIN_BARS:
        return ()
    longest = max(sizes)
    ranked = sorted(sizes.items(), reverse=True, key=lambda item: item[0])[:MAX_BARS]
    return tuple(Bar(figure=figure, share=float(size / longest)) for size, figure in ranked)


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

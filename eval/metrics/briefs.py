"""Figures and names of a brief, against a reference brief and against the source."""

from __future__ import annotations

from collections.abc import Sequence

from eval import independent
from eval.metrics.rouge import tokens
from eval.records import Miss, Output, Segment, Tally


def holds(wanted: str, listed: Sequence[str]) -> bool:
    """Tell whether a Chinese string is among those listed, or one contains the other.

    >>> holds("超过600亿美元", ["600亿美元"])
    True
    """
    return any(wanted in other or other in wanted for other in listed if other)


def listed_recall(wanted: Sequence[str], listed: Sequence[str] | None, kind: str) -> Tally:
    """Tally each reference string, 1 when the brief's table lists it."""
    if not wanted or listed is None:
        return Tally()
    found = [holds(zh, listed) for zh in wanted]
    misses = [Miss(kind=kind, zh=zh) for zh, hit in zip(wanted, found, strict=True) if not hit]
    return Tally(units=tuple(map(float, found)), misses=tuple(misses))


def listed_precision(wanted: Sequence[str], listed: Sequence[str] | None) -> Tally:
    """Tally each string of the brief's table, 1 when the reference has it."""
    if not wanted or listed is None:
        return Tally()
    return Tally(units=tuple(float(holds(zh, wanted)) for zh in listed))


def figure_recall(segment: Segment, output: Output) -> Tally:
    """Reference figures that the brief lists."""
    wanted = segment.brief.figures if segment.brief else ()
    return listed_recall(wanted, output.figures, "figure")


def figure_precision(segment: Segment, output: Output) -> Tally:
    """Figures that the brief lists and the reference has."""
    wanted = segment.brief.figures if segment.brief else ()
    return listed_precision(wanted, output.figures)


def name_recall(segment: Segment, output: Output) -> Tally:
    """Reference names that the brief lists."""
    wanted = segment.brief.names if segment.brief else ()
    return listed_recall(wanted, output.names, "term")


def name_precision(segment: Segment, output: Output) -> Tally:
    """Names that the brief lists and the reference has."""
    wanted = segment.brief.names if segment.brief else ()
    return listed_precision(wanted, output.names)


def supported(segment: Segment, output: Output) -> Tally:
    """Figures stated in the brief's English that the source document has."""
    result = independent.compare(segment.zh, output.text)
    extra = tuple(Miss(kind="figure-extra", note=number.text) for number in result.extra)
    kept = len(result.stated) - len(result.extra)
    return Tally(units=(1.0,) * kept + (0.0,) * len(extra), misses=extra)


def words(segment: Segment, output: Output) -> Tally:
    """One unit for each word of the brief."""
    del segment
    return Tally(units=(1.0,) * len(tokens(output.text)))

"""Facts of a document that was read by hand: which of them the English states."""

from __future__ import annotations

import regex

from eval.records import Miss, Output, Segment, Tally


def stated(segment: Segment, output: Output, *, kind: str) -> Tally:
    """Tally one unit for each fact of the kind, 1 when its expression is found.

    >>> from eval.records import Fact
    >>> fact = Fact(kind="figure", zh="270亿美元", accepted=r"(US)?\\$27 billion")
    >>> segment = Segment(id="1", zh="270亿美元", facts=(fact,))
    >>> stated(segment, Output(text="worth $270 billion"), kind="figure").units
    (0.0,)
    """
    text = " ".join(output.text.split())
    facts = [fact for fact in segment.facts if fact.kind == kind]
    found = [
        bool(regex.search(fact.accepted, text, regex.IGNORECASE, timeout=5.0)) for fact in facts
    ]
    misses = tuple(
        Miss(kind="figure" if kind == "figure" else "term", zh=fact.zh, note=fact.accepted)
        for fact, hit in zip(facts, found, strict=True)
        if not hit
    )
    return Tally(units=tuple(map(float, found)), misses=misses)


def names(segment: Segment, output: Output) -> Tally:
    """Tally the names."""
    return stated(segment, output, kind="name")


def figures(segment: Segment, output: Output) -> Tally:
    """Tally the figures."""
    return stated(segment, output, kind="figure")

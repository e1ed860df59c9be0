"""Length: a runaway that the token limit ended, or an English too short to hold the Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from summarizer.chars import han_count
from summarizer.records import Finding
from summarizer.verify.case import Case

MIN_HAN: Final = 12
MIN_RATIO: Final = 1.35
"""English characters for a Chinese one outside marks. Below it lie 0.5% of 3,000 references of
FLORES dev and newstest2019; their mean is 3.3."""


def runaway(case: Case) -> Iterator[Finding]:
    """Report an English that did not end by itself."""
    if case.truncated:
        message = "The model did not come to an end; the English was cut off."
        yield case.finding("runaway", message, "error")


def omission(case: Case) -> Iterator[Finding]:
    """Report an English that is far shorter than its Chinese lets expect."""
    marked_zh = sum(han_count(mark.zh) for mark in case.marks)
    marked_en = sum(len(mark.en) for mark in case.marks)
    han = han_count(case.sentence.text) - marked_zh
    rest = len(case.en) - marked_en
    if han >= MIN_HAN and rest < MIN_RATIO * han:
        message = "The English is much shorter than the Chinese: something may be missing."
        yield case.finding("omission", message, "warning")

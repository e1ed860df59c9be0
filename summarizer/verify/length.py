"""Length: a runaway that the token limit ended, or an English too short to hold the Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.chars import han_count
from summarizer.records import Finding
from summarizer.verify.case import Case

MIN_HAN: Final = 12
RATIOS: Final = ((80, 2.4, 7.5), (40, 2.0, 9.0), (20, 1.9, 11.0), (MIN_HAN, 1.2, 14.0))
"""From so many Chinese characters outside marks on, the least and most English characters for one.

Learnt on the 2,997 human references of FLORES dev and newstest2019: their median is 3.7 and 5.0,
and of each length no more than 0.25% lie below the least, and as few above the most
(`python -m eval audit` prints how many are reported). Short sentences vary more."""


GUTTED_HAN: Final = 20
GUTTED: Final = 1.8
"""English characters for one Chinese, both outside marks: fewer are names without their sentence.
The least of the 2,422 references with GUTTED_HAN such characters has 1.9."""
LISTED_HAN: Final = 8
_BETWEEN: Final = regex.compile(r"[^\p{L}\d]*")


def runaway(case: Case) -> Iterator[Finding]:
    """Report an English that did not end by itself."""
    if case.truncated:
        message = "The model did not come to an end; the English was cut off."
        yield case.finding("runaway", message, "error")


def omission(case: Case) -> Iterator[Finding]:
    """Report an English that is far shorter than its Chinese lets expect."""
    han, rest = _outside_marks(case)
    gutted = han >= GUTTED_HAN and rest < GUTTED * han
    if gutted or (han >= LISTED_HAN and _is_list(case)):
        message = "The English has the names and figures, but not what the Chinese says of them."
        yield case.finding("omission", message, "error")
    elif any(han >= chars and rest < least * han for chars, least, _ in RATIOS):
        message = "The English is much shorter than the Chinese: something may be missing."
        yield case.finding("omission", message, "warning")


def _is_list(case: Case) -> bool:
    """Say whether the English is nothing but names and figures, one after the other."""
    rest = case.en
    for mark in sorted(case.marks, key=lambda mark: -len(mark.en)):
        rest = rest.replace(mark.en, "")
    return len(case.marks) > 1 and _BETWEEN.fullmatch(rest) is not None


def addition(case: Case) -> Iterator[Finding]:
    """Report an English that is far longer than its Chinese can account for."""
    han, rest = _outside_marks(case)
    bounds = next((most for chars, _, most in RATIOS if han >= chars), None)
    if bounds is not None and rest > bounds * han:
        message = "The English is much longer than the Chinese: something may be added."
        yield case.finding("addition", message, "warning")


def _outside_marks(case: Case) -> tuple[int, int]:
    """Return the Chinese and the English characters that belong to no mark."""
    marked_zh = sum(han_count(mark.zh) for mark in case.marks)
    marked_en = sum(len(mark.en) for mark in case.marks)
    return han_count(case.sentence.text) - marked_zh, len(case.en) - marked_en

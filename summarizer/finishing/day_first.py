"""Dates with the day before the month, as British English has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from summarizer.glossary.english import find_forms
from summarizer.quantities import MONTHS

_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])"
_DATE: Final = regex.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<day>{_DAY})(?:st|nd|rd|th)?"
    rf"(?P<last>(?:[-–—]| to | and ){_DAY}(?:st|nd|rd|th)?)?(?![\d.,]?\d)(?!(?:st|nd|rd|th)\b)"
    r"(?:,? (?P<year>(?:19|20)\d\d)\b(?P<comma>,)?)?"
)
"""May 12; May 12, 2017,; May 12-14; May 12 and 14. Not May 2017, nor May 12,000."""
_TO: Final = regex.compile(r" (?:to|until|through|till)\b")
"""July 1, 2013, to June 30: the comma closes the year of the American date."""
_NTH: Final = regex.compile(r"(?<=\d)(?:st|nd|rd|th)$")


def day_first(english: str, forms: Iterable[str] = ()) -> str:
    """Return the English with the days before their months.

    forms: names and terms, which stay as their glossary has them.

    >>> day_first("On May 12, 2017, it rose; from March 27 to 28 it fell. By April 2018 it was 5.")
    'On 12 May 2017, it rose; from 27 to 28 March it fell. By April 2018 it was 5.'
    >>> day_first("From July 1, 2013, to June 30, 2014, it grew.")
    'From 1 July 2013 to 30 June 2014, it grew.'
    >>> day_first("The September 3 Parade of September 3", ["September 3 Parade"])
    'The September 3 Parade of 3 September'
    """
    kept = find_forms(english, tuple(forms))

    def put(match: regex.Match[str]) -> str:
        if any(start < match.end() and match.start() < end for start, end in kept):
            return match[0]
        last = _NTH.sub("", match["last"] or "")
        year = f" {match['year']}" if match["year"] else ""
        comma = "" if _TO.match(english, match.end()) else match["comma"] or ""
        return f"{match['day']}{last} {match['month']}{year}{comma}"

    return _DATE.sub(put, english)

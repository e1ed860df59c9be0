"""Days as a newspaper prints them: July 3, and the morning of July 3."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from summarizer.glossary.english import find_forms
from summarizer.quantities import MONTHS

_MONTH: Final = f"(?:{'|'.join(MONTHS)})"
_NTH: Final = regex.compile(rf"\b(?P<day>{_MONTH} \d{{1,2}})(?:st|nd|rd|th)\b")
_PART: Final = regex.compile(
    rf"\b(?P<on>[Oo])n (?P<day>{_MONTH} \d{{1,2}}(?:, \d{{4}})?|the \d{{1,2}}(?:st|nd|rd|th)),?"
    r" (?:in the |at the |the |at )?(?P<part>(?:early |late )?(?:morning|afternoon|evening|night))"
    r"(?=,| \p{Ll}|\.)(?! of\b)"
)


def with_day_parts(english: str, forms: Iterable[str] = ()) -> str:
    """Return the English with days that have no ending, and parts of days before them.

    forms: names and terms, which stay as their glossary has them.

    >>> with_day_parts("On July 3rd, morning, the rice was green.")
    'On the morning of July 3, the rice was green.'
    >>> with_day_parts("They met on the 12th in the afternoon, and on May 4th at night.")
    'They met on the afternoon of the 12th, and on the night of May 4.'
    """
    kept = find_forms(english, tuple(forms))

    def bare(match: regex.Match[str]) -> str:
        inside = any(start < match.end() and match.start() < end for start, end in kept)
        return match[0] if inside else match["day"]

    return _PART.sub(r"\g<on>n the \g<part> of \g<day>", _NTH.sub(bare, english))

"""Roman numerals after the words that number things: Phase IV, Phases I and II."""

from __future__ import annotations

from decimal import Decimal
from typing import Final
from unicodedata import normalize

import regex

from summarizer.quantities.records import Quantity, make

_VALUES: Final = {"I": 1, "V": 5, "X": 10}
# The short list where a Roman numeral is a number and no name: no World War II, no Type I error.
_ROMAN: Final = regex.compile(
    r"(?<=\b(?:phase|stage|part|chapter|tier|volume|round|unit|article|section|annex|paragraph|item"
    r"|title|schedule|appendix|category)s?\ "
    r"(?:[IVX]+(?:,|,?\ and|\ to|\ &)\ )*)"
    r"(?-i:[IVX]{1,5})\b",
    regex.IGNORECASE,
)


def roman_at(text: str, pos: int) -> Quantity | None:
    """Return the number in Roman numerals that begins at pos.

    >>> found = roman_at("the terminal of Phase IV", 22)
    >>> (found.text, str(found.low)) if found else None
    ('IV', '4')
    """
    match = _ROMAN.match(text, pos)
    if match is None:
        return None
    value = sum(
        -_VALUES[char] if _VALUES[char] < _VALUES.get(following, 0) else _VALUES[char]
        for char, following in zip(match.group(), match.group()[1:] + " ", strict=True)
    )
    return make(text, pos, match.end(), "ordinal", low=Decimal(value), high=Decimal(value))


def is_roman(figure: Quantity) -> bool:
    """Tell whether an English figure was read by roman_at."""
    return figure.kind == "ordinal" and set(figure.text) <= set(_VALUES)


def in_roman(figure: Quantity, zh: str) -> bool:
    """Tell whether the Chinese has the same Roman numeral: III期临床, Ⅲ期."""
    return (
        regex.search(rf"(?<![A-Za-z]){figure.text}(?![A-Za-z])", normalize("NFKC", zh)) is not None
    )

"""Figures in words that are no numerals: doubled, hundreds of millions, a decade, both."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.english_numbers import SCALES, WORDS
from summarizer.quantities.english_units import currency_after
from summarizer.quantities.records import Quantity, make

_STEMS: Final = {
    "doubl": "2",
    "tripl": "3",
    "trebl": "3",
    "quadrupl": "4",
    "quintupl": "5",
    "halv": "0.5",
}
_TIMES: Final = {"once": "1", "twice": "2", "thrice": "3"}
_FOLD: Final = regex.compile(
    rf"(?P<stem>{'|'.join(_STEMS)})(?:e|es|ed|ing)\b|(?P<times>once|twice|thrice)\b"
    rf"|(?P<number>{'|'.join(WORDS)})-?fold\b",
    regex.IGNORECASE,
)
_POWERS: Final = {
    "tens": 10, "dozens": 10, "scores": 20, "hundreds": 100, "thousands": 1000,
    "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
_VAGUE: Final = regex.compile(
    r"(?:(?P<head>tens|dozens|scores|hundreds)\ of\ )?"
    r"(?P<unit>hundreds|thousands|millions|billions|trillions|dozens|tens|scores)\b"
    r"(?:\ of\b(?!\ (?:the|those|them|these|his|her|its)))?"
    r"|(?:several|a\ few|many)\ (?P<several>hundred|thousand|million|billion|dozen)\b"
    r"(?:\ (?P<more>million|billion|thousand))?",
    regex.IGNORECASE,
)
_AGES: Final = {"decades": 10, "centuries": 100, "millennia": 1000}
_YEARS: Final = regex.compile(rf"(?:{'|'.join(_AGES)})\b", regex.IGNORECASE)
_PAIR: Final = regex.compile(r"(?:both|couple|pair)\b|(?P<decade>decade\b)", regex.IGNORECASE)
_SINGLE: Final = regex.compile(r"an?\ ([a-z]{3,})\b(?P<half>\ and\ a\ half\b)?", regex.IGNORECASE)
_OTHERS: Final = ("several", "many", "a few", "both", "couple", "pair", "decade")
STARTS: Final = "|".join([*_STEMS, *_TIMES, *_POWERS, *_AGES, *_OTHERS])


def word_at(text: str, pos: int) -> Quantity | None:
    """Return the figure in words that begins at pos.

    >>> [(str(q.low), str(q.high)) for q in [word_at("hundreds of millions", 0)] if q]
    [('100000000', '1000000000')]
    """
    found = _fold(text, pos) or _vague(text, pos) or _years(text, pos)
    return found or _pair(text, pos) or _single(text, pos)


def _fold(text: str, pos: int) -> Quantity | None:
    match = _FOLD.match(text, pos)
    if match is None:
        return None
    if match["number"]:
        value, unit = Decimal(WORDS[match["number"].lower()]), "fold"
    elif match["times"]:
        value, unit = Decimal(_TIMES[match["times"].lower()]), "times"
    else:
        value, unit = Decimal(_STEMS[match["stem"].lower()]), "fold"
    return make(text, pos, match.end(), "ratio", low=value, high=value, unit=unit)


def _vague(text: str, pos: int) -> Quantity | None:
    match = _VAGUE.match(text, pos)
    if match is None:
        return None
    if match["several"]:
        power = 10 if match["several"].lower() == "dozen" else SCALES[match["several"].lower()]
        power *= SCALES[match["more"].lower()] if match["more"] else 1
    else:
        power = _POWERS[match["unit"].lower()]
        power *= _POWERS[match["head"].lower()] if match["head"] else 1
    code, end = currency_after(text, match.end())
    value = Decimal(power)
    return make(
        text, pos, end, "money" if code else "count",
        low=value, high=value * 10, unit=code, bound="about",
    )  # fmt: skip


def _years(text: str, pos: int) -> Quantity | None:
    """Decades that nobody counts are tens of years, centuries hundreds."""
    match = _YEARS.match(text, pos)
    if match is None:
        return None
    low = Decimal(_AGES[match.group().lower()])
    return make(text, pos, match.end(), "measure", low=low, high=low * 10, unit="a", bound="about")


def _pair(text: str, pos: int) -> Quantity | None:
    match = _PAIR.match(text, pos)
    if match is None:
        return None
    if match["decade"]:
        return make(text, pos, match.end(), "measure", low=Decimal(10), high=Decimal(10), unit="a")
    return make(text, pos, match.end(), "count", low=Decimal(2), high=Decimal(2))


def _single(text: str, pos: int) -> Quantity | None:
    """A day, an hour: one of them; a month and a half."""
    match = _SINGLE.match(text, pos)
    code = vocabulary.english_units().get(match[1].lower()) if match is not None else None
    if match is None or code in (None, "qtr"):
        return None
    value = Decimal("1.5") if match["half"] else Decimal(1)
    return make(text, pos, match.end(), "measure", low=value, high=value, unit=code or "")

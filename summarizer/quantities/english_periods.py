"""English periods: 2013-16, the 1990s, the 19th century, Q1, the first nine months."""

from __future__ import annotations

from typing import Final

import regex

from summarizer.quantities.english_numbers import ORDINALS, WORDS
from summarizer.quantities.records import Quantity, make

_YEARS: Final = regex.compile(
    r"(?P<a>1\d{3}|2[01]\d\d)(?P<joint>\ ?(?:[-–—/]|to|and|through|until)\ ?)"
    r"(?P<b>1\d{3}|2[01]\d\d|\d\d)(?![\d,.%]\d|\d|s\b|-)"
)
_NOT_YEARS: Final = regex.compile(r"\ (?:yuan|people|million|percent)")
_TENS: Final = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_DECADE: Final = regex.compile(
    r"(?P<year>1\d|20)(?P<tens>\d0)['’]?s\b|['’](?P<short>[2-9]0)s\b"
    rf"|\b(?P<word>{'|'.join(_TENS)})ies\b",
    regex.IGNORECASE,
)
_NTH: Final = r"\d{1,2}(?:st|nd|rd|th)|[a-z-]+?(?:th|first|second|third)"
_CENTURY: Final = regex.compile(
    rf"(?P<n>{_NTH})(?:(?:\ (?:and|to|or)\ |\ ?[-–—]\ ?)(?:the\ )?(?P<n2>{_NTH}))?"
    r"[ -]centur(?:y|ies)\b(?P<bc>\ B\.?C)?",
    regex.IGNORECASE,
)
_QUARTERS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_QUARTER: Final = regex.compile(
    rf"(?P<word>{'|'.join(_QUARTERS)})[ -](?:(?:calendar|financial|fiscal)\ )?quarters?\b"
    r"(?!-?final)|Q(?P<n>[1-4])\b|(?P<n2>[1-4])Q\b",
    regex.IGNORECASE,
)
_HALF: Final = regex.compile(
    r"(?:(?P<first>first|1st)|second|latter|2nd)[ -]half\b|H(?P<n>[12])\b", regex.IGNORECASE
)
_FIRST_N: Final = regex.compile(
    r"first\ (?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)"
    r"\ (?:(?P<months>months)|quarters)\b",
    regex.IGNORECASE,
)
_DIGITS: Final = regex.compile(r"\d+")
MONEY_SIGNS: Final = frozenset("$€£¥￥")


def period_at(text: str, pos: int) -> Quantity | None:
    """Return the longest period that begins at pos."""
    if pos and text[pos - 1].isalnum():
        return None
    readers = (_years, _century, _decade, _quarter, _first_n, _half)
    found = [quantity for reader in readers if (quantity := reader(text, pos)) is not None]
    return max(found, key=lambda quantity: quantity.end, default=None)


def _period(text: str, match: regex.Match[str], iso: str) -> Quantity:
    return make(text, match.start(), match.end(), "period", iso=iso)


def _years(text: str, pos: int) -> Quantity | None:
    match = _YEARS.match(text, pos)
    if match is None or text[pos - 1 : pos] in MONEY_SIGNS:
        return None
    second = match["b"]
    if len(second) == 2:
        if match["joint"].strip().isalpha():
            return None
        second = match["a"][:2] + second
    if not match["a"] < second or _NOT_YEARS.match(text, match.end()):
        return None
    return _period(text, match, f"{match['a']}/{second}")


def _decade(text: str, pos: int) -> Quantity | None:
    match = _DECADE.match(text, pos)
    if match is None:
        return None
    if match["word"]:
        return _period(text, match, f"19{_TENS.index(match['word'].lower()) + 2}X")
    if match["short"]:
        return _period(text, match, f"19{match['short'][0]}X")
    century = match["tens"] == "00" and match["year"] != "20"  # the 1500s
    return _period(text, match, match["year"] + ("XX" if century else f"{match['tens'][0]}X"))


def _nth(word: str) -> int | None:
    digits = _DIGITS.match(word)
    if digits is not None:
        return int(digits.group())
    head, _, tail = word.lower().rpartition("-")
    return ORDINALS[tail] + WORDS.get(head, 0) if tail in ORDINALS else None


def _century(text: str, pos: int) -> Quantity | None:
    match = _CENTURY.match(text, pos)
    number = _nth(match["n"]) if match is not None else None
    if match is None or number is None or not 1 <= number <= 21:
        return None
    sign = "-" if match["bc"] else ""
    iso = f"{sign}{number - 1:02d}XX"
    second = _nth(match["n2"]) if match["n2"] else None
    return _period(text, match, iso + (f"/{sign}{second - 1:02d}XX" if second else ""))


def _quarter(text: str, pos: int) -> Quantity | None:
    match = _QUARTER.match(text, pos)
    if match is None:
        return None
    if match["word"]:
        return _period(text, match, f"--Q{_QUARTERS[match['word'].lower()]}")
    return _period(text, match, f"--Q{match['n'] or match['n2']}")


def _half(text: str, pos: int) -> Quantity | None:
    match = _HALF.match(text, pos)
    if match is None:
        return None
    return _period(text, match, f"--H{match['n'] or (1 if match['first'] else 2)}")


def _first_n(text: str, pos: int) -> Quantity | None:
    match = _FIRST_N.match(text, pos)
    if match is None:
        return None
    number = int(match["n"]) if match["n"].isdigit() else WORDS[match["n"].lower()]
    if match["months"]:
        return _period(text, match, f"--01/--{number:02d}")
    return _period(text, match, f"--Q1/--Q{number}")

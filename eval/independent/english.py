"""Numbers of an English text."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

import regex

from eval.independent.records import ARABIC, Number, Value, choice, measures_of, month, table

# What stands before a number: US$, RMB, €; but no unit ("about 25 t").
SIGN: Final = regex.compile(r"[A-Z]*[$€£¥]|[A-Z]{3}$")
CLOCK: Final = regex.compile(r"\b(\d{1,2})\.(\d{2})(?=\s?[ap]\.?m\b)")
NAMED: Final = regex.compile(r"\b\p{Lu}[\p{L}]*-$")
WHOLE: Final = "hundred|thousand|million|billion|trillion"
TENS: Final = r"(?P<{}>[\s-]decades?)?"


@cache
def pattern() -> regex.Pattern[str]:
    """Return the expression that finds numbers, in digits, in words, as ordinals and months."""
    scale, measure = choice(table("en", "scale")), choice(table("en", "measure"))
    sign = choice({word: "" for word in table("en", "measure") if SIGN.match(word)})
    word = rf"(?i:{choice(table('en', 'unit'))}|{WHOLE})"
    return regex.compile(
        rf"(?:(?<![A-Za-z])(?P<before>{sign})\s?)?(?P<digits>{ARABIC}|(?<!\d)\.\d+)"
        rf"(?:[\s-]?(?i:(?P<scale>{scale}))(?![A-Za-z])|(?P<suffix>st|nd|rd|th|s)\b)?"
        rf"{TENS.format('decades')}(?:[\s-]?(?P<after>{measure})(?![A-Za-z]))?"
        rf"|\b(?P<words>(?:(?i:an?|half\sa)\s(?=(?i:{WHOLE}|dozen)))?"
        rf"{word}(?:(?:\sand\s|[\s-])(?:{word}))*)(?:-?fold)?\b"
        rf"{TENS.format('decades2')}(?P<dozens>[\s-]dozen)?(?:[\s-](?P<after2>{measure})(?![A-Za-z]))?"
        rf"|\b(?P<ordinal>(?i:{choice(table('en', 'ordinal'))}))\b"
        rf"|\b(?P<month>{choice(table('en', 'month'))})\b"
    )


def english_numbers(text: str) -> list[Number]:
    """Return the numbers of an English text, in order.

    >>> [sorted(map(str, n.values)) for n in english_numbers("US$27 billion by May 2017")]
    [['27', '27000000000'], ['month 5'], ['2017']]
    """
    plain = CLOCK.sub(r"\1:\2", html.unescape(text))
    found = []
    for match in pattern().finditer(plain):
        group = match.groupdict()
        measures = measures_of("en", group["before"], group["after"], group["after2"])
        values = frozenset(read(group))
        if group["digits"]:
            values |= numeric_month(plain, *match.span("digits"))
        # The minutes of 05:00 are no figure of their own, nor is what a name ends in: COVID-19.
        named = NAMED.search(plain, 0, match.start()) is not None
        firm = bool(group["digits"]) and group["digits"] != "00" and not named
        found.append(Number(text=match[0].strip(), values=values, measures=measures, firm=firm))
    return shared_scales(found)


def read(group: Mapping[str, str | None]) -> set[Value]:
    """Return every value that a match may have."""
    if group["digits"]:
        return set(read_digits(group))
    if group["words"]:
        return set(read_words(group))
    if ordinal := group["ordinal"]:
        return {Decimal(table("en", "ordinal")[ordinal.lower()])}
    return {month(table("en", "month")[group["month"] or ""])}


def read_digits(group: Mapping[str, str | None]) -> set[Decimal]:
    """Read 1,000, 27 billion, 1990s, 50 basis points, 2 decades."""
    value = Decimal((group["digits"] or "").replace(",", ""))
    values = {value}
    if scale := group["scale"]:
        values.add(value * int(table("en", "scale")[scale.lower()]))
    if group["suffix"] == "s":
        values.add(value % 100)
    if group["decades"]:
        values.add(value * 10)
    after = group["after"] or ""
    if after.startswith(("basis", "bp")):
        values.add(value / 100)
    if factor := table("en", "factor").get(after):
        values |= {each * int(factor) for each in values}
    return values


def read_words(group: Mapping[str, str | None]) -> set[Decimal]:
    """Read two hundred and fifty thousand, two decades, two dozen (of about 20: 二十多)."""
    words, units = (group["words"] or "").lower(), table("en", "unit")
    value = from_words(words)
    if group["decades2"]:
        return {value, value * 10}
    if group["dozens"]:
        return {value * 12, value * 10}
    return {value, *(Decimal(units[word]) for word in words.split() if word in units)}


def numeric_month(text: str, start: int, end: int) -> frozenset[Value]:
    """Return the month that digits may be in 2017-05 or 12/5; none where no other digits adjoin."""
    digits = text[start:end]
    around = (text[end : end + 2], text[max(start - 2, 0) : start][::-1])
    dated = any(len(pair) == 2 and pair[0] in "-/." and pair[1].isdigit() for pair in around)
    if dated and digits.isdigit() and 1 <= int(digits) <= 12:
        return frozenset({month(int(digits))})
    return frozenset()


def from_words(words: str) -> Decimal:
    """Return the value of English number words in lower case.

    >>> from_words("two hundred and fifty thousand"), from_words("half a million")
    (Decimal('250000'), Decimal('500000.0'))
    """
    total, section = Decimal(0), Decimal(0)
    for word in regex.split(r"[\s-]+", words):
        if word in table("en", "unit"):
            section += int(table("en", "unit")[word])
        elif word == "half":
            section = Decimal("0.5")
        elif word in table("en", "scale"):
            scale = int(table("en", "scale")[word])
            section = (section or Decimal(1)) * scale
            if scale > 100:
                total, section = total + section, Decimal(0)
    return total + section


def shared_scales(numbers: Sequence[Number]) -> list[Number]:
    """Let a number take the scale of the one after it: 20-30 million."""
    shared = []
    for index, number in enumerate(numbers):
        factor = scale_of(numbers[index + 1]) if index + 1 < len(numbers) else None
        if factor and not scale_of(number):
            wider = {value * factor for value in number.values if isinstance(value, Decimal)}
            shared.append(replace(number, values=number.values | wider))
        else:
            shared.append(number)
    return shared


def scale_of(number: Number) -> Decimal | None:
    """Return 10^6 for a number that reads as 27 and 27,000,000; None for others."""
    values = sorted(value for value in number.values if isinstance(value, Decimal))
    if len(values) != 2 or not values[0] or values[1] / values[0] < 100:
        return None
    return values[1] / values[0]

"""Every figure of an English text, in any spelling."""

from __future__ import annotations

from typing import Final

import regex

from summarizer.quantities import english_words
from summarizer.quantities.english_amounts import amount_at, with_bound
from summarizer.quantities.english_dates import date_at
from summarizer.quantities.english_fractions import fraction_at, one_in_at
from summarizer.quantities.english_numbers import (
    ORDINALS,
    SCALES,
    WORDS,
    number_at,
    ordinal_at,
)
from summarizer.quantities.english_roman import roman_at
from summarizer.quantities.english_words import word_at
from summarizer.quantities.records import Quantity, make

_ARTICLE: Final = (
    rf"an?\ (?:{'|'.join(SCALES)})(?:th)?\b"
    r"|an?\ (?:half|third|quarter|fifth|tenth|hour|day|week|month|year|century|minute|"
    r"second|kilometer|kilometre|mile|meter|metre|gram|liter|litre|few)\b"
)
_DATES: Final = (
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|noon|midday|midnight|last\ quarter|"
    r"final\ quarter|latter\ half|twenties|thirties|forties|fifties|sixties|seventies|eighties|"
    r"nineties|Q[1-4]|H[12]|AD|A\.D"
)
_TRIGGER: Final = regex.compile(
    r"(?<![A-Za-z\d])(?<!\d\.)(?:\.\d|\d)(?!\w*-dimensional)|[½¼¾⅓⅔]"
    r"|(?:(?<=RMB|USD|CNY|EUR|HKD|JPY|GBP|TWD|AUD|CAD|RM)|(?<=\bRs))\d|['’](?=[2-9]0s)"
    rf"|(?<![A-Za-z])(?:{'|'.join([*WORDS, *SCALES, *ORDINALS])}|{_DATES}|half|{_ARTICLE}"
    rf"|{english_words.STARTS}|(?-i:[IVX]{{1,5}}\b))",
    regex.IGNORECASE,
)
_TOKEN: Final = regex.compile(r"[\d.,]*\d[A-Za-z]*|['’]|\w+|.", regex.DOTALL)
_NAME_BEFORE: Final = regex.compile(r"[A-Za-z][-_]$|[A-Z]$")
_NO_NAME: Final = regex.compile(
    r"(?:RMB|USD|CNY|EUR|HKD|JPY|GBP|TWD|AUD|CAD|RM|Rs|US\$|"
    r"(?:mid|pre|post|non|some|early|late|[Mm]id|one|two)-)$"
)
_COMPOUND: Final = regex.compile(
    r"[a-z]+-(?:dimensional|way|sided|stop|tier|pronged|piece|party|faceted)\b", regex.IGNORECASE
)
_SPACES: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-"})


def read(english: str) -> tuple[Quantity, ...]:
    """Return every figure of an English text, in order.

    >>> [(str(q.low), q.unit) for q in read("more than US$27bn, 6.2 percentage points, 70 mph")]
    [('27000000000', 'USD'), ('6.2', 'pp'), ('70', 'mi/h')]
    """
    text = english.translate(_SPACES)
    found: list[Quantity] = []
    pos = 0
    while (trigger := _TRIGGER.search(text, pos)) is not None:
        start = trigger.start()
        quantity = _at(text, start, found[-1].end if found else 0)
        if quantity is None:
            token = _TOKEN.match(text, start)
            pos = token.end() if token else start + 1
            continue
        found.append(quantity)
        pos = quantity.end
    return tuple(found)


_NTH_SECOND: Final = regex.compile(
    r"[A-Za-z]+ty-second (?:(?:plenary|regular|special|annual|national|general|formal|summary) )?"
    r"(?:sessions?|meetings?|plenary|anniversary|congress|conference|edition|year|birthday|report"
    r"|round|place|assembly|summit|of|in|to|on)\b"
    r"|[A-Za-z]+ty-second(?=[,.;:)]|$| (?:and|or|through|periodic)\b)",
    regex.IGNORECASE,
)
"""The sixty-second session is the 62nd, so are the sixty-second and third; a sixty-second video
takes a minute."""


def _at(text: str, pos: int, floor: int) -> Quantity | None:
    """The longest figure at pos; dates win over equally long amounts, amounts over ordinals."""
    if (text[pos].isdigit() and _in_name(text, pos)) or _COMPOUND.match(text, pos):
        return None
    readers = (number_at, fraction_at, one_in_at)
    numbers = [n for reader in readers if (n := reader(text, pos)) is not None]
    number = max(numbers, key=lambda n: n.end, default=None)
    ordinal = ordinal_at(text, pos)
    word = word_at(text, pos)
    if _NTH_SECOND.match(text, pos):
        number = None
    candidates = [
        date_at(text, pos),
        roman_at(text, pos),
        with_bound(text, word, floor) if word is not None else None,
        amount_at(text, number, floor) if number is not None else None,
        make(text, pos, ordinal.end, "ordinal", low=ordinal.value, high=ordinal.value)
        if ordinal is not None
        else None,
    ]
    return max((c for c in candidates if c is not None), key=lambda c: c.end, default=None)


def _in_name(text: str, pos: int) -> bool:
    """G20, C919 and COVID-19; RMB900 and mid-2016 are none."""
    if _NAME_BEFORE.search(text, max(0, pos - 2), pos) is None:
        return False
    return _NO_NAME.search(text, max(0, pos - 6), pos) is None

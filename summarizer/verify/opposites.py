"""Opposites: one side in the Chinese, the other in the English.

A word may be said by its contrary with a negation, and most words in many ways; so a sentence is
reported only where the English has words of the wrong side and none of the right one, and the
Chinese none of the wrong one and no negative that could have turned it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from summarizer.records import Finding
from summarizer.verify.case import Case
from summarizer.verify.negation import chinese, english
from summarizer.verify.tables import table

_PLAIN: Final = (
    ("surplus", "deficit"), ("surpluses", "deficits"), ("import", "export"),
    ("imports", "exports"), ("imported", "exported"), ("north", "south"),
    ("northern", "southern"), ("east", "west"), ("eastern", "western"),
    ("upstream", "downstream"), ("summer", "winter"),
)  # fmt: skip
_TURNED: Final = dict(_PLAIN) | {second: first for first, second in _PLAIN}


@dataclass(frozen=True, slots=True)
class Side:
    """One of two opposites, in both languages."""

    zh: regex.Pattern[str]
    en: regex.Pattern[str]
    sure: regex.Pattern[str]


@cache
def _pairs() -> tuple[tuple[Side, Side, bool], ...]:
    """Return each pair both ways round, and whether it is looked for in names, too."""
    found = []
    for row in table("opposites"):
        a, b = (
            Side(regex.compile(row[f"zh_{s}"]), _word(row[f"en_{s}"]), _word(row[f"sure_{s}"]))
            for s in "ab"
        )
        named = row["where"] == "names"
        found += [(a, b, named), (b, a, named)]
    return tuple(found)


def _word(words: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\w'’])(?:{words})(?![\w'’])")


def swapped(case: Case) -> Iterator[Finding]:
    """Report each word whose opposite stands in the English."""
    plain, folded = _outside_names(case), case.en.casefold()
    negated = any(n.role == "negative" for n in chinese(plain)) or any(
        n.role == "plain" for n in english(folded)
    )
    if negated:
        return
    for right, wrong, named in _pairs():
        zh = case.sentence.text if named else plain
        said = right.zh.search(zh)
        if not said or wrong.zh.search(zh) or right.en.search(folded):
            continue
        if other := wrong.sure.search(folded):
            word = case.en[slice(*other.span())]
            message = f"{said[0]} became “{word}”, its opposite."
            yield case.finding("opposite", message, case.severity, zh=said.span(), en=other.span())


def turned(case: Case) -> Iterator[str]:
    """Yield the English with a noun's opposite turned round: a deficit for 顺差 is a surplus."""
    for finding in swapped(case):
        start, end = finding.en_start, finding.en_end
        if start is None or end is None:
            continue
        said = case.en[start:end]
        if other := _TURNED.get(said.casefold()):
            other = other.capitalize() if said[0].isupper() else other
            yield case.en[:start] + other + case.en[end:]


def _outside_names(case: Case) -> str:
    """Blank the terms: the 南 of 南非 is no direction."""
    zh = case.sentence.text
    for mark in case.marks:
        if mark.kind in ("term", "name"):
            zh = zh[: mark.start] + "〓" * (mark.end - mark.start) + zh[mark.end :]
    return zh

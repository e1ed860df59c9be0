"""A number of either language, and the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

import regex

from eval.readers import read_tsv

VOCABULARY: Final = Path(__file__).with_name("vocabulary.tsv")
ARABIC: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
Value = Decimal | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of a text.

    values:   every value it may be read as: "5m" is 5 and 5,000,000; May is "month 5".
    measures: currencies and units it may be in; empty where it does not say.
    firm:     False for what idiom brings and takes ("first", "both", 一).
    """

    text: str
    values: frozenset[Value]
    measures: frozenset[str] = frozenset()
    firm: bool = True


@cache
def table(language: str, kind: str) -> Mapping[str, str]:
    """Return word -> value of one part of the vocabulary."""
    return {
        row["word"]: row["value"]
        for row in read_tsv(VOCABULARY)
        if row["language"] == language and row["kind"] == kind
    }


def choice(words: Mapping[str, str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(map(regex.escape, sorted(words, key=len, reverse=True)))


def measures_of(language: str, *words: str | None) -> frozenset[str]:
    """Return the codes of the first word that is there."""
    word = next(filter(None, words), None)
    return frozenset(table(language, "measure")[word].split()) if word else frozenset()


def month(number: object) -> Value:
    """Return the value of a month, which no plain number equals."""
    return f"month {number}"

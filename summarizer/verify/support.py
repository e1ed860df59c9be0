"""Names in English that was not translated sentence by sentence: is there ground for them?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from summarizer.tables import rows
from summarizer.verify.case import Case

_WORD: Final = regex.compile(r"\p{L}[\p{L}&]*")
_CAPITAL: Final = regex.compile(r"\p{Lu}[\p{L}&]+")
_OPENER: Final = regex.compile(r"^\W*(\p{Lu}[\p{L}&]*)")
OPENERS: Final = frozenset(row["word"] for row in rows("summarizer.verify", "openers.tsv"))
"""Words that open an English sentence without being a name."""


def words(text: str) -> set[str]:
    """Return the words of an English text, without case.

    >>> sorted(words("China’s US$2 billion"))
    ['billion', 'china', 's', 'us']
    """
    return {match[0].casefold() for match in _WORD.finditer(text)}


def unsupported_names(case: Case, english: Iterable[str]) -> list[str]:
    """Return each capitalised word of case.en that has no ground, in order.

    Ground is the English of a mark, another accepted form of a term, or a checked English of the
    same sentences. A function word may open the sentence.
    """
    known = words(" ".join(english))
    for mark in case.marks:
        known |= words(" ".join(mark.forms()))
    opener = _OPENER.match(case.en)
    skipped = opener.start(1) if opener and opener[1].casefold() in OPENERS else -1
    return [
        match[0]
        for match in _CAPITAL.finditer(case.en)
        if match.start() != skipped and match[0].casefold() not in known
    ]

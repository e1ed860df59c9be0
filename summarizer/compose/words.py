"""An English sentence cut into words, names and figures; the classes of words in words.tsv.

No tagger: closed classes of words, and the spans that are known to be names or figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import regex

from summarizer.tables import rows

_TOKEN: Final = regex.compile(
    r"\b(?:year|quarter|month) on (?:year|quarter|month)\b"
    r"|[\p{L}\p{N}$]+(?:[’'&./,-][\p{L}\p{N}$]+)*[%’]?|[^\s\w]"
)
_OWNER: Final = regex.compile(r"(?:[’']s|-\p{L}+)\b")
Kind = Literal["word", "stop", "verb", "level", "figure", "name", "mark"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark, or a whole name or figure. start, end: in the sentence."""

    text: str
    start: int
    end: int
    kind: Kind

    @property
    def key(self) -> str:
        """The word in lower case."""
        return self.text.casefold()


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a class of words.tsv."""
    own = [row["words"] for row in rows("summarizer.compose", "words.tsv") if row["class"] == name]
    return frozenset("|".join(own).split("|"))


def tokens(
    en: str, figures: Sequence[tuple[int, int]], names: Sequence[tuple[int, int]]
) -> list[Token]:
    """Cut a sentence into tokens; each known figure and name is one."""
    known: list[tuple[int, int, Kind]] = [(start, end, "figure") for start, end in figures]
    known += [(start, end, "name") for start, end in names]
    found: list[Token] = []
    done = 0
    for start, end, kind in sorted(known):
        if start >= done:
            owner = _OWNER.match(en, end)
            found += _plain(en, done, start)
            done = owner.end() if owner else end  # China's, gas-based
            found.append(Token(en[start:done], start, done, kind))
    return found + _plain(en, done, len(en))


def _plain(en: str, start: int, end: int) -> list[Token]:
    return [
        Token(match.group(), match.start(), match.end(), _kind(match.group()))
        for match in _TOKEN.finditer(en, start, end)
    ]


def _kind(text: str) -> Kind:
    key = text.casefold()
    if " on " in key:
        return "stop"
    if key in words("level"):
        return "level"
    if key in words("verb"):
        return "verb"
    if any(key in words(name) for name in ("determiner", "preposition", "conjunction", "adverb")):
        return "stop"
    if regex.fullmatch(r"\d[\d.,]*%?", text):
        return "figure"
    return "word" if regex.match(r"[\p{L}\p{N}]", text) else "mark"

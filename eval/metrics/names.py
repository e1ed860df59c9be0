"""Names by their capitals: which of the reference's the output has, and which it adds.

A plain measure for suites without terms, such as news: a name is a capitalised word that does not
begin a sentence, and counts as kept when the other text has the same word in any case. Spelling
variants (Gadhafi, Qaddafi) count as lost, for every system alike.
"""

from __future__ import annotations

from typing import Final

import regex

from eval.records import Output, Segment, Tally
from eval.views import by_line

WORD: Final = regex.compile(r"\p{L}[\p{L}\p{N}]*(?:[&.'’-]\p{L}+)*")
BEGINS: Final = regex.compile(r"(?:^|[.!?:]|\n)[\s\"“”'‘’(#*]*$")
POSSESSIVE: Final = regex.compile(r"['’]s$")


def names(text: str) -> list[str]:
    """Return the capitalised words, in order, lower-cased; "I" is none.

    >>> names("Vice Minister Xin Guobin said that HBIS Group's plant was sold. I agree.")
    ['minister', 'xin', 'guobin', 'hbis', 'group']
    """
    found = []
    for match in WORD.finditer(text):
        word = match[0]
        inside = not BEGINS.search(text[max(match.start() - 8, 0) : match.start()])
        if word[0].isupper() and word != "I" and (inside or (word.isupper() and len(word) > 1)):
            found.append(POSSESSIVE.sub("", word).casefold())
    return found


def words(text: str) -> set[str]:
    """Return every word, lower-cased, without possessive."""
    return {POSSESSIVE.sub("", word).casefold() for word in WORD.findall(text)}


def recall(segment: Segment, output: Output) -> Tally:
    """Tally each name of the reference, 1 when the output has the word."""
    units: list[float] = []
    for piece, part in by_line(segment, output):
        there = words(part.text)
        units += [float(name in there) for name in names(piece.en)]
    return Tally(units=tuple(units))


def precision(segment: Segment, output: Output) -> Tally:
    """Tally each name of the output, 1 when the reference has the word."""
    units: list[float] = []
    for piece, part in by_line(segment, output):
        there = words(piece.en)
        units += [float(name in there) for name in names(part.text) if piece.en]
    return Tally(units=tuple(units))

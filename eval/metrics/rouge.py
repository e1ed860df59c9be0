"""ROUGE-1, ROUGE-2 and ROUGE-L, F1, over lower-cased words (Lin 2004)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import regex

from eval.records import Output, Segment, Tally

TOKEN: Final = regex.compile(r"[a-z0-9]+")


def tokens(text: str) -> list[str]:
    """Return the words, lower case, letters and digits only, as rouge-score without stemming."""
    return TOKEN.findall(text.lower())


def f1(matched: float, hypothesis: float, reference: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * matched / (hypothesis + reference) if matched else 0.0


def rouge_n(hypothesis: str, reference: str, n: int) -> float:
    """Return ROUGE-N F1.

    >>> rouge_n("the cat sat", "the cat ran", 1), rouge_n("the cat sat", "the cat ran", 2)
    (0.6666666666666666, 0.5)
    """
    left, right = (
        Counter(zip(*(words[i:] for i in range(n)), strict=False))
        for words in (tokens(hypothesis), tokens(reference))
    )
    return f1((left & right).total(), left.total(), right.total())


def rouge_l(hypothesis: str, reference: str) -> float:
    """Return ROUGE-L F1: the longest common subsequence of words over the whole text.

    >>> round(rouge_l("police killed the gunman", "police kill the gunman"), 2)
    0.75
    """
    left, right = tokens(hypothesis), tokens(reference)
    return f1(common_length(left, right), len(left), len(right))


def common_length(left: Sequence[str], right: Sequence[str]) -> int:
    """Return the length of the longest common subsequence.

    By bits (Hyyrö 2004): a zero in `row` is a token of `left` that takes the length one further.

    >>> common_length("abcbdab", "bdcaba")
    4
    """
    places: dict[str, int] = {}
    for index, word in enumerate(left):
        places[word] = places.get(word, 0) | 1 << index
    every = row = (1 << len(left)) - 1
    for word in right:
        met = row & places.get(word, 0)
        row = (row + met | row - met) & every
    return len(left) - row.bit_count()


def _text(segment: Segment) -> str:
    return segment.brief.text if segment.brief else ""


def rouge_1(segment: Segment, output: Output) -> Tally:
    """Tally ROUGE-1 against the reference brief."""
    return Tally(units=(rouge_n(output.text, _text(segment), 1),))


def rouge_2(segment: Segment, output: Output) -> Tally:
    """Tally ROUGE-2 against the reference brief."""
    return Tally(units=(rouge_n(output.text, _text(segment), 2),))


def rouge_lcs(segment: Segment, output: Output) -> Tally:
    """Tally ROUGE-L against the reference brief."""
    return Tally(units=(rouge_l(output.text, _text(segment)),))

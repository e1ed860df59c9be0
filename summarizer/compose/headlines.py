"""A headline in English: asked of the model, kept only if it states nothing that the text lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

import regex

from summarizer.chars import HAN
from summarizer.drafts import render, tidy
from summarizer.engines import Completion, Request
from summarizer.quantities import read

MAX_CHARS: Final = 130
HEADLINE_TOKENS: Final = 48
LEAD_POINTS: Final = 1
"""Shown more, the model gives the figure of one thing to another."""
_CAPITAL: Final = regex.compile(r"\b\p{Lu}[\p{L}&'’-]+")
_ATTRIBUTION: Final = regex.compile(
    r"^[^,;]{3,80}? (?:said|says|stated|noted|announced|reported|pointed out)(?: that)?,? (?=\S)"
)
_CLAUSE: Final = regex.compile(r"[,;:]\s")


def headline(
    points: Sequence[str], ask: Callable[[Sequence[Request]], Sequence[Completion]]
) -> str:
    """Return a headline for English points; the first words of the first where the model fails."""
    if not points:
        return ""
    text = " ".join(points[:LEAD_POINTS])
    request = Request(text=render("headline", text), max_tokens=HEADLINE_TOKENS)
    answer = ask([request])[0]
    proposed = tidy(answer.text, "").strip('"“”').rstrip(".")
    if not answer.truncated and is_supported(proposed, " ".join(points)):
        return proposed
    return _first_clause(points[0])


def is_supported(headline_: str, text: str) -> bool:
    """Whether each figure and each capitalised word of a headline stands in the text.

    >>> is_supported("Fund invests US$2 billion", "The fund invests US$2 billion in rail.")
    True
    >>> is_supported("Fund invests US$3 billion", "The fund invests US$2 billion in rail.")
    False
    """
    if not 8 <= len(headline_) <= MAX_CHARS or HAN.search(headline_):
        return False
    known = {_key(q.value) for q in read(text)}
    if any(_key(quantity.value) not in known for quantity in read(headline_)):
        return False
    words = text.casefold()
    return all(word.casefold() in words for word in _CAPITAL.findall(headline_)[1:])


def _key(value: object) -> str:
    """Return a value in one form: 27.0 is 27. A date ("--06") is no decimal and stays."""
    try:
        return str(Decimal(str(value)).normalize())
    except InvalidOperation:
        return str(value)


def _first_clause(sentence: str) -> str:
    """Return a sentence without who said it, up to the last clause that fits.

    >>> _first_clause("Ning Jizhe said that China has signed agreements with 53 countries.")
    'China has signed agreements with 53 countries'
    """
    text = _ATTRIBUTION.sub("", sentence.partition(". ")[0].rstrip("."))
    text = text[:1].upper() + text[1:]
    if len(text) <= MAX_CHARS:
        return text
    cuts = [match.start() for match in _CLAUSE.finditer(text) if match.start() <= MAX_CHARS]
    if cuts and cuts[-1] > MAX_CHARS // 3:
        return text[: cuts[-1]]
    return text[:MAX_CHARS].rsplit(" ", 1)[0] + "…"

"""A headline in English: who did what, and the main figure.

The first words of a checked point say it where a point opens with a name and comes to an amount of
money soon. Else the model is asked, and its headline is kept only if it states nothing that the
points lack.
"""

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
_MEETING: Final = regex.compile(
    r"\b(?:held|hold|holds|convened|hosted)\b.{0,40}\b(?:conference|briefing|meeting|forum)\b",
    regex.I,
)
_LEADING_TIME: Final = regex.compile(
    r"^(?:(?:In addition|Currently|At present|Meanwhile|Also|To date|So far|At the same time"
    r"|(?:As of|By|At|In|From|Since|During|Over|For|On|Only)\b[^,;]{2,48}"
    r"|[^,;]{0,12}\b(?:last|this) (?:year|month|quarter)), )+"
)
_NO_NAME: Final = regex.compile(
    r"(?:An?|All|As|At|Both|But|By|Each|For|From|He|Her|His|If|In|Its?|Many|More|Most|No|On|Only|Our"
    r"|She|Since|So|Some|Such|That|The|Their|There|These|They|This|Those|To|Two|We|With)\b"
)


def headline(
    points: Sequence[str], ask: Callable[[Sequence[Request]], Sequence[Completion]]
) -> str:
    """Return a headline for English points; the first words of one where the model fails."""
    if not points:
        return ""
    if found := lede(points):
        return found
    told = [point for point in points if not _MEETING.search(point)] or list(points)
    text = " ".join(told[:LEAD_POINTS])
    request = Request(text=render("headline", text), max_tokens=HEADLINE_TOKENS)
    answer = ask([request])[0]
    proposed = tidy(answer.text, "").strip('"“”').rstrip(".")
    if not answer.truncated and is_supported(proposed, " ".join(points)):
        return proposed
    return _first_clause(told[0])


def lede(points: Sequence[str]) -> str:
    """Return the words of a point that open with a name and come to the largest sum of money.

    >>> lede(["A meeting was held.", "By May, the Silk Road Fund had put up US$4 billion in all."])
    'Silk Road Fund had put up US$4 billion in all'
    """
    best, largest = "", Decimal(0)
    for point in points:
        text = _opening(point)
        for cut in [*(match.start() for match in _CLAUSE.finditer(text)), len(text)]:
            sums = [q.low or Decimal(0) for q in read(text[:cut]) if q.kind == "money"]
            if sums and cut <= MAX_CHARS:
                if max(sums) > largest:
                    best, largest = text[:cut], max(sums)
                break
    return best


def _opening(point: str) -> str:
    """Return a point's first sentence from the name that acts in it; "" where none does."""
    text = _ATTRIBUTION.sub("", point.partition(". ")[0].rstrip(".;"))
    text = regex.sub(r"^the (?=\p{Lu})", "", _LEADING_TIME.sub("", text), flags=regex.I)
    named = text[:1].isupper() and not _NO_NAME.match(text) and not _MEETING.search(text)
    return text if named else ""


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

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
MIN_CHARS: Final = 30
HEADLINE_TOKENS: Final = 48
LEAD_FIGURES: Final = 2
"""So many in the first point, of whatever kind, are the news: nine killed, four missing."""
FEW: Final = 2
LEAD_POINTS: Final = 1
"""Shown more, the model gives the figure of one thing to another."""
_CAPITAL: Final = regex.compile(r"\b\p{Lu}[\p{L}&'’-]+")
_ATTRIBUTION: Final = regex.compile(
    r"^[^,;]{3,80}? (?:said|says|stated|noted|announced|reported|pointed out)(?: that)?,? (?=\S)"
)
_SUMS: Final = frozenset({"money"})
_FIGURES: Final = frozenset({"percent", "points", "count", "measure", "ratio"})
_CLAUSE: Final = regex.compile(r"[,;:]\s")
_UNDONE: Final = regex.compile(r"(?:\b(?:Co|Ltd|Inc|Corp)\.?|\b(?:both|either|between)\b[^,;]*)$")
"""A cut here would part a name or a pair."""
_END: Final = regex.compile(r"(?<!\b(?:Co|Ltd|Inc|Corp|No|U\.S|St|Mr|Ms|Dr))\.\s|[.;]$")
_ARTICLE: Final = regex.compile(r"^[Tt]he (?=\p{Lu})")
_BRACKETS: Final = regex.compile(r" \([^()\d]*\)")
_PERIOD: Final = regex.compile(
    r"(?:The )?(?:first|second|third|fourth|last|past|this)\b.{0,40}"
    r"\b(?:years?|months?|quarters?|half)"
    r"(?: of \w+)?(?: \w+)?$",
    regex.I,
)
_MEETING: Final = regex.compile(
    r"\b(?:held|hold|holds|convened|hosted)\b.{0,40}\b(?:conference|briefing|meeting|forum)\b",
    regex.I,
)
_LEADING_TIME: Final = regex.compile(
    r"^(?:(?:In addition|Currently|At present|Meanwhile|Also|To date|So far|At the same time"
    r"|(?i:As of|By|At|In|From|Since|During|Over|For|On|Only|The end of)\b[^,;]{2,48}"
    r"|[Tt]he (?:first|second|third|fourth|last|past)\b[^,;]{0,40}"
    r"\b(?:months|quarter|half)\b[^,;]{0,20}"
    r"|Quarterly|Of this|(?:First|Second|Third|Fourth|Fifth|Finally)(?:ly)?"
    r"|[^,;]{0,12}\b(?:last|this) (?:year|month|quarter)), )+"
)
_NO_SUBJECT: Final = regex.compile(
    r"(?:As|Both|But|Each|He|Her|His|If|Its?|Our|She|So|Some|Such|That|Their|There|These|They|This"
    r"|Those|We|Born|Of (?:this|these|them)|(?:The )?two (?:sides|parties|countries))\b",
    regex.I,
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
    return first_clause(told[0])


def lede(points: Sequence[str]) -> str:
    """Return the words of the first point that say who did what, with a sum or else a figure.

    The points stand in the order of the document, which says first what matters most; the largest
    sum is often an aside.

    >>> lede(["A meeting was held.", "By May, the Silk Road Fund had put up US$4 billion in all."])
    'Silk Road Fund had put up US$4 billion in all by May'
    """
    made = [text for text in map(_made, points) if text]
    if points and _made(points[0]) and _count(made[0], _SUMS | _FIGURES) >= LEAD_FIGURES:
        return made[0]
    for kinds in (_SUMS, _FIGURES):
        for text in made:
            if _count(text, kinds):
                return text
    return ""


def _count(text: str, kinds: frozenset[str]) -> int:
    """Return how many figures of these kinds a text has; two countries are none."""
    few = [q for q in read(text) if q.kind == "count" and (q.low or q.high or 0) <= FEW]
    return sum(q.kind in kinds for q in read(text)) - len(few) * ("count" in kinds)


def _made(point: str) -> str:
    """Return a point's first sentence as a headline; "" where none acts in it or it is too long.

    Words are left out, and the time moves to the end; none is changed.
    """
    text = _BRACKETS.sub("", _sentence(point))
    text = _ATTRIBUTION.sub("", text)
    time = _LEADING_TIME.match(text)
    text = _ARTICLE.sub("", text[time.end() if time else 0 :])
    if not text or _NO_SUBJECT.match(text) or _MEETING.search(text):
        return ""
    cut = _fitting(text[:1].upper() + text[1:])
    when = _when(time.group()) if time else ""
    return f"{cut} {when}" if when and cut and len(cut) + len(when) < MAX_CHARS else cut


def _sentence(point: str) -> str:
    """Return the first sentence; Co., Ltd. ends none."""
    found = _END.search(point)
    return point[: found.start()] if found else point.rstrip(".;")


def _fitting(text: str) -> str:
    """Return a text up to the last clause that fits, or as it is if all of it does."""
    if len(text) <= MAX_CHARS:
        return text
    cuts = [match.start() for match in _CLAUSE.finditer(text) if match.start() <= MAX_CHARS]
    whole = [cut for cut in cuts if not _UNDONE.search(text[:cut])]
    return text[: whole[-1]] if whole and whole[-1] > MIN_CHARS else ""


def _when(time: str) -> str:
    """Return the time that opened a sentence as it stands at its end; "" for a joining word.

    >>> _when("In the first half of 2025, "), _when("The first five months, "), _when("Also, ")
    ('in the first half of 2025', 'in the first five months', '')
    """
    words = time.strip(" ,").rpartition(", ")[2]
    if regex.match(r"(?:As of|By|At|In|From|Since|During|Over|On)\b", words, regex.I):
        return words[:1].lower() + words[1:]
    if words.startswith("The end of"):
        return f"at {words[:1].lower()}{words[1:]}"
    return f"in {words[:1].lower()}{words[1:]}" if _PERIOD.match(words) else ""


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


def first_clause(sentence: str) -> str:
    """Return a sentence without who said it, up to the last clause that fits.

    >>> first_clause("Ning Jizhe said that China has signed agreements with 53 countries.")
    'China has signed agreements with 53 countries'
    """
    text = _ATTRIBUTION.sub("", _sentence(sentence))
    text = text[:1].upper() + text[1:]
    return _fitting(text) or text[:MAX_CHARS].rsplit(" ", 1)[0] + "…"

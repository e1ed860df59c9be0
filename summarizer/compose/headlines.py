"""A headline in English: who did what, and the main figure.

The first words of a checked point say it where a point opens with a name and comes to an amount of
money soon. Else the model is asked, and its headline is kept only if it states nothing that the
points lack.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

import regex

from summarizer.chars import HAN
from summarizer.compose.terse import terse
from summarizer.drafts import render, tidy
from summarizer.engines import Completion, Request
from summarizer.quantities import read

MAX_CHARS: Final = 130
MIN_CHARS: Final = 30
HEADLINE_TOKENS: Final = 48
LEAD_FIGURES: Final = 2
"""So many in the first point, of whatever kind, are the news: nine killed, four missing."""
FEW: Final = 2
ALIKE: Final = 0.15
"""A point that is at least as like the title as this tells the same news."""
LEAD_POINTS: Final = 1
"""Shown more, the model gives the figure of one thing to another."""
_CAPITAL: Final = regex.compile(r"\b\p{Lu}[\p{L}&'’-]+")
_ATTRIBUTION: Final = regex.compile(
    r"^[^,;]{3,80}? (?:said|says|stated|noted|replied|added|explained|pointed out)"
    r"(?: that)?,? (?=\S)"
    r"|^[^,;]{3,80}? (?:announced|reported) that (?=\S)"
)
_SUMS: Final = frozenset({"money"})
_FIGURES: Final = frozenset({"percent", "points", "count", "measure", "ratio"})
_CLAUSE: Final = regex.compile(r"[,;:]\s")
_UNDONE: Final = regex.compile(r"(?:\b(?:Co|Ltd|Inc|Corp)\.?|\b(?:both|either|between)\b[^,;]*)$")
"""A cut here would part a name or a pair."""
_END: Final = regex.compile(r"(?<!\b(?:Co|Ltd|Inc|Corp|No|U\.S|St|Mr|Ms|Dr))\.\s|[.;]$")
_ARTICLE: Final = regex.compile(r"^[Tt]he (?=\p{Lu}|total |\w+ \p{Lu}|[a-z]+th )")
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
    r"(?:, \d{4}(?=, ))?(?:, at [\d:]+(?: [ap]\.m\.)?(?=, ))?"
    r"|[Tt]he (?:first|second|third|fourth|last|past)\b[^,;]{0,40}"
    r"\b(?:months|quarter|half)\b[^,;]{0,20}"
    r"|Quarterly|Of this|(?:First|Second|Third|Fourth|Fifth|Finally)(?:ly)?|Two|Three|Four|Five"
    r"|[^,;]{0,12}\b(?:last|this) (?:year|month|quarter)), )+"
)
_RELATIVE: Final = regex.compile(
    r"[^,]+, (?:which|who|where|whose|with|located|founded|established|including)\b[^,]*"
)
"""A subject and a clause that hangs on it, without what it did."""
_NO_SUBJECT: Final = regex.compile(
    r"(?:As|Both|But|Each|He|Her|His|If|Its?|Our|She|So|Some|Such|That|Their|There|These|They|This"
    r"|Those|We|Born|\d{4}, |After|Before|When|While"
    r"|One|Two|Among|Of (?:this|these|them)|(?:The )?two (?:sides|parties|countries))\b",
    regex.I,
)


@dataclass(frozen=True, slots=True)
class Told:
    """Checked English that a headline may be made of.

    likeness: of its Chinese to the title of the document, 0 to 1; 0 where there is no title.
    """

    en: str
    likeness: float = 0.0


def headline(
    points: Sequence[Told],
    ask: Callable[[Sequence[Request]], Sequence[Completion]],
    *,
    title: str = "",
) -> str:
    """Return a headline for the points; the first words of one where the model fails.

    title: checked English of the document's title, "" where that does not say what happened.
    """
    if not points:
        return ""
    if found := lede(points, title):
        return found
    texts = [point.en for point in points]
    told = [text for text in texts if not _MEETING.search(text)] or texts
    text = " ".join(told[:LEAD_POINTS])
    request = Request(text=render("headline", text), max_tokens=HEADLINE_TOKENS)
    answer = ask([request])[0]
    proposed = tidy(answer.text, "").strip('"“”').rstrip(".")
    if not answer.truncated and is_supported(proposed, " ".join(texts)):
        return proposed
    return first_clause(told[0])


def lede(points: Sequence[Told], title: str = "") -> str:
    """Return the words of the title or of a point that say who did what, best with a figure.

    A title that has one says it all. Else the point that is most like the title, with a sum or
    another figure; a title without one comes before points that are not like it. Where there is no
    title, the points stand in the order of the document, which says first what matters most; the
    largest sum is often an aside.

    >>> lede([Told("A meeting was held."),
    ...       Told("By May, the Silk Road Fund had put up US$4 billion in all.")])
    'Silk Road Fund had put up US$4 billion in all by May'
    """
    heading = _heading(title)
    if heading and _count(heading, _SUMS | _FIGURES):
        return heading
    made = [(point, text) for point in points if (text := _made(point.en))]
    figured = [(point, text) for point, text in made if _count(text, _SUMS | _FIGURES)]
    alike = [(point, text) for point, text in figured if point.likeness >= ALIKE]
    if alike:
        return max(alike, key=lambda row: row[0].likeness)[1]
    if heading:
        return heading
    first = _made(points[0].en) if points else ""
    if _count(first, _SUMS | _FIGURES) >= LEAD_FIGURES:
        return first
    for kinds in (_SUMS, _FIGURES):
        for _, text in figured:
            if _count(text, kinds):
                return text
    return ""


def _heading(title: str) -> str:
    """Return a title's English as a headline: its sentences joined, the time at the end.

    >>> _heading("The ninth fair concluded on Sunday. 184 projects were signed.")
    'Ninth fair concluded on Sunday; 184 projects were signed'
    """
    pieces = [piece.rstrip(".;") for piece in _END.split(_BRACKETS.sub("", title)) if piece]
    text = "; ".join([*pieces[:1], *(_ARTICLE.sub("the ", piece) for piece in pieces[1:])])
    time = _LEADING_TIME.match(text)
    text = _ARTICLE.sub("", text[time.end() if time else 0 :])
    cut = terse(_fitting(text[:1].upper() + text[1:]))
    when = _when(time.group()) if time else ""
    return f"{cut} {when}" if when and cut and len(cut) + len(when) < MAX_CHARS else cut


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
    cut = terse(_fitting(text[:1].upper() + text[1:]))
    if _RELATIVE.fullmatch(cut):
        return ""
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

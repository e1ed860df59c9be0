"""What a copy desk does to each English sentence before anybody checks it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

import regex

from summarizer.drafts import tidy
from summarizer.finishing.articles import articled, with_an, with_one
from summarizer.finishing.brackets import without_brackets
from summarizer.finishing.british import british
from summarizer.finishing.captions import captioned, charts
from summarizer.finishing.day_first import day_first
from summarizer.finishing.day_parts import with_day_parts
from summarizer.finishing.each import each
from summarizer.finishing.gender import Gender, gendered
from summarizer.finishing.honorifics import without_honorifics
from summarizer.finishing.including import including
from summarizer.finishing.infinitives import imperative
from summarizer.finishing.items import headed, itemised, lettered
from summarizer.finishing.month_ends import month_ends
from summarizer.finishing.more import with_more
from summarizer.finishing.narrower import narrower
from summarizer.finishing.numbers import currency_first, in_mu, numbered, thousands
from summarizer.finishing.openings import with_preposition
from summarizer.finishing.outbound import outbound
from summarizer.finishing.pronouns import with_they
from summarizer.finishing.quotes import curly, paired, parted, quoted, straight
from summarizer.finishing.repeats import month_once, once, placed_once, spelled_once
from summarizer.finishing.tenses import in_the_past
from summarizer.finishing.verbless import with_verb
from summarizer.finishing.wordings import reworded
from summarizer.glossary.clauses import ORIGIN
from summarizer.glossary.english import spelled
from summarizer.records import Mark

__all__ = ["apart", "british", "charts", "day_first", "finished"]

_BARE_DOLLAR: Final = regex.compile(r"(?<![\p{L}\d$])\$(?=\d)")
_LATIN: Final = regex.compile(r"(?<![\p{Latin}\d])\p{Lu}[\p{Latin}\d&.-]*\p{Latin}")
_OUR: Final = regex.compile(r"\bour\b")
_COMMA: Final = regex.compile(r"(?<=\p{L}),(?=\p{L})")
_REPEATED: Final = regex.compile(
    r"(?<!\b(?!The\b)\p{Lu}[\w'-]* )\b(?P<words>(?i:\w[\w' -]{3,}\w)) \((?i:(?:the )?(?P=words))\)"
)
"""What comes of 归属于上市公司股东的净利润（归母净利润）: two names, one rendering. A short name at
the end of the long one stays: Hong Kong Monetary Authority (Monetary Authority)."""


def _places(marks: Sequence[Mark]) -> list[tuple[Collection[str], int]]:
    """Return the names of each place among the marks, and how often the marks say it.

    The Bank of South Africa says South Africa, too.
    """
    said = [mark.en for mark in marks]
    terms = dict.fromkeys(m.term for m in marks if m.term and m.term.kind == "place")
    return [
        ({term.en, term.short or term.en}, sum(term.en in english for english in said))
        for term in terms
    ]


def finished(
    english: str,
    chinese: str,
    marks: Sequence[Mark],
    *,
    printed: bool = False,
    day: date | None = None,
    gender: Gender = "",
) -> str:
    """Return a model's English without its slips: marks as in Chinese, spelling, articles.

    chinese: the sentence that was translated; marks: its marks; printed: with printers' quotes;
    day: of the document; gender: of whom a pronoun of the sentence must be.
    """
    terms = dict.fromkeys(mark.term for mark in marks if mark.term)
    money = [mark.en for mark in marks if mark.kind == "money"]
    dollars = [en for en in money if "$" in en]
    if dollars and all("US$" in en for en in dollars):
        english = _BARE_DOLLAR.sub("US$", english)
    elif any(_BARE_DOLLAR.search(en) for en in money):
        english = english.replace("US$", "$")
    forms = [form for term in terms for form in term.accepts()]
    text = month_once(tidy(english, chinese))
    text = month_ends(numbered(thousands(text), chinese), chinese)
    text = paired(parted(apart(straight(text, forms), chinese)), chinese)
    places = [term.en for term in terms if term.kind == "place"]
    text = once(without_brackets(text, chinese, [*forms, *(mark.en for mark in marks)]))
    text = placed_once(spelled_once(text, places), _places(marks))
    text = in_mu(with_one(outbound(text, chinese)), chinese)
    text = with_day_parts(with_preposition(spelled(text, terms)), forms)
    text = in_the_past(with_verb(text), chinese, day)
    text = _going_on(captioned(text, chinese), chinese, marks)
    text = imperative(reworded(with_more(text, chinese), chinese), chinese)
    text = with_they(each(_REPEATED.sub(r"\g<words>", text), chinese), chinese)
    text = with_an(currency_first(narrower(text, chinese)))
    text = without_honorifics(gendered(text, gender), chinese)
    text = quoted(articled(including(text, chinese, marks), marks), chinese)
    text = headed(lettered(itemised(text, marks), chinese), chinese)
    return curly(text) if printed else text


def _going_on(english: str, chinese: str, marks: Sequence[Mark]) -> str:
    """Return the paragraph of a resolution: its organ's own, with a semicolon if one follows."""
    clause = any(mark.term and mark.term.origin == ORIGIN for mark in marks)
    if clause and "我" not in chinese:
        english = _OUR.sub("its", english)
    ends = clause and chinese.rstrip().endswith(("；", ";")) and english.endswith(".")
    return f"{english[:-1]};" if ends else english


def apart(english: str, chinese: str) -> str:
    """Return the English with a space before Latin words of the Chinese that a model ran on.

    >>> apart("This is a contribution fromCSIRO,and more.", "这是CSIRO的贡献，等等。")
    'This is a contribution from CSIRO, and more.'
    """
    for word in dict.fromkeys(_LATIN.findall(chinese)):
        glued = regex.compile(rf"(?<=\b[a-z]+)(?={regex.escape(word)}(?![\p{{L}}\d]))")
        if not glued.search(chinese):
            english = glued.sub(" ", english)
    return _COMMA.sub(", ", english)

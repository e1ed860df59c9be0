"""Put "the" before names that need it: "HKMA said" becomes "The HKMA said".

A model that is given a name in English copies it bare. So the article is put in afterwards, and
only where it is certain: between two words, or a stop, that show a whole name without determiner.
"China's State Council", "an NDRC official" and "HKMA data" stay; so do headlines.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

import regex

from summarizer.glossary.english import find_forms
from summarizer.records import Mark, Term
from summarizer.tables import rows

_NEVER: Final = frozenset({"person", "title"})
_OURS: Final = ("builtin:", "cldr:", "cedict:")
_ACRONYM: Final = regex.compile(r"[A-Z][A-Za-z&]*[A-Z]")
_SPOKEN: Final = regex.compile(r"(?:[^AEIOU]{0,2}[AEIOU]{1,2})+[^AEIOU]{0,2}")
"""Four letters or more that can be said as a word take no article, as far as one can tell."""
_OFFICES: Final = regex.compile(r"[局部委署会院厅处室]$|组织$|机构$|基金$|办公室$")
_HEAD: Final = regex.compile(r",| (?:of|for|on|to|in|under) |\s*\(")
_WORD_BEFORE: Final = regex.compile(r"([A-Za-z]+) $")
_OPENS: Final = regex.compile(r"(?:^|[.!?;] )[\"“(]?$")
_AFTER: Final = regex.compile(r"[.,;!?)”\"]|'s\b|’s\b|$| ([a-z]+)\b")


_A: Final = regex.compile(
    r"(?P<a>\ba|(?<![\p{L}\d] )\bA) "
    r"(?=(?:[aio]|e(?!u|w)|u(?:n(?!i(?!n|m))|p|m|l|r))(?!ne\b|nce\b)\p{Ll}{2}"
    r"|8[\d,.]*|1[18](?:,\d{3})*(?![\d,.]))"
)
"""Before a word that sounds as it begins: a exclusive, a unclear, but a one-off, a user, a unit;
before 8, 80 and 11, too."""


def with_an(english: str) -> str:
    """Return the English with "an" before vowels.

    >>> with_an("It signed a exclusive deal in a unusual way: a one-off, a unit, a use.")
    'It signed an exclusive deal in an unusual way: a one-off, a unit, a use.'
    >>> with_an("a 8.6 percent drop, a 18-year-old, a 1.8 percent rise, a 110-page report")
    'an 8.6 percent drop, an 18-year-old, a 1.8 percent rise, a 110-page report'
    >>> with_an("A unclear point of Annex A and Annex B.")
    'An unclear point of Annex A and Annex B.'
    """
    return _A.sub(r"\g<a>n ", english)


@cache
def _words(use: str) -> frozenset[str]:
    words = {row["use"]: row["words"] for row in rows("summarizer.finishing", "articles.tsv")}
    return frozenset(words[use].split("|"))


def takes_article(term: Term, form: str) -> bool:
    """Say whether running English puts "the" before this form of the term.

    The entry decides; where it says nothing (a user's own), the name does: an office or a fund
    takes one, a person, a place or a company none.

    >>> board = Term(zh="金管局", en="HKMA")
    >>> takes_article(board, "HKMA"), takes_article(board, "Hong Kong Monetary Authority")
    (True, True)
    >>> takes_article(Term(zh="东盟", en="ASEAN"), "ASEAN")
    False
    >>> takes_article(Term(zh="万科集团", en="Vanke Group"), "Vanke Group")
    False
    """
    bare = form in _words("bare") or form.casefold().startswith(("the ", "china's "))
    if bare or term.kind in _NEVER:
        return False
    if term.kind == "place":
        return term.article and form in (term.en, term.short)  # the US, but America
    if term.article or term.origin.startswith(_OURS):
        return term.article
    if _ACRONYM.fullmatch(form):
        letters = form.upper()
        spoken = len(letters) > 3 and _SPOKEN.fullmatch(letters) is not None
        return bool(_OFFICES.search(term.zh)) and not spoken
    head = _HEAD.split(form)[0].split(" ")
    proper = len(form.split()) > 1 and head[0][:1].isupper() and "'s" not in head[0]
    return proper and (head[-1] in _words("noun") or form.startswith("University of "))


def articled(english: str, marks: Iterable[Mark]) -> str:
    """Return the English with "the" before each marked name that lacks it.

    >>> board = Term(zh="金管局", en="HKMA")
    >>> mark = Mark(start=0, end=3, zh="金管局", kind="term", en="HKMA", source="", term=board)
    >>> articled("HKMA said the HKMA data of HKMA are new.", [mark])
    'The HKMA said the HKMA data of the HKMA are new.'
    >>> articled("In March, HKMA opened an office.", [mark])
    'In March, the HKMA opened an office.'
    >>> articled("Banks lent; HKMA insured.", [mark])
    'Banks lent; the HKMA insured.'
    >>> margin = Term(zh="净息差", en="net interest margin", article=True)
    >>> mark = Mark(start=0, end=3, zh="净息差", kind="term", en=margin.en, source="", term=margin)
    >>> articled("Net interest margin has narrowed.", [mark])
    'The net interest margin has narrowed.'
    """
    if not english.endswith((".", "!", "?", '"', "”", ";", ",")):
        return english
    for term in dict.fromkeys(mark.term for mark in marks if mark.term):
        forms = [form for form in term.accepts() if takes_article(term, form)]
        for start, end in reversed(find_forms(english, term.accepts())):
            if find_forms(english[start:end], forms) and (word := _lacking(english, start, end)):
                first = english[start].lower() if term.en[0].islower() else english[start]
                english = english[:start] + word + first + english[start + 1 :]
    return english


_BARE_SUM: Final = regex.compile(
    r"(?<=\b(?:provid|offer|grant|extend|establish|launch|sign|issu)(?:e|es|ed|ing|s)? )"
    r"(?=(?P<sum>RMB |(?:US)?\$|HK\$|€)[\d.,]+ (?:million|billion|trillion) (?:[a-z-]+ ){0,2}"
    r"(?:loan|fund|facility|agreement|contract|project|bond)\b)"
)


def with_one(english: str) -> str:
    """Return the English with "a" before a sum that says how large one thing is.

    >>> with_one("CDB will provide RMB 50 billion special loan, and lent US$2 billion in loans.")
    'CDB will provide an RMB 50 billion special loan, and lent US$2 billion in loans.'
    """
    return _BARE_SUM.sub(lambda found: "an " if found["sum"] in ("RMB ", "HK$") else "a ", english)


def _goes_on(word: str) -> bool:
    """Say whether a word can follow a whole name: a verb, an adverb, a preposition.

    >>> _goes_on("launched"), _goes_on("strengthens"), _goes_on("officials")
    (True, True, False)
    """
    return word in _words("right") or word.endswith("ly") or _is_verb(word)


def _is_verb(word: str) -> bool:
    """Say whether a word looks like a verb that has the name for its subject."""
    listed = word.removesuffix("s") in _words("verb") or word.removesuffix("es") in _words("verb")
    return listed or word.endswith("ed") or word in _words("auxiliary")


def _lacking(english: str, start: int, end: int) -> str:
    """Return the article that belongs before the span, "" where none does or it is not certain."""
    if not english[start].isupper():
        return ""
    after = _AFTER.match(english, end)
    if after is None or (after[1] and not _goes_on(after[1])):
        return ""
    before = english[:start]
    if _OPENS.search(before):
        return "the " if before.endswith("; ") else "The "
    if before.endswith(", ") and after[1] and _is_verb(after[1]):
        return "the "  # In March, the HKMA opened an office
    word = _WORD_BEFORE.search(before)
    return "the " if word and word[1].lower() in _words("left") else ""

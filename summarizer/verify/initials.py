"""Abbreviations that a model put in: COVID-19 for 确诊病例, CCPC for 政协."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import regex

from summarizer.names import foreign
from summarizer.names.sightings import DOTTED
from summarizer.names.vocabulary import DOTS
from summarizer.records import Finding
from summarizer.tables import rows
from summarizer.verify.case import Case
from summarizer.verify.latin import spelt_out

_LETTERS: Final = regex.compile(
    r"(?<![\p{L}\p{N}&.-])\p{Lu}{3,}(?:-\d+)?(?=s?(?:['’]s)?(?![\p{L}\p{N}&-]))"
    r"|(?<=\()\p{Lu}{2}(?=\))"
)
_NEIGHBOURS: Final = (regex.compile(r"\b\p{Lu}{2,} $"), regex.compile(r"^ \p{Lu}{2,}\b"))
_INITIALED: Final = regex.compile(r"\b\p{Lu}\p{Ll}+ (?P<letter>\p{Lu})\. (?P<last>\p{Lu}\p{L}+)")
_WITH_MIDDLE: Final = 3
_ROMAN: Final = regex.compile("[IVXLC]+")


def added(case: Case) -> Iterator[Finding]:
    """Report each abbreviation of our own drafts that nothing in the Chinese stands for.

    What the English spells out is its own affair, and so is a line in capitals.
    """
    if case.free:
        return
    forms = (form for mark in case.marks for form in mark.forms())
    known = " ".join((case.sentence.text.upper(), case.document.upper(), *forms))
    for match in _LETTERS.finditer(case.en):
        word = match[0]
        if word in known or word in _common() or _ROMAN.fullmatch(word):
            continue
        before, after = case.en[: match.start()], case.en[match.end() :]
        if _NEIGHBOURS[0].search(before) or _NEIGHBOURS[1].search(after) or spelt_out(word, before):
            continue
        message = f"“{word}” is not in the Chinese."
        yield case.finding("abbreviation-added", message, "error", en=match.span())


def middle(case: Case) -> Iterator[Finding]:
    """Report a middle initial that is not the Chinese name's: George C. Bush for 乔治·沃克·布什."""
    zh = case.sentence.text
    spans = (foreign.listed_at(zh, *hit.span()) for hit in DOTTED.finditer(zh))
    for name in (zh[slice(*span)] for span in spans if span):
        parts = regex.split(f"[{DOTS}]", name)
        if len(parts) < _WITH_MIDDLE:
            continue
        first = {word[0] for part in parts[1:-1] for word in foreign.forms(part)}
        last = {word.casefold() for word in foreign.forms(parts[-1])}
        for match in _INITIALED.finditer(case.en):
            if first and match["last"].casefold() in last and match["letter"] not in first:
                message = f"“{match[0]}” has not the middle name of {name}."
                yield case.finding("initial-wrong", message, "warning", en=match.span())


@cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("summarizer.verify", "common_abbreviations.tsv"))

"""Names: every term of the source, by occurrence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.glossary import english
from summarizer.glossary.clauses import ORIGIN as CLAUSE
from summarizer.glossary.missing import missing
from summarizer.records import Finding, Mark, Severity, Term
from summarizer.verify import wording
from summarizer.verify.case import Case

LOOSE: Final = ("builtin:", "cedict:")
_INTRODUCED: Final = regex.compile(r"[（(](?:以下)?(?:统称|简称|合称)?[为：:]?[“\"《]?")
REWORDABLE = frozenset({"phrase", "industry", "other"})
"""Kinds of built-in entries that good English may put in other words: a policy phrase becomes a
verb, 沿线国家 "these countries". They are reported, but a sentence is not done again for them:
measured on the article, the second try of such sentences was worse English four times in five."""


def misses(case: Case) -> Iterator[Finding]:
    """Report each term that the English does not state as often as the Chinese."""
    terms = [mark.term for mark in case.marks if mark.term and not _is_second_name(case, mark)]
    places = {mark.term.zh: (mark.start, mark.end) for mark in reversed(case.marks) if mark.term}
    for miss in missing(terms, case.en):
        severity = _severity(miss.term, miss.severity)
        if case.free and wording.excused(case, miss.term, found=miss.found):
            severity = "info"
        elif case.free and miss.term.origin.startswith(wording.OURS):
            severity = "warning"  # 2% of human references have other words even then
        yield case.finding("term-missing", f"{miss.message}.", severity, zh=places[miss.term.zh])


def _is_second_name(case: Case, mark: Mark) -> bool:
    """Say whether a mark is the short form in brackets after the full one, in the same English."""
    return any(
        other.en.casefold() == mark.en.casefold()
        and _INTRODUCED.fullmatch(case.sentence.text, other.end, mark.start) is not None
        for other in case.marks
        if other.end < mark.start
    )


def _severity(term: Term, severity: Severity) -> Severity:
    """Return how grave a miss is: what the user's own glossary asks for is never optional.

    Nor is what a clause of a resolution begins with: it asks, or decides, or takes note.
    """
    loose = term.origin.startswith(LOOSE) and term.kind in REWORDABLE and term.origin != CLAUSE
    return "warning" if loose and severity == "error" else severity


def wrong_renderings(case: Case) -> Iterator[Finding]:
    """Report each rendering that the glossary forbids."""
    for mark in case.marks:
        for span in english.forbidden(case.en, mark.term) if mark.term else ():
            wrong = case.en[span[0] : span[1]]
            message = f"{mark.zh} is {mark.en}, not {wrong}."
            builtin = mark.term is not None and mark.term.origin.startswith(wording.OURS)
            severity: Severity = "warning" if case.free and builtin else "error"
            place = (mark.start, mark.end)
            yield case.finding("term-forbidden", message, severity, zh=place, en=span)

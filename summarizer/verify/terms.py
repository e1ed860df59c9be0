"""Names: every term of the source, by occurrence."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.glossary import english
from summarizer.glossary.missing import missing
from summarizer.records import Finding
from summarizer.verify.case import Case


def misses(case: Case) -> Iterator[Finding]:
    """Report each term that the English does not state as often as the Chinese."""
    terms = [mark.term for mark in case.marks if mark.term]
    places = {mark.term.zh: (mark.start, mark.end) for mark in reversed(case.marks) if mark.term}
    for miss in missing(terms, case.en):
        yield case.finding(
            "term-missing", f"{miss.message}.", miss.severity, zh=places[miss.term.zh]
        )


def wrong_renderings(case: Case) -> Iterator[Finding]:
    """Report each rendering that the glossary forbids."""
    for mark in case.marks:
        for span in english.forbidden(case.en, mark.term) if mark.term else ():
            wrong = case.en[span[0] : span[1]]
            message = f"{mark.zh} is {mark.en}, not {wrong}."
            yield case.finding(
                "term-forbidden", message, "error", zh=(mark.start, mark.end), en=span
            )

"""Figures: read back out of the English and compared by value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer import quantities
from summarizer.glossary import english
from summarizer.records import Finding, Severity
from summarizer.verify.case import Case

BLANK_ZH = "〓"
"""Stands for a character of a term that holds a figure of its own (十四五, G20)."""
BLANK_EN = "_"

_SEVERITIES: dict[str, Severity] = {"bound": "warning", "unit": "warning"}
_PAIR: Final = regex.compile(
    r"(?<![\w.,/–-])(?P<first>\d{1,3})[–-](?P<second>\d{1,3})(?![\w/–-]|[.,]\d)"
)
"""A score; neither a date nor a range with digits of other figures."""


def differences(case: Case) -> Iterator[Finding]:
    """Report each figure that the two languages do not share."""
    for found in compared(case):
        yield case.finding(
            f"figure-{found.kind}",
            found.message,
            _SEVERITIES.get(found.kind, "error"),
            zh=(found.zh.start, found.zh.end) if found.zh else None,
            en=(found.en.start, found.en.end) if found.en else None,
        )


def compared(case: Case) -> tuple[quantities.Difference, ...]:
    """Compare the figures outside names: the 2 of K-2 belongs to a name, which is checked as such.

    Names are blanked in both texts with as many characters, so all spans stay right.
    """
    zh, en = case.sentence.text, case.en
    for mark in case.marks:
        if mark.term is None:
            continue
        forms = mark.term.accepts()
        if not quantities.find(mark.zh) and not any(map(quantities.read, forms)):
            continue
        zh = zh[: mark.start] + BLANK_ZH * (mark.end - mark.start) + zh[mark.end :]
        for start, end in english.occurrences(en, mark.term):
            en = en[:start] + BLANK_EN * (end - start) + en[end:]
    return quantities.compare(zh, en, document_date=case.day)


def scores(case: Case) -> Iterator[Finding]:
    """Report a score that a model made of one number: "76-0" for 76分."""
    if case.free:
        return
    zh = case.sentence.text
    known = set(regex.findall(r"\d+", zh))
    known |= {f"{end:f}" for found in quantities.find(zh) for end in (found.low, found.high) if end}
    for match in _PAIR.finditer(case.en):
        if match["first"] in known and match["second"] not in known:
            message = f"“{match[0]}” is not in the Chinese."
            yield case.finding("figure-extra", message, "error", en=match.span())

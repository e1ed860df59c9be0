"""Persons whom the English names and the Chinese does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.names.strangers import strangers
from summarizer.records import Finding
from summarizer.verify.case import Case
from summarizer.verify.support import words

_LATIN: Final = regex.compile(r"\p{Latin}+")


def added(case: Case) -> Iterator[Finding]:
    """Report each person of the English for whom the Chinese has no name: John Kerry for 他."""
    zh = case.sentence.text + case.document
    forms = (form for mark in case.marks for form in mark.forms())
    known = words(" ".join((*_LATIN.findall(zh), *forms)))
    for start, end in strangers(case.en, zh, known):
        message = f"“{case.en[start:end]}” is not in the Chinese."
        yield case.finding("person-added", message, case.severity, en=(start, end))

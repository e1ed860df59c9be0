"""Early, mid- and late: 8月下旬 is no mid-August. Figures compare the month alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.quantities import MONTHS
from summarizer.records import Finding, Mark
from summarizer.verify.case import Case

_ISO: Final = regex.compile(r"(?:\d{4}|-)-(?P<month>\d\d)-(?P<part>early|middle|late)")
_SAID: Final = {
    "early": regex.compile(r"early|beginning|start|first"),
    "middle": regex.compile(r"mid"),
    "late": regex.compile(r"late|end|last"),
}


def misplaced(case: Case) -> Iterator[Finding]:
    """Report a part of a month that is another one in the Chinese."""
    for mark, start, end in _wrong(case):
        message = f"{mark.zh} is {mark.en}, not “{case.en[start:end]}”."
        span = (mark.start, mark.end)
        yield case.finding("figure-value", message, case.severity, zh=span, en=(start, end))


def with_month_parts(case: Case) -> Iterator[str]:
    """Yield the English with such a part put right."""
    for mark, start, end in _wrong(case):
        yield case.en[:start] + mark.en + case.en[end:]


def _wrong(case: Case) -> Iterator[tuple[Mark, int, int]]:
    stated = [(mark, found) for mark in case.marks if (found := _part(mark))]
    for mark, found in stated:
        name = MONTHS[int(found["month"]) - 1]
        allowed = [_SAID[other["part"]] for _, other in stated if other["month"] == found["month"]]
        said = regex.compile(
            r"\b(?:(?:the )?(?:early|mid|late|beginning of|start of|middle of|end of))[- ]"
            rf"{name}\b"
        )
        matches = list(said.finditer(case.en))
        if matches and not any(way.search(match[0]) for match in matches for way in allowed):
            yield mark, *matches[0].span()


def _part(mark: Mark) -> regex.Match[str] | None:
    return _ISO.fullmatch(mark.quantity.iso) if mark.quantity else None

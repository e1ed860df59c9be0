"""进出口 is imports and exports together; "exports" alone gives the sum of both to one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.records import Finding
from summarizer.verify.case import Case

_BOTH_ZH: Final = regex.compile("进出口|進出口")
_BOTH: Final = regex.compile(r"\bimport|\btrad(?:e|ed|es|ing)\b", regex.I)
_ONE: Final = regex.compile(r"\b(?P<with>exports (?:to|with)\b)|\b[Ee]xport(?P<end>s|ed|ing)?\b")


def halves(case: Case) -> Iterator[Finding]:
    """Report "exports" where the Chinese has imports and exports and the English neither both."""
    if (said := _half(case)) and (zh := _together(case)):
        message = f"{zh[0]} is imports and exports; the English has “{said[0]}” alone."
        yield case.finding(
            "trade-half", message, "warning" if case.free else "error", zh=zh.span(), en=said.span()
        )


def with_imports(case: Case) -> Iterator[str]:
    """Yield the English with "imports and exports" for the first "exports"."""
    said = _half(case)
    if said is None or not _together(case):
        return
    if said["with"]:
        words = "trade with"
    else:
        end = said["end"] or ""
        words = f"import{end} and export{end}"
    if said[0][0].isupper():
        words = words[0].upper() + words[1:]
    yield case.en[: said.start()] + words + case.en[said.end() :]


def _half(case: Case) -> regex.Match[str] | None:
    return None if _BOTH.search(case.en) else _ONE.search(case.en)


def _together(case: Case) -> regex.Match[str] | None:
    """Return 进出口 outside names: that of 中国进出口银行 is the bank's."""
    names = [(mark.start, mark.end) for mark in case.marks if mark.term]
    for match in _BOTH_ZH.finditer(case.sentence.text):
        if not any(start <= match.start() and match.end() < end for start, end in names):
            return match
    return None

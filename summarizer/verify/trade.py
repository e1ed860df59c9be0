"""进出口 and 外贸 are imports and exports together; "exports" alone is only one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.records import Finding
from summarizer.verify.case import Case

_BOTH_ZH: Final = regex.compile("进出口|進出口")
_TRADE_ZH: Final = regex.compile("外贸|对外贸易|外貿|對外貿易")
_OUT_ZH: Final = regex.compile("出口|出海|外销")
_TRADE: Final = regex.compile(r"\btrad(?:e|ed|es|ing)\b", regex.I)
_BOTH: Final = regex.compile(r"\bimport|\btrad(?:e|ed|es|ing)\b", regex.I)
_FIGURE_ZH: Final = r"(?=(?:总?[额值量])?[约达为近超过逾至]{0,2}\d)"
_AMOUNTS: Final = (
    (
        regex.compile(rf"(?<!进)出口{_FIGURE_ZH}"),
        regex.compile(r"export|outbound|abroad|overseas|ship|s[oe]ld|sale|trad", regex.I),
    ),
    (
        regex.compile(rf"进口{_FIGURE_ZH}"),
        regex.compile(r"import|bought|buy|purchas|abroad|overseas|foreign|trad", regex.I),
    ),
)
"""出口24.46万亿元; an exit (出口) has no amount."""
_ONE: Final = regex.compile(
    r"\b(?P<with>exports (?:to|with)\b(?= (?:the )?\p{Lu}))|\b[Ee]xport(?P<end>s|ed|ing)?\b"
)


def halves(case: Case) -> Iterator[Finding]:
    """Report "exports" where the Chinese has imports and exports and the English not."""
    if (said := _half(case)) and (zh := _together(case)):
        message = f"{zh[0]} is imports and exports; the English has “{said[0]}”."
        yield case.finding("trade-half", message, case.severity, zh=zh.span(), en=said.span())


def lost(case: Case) -> Iterator[Finding]:
    """Report exports or imports of some amount for which the English has no word at all."""
    for zh, en in _AMOUNTS:
        said = zh.search(case.sentence.text)
        if said and not en.search(case.en):
            message = f"{said[0]} is not in the English."
            yield case.finding("trade-lost", message, case.severity, zh=said.span())


def with_imports(case: Case) -> Iterator[str]:
    """Yield the English with "imports and exports" for the first "exports"."""
    said = _half(case)
    if said is None or not _together(case):
        return
    if said["with"]:
        words = "trade with"
    elif _trade_alone(case):
        if said["end"] not in (None, "s"):
            return  # a verb
        words = "foreign trade"
    else:
        end = said["end"] or ""
        words = f"import{end} and export{end}"
    if said[0][0].isupper():
        words = words[0].upper() + words[1:]
    yield case.en[: said.start()] + words + case.en[said.end() :]


def _half(case: Case) -> regex.Match[str] | None:
    both = _TRADE if _trade_alone(case) else _BOTH
    return None if both.search(case.en) else _ONE.search(case.en)


def _trade_alone(case: Case) -> bool:
    """Say whether the Chinese speaks of trade and nowhere of exports."""
    zh = case.sentence.text
    return _TRADE_ZH.search(zh) is not None and not _OUT_ZH.search(zh)


def _together(case: Case) -> regex.Match[str] | None:
    """Return 进出口 outside names: that of 中国进出口银行 is the bank's. 外贸 where it is alone."""
    if _trade_alone(case):
        return _TRADE_ZH.search(case.sentence.text)
    names = [(mark.start, mark.end) for mark in case.marks if mark.term]
    for match in _BOTH_ZH.finditer(case.sentence.text):
        if not any(start <= match.start() and match.end() < end for start, end in names):
            return match
    return None

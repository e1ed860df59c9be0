"""What a rise is measured against: 同比 a year before, 环比 a month before, 比上届 an edition.

A small model says "from the previous month" for both. A percentage of the Chinese has the basis
that stands before it in its clause; one of the English that which follows it, or opens its clause.
Terms as the National Bureau of Statistics of China translates them: 同比 year on year, 环比 month
on month (quarter on quarter).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

import regex

from summarizer import quantities
from summarizer.quantities import Quantity
from summarizer.records import Finding
from summarizer.verify.case import Case

Basis = Literal["year", "period", "edition"]
SHARES: Final = frozenset({"percent", "points"})
REACH: Final = 40
"""Characters between an English figure and its basis, at most."""
_ZH: Final = regex.compile(
    r"(?P<year>同比|按年|[比较](?:上年|去年|上一年)(?:同期|同月)?(?![末底]))"
    r"|(?P<period>环比|按[月季]|[比较](?:上个?|前一个?)(?:月|季度|季|周|旬|期))"
    r"|(?P<edition>[比较]上一?届)"
)
_GAP: Final = regex.compile(r"(?=.*[增升涨降跌减高低扩窄落缩快慢])[^，。；：、同环比较]{0,14}")
"""Before a share stand the words of a rise: 上年同期为25% is a level, 去年下降2% a time."""
_AGAINST: Final = r"(?:(?:as )?compared (?:to|with)|from|than|over|on|against|versus|in)"
_EN: Final = regex.compile(
    r"\b(?:(?P<year>year[- ](?:on|over)[- ]year|on-year|annually"
    rf"|{_AGAINST} (?:(?:the )?(?:same|corresponding) (?:period|month|quarter|time)"
    r"(?: (?:of|in))? (?:last|(?:the )?(?:previous|prior|preceding)) year"
    r"|a year (?:earlier|ago|before)|(?:the )?(?:previous|prior|preceding|last) year"
    r"|the year before|the same period))"
    r"|(?P<period>(?:month|quarter|week)[- ](?:on|over)[- ](?:month|quarter|week)|sequentially"
    rf"|{_AGAINST} (?:(?:the )?(?:previous|prior|preceding|last) (?:month|quarter|week|period)"
    r"|a (?:month|quarter|week) (?:earlier|ago|before)|the (?:month|quarter|week) before))"
    rf"|(?P<edition>{_AGAINST} (?:that of |those of )?(?:the )?(?:previous|last|preceding|prior)"
    r" (?:session|edition|expo|fair|event|conference|exhibition|games|forum|congress|term|one)))\b"
)
_STOP: Final = regex.compile(r"[;:]|\.(?!\d)|,(?!\d)")
_SPAN: Final = regex.compile("[季月周旬]")
_SPANS: Final = {"季": "quarter", "月": "month", "周": "week", "旬": "ten days"}
_AFTER: Final = regex.compile(
    r"[.,;]|$| (?:to \p{Sc}?\d|in (?:nominal|real) terms"
    r"|(?:and|after|due|while|but|with|excluding)\b)"
)
_SAID: Final = {
    "year": "the year before", "period": "the month or quarter before",
    "edition": "the edition before",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Based:
    """A share and what it is measured against. at: where the English says so."""

    figure: Quantity
    basis: Basis
    at: tuple[int, int] = (0, 0)


def bases(case: Case) -> Iterator[Finding]:
    """Report a share that is measured against another time, or against none in our own drafts."""
    stated = _of_english(case.en)
    for zh, en in _pairs(case, stated):
        if zh.basis != en.basis:
            word = case.en[slice(*en.at)]
            message = f"{zh.figure.text} is against {_SAID[zh.basis]}; the English has “{word}”."
            span = (zh.figure.start, zh.figure.end)
            yield case.finding("basis", message, case.severity, zh=span, en=en.at)
    for zh, figure in _lacking(case, stated):
        message = f"That {zh.figure.text} is against {_SAID[zh.basis]} is not said."
        span = (zh.figure.start, zh.figure.end)
        at = (figure.start, figure.end)
        yield case.finding("basis-missing", message, "warning", zh=span, en=at)


def with_basis(case: Case) -> Iterator[str]:
    """Yield the English with one basis put right, or put where it lacks."""
    stated = _of_english(case.en)
    for zh, en in _pairs(case, stated):
        if zh.basis != en.basis:
            yield case.en[: en.at[0]] + _words(case, zh) + case.en[en.at[1] :]
    for zh, figure in _lacking(case, stated):
        if _AFTER.match(case.en, figure.end):
            words = f" {_words(case, zh)}"
            yield case.en[: figure.end] + words + case.en[figure.end :]


def _words(case: Case, zh: _Based) -> str:
    """Return a basis in English; that of 环比 is the span of time which was named last."""
    if zh.basis == "year":
        return "from a year earlier"
    if zh.basis == "edition":
        return "from the previous edition"
    spans = _SPAN.findall(case.sentence.text, 0, zh.figure.start)
    return f"from the previous {_SPANS[spans[-1]] if spans else 'period'}"


def _pairs(case: Case, stated: list[_Based]) -> Iterator[tuple[_Based, _Based]]:
    """Yield the shares that have a basis in both languages, where it is certain which is which."""
    chinese = _of_chinese(case.sentence.text)
    for en in stated:
        same = [zh for zh in chinese if _equal(zh.figure, en.figure)]
        if same and len({zh.basis for zh in same}) == 1:
            yield same[0], en


def _lacking(case: Case, stated: list[_Based]) -> Iterator[tuple[_Based, Quantity]]:
    """Yield the shares whose basis no word of the English says, and where they stand in it."""
    if case.free:
        return
    said = {based.basis for based in stated} | {_basis(match) for match in _EN.finditer(case.en)}
    english = [q for q in quantities.read(case.en) if q.kind in SHARES]
    for zh in _of_chinese(case.sentence.text):
        found = [q for q in english if _equal(zh.figure, q)]
        if zh.basis not in said and len(found) == 1:
            said.add(zh.basis)
            yield zh, found[0]


def _equal(zh: Quantity, en: Quantity) -> bool:
    return zh.kind == en.kind and abs(_value(zh)) == abs(_value(en))


def _value(figure: Quantity) -> Decimal:
    return figure.low if figure.low is not None else figure.high or Decimal(0)


def _of_chinese(text: str) -> list[_Based]:
    """Return the shares of a Chinese sentence that have a basis before them.

    >>> [(b.figure.text, b.basis) for b in _of_chinese("CPI同比上涨0.4%，环比上涨0.1%，占比3%。")]
    [('0.4%', 'year'), ('0.1%', 'period')]
    """
    found = []
    for figure in quantities.find(text):
        signs = list(_ZH.finditer(text, 0, figure.start))
        if figure.kind in SHARES and signs:
            between = text[signs[-1].end() : figure.start]
            if _GAP.fullmatch(between):
                found.append(_Based(figure, _basis(signs[-1])))
    return found


def _of_english(text: str) -> list[_Based]:
    """Return the shares of an English sentence with the basis that follows them.

    >>> [(b.figure.text, b.basis) for b in _of_english("CPI rose 0.4 percent from last month.")]
    [('0.4 percent', 'period')]
    """
    figures = [q for q in quantities.read(text) if q.kind in SHARES]
    found = []
    for match in _EN.finditer(text):
        before = [q for q in figures if q.end <= match.start()]
        if before and match.start() - before[-1].end <= REACH:
            between = text[before[-1].end : match.start()]
            if not _STOP.search(between):
                found.append(_Based(before[-1], _basis(match), match.span()))
    return found


def _basis(match: regex.Match[str]) -> Basis:
    if match["edition"]:
        return "edition"
    return "year" if match["year"] else "period"

"""Which way each figure goes: 下降0.7% is no "0.7 percent increase".

A sentence that has rises and falls cannot be judged as a whole (see opposites): here each figure is
held against the word beside it. verify/data/directions.tsv has the English words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import regex

from summarizer import quantities
from summarizer.quantities import Quantity
from summarizer.records import Finding
from summarizer.verify.case import Case
from summarizer.verify.tables import table

Way = Literal["up", "down"]
_KINDS: Final = frozenset({"percent", "points", "money", "count", "measure"})
_WINDOW: Final = 40
_ZH: Final = regex.compile(
    r"(?:(?P<up>增长|增加|上涨|上升|提高|提升|上调|走高|[增涨升])"
    r"|(?P<down>下降|减少|下跌|下滑|回落|降低|萎缩|缩减|下调|走低|[减跌降]))"
    r"(?:幅度?)?(?:[为达]|了|约|近|逾|超过?|至少|仅|大?约为)*\ ?$"
)
_SAME: Final = regex.compile(r"\ ?(?:[、和与及]|以及)\ ?")
_TURNED: Final = regex.compile(r"[不没未无非免止阻防少慢]|[增涨降跌]速|负增长")
"""Before a direction these may turn it round: 增速比上月回落, 负增长, 少减."""
_TURNED_WITHIN: Final = 8
_FILLER: Final = (
    r"(?: (?:by|of|in|about|around|nearly|almost|roughly|some|another|an|a|additional|further|only"
    r"|just|at|least|more|than|over|as|much|another|cumulative|total|slight|sharp|modest))*"
)
_AFTER: Final = (
    r"[ -](?:(?:year[- ]on[- ]year|month[- ]on[- ]month|quarter[- ]on[- ]quarter|annual|monthly"
    r"|yearly|on-year|point) )?"
)


@dataclass(frozen=True, slots=True)
class _Moved:
    """A figure and the way it goes; word: the span of the English word that says so."""

    figure: Quantity
    way: Way
    word: tuple[int, int] = (0, 0)


@cache
def _before() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{_words(('before', 'both'))}){_FILLER} $", regex.I)


@cache
def _behind() -> regex.Pattern[str]:
    return regex.compile(
        rf"{_AFTER}(?:{_words(('after', 'both'))})\b"
        r"(?! (?:in|of) the (?:decline|fall|rise|growth)\b)",
        regex.I,
    )


def _words(places: tuple[str, ...]) -> str:
    rows = [row for row in table("directions") if row["place"] in places]
    up, down = ("|".join(dict.fromkeys(row[way] for row in rows)) for way in ("up", "down"))
    return f"(?P<up>{up})|(?P<down>{down})"


def wrong_ways(case: Case) -> Iterator[Finding]:
    """Report each figure that goes the other way in the English."""
    for zh, en in _turned(case):
        word = case.en[slice(*en.word)]
        message = f"{zh.figure.text} goes {zh.way} in the Chinese; the English has “{word}”."
        span = (zh.figure.start, zh.figure.end)
        yield case.finding("direction", message, case.severity, zh=span, en=en.word)


def with_way(case: Case) -> Iterator[str]:
    """Yield the English with one word of a rise or fall turned round."""
    for _, en in _turned(case):
        start, end = en.word
        said = case.en[start:end]
        other = "down" if en.way == "up" else "up"
        word = next(row[other] for row in table("directions") if row[en.way] == said.casefold())
        yield case.en[:start] + (word.capitalize() if said[0].isupper() else word) + case.en[end:]


def _turned(case: Case) -> Iterator[tuple[_Moved, _Moved]]:
    chinese = _of_chinese(case.sentence.text)
    for en in _of_english(case.en) if chinese else ():
        same = [zh for zh in chinese if _equal(zh.figure, en.figure)]
        if same and all(zh.way != en.way for zh in same):
            yield same[0], en


def _equal(zh: Quantity, en: Quantity) -> bool:
    alike = zh.kind == en.kind and (zh.low, zh.high) == (en.low, en.high)
    return alike and zh.low is not None and zh.low > 0


def _of_chinese(text: str) -> list[_Moved]:
    """Return the figures that a word before them sends up or down; of a list, all of them.

    >>> [(m.figure.text, m.way) for m in _of_chinese("分别下降0.1%、0.8%和0.7%，上海上涨0.3%")]
    [('0.1%', 'down'), ('0.8%', 'down'), ('0.7%', 'down'), ('0.3%', 'up')]
    >>> _of_chinese("增速比上月回落0.5个百分点，占比3%")
    []
    """
    found: list[_Moved] = []
    last: Quantity | None = None
    for figure in quantities.find(text):
        if found and last is found[-1].figure and _is_next(text, last, figure):
            found.append(_Moved(figure, found[-1].way))
            last = figure
            continue
        last = figure
        match = _ZH.search(text, max(0, figure.start - _WINDOW), figure.start)
        if match is None or figure.kind not in _KINDS:
            continue
        if not _TURNED.search(text, max(0, match.start() - _TURNED_WITHIN), match.start()):
            found.append(_Moved(figure, "up" if match["up"] else "down"))
    return found


def _is_next(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether nothing but a mark of lists or "and" stands between two figures of one kind."""
    alike = one.kind == other.kind
    return alike and _SAME.fullmatch(text, one.end, other.start) is not None


def _of_english(text: str) -> list[_Moved]:
    """Return the figures that a word beside them sends up or down, where only one way is said.

    >>> [(m.figure.text, m.way) for m in _of_english("It fell by 0.1%, a 0.7% increase, 3% left.")]
    [('0.1%', 'down'), ('0.7%', 'up')]
    """
    found: list[_Moved] = []
    for figure in quantities.read(text):
        if figure.kind not in _KINDS:
            continue
        matches = (
            _before().search(text, max(0, figure.start - _WINDOW), figure.start),
            _behind().match(text, figure.end),
        )
        said = [match for match in matches if match is not None]
        ways: set[Way] = {"up" if match["up"] else "down" for match in said}
        if len(ways) == 1:
            way = ways.pop()
            found.append(_Moved(figure, way, said[0].span(way)))
    return found

"""Bounds outside the spans: what the Chinese around a figure allows the English to add.

突破30万人次 is rightly "exceeded 300,000" and 低于8月的512亿美元 "lower than $51.2 billion", though
neither verb belongs to the figure's span; and "spread over 2.2 million km2" adds no bound at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.atoms import Atom
from summarizer.quantities.records import Bound, Quantity

_CLAUSE: Final = "，。；！？!?;\n"
_WINDOW: Final = 48
_COMPARED: Final = regex.compile(r"[比较]")
_COMPARED_AFTER: Final = regex.compile(r"[还要更略]{0,2}[高低多少大小长短快慢好强弱差]")
_DURATIONS: Final = frozenset({"a", "mo", "wk", "d", "h", "min", "s", "qtr"})
# "Over five years" is as a rule within five years, "for over five years" more than five.
_LASTING: Final = regex.compile(
    r"\b(?:for|of|in|after|than|lasts?|lasted|lasting|took|takes?|spent|spend|a|the|to|is|was)\ $",
    regex.IGNORECASE,
)
_COAL: Final = regex.compile(f"标准?煤[^{_CLAUSE}]{{0,6}}$")
_EXCHANGE: Final = regex.compile(r"汇率|汇价|中间价|牌价|兑|对[^，。]{1,6}元")
_PER_ONE: Final = regex.compile("[兑兌每]\\ ?$")
_RATE_PLACES: Final = -3
_DEFINITE: Final = regex.compile(
    r"(?:over|above|below|under|beyond)\ (?:the\b|an?\ \d)", regex.IGNORECASE
)


@cache
def _patterns(place: str) -> tuple[tuple[Bound, regex.Pattern[str]], ...]:
    between = f"[^{_CLAUSE}]"
    found = []
    for row in vocabulary.rows("context_bounds"):
        if row["place"] == place:
            gap = f"{between}{{0,{row['reach']}}}"
            word = regex.escape(row["zh"])
            pattern = rf"{word}{gap}$" if place == "before" else rf"{gap}{word}"
            found.append((vocabulary.BOUNDS[row["bound"]], regex.compile(pattern)))
    return tuple(found)


def allowed(zh: str, figures: Sequence[Quantity], z: Atom) -> frozenset[Bound]:
    """Return the bounds that the Chinese beside a figure allows its English to state.

    figures: all of the Chinese text; what they span bounds them alone.

    >>> from summarizer.quantities.atoms import atoms
    >>> from summarizer.quantities.find import find
    >>> figures = find("旅客数字已突破30万人次")
    >>> sorted(allowed("旅客数字已突破30万人次", figures, atoms(figures[0])[0]))
    ['over']
    """
    source = z.source
    before, after = _around(zh, figures, source)
    found = {bound for bound, pattern in _patterns("before") if pattern.search(before)}
    found |= {bound for bound, pattern in _patterns("after") if pattern.match(after)}
    if _COMPARED.search(before) and _COMPARED_AFTER.match(after):
        found |= {"over", "under"}
    if "以上" in source.text and "以下" in source.text:  # 一年以上五年以下
        found |= {"over", "under"}
    if before.endswith(("（", "(")):  # 1,600多公里（1,000英里）
        found |= {figure.bound for figure in figures if figure.end <= source.start}
    return frozenset(found)


_APART: Final = regex.compile(
    r"(?:超过了?|超出|不到|不足|不及)(?!为)[^，。；、！？!?;\n\d]{1,12}的$"
)


def is_bound_apart(zh: str, z: Atom) -> bool:
    """Tell whether a bound stands before the noun of a share: 不到大肠杆菌的三分之一.

    >>> from summarizer.quantities.atoms import atoms
    >>> from summarizer.quantities.find import find
    >>> [is_bound_apart(zh, atoms(find(zh)[-1])[0]) for zh in ("赤字超过GDP的3%", "去年的3%")]
    [True, False]
    """
    shares = z.text in ("percent", "ratio") and z.bound == "exact"
    return shares and _APART.search(zh, max(0, z.source.start - 20), z.source.start) is not None


def _around(zh: str, figures: Sequence[Quantity], source: Quantity) -> tuple[str, str]:
    """Return the text of the clause before and after a figure, other figures blanked."""
    low, high = max(0, source.start - _WINDOW), source.end + _WINDOW
    window = list(zh[low:high])
    for figure in figures:
        for pos in range(max(figure.start, low), min(figure.end, low + len(window))):
            window[pos - low] = "_"
    text = "".join(window)
    return text[: source.start - low], text[source.end - low :]


def preposed(zh: str, z: Atom, e: Atom) -> bool:
    """Tell whether the measure of the English stands before the Chinese amount: 标准煤5亿吨."""
    return e.unit == "tce" and z.unit == "t" and _COAL.search(zh[: z.source.start]) is not None


def is_rate_unit(zh: str, z: Atom) -> bool:
    """Tell whether this is the one dollar of a rate, which English need not count: 兑1美元."""
    return z.text == "money" and z.value == 1 and _PER_ONE.search(zh[: z.source.start]) is not None


def quoted(zh: str, z: Atom, e: Atom) -> bool:
    """Tell whether an exchange rate is said without its unit: 中间价报7.0952元, was 7.0952."""
    fine = z.value.as_tuple().exponent
    precise = isinstance(fine, int) and fine <= _RATE_PLACES
    return not e.unit and precise and z.value == e.value and _EXCHANGE.search(zh) is not None


@cache
def _particles() -> dict[str, regex.Pattern[str]]:
    words: dict[str, list[str]] = {}
    for row in vocabulary.rows("english_prepositions"):
        words.setdefault(row["en"], []).append(row["after"])
    return {
        word: regex.compile(rf"\b(?:{'|'.join(after)})(?:\ (?:out|across))?\ $", regex.IGNORECASE)
        for word, after in words.items()
    }


def is_preposition(english: str, e: Atom) -> bool:
    """Tell whether over, above or under before a figure says where or when, not how many."""
    word, _, _ = e.source.text.lower().partition(" ")
    before = english[max(0, e.source.start - 40) : e.source.start]
    if _DEFINITE.match(e.source.text):  # over the 48-year-old bridge, below a 500-litre tank
        return True
    particle = _particles().get(word)
    if particle is not None and particle.search(before):
        return True
    return word == "over" and e.unit in _DURATIONS and _LASTING.search(before) is None

"""What idiom adds and swallows: English "both" and "first", Chinese 一 and 两."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import regex

from summarizer.quantities.agreement import TIMES, comparable, is_firm
from summarizer.quantities.atoms import Atom
from summarizer.quantities.english_roman import in_roman, is_roman
from summarizer.quantities.numerals import scan
from summarizer.quantities.records import Quantity

_HANZI: Final = dict(
    zip("一二两三四五六七八九十双俩", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2, 2), strict=True)
)
_PAIRS: Final = frozenset({"both", "couple", "pair"})
_LITERAL: Final = regex.compile(r"\d[\d,.]*(?<=\d)")
_NOON: Final = regex.compile("午|零点|零时|0点|0时|24时")
_CLOCK: Final = regex.compile(r"\d+[:.]\d\d")
_HALVES: Final = ("half a day", "half an hour", "half a year", "half a month")  # 不足半天
_SWALLOWED: Final = 3
_MAX_LITERAL: Final = 10**4


def numerals_outside(zh: str, figures: Iterable[Quantity]) -> frozenset[Decimal]:
    """Return the values of all numerals that stand outside of figures: 十八大, 万吨级.

    >>> sorted(numerals_outside("党的十八大以来", ()))
    [Decimal('18')]
    """
    ends = {pos: q.end for q in figures for pos in range(q.start, q.end)}
    values: set[Decimal] = set()
    pos = 0
    while pos < len(zh):
        number = None if pos in ends else scan(zh, pos)
        if number is not None:
            values |= {number.low, number.high}
        pos = ends.get(pos) or (number.end if number is not None else pos + 1)
    return frozenset(values)


def without(text: str, figures: Iterable[Quantity]) -> str:
    """Blank the figures that have a partner: their digits explain no other figure."""
    for figure in figures:
        text = text[: figure.start] + " " * (figure.end - figure.start) + text[figure.end :]
    return text


_SHARES: Final = frozenset({"%", "pp", "bp"})
_PERCENT: Final = r"\s?(?:[%％‰]|个?百分|个?基点|per ?cent|percentage|basis|bps?\b)"

_DATED: Final = frozenset({"year", "month", "day"})
_NO_SIGN: Final = r"(?<![$€£¥]\s?)(?<!\bRMB\s?)"
_NO_MONEY: Final = r"(?!\s?(?:yuan|dollars?|euros?|yen|pounds?|renminbi)\b)"


def literal_in(atom: Atom, other: str) -> bool:
    """Tell whether the other text has the digits of the figure letter by letter.

    Those of a percentage are no others': 8月 is not said by "8%", nor 2025年 by "2025 yuan".
    """
    literals = _LITERAL.findall(atom.source.text)
    if len(literals) > 1:  # one end of a range, or the day of a date
        literals = [text for text in literals if Decimal(text.replace(",", "")) == atom.value]
    share = "(?=" if atom.unit in _SHARES else "(?!"
    after = rf"(?!\d|[.,]\d){share}{_PERCENT})"
    before = r"(?<![\d.,])"
    if atom.kind in _DATED:
        before, after = rf"{before}{_NO_SIGN}", f"{after}{_NO_MONEY}"
        if atom.kind == "month":
            after += r"(?!(?:st|nd|rd|th)\b)"  # 8月 is not said by "8th month"
    elif is_firm(atom):
        after += r"(?!\s?[年月日号號])"
    return any(
        regex.search(rf"{before}{regex.escape(text)}{after}", other) is not None
        for text in literals
    )


_RANKED: Final = regex.compile(
    r"(?:(?:排名?|列|居|位居|位列|名列|升至|降至|退居|跃居|全[国球省市])第[二三四五六七八九十]"
    r"|第[二三四五六七八九十][位名大])(?:[位名大]|$)?"
)
_NEAR_THE_TOP: Final = regex.compile(
    r"\b(?:runners?-up|silver|bronze|medal\w*)\b", regex.IGNORECASE
)


def _is_rank(z: Atom, zh: str) -> bool:
    """Tell whether an ordinal says which place something has: 位居第二, 第二大经济体."""
    if z.source.kind != "ordinal":
        return False
    return _RANKED.search(zh, max(0, z.source.start - 2), z.source.end + 1) is not None


def swallowed(z: Atom, zh: str, en: str, rest: list[Atom]) -> bool:
    """Tell whether the English need not state a Chinese figure.

    zh: the Chinese; rest: English atoms without a partner that nothing else explains.
    """
    if z.kind == "vague":
        return True
    if _is_rank(z, zh):
        return _NEAR_THE_TOP.search(en) is not None
    if any(comparable(z, e) for e in rest):
        return False
    if _LITERAL.search(z.source.text) is None:
        return z.kind == "number" and z.value <= _SWALLOWED and z.value == int(z.value)
    return z.value < _MAX_LITERAL and literal_in(z, en)


_MONTH_END: Final = regex.compile(
    r"(?:月|年|季度)(?:份)?[底末]|月份?(?:最后一天)|(?:月|年)(?:以来)?止"
)


def licensed(
    e: Atom, zh: str, numerals: frozenset[Decimal], rest: list[Atom], *, unread: str
) -> bool:
    """Tell whether an English figure need not stand in the Chinese as a figure.

    numerals: see numerals_outside; rest: Chinese atoms without a partner; unread: the
    Chinese without the figures that have one.
    """
    if is_roman(e.source):
        return in_roman(e.source, zh)
    if e.kind in ("vague", "half") or e.source.text.lower() in _PAIRS:
        return True
    if e.kind == "time":
        noon = _NOON.search(zh) is not None and e.value % 720 == 0
        clock = _CLOCK.search(e.source.text)
        same = clock is not None and clock.group() in zh
        return (
            noon or e.value / 60 in numerals or (same and not any(comparable(z, e) for z in rest))
        )
    last_day = e.kind == "day" and e.value >= 28 and _MONTH_END.search(zh) is not None  # 5月底
    if last_day or (e.kind == "quarter" and "节" in zh):
        return True
    if e.kind == "number" and _idiomatic(e, zh, numerals, rest):
        return True
    return not any(comparable(z, e) for z in rest) and literal_in(
        e, unread if e.kind == "number" else zh
    )


def _idiomatic(e: Atom, zh: str, numerals: frozenset[Decimal], rest: list[Atom]) -> bool:
    spelled = not any(char.isdigit() for char in e.source.text)
    if e.value in (0, 1) or (e.source.kind == "ordinal" and e.value <= _SWALLOWED and spelled):
        return True
    multiple = e.unit in TIMES and not any(z.unit in TIMES for z in rest)
    if e.value == 2 and ((spelled and not any(comparable(z, e) for z in rest)) or multiple):
        return True
    half = e.value == Decimal("0.5") or e.source.text.lower().endswith(_HALVES)
    if (multiple and "倍" in zh) or (half and "半" in zh):
        return True
    said = e.value in numerals or any(_HANZI.get(char) == e.value for char in zh)
    return said and (spelled or e.bound == "exact")

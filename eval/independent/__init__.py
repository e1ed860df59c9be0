"""A second opinion on figures: does the English state each number of the Chinese?

Written apart from summarizer.quantities and sharing no code or table with it, so that one mistake
cannot be made twice. It is deliberately plain: it reads numbers, knows what 万 and 亿 are worth,
and asks whether each value stands in the English at all, in the same currency or unit where both
say one. Numbers up to ten that are written as Chinese characters are not asked for (两国 is "both
countries", 一带一路 is no number), nor is the order of two equal measures.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import regex

from eval.independent.chinese import chinese_numbers
from eval.independent.english import english_numbers
from eval.independent.records import Number, Value

RELATIVE: Final = regex.compile("[今去明前昨本同当當]年|[上下](?:半年|个月)|同期")
YEARS: Final = range(1900, 2101)
HALF: Final = frozenset({Decimal("0.5"), Decimal(6), Decimal(30), Decimal(50)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two texts say.

    asked:   numbers that the English must state; missing: those that it does not.
    stated:  numbers of the English in digits; extra: those that the Chinese does not have.
    """

    asked: tuple[Number, ...]
    missing: tuple[Number, ...]
    stated: tuple[Number, ...]
    extra: tuple[Number, ...]


def compare(zh: str, en: str) -> Comparison:
    """Compare the numbers of a Chinese text and its English.

    >>> [n.text for n in compare("总金额达270亿美元", "worth $270 billion").missing]
    ['270亿美元']
    >>> compare("总金额达270亿美元", "worth US$27 billion").missing
    ()
    >>> [n.text for n in compare("提高6.2个百分点", "up 6.2 percent").missing]
    ['6.2个百分点']
    >>> compare("阿克托盖2500万吨/年铜选矿厂", "25 million tonnes a year").missing
    ()
    """
    source, target = list(chinese_numbers(zh)), english_numbers(en)
    asked = tuple(number for number in source if number.firm)
    stated = tuple(number for number in target if number.firm)
    known: set[Value] = {value for number in source for value in number.values}
    if "半" in zh:
        known |= HALF
    return Comparison(
        asked=asked,
        missing=tuple(number for number in asked if not any(same(number, en) for en in target)),
        stated=stated,
        extra=tuple(n for n in stated if not n.values & known and not is_dated(zh, n)),
    )


def same(zh: Number, en: Number) -> bool:
    """Tell whether the English number may be the Chinese one."""
    if not zh.values & en.values:
        return False
    return not (zh.measures and en.measures and zh.measures.isdisjoint(en.measures))


def is_dated(zh: str, number: Number) -> bool:
    """Tell whether the number is a year where the Chinese has 去年 or the like."""
    return any(value in YEARS for value in number.values) and bool(RELATIVE.search(zh))

"""Numbers as English editors write them: 31.06 billion, 180,000, first, 21st."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from summarizer.quantities.exact import rounded

SCALES: Final = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
ONES: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS: Final = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
)  # fmt: skip
_TEEN_ORDINALS: Final = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_TENS: Final = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_SUFFIXES: Final = {1: "st", 2: "nd", 3: "rd"}
_TEENS: Final = frozenset({11, 12, 13})
_MAX_DECIMALS: Final = 3
_MAX_MANTISSA: Final = 10000
_LONG: Final = 10**10
_MILLION: Final = 10**6
_ROMAN_BELOW: Final = 40


def number(value: Decimal) -> str:
    """Write a number with the scale an editor would choose, exactly.

    The largest scale that leaves at most three decimals is taken; decimals that the source wrote
    (20.0%) stay where no scale is used.

    >>> number(Decimal("31060000000")), number(Decimal(180000)), number(Decimal("1138390000000"))
    ('31.06 billion', '180,000', '1,138.39 billion')
    """
    if value < 0:
        return "minus " + number(-value)
    for scale, word in SCALES:
        mantissa = value / scale
        if 1 <= mantissa < _MAX_MANTISSA and _decimals(mantissa) <= _MAX_DECIMALS:
            return f"{_grouped(mantissa.normalize())} {word}"
    for scale, word in SCALES:  # 94.9746 trillion is still shorter than its digits
        mantissa = value / scale
        if value >= _LONG and mantissa >= 1 and _decimals(mantissa) <= 2 * _MAX_DECIMALS:
            return f"{_grouped(mantissa.normalize())} {word}"
    return _grouped(value)


def plain(value: Decimal) -> Decimal:
    """Drop the zeros that a multiplication left: 150.0 is 150."""
    return rounded(value) if _is_whole(value) else value.normalize()


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _grouped(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    if (_is_whole(value) and value >= _MAX_MANTISSA) or (
        isinstance(exponent, int) and exponent > 0
    ):
        value = rounded(value)
    return format(value, ",f")


def nth(value: int) -> str:
    """Return first to ninth, 10th, 21st, 112th.

    >>> nth(3), nth(12), nth(60), nth(191), nth(4_000_000)
    ('third', '12th', '60th', '191st', '4 millionth')
    """
    if value >= _MILLION and (spoken := number(Decimal(value))).endswith("illion"):
        return f"{spoken}th"
    return _ORDINALS[value] if 0 < value < len(_ORDINALS) else nth_day(value)


def nth_word(value: int) -> str:
    """Return first to ninety-ninth in words, as the United Nations write sessions; then 112th.

    >>> nth_word(3), nth_word(12), nth_word(60), nth_word(74), nth_word(112)
    ('third', 'twelfth', 'sixtieth', 'seventy-fourth', '112th')
    """
    if not 10 <= value < 100:
        return nth(value)
    if value < 20:
        return _TEEN_ORDINALS[value - 10]
    tens, ones = divmod(value, 10)
    return f"{_TENS[tens]}-{_ORDINALS[ones]}" if ones else f"{_TENS[tens][:-1]}ieth"


def nth_day(value: int) -> str:
    """Return 1st, 2nd, 30th, always in digits."""
    suffix = "th" if value % 100 in _TEENS else _SUFFIXES.get(value % 10, "th")
    return f"{value:,}{suffix}" if value >= _MAX_MANTISSA else f"{value}{suffix}"


def roman(value: int) -> str:
    """Return a number below 40 in Roman numerals, others in digits.

    >>> roman(4), roman(19), roman(41)
    ('IV', 'XIX', '41')
    """
    if not 0 < value < _ROMAN_BELOW:
        return str(value)
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]
    return "X" * (value // 10) + ones

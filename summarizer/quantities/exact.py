"""Decimals rounded to a step, however long the number."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final

ONE: Final = Decimal(1)


def rounded(value: Decimal, step: Decimal = ONE) -> Decimal:
    """Return the value at the step's exponent; one of more digits than arithmetic keeps as it is.

    A text may have a row of any number of digits, and `quantize` raises where it cannot be exact.

    >>> rounded(Decimal("150.0")), rounded(Decimal("2.5"), Decimal("0.01"))
    (Decimal('150'), Decimal('2.50'))
    >>> rounded(Decimal("1E+40"))
    Decimal('1E+40')
    """
    try:
        return value.quantize(step)
    except InvalidOperation:
        return value

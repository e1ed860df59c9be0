"""The record of a figure, the same for both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

QuantityKind = Literal[
    "money", "count", "measure", "percent", "points", "ratio", "date", "period", "ordinal"
]
Bound = Literal["exact", "about", "over", "nearly", "at least", "at most", "under"]
DifferenceKind = Literal[
    "missing", "extra", "scale", "bound", "currency", "unit", "swapped", "value"
]
WIND: Final = "force"
MAGNITUDE: Final = "magnitude"
SCALES: Final = frozenset({WIND, MAGNITUDE})
"""Units that English says before their number: winds of force 12, a magnitude 6.9 earthquake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number, amount, share, date or period found in a text.

    start, end: half-open span in the text that was searched; text is that slice.
    kind:       what it is; "ordinal" covers 第三 and 2号机组, "period" 一季度 and 2013至2016年.
    low, high:  exact, with 万 and 亿 applied; equal for a single value; None where open
                (超过600亿美元: low 60000000000, high None; 近千份: low None, high 1000).
                12% is Decimal(12). None for both where `iso` carries the value.
    iso:        dates and periods: "2017-05-12", "--05-12", "2016", "2013/2016", "2017-Q1", "--Q1";
                the English of a document's number: "73/195", "1325 (2000)".
    unit:       ISO 4217 for money; "%", "pp", "bp"; "t", "km", "t/a" for measures; the English
                singular of what a counter counts where it is known, else "".
    bound:      "exact" unless the text says 约, 超过, 近, 至少, 不足, ...
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    low: Decimal | None = None
    high: Decimal | None = None
    iso: str = ""
    unit: str = ""
    bound: Bound = "exact"

    @property
    def value(self) -> str | Mapping[str, str | None]:
        """Decimal string or ISO date; {"low", "high"} for a range or an open bound."""
        if self.iso:
            return self.iso
        if self.low is not None and self.low == self.high:
            return format(self.low, "f")
        return {
            "low": None if self.low is None else format(self.low, "f"),
            "high": None if self.high is None else format(self.high, "f"),
        }


def make(
    text: str,
    start: int,
    end: int,
    kind: QuantityKind,
    *,
    low: Decimal | None = None,
    high: Decimal | None = None,
    iso: str = "",
    unit: str = "",
    bound: Bound = "exact",
) -> Quantity:
    """Return the quantity of a span."""
    return Quantity(
        start=start, end=end, text=text[start:end], kind=kind,
        low=low, high=high, iso=iso, unit=unit, bound=bound,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A figure on which the two languages do not agree.

    kind:    missing (only in the Chinese), extra (only in the English), scale (off by a power of
             ten), value, bound (over, nearly and the like lost or turned), currency, unit,
             swapped (two figures changed places).
    message: one sentence that a user understands.
    """

    kind: DifferenceKind
    zh: Quantity | None
    en: Quantity | None
    message: str

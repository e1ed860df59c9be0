"""A figure taken apart into what can be compared: 5月12日 is a month and a day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

import regex

from summarizer.quantities.records import Bound, Quantity

AtomKind = Literal[
    "number",
    "vague",
    "year",
    "month",
    "day",
    "decade",
    "century",
    "quarter",
    "half",
    "time",
    "relative",
]
_SIDE: Final = regex.compile(
    r"(?P<relative>[YMQ][+-]?\d)?(?P<year>-?\d{4})?(?P<decade>\d{3}X)?(?P<century>-?\d\dXX)?-?"
    r"(?:-(?P<month>\d\d|-))?(?:-(?P<day>\d\d))?(?:-Q(?P<quarter>\d))?(?:-H(?P<half>\d))?(?:-(?:start|end|mid|early|middle|late))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One comparable part of a figure. value: a number, or the number of the year, month, ..."""

    source: Quantity
    kind: AtomKind
    value: Decimal
    unit: str = ""
    bound: Bound = "exact"
    text: str = ""


def atoms(quantity: Quantity) -> list[Atom]:
    """Take a figure apart."""
    if quantity.unit.startswith("plan"):
        return [Atom(source=quantity, kind="number", value=Decimal(quantity.unit.split()[1]))]
    if quantity.kind in ("date", "period"):
        return _date_atoms(quantity)
    if quantity.kind == "ratio" and regex.fullmatch(r"[\d.]+[-:][\d.]+", quantity.iso):
        return [
            Atom(source=quantity, kind="number", value=Decimal(side))
            for side in regex.split("[-:]", quantity.iso)
        ]
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and low != high:
        if quantity.bound == "about" and high == low * 10:
            return [Atom(source=quantity, kind="vague", value=low, unit=quantity.unit)]
        return [
            Atom(
                source=quantity, kind="number", value=value, unit=quantity.unit, text=quantity.kind
            )
            for value in (low, high)
        ]
    value = low if low is not None else high
    if value is None:
        return []
    return [
        Atom(
            source=quantity,
            kind="number",
            value=value,
            unit=quantity.unit,
            bound=quantity.bound,
            text=quantity.kind,
        )
    ]


def _date_atoms(quantity: Quantity) -> list[Atom]:
    if quantity.iso.startswith("T"):
        hour, minute = quantity.iso[1:].split(":")
        value = Decimal(int(hour) * 60 + int(minute))
        return [Atom(source=quantity, kind="time", value=value, unit=quantity.unit)]
    found: dict[tuple[AtomKind, Decimal], Atom] = {}
    for side in quantity.iso.split("/"):
        match = _SIDE.fullmatch(side)
        if match is None:
            continue
        groups = match.groupdict()
        if groups["relative"]:
            groups["relative"] = None
            key: tuple[AtomKind, Decimal] = ("relative", Decimal(0))
            found[key] = Atom(
                source=quantity, kind="relative", value=Decimal(0), unit=side[:3].rstrip("-")
            )
            if side[0] == "M" and groups["month"]:
                groups["day"], groups["month"] = groups["month"], None
        for kind in ("year", "decade", "century", "month", "day", "quarter", "half"):
            text = groups[kind]
            if text and text != "-":
                value = (
                    Decimal(text.replace("X", ""))
                    if kind != "century"
                    else Decimal(text.replace("XX", ""))
                )
                found.setdefault((kind, value), Atom(source=quantity, kind=kind, value=value))  # type: ignore[arg-type]
    return list(found.values())

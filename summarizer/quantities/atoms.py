"""A figure taken apart into what can be compared: 5月12日 is a month and a day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from summarizer.quantities.eras import REIGNS, era_english
from summarizer.quantities.lunar import PREFIX
from summarizer.quantities.read import read
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
_SIDE: Final = re.compile(
    r"(?P<relative>[YMQ][+-]?\d)?(?P<year>-?\d{4,5})?(?P<decade>\d{3}X)?(?P<century>-?\d\dXX)?-?"
    r"(?:-(?P<month>\d\d|-))?(?:-(?P<day>\d\d))?(?:-Q(?P<quarter>\d))?(?:-H(?P<half>\d))?(?:-(?:start|end|mid|early|middle|late))?"
)

SHARED_OUT: Final = " shares"  # 10派3元: CNY/10 shares
_SCORE: Final = re.compile(r"[\d.]+(?:[-:+][\d.NXn]+)+")
_BETWEEN: Final = re.compile("[-:+]")


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
    """Take a figure apart.

    >>> from summarizer.quantities.find import find
    >>> [(a.kind, str(a.value)) for q in find("5月12日，200—300亿元") for a in atoms(q)]
    [('month', '5'), ('day', '12'), ('number', '20000000000'), ('number', '30000000000')]
    """
    if quantity.unit.startswith("plan"):
        return [Atom(source=quantity, kind="number", value=Decimal(quantity.unit.split()[1]))]
    if quantity.unit.endswith(SHARED_OUT):
        shares = Decimal(quantity.unit.rpartition("/")[2].removesuffix(SHARED_OUT))
        held = Atom(source=quantity, kind="number", value=shares, unit="share", text="count")
        money = quantity.unit.partition("/")[0]
        return [*(replace(atom, unit=money) for atom in _number_atoms(quantity)), held]
    if quantity.unit in REIGNS or (quantity.kind == "ordinal" and quantity.iso):
        said = era_english(quantity) if quantity.unit in REIGNS else quantity.iso
        return _as_read(quantity, said)
    if quantity.kind in ("date", "period"):
        return _date_atoms(quantity)
    if quantity.kind == "ratio" and _SCORE.fullmatch(quantity.iso):
        return [
            _number(quantity, Decimal(side))
            for side in _BETWEEN.split(quantity.iso)
            if not side.isalpha()
        ]
    return _number_atoms(quantity)


def _as_read(quantity: Quantity, english: str) -> list[Atom]:
    """Return what a reader of the English finds, as atoms of the Chinese figure."""
    return [replace(atom, source=quantity) for part in read(english) for atom in atoms(part)]


def _number_atoms(quantity: Quantity) -> list[Atom]:
    ends = [value for value in (quantity.low, quantity.high) if value is not None]
    if len(set(ends)) < 2:
        return [_number(quantity, value, quantity.bound) for value in ends[:1]]
    if quantity.bound == "about" and ends[1] == ends[0] * 10:
        return [Atom(source=quantity, kind="vague", value=ends[0], unit=quantity.unit)]
    return [_number(quantity, value) for value in ends]


def _number(quantity: Quantity, value: Decimal, bound: Bound = "exact") -> Atom:
    return Atom(
        source=quantity,
        kind="number",
        value=value,
        unit=quantity.unit,
        bound=bound,
        text=quantity.kind,
    )


def _date_atoms(quantity: Quantity) -> list[Atom]:
    if quantity.iso.startswith("T"):
        hour, minute = quantity.iso[1:].split(":")
        value = Decimal(int(hour) * 60 + int(minute))
        return [Atom(source=quantity, kind="time", value=value, unit=quantity.unit)]
    if quantity.iso.startswith(PREFIX):
        numbers = [int(part) for part in quantity.iso.split("-")[1:]]
        value = Decimal(100 * numbers[0] + sum(numbers[1:]))
        return [Atom(source=quantity, kind="number", value=value, unit=PREFIX)]
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
                found.setdefault((kind, value), Atom(source=quantity, kind=kind, value=value))
    return list(found.values())

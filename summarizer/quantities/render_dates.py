"""The English of dates, times and periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.records import Quantity

if TYPE_CHECKING:
    from summarizer.quantities.render import Style

_NAMES: Final = ("first", "second", "third", "fourth")
_PARTS: Final = {"start": "the beginning of ", "end": "the end of ", "mid": "the middle of ",
    "early": "early ", "middle": "mid-", "late": "late "}  # fmt: skip
_ISO: Final = regex.compile(
    r"(?P<year>Y[+-]?\d?|M[+-]?\d|Q[+-]?\d|-?\d{4}|-?\d\dXX|\d{3}X|-)?"
    r"(?:-(?P<month>\d\d|-))?(?:-(?P<day>\d\d))?(?:-Q(?P<quarter>\d))?(?:-H(?P<half>\d))?"
    r"(?:-(?P<part>start|end|mid|early|middle|late))?"
)


def render_date(quantity: Quantity, style: Style) -> str:
    """Return the English of a date, time or period."""
    iso = quantity.iso
    if iso.startswith("T"):
        return _time(iso, quantity.unit, noon="午" in quantity.text and iso == "T12:00")
    if quantity.unit.startswith("plan"):
        from summarizer.quantities.render import nth

        return f"the {nth(int(quantity.unit.split()[1]))} Five-Year Plan period ({iso.replace('/', '-')})"
    if "/" in iso:
        return _range(
            *iso.split("/"), style, short=regex.search(r"\D\d\d(?!\d)", quantity.text) is not None
        )
    return _single(iso, style)


def _time(iso: str, unit: str, *, noon: bool) -> str:
    hour, minute = int(iso[1:3]), iso[4:6]
    if iso == "T00:00":
        return "midnight"
    if not unit and hour <= 12:
        return "noon" if noon else f"{hour}:{minute}"
    unit = unit or "p.m."
    spoken = hour - 12 if hour > 12 else hour or 12
    return f"{spoken} {unit}" if minute == "00" else f"{spoken}:{minute} {unit}"


def _single(iso: str, style: Style) -> str:
    match = _ISO.fullmatch(iso)
    if match is None:
        return iso
    year = match["year"] or ""
    relative = _relative(year)
    absolute = _year(year)
    part = _PARTS.get(match["part"] or "", "")
    if match["quarter"]:
        return _join(f"the {_NAMES[int(match['quarter']) - 1]} quarter", absolute, relative, " of ")
    if match["half"]:
        return _join(f"the {_NAMES[int(match['half']) - 1]} half", absolute, relative, " of ")
    if match["month"] == "-":
        from summarizer.quantities.render import nth

        return f"the {nth_day(int(match['day']))}" if nth else ""
    if match["month"] and year.startswith("M"):
        return f"the {nth_day(int(match['month']))} of {relative}"
    if match["month"]:
        return part + _month_day(int(match["month"]), match["day"], absolute, relative, style)
    if year.endswith("X"):
        return _century(year, match["part"] or "")
    if not absolute and not relative:
        return (part + "the year").strip()
    return part + (absolute or relative)


def _month_day(month: int, day: str | None, year: str, relative: str, style: Style) -> str:
    from summarizer.quantities.render import MONTHS

    name = MONTHS[month - 1]
    tail = (
        f" {relative}"
        if relative.startswith(("last", "next", "this"))
        else f" of {relative}"
        if relative
        else ""
    )
    if day is None:
        return f"{name} {year}".strip() + tail
    if style.date == "day-month":
        return f"{int(day)} {name} {year}".strip() + tail
    return f"{name} {int(day)}" + (f", {year}" if year else "") + tail


def nth_day(day: int) -> str:
    """Return 1st, 2nd, 30th."""
    return (
        f"{day}{'th' if day in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
    )


def _join(head: str, absolute: str, relative: str, preposition: str) -> str:
    tail = absolute or relative
    return f"{head}{preposition}{tail}" if tail else head


def _year(year: str) -> str:
    if regex.fullmatch(r"\d{4}", year):
        return str(int(year))
    if regex.fullmatch(r"-\d{4}", year):
        return f"{int(year[1:])} BC"
    return ""


def _relative(year: str) -> str:
    if not regex.match(r"[YMQ]", year):
        return ""
    return next((en for iso, en in vocabulary.relatives().values() if iso == year), "")


def _century(year: str, part: str) -> str:
    head = {"start": "early ", "mid": "mid-", "end": "late "}.get(part, "")
    if year.endswith("XX"):
        before = year.startswith("-")
        return f"the {head}{nth_day(int(year.strip('-X')) + 1)} century" + (" BC" if before else "")
    return f"the {head}{year[:3]}0s"


def _range(first: str, second: str, style: Style, *, short: bool) -> str:
    if "Q" in first:
        count = int(second[-1])
        prefix = first[:-3]
        tail = _year(prefix) or _relative(prefix)
        return f"the first {('two', 'three')[count - 2]} quarters" + (f" of {tail}" if tail else "")
    if regex.fullmatch(r"---\d\d", first):
        return f"the {nth_day(int(first[-2:]))} to the {nth_day(int(second[-2:]))}"
    months = regex.fullmatch(r"(.*)-01/(.*)-(\d\d)", f"{first}/{second}")
    if months and months[1] == months[2] and not regex.search(r"\d\d-\d\d$|--\d\d-", first):
        tail = _year(months[1]) or _relative(months[1])
        if first.count("-") < 5:
            words = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
            count = int(months[3])
            spoken = words[count] if count < 10 else str(count)
            return f"the first {spoken} months" + (f" of {tail}" if tail else "")
    if regex.fullmatch(r"-?\d{4}", first):
        part = second[5:]
        if short and not part:
            return f"{int(first)}-{second[2:]}"
        tail = f"{_PARTS[part]}{int(second[:4])}" if part else str(int(second.lstrip("-")))
        return f"{int(first)} to {tail}"
    return _dates(first, second, style)


def _dates(first: str, second: str, style: Style) -> str:
    """May 12 to 14, 2017; October 1 to 7; June to August."""
    a, b = _ISO.fullmatch(first), _ISO.fullmatch(second)
    if a is None or b is None:
        return f"{first} to {second}"
    from summarizer.quantities.render import MONTHS

    year, relative = _year(a["year"] or ""), _relative(a["year"] or "")
    comma = f", {year}" if year else f" {relative}" if relative else ""
    if not a["day"]:
        tail = f" {year or relative}" if year or relative else ""
        return f"{MONTHS[int(a['month']) - 1]} to {MONTHS[int(b['month']) - 1]}{tail}"
    first_name, second_name = MONTHS[int(a["month"]) - 1], MONTHS[int(b["month"]) - 1]
    if style.date == "day-month":
        same = f"{int(a['day'])}" if first_name == second_name else f"{int(a['day'])} {first_name}"
        return f"{same} to {int(b['day'])} {second_name}{comma.replace(',', '')}"
    last = f"{int(b['day'])}" if first_name == second_name else f"{second_name} {int(b['day'])}"
    return f"{first_name} {int(a['day'])} to {last}{comma}"

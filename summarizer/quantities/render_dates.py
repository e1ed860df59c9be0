"""The English of dates, times and periods; see date_parts for the forms of iso."""

from __future__ import annotations

import re
from typing import Final

from summarizer.quantities import vocabulary
from summarizer.quantities.eras import REIGNS, era_english
from summarizer.quantities.lunar import PREFIX, lunar_english
from summarizer.quantities.records import Quantity
from summarizer.quantities.spelling import ONES, nth, nth_day
from summarizer.quantities.style import Style

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_PARTS: Final = {
    "": "", "start": "the beginning of ", "end": "the end of ", "mid": "the middle of ",
    "early": "early ", "middle": "mid-", "late": "late ",
}  # fmt: skip
_ERAS: Final = {"": "", "start": "early ", "mid": "mid-", "end": "late "}
_ISO: Final = re.compile(
    r"(?P<year>[YMQ][+-]?\d|-?\d{4,5}|-?\d\dXX|\d{3}X|-)?"
    r"(?:-(?P<month>\d\d|-))?(?:-(?P<day>\d\d))?(?:-Q(?P<quarter>\d))?(?:-H(?P<half>\d))?"
    r"(?:-(?P<part>start|end|mid|early|middle|late))?"
)
_LONG_AGO: Final = 10000
_SHORT: Final = re.compile(r"\D\d\d(?!\d)")
_NEAR: Final = {"about": "about ", "over": "after "}
_BARE_YEARS: Final = re.compile(r"\d{4}[^\w至到]+\d{4}")  # （1418 - 1450）
_LISTED: Final = re.compile("[、和与及]")
_FIRST_MONTHS: Final = re.compile(r"(?P<year>.*)-01/(?P=year)-(?P<last>\d\d)")


def render_date(quantity: Quantity, style: Style) -> str:
    """Return the English of a date, time or period.

    >>> from summarizer.quantities.find import find
    >>> [render_date(q, Style()) for q in find("2016年底，5月12日至14日，今年一季度")]
    ['the end of 2016', 'May 12 to 14', 'the first quarter of this year']
    """
    iso = quantity.iso
    if quantity.unit in REIGNS:
        return era_english(quantity)
    if iso.startswith(PREFIX):
        return lunar_english(iso)
    if iso.startswith("T"):
        return _NEAR.get(quantity.bound, "") + _time(quantity, style)
    if quantity.unit.startswith("plan"):
        return _plan(quantity)
    if "/" in iso:
        first, last = iso.split("/")
        return _range(first, last, quantity.text, style)
    return _single(iso, style)


def _plan(quantity: Quantity) -> str:
    plan = nth(int(quantity.unit.removeprefix("plan ")))
    if not quantity.text.endswith(("时期", "期间")):
        return f"the {plan} Five-Year Plan"
    return f"the {plan} Five-Year Plan period ({quantity.iso.replace('/', '-')})"


def _time(quantity: Quantity, style: Style) -> str:
    hour, minute = int(quantity.iso[1:3]), quantity.iso[4:6]
    if (hour, minute) == (0, "00"):
        return "midnight"
    if not quantity.unit and hour <= 12:
        said = "午" in quantity.text or quantity.text.endswith("时")
        noon = (hour, minute) == (12, "00") and said
        return "noon" if noon else f"{hour}{style.clock}{minute}"
    unit = quantity.unit or "p.m."
    spoken = hour - 12 if hour > 12 else hour or 12
    return f"{spoken} {unit}" if minute == "00" else f"{spoken}{style.clock}{minute} {unit}"


def _single(iso: str, style: Style) -> str:
    match = _ISO.fullmatch(iso)
    if match is None:
        return iso
    year, month, part = match["year"] or "", match["month"], match["part"] or ""
    if match["quarter"] or match["half"]:
        name = "quarter" if match["quarter"] else "half"
        stage = {"": "", "start": "beginning of the ", "end": "end of the "}[part]
        number = nth(int(match["quarter"] or match["half"]))
        return _of(f"the {stage}{number} {name}", _year(year))
    day = match["day"] if month == "-" else month if month and year.startswith("M") else None
    if day:
        return _of(f"the {nth_day(int(day))}", _year(year))
    if month:
        return _PARTS[part] + _month_day(int(month), match["day"], year, style)
    if year.endswith("X"):
        return _era(year, part)
    return _PARTS[part] + (_year(year) or "the year")


def _of(head: str, tail: str) -> str:
    return f"{head} of {tail}" if tail else head


def _year(year: str) -> str:
    """2016 for 2016, 356 BC for -0356, last year for Y-1, nothing for no year."""
    if re.match("[YMQ]", year):
        return next((en for iso, en in vocabulary.relatives().values() if iso == year), "")
    if not year.strip("-").isdigit():
        return ""
    return f"{_grouped(int(year[1:]))} BC" if year.startswith("-") else str(int(year))


def _grouped(year: int) -> str:
    """356 BC, 3000 BC, but 10,000 BC."""
    return f"{year:,}" if year >= _LONG_AGO else str(year)


def _month_day(month: int, day: str | None, year: str, style: Style) -> str:
    name, said = MONTHS[month - 1], _year(year)
    if year.startswith("Y") and not said.startswith(("last", "next", "this")):
        said = f"of {said}"
    if day is None:
        return f"{name} {said}".rstrip()
    if style.date == "day-month":
        return f"{int(day)} {name} {said}".rstrip()
    comma = "," if said and not year.startswith("Y") else ""
    return f"{name} {int(day)}{comma} {said}".rstrip()


def _era(year: str, part: str) -> str:
    if year.endswith("XX"):
        century = f"the {_ERAS[part]}{nth_day(int(year.strip('-X')) + 1)} century"
        return century + (" BC" if year.startswith("-") else "")
    return f"the {_ERAS[part]}{year[:3]}0s"


def _centuries(first: str, last: str, text: str) -> str:
    """The 17th and 18th centuries for 十七、十八世纪; with a dash the 4th to 5th centuries BC."""
    numbers = [nth_day(int(side.strip("-X")) + 1) for side in (first, last)]
    joint = " and " if _LISTED.search(text) else " to "
    return f"the {joint.join(numbers)} centuries" + (" BC" if first.startswith("-") else "")


def _range(first: str, last: str, text: str, style: Style) -> str:
    if "Q" in first:
        return _of(f"the first {ONES[int(last[-1])]} quarters", _year(first[:-3]))
    if first.endswith("XX"):
        return _centuries(first, last, text)
    if re.fullmatch(r"-?\d{4}", first):
        if _BARE_YEARS.fullmatch(text):
            return f"{first}-{last}"
        short = _SHORT.search(text) is not None
        return _years(first, last, short=("/" if style.as_written else "-") if short else "")
    months = _FIRST_MONTHS.fullmatch(f"{first}/{last}")
    if months is not None and re.fullmatch(r"-|\d{4}|Y[+-]?\d", months["year"]):
        count = int(months["last"])
        spoken = ONES[count] if count < len(ONES) else str(count)
        return _of(f"the first {spoken} months", _year(months["year"]))
    return _dates(first, last, style)


def _years(first: str, last: str, *, short: str) -> str:
    """2013 to 2016; 1995-96 where the source shortens too, with this sign between."""
    year, _, part = last.partition("-") if not last.startswith("-") else (last, "", "")
    if short and not part:
        return f"{int(first)}{short}{year[2:]}"
    return f"{_year(first)} to {_PARTS[part]}{_year(year)}"


def _dates(first: str, last: str, style: Style) -> str:
    """May 12 to 14, 2017; October 1 to 7; June to August; the 1st to the 3rd."""
    a, b = _ISO.fullmatch(first), _ISO.fullmatch(last)
    if a is None or b is None:
        return f"{first} to {last}"
    if a["month"] == "-":
        return f"the {nth_day(int(a['day']))} to the {nth_day(int(b['day']))}"
    year = a["year"] or ""
    if a["part"] and b["part"] and a["month"] == b["month"]:  # mid-to-late December
        month = _month_day(int(b["month"]), None, year, style)
        return f"{_PARTS[a['part']].strip(' -')}-to-{_PARTS[b['part']].replace('-', ' ')}{month}"
    if not a["day"]:
        last_year = b["year"] or ""
        own = year if year != last_year else ""  # May 1999 to December 2000
        months = [_month_day(int(a["month"]), None, own, style)]
        return " to ".join([*months, _month_day(int(b["month"]), None, last_year, style)])
    same = a["month"] == b["month"]
    if style.date == "day-month":
        start = str(int(a["day"])) if same else _month_day(int(a["month"]), a["day"], "", style)
        return f"{start} to {_month_day(int(b['month']), b['day'], year, style)}"
    start = _month_day(int(a["month"]), a["day"], "", style)
    end = _month_day(int(b["month"]), b["day"], year, style)
    return f"{start} to {end.removeprefix(MONTHS[int(b['month']) - 1] + ' ') if same else end}"

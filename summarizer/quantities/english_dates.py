"""Dates, times and periods of English: May 12, 2017; 12 May; Q1; the 1990s; 9:30 a.m."""

from __future__ import annotations

from typing import Final

import regex

from summarizer.quantities.english_numbers import ORDINALS, WORDS
from summarizer.quantities.records import Quantity, QuantityKind

_MON: Final = r"(?P<mon>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_YEAR: Final = r"(?P<year>1\d{3}|20\d\d)(?![\d,]\d|\.\d|s\b|%)"
_ERA: Final = r"(?:\ ?(?P<bc>B\.?C\.?(?:E\.?)?))?"
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d,.%]\d|\d)"
_TO: Final = r"(?:\ ?(?:-|–|—|to|and|through|until)\ ?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.%]|\ ?(?:percent|million|billion|[a-z]+s\b)))?"
_OLD: Final = r"(?:,?\ ?(?:(?P<old>\d{1,4})\ ?(?P<era>B\.?C\.?(?:E\.?)?)))?"
_PATTERNS: Final = tuple(
    regex.compile(p)
    for p in (
        rf"{_MON}\ {_DAY}{_TO}(?:,?\ (?:of\ )?{_YEAR})?{_ERA}",
        rf"(?:the\ )?{_DAY}{_TO}(?:\ of)?[\ -]{_MON}(?:,?\ (?:of\ )?{_YEAR})?{_OLD}",
        rf"{_MON},?\ (?:of\ )?{_YEAR}",
        _MON,
    )
)
_MAY: Final = regex.compile(
    r"(?:\b(?:in|of|and|till|since|last|by|early|late|mid-?|to|until|from|through|this|next|every|each|and|between)\ |[-–(])$",
    regex.IGNORECASE,
)
_YEARS: Final = regex.compile(
    r"(?P<a>1\d{3}|20\d\d)\ ?(?:-|–|—|to|/|and|through|until)\ ?(?P<b>1\d{3}|20\d\d|\d\d)(?![\d,.%]\d|\d|s\b|-)"
)
_BARE_YEAR: Final = regex.compile(rf"{_YEAR}{_ERA}")
_OLD_YEAR: Final = regex.compile(
    r"(?P<year>\d{1,4})\ (?P<bc>B\.?C\.?(?:E\.?)?)(?![A-Za-z])|(?:A\.?D\.?|AD)\ (?P<ad>\d{1,4})"
)
_NUMERIC: Final = regex.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)|(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})"
)
_DECADE: Final = regex.compile(
    r"(?P<year>1\d|20)(?P<tens>\d0)['’]?s\b|['’](?P<short>[2-9]0)s\b|\b(?P<word>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b",
    regex.IGNORECASE,
)
_CENTURY: Final = regex.compile(
    r"(?P<n>\d{1,2}(?:st|nd|rd|th)|[a-z-]+?(?:th|first|second|third))[ -](?:and\ (?P<n2>\d{1,2}(?:st|nd|rd|th)|[a-z-]+th)\ )?centur(?:y|ies)\b(?P<bc>\ B\.?C)?",
    regex.IGNORECASE,
)
_QUARTER: Final = regex.compile(
    r"(?P<q>first|second|third|fourth|1st|2nd|3rd|4th|last|final)[ -](?:(?:calendar|financial|fiscal)\ )?quarters?\b(?!-?final)|Q(?P<n>[1-4])\b|(?P<n2>[1-4])Q\b",
    regex.IGNORECASE,
)
_HALF: Final = regex.compile(
    r"(?P<h>first|second|latter|1st|2nd)[ -]half\b|H(?P<n>[12])\b", regex.IGNORECASE
)
_FIRST_N: Final = regex.compile(
    r"first\ (?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)\ (?P<unit>months|quarters)\b",
    regex.IGNORECASE,
)
_CLOCK: Final = regex.compile(
    r"(?:(?P<hour>[0-2]?\d)(?:[:.](?P<minute>[0-5]\d)(?!\d|\.\d))?|(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
    r"(?:\ ?o['’]?\ ?clock|(?P<hrs>\ ?(?:hours|hrs|h)\b(?=\ (?:local|on|GMT|UTC)))|)?"
    r"(?:\ \((?:[A-Z]{2,4}[ +\-\d:]*|local\ time)\))?(?P<part>\ ?[ap]\.?\ ?m\b\.?|\ (?:in|on)\ the\ (?:early\ |late\ )?(?P<inthe>morning|afternoon|evening)|\ at\ night|\ (?P<that>(?:yester|this\ |Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\ ?(?:morning|afternoon|evening|night)))?",
    regex.IGNORECASE,
)
_NOON: Final = regex.compile(r"(?:noon|midday|midnight)\b", regex.IGNORECASE)


_NAME_BEFORE: Final = regex.compile(r"[A-Z][a-z]+\ $")
_MONTHS_AFTER: Final = regex.compile(r"(?:,\ |\ (?:and|to)\ )(?:June|July|Aug|Sept|Oct|Nov|Dec)")
_MARCH_AFTER: Final = regex.compile(r"\ (?:this|last|of)\b|,|\.")
_NOT_YEARS: Final = regex.compile(r"\ (?:yuan|people|million|percent)")
_NOT_YEAR: Final = regex.compile(
    r"[ -]?(?:million|billion|trillion|thousand|m\b|bn|st\b|nd\b|rd\b|th\b|km|kg|°|℃)|-[a-z]+"
)
_ZONE: Final = regex.compile(r"\ ?(?:UTC|GMT|local)")


def date_at(text: str, pos: int) -> Quantity | None:
    """Return the longest date, time or period that begins at pos."""
    best: Quantity | None = None
    for reader in (
        _numeric,
        _years,
        _month,
        _century,
        _decade,
        _quarter,
        _first_n,
        _half,
        _old,
        _year,
        _time,
    ):
        found = reader(text, pos)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _make(
    text: str, match: regex.Match[str], kind: QuantityKind, iso: str, unit: str = ""
) -> Quantity:
    return Quantity(
        start=match.start(), end=match.end(), text=match.group(), kind=kind, iso=iso, unit=unit
    )


def _month(text: str, pos: int) -> Quantity | None:
    if not text[pos].isdigit() and pos and text[pos - 1].isalnum():
        return None
    for pattern in _PATTERNS:
        match = pattern.match(text, pos)
        if match is None:
            continue
        groups = match.groupdict()
        word = groups["mon"]
        if pattern is _PATTERNS[-1]:
            if (
                word == "May"
                and _NAME_BEFORE.search(text, max(0, pos - 12), pos)
                and not _MAY.search(text, max(0, pos - 10), pos)
            ):
                return None
            if (
                word == "May"
                and not _MAY.search(text, max(0, pos - 10), pos)
                and not _MONTHS_AFTER.match(text, match.end())
            ):
                return None
            if (
                word
                in (
                    "Mar",
                    "March",
                    "Jan",
                    "Dec",
                    "Jun",
                    "Jul",
                    "Sep",
                    "Oct",
                    "Apr",
                    "Feb",
                    "August",
                )
                and not _MAY.search(text, max(0, pos - 10), pos)
                and (pos == 0 or word in ("Mar", "Jan", "March"))
            ):
                if not (word != "March" and match.group().endswith(".")) and not _MARCH_AFTER.match(
                    text, match.end()
                ):
                    return None
        month = _MONTHS.index(word[:3].lower()) + 1
        day = groups.get("day")
        if day and not 1 <= int(day) <= 31:
            continue
        year = groups.get("year") or ""
        if groups.get("bc") and year:
            year = "-" + year
        if groups.get("era"):
            year = "-" + groups["old"].zfill(4)
        iso = f"{year or '-'}-{month:02d}" + (f"-{int(day):02d}" if day else "")
        if day and groups.get("day2") and 1 <= int(groups["day2"]) <= 31:
            iso += f"/{year or '-'}-{month:02d}-{int(groups['day2']):02d}"
        return _make(text, match, "period" if "/" in iso else "date", iso)
    return None


def _years(text: str, pos: int) -> Quantity | None:
    match = _YEARS.match(text, pos)
    if match is None or text[pos - 1 : pos] in ("$", "€", "£", "¥"):
        return None
    second = match["b"]
    if len(second) == 2:
        if "-" not in match.group() and "–" not in match.group() and "/" not in match.group():
            return None
        second = match["a"][:2] + second
    if not match["a"] < second or _NOT_YEARS.match(text, match.end()):
        return None
    return _make(text, match, "period", f"{match['a']}/{second}")


def _year(text: str, pos: int) -> Quantity | None:
    match = _BARE_YEAR.match(text, pos)
    if match is None or text[pos - 1 : pos] in ("$", "€", "£", "¥"):
        return None
    if _NOT_YEAR.match(text, match.end()):
        return None
    return _make(text, match, "date", ("-" if match["bc"] else "") + match["year"])


def _old(text: str, pos: int) -> Quantity | None:
    match = _OLD_YEAR.match(text, pos)
    if match is None:
        return None
    return _make(
        text, match, "date", ("-" if match["bc"] else "") + (match["year"] or match["ad"]).zfill(4)
    )


def _numeric(text: str, pos: int) -> Quantity | None:
    match = _NUMERIC.match(text, pos)
    if match is None:
        return None
    if match["y"]:
        return _make(
            text, match, "date", f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"
        )
    return _make(text, match, "date", match.group())


def _decade(text: str, pos: int) -> Quantity | None:
    match = _DECADE.match(text, pos)
    if match is None:
        return None
    if match["year"]:
        decade = (
            match["year"]
            + (match["tens"][0] if match["tens"] != "00" or match["year"] == "20" else "X")
            + "X"
        )
    elif match["short"]:
        decade = "19" + match["short"][0] + "X"
    else:
        words = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
        decade = f"19{words.index(match['word'].lower()) + 2}X"
    return _make(text, match, "period", decade)


def _nth(word: str) -> int | None:
    if word[0].isdigit():
        return int(regex.match(r"\d+", word).group())  # type: ignore[union-attr]
    head, _, tail = word.lower().rpartition("-")
    if tail not in ORDINALS:
        return None
    return ORDINALS[tail] + WORDS.get(head, 0)


def _century(text: str, pos: int) -> Quantity | None:
    match = _CENTURY.match(text, pos)
    if match is None:
        return None
    number = _nth(match["n"])
    if number is None or not 1 <= number <= 21:
        return None
    iso = ("-" if match["bc"] else "") + f"{number - 1:02d}XX"
    second = _nth(match["n2"]) if match["n2"] else None
    if second:
        iso += f"/{second - 1:02d}XX"
    return _make(text, match, "period", iso)


def _quarter(text: str, pos: int) -> Quantity | None:
    match = _QUARTER.match(text, pos)
    if match is None or (pos and text[pos - 1].isalnum()):
        return None
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
    word = match["q"]
    number = int(match["n"] or match["n2"] or 0) or names.get((word or "").lower()) or int(word[0])
    return _make(text, match, "period", f"--Q{number}")


def _half(text: str, pos: int) -> Quantity | None:
    match = _HALF.match(text, pos)
    if match is None or (pos and text[pos - 1].isalnum()):
        return None
    number = int(match["n"]) if match["n"] else 1 if match["h"].lower() in ("first", "1st") else 2
    return _make(text, match, "period", f"--H{number}")


def _first_n(text: str, pos: int) -> Quantity | None:
    match = _FIRST_N.match(text, pos)
    if match is None:
        return None
    number = int(match["n"]) if match["n"].isdigit() else WORDS[match["n"].lower()]
    iso = f"--01/--{number:02d}" if match["unit"].lower() == "months" else f"--Q1/--Q{number}"
    return _make(text, match, "period", iso)


def _time(text: str, pos: int) -> Quantity | None:
    match = _NOON.match(text, pos)
    if match is not None and not (pos and text[pos - 1].isalpha()):
        return _make(
            text, match, "date", "T00:00" if match.group().lower() == "midnight" else "T12:00"
        )
    match = _CLOCK.match(text, pos)
    if match is None or (pos and text[pos - 1].isalpha()):
        return None
    spoken = match.group()
    clock = "clock" in spoken.lower() or match["hrs"]
    if not (match["minute"] or match["part"] or clock):
        return None
    if (
        match["minute"]
        and "." in spoken[:3]
        and not match["part"]
        and not _ZONE.match(text, match.end())
    ):
        return None
    if match["word"] and not (
        clock
        or (
            match["part"]
            and "m" in match["part"][-3:].lower()
            and not match["inthe"]
            and not match["that"]
        )
    ):
        return None
    if (
        (match["inthe"]
        and not (match["minute"] or clock))
        or (match["that"]
        and not (match["minute"] or clock))
    ):
        return None
    if match["part"] and "night" in match["part"] and not (match["minute"] or clock):
        return None
    hour = int(match["hour"]) if match["hour"] else WORDS[match["word"].lower()]
    if hour > 24:
        return None
    part = (match["part"] or "").lower()
    unit = ""
    if regex.search(r"p\.?\ ?m|afternoon|evening|night", part):
        unit = "p.m."
        hour += 12 if hour < 12 else 0
    elif part:
        unit = "a.m."
        hour = 0 if hour == 12 else hour
    return _make(text, match, "date", f"T{hour:02d}:{match['minute'] or '00'}", unit)

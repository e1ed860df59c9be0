"""English times of day: 9:30 a.m., 10 o'clock in the morning, 1500 hours local, noon."""

from __future__ import annotations

from typing import Final

import regex

from summarizer.quantities.english_numbers import WORDS
from summarizer.quantities.records import Quantity, make

_HOURS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_DAYS: Final = "yester|this\\ |Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
_CLOCK: Final = regex.compile(
    rf"(?:(?P<hour>[0-2]?\d)(?:(?P<dot>[:.])(?P<minute>[0-5]\d)(?!\d|\.\d))?|(?P<word>{_HOURS}))"
    r"(?P<clock>\ ?o['’]?\ ?clock|\ ?(?:hours|hrs|h)\b(?=\ (?:local|on|GMT|UTC)))?"
    r"(?:\ \((?:[A-Z]{2,4}[ +\-\d:]*|local\ time)\))?"
    r"(?:(?P<half>\ ?[ap])\.?\ ?m\b\.?"
    r"|\ (?:(?:in|on)\ the\ (?:early\ |late\ )?(?P<part>morning|afternoon|evening)"
    rf"|at\ (?P<night>night)|(?:{_DAYS})(?:day)?\ ?(?P<that>morning|afternoon|evening|night))"
    r")?",
    regex.IGNORECASE,
)
_NOON: Final = regex.compile(r"(?:noon|midday|(?P<night>midnight))\b", regex.IGNORECASE)
_ZONE: Final = regex.compile(r"\ ?(?:UTC|GMT|local)")


def time_at(text: str, pos: int) -> Quantity | None:
    """Return the time of day that begins at pos."""
    if pos and text[pos - 1].isalpha():
        return None
    noon = _NOON.match(text, pos)
    if noon is not None:
        iso = "T00:00" if noon["night"] else "T12:00"
        return make(text, pos, noon.end(), "date", iso=iso)
    match = _CLOCK.match(text, pos)
    if match is None or not _certain(text, match):
        return None
    hour = int(match["hour"]) if match["hour"] else WORDS[match["word"].lower()]
    part = (match["half"] or match["part"] or match["night"] or match["that"] or "").strip().lower()
    if hour > 24:
        return None
    unit = ""
    if part in ("p", "afternoon", "evening", "night"):
        unit, hour = "p.m.", hour + 12 if hour < 12 else hour
    elif part:
        unit, hour = "a.m.", hour % 12
    iso = f"T{hour % 24:02d}:{match['minute'] or '00'}"
    return make(text, pos, match.end(), "date", iso=iso, unit=unit)


def _certain(text: str, match: regex.Match[str]) -> bool:
    """Ten in the morning is no time: ten what? 10 a.m. is, and 3.50 only with a.m. or UTC."""
    if match["word"]:
        return bool(match["clock"] or match["half"])
    if match["dot"] == ".":
        return bool(match["half"]) or _ZONE.match(text, match.end()) is not None
    return bool(match["minute"] or match["clock"] or match["half"])

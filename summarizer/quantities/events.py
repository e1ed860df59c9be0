"""The day by which a disaster or a crime is known: “4·11”重大火灾, 5·12汶川地震."""

from __future__ import annotations

import re
from typing import Final

from summarizer.quantities.records import Quantity, make

_DAY: Final = re.compile(
    r"(?P<month>\d{1,2})[·•](?P<day>\d{1,2})(?=[”\"」’]?\w{0,10}?"
    r"(?:事故|事件|火灾|爆炸|地震|山洪|洪灾|洪水|暴雨|泥石流|滑坡|矿难|空难|坠机|惨案|血案|大案|专案|案件))"
)


def event_at(text: str, pos: int) -> Quantity | None:
    """Return the date of an event named by it; None for another 3·15.

    >>> event_at("“4·11”重大火灾事故", 1).iso, event_at("3·15晚会", 0)
    ('--04-11', None)
    """
    match = _DAY.match(text, pos)
    if match is None or not (1 <= int(match["month"]) <= 12 and 1 <= int(match["day"]) <= 31):
        return None
    iso = f"--{int(match['month']):02d}-{int(match['day']):02d}"
    return make(text, pos, match.end(), "date", iso=iso)

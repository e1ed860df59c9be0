"""Numbered provisions of laws and treaties: 第43(c)段, 第14A.76条, 第XV部, 第三条第2款(丙)项."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from summarizer.quantities.laws import BRACKETED, LETTER, LETTERS, PARTS, part_of_law
from summarizer.quantities.numerals import Numeral, scan, value_of
from summarizer.quantities.records import Quantity, make
from summarizer.quantities.spelling import roman

_LETTER: Final = re.compile(rf"\ ?[(（]\ ?{LETTER}\ ?[)）]\ ?(?P<part>分?[段条款项])(?!目)")
"""第43(c)段: paragraph 43 (c)."""
_LETTERED_PART: Final = re.compile(
    rf"\ ?(?P<part>[条款段])\ ?[(（]\ ?{LETTER}\ ?[)）]\ ?(?:[款项段](?!目))?"
)
"""第2条(f)款: Article 2 (f); 第三款(寅)项: paragraph 3 (c)."""
_MORE: Final = re.compile(
    r"(?P<letter>\ ?[(（][a-z][)）])?(?:\ ?[、,，]\ ?\d{1,3}(?:\ ?[(（][a-z][)）])?)*"
    r"\ ?(?:和|及|以及|与)\ ?\d{1,3}(?:\ ?[(（][a-z][)）])?\ ?(?P<part>[段条款])(?!目)"
)
"""What stands behind the first of 第12、15和22段, 第11(b)、19(d)和29(a)段."""
_CODED: Final = re.compile(
    r"第\ ?(?P<number>\d{1,3}(?:\.\d{1,2}){1,4}[A-Z]?"
    r"|(?:\d{1,3}|[一二三四五六七八九十百零]{1,7})[A-Z]{1,2}(?:\.\d{1,3}[A-Z]?)?)"
    r"(?P<sub>(?:[(（](?:\d{1,2}|[a-z]{1,3})[)）])*)\ ?(?P<part>[条章节段])(?!目)"
)
"""第3.1条, 第14A章, 第13.51(2)条, 第三百六十五B条."""
_HANZI: Final = re.compile("[一二三四五六七八九十百零]+")
_ROMAN_PART: Final = re.compile(r"第\ ?(?P<number>[IVX]{1,5})\ ?部(?!队|门|署)分?")
_LISTING: Final = re.compile(
    r"上市规则[》”]?(?:\ ?[（(][^（()）]*[)）])?(?:的|中)?\ ?(?:第[^，,。]*[条、和及])?$"
)
_SECTION: Final = re.compile(r"\ ?节\ ?(?P<letter>[A-H])(?![A-Za-z\d])")
"""第三节B: Section III.B."""
_RULES: Final = re.compile(r"(?:细则|议事规则)[》”]?(?:的|中)?\ ?$")
_REGULATIONS: Final = re.compile(r"条例[》”]?(?:和细则)?(?:的|中)?\ ?$")
_TO: Final = re.compile(r"\ ?(?:至|到|-|—|～|~)\ ?(?P<again>第)?")
_COUNTED: Final = frozenset("名位届次期条章节款项段")

_CAP: Final = re.compile(r"第\ ?(?P<number>\d{1,4}[A-Z]{0,2})\ ?章")
_ORDINANCE: Final = re.compile(r"(?:条例[》”]?\ ?[(（]|条例[》”]|香港法例[》”]?)\ ?$")
ROMAN_PART: Final = "Part"
"""What 第XV部 of an ordinance is."""
CAP: Final = "Cap."
"""What 第571章 of the laws of Hong Kong is, behind the name of an ordinance."""


def coded_at(text: str, pos: int) -> Quantity | None:
    """Return the provision at pos whose number is none: 第(2)款, 第14A.76条, 第XV部."""
    if bracketed := BRACKETED.match(text, pos):
        return _in_law(text, pos, bracketed)
    if (cap := _CAP.match(text, pos)) and _ORDINANCE.search(text, max(0, pos - 8), pos):
        return make(text, pos, cap.end(), "ordinal", unit=CAP, iso=cap["number"])
    if coded := _CODED.match(text, pos):
        return _in_rules(text, pos, coded)
    if part := _ROMAN_PART.match(text, pos):
        return make(text, pos, part.end(), "ordinal", unit=ROMAN_PART, iso=part["number"])
    return None


def provision_at(text: str, pos: int, number: Numeral) -> Quantity | None:
    """Return the provision that begins at pos: 第三条, 第43(c)段, the first of 第12、15和22段.

    number: what stands behind its 第.
    """
    high, end = last_of(text, number)
    lettered = _LETTER.match(text, number.end) or _LETTERED_PART.match(text, number.end)
    if lettered and (number.arabic or lettered["letter"] in LETTERS):
        letter = LETTERS.get(lettered["letter"], lettered["letter"])
        iso = f"{number.low} ({letter})"
        return make(text, pos, lettered.end(), "ordinal", unit=PARTS[lettered["part"][-1]], iso=iso)
    if (more := _MORE.match(text, number.end)) and number.arabic:
        unit = f"{PARTS[more['part']]}s"
        if more["letter"]:
            iso = f"{number.low} {more['letter'].strip()}".replace("（", "(").replace("）", ")")
            return make(text, pos, more.end("letter"), "ordinal", unit=unit, iso=iso)
        return make(text, pos, number.end, "ordinal", low=number.low, high=high, unit=unit)
    if lettered_section := _SECTION.match(text, end):
        iso = f"{roman(int(number.low))}.{lettered_section['letter']}"
        return make(text, pos, lettered_section.end(), "ordinal", unit=PARTS["节"], iso=iso)
    part = part_of_law(text, pos, end)
    if part is None or text[end : end + 1] == "号":
        return None
    return make(text, pos, part[1], "ordinal", low=number.low, high=high, unit=part[0])


def _in_law(text: str, pos: int, bracketed: re.Match[str]) -> Quantity | None:
    """第（二）项 of an article: item 2; 第(2)款(a)项: paragraph 2 (a)."""
    value, part = value_of(bracketed["number"]), PARTS[bracketed["part"]]
    if bracketed["letter"] and value is not None:
        iso = f"{value} ({bracketed['letter']})"
        return make(text, pos, bracketed.end(), "ordinal", unit=part, iso=iso)
    return make(text, pos, bracketed.end(), "ordinal", low=value, high=value, unit=part)


def _in_rules(text: str, pos: int, coded: re.Match[str]) -> Quantity:
    """工作人员条例第3.1条 is regulation 3.1, 上市规则第14A.76条 Rule 14A.76."""
    before = text[max(0, pos - 20) : pos]
    unit = PARTS[coded["part"]]
    if unit == PARTS["条"]:
        unit = "rule" if _RULES.search(before) else unit
        unit = "Rule" if _LISTING.search(before) else unit
        unit = "regulation" if _REGULATIONS.search(before) and "工作人员" in before else unit
    number = _HANZI.sub(lambda zh: str(value_of(zh[0])), coded["number"])
    sub = coded["sub"].replace("（", "(").replace("）", ")")
    return make(text, pos, coded.end(), "ordinal", unit=unit, iso=number + sub)


def last_of(text: str, number: Numeral) -> tuple[Decimal, int]:
    """Return the last number of 第二到第四 and 第1至3名, and where it ends."""
    to = _TO.match(text, number.end)
    last = scan(text, to.end()) if to is not None else None
    if to is None or last is None or not number.low < last.low == int(last.low):
        return number.high, number.end
    if to["again"] or text[last.end : last.end + 1] in _COUNTED:
        return last.low, last.end
    return number.high, number.end

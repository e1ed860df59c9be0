"""Whose names a text speaks of: pinyin is right for the mainland only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex
from babel import Locale

from summarizer.names.vocabulary import table

NEAR_CHARS: Final = 16
"""How far before a name a region is still taken to speak of it."""
NOT_PINYIN: Final = ("hongkong", "macao", "taiwan", "singapore", "overseas")
"""Where Chinese persons spell their names in ways of their own."""
FOREIGN: Final = ("abroad", "japan", "vietnam", "malaysia", "indonesia", "thailand", "philippines")
CHINA: Final = ("CN", "HK", "MO", "TW")


@dataclass(frozen=True, slots=True)
class Cue:
    """The region named last before a name; `end` is where its mention ends."""

    region: str
    end: int
    korean_only: bool


@cache
def _countries() -> frozenset[str]:
    """Return the Chinese names of foreign countries, from CLDR."""
    territories: Mapping[str, str] = Locale.parse("zh").territories
    return frozenset(
        zh for code, zh in territories.items() if len(code) == 2 and code.isalpha()
        if code not in CHINA and len(zh) > 1
    )  # fmt: skip


@cache
def _cities() -> frozenset[str]:
    """Return the bare names of the mainland's cities that are no other word."""
    cities = {zh[:-1] for zh in table("divisions") if zh.endswith("市")}
    return frozenset(zh for zh in cities if len(zh) > 1 and zh not in table("ambiguous"))


@cache
def _pattern() -> regex.Pattern[str]:
    outside = ("香港", "澳门", "台湾")
    words = {zh for zh in table("places") if zh not in outside}
    words |= set(table("regions")) | _countries() | _cities()
    # 中国驻印尼大使 is Chinese: a country after 驻, 访 or 赴 says where, not whose.
    longest = sorted(words, key=lambda zh: (-len(zh), zh))
    return regex.compile(rf"(?<![驻访赴])(?:{'|'.join(longest)})")


def is_country(zh: str) -> bool:
    """Whether the word is a foreign country's name.

    >>> is_country("美国"), is_country("中国")
    (True, False)
    """
    return zh in _countries()


def country_before(zh: str) -> str:
    """Return the foreign country with which a longer name begins, "" when there is none.

    >>> country_before("印尼雅万高铁"), country_before("印尼"), country_before("中国高铁")
    ('印尼', '', '')
    """
    found = _pattern().match(zh)
    if found is None or found.group() == zh or _region(found.group()) not in FOREIGN:
        return ""
    return str(found.group())


def _region(word: str) -> str:
    if word in table("regions"):
        return table("regions")[word]["region"]
    return "abroad" if word in _countries() else "mainland"


def counts(texts: Sequence[str]) -> Mapping[str, int]:
    """Return how often the document names each region.

    >>> dict(counts(["香港金管局总裁陈德霖表示", "中国和美国"]))
    {'hongkong': 2, 'mainland': 1, 'abroad': 1}
    """
    return Counter(_region(word) for text in texts for word in _pattern().findall(text))


def doubtful(found: Mapping[str, int], *, surname: str) -> bool:
    """Whether a document speaks so much of another Chinese-writing region that a name without a
    word of the mainland near it may belong there.

    >>> doubtful({"korea": 4, "mainland": 6}, surname="金"), doubtful({"korea": 4}, surname="辛")
    (True, False)
    """
    mainland = found.get("mainland", 0)
    row = table("surnames").get(surname, {})
    regions: tuple[str, ...] = NOT_PINYIN
    if row.get("korean"):
        regions = (*NOT_PINYIN, "korea")
    if row.get("japanese"):
        regions = (*regions, "japan")
    if any(found.get(region, 0) >= max(1, mainland / 2) for region in regions):
        return True
    return only_abroad(found)


def only_abroad(found: Mapping[str, int]) -> bool:
    """Whether a document names other regions and countries, and the mainland not once.

    >>> only_abroad({"abroad": 1}), only_abroad({"abroad": 3, "mainland": 1}), only_abroad({})
    (True, False, False)
    """
    return not found.get("mainland") and any(found.get(region) for region in FOREIGN)


def cue(text: str, start: int) -> Cue | None:
    """Return the region named last in the few characters before `start`.

    >>> cue("韩国总统李明博", 4).region, cue("中国驻韩国大使李明", 7).region, cue("总统", 2)
    ('korea', 'mainland', None)
    """
    found = list(_pattern().finditer(text, max(0, start - NEAR_CHARS), start))
    if not found:
        return None
    word = found[-1].group()
    korean = word in table("regions") and table("regions")[word]["surnames"] == "korean"
    return Cue(_region(word), found[-1].end(), korean)

"""Which strings are Chinese persons, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from summarizer.chars import HAN
from summarizer.names import spelling
from summarizer.names.vocabulary import DOTS, by_length, table, transliteration

_SIDE: Final = regex.compile("[中美俄欧英法德日韩朝印巴伊以乌越菲泰缅柬老蒙澳加哈荷波塞]方")
"""A party to talks by its country: 向欧方提出."""
SAYS: Final = regex.compile(
    r"(?:[今昨][天日]|近日|当天|\d+[日号])?(?:[对向]\S{1,8})?(?:在\S{1,12})?"
    r"(?:表示|说|称|指出|认为|介绍|告诉|强调|透露|坦言|宣布|主持|出席|会见|致辞|讲话|发言|回应|"
    r"呼吁|提出|分析|补充|解释|回忆|写道|直言|感慨|建议|担任|任|率|摄|等|[两二三四五六七八九十]人)"
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a string looks like a person.

    strong: a title stands before it, or a title or a verb of saying after it.
    plain:  what follows it is no noun that could belong to it.
    whose:  "mainland", "away" or "" by the country or region named before it.
    """

    zh: str
    text: int
    start: int
    end: int
    strong: bool
    plain: bool
    whose: str


@cache
def title_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{'|'.join(by_length('titles'))})(?:[、和兼]\S{{2,8}})?[::]?[ (]?$")


@cache
def _title_after() -> regex.Pattern[str]:
    return regex.compile("|".join(by_length("titles")))


def strong(text: str, start: int, end: int) -> bool:
    """Whether a title or a verb of saying stands beside the span.

    >>> strong("工信部副部长辛国斌在会上表示", 6, 9), strong("这些辛国斌的书", 2, 5)
    (True, False)
    """
    return bool(
        title_before().search(text[max(0, start - 20) : start])
        or _title_after().match(text, end)
        or SAYS.match(text, end)
    )


def foreign(zh: str) -> bool:
    """Whether a name is spelled in the characters that spell foreign names.

    >>> foreign("特朗普"), foreign("马克龙"), foreign("威廉·莫兰"), foreign("李克强")
    (True, True, True, False)
    """
    if any(dot in zh for dot in DOTS):
        return True
    if not HAN.fullmatch(zh) or len(zh) < 2:
        return False
    parts = spelling.split_person(zh)
    if parts and set(parts[1]) & transliteration("only"):
        return True
    if not set(zh) <= transliteration():
        return False  # 鲁迅, 李克强: one of the characters spells no foreign name
    mostly = sum(char in transliteration("only", "often") for char in zh)
    return mostly * 2 > len(zh) or (len(zh) == 2 and mostly > 0)


def japanese(zh: str) -> bool:
    """Whether a name begins with a Japanese family name: never pinyin.

    >>> japanese("安倍晋三"), japanese("田中"), japanese("田华")
    (True, True, False)
    """
    return any(zh[:length] in table("japanese") for length in (2, 3))


def chinese(zh: str) -> bool:
    """Whether the characters may be a Chinese person's surname and given name.

    >>> names = ("辛国斌", "特朗普", "高村正彦", "王某", "欧方", "欧阳自远", "林郑月娥")
    >>> [zh for zh in names if chinese(zh)]
    ['辛国斌', '欧阳自远']
    """
    parts = spelling.split_person(zh)
    if parts is None or foreign(zh) or japanese(zh) or _SIDE.fullmatch(zh):
        return False
    return parts[1] not in table("titles") and not set(parts[1]) & set(table("ungiven"))


def rate(zh: str, sightings: list[Sighting]) -> float:
    """Return how sure it is that this is a Chinese person whose name pinyin spells.

    Two characters (王毅) need a title or a verb of saying unless the surname is hardly ever a word;
    so do rare surnames. Any sighting that speaks of another country settles it: no.
    """
    parts = spelling.split_person(zh)
    if parts is None or any(sighting.whose == "away" for sighting in sightings):
        return 0.45
    beside = any(sighting.strong for sighting in sightings)
    surname, name = parts
    use = table("surnames")[surname]["use"]
    rare = use == "rare"
    plain = all(sighting.plain for sighting in sightings)
    if len(name) == 1 and len(surname) == 1:
        alone = 0.8 if plain and use == "clear" else 0.45
        return 0.45 if rare else 0.85 if beside else alone
    if rare:
        return 0.85 if beside else 0.45
    if beside:
        return 0.95
    return 0.85 if plain else 0.45

"""Which strings are Chinese persons, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from summarizer.chars import HAN
from summarizer.names import regions, spelling
from summarizer.names.tagger import Token
from summarizer.names.vocabulary import DOTS, by_length, table, transliteration

SAYS: Final = regex.compile(
    r"(?:[今昨][天日]|近日|当天|\d+[日号])?(?:[对向]\S{1,8})?(?:在\S{1,12})?"
    r"(?:表示|说|称|指出|认为|介绍|告诉|强调|透露|坦言|宣布|主持|出席|会见|致辞|讲话|发言|回应|"
    r"呼吁|提出|分析|补充|解释|回忆|写道|直言|感慨|建议|担任|任|率|摄|等)"
)
DOTTED: Final = regex.compile(rf"\p{{Han}}{{1,7}}(?:[{DOTS}]\p{{Han}}{{1,9}})+")
FOLLOWS: Final = frozenset(
    {"v", "vd", "p", "d", "ad", "w", "c", "u", "xc", "PER", "r", "TIME", "t", "vn"}
)
"""Tags of what stands right after a person's name; a noun there may be the rest of a longer word."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a string looks like a person.

    strong: a title stands before it, or a title or a verb of saying after it.
    plain:  what follows it is no noun that could belong to it.
    away:   the words before it speak of another country.
    """

    zh: str
    text: int
    start: int
    end: int
    strong: bool
    plain: bool
    away: bool


@cache
def _title_before() -> regex.Pattern[str]:
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
        _title_before().search(text[max(0, start - 20) : start])
        or _title_after().match(text, end)
        or SAYS.match(text, end)
    )


def foreign(zh: str) -> bool:
    """Whether a name is spelled in the characters that spell foreign names.

    >>> foreign("特朗普"), foreign("马克龙"), foreign("威廉·莫兰"), foreign("李克强"), foreign("罗斯")
    (True, True, True, False, True)
    """
    if any(dot in zh for dot in DOTS):
        return True
    if not HAN.fullmatch(zh) or len(zh) < 2:
        return False
    all_of, only = transliteration(), transliteration("only")
    parts = spelling.split_person(zh)
    # 鲁迅, 李克强: a Chinese surname, and a given name with a character that foreign names lack.
    return bool(set(zh) <= all_of or (parts and set(parts[1]) & only))


def japanese(zh: str) -> bool:
    """Whether a name begins with a Japanese family name: never pinyin.

    >>> japanese("安倍晋三"), japanese("田中"), japanese("田华")
    (True, True, False)
    """
    return any(zh[:length] in table("japanese") for length in (2, 3))


def chinese(zh: str) -> bool:
    """Whether the characters may be a Chinese person's surname and given name.

    >>> [zh for zh in ("辛国斌", "特朗普", "高村正彦", "王某", "欧阳自远", "林郑月娥") if chinese(zh)]
    ['辛国斌', '欧阳自远']
    """
    parts = spelling.split_person(zh)
    if parts is None or foreign(zh) or japanese(zh):
        return False
    return not set(parts[1]) & set(table("ungiven"))


def rate(zh: str, sightings: list[Sighting]) -> float:
    """Return how sure it is that this is a Chinese person whose name pinyin spells.

    Two characters (王毅) need a title, a verb of saying or a second sighting; so do rare surnames,
    most of which are also words. Any sighting that speaks of another country settles it: no.
    """
    parts = spelling.split_person(zh)
    if parts is None or any(sighting.away for sighting in sightings):
        return 0.5
    beside = any(sighting.strong for sighting in sightings)
    surname, name = parts
    rare = table("surnames")[surname]["use"] == "rare"
    if len(name) == 1 and len(surname) == 1:
        return 0.85 if beside and not rare else 0.8 if len(sightings) > 1 and not rare else 0.5
    if rare:
        return 0.85 if beside else 0.5
    if beside:
        return 0.95
    return 0.85 if all(sighting.plain for sighting in sightings) else 0.5


def sightings_in(index: int, text: str, tokens: tuple[Token, ...]) -> list[Sighting]:
    """Return what looks like a person in one sentence: tagged so, with a dot, or after a title."""
    spans = {(hit.start(), _dotted_end(hit.group(), hit.start())) for hit in DOTTED.finditer(text)}
    dotted = sorted(span for span in spans if span[1] - span[0] > 2)
    for place, token in enumerate(tokens):
        if any(start < token.end and token.start < end for start, end in dotted):
            continue
        if token.tag == "PER" and HAN.fullmatch(token.zh) and len(token.zh) > 1:
            spans.add((token.start, _run_on(tokens, place)))
        elif _title_before().search(text[max(0, token.start - 20) : token.start]):
            end = _untagged(text, tokens, place)
            if end:
                spans.add((token.start, end))
    return [
        _sighting(index, text, tokens, start, end)
        for start, end in sorted(spans)
        if end - start > 1
    ]


def _sighting(index: int, text: str, tokens: tuple[Token, ...], start: int, end: int) -> Sighting:
    after = next((token for token in tokens if token.start >= end), None)
    plain = after is None or after.tag in FOLLOWS or not HAN.match(after.zh)
    beside = strong(text, start, end)
    away = regions.elsewhere(text, start, surname=text[start])
    return Sighting(text[start:end], index, start, end, beside, plain or beside, away)


def _dotted_end(found: str, start: int) -> int:
    """Cut 特雷莎·梅积极 after 梅: the last part goes on only as a foreign name would."""
    last = max(found.rfind(dot) for dot in DOTS) + 1
    letters = transliteration()
    end = last
    while end < len(found) and found[end] in letters:
        end += 1
    return start + end if end > last else start


def _run_on(tokens: tuple[Token, ...], place: int) -> int:
    """Return the end of a foreign name whose last character was cut off: 阿克托|盖."""
    end = tokens[place].end
    letters = transliteration()
    if len(tokens[place].zh) < 3 or not set(tokens[place].zh) <= letters:
        return end
    for token in tokens[place + 1 :]:
        if len(token.zh) > 1 or token.zh not in letters or token.tag not in ("v", "n", "nz", "q"):
            break
        end = token.end
    return end


def _untagged(text: str, tokens: tuple[Token, ...], place: int) -> int:
    """Return the end of a person that the tagger missed, after a title: two or three characters
    on word boundaries, with a verb of saying or a stop behind; 0 when there is none."""
    for after in tokens[place : place + 3]:
        zh = text[tokens[place].start : after.end]
        if len(zh) > 3:
            break
        known_tag = tokens[place].tag in ("PER", "nz", "n", "nw")
        if known_tag and chinese(zh) and len(zh) == 3 and SAYS.match(text, after.end):
            return after.end
    return 0

"""Names of fairs, forums and festivals, put together from known words: 中国—中亚商品博览会.

Their official English is any of several (Expo, Fair, Exposition), so what is put together here is
a guess; but it is the same in every sentence, where a model wrote Expo, Trade Fair and World Expo.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import regex

from summarizer.names import places, regions
from summarizer.names.records import Known, nothing_known
from summarizer.names.vocabulary import short_places, table

MOST_CHARS: Final = 12
"""Of one word of a name."""
FORMS: Final = ("form", "contest")
SURE: Final = 0.85
"""Of a place: a listed city also without its generic."""
_EDITION: Final = regex.compile(
    r"(?:第[\d一二三四五六七八九十百]{1,5}|首|(?:19|20)\d\d年?第?\d*)[届屆次]?$"
)
_OF_ALL: Final = {"Asia": "Asian", "Europe": "European", "Africa": "African"}
_DASHES: Final = "—–－-·"
_BRACKET: Final = regex.compile(r"[(（](\p{Han}{2,6})[)）]$")


def fairs(text: str, known: Known = nothing_known) -> Iterator[tuple[int, int, str]]:
    """Yield the span and the English of each name that known words make up whole.

    It has two of these: an edition (第九届), a place at its beginning, words between that and its
    form. 国际论坛 may be any. A contest needs its place alone: 丹麦公开赛.

    >>> list(fairs("第九届中国—中亚商品博览会闭幕"))
    [(3, 13, 'China-Central Asia Commodity Expo')]
    >>> list(fairs("会议期间举办了国际论坛和中国(南昌)国际茶叶博览会"))
    [(12, 25, 'China (Nanchang) International Tea Expo')]
    """
    reached = 0
    for match in _form().finditer(text):
        if match.start() < reached:
            continue
        start, words = _before(text, match.start(), reached, known)
        signs = (
            any(role == "topic" for _, role in words),
            bool(words) and words[0][1] == "area",
            bool(words) and bool(_EDITION.search(text[max(0, start - 8) : start])),
        )
        form = table("fairs")[match[0]]
        if sum(signs) > 1 or (form["role"] == "contest" and signs[1]):
            head = words[0][0]
            if form["role"] == "contest":  # the Asian Championships
                words[0] = (_OF_ALL.get(head, head), words[0][1])
            english = " ".join(word for word, _ in words) + f" {form['en']}"
            yield start, match.end(), regex.sub(r" ?(-) ?|(?<=\() | (?=\))", r"\1", english)
            reached = match.end()


def _before(text: str, end: int, least: int, known: Known) -> tuple[int, list[tuple[str, str]]]:
    """Return where the known words before a form begin, and their English and roles in order."""
    words: list[tuple[str, str]] = []
    while end > least:
        if bracket := _BRACKET.search(text[least:end]):
            place = _area(bracket[1], known)
            if not place:
                break
            words.insert(0, (f"({place})", "bracket"))
            end -= len(bracket[0])
            continue
        if words and words[0][1] == "area" and text[end - 1] in _DASHES:
            size, word = _word(text[least : end - 1], known)
            if word is None or word[1] != "area":
                break
            words.insert(0, ("-", "dash"))
            words.insert(0, word)
            end -= size + 1
            continue
        size, word = _word(text[least:end], known)
        if word is None or (words and words[0][1] == "area" and word[1] != "area"):
            break  # 促进|中国农业博览会: nothing stands before a place but another
        words.insert(0, word)
        end -= size
    return end, words


def _word(text: str, known: Known) -> tuple[int, tuple[str, str] | None]:
    """Return the longest known word with which a text ends: its length, its English and role."""
    for size in range(min(MOST_CHARS, len(text)), 0, -1):
        zh = text[-size:]
        row = table("fairs").get(zh)
        if row and row["role"] not in FORMS:
            return size, (row["en"], row["role"])
        part = table("parts").get(zh)
        if part and part["role"] == "industry":
            return size, (part["en"], "topic")
        if size > 1 and (english := _area(zh, known)):
            return size, (english, "area")
    return 0, None


def _area(zh: str, known: Known) -> str:
    """Return the English of a place, a country or a part of the world, "" for none."""
    row = table("fairs").get(zh)
    if row and row["role"] == "area":
        return row["en"]
    if zh == "中国":
        return "China"
    if zh[0] == "中" and zh[1:] in short_places("country"):  # 中俄
        return f"China-{table('short_places')[zh[1:]]['en']}"
    listed = known(zh) if len(zh) > 2 or regions.is_country(zh) else None
    if listed and listed[0].isupper():
        return listed
    english, sure = places.render(zh)
    return english if sure >= SURE else ""


@cache
def _form() -> regex.Pattern[str]:
    forms = [zh for zh, row in table("fairs").items() if row["role"] in FORMS]
    return regex.compile("|".join(sorted(forms, key=lambda zh: (-len(zh), zh))))

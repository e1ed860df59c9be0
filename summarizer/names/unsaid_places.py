"""Chinese places of an English text for which nothing in the Chinese stands: "Huizhou" for 鄂西.

A place is seen where a word is the pinyin of a listed city, county or district, or any two to four
syllables before "City", "District" and the like. There is ground for it where the Chinese has
characters that are read so, or names the city by one of its characters beside another such (广深).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import Final

import regex

from summarizer.names import phonetics
from summarizer.names.pinyin import cuts, plain, read_so
from summarizer.names.vocabulary import short_places, table, transliteration
from summarizer.tables import rows

_WORD: Final = regex.compile(
    r"(?<![\p{L}’'.-])\p{Lu}[\p{Ll}\p{M}]+(?:['’]\p{Ll}+)?(?![\p{L}-])"
    r"(?P<place>(?: \p{Lu}\p{Ll}+)? (?:City|District|County|Prefecture|Township|Town|Village"
    r"|Road|Street|Avenue|Municipal)\b)?"
)
_MOST_SYLLABLES: Final = 4


def places_unsaid(
    en: str, zh: str, known: Set[str], *, near: str = ""
) -> Iterator[tuple[int, int]]:
    """Give the span of each place in the English for which nothing in the Chinese stands.

    known: words that are there by right, as casefold() has them.
    near: the sentence, where zh is the whole document: in so many words something sounds like any
    place.

    >>> en = "It has lines in Huizhou, in Xiling District and in Chongqing."
    >>> zh = "西陵市高新区，鄂西和渝东"
    >>> [en[start:end] for start, end in places_unsaid(en, zh, {"chongqing"})]
    ['Huizhou']
    """
    for match in _WORD.finditer(en):
        word = match[0].removesuffix(match["place"] or "")
        bare = plain(word).replace("'", "")
        if bare in _elsewhere() or not known.isdisjoint((bare, word.casefold())):
            continue
        if bare not in _listed() and not match["place"]:
            continue
        ways = [way for way in cuts(bare, _MOST_SYLLABLES) if len(way) > 1]
        if (
            ways
            and not any(read_so(way, zh) for way in ways)
            and not _meant(bare, word, zh, near or zh)
        ):
            yield match.start(), match.start() + len(word)


def _meant(bare: str, word: str, zh: str, near: str) -> bool:
    """Tell whether the Chinese names the place by one character, or a foreign one that sounds so.

    >>> _meant("guangzhou", "Guangzhou", "广铁集团", ""), _meant("wuhan", "Wuhan", "武藏号", "")
    (True, False)
    """
    heads = {name[0] for name in _listed().get(bare, ())}
    words = {zh for zh, row in table("short_places").items() if row["word"]}
    short = "".join(sorted(short_places("province", "city", "sar") - words))
    if any(regex.search(f"{head}[{short}铁]|[{short}]{head}", zh) for head in heads):  # 沪昆, 广铁
        return True
    spelled = regex.findall(r"\p{Han}+", near)
    return any(
        phonetics.distance(run[at : at + size], word) <= phonetics.LIMIT
        for run in spelled
        for size in (2, 3, 4)
        for at in range(len(run) - size + 1)
        if set(run[at : at + size]) <= transliteration()
    )


@cache
def _elsewhere() -> frozenset[str]:
    """Return words that are no place, and provinces, which another check looks for."""
    ordinary = {row["word"] for row in rows("summarizer.names", "no_places.tsv")}
    return frozenset(ordinary | {plain(row["en"]) for row in table("places").values()})


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    """Return the Chinese of each listed place by its pinyin, in small letters."""
    found: dict[str, tuple[str, ...]] = {}
    for zh, row in table("divisions").items():
        bare = plain(row["pinyin"]).replace("'", "")
        found[bare] = (*found.get(bare, ()), zh)
    return found

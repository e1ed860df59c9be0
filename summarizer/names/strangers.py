"""Persons of an English text for whom the Chinese has no name: a model's own inventions.

"Secretary of State John Kerry" stood for 美国国家亚洲研究局, "Li Bin" for 赖斌. A person is seen
where both words are parts of foreign names (foreign.tsv), or a Chinese surname and one or two
syllables; there is ground for it where the Chinese has one of the parts, or characters that are
read so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import Final

import regex

from summarizer.names.vocabulary import table
from summarizer.tables import rows

_PAIR: Final = regex.compile(
    r"(?<![\p{L}’'-])(?P<first>\p{Lu}[\p{Ll}\p{M}]+) (?:\p{Lu}\. )?"
    r"(?P<last>\p{Lu}[\p{Ll}\p{M}]+(?:['’-]?\p{L}[\p{Ll}\p{M}]+)?)(?![\p{L}-])"
)
_VOWELS: Final = frozenset("aeiou")
"""A syllable has one: 嗯 n is none for a name."""
_UMLAUT: Final = str.maketrans(dict.fromkeys("üǖǘǚǜ", "yu"))
_PLACES: Final = frozenset({"hongkong"})
"""What looks like a person and is none; other places stand in the Chinese as they are read."""
_MOST_SYLLABLES: Final = 2
_LONGEST_SYLLABLE: Final = 6


def strangers(en: str, zh: str, known: Set[str]) -> Iterator[tuple[int, int]]:
    """Give the span of each person in the English for whom nothing in the Chinese stands.

    known: words of names that are there by right, as casefold() has them.

    >>> en = "He met John Kerry and Li Bin on Friday."
    >>> [en[start:end] for start, end in strangers(en, "他周五会见了赖斌。", set())]
    ['John Kerry', 'Li Bin']
    >>> list(strangers(en, "他周五会见了克里和李斌。", set()))
    []
    """
    for match in _PAIR.finditer(en, overlapped=True):
        first, last = (_plain(match[name]) for name in ("first", "last"))
        if known.isdisjoint(match[name].casefold() for name in ("first", "last")) and (
            _foreign(first, last, zh) or _chinese(first, last, zh)
        ):
            yield match.span()


def _foreign(first: str, last: str, zh: str) -> bool:
    """Tell whether two words are a foreign person's and neither is in the Chinese."""
    parts, ordinary = _parts(), _ordinary()
    if first not in parts or last not in parts or {first, last} <= ordinary:
        return False
    return not any(part in zh for part in (*parts[first], *parts[last]))


def _chinese(surname: str, given: str, zh: str) -> bool:
    """Tell whether two words are a Chinese person's and nothing in the Chinese is read so."""
    given = given.replace("'", "")
    if surname not in _surnames() or given in _ordinary() or surname + given in _PLACES:
        return False
    ways = _cut(given)
    return bool(ways) and not any(_read_so((surname, *way), zh) for way in ways)


def _read_so(syllables: tuple[str, ...], zh: str) -> bool:
    """Tell whether characters that stand together may be read as these syllables."""
    readings = [_readings(char) for char in zh]
    return any(
        all(one in found for one, found in zip(syllables, readings[at:], strict=False))
        for at in range(len(readings) - len(syllables) + 1)
    )


def _cut(word: str, most: int = _MOST_SYLLABLES) -> list[tuple[str, ...]]:
    """Return the ways in which a word is one or two syllables.

    >>> _cut("xian")
    [('xian',), ('xi', 'an')]
    """
    ways: list[tuple[str, ...]] = [(word,)] if word in _syllables() else []
    if most > 1:
        ways += [
            (word[:size], *rest)
            for size in range(1, min(len(word), _LONGEST_SYLLABLE + 1))
            if word[:size] in _syllables()
            for rest in _cut(word[size:], most - 1)
        ]
    return ways


def _plain(word: str) -> str:
    """Return a word in small letters, without accents, hyphens and typographers' apostrophes."""
    letters = unicodedata.normalize("NFD", word.replace("’", "'").replace("-", ""))
    return "".join(char for char in letters if not unicodedata.combining(char)).casefold()


@cache
def _parts() -> Mapping[str, tuple[str, ...]]:
    """Return the Chinese of each part of a foreign name."""
    found: dict[str, tuple[str, ...]] = {}
    for zh, row in table("foreign").items():
        for word in map(_plain, row["en"].split("|")):
            found[word] = (*found.get(word, ()), zh)
    return found


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("summarizer.names", "ordinary.tsv"))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_plain(row["en"]) for row in table("surnames").values())


@cache
def _readings(char: str) -> frozenset[str]:
    """Return every reading of a character, without tones; ü is yu, as names have it, or u."""
    from pypinyin.constants import PINYIN_DICT  # 0.3 s, which only a suspicion is worth

    toned = PINYIN_DICT.get(ord(char), "").split(",")
    plain = {_plain(one) for one in toned if one}
    marked = {_plain(one.translate(_UMLAUT)) for one in toned if one}
    return frozenset(plain | marked)


@cache
def _syllables() -> frozenset[str]:
    from pypinyin.constants import PINYIN_DICT

    common = (chr(code) for code in PINYIN_DICT if 0x4E00 <= code <= 0x9FA5)
    every = {one for char in common for one in _readings(char)}
    return frozenset(one for one in every if not _VOWELS.isdisjoint(one))

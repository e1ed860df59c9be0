"""Pinyin read backwards: whether Chinese characters may be what an English word spells."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_VOWELS: Final = frozenset("aeiou")
"""A syllable has one: 嗯 n is none for a name."""
_UMLAUT: Final = str.maketrans(dict.fromkeys("üǖǘǚǜ", "yu"))
_MOST_SYLLABLES: Final = 2
_LONGEST_SYLLABLE: Final = 6


def read_so(syllables: tuple[str, ...], zh: str) -> bool:
    """Tell whether characters that stand together may be read as these syllables.

    >>> read_so(("chong", "qing"), "在重庆"), read_so(("hui", "zhou"), "鄂西")
    (True, False)
    """
    readings = [_readings(char) for char in zh]
    return any(
        all(one in found for one, found in zip(syllables, readings[at:], strict=False))
        for at in range(len(readings) - len(syllables) + 1)
    )


def cuts(word: str, most: int = _MOST_SYLLABLES) -> list[tuple[str, ...]]:
    """Return the ways in which a word, as `plain` has it, is one or several syllables.

    >>> cuts("xian")
    [('xian',), ('xi', 'an')]
    """
    ways: list[tuple[str, ...]] = [(word,)] if word in _syllables() else []
    if most > 1:
        ways += [
            (word[:size], *rest)
            for size in range(1, min(len(word), _LONGEST_SYLLABLE + 1))
            if word[:size] in _syllables()
            for rest in cuts(word[size:], most - 1)
        ]
    return ways


def plain(word: str) -> str:
    """Return a word in small letters, without accents, hyphens and typographers' apostrophes."""
    letters = unicodedata.normalize("NFD", word.replace("’", "'").replace("-", ""))
    return "".join(char for char in letters if not unicodedata.combining(char)).casefold()


@cache
def _readings(char: str) -> frozenset[str]:
    """Return every reading of a character, without tones; ü is yu, as names have it, or u."""
    from pypinyin.constants import PINYIN_DICT  # 0.3 s, which only a suspicion is worth

    toned = PINYIN_DICT.get(ord(char), "").split(",")
    bare = {plain(one) for one in toned if one}
    marked = {plain(one.translate(_UMLAUT)) for one in toned if one}
    return frozenset(bare | marked)


@cache
def _syllables() -> frozenset[str]:
    from pypinyin.constants import PINYIN_DICT

    common = (chr(code) for code in PINYIN_DICT if 0x4E00 <= code <= 0x9FA5)
    every = {one for char in common for one in _readings(char)}
    return frozenset(one for one in every if not _VOWELS.isdisjoint(one))

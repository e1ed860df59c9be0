"""Persons of an English text for whom the Chinese has no name: a model's own inventions.

"Secretary of State John Kerry" stood for 美国国家亚洲研究局, "Li Bin" for 赖斌. A person is seen
where both words are parts of foreign names (foreign.tsv), or a Chinese surname and one or two
syllables; there is ground for it where the Chinese has one of the parts, or characters that are
read so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import Final

import regex

from summarizer.names.pinyin import cuts, plain, read_so
from summarizer.names.vocabulary import table
from summarizer.tables import rows

_PAIR: Final = regex.compile(
    r"(?<![\p{L}’'-])(?P<first>\p{Lu}[\p{Ll}\p{M}]+) (?:\p{Lu}\. )?"
    r"(?P<last>\p{Lu}[\p{Ll}\p{M}]+(?:(?:['’](?!s\b)|-)?\p{L}[\p{Ll}\p{M}]+)?)(?![\p{L}-])"
)
_BY_ONE_CHARACTER: Final = {"joe": "乔", "dan": "丹", "ben": "本", "ken": "肯", "ray": "雷"}
"""First names that the table of parts leaves out: one character is too short to cut a name by."""
_PLACES: Final = frozenset({"hongkong"})
"""What looks like a person and is none; other places stand in the Chinese as they are read."""


def strangers(en: str, zh: str, known: Set[str]) -> Iterator[tuple[int, int]]:
    """Give the span of each person in the English for whom nothing in the Chinese stands.

    known: words of names that are there by right, as casefold() has them.

    >>> en = "He met John Kerry and Li Bin on Friday."
    >>> [en[start:end] for start, end in strangers(en, "他周五会见了赖斌。", set())]
    ['John Kerry', 'Li Bin']
    >>> list(strangers("Joe Biden's envoy met him.", "总统特使会见了他。", set()))
    [(0, 9)]
    >>> list(strangers(en, "他周五会见了克里和李斌。", set()))
    []
    """
    for match in _PAIR.finditer(en, overlapped=True):
        first, last = (plain(match[name]) for name in ("first", "last"))
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
    ways = cuts(given)
    return bool(ways) and not any(read_so((surname, *way), zh) for way in ways)


@cache
def _parts() -> Mapping[str, tuple[str, ...]]:
    """Return the Chinese of each part of a foreign name."""
    found: dict[str, tuple[str, ...]] = {en: (zh,) for en, zh in _BY_ONE_CHARACTER.items()}
    for zh, row in table("foreign").items():
        for word in map(plain, row["en"].split("|")):
            found[word] = (*found.get(word, ()), zh)
    return found


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("summarizer.names", "ordinary.tsv"))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(plain(row["en"]) for row in table("surnames").values())

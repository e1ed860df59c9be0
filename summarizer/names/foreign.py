"""Foreign persons by the parts of their names: 威廉·莫兰 is William Moran.

Chinese news spells the parts of foreign names as handbooks of transliteration lay down, so that a
table of the frequent ones reads most of them back. A small model, asked, makes up sounds: "William
Mullen". Where the handbook has one Chinese form for several spellings (安德森 is Anderson or
Andersen), the model may choose among them, and no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

import regex

from summarizer.names.vocabulary import DOTS, table

_PARTS: Final = regex.compile(rf"[{DOTS}]|[-－]")
_INITIAL: Final = regex.compile(r"[A-Z]\.?")
_MOST_PARTS: Final = 4
"""A longer row of names is no person's, and its spellings would be too many to try."""
_MOST: Final = 24
"""Spellings of one name that are tried; the first of each part comes first."""


def spellings(zh: str) -> tuple[str, ...]:
    """Return what a name may be in English, the likeliest first; () where a part is not listed.

    >>> spellings("威廉·莫兰")
    ('William Moran', 'Willem Moran')
    >>> spellings("威廉·海军"), spellings("威廉·W·莫兰")[0]
    ((), 'William W. Moran')
    """
    parts = _PARTS.split(zh)
    if len(parts) > _MOST_PARTS or not all(map(_is_listed, parts)):
        return ()
    joints = ["-" if mark in "-－" else " " for mark in _PARTS.findall(zh)] + [""]
    choices = [_spelled(part) for part in parts]
    every = sorted(product(*map(enumerate, choices)), key=lambda row: sum(n for n, _ in row))
    return tuple(_joined([word for _, word in row], joints) for row in every[:_MOST])


def forms(part: str) -> tuple[str, ...]:
    """Return the spellings of one part of a name; () where it is not listed.

    >>> forms("福特"), forms("海军")
    (('Ford',), ())
    """
    return tuple(_spelled(part)) if _is_listed(part) else ()


def _is_listed(part: str) -> bool:
    return part in table("foreign") or _INITIAL.fullmatch(part) is not None


def _spelled(part: str) -> list[str]:
    """Return the spellings of a part; an initial takes its stop."""
    if _INITIAL.fullmatch(part):
        return [f"{part[0]}."]
    return table("foreign")[part]["en"].split("|")


def listed_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where in a stretch with dots a name stands whose parts are all listed; else None.

    >>> listed_at("市民买买提·吐尔逊开了一家餐馆", 0, 12)
    (2, 9)
    """
    parts = _PARTS.split(text[start:end])
    inner = parts[1:-1]
    first = next((zh for zh in (*_tails(parts[0]), parts[0]) if _is_listed(zh)), "")
    last = next((zh for zh in _tails(parts[-1], heads=True) if zh in table("foreign")), "")
    if len(parts) < 2 or not first or not last or not all(map(_is_listed, inner)):
        return None
    return start + len(parts[0]) - len(first), end - len(parts[-1]) + len(last)


def _tails(zh: str, *, heads: bool = False) -> list[str]:
    """Return the ends of a string, or its beginnings, the longest first, of two characters up."""
    sizes = range(len(zh), 1, -1)
    return [zh[:size] if heads else zh[-size:] for size in sizes]


def _joined(words: Sequence[str], joints: Sequence[str]) -> str:
    return "".join(word + joint for word, joint in zip(words, joints, strict=True))

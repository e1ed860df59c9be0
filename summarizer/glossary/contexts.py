"""Where a short key is only a piece of other words: 大连 in 扩大连接.

The table `contexts.tsv` says it in patterns such as 扩[大连]; its head explains the signs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from summarizer.glossary.keys import fold_key
from summarizer.tables import rows

NUMERALS: Final = frozenset("0123456789〇零一二三四五六七八九十两")
SPELLING: Final = frozenset("尔斯特德克尼奥拉罗姆卡塔莫夫蒂伦瑟兹赫琳莱弗杜格利伯贝戈维娜莎妮茨")
_CLASSES: Final = {"#": NUMERALS, "@": SPELLING}
_SIGN: Final = regex.compile(r"\{([^}]+)\}|(.)")

Side = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Characters allowed at each place right before and right after a key."""

    left: Side
    right: Side

    def surrounds(self, text: str, start: int, end: int) -> bool:
        """Say whether the folded text has these neighbours at start and end."""
        before = text[max(0, start - len(self.left)) : start]
        after = text[end : end + len(self.right)]
        return _fits(before, self.left) and _fits(after, self.right)


def _fits(text: str, side: Side) -> bool:
    return len(text) == len(side) and all(
        char in allowed for char, allowed in zip(text, side, strict=True)
    )


def contexts_of(key: str) -> tuple[Context, ...]:
    """Return the contexts in which a folded key is another word.

    >>> any(c.surrounds("扩大连接", 1, 3) for c in contexts_of("大连"))
    True
    """
    exact, endings = _table()
    by_ending = (context for ending, context in endings if key.endswith(ending) and key != ending)
    return (*exact.get(key, ()), *by_ending)


@cache
def _table() -> tuple[dict[str, list[Context]], list[tuple[str, Context]]]:
    exact: dict[str, list[Context]] = {}
    endings: list[tuple[str, Context]] = []
    for row in rows("summarizer.glossary", "contexts.tsv"):
        left, rest = row["pattern"].split("[")
        key, right = rest.split("]")
        context = Context(_side(left), _side(right))
        for one in key.split("|"):
            if one.startswith("*"):
                endings.append((fold_key(one[1:]), context))
            else:
                exact.setdefault(fold_key(one), []).append(context)
    return exact, endings


def _side(signs: str) -> Side:
    """Return what may stand at each place.

    >>> [sorted(place) for place in _side("{上沿}海")]
    [['上', '沿'], ['海']]
    """
    return tuple(
        frozenset(group) if group else _CLASSES.get(char, frozenset(char))
        for group, char in _SIGN.findall(signs)
    )

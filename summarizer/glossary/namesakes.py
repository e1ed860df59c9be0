"""Entries that are only a part of a foreign name: 特朗普 of 伊万卡·特朗普, 古巴 of 古巴·古丁."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

import regex

from summarizer.glossary import cedict
from summarizer.names.vocabulary import transliteration
from summarizer.records import Term

_ADDRESS: Final = regex.compile("先生|女士")
_FROM_THERE: Final = tuple("位名个的")
"""一位肯尼亚女士 is of Kenya, 副主席萨尔瓦多女士 is not of El Salvador."""


def is_part(text: str, first: int, last: int, term: Term, is_place: Callable[[str], bool]) -> bool:
    """Say whether the entry found at text[first:last] is a part of another name.

    is_place: tells whether a Chinese word is a place of the glossary.

    >>> draghi = Term(zh="马里奥·德拉吉", en="Mario Draghi", aliases=("德拉吉",), kind="person")
    >>> is_part("主席德拉吉奇·布尔什", 2, 5, draghi, lambda zh: False)
    True
    """
    if _is_torn_at_dot(text, first, last, term):
        return True
    if term.kind == "place":
        return _is_somebody(text, first, last, is_place)
    dotted = "·" in (text[first - 1 : first], text[last : last + 1])
    if dotted and (term.kind == "person" or term.origin.startswith(cedict.ORIGIN)):
        return True
    return term.kind == "person" and "·" not in text[first:last] and _is_cut(text, first, last)


def _is_torn_at_dot(text: str, first: int, last: int, term: Term) -> bool:
    """Say whether an entry without a dot ends in the middle of a part: 罗杰斯 of 罗杰·斯通."""
    torn = text[last - 2 : last - 1] == "·" and "·" not in term.zh
    return torn and last - first > 2 and text[last : last + 1] in transliteration()


def _is_cut(text: str, first: int, last: int) -> bool:
    """Say whether the rest of a part stands beside the entry: 奇· behind 德拉吉."""
    after = regex.match(rf"{_letters()}{{1,4}}·", text[last : last + 5])
    before = regex.search(rf"·{_letters()}{{1,4}}$", text[max(0, first - 5) : first])
    return bool(after or before)


def _is_somebody(text: str, first: int, last: int, is_place: Callable[[str], bool]) -> bool:
    """Say whether a foreign place is somebody's name. Two places beside a dot are places."""
    if not set(text[first:last]) <= transliteration():
        return False
    if _ADDRESS.match(text, last):
        return text[first - 1 : first] not in _FROM_THERE
    part = _part_beside(text, first, last)
    return bool(part) and not any(is_place(part[:size]) for size in range(2, len(part) + 1))


def _part_beside(text: str, first: int, last: int) -> str:
    """Return the next part of a dotted name, or the one before, "" where there is none."""
    after = regex.match(rf"·({_letters()}{{2,6}})", text[last : last + 7])
    before = regex.search(rf"({_letters()}{{2,6}})·$", text[max(0, first - 7) : first])
    found = after or before
    return found[1] if found else ""


@cache
def _letters() -> str:
    return f"[{''.join(sorted(transliteration()))}]"

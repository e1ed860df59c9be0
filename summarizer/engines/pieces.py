"""Split a source that is longer than a model takes; never leave a part of it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_MARKS: Final = ("。！？!?", "；;", "，：,:", "、 ")
"""Where to cut, the best first."""
_EDGE: Final = 0.15
"""A cut this near to an end (share of the length) leaves a scrap that means nothing."""


def pieces(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return parts that fit and together are the text; cut at clause marks near the middle.

    >>> pieces("双方推动项目落地，其中一批已竣工；同时设立了基金。", lambda part: len(part) < 20)
    ['双方推动项目落地，其中一批已竣工；', '同时设立了基金。']
    >>> pieces("一二三", lambda part: False)
    ['一', '二', '三']
    """
    if fits(text) or len(text) < 2:
        return [text]
    cut = _cut(text)
    return [*pieces(text[:cut], fits), *pieces(text[cut:], fits)]


def _cut(text: str) -> int:
    middle = len(text) / 2
    margin = int(len(text) * _EDGE)
    inner = range(max(1, margin), min(len(text), len(text) - margin + 1))
    for marks in _MARKS:
        places = [at for at in inner if text[at - 1] in marks and not _in_number(text, at)]
        if places:
            return min(places, key=lambda at: abs(at - middle))
    loose = [at for at in inner if not (_joined(text[at - 1]) and _joined(text[at]))]
    return min(loose or [len(text) // 2], key=lambda at: abs(at - middle))


def _in_number(text: str, at: int) -> bool:
    """Whether the mark before `at` stands inside 1,000 or 8:30."""
    return at < len(text) and text[at].isdigit() and text[at - 1] in ",:"


def _joined(char: str) -> bool:
    """Whether a character belongs to a Latin word, a number or a placeholder."""
    return char.isascii() and not char.isspace()

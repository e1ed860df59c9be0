"""The number that an item begins with: 一、 is 1. and （一） is (1), whatever a model made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from summarizer.records import Mark

_NUMBER: Final = regex.compile(
    r"^[(（]?(?:\d{1,2}|[IVX]{1,5}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|"
    r"[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth)"
    r"(?:[)）.,:]|\.\))\s*"
)
_HEADS: Final = regex.compile(r"(?:\d{1,2}\.|\(\d{1,2}\)) ")


_LETTER: Final = regex.compile(r"^[(（](?P<letter>[a-z]|[ivx]{1,4})[)）]\s*")
_LABEL: Final = regex.compile(r"^[(（]?(?:[a-zA-Z]|[ivxIVX]{1,4})[)）.]\s*")


def lettered(english: str, chinese: str) -> str:
    """Return an item's English with the letter in brackets that its Chinese begins with.

    >>> lettered("If it decides, it acts;", "(b) 如决定，则采取行动；")
    '(b) If it decides, it acts;'
    >>> lettered("(B) If it decides.", "（b）如决定。"), lettered("As decided.", "按决定。")
    ('(b) If it decides.', 'As decided.')
    """
    letter = _LETTER.match(chinese)
    if letter is None or not english:
        return english
    return f"({letter['letter']}) {_LABEL.sub('', english)}"


_ARTICLE_ZH: Final = regex.compile(r"^第[一二三四五六七八九十百零\d]{1,5}[条章节][ \u3000]")
_ARTICLE: Final = regex.compile(r"^(?P<head>(?:Article|Chapter|Section) \d+)[.:,]? (?=\p{Lu})")


def headed(english: str, chinese: str) -> str:
    """Return an article's English with a stop behind its number, as the Chinese has a space.

    >>> headed("Article 23 These Measures come into effect.", "第二十三条 本办法施行。")
    'Article 23. These Measures come into effect.'
    """
    if not _ARTICLE_ZH.match(chinese):
        return english
    return _ARTICLE.sub(r"\g<head>. ", english)


def itemised(english: str, marks: Sequence[Mark]) -> str:
    """Return an item's English with its number, in the form of the mark.

    >>> item = Mark(start=0, end=2, zh="一、", kind="count", en="1. ", source="enumeration")
    >>> itemised("One, extend service hours.", [item]), itemised("extend hours.", [item])
    ('1. Extend service hours.', '1. Extend hours.')
    """
    first = marks[0] if marks else None
    if first is None or first.start or not _HEADS.fullmatch(first.en):
        return english
    rest = _NUMBER.sub("", english)
    return f"{first.en}{rest[:1].upper()}{rest[1:]}"

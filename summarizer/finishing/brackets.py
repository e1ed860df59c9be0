"""What a small model puts in brackets of its own: abbreviations that it made up, their expansions.

They add nothing that the Chinese says, and are wrong often enough: the average mortgage-to-land
ratio (AMLR), FSS (Financial Services System). What a glossary gives stays, numerals do (Part III),
and where the Chinese has as many brackets as the English all do but a name given twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

_SHORT: Final = regex.compile(
    r"(?<=[\p{L}'’\"”]) \((?P<short>\p{Lu}[\p{L}&-]{0,6}\p{Lu}|\p{Lu}{2,7}s)\)"
)
_LONG: Final = regex.compile(
    r"(?P<short>\b\p{Lu}{2,7}['’\"”]?) "
    r"\((?P<long>\p{Lu}\p{Ll}+(?:[ -](?:and|of|the|for|on|in|to|\p{Lu}\p{L}+))+)\)"
)
_AGAIN: Final = regex.compile(
    r"\b(?P<words>\p{Lu}[\p{L}'’-]*(?: [\p{L}'’&-]+){1,7}?) \((?:the )?(?P<again>[\p{L}'’& -]+)\)"
)
_LONG_ENOUGH: Final = 8
_BRACKET: Final = regex.compile("[(（]")
_PLAIN_BRACKETS: Final = str.maketrans("（）", "()")
_NUMERAL: Final = regex.compile("[IVXLC]+")
_SPACE: Final = regex.compile(r"\s+")


def without_brackets(english: str, chinese: str, forms: Iterable[str] = ()) -> str:
    """Return the English without bracketed names that neither the Chinese nor a glossary has.

    forms: the English of the sentence's terms. What the sentence names again stays.

    >>> without_brackets("The mortgage-to-land ratio (AMLR) fell.", "按揭成数下降。")
    'The mortgage-to-land ratio fell.'
    >>> without_brackets("The Silk Road Fund (SRF) paid.", "丝路基金（SRF）出资。")
    'The Silk Road Fund (SRF) paid.'
    >>> without_brackets("Banks use FSS (Financial Services System).", "银行使用沙盒。", ["FSS"])
    'Banks use FSS.'
    >>> without_brackets("The Stability Board (StabilityBoard) met.", "理事会(StabilityBoard)。")
    'The Stability Board met.'
    >>> without_brackets("Felipe Massa (Massa) will not race.", "马萨 (Massa) 不会出场。")
    'Felipe Massa will not race.'
    """
    if "(" not in english:
        return english
    known = _squeezed("\n".join((chinese, *forms)))
    latin = _squeezed(chinese).translate(_PLAIN_BRACKETS)
    own = len(_BRACKET.findall(chinese)) < english.count("(")

    def short(match: regex.Match[str]) -> str:
        name = match["short"]
        again = english.count(name) > 1 or _NUMERAL.fullmatch(name)
        return match[0] if again or _squeezed(name.removesuffix("s")) in known else ""

    def long(match: regex.Match[str]) -> str:
        return match[0] if _squeezed(match["long"]) in known else match["short"]

    def twice(match: regex.Match[str]) -> str:
        again = _squeezed(match["again"])
        if not _squeezed(match["words"]).endswith(again):
            return match[0]
        original = match["words"].endswith(f" {match['again']}") and f"({again})" in latin
        new = len(again) >= _LONG_ENOUGH and match["again"] not in match["words"]
        return match["words"] if original or new else match[0]

    if own:
        english = _LONG.sub(long, _SHORT.sub(short, english))
    return _AGAIN.sub(twice, english)


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text).casefold()

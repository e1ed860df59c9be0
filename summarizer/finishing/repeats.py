"""Words that come twice where once was meant: "Hong Kong Hong Kong dollar", "the the"."""

from __future__ import annotations

from typing import Final

import regex

_NAME: Final = regex.compile(
    r"\b(?P<name>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)+)(?:['’]s)? (?=(?P=name)\b)"
    r"|\b(?P<owner>\p{Lu}[\p{L}-]+)['’]s (?=(?P=owner) \p{L})"
)
_LITTLE: Final = regex.compile(
    r"\b(?P<word>the|a|an|of|in|to|and|or|for|with|by|from|at|is|was|are|were) (?=(?P=word) )",
    regex.I,
)
_OFFICE: Final = (
    "President|Premier|Prime Minister|Vice Minister|Minister|Chairman|Chairwoman|Governor|Secretary"
    "|Director|Ambassador|Spokesperson|Professor|Dr\\.?"
)
_TITLED: Final = regex.compile(rf"\b(?:Mr|Ms|Mrs|Madam)\b\.? (?=(?:{_OFFICE}) \p{{Lu}}\p{{L}})")
_SECOND: Final = regex.compile(
    rf"(?P<first>\b(?P<office>{_OFFICE})\b[^.;]{{0,80}}, )(?P=office) "
    r"(?P<name>(?:\p{Lu}[\p{L}-]+ ?){2,3},)"
)


def once(english: str) -> str:
    """Return the English without names and little words that stand twice, and with one title.

    >>> once("Hong Kong's Hong Kong dollar fell in the the market.")
    'Hong Kong dollar fell in the market.'
    >>> once("The bank's President, Mr. President Jin Liqun, spoke.")
    "The bank's President, Jin Liqun, spoke."
    """
    text = _TITLED.sub("", _LITTLE.sub("", _NAME.sub("", english)))
    return _SECOND.sub(r"\g<first>\g<name>", text)

"""Numbers of documents, which are no ordinals: 第73/195号决议, 第1325(2000)号决议, A/74/123.

As the United Nations number them: the session or the year, a slash, the number; of the Security
Council the number and the year in brackets; with the organ's letters before them a symbol.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.quantities.records import Quantity, make

_AND: Final = r"\ ?(?:[、,，和及与至]|以及)\ ?"
_SLASHED: Final = r"(?:[A-Z]{1,4}-)?\d{1,4}/\d{1,4}(?:\ ?[A-Z](?![A-Za-z0-9]))?"
_DATED: Final = r"\d{1,4}\ ?[(（](?:19|20)\d\d[)）]"
_ONE: Final = rf"(?:{_SLASHED}|{_DATED})"
_NUMBERED: Final = regex.compile(
    rf"第\ ?(?P<symbol>{_ONE})\ ?号(?!机组|线|楼|井|船|炉)"
    rf"|(?:第\ ?)?(?<![\d/.])(?P<symbol>{_ONE})(?:\ ?号)?"
    rf"(?=(?:{_AND}(?:第\ ?)?{_ONE}(?:\ ?号)?)*+\ ?决[议定])"
    rf"|(?<=决[议定]\ ?)(?:第\ ?)?(?P<symbol>{_ONE})"
)
_LETTERED: Final = regex.compile(
    r"(?<![\p{Latin}\d/-])(?P<symbol>[A-Z][A-Z0-9.-]*+(?:/[A-Z][A-Z0-9.-]*+)*+/\d[A-Za-z0-9./-]*+"
    r"(?<![./-])(?:\((?:19|20)\d\d\))?)(?!\ ?[\d%％万亿元倍])"
    r"(?:\ ?号(?=文件|决[议定]|[^\p{Han}]|$))?"
)
_BRACKET: Final = regex.compile(r"\ ?[(（](\d{4})[)）]")


def symbols(text: str) -> Iterator[Quantity]:
    """Yield each number of a document in a Chinese text, in order; `iso` is its English.

    >>> [(q.text, q.iso) for q in symbols("大会第73/195号和安理会第1325（2000）号决议，见A/74/123")]
    [('第73/195号', '73/195'), ('第1325（2000）号', '1325 (2000)'), ('A/74/123', 'A/74/123')]
    >>> list(symbols("铜/铝5万吨，PMI/3%，2018/19赛季"))
    []
    """
    done = 0
    for match in sorted(
        (*_NUMBERED.finditer(text), *_LETTERED.finditer(text)), key=lambda m: (m.start(), -m.end())
    ):
        if match.start() < done:
            continue
        done = match.end()
        symbol = match["symbol"]
        if match.re is _NUMBERED:
            symbol = _BRACKET.sub(r" (\1)", symbol)
        yield make(text, match.start(), done, "ordinal", unit="No.", iso=symbol)

"""Numbers of documents, which are no ordinals: 第73/195号决议, 第1325(2000)号决议, A/74/123; and of
what stands in them: 图6, 表2.1.

As the United Nations number them: the session or the year, a slash, the number; of the Security
Council the number and the year in brackets; with the organ's letters before them a symbol.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import regex

from summarizer.quantities.numerals import value_of
from summarizer.quantities.records import Quantity, make

NOUNS: Final = {"决议": "resolution", "决定": "decision"}
_AND: Final = r"\ ?(?:[、,，和及与至]|以及)\ ?"
_PARTIES: Final = r"\d{1,3}/(?:CP|CMP|CMA|COP|MOP|SC)\.\d{1,3}"
"""1/CP.20 of the 20th conference of the parties of a convention."""
_SLASHED: Final = (
    rf"(?:{_PARTIES}|(?:[A-Z]{{1,4}}-)?\d{{1,4}}/\d{{1,4}}(?:\ ?[A-Z](?![A-Za-z0-9]))?)"
)
_SESSION: Final = r"(?:E?S-)?[IVXLC]{1,7}"
_DATED: Final = rf"\d{{1,4}}(?:\ ?[A-Z])?\ ?[(（](?:(?:19|20)\d\d|{_SESSION})[)）]"
"""1325(2000) of the Security Council, 2625(XXV) and 181 A(II) of the General Assembly till 1975."""
_ONE: Final = rf"(?:{_SLASHED}|{_DATED})"
_ITEM: Final = rf"(?P<item>(?:第\ ?)?(?<![\d/.])(?P<symbol>{_ONE})(?:\ ?号)?)"
_ADOPTED: Final = regex.compile(rf"{_ITEM}(?:{_AND}{_ITEM})*+\ ?(?P<noun>决[议定])(?!草案)")
_PLAIN: Final = regex.compile(r"第\ ?(?P<number>\d{3,4})\ ?号(?P<noun>决议)(?!草案)")
_BARE: Final = regex.compile(
    rf"第\ ?(?P<symbol>{_ONE})\ ?号(?!机组|线|楼|井|船|炉)|(?<=决[议定]\ ?)(?P<symbol>{_ONE})"
)
_LETTERED: Final = regex.compile(
    r"(?<![\p{Latin}\d/-])(?P<symbol>[A-Z][A-Z0-9.-]*+(?:/[A-Z][A-Z0-9.-]*+)*+/\d[A-Za-z0-9./-]*+"
    r"(?<![./-])(?:\((?:19|20)\d\d\))?"
    r"|[A-Z][A-Z0-9.]*+(?:/(?:[A-Z]+|Sub|Add|Rev|Corr)(?:\.[A-Z0-9]+)*+)++(?<=[A-Za-z]\.\d{1,5}))"
    r"(?!\ ?[\d%％万亿元倍])"
    r"(?:\ ?号(?=文件|决[议定]|[^\p{Han}]|$))?"
)
CHART: Final = "Figure"
CAPTIONS: Final = {"图": CHART, "表": "Table"}
_CAPTION: Final = regex.compile(
    r"(?:(?<![\p{Han}\p{L}\d])|(?<=[见如及和与由从在据即]))(?P<noun>[图表])\ ?"
    r"(?P<number>\d{1,3}(?:[.-]\d{1,2})?[a-z]?)"
    r"(?![\p{Latin}\d.,%％])(?!\ ?[幅张个份位名年月日号万亿千百元人次项条倍])"
)
ANNEXES: Final = {"附件": "Annex", "附录": "Appendix"}
_ANNEX: Final = regex.compile(
    r"(?P<noun>附[件录])\ ?(?P<number>\d{1,2}|[一二三四五六七八九]|十[一二三四五六七八九]?)"
    r"(?![\p{Latin}\d%％]|[.,]\d|\ ?[十百千万亿份个页项件册张本套条部篇字种类并同起样直般致旦律])"
)
"""附件二 and 附录1; 附件三份 are three of them, 附件一并 is no number."""
_BRACKET: Final = regex.compile(rf"\ ?[(（](\d{{4}}|{_SESSION})[)）]")


def symbols(text: str) -> list[Quantity]:
    """Return each number of a document in a Chinese text, in order.

    iso:  its English; "" where it is a number alone (第2231号决议), which `low` is.
    unit: the noun before it, "resolutions" before the first of several; "No." where there is none.

    >>> [(q.text, q.unit, q.iso) for q in symbols("第73/195号决议和第1325（2000）号，见A/74/123")]
    [('第73/195号决议', 'resolution', '73/195'), ('第1325（2000）号', 'No.', '1325 (2000)'), \
('A/74/123', 'No.', 'A/74/123')]
    >>> [(q.text, q.unit, q.iso) for q in symbols("（图6）见表2.1，地图3，发表2篇")]
    [('图6', 'Figure', ''), ('表2.1', 'Table', '2.1')]
    >>> [q.iso for q in symbols("第2625(XXV)号、第181 A(II)号决议，A/CN.9/WG.V/WP.133号文件")]
    ['2625 (XXV)', '181 A (II)', 'A/CN.9/WG.V/WP.133']
    >>> symbols("铜/铝5万吨，PMI/3%，2018/19赛季")
    []
    """
    found: list[Quantity] = []
    done = 0
    for quantity in sorted(_every(text), key=lambda q: (q.start, -q.end)):
        if quantity.start >= done:
            found.append(quantity)
            done = quantity.end
    return found


def _every(text: str) -> Iterator[Quantity]:
    """Yield what each pattern finds; one may find a part of another's."""
    for match in _ADOPTED.finditer(text):
        spans, numbers = match.spans("item"), match.captures("symbol")
        noun = NOUNS[match["noun"]]
        for index, ((start, end), number) in enumerate(zip(spans, numbers, strict=True)):
            plural = "s" if len(spans) > 1 else ""
            unit = "No." if index else noun + plural
            last = match.end() if index == len(spans) - 1 else end
            yield _numbered(text, start, last, number, unit)
    for match in _PLAIN.finditer(text):
        low = Decimal(match["number"])
        noun = NOUNS[match["noun"]]
        yield make(text, match.start(), match.end(), "ordinal", low=low, high=low, unit=noun)
    for match in _CAPTION.finditer(text):
        yield _captioned(text, match)
    for match in _ANNEX.finditer(text):
        value = value_of(match["number"])
        unit = ANNEXES[match["noun"]]
        yield make(text, *match.span(), "ordinal", low=value, high=value, unit=unit)
    for match in _BARE.finditer(text):
        yield _numbered(text, match.start(), match.end(), match["symbol"], "No.")
    for match in _LETTERED.finditer(text):
        yield make(text, match.start(), match.end(), "ordinal", unit="No.", iso=match["symbol"])


def _captioned(text: str, match: regex.Match[str]) -> Quantity:
    """图6, and 图3.1 whose number is none."""
    noun, number = CAPTIONS[match["noun"]], match["number"]
    value = Decimal(number) if number.isdigit() else None
    iso = "" if value is not None else number
    return make(
        text, match.start(), match.end(), "ordinal", low=value, high=value, unit=noun, iso=iso
    )


def _numbered(text: str, start: int, end: int, number: str, unit: str) -> Quantity:
    return make(text, start, end, "ordinal", unit=unit, iso=_BRACKET.sub(r" (\1)", number))

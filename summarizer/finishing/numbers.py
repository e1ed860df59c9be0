"""Numbers as they are printed: an item of a list has the Chinese one, thousands have no space, a mu
is no acre.
"""

from __future__ import annotations

from typing import Final

import regex

_ITEM_ZH: Final = regex.compile(r"[（(]?(?P<number>\d{1,3})(?:[.．、](?!\d)|[)）])")
_ITEM_EN: Final = regex.compile(r"\(?(?P<number>\d{1,3})(?=[.)](?!\d))")
_SPLIT: Final = regex.compile(r"(?<=(?<![\d.])\d{1,3}(?:,\d{3})*,) (?=(?:000,? ?)*000(?!\d))")
_SPLIT_MONEY: Final = regex.compile(
    r"(?<=(?:RMB |[$€£¥])\d{1,3}(?:,\d{3})*,) (?=\d{3}(?![\d,.]\d))"
)
_RMB_BEHIND: Final = regex.compile(
    r"(?:\bRMB )?(?<![\d.,])(?P<amount>\d[\d,]*(?:\.\d+)?(?: (?:m|b|tr)illion)?) RMB\b"
)
_LETTER: Final = regex.compile(
    r"(?<=\b(?:[Ii]tems?|[Pp]aragraphs?|[Aa]rticles?|[Ss]ections?) \d{1,3})"
    r"(?=\((?:[a-z]|[ivx]{1,4})\))"
)
_ACRE: Final = regex.compile(r"\b(?P<each>per|an|each|every) acre\b")


def numbered(english: str, chinese: str) -> str:
    """Return the English of a list's item with the item's number.

    >>> numbered("3. Applicants report yearly.", "2.要求申请人每年报告")
    '2. Applicants report yearly.'
    >>> numbered("Applicants report yearly.", "（2）要求申请人每年报告")
    '(2) Applicants report yearly.'
    >>> numbered("3.5 percent is the rate.", "3.5%的利率")
    '3.5 percent is the rate.'
    """
    item = _ITEM_ZH.match(chinese)
    if item is None or not english:
        return english
    said = _ITEM_EN.match(english)
    if said is not None:
        return english[: said.start("number")] + item["number"] + english[said.end("number") :]
    if english.startswith(item["number"]):
        return english
    closed = item[0][-1] in ")）"
    return f"({item['number']}) {english}" if closed else f"{item['number']}. {english}"


def thousands(english: str) -> str:
    """Return the English without the space that a model puts inside a number.

    >>> thousands("About 100, 000 people and 1, 000, 000 birds; ages 5, 10 and 100, 200 in all.")
    'About 100,000 people and 1,000,000 birds; ages 5, 10 and 100, 200 in all.'
    >>> thousands("Income rose by RMB 6, 800 to US$1, 250.")
    'Income rose by RMB 6,800 to US$1,250.'
    """
    return _SPLIT_MONEY.sub("", _SPLIT.sub("", english))


def currency_first(english: str) -> str:
    """Return the English with RMB before its amount, as everywhere else.

    >>> currency_first("at least 10 million RMB, RMB 5 million RMB")
    'at least RMB 10 million, RMB 5 million'
    """
    return _RMB_BEHIND.sub(r"RMB \g<amount>", english)


def in_mu(english: str, chinese: str) -> str:
    """Return the English with "per mu" for "per acre": six mu are an acre.

    >>> in_mu("The yield was 312 kilograms per acre.", "亩产达到312公斤。")
    'The yield was 312 kilograms per mu.'
    >>> in_mu("The yield was 312 kilograms per acre.", "每英亩产量为312公斤。")
    'The yield was 312 kilograms per acre.'
    """
    if "亩" not in chinese or "英亩" in chinese:
        return english
    return _ACRE.sub(lambda said: f"{'a' if said['each'] == 'an' else said['each']} mu", english)


def lettered_apart(english: str) -> str:
    """Return the English with a space before the letter of a numbered part, as the United Nations.

    >>> lettered_apart("Agenda item 96(b) and article 5(2)")
    'Agenda item 96 (b) and article 5(2)'
    """
    return _LETTER.sub(" ", english)

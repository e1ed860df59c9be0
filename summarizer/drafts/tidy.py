"""Mend the small things in a model's English that have one right answer."""

from __future__ import annotations

from typing import Final

import regex

_LABEL: Final = regex.compile(r"^(?:translation|english(?: translation)?)\s*[:：]\s*", regex.I)
_TITLED: Final = regex.compile(r"《([^《》\p{Han}]+)》")
_WIDE_BRACKETS: Final = regex.compile(r"\s*（|）")
_SPACES: Final = regex.compile(r"[ \t\u00a0]+")
_BEFORE_MARK: Final = regex.compile(r" +([,.;:!?%)\]])(?=\s|$)")
_MONEY: Final = regex.compile(r"\b(US|HK|NT|A|C|S)\$ +(?=\d)")
_DOUBLED: Final = regex.compile(r"\b([Tt]he|an?|of|and|to|from)( (?i:\1))+\b")
_WRAPPED: Final = regex.compile(r'^["“](.*)["”]$')
_FULL_WIDTH: Final = regex.compile(r"(?<=[\w)]) ?(?<!\d(?=.\d))[，。；：！？、]\s*")
"""Not between two digits: 5，000."""
_ASCII: Final = dict(zip("，。；：！？、", ",.;:!?,", strict=True))
_BRACKETS: Final = regex.compile(
    r"(?<=[a-z]{2})(?=\((?:\p{Lu}|\d+ \p{L}))|(?<=[\p{Lu}\d]\))(?=[a-z]{2})"
)
"""Where a bracket touches words: Goods(WP.15)ninety-seventh."""
_FINALS: Final = {"。": ".", ".": ".", "；": ";", ";": ";", "，": ",", ",": ","}
_COMMAS: Final = ("，", ",")
_OPENING: Final = "\"“'‘([# "


def tidy(english: str, source: str) -> str:
    """Return the English with labels, odd spaces and a missing capital or full stop mended.

    source: the Chinese, which decides whether the English ends with a full stop and quotes.

    >>> tidy("Translation: the fund put up US$ 2 billion", "基金出资20亿美元。")
    'The fund put up US$2 billion.'
    >>> tidy("General Assembly，", "大会，"), tidy("Recalling its resolution.", "回顾其决议，")
    ('General Assembly,', 'Recalling its resolution,')
    >>> tidy("No. 1420：《CISG》article 78", "第1420号：《销售公约》第78条")
    'No. 1420: CISG article 78'
    >>> tidy("profit RMB 5 million（2023：RMB 4 million）。", "溢利500万元（2023年：400万元）。")
    'Profit RMB 5 million (2023: RMB 4 million).'
    >>> tidy("cooperation mechanisms", "合作机制")
    'Cooperation mechanisms'
    >>> tidy("Conference of the Parties，1 May，5，000", "缔约方会议，5月1日，5，000")
    'Conference of the Parties, 1 May, 5，000'
    """
    text = _TITLED.sub(r" \1 ", _LABEL.sub("", english.strip()))
    text = _SPACES.sub(" ", _WIDE_BRACKETS.sub(_bracket, text)).strip()
    text = _FULL_WIDTH.sub(lambda said: _ASCII[said[0].strip()] + " ", text).rstrip()
    text = _BRACKETS.sub(" ", text)
    wrapped = _WRAPPED.match(text)
    if wrapped and source[:1] not in '“"「『《' and '"' not in wrapped[1]:
        text = wrapped[1]
    text = _MONEY.sub(r"\1$", _BEFORE_MARK.sub(r"\1", text))
    text = _DOUBLED.sub(r"\1", text)
    return _ended(_capitalised(text), source)


def _bracket(wide: regex.Match[str]) -> str:
    return " (" if wide[0].endswith("（") else ")"


def _capitalised(text: str) -> str:
    for position, char in enumerate(text):
        if char.isalpha():
            lower = char.islower() and not regex.match(r"[a-z]+[A-Z]", text[position:])
            return text[:position] + char.upper() + text[position + 1 :] if lower else text
        if char not in _OPENING:
            break
    return text


def _ended(text: str, source: str) -> str:
    """Give a sentence its full stop, and take it from a heading that has none."""
    final = source.rstrip("”’」』）)\"' ")[-1:]
    if final in _COMMAS and text.endswith(".") and not text.endswith(("..", "Inc.", "Ltd.")):
        text = text[:-1]  # a clause of a resolution
    if final in _FINALS and text and (text[-1].isalnum() or (final in _COMMAS and text[-1] == ")")):
        return text + _FINALS[final]
    if (
        final not in "。.！？!?…；;：:"
        and text.endswith(".")
        and not text.endswith(("..", "Inc.", "Ltd."))
    ):
        return text if text.count(". ") else text[:-1]
    return text

"""Character classes that several stages share."""

from __future__ import annotations

from typing import Final

import regex

HAN_RANGES: Final = (
    "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0002ebef\U0002f800-\U0002fa1f\U00030000-\U000323af"
)
HAN: Final = regex.compile(f"[{HAN_RANGES}]+")


def han_runs(text: str) -> list[str]:
    """Return each run of Han characters, in order.

    Punctuation is no Han character: sacrebleu's zh tokenizer counts the dash as Chinese.

    >>> han_runs("Profit at 万科 fell — 3%")
    ['万科']
    """
    return list(HAN.findall(text))


def han_count(text: str) -> int:
    """Return how many Han characters the text has.

    >>> han_count("丝路基金 (SRF)")
    4
    """
    return sum(map(len, han_runs(text)))

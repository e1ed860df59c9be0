"""Words that a small model chooses wrongly, put right by what the Chinese says (wordings.tsv)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from summarizer.tables import rows


class _Wording(NamedTuple):
    """Where the Chinese has `zh`, the English `en` becomes `better`."""

    zh: regex.Pattern[str]
    en: regex.Pattern[str]
    better: str


def reworded(english: str, chinese: str) -> str:
    """Return the English with the words that belong to the Chinese.

    >>> reworded("It rose 3% compared to last year.", "比上年同期增长3%。")
    'It rose 3% compared to the same period last year.'
    >>> reworded("It rose 3% compared to last year.", "比上年增长3%。")
    'It rose 3% compared to last year.'
    >>> reworded("Among them, exports grew by 6.9%.", "其中，出口增长6.9%。")
    'Exports grew by 6.9%.'
    """
    text = english
    for wording in _wordings():
        if wording.zh.search(chinese):
            text = wording.en.sub(wording.better, text)
    return text if text == english else text[:1].upper() + text[1:]


@cache
def _wordings() -> tuple[_Wording, ...]:
    read = rows("summarizer.finishing", "wordings.tsv")
    return tuple(
        _Wording(regex.compile(row["zh"]), regex.compile(row["en"]), row["better"]) for row in read
    )

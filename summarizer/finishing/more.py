"""再与20个国家签约 is with 20 more: a small model leaves the 再 out, and the sum of all is read."""

from __future__ import annotations

from typing import Final

import regex

_AGAIN: Final = regex.compile(
    r"再(?:[与同和向为对从建增开签]|新建|新增|新开|建设|增加|开设|培训|支持|推出)"
    r"(?:约|近|超过)?(?P<count>\d[\d,]*)(?:多|余)?[个家项座条名所款批]"
)
_SAID: Final = "more|other|others|additional|new|further|another"


def with_more(english: str, chinese: str) -> str:
    """Return the English with "more" behind a count that the Chinese adds to an earlier one.

    >>> with_more("They aim to sign with about 20 countries by 2027.", "争取再与20个左右国家签约。")
    'They aim to sign with about 20 more countries by 2027.'
    >>> with_more("They aim to sign with another 20 countries.", "争取再与20个国家签约。")
    'They aim to sign with another 20 countries.'
    """
    for match in _AGAIN.finditer(chinese):
        counted = regex.compile(rf"(?<![\d.,$]){match['count']} (?!(?:{_SAID})\b)(?=\p{{Ll}}{{3}})")
        said = regex.search(rf"\b(?:{_SAID}) (?:about )?{match['count']}\b", english)
        if not said and len(counted.findall(english)) == 1:
            english = counted.sub(lambda found: f"{found[0]}more ", english)
    return english

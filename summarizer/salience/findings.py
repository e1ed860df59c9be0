"""The members of enumerations: 一是 二是 三是, 第一 第二, （一）（二）, 首先 其次 再次.

A brief that gives three of four results is wrong, not short: all are represented, or, where there
are more than a brief has points, they compete like any other sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from summarizer.records import Sentence

NUMERALS: Final = "一二三四五六七八九十"
STYLES: Final = (
    regex.compile(r"^([一二三四五六七八九十]+)是"),
    regex.compile(r"^([一二三四五六七八九十]+)、"),
    regex.compile(r"^第([一二三四五六七八九十]+)(?:[，、,]|[类个项方]|点|步)"),
    regex.compile(r"^[(（]([一二三四五六七八九十]+)[)）]"),
    regex.compile(r"^(\d{1,2})[.、．](?!\d)"),
)
IN_WORDS: Final = ("首先", "其次", "再次", "最后")
"""Of the last style; 最后 may follow any of the others."""


def member_number(text: str) -> tuple[int, int] | None:
    """Return the style of enumeration that the text begins with and its number, or None.

    >>> member_number("三是金融保障更加有力。"), member_number("三峡工程竣工。")
    ((0, 3), None)
    """
    for style, pattern in enumerate(STYLES):
        if found := pattern.match(text):
            return style, _value(found[1])
    for number, word in enumerate(IN_WORDS, start=1):
        if text.startswith(word):
            return len(STYLES), number
    return None


def _value(text: str) -> int:
    """Return the value of a numeral up to 99.

    >>> _value("二十一"), _value("十"), _value("8")
    (21, 10, 8)
    """
    if text.isdigit():
        return int(text)
    if "十" not in text:
        return NUMERALS.index(text[0]) + 1
    tens, ones = text.split("十", 1)
    return (10 if not tens else 10 * _value(tens)) + (_value(ones) if ones else 0)


def _follows(style: int, before: int, number: int) -> bool:
    return before < number if style == len(STYLES) else before == number - 1


def findings(sentences: Sequence[Sentence]) -> list[list[int]]:
    """Return, for each member of each enumeration, its sentences by index, in order.

    A member reaches to the next one, or to the end of its paragraph; a list with a member of
    several paragraphs gives the first. One member alone is no enumeration, nor is a heading.
    """
    series: list[list[int]] = []
    last: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        if sentence.kind in ("title", "heading") or sentence.duplicate_of is not None:
            continue
        marker = member_number(sentence.text)
        if marker is None:
            continue
        style, number = marker
        if number == 1:
            series.append([sentence.index])
            last[style] = (1, len(series) - 1)
        elif style in last and _follows(style, last[style][0], number):
            place = last[style][1]
            series[place].append(sentence.index)
            last[style] = (number, place)
    members = sorted(i for row in series if len(row) > 1 for i in row)
    ends = [*members, len(sentences)][1:]
    return [
        [i for i in range(start, end) if sentences[i].block == sentences[start].block]
        for start, end in zip(members, ends, strict=False)
    ]

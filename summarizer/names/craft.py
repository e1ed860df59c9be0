"""Numbered satellites, rockets and submersibles that no table has: “观澜一号”卫星 is Guanlan-1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from summarizer.names import spelling
from summarizer.quantities.date_parts import whole

_NUMBER: Final = r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})号"
_QUOTED: Final = regex.compile(
    rf"[“\"‘「](?P<name>\p{{Han}}{{2,3}}?){_NUMBER}[”\"’」]"
    r"\p{Han}{0,8}(?:卫星|火箭|飞船|探测器|空间站|航天器|潜水器|潜航器|机器人|无人机)"
)


def craft(texts: Sequence[str]) -> Iterator[str]:
    """Yield the Chinese of each craft of a document.

    One is known by its quotes and the word behind them, the others of its series by their name.

    >>> list(craft(["将“观澜一号”海洋盐度探测卫星送入轨道", "还将发射“观澜二号”。"]))
    ['观澜一号', '观澜二号']
    >>> list(craft(["“观澜一号”文件，“一号”卫星"]))
    []
    """
    series = {match["name"] for text in texts for match in _QUOTED.finditer(text)}
    if not series:
        return
    numbered = regex.compile(rf"(?:{'|'.join(sorted(series))}){_NUMBER}")
    yield from dict.fromkeys(match[0] for text in texts for match in numbered.finditer(text))


def english(zh: str) -> str:
    """Return a craft's name and number; "" for what has none.

    >>> english("观澜十二号")
    'Guanlan-12'
    """
    match = regex.fullmatch(rf"(?P<name>\p{{Han}}+?){_NUMBER}", zh)
    number = whole(match["number"]) if match else None
    return f"{spelling.word(match['name'])}-{number}" if match and number else ""

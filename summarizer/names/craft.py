"""Craft that no table has: “观澜一号”卫星 is Guanlan-1, 科考船“大洋号” the Dayang."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from summarizer.names import spelling
from summarizer.names.vocabulary import transliteration
from summarizer.quantities.date_parts import whole

_NUMBER: Final = r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})号"
_QUOTED: Final = regex.compile(
    rf"[“\"‘「](?P<name>\p{{Han}}{{2,3}}?){_NUMBER}[”\"’」]"
    r"\p{Han}{0,8}(?:卫星|火箭|飞船|探测器|空间站|航天器|潜水器|潜航器|机器人|无人机)"
)
_SHIP: Final = regex.compile(
    r"(?:[科货油邮客渔帆游轮医训考调测][\p{Han}]{0,2}[船轮艇]|[补驱护登战训]\p{Han}{1,2}舰)[“\"‘「]"
    r"(?P<zh>(?P<name>\p{Han}{2,4})号)[”\"’」]"
)


def craft(texts: Sequence[str]) -> Iterator[str]:
    """Yield the Chinese of each craft of a document.

    One is known by its quotes and the word behind them, the others of its series by their name.

    >>> list(craft(["将“观澜一号”海洋盐度探测卫星送入轨道", "还将发射“观澜二号”。"]))
    ['观澜一号', '观澜二号']
    >>> list(craft(["“观澜一号”文件，“一号”卫星"])), list(craft(["科考船“大洋号”启航"]))
    ([], ['大洋号'])
    """
    for text in texts:
        for match in _SHIP.finditer(text):
            if not set(match["name"]) <= transliteration():
                yield match["zh"]
    series = {match["name"] for text in texts for match in _QUOTED.finditer(text)}
    if not series:
        return
    numbered = regex.compile(rf"(?:{'|'.join(sorted(series))}){_NUMBER}")
    yield from dict.fromkeys(match[0] for text in texts for match in numbered.finditer(text))


def english(zh: str) -> str:
    """Return a craft's name, with its number if it has one.

    >>> english("观澜十二号"), english("大洋号")
    ('Guanlan-12', 'Dayang')
    """
    match = regex.fullmatch(rf"(?P<name>\p{{Han}}+?){_NUMBER}", zh)
    number = whole(match["number"]) if match else None
    if match and number:
        return f"{spelling.word(match['name'])}-{number}"
    return spelling.word(zh.removesuffix("号"))

"""Craft that no table has: “观澜一号”卫星 is Guanlan-1, 科考船“大洋号” the Dayang."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from summarizer.names import spelling
from summarizer.names.vocabulary import table, transliteration
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

_HULL: Final = regex.compile(
    r"(?:驱逐舰|护卫舰|补给舰|登陆舰|巡洋舰|攻击舰|潜艇|母舰|[和、]\p{Han}{2,3}舰、?)"
    r"(?:[和、与])?(?P<zh>(?P<name>\p{Han}{2,3})舰)(?![艇载队员长])"
)
"""Warships of China bear names of places: 导弹驱逐舰包头舰 is the destroyer Baotou."""
_CLASSES: Final = tuple("驱逐 护卫 补给 登陆 巡洋 攻击 导弹 综合 航母 旗舰 战斗 两栖".split())  # noqa: SIM905


def craft(texts: Sequence[str]) -> Iterator[str]:
    """Yield the Chinese of each craft of a document.

    One is known by its quotes and the word behind them, the others of its series by their name.

    >>> list(craft(["将“观澜一号”海洋盐度探测卫星送入轨道", "还将发射“观澜二号”。"]))
    ['观澜一号', '观澜二号']
    >>> list(craft(["由导弹驱逐舰包头舰、综合补给舰高邮湖舰组成", "导弹护卫舰编队"]))
    ['包头舰', '高邮湖舰']
    >>> list(craft(["“观澜一号”文件，“一号”卫星"])), list(craft(["科考船“大洋号”启航"]))
    ([], ['大洋号'])
    """
    for text in texts:
        for match in _SHIP.finditer(text):
            if not set(match["name"]) <= transliteration():
                yield match["zh"]
        for match in _HULL.finditer(text, overlapped=True):
            name = match["name"]
            if not name.endswith(_CLASSES) and _is_chinese(name):
                yield match["zh"]
    series = {match["name"] for text in texts for match in _QUOTED.finditer(text)}
    if not series:
        return
    numbered = regex.compile(rf"(?:{'|'.join(sorted(series))}){_NUMBER}")
    yield from dict.fromkeys(match[0] for text in texts for match in numbered.finditer(text))


def _is_chinese(name: str) -> bool:
    """Tell whether a ship bears a place's name of ours, and no foreigner's: 希金斯舰."""
    listed = name in table("places") or f"{name}市" in table("divisions")
    return listed or not set(name) <= transliteration()


def english(zh: str) -> str:
    """Return a craft's name, with its number if it has one.

    >>> english("观澜十二号"), english("大洋号")
    ('Guanlan-12', 'Dayang')
    """
    match = regex.fullmatch(rf"(?P<name>\p{{Han}}+?){_NUMBER}", zh)
    number = whole(match["number"]) if match else None
    if match and number:
        return f"{spelling.word(match['name'])}-{number}"
    return spelling.word(zh.removesuffix("号").removesuffix("舰"))

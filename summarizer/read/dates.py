"""When a document says it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from summarizer.records import Block

_DIGITS: Final = "〇零一二三四五六七八九"
_ARABIC: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})(?!\d)\s*日?"
)
_CHINESE: Final = re.compile(
    f"([{_DIGITS}○Ｏ]{{4}})年([一二三四五六七八九十]{{1,3}})月([一二三四五六七八九十]{{1,3}})日"
)
# Dates stand in the first lines or under the text, by themselves or after a label.
_HEAD_BLOCKS: Final = 8
_TAIL_BLOCKS: Final = 4
_OTHER_CHARS: Final = 12
_LABEL: Final = re.compile(
    r"日期|时间|時間|发布|發布|發佈|发表|發表|来源|來源|更新|稿源|印发|印發|电|電"
)

_LEAD_BLOCKS: Final = 3
_LEAD_CHARS: Final = 60
_TOLD: Final = re.compile(
    r"[^，。；\n]{0,24}(?:发布会|發布會|吹风会|吹風會|记者会|記者會|通气会)|[^，。；\n]{0,6}(?:发布|發布|公布)"
)


def find_date(text: str, blocks: Sequence[Block]) -> date | None:
    """Return the date of a line that says little else, or names it as the publication's.

    Else the day on which the lead says that something was told or published:

    >>> text = "国新办2025年6月18日举行发布会，介绍有关情况。"
    >>> find_date(text, [Block(start=0, end=len(text))])
    datetime.date(2025, 6, 18)

    >>> text = "国新办发布会\\n发布时间：2017-05-12 10:00"
    >>> find_date(text, [Block(start=0, end=6), Block(start=7, end=28)])
    datetime.date(2017, 5, 12)
    """
    picked = [*blocks[:_HEAD_BLOCKS], *blocks[max(_HEAD_BLOCKS, len(blocks) - _TAIL_BLOCKS) :]]
    for block in picked:
        content = text[block.start : min(block.end, block.start + 200)]
        match = _ARABIC.search(content) or _CHINESE.search(content)
        if not match or block.end - block.start > 120:
            continue
        rest = len(content) - len(match[0])
        if rest <= _OTHER_CHARS or (_LABEL.search(content[: match.start()]) and match.start() < 30):
            found = _date(*match.groups())
            if found:
                return found
    for block in blocks[:_LEAD_BLOCKS]:
        content = text[block.start : min(block.end, block.start + _LEAD_CHARS)]
        match = _ARABIC.search(content) or _CHINESE.search(content)
        if match and _TOLD.match(content[match.end() :]):
            return _date(*match.groups())
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(_number(year), _number(month), _number(day))
    except ValueError:
        return None


def _number(numeral: str) -> int:
    """Return the value of 2017, 二〇一七, 十二 or 三十一.

    >>> _number("二〇一七"), _number("三十一"), _number("十二")
    (2017, 31, 12)
    """
    if numeral.isascii():
        return int(numeral)
    if len(numeral) == 4:
        plain = numeral.replace("○", "〇").replace("Ｏ", "〇").replace("零", "〇")
        return int("".join(str("〇一二三四五六七八九".index(digit)) for digit in plain))
    tens, found, ones = numeral.rpartition("十")
    value = "〇一二三四五六七八九".index
    return (value(tens) * 10 if tens else 10 if found else 0) + (value(ones) if ones else 0)

"""Provinces by their short names, where a text strings them together: 苏皖交界, 湘鄂赣三省."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.records import Term

_SHORT: Final = {
    "京": "Beijing", "津": "Tianjin", "沪": "Shanghai", "渝": "Chongqing", "冀": "Hebei",
    "晋": "Shanxi", "辽": "Liaoning", "吉": "Jilin", "黑": "Heilongjiang", "苏": "Jiangsu",
    "浙": "Zhejiang", "皖": "Anhui", "闽": "Fujian", "赣": "Jiangxi", "鲁": "Shandong",
    "豫": "Henan", "鄂": "Hubei", "湘": "Hunan", "粤": "Guangdong", "桂": "Guangxi",
    "琼": "Hainan", "川": "Sichuan", "蜀": "Sichuan", "黔": "Guizhou", "滇": "Yunnan",
    "陕": "Shaanxi", "甘": "Gansu", "陇": "Gansu", "青": "Qinghai", "宁": "Ningxia",
    "新": "Xinjiang", "藏": "Tibet", "蒙": "Inner Mongolia",
}  # fmt: skip
_STRING: Final = regex.compile(
    rf"(?!\w?沪宁|\w?宁[沪杭苏]|\w?苏宁)[{''.join(_SHORT)}]{{2,5}}"
    r"(?=[两三四五]省|[两三四五]地|交界|边界|接壤|毗邻|结合部|省际|等省)"
)


def provinces_in(folded: str) -> Iterator[Term]:
    """Yield an entry for each string of provinces that the folded text has.

    >>> [(term.zh, term.en) for term in provinces_in("位于苏皖交界处，湘鄂赣三省")]
    [('苏皖', 'Jiangsu and Anhui'), ('湘鄂赣', 'Hunan, Hubei and Jiangxi')]
    """
    for zh in dict.fromkeys(match[0] for match in _STRING.finditer(folded)):
        *first, last = (_SHORT[char] for char in zh)
        joined = ", ".join(first)
        variants = (f"{joined}, and {last}", f"{joined}-{last}")
        yield Term(
            zh=zh, en=f"{joined} and {last}", variants=variants,
            kind="place", note="composed", origin="builtin:provinces",
        )  # fmt: skip

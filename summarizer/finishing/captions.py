"""Captions: 图2 本地需求 is "Chart 2 Domestic demand", no sentence."""

from __future__ import annotations

from typing import Final

import regex

_ZH: Final = regex.compile(r"\s*[图表]\ ?\d[\d.-]*[a-z]?\ +(?!.*[。！？：:]|.*(?:显示|反映|列出))")
_EN: Final = regex.compile(
    r"(?P<label>(?:Chart|Figure|Table) \d[\d.-]*?[a-z]?)"
    r"(?:[:.]| shows(?: that)?| [-–—])? (?P<rest>.+)"
)


def captioned(english: str, chinese: str) -> str:
    """Return a caption as one: the number, then its words with a capital.

    >>> captioned("Chart 2 domestic demand", "图2 本地需求")
    'Chart 2 Domestic demand'
    >>> captioned("Table 1 shows the growth of GDP", "表1 本地生产总值的增长")
    'Table 1 The growth of GDP'
    >>> captioned("Chart 6 shows prices.", "图6显示价格。")
    'Chart 6 shows prices.'
    """
    caption = _EN.fullmatch(english) if _ZH.match(chinese) else None
    if caption is None:
        return english
    rest = caption["rest"]
    return f"{caption['label']} {rest[0].upper()}{rest[1:]}"


_FIGURE: Final = regex.compile(r"\bFig(?:ure|\.) (?=\d)")


def charts(english: str, chinese: str) -> str:
    """Return the English with "Chart 4" for "Figure 4", as Hong Kong calls 图4.

    >>> charts("Figure 4 shows the rates.", "图4显示汇率。")
    'Chart 4 shows the rates.'
    """
    return _FIGURE.sub("Chart ", english) if "图" in chinese else english

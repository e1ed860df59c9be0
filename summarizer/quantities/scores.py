"""Scores of a match, told from times of day: 将比分追至15：19, but 比赛19:30开始."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from summarizer.quantities.records import Quantity

_MATCH: Final = re.compile(
    r"比分|领先|落后|战胜|[击力]败|战平|逼平|扳[成平回至到]|追[至到平成]|反超|拿下|负于|不敌|力克"
    r"|险胜|完胜|大胜|[获取]胜|胜局|胜出|横扫|告负|惜败|淘汰|[赛局盘]点|打[出成停]|得分|[首末抢]局"
    r"|决胜局|第[一二三四五]局"
)
_SENTENCE_END: Final = re.compile("[。！？!?\n]")
_WINDOW: Final = 80  # a sentence is not followed further than this
# What makes digits a time of day all the same: 北京时间19:30, 于19:30, 9月30日19:30, 19:30开始.
_TIME_BEFORE: Final = re.compile(
    r"(?:时间|[于自从日号晚晨午（(]|周[一二三四五六日天]|(?<![追扳平])[至到])\ ?$"
)
_SET_BEFORE: Final = re.compile(r"[0-9] ?(?:比|[:∶-]) ?[0-9] ?[（(]$")
"""The first set in brackets behind the score of a match: 3比2（25:21、22:25."""
_TIME_AFTER: Final = re.compile(
    r"\ ?(?:开[始赛球打]|举行|进行|许|左右|前|起|整|（|\(|[至到]|[—–~-]\d)"
)


def is_score(text: str, start: int, end: int) -> bool:
    """Tell whether the digits of a span, which could be a time of day, are a score.

    >>> is_score("将比分追至15:19", 5, 10), is_score("比赛于15:19开始", 3, 8)
    (True, False)
    >>> is_score("3比2（25:21、22:25）险胜", 4, 9)
    True
    """
    if _SET_BEFORE.search(text, max(0, start - 8), start):
        return True
    if _TIME_BEFORE.search(text, max(0, start - 4), start) or _TIME_AFTER.match(text, end):
        return False
    before = _SENTENCE_END.split(text[max(0, start - _WINDOW) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _WINDOW])[0]
    return _MATCH.search(before) is not None or _MATCH.search(after) is not None


_PROPORTION_BEFORE: Final = re.compile(
    r"(?:比例|比率|比重|配比|性别比|之比|汇率|兑换|稀释|供求|供需|股权|按|价格)[^，。；]{0,8}$"
)
_PROPORTION_AFTER: Final = re.compile(r"\ ?的?(?:比例|比率|配比|汇率|兑换|稀释|性别比)")


def is_proportion(text: str, start: int, end: int) -> bool:
    """Tell whether 3比2 is a proportion, not the score of a match or a vote.

    >>> is_proportion("男女比例为3比2", 5, 8), is_proportion("以4比3逆转对手", 1, 4)
    (True, False)
    """
    before = _PROPORTION_BEFORE.search(text, max(0, start - 16), start)
    return before is not None or _PROPORTION_AFTER.match(text, end) is not None


_OF: Final = (" per ", " in ", " in every ", " for every ", " out of ", " out of every ")


def as_scores(english: Iterable[Quantity], chinese: Iterable[Quantity]) -> list[Quantity]:
    """Read the times of the English that are scores of the Chinese, digit by digit, as scores."""
    ratios = [figure.iso for figure in chinese if figure.kind == "ratio"]
    scores = {iso.replace("-", ":") for iso in ratios if ":" in iso or "-" in iso}
    return [
        replace(figure, kind="ratio", iso=figure.text)
        if figure.iso.startswith("T") and figure.text in scores
        else figure
        for figure in english
    ]


def as_shares(
    text: str, english: Iterable[Quantity], chinese: Iterable[Quantity]
) -> list[Quantity]:
    """Read 2.3 per 100,000 as one share where the Chinese has one of that many: 十万分之二点三."""
    many = {figure.iso.partition("/")[2] for figure in chinese if figure.kind == "ratio"} - {""}
    done: list[Quantity] = []
    for figure in english:
        before = done[-1] if done else None
        if (
            before is not None
            and before.low is not None
            and figure.low
            and f"{figure.low:f}" in many
            and text[before.end : figure.start] in _OF
        ):
            share = before.low / figure.low
            done[-1] = replace(
                before, end=figure.end, text=text[before.start : figure.end], kind="ratio",
                low=share, high=share, unit="", iso=f"{before.low:f}/{figure.low:f}",
            )  # fmt: skip
        else:
            done.append(figure)
    return done

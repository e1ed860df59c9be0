"""Ordinals and numbers of things: 第三届, 一期 of a project, 2号机组, 4级."""

from __future__ import annotations

from typing import Final

import re

from summarizer.quantities import vocabulary
from summarizer.quantities.numerals import scan
from summarizer.quantities.records import Quantity, make

_FIRST: Final = re.compile(r"第\ ?")
_NUMBER: Final = re.compile(r"\ ?号(?!召|称|码|角|外|令)")
_PHASE: Final = re.compile(
    r"([一二三四五六七八九]|[1-9])\ ?期(?!间|限|货|待|望|刊|权|末|指|盼|许|叹|徒)(?=项目|工程|投资|建设|已|总|为|的|计划|基金|规模|和|、|，|。|\d|$|产能|扩建|厂|机组|[一二三四五六七八九十百千万亿两约近超])"
)
_ISSUE: Final = re.compile(r"[总第]$")
_TO: Final = re.compile(r"\ ?(?:至|到|-|—|～|~)\ ?(第)?")
_LAW: Final = re.compile(r"(?:[》法]|条例|规定|章程|协定|细则)\ ?$")
_SESSION: Final = re.compile("届")


def ordinal_at(text: str, pos: int) -> Quantity | None:
    """Return the ordinal that begins at pos."""
    if text[pos] == "第":
        return _ordinal(text, pos)
    return _number(text, pos) or _phase(text, pos) or _session(text, pos)


def _ordinal(text: str, pos: int) -> Quantity | None:
    match = _FIRST.match(text, pos)
    if match is None:
        return None
    number = scan(text, match.end())
    if number is None or number.vague or number.low != int(number.low):
        return None
    end = number.end
    low = high = number.low
    if number.high != number.low:
        high = number.high
    to = _TO.match(text, end)
    last = scan(text, to.end()) if to else None
    if (
        last is not None
        and to is not None
        and not to[1]
        and text[last.end : last.end + 1] not in tuple("名位届次期条章")
    ):
        last = None
    if last is not None and last.low > low and last.low == int(last.low):
        high, end = last.low, last.end
    if text[end : end + 1] == "号":
        return make(text, pos, end + 1, "ordinal", low=low, high=high, unit="No.")
    if text[end : end + 1] == "条" and _LAW.search(text, max(0, pos - 4), pos):
        return make(text, pos, end + 1, "ordinal", low=low, high=high, unit="Article")
    return make(text, pos, _counter(text, end), "ordinal", low=low, high=high)


def _counter(text: str, end: int) -> int:
    """Include a counter that English does not say: 第三届, 第60个; keep 第三季度, 第三国 whole."""
    pos = end + 1 if text[end : end + 1] == " " else end
    word = text[pos : pos + 1]
    plain = vocabulary.counters().get(word) == "" and word not in "级季方"
    if plain or word == "次":
        if _free(word, text, pos + 1):
            return pos + 1
    return end


def _free(word: str, text: str, pos: int) -> bool:
    from summarizer.quantities.amounts import _forbidden

    stop = _forbidden().get(word)
    return stop is None or stop.match(text, pos) is None


def _number(text: str, pos: int) -> Quantity | None:
    number = scan(text, pos)
    if number is None or number.low != number.high or number.low != int(number.low):
        return None
    match = _NUMBER.match(text, number.end)
    if match is None or number.vague or number.over:
        return None
    return make(text, pos, match.end(), "ordinal", low=number.low, high=number.high, unit="No.")


def _phase(text: str, pos: int) -> Quantity | None:
    match = _PHASE.match(text, pos)
    if (
        match is None
        or _ISSUE.search(text, max(0, pos - 1), pos)
        or text[pos - 1 : pos] in tuple("0123456789十百最新")
    ):
        return None
    number = scan(text, pos)
    if number is None:
        return None
    end = pos + len(match[1]) + 1 + (" " in match.group())
    return make(text, pos, end, "ordinal", low=number.low, high=number.low, unit="phase")


def _session(text: str, pos: int) -> Quantity | None:
    """十三届全国人大 is the 13th, 连续三届 is three of them."""
    number = scan(text, pos)
    if (
        number is None
        or number.arabic
        or number.low < 10
        or number.low != number.high
        or number.over
    ):
        return None
    if text[number.end : number.end + 1] != "届":
        return None
    return make(text, pos, number.end + 1, "ordinal", low=number.low, high=number.high)

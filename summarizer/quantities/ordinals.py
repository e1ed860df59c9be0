"""Ordinals and numbers of things: 第三届, 一期 of a project, 2号机组, 4级."""

from __future__ import annotations

from typing import Final

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.amounts import make
from summarizer.quantities.numerals import scan
from summarizer.quantities.records import Quantity

_FIRST: Final = regex.compile(r"第\ ?")
_NUMBER: Final = regex.compile(r"\ ?号(?!召|称|码|角|外|令)")
_PHASE: Final = regex.compile(r"([一二三四五六七八九]|[1-9])\ ?期(?!间|限|货|待|望|刊|权|末|指|盼|许|叹|徒)(?=项目|工程|投资|建设|已|总|为|的|计划|基金|规模|和|、|，|。|\d|$|产能|扩建|厂|机组|[一二三四五六七八九十百千万亿两约近超])")
_ISSUE: Final = regex.compile(r"[总第]$")
_TO: Final = regex.compile(r"\ ?(?:至|到|-|—|～|~)\ ?(?:第)?")
_AFTER: Final = regex.compile(r"\ ?(?:大|强)(?!约|概|多|陆|会|学|量|家|雨|风|桥|楼|火|厦|型|批|部)")


def ordinal_at(text: str, pos: int) -> Quantity | None:
    """Return the ordinal that begins at pos."""
    return _ordinal(text, pos) or _number(text, pos) or _phase(text, pos)


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
    counter = regex.match(r"\ ?(?:大|号)", text[end:])
    end = end + counter.end() if counter and counter.group().strip() == "号" else _counter(text, end)
    return make(text, pos, end, "ordinal", low=low, high=high)


def _counter(text: str, end: int) -> int:
    """Include a counter that English does not say: 第三届, 第60个; keep 第三季度, 第三国 whole."""
    pos = end + 1 if text[end : end + 1] == " " else end
    word = text[pos : pos + 1]
    if word in vocabulary.counters() and vocabulary.counters()[word] == "" and word not in "级季方":
        stops = [row["following"] for row in vocabulary.rows("not_before") if row["zh"] == word] if False else []
        if not stops and _free(word, text, pos + 1):
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
    if match is None or _ISSUE.search(text, max(0, pos - 1), pos) or text[pos - 1 : pos] in tuple("0123456789十百最新"):
        return None
    number = scan(text, pos)
    if number is None:
        return None
    end = pos + len(match[1]) + 1 + (" " in match.group())
    return make(text, pos, end, "ordinal", low=number.low, high=number.low, unit="phase")

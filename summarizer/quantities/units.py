"""What follows a numeral: the unit it counts and how exact it is (30多个, 三个多月, 480 km/h)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from summarizer.quantities import vocabulary
from summarizer.quantities.occasions import counts_flights, counts_times
from summarizer.quantities.records import Bound, QuantityKind

APPROXIMATE: Final[dict[str, Bound]] = {
    "多": "over", "余": "over", "几": "over", "来": "about", "许": "about",
}  # fmt: skip
_INNER: Final = re.compile(r"个([多余])(?=月|小时|星期|世纪|钟头|百分点|季度)")
_SECONDS: Final = re.compile(r"\ ?\d{1,2}\ ?秒")
_JIAO: Final = re.compile(r"[\d一二两三四五六七八九][毛角]")
_PIECES: Final = re.compile("车厢|车皮|列车|课|讲座|电池|章|骨|藕")
_PIECES_BEFORE, _PIECES_AFTER = 12, 6
"""Characters round 20节 where one of these words makes it lessons or carriages, not knots."""
_LATIN: Final = re.compile(
    r"([A-Za-zμµ°]+[²³23]?)(/(?:hr|min|[hsdaL]|dL|ml|mL|kg|g|m[²³23]|㎡))?(?![A-Za-z])"
)
_LATIN_PER: Final = {"/ml": "/mL", "/m²": "/m2", "/㎡": "/m2", "/m³": "/m3"}
_PRICED: Final = re.compile(
    r"(?:元/|每(?:千瓦时|度|股|斤|公斤|升|吨|立方米?)|[电油气水煤粮股]价|均价|单价)[^。；]{0,40}?"
    r"(?:[下上][降调涨浮跌]|[降减升涨跌增]|[降减]低|提高|增[加长]|减少|[高低]出?于?|优惠|便宜|派发?|分红)"
    r"(?:幅[为达]?)?[了约近超至到]{0,2}\ ?[\d.]+\ ?$"
)
_PRICED_WITHIN: Final = 60
_LATIN_RATES: Final = {"mph": "mi/h", "kph": "km/h", "kmph": "km/h", "Mbps": "Mbit/s"}
_FEN: Final = Decimal("0.01")
_MANY: Final = tuple("边元样党")  # 一多边舞台: multilateral
_TRAILING: Final = frozenset({"measure", "money", "ratio", "percent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the characters after a numeral make of it.

    factor: 10 for 成, 0.01 for 美分; approx: 多, 余, 几 or 来 beside the unit.
    """

    end: int
    kind: QuantityKind = "count"
    unit: str = ""
    factor: Decimal = Decimal(1)
    approx: str = ""


@cache
def lexicon() -> dict[str, Meaning]:
    """Return the meaning of every word that may follow a numeral; its end is its length."""
    kinds: dict[str, QuantityKind] = {
        kind: kind for kind in ("money", "percent", "points", "ratio")
    }
    words = {
        zh: Meaning(end=len(zh), kind="count", unit=unit)
        for zh, unit in vocabulary.counters().items()
    }
    for zh, measure in vocabulary.measures().items():
        words[zh] = Meaning(end=len(zh), kind="measure", unit=measure.code)
    for zh, code in vocabulary.chinese_currencies().items():
        words[zh] = Meaning(end=len(zh), kind="money", unit=code)
    for row in vocabulary.rows("shares"):
        words[row["zh"]] = Meaning(
            end=len(row["zh"]),
            kind=kinds[row["kind"]],
            unit=row["unit"],
            factor=Decimal(row["factor"]),
        )
    return words


@cache
def _longest() -> int:
    return max(map(len, lexicon()))


@cache
def _stops() -> dict[str, re.Pattern[str]]:
    return {row["zh"]: re.compile(row["following"]) for row in vocabulary.rows("not_before")}


def stands(word: str, text: str, end: int) -> bool:
    """Tell whether a unit that ends here is no part of a longer word: 三成 but not 三成员.

    >>> stands("成", "三成企业", 2), stands("成", "三成员", 2)
    (True, False)
    """
    stop = _stops().get(word)
    return stop is None or stop.match(text, end) is None


def meaning(text: str, pos: int) -> Meaning | None:
    """Return what stands at pos after a numeral, None when it is nothing known.

    >>> found = meaning("30多个国家", 2)
    >>> (found.end, found.unit, found.approx)
    (6, 'country', '多')
    """
    spaced = pos + 1 if text[pos : pos + 1] == " " else pos
    inner = _INNER.match(text, spaced)
    if inner is not None:
        return _inner(text, inner)
    approx = text[spaced] if text[spaced : spaced + 1] in tuple(APPROXIMATE) else ""
    pos = spaced + 1 if approx else pos
    found = _word(text, pos + 1 if text[pos : pos + 1] == " " else pos)
    if found is None:
        plain = approx in ("", "来") or (approx == "多" and text[pos : pos + 1] in _MANY)
        return None if plain else Meaning(end=pos, approx=approx)
    end = found.end
    if not approx and text[end : end + 1] in ("多", "余") and found.kind in _TRAILING:
        approx, end = text[end], end + 1
    return _with(found, end, approx)


def _with(found: Meaning, end: int, approx: str) -> Meaning:
    return Meaning(end=end, kind=found.kind, unit=found.unit, factor=found.factor, approx=approx)


def _inner(text: str, match: re.Match[str]) -> Meaning | None:
    """三个多月, 两个多小时: the unit is 个月 or 小时."""
    end = match.end()
    found = _word(text, end)
    if found is None:
        found = _word("个" + text[end : end + _longest()], 0)
        return None if found is None else _with(found, end + found.end - 1, match[1])
    return _with(found, found.end, match[1])


def _word(text: str, pos: int) -> Meaning | None:
    words = lexicon()
    for length in range(min(_longest(), len(text) - pos), 0, -1):
        word = text[pos : pos + length]
        if word not in words:
            continue
        special = _special(word, text, pos)
        if special is not None:
            return special
        if stands(word, text, pos + length):
            return _with(words[word], pos + length, "")
    return _latin(text, pos)


def _special(word: str, text: str, pos: int) -> Meaning | None:
    """A word whose meaning hangs on what stands around it; None when it means what it says."""
    found = None
    if word == "分" and _SECONDS.match(text, pos + 1):
        found = Meaning(end=pos + 1, kind="measure", unit="min")  # 1分30秒
    elif word == "块" and _JIAO.match(text, pos + 1):  # 5块2毛
        found = Meaning(end=pos + 1, kind="money", unit="CNY")
    elif word == "节":
        around = (max(0, pos - _PIECES_BEFORE), pos + _PIECES_AFTER)
        found = Meaning(end=pos + 1) if _PIECES.search(text, *around) else None
    elif word == "分" and _PRICED.search(text, max(0, pos - _PRICED_WITHIN), pos):
        found = Meaning(end=pos + 1, kind="money", unit="CNY", factor=_FEN)  # 电价下降7.5分
    elif word == "次" and not counts_times(text, pos):
        found = Meaning(end=pos + 1)  # 三次会面 is three meetings
    elif word == "架次" and counts_flights(text, pos):
        found = Meaning(end=pos + 2, unit="flight")
    return found


def _latin(text: str, pos: int) -> Meaning | None:
    match = _LATIN.match(text, pos)
    if match is None:
        return None
    rate = _LATIN_RATES.get(match.group())
    code = vocabulary.english_units().get(match[1])
    if rate is None and code is None:
        return None
    per = match[2] or ""
    unit = rate or f"{code}{_LATIN_PER.get(per, per)}"
    return Meaning(end=match.end(), kind="measure", unit=unit)

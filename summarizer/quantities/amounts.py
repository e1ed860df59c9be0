"""A numeral with what it counts: money, measures, percent, 倍, 成, counters, ranges and rates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

import re

from summarizer.quantities import vocabulary
from summarizer.quantities.numerals import Numeral, scan
from summarizer.quantities.records import Bound, Quantity, QuantityKind, make

_DASH: Final = re.compile(r"\ ?(?:-{1,2}|[—–―−]{1,2}|[～~]|至|到)\ ?")
_APPROX: Final = {"多": "over", "余": "over", "几": "over", "来": "about", "许": "about"}
_PER: Final = re.compile(
    r"\ ?(?:(?:/|每|一)(?P<unit>年|天|日|个?月|周|小时|时|秒钟?|分钟?|吨|公斤|千克|斤|克|人|股|桶|"
    r"平方米|立方米|千瓦时|度|盎司|公里|亩|公顷|辆|台|件|套|户|张|份|票|h|s|min)(?![万亿千]|度假|间)"
    r"|(?P<made>年产|日产|月产))"
)
_PERIODS: Final = {
    "年": "a", "天": "d", "日": "d", "月": "mo", "个月": "mo", "周": "wk", "小时": "h", "时": "h",
    "秒": "s", "秒钟": "s", "分": "min", "分钟": "min", "h": "h", "s": "s", "min": "min",
    "人": "person", "股": "share", "吨": "t", "公斤": "kg", "千克": "kg", "斤": "jin", "克": "g",
    "桶": "bbl", "平方米": "m2", "立方米": "m3", "千瓦时": "kWh", "度": "kWh", "盎司": "oz",
    "公里": "km", "亩": "mu", "公顷": "ha", "辆": "unit", "台": "unit", "件": "unit", "套": "unit",
    "户": "household", "张": "unit", "份": "unit", "票": "unit",
}  # fmt: skip
_RATE_BEFORE: Final = re.compile(
    r"(?:每|一|日产|年产|月产)(?:小时|秒钟?|分钟?|天|日|年|个?月|周|人|股|吨|桶|平方米|盎司|公斤)?\ ?$"
)
_MONEY_BEFORE: Final = re.compile(
    r"(人民币|新台币|港币|台币|澳门币|US\$|HK\$|NT\$|AU?\$|CA?\$|NZ\$|S\$|RMB|USD|CNY|EUR|HKD|JPY|GBP|"
    r"RM|[$￥¥€£₽₹])\ ?$"
)
_SIGNS: Final = {"￥": "CNY", "¥": "CNY", "$": "USD", "澳门币": "MOP", "港币": "HKD", "台币": "TWD"}
_GROWTH: Final = re.compile(
    r"(?:增长|增加|提高|提升|上升|上涨|增|涨|扩大|猛增|激增|飙升|高出?|多出?|翻)(?:了|近|约|逾|超|超过|大约|将近|至少)*$"
)
_COINS: Final = {"角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")}
_COIN: Final = re.compile(r"(\d|[一二两三四五六七八九])(角|毛)(?:(\d|[一二两三四五六七八九])分)?")
_LATIN: Final = re.compile(r"(?:[A-Za-zμµ°]+[²³23]?)(?:/(?:h|s|d|a|hr|min))?(?![A-Za-z])")
_LATIN_RATES: Final = {"mph": "mi/h", "kph": "km/h", "kmph": "km/h", "bps": "bit/s"}
_INNER: Final = re.compile(r"个([多余])(?=月|小时|星期|世纪|钟头|百分点|季度)")
_TERMS: Final = ("a", "mo", "d", "wk")
_SECONDS: Final = re.compile(r"\ ?\d{1,2}\ ?秒")
_LETTER: Final = re.compile(r"[A-Za-z]|[.,]\d")
_SIGN_BETWEEN: Final = re.compile(r"US\$|HK\$|[$￥¥€£]|百分之")
_HALF: Final = re.compile(r"半(?!数|年|小时|个|天|径|岛|导)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the characters after a numeral make of it."""

    end: int
    kind: QuantityKind
    unit: str
    factor: Decimal = Decimal(1)
    approx: str = ""


@cache
def lexicon() -> dict[str, tuple[QuantityKind, str, Decimal]]:
    """Kind, unit and factor of everything that may follow a numeral."""
    one = Decimal(1)
    words: dict[str, tuple[QuantityKind, str, Decimal]] = {}
    for zh, code in vocabulary.counters().items():
        words[zh] = ("count", code, one)
    for zh, unit in vocabulary.measures().items():
        words[zh] = ("measure", unit.code, one)
    for zh, code in vocabulary.chinese_currencies().items():
        words[zh] = ("money", code, one)
    for zh, money, part in (
        ("美分", "USD", "0.01"), ("欧分", "EUR", "0.01"), ("角", "CNY", "0.1"),
        ("毛钱", "CNY", "0.1"), ("角钱", "CNY", "0.1"), ("毛", "CNY", "0.1"), ("分钱", "CNY", "0.01"),
        ("便士", "GBP", "0.01"),
    ):  # fmt: skip
        words[zh] = ("money", money, Decimal(part))
    for zh in ("%", "百分比", "厘"):
        words[zh] = ("percent", "%", one)
    words["成"] = ("percent", "%", Decimal(10))
    words["折"] = ("percent", "% off", one)
    words["‰"] = ("percent", "‰", one)
    for zh in ("个百分点", "百分点", "个百份点"):
        words[zh] = ("points", "pp", one)
    for zh in ("个基点", "基点", "个基本点", "bp", "BP"):
        words[zh] = ("points", "bp", one)
    words["倍"] = ("ratio", "times", one)
    return words


@cache
def _longest() -> int:
    return max(map(len, lexicon()))


@cache
def _forbidden() -> dict[str, re.Pattern[str]]:
    return {row["zh"]: re.compile(row["following"]) for row in vocabulary.rows("not_before")}


def meaning(text: str, pos: int) -> Meaning | None:
    """Return what stands at pos after a numeral: approximation, unit, coins, trailing 多 or 半."""
    approx = ""
    spaced = pos + 1 if text[pos : pos + 1] == " " else pos
    inner = _INNER.match(text, spaced)
    if inner is not None:
        found = _word(text, inner.end()) or _word("个" + text[inner.end() : inner.end() + 4], 0)
        if found is not None:
            end = inner.end() + (found[0] - 1 if found[0] < inner.end() else found[0] - inner.end())
            return Meaning(end=end, kind=found[1], unit=found[2], factor=found[3], approx=inner[1])
    if text[spaced : spaced + 1] in tuple(_APPROX):
        approx, pos = text[spaced], spaced + 1
    if text[pos : pos + 1] == " ":
        pos += 1
    found = _word(text, pos) or _latin(text, pos)
    if found is None:
        if not approx or approx == "来":
            return None
        return Meaning(end=pos, kind="count", unit="", approx=approx)
    end, kind, unit, factor = found
    if (
        not approx
        and text[end : end + 1] in ("多", "余")
        and kind in ("measure", "money", "ratio", "percent")
    ):
        approx, end = text[end], end + 1
    return Meaning(end=end, kind=kind, unit=unit, factor=factor, approx=approx)


def _word(text: str, pos: int) -> tuple[int, QuantityKind, str, Decimal] | None:
    words = lexicon()
    for length in range(min(_longest(), len(text) - pos), 0, -1):
        word = text[pos : pos + length]
        if word in words:
            if word == "分" and _SECONDS.match(text, pos + 1):
                return pos + 1, "measure", "min", Decimal(1)
            stop = _forbidden().get(word)
            if stop is not None and stop.match(text, pos + length):
                continue
            return pos + length, *words[word]
    return None


def _latin(text: str, pos: int) -> tuple[int, QuantityKind, str, Decimal] | None:
    match = _LATIN.match(text, pos)
    if match is None:
        return None
    word = match.group()
    if word in _LATIN_RATES:
        return match.end(), "measure", _LATIN_RATES[word], Decimal(1)
    base, _, per = word.partition("/")
    code = vocabulary.english_units().get(base)
    if code is None:
        return None
    return match.end(), "measure", code + ("/" + per if per else ""), Decimal(1)


def amount_at(text: str, pos: int) -> Quantity | None:
    """Return the amount whose numeral begins at pos, without the words that bound it."""
    first = scan(text, pos)
    if first is None:
        return None
    head = meaning(text, first.end)
    second = _second(text, first, head)
    if second is not None:
        return second
    if (
        head is not None
        and head.unit == "point"
        and first.low <= 24
        and first.low == int(first.low)
    ):
        head = None
    if head is None:
        return _bare(text, first)
    if (
        not _counts(first, head)
        and text[head.end : head.end + 1] != "期"
        and not text.startswith(("以上", "以下", "以内"), head.end)
    ):
        return None
    low, high = first.low * head.factor, first.high * head.factor
    end, unit, kind = head.end, head.unit, head.kind
    extra, end = _remainder(text, end, head)
    low, high = low + extra, high + extra
    if head.factor < 1:
        low, high = low.quantize(Decimal("0.01")), high.quantize(Decimal("0.01"))
    return _finish(text, first, low, high, kind, unit, end, head.approx)


def _remainder(text: str, end: int, head: Meaning) -> tuple[Decimal, int]:
    """The coins of 3元5角, the half of 三年半 and 一倍半, the 五 of 三成五."""
    if head.unit == "CNY" and head.factor == 1:
        coins = _COIN.match(text, end)
        if coins is not None:
            total = Decimal(0)
            for digit, coin in ((coins[1], coins[2]), (coins[3], "分")):
                if digit:
                    value = scan(digit, 0)
                    total += (value.low if value else Decimal(0)) * _COINS[coin]
            return total.quantize(Decimal("0.01")), coins.end()
    if head.factor == 10 and text[end : end + 1] in tuple("一二三四五六七八九"):
        tail = scan(text, end)
        if tail is not None and tail.end == end + 1:
            return tail.low, tail.end
    if (head.kind == "ratio" or head.unit in ("a", "d", "wk", "tce")) and _HALF.match(text, end):
        return Decimal("0.5"), end + 1
    return Decimal(0), end


def _counts(numeral: Numeral, head: Meaning) -> bool:
    """一个, 一名, 一年 and bare 几 are articles, no figures; so are 百姓-like 百 and 千 alone."""
    one = numeral.low == numeral.high == 1 and not numeral.arabic
    if one and not head.approx:
        return head.kind not in ("count",) and head.unit not in (
            "a",
            "d",
            "mo",
            "wk",
            "h",
            "min",
            "s",
            "deg",
        )
    return True


def _bare(text: str, numeral: Numeral) -> Quantity | None:
    """A number that counts nothing it names: 增至2243; of hanzi only long ones."""
    word = text[numeral.start : numeral.end]
    if not numeral.arabic and not _stands_alone(text, numeral, word):
        return None
    if numeral.arabic and _LETTER.match(text, numeral.end):
        return None
    return _finish(text, numeral, numeral.low, numeral.high, "count", "", numeral.end, "")


def _stands_alone(text: str, numeral: Numeral, word: str) -> bool:
    """Hanzi without a unit: 增至三十 counts, the 十六 of 路易十六 does not."""
    if numeral.low < 11 or (numeral.vague and numeral.low < 10**4):
        return False
    return len(word) > 2 or text[numeral.start - 1 : numeral.start] in tuple(
        "至到达为是约近逾超过于"
    )


def _second(text: str, first: Numeral, head: Meaning | None) -> Quantity | None:
    """The range that begins with first: 200—300亿元, 1.5亿至2亿美元, 2至3成, 3%至5%."""
    after = head.end if head is not None else first.end
    dash = _DASH.match(text, after)
    if dash is None or (head is not None and head.approx):
        return None
    start = dash.end()
    sign = _SIGN_BETWEEN.match(text, start)
    if sign:
        start = sign.end()
    second = scan(text, start)
    if second is None:
        return None
    tail = meaning(text, second.end)
    if head is not None and (tail is None or (tail.kind, tail.unit) != (head.kind, head.unit)):
        return None
    low, high = first.low, second.high
    if head is None and tail is None:
        return _unitless_range(text, first, second, dash.group().strip())
    assert tail is not None
    factor = tail.factor
    if head is None and first.scale == 1 and second.scale > 1 and low < high / second.scale:
        low *= second.scale
    if head is not None and (first.low * head.factor, second.low) == (
        second.low * factor,
        first.low,
    ):
        return None
    if low >= high:
        return None
    found = _finish(
        text, first, low * factor, high * factor, tail.kind, tail.unit, tail.end, tail.approx
    )
    return found


def _unitless_range(text: str, first: Numeral, second: Numeral, dash: str) -> Quantity | None:
    """5-3 is a score; 120-160 and 3亿至5亿 are ranges."""
    words = text[first.start : first.end], text[second.start : second.end]
    if not (first.arabic and second.arabic) and max(first.scale, second.scale) == 1:
        return None
    if any(len(w) > 1 and w[0] == "0" and w[1] != "." for w in words):
        return None
    low, high = first.low, second.high
    if first.scale == 1 and second.scale > 1 and low < high / second.scale:
        low *= second.scale
    if dash in ("至", "到", "~", "～") or (
        low < high and high >= 20 and first.scale <= second.scale
    ):
        if low >= high:
            return None
        return _finish(text, first, low, high, "count", "", second.end, "")
    if dash == "-" and second.scale == 1:
        iso = f"{first.low}-{second.low}"
        return make(text, first.start, second.end, "ratio", iso=iso)
    return None


def _finish(
    text: str,
    numeral: Numeral,
    low: Decimal,
    high: Decimal,
    kind: QuantityKind,
    unit: str,
    end: int,
    approx: str,
) -> Quantity:
    """Apply currency and rate before the numeral, rate after it, and 多 or 来."""
    start = numeral.start
    bound: Bound = "exact"
    if numeral.over or _APPROX.get(approx) == "over":
        bound = "over"
    elif numeral.about or numeral.vague or _APPROX.get(approx) == "about":
        bound = "about"
    if unit == "% off":
        low = high = Decimal(100) - (low * 10 if low < 10 else low)
    if unit == "times" and (low == high == 1 or _GROWTH.search(text, max(0, start - 8), start)):
        unit = "times more"
    start, kind, unit = _before(text, start, kind, unit)
    end, unit = _after(text, end, kind, unit)
    if kind == "measure" and text[end : end + 1] == ("期" if unit in _TERMS else "级"):
        end += 1
    return make(
        text, start, end, kind,
        low=low, high=None if bound == "over" else high, unit=unit, bound=bound,
    )  # fmt: skip


def _before(text: str, start: int, kind: QuantityKind, unit: str) -> tuple[int, QuantityKind, str]:
    money = _MONEY_BEFORE.search(text, max(0, start - 6), start)
    if money is not None and (unit in ("", "CNY", "USD", "HKD") and kind in ("count", "money")):
        code = _SIGNS.get(money[1]) or vocabulary.chinese_currencies().get(money[1])
        if code is not None and (kind == "money" or money[1] not in ("人民币", "RM")):
            return money.start(), "money", code
        if code is not None and kind == "count" and unit == "":
            return money.start(), "money", code
    timed = unit in ("a", "d", "mo", "wk", "h", "min", "s", "qtr", "century", "yo")
    if "/" not in unit and kind in ("measure", "money", "count") and not timed:
        rate = _RATE_BEFORE.search(text, max(0, start - 5), start)
        if rate is not None:
            word = rate.group().strip()
            period = word.replace("产", "")[1:] if word[0] in "每一" else word[0]
            if word[0] == "一" and period not in ("天", "年", "月", "个月"):
                return start, kind, unit
            if period in _PERIODS:
                return rate.start(), kind, f"{unit}/{_PERIODS[period]}"
    return start, kind, unit


def _after(text: str, end: int, kind: QuantityKind, unit: str) -> tuple[int, str]:
    if kind not in ("measure", "money", "count") or "/" in unit:
        return end, unit
    per = _PER.match(text, end)
    if per is None:
        return end, unit
    if per["made"]:
        return (
            (per.end(), f"{unit}/{_PERIODS[per['made'][0]]}") if kind == "measure" else (end, unit)
        )
    joint = text[end : end + 2].lstrip()[:1]
    if joint == "一" or (kind == "count" and joint != "/"):
        return end, unit
    return per.end(), f"{unit}/{_PERIODS[per['unit']]}"

"""A numeral with what it counts: money, measures, percent, 倍, 成, counters, and ranges of them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from summarizer.quantities.bounds import bound_before
from summarizer.quantities.exact import rounded
from summarizer.quantities.numerals import Numeral, scan
from summarizer.quantities.rates import is_power, with_currency, with_rate
from summarizer.quantities.records import MAGNITUDE, WIND, Bound, Quantity, QuantityKind, make
from summarizer.quantities.units import APPROXIMATE, Meaning, meaning

_DASH: Final = re.compile(r"\ ?(?:-{1,2}|[—–―−]{1,2}|[～~]|至|到)\ ?")
_SIGN_BETWEEN: Final = re.compile(r"US\$|HK\$|[$￥¥€£]|百分之|(?<=[至到~～])\ ?[-−](?=\d)|零下|负")
_MINUS: Final = ("-", "−", "零下", "负")
NEGATIVE: Final = re.compile(
    r"(?<![\d\u4e00-\u9fffA-Za-z)）])[-−–]$|零下$|(?<=[为至到于跌降是在长速幅比])[-−]$"
    r"|(?<=温度)[-−]$|(?<=气温)[-−]$|(?<=[沸熔冰]点)[-−]$"
    r"|(?<![减担肩背抱胜欠自辜正])负$"  # 减负3.7亿元 eases a burden
)
_HUNDREDTHS: Final = re.compile(r"(?<=\d秒)\d{1,3}(?![\d%％万亿年月日名个人点:：]|[.,]\d)")
_GROWTH: Final = re.compile(
    r"(?:增长|增加|提高|提升|上升|上涨|增|涨|扩大|猛增|激增|飙升|攀升|放大|增大|增多|上浮|加快|高出?|多出?|翻)"
    r"(?:了|近|约|逾|超|超过|大约|将近|至少)*\ ?$"
)
_CHANGE: Final = re.compile(
    r"(?:下[跌降滑调浮]|增长|[上下]升|上[涨调浮]|增加?|减少?|收窄|扩大|回[落升]|提[高升]|降低|[涨降跌])"
    r"(?:了|约|近)?\ ?$"
)
_WIDEST_RANGE: Final = Decimal("2.5")  # 增加164亿至453亿: up by the one to the other
_COINS: Final = {"角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")}
_COIN: Final = re.compile(r"(\d|[一二两三四五六七八九])(角|毛)(?:(\d|[一二两三四五六七八九])分)?")
_CENT: Final = Decimal("0.01")
_CENTS_AFTER: Final = re.compile(r"(\d|[一二两三四五六七八九])分(?!之|钟)")
_COINS_OF: Final = (
    (re.compile(r"人民币(?:约)?\ ?$"), re.compile(r"\ ?分钱?(?![之钟数行店公部支])"), "CNY"),
    (
        re.compile(r"每股[^，。；,;0-9]{0,14}(?:[（(][^（()）]*)?$"),
        re.compile(r"\ ?分钱?(?![之钟数行店公部支])"),
        "CNY",
    ),
    (
        re.compile(r"(?:港[币元]|每股[^，。；,;0-9]{0,14})\ ?$"),
        re.compile(r"\ ?仙(?![人女境山丹鹤])"),
        "HKD",
    ),
)
"""What stands before a number of coins, the coin, and its currency."""
_COIN_WITHIN: Final = 24
_SIGNED: Final = frozenset({"measure", "percent", "points"})
_ACCOUNTS: Final = re.compile(
    r"企业|用户|个体|商户|主体|公司|账户|客户|纳税人|经营|机构|储户|股东|开户|外资|规上|规模以上|上市"
    r"|宽带|手机|移动电话|[45]G|会员|业主|合作社|农场|网店|店铺|厂家"
)
_ACCOUNTS_WITHIN: Final = 14
_HALF: Final = re.compile(r"半(?![数年小个天径岛导载工])")
_HALVED: Final = frozenset({"a", "d", "wk"})
_TERMS: Final = frozenset({"a", "mo", "d", "wk"})  # 10年期
_TERM: Final = re.compile("期(?![间内末初中货限满票权])")
_LONGEST_TERM: Final = 1000
"""2010年至2012年期间 and 2012年期末 are no terms of so many years."""
_AFTER_TENTHS: Final = re.compile(r"\ ?(?:$|[,，。；、）)的至到和及与以])")  # 近9成5，3成7至4成
_SCALE: Final = re.compile(r"(摄氏|华氏)\ ?(零下)?\ ?$")
_WIND_BEFORE: Final = re.compile(r"(?:风力?|风速|大风)(?:[^，。；、\d]{0,4}[为达有至到])?\ ?$")
_WIND_AFTER: Final = re.compile(
    r"(?:左右|以上|以下)?的?[大强阵狂台飓暴偏东南西北]{0,3}风(?!暴潮|险|波|景|貌|格)"
)
_QUAKE_AFTER: Final = re.compile(r"(?:左右|以上)?的?(?:浅源|强烈?|大|主)?(?:地震|余震|震)")
_QUAKE_BEFORE: Final = re.compile(r"(?:震级|里氏|余震|强震|地震)(?:[^，。；、\d]{0,4}[为达])?\ ?$")
_COMPASS_BEFORE: Final = re.compile(r"([北南]纬|[东西]经)约?\ ?$")
_COMPASS: Final = {"北纬": "degN", "南纬": "degS", "东经": "degE", "西经": "degW"}
_SCALES: Final = {"摄氏": "°C", "华氏": "°F"}
_ARTICLES: Final = frozenset({"a", "d", "mo", "wk", "h", "min", "s", "deg", "td", "wd"})  # 一年
_LETTER: Final = re.compile(r"[A-Za-z]|[.,]\d")
_BEFORE_BARE: Final = frozenset("至到达为是约近逾超过于")
_UP_TO: Final = re.compile(r"(?:^|[，。；、：“（了有达用花])上$")  # 上百万游客, not 网上百万
_HOURS: Final = 24  # 10点 is an hour, 3000点 an index
_SCORES_BELOW: Final = 20
_OLDEST_YEAR: Final = 1000


def amount_at(text: str, pos: int) -> Quantity | None:
    """Return the amount whose numeral begins at pos, without the words that bound it."""
    first = scan(text, pos)
    if first is None:
        return None
    head = _coin(text, first) or meaning(text, first.end)
    if head is not None and head.unit == "point" and first.low <= _HOURS and _is_whole(first.low):
        head = None
    ranged = _range(text, first, head)
    if ranged is not None:
        return ranged
    if head is None:
        return _bare(text, first)
    if _is_article(first, head) and not _is_measured(text, pos, head):
        return None
    if text[pos - 2 : pos] == "小时" and text[first.end : head.end].strip() == "分":
        head = Meaning(end=head.end, kind="measure", unit="min")  # 2小时15分
    extra, end = _remainder(text, head)
    low, high = first.low * head.factor + extra, first.high * head.factor + extra
    if head.factor < 1 or extra.as_tuple().exponent == _CENT.as_tuple().exponent:
        low, high = _in_cents(low), _in_cents(high)
    return _finish(text, first, (low, high), replace(head, end=end))


def _coin(text: str, numeral: Numeral) -> Meaning | None:
    """The fen of 人民币12.34分 and 每股收益12.34分, the cents of 港币12.5仙; 85分 are points."""
    for before, coin, unit in _COINS_OF:
        said = coin.match(text, numeral.end)
        if said and before.search(text, max(0, numeral.start - _COIN_WITHIN), numeral.start):
            return Meaning(end=said.end(), kind="money", unit=unit, factor=_CENT)
    return None


def _in_cents(value: Decimal) -> Decimal:
    """Give an amount two decimals, where it needs no more: 7.25美分 is US$0.0725."""
    cents = rounded(value, _CENT)
    return cents if cents == value else value


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _remainder(text: str, head: Meaning) -> tuple[Decimal, int]:
    """The coins of 3元5角, the half of 三年半, 一倍半 and 一成半, the 五 of 三成五."""
    end = head.end
    coins = _COIN.match(text, end) if head.unit == "CNY" and head.factor == 1 else None
    if coins is not None:
        pairs = [(coins[1], coins[2]), (coins[3], "分")]
        values = [(scan(digit, 0), _COINS[coin]) for digit, coin in pairs if digit]
        total = sum((value.low * coin for value, coin in values if value), Decimal(0))
        return rounded(total, _CENT), coins.end()
    cents = _CENTS_AFTER.match(text, end) if head.factor == _COINS["角"] else None
    if cents is not None and (value := scan(cents[1], 0)) is not None:
        return value.low * _CENT, cents.end()  # 5角8分
    if head.unit == "%" and head.factor == 10:
        if text[end : end + 1] == "半":
            return Decimal(5), end + 1
        tail = scan(text, end)
        one = tail is not None and tail.end == end + 1 and tail.low < 10
        if tail and one and (not tail.arabic or _AFTER_TENTHS.match(text, tail.end)):
            return tail.low, tail.end
    if (head.kind == "ratio" or head.unit in _HALVED) and _HALF.match(text, end):
        return Decimal("0.5"), end + 1
    return Decimal(0), end


def _is_article(numeral: Numeral, head: Meaning) -> bool:
    """一个, 一名 and 一年 are articles, no figures."""
    if numeral.arabic or head.approx or not numeral.low == numeral.high == 1:
        return False
    return head.kind == "count" or head.unit in _ARTICLES


def _is_measured(text: str, pos: int, head: Meaning) -> bool:
    """一年期, 一年以上, 一年半 and 不到一年 measure; 近一年 may be the past year."""
    if text.startswith(("以上", "以下", "以内"), head.end) or _TERM.match(text, head.end):
        return True
    if head.unit in _HALVED and _HALF.match(text, head.end) is not None:
        return True
    bound = bound_before(text, pos, 0) if head.kind == "measure" else None
    return bound is not None and bound[0] != "nearly"


def _bare(text: str, numeral: Numeral) -> Quantity | None:
    """A number that counts nothing it names: 增至2243; of hanzi only long ones."""
    if not numeral.arabic and not _stands_alone(text, numeral):
        return None
    if numeral.arabic and _LETTER.match(text, numeral.end):
        return None
    return _finish(text, numeral, (numeral.low, numeral.high), Meaning(end=numeral.end))


def _stands_alone(text: str, numeral: Numeral) -> bool:
    """Hanzi without a unit: 增至三十 counts, the 十六 of 路易十六 does not."""
    if numeral.low < 11 or (numeral.vague and numeral.low < 10**4):
        return False
    long = numeral.end - numeral.start > 2 or _UP_TO.search(text, 0, numeral.start) is not None
    return long or text[numeral.start - 1 : numeral.start] in _BEFORE_BARE


def _range(text: str, first: Numeral, head: Meaning | None) -> Quantity | None:
    """The range that begins with first: 200—300亿元, 1.5亿至2亿美元, 2至3成, 3%至5%."""
    dash = _DASH.match(text, head.end if head is not None else first.end)
    if dash is None or (head is not None and head.approx):
        return None
    sign = _SIGN_BETWEEN.match(text, dash.end())
    second = scan(text, sign.end() if sign is not None else dash.end())
    word = dash[0].strip()
    if second is None or (head and _is_change(text, first, second, word, head.kind)):
        return None
    tail = _second_meaning(text, first, second)
    if tail is None:
        return _unitless(text, first, second, dash.group().strip()) if head is None else None
    if head is not None and (tail.kind, tail.unit) != (head.kind, head.unit):
        return None
    low, high = _shared_scale(first, second) if head is None else (first.low, second.high)
    minus = NEGATIVE.search(text, max(0, first.start - 3), first.start)
    # 零下3至5℃ is below zero at both ends, 零下3℃至5℃ and -3至5℃ at the first alone.
    if minus is not None and tail.kind in _SIGNED and (head is not None or minus[0] != "零下"):
        below = sign is not None and sign.group().strip() in _MINUS
        low, high = sorted((-low, -high if below else high))
    else:
        minus = None
    if low >= high:
        return None
    found = _finish(text, first, (low * tail.factor, high * tail.factor), tail)
    return found if minus is None else replace(found, start=minus.start())


def _second_meaning(text: str, first: Numeral, second: Numeral) -> Meaning | None:
    """What the end of a range counts; None for a year: 延长两年至2018年."""
    tail = meaning(text, second.end)
    year = tail is not None and tail.unit == "a" and first.low < _OLDEST_YEAR <= second.low
    return None if year else tail


def _is_change(text: str, first: Numeral, second: Numeral, dash: str, kind: QuantityKind) -> bool:
    """下跌0.9%至2.08179%, 提高20元至143元: by the one to the other; 增长3%至5% is a range."""
    if dash not in ("至", "到"):
        return False
    if _CHANGE.search(text, max(0, first.start - 6), first.start) is None:
        return False
    if kind not in ("percent", "points"):
        return second.high > _WIDEST_RANGE * first.high
    said = (text[number.start : number.end] for number in (first, second))
    places = [len(number.partition(".")[2].rstrip("百千万亿")) for number in said]
    if not all(places):
        return False
    return abs(places[0] - places[1]) > 1 or second.high > _WIDEST_RANGE * first.low


def _shared_scale(first: Numeral, second: Numeral) -> tuple[Decimal, Decimal]:
    """In 200—300亿 both are 亿, in 3至5千万 both 千万, in 一千至两千万 both 万."""
    low, high = first.low, second.high
    if first.scale == 1:
        for scale in (second.tail, second.scale):
            if scale > 1 and low < high / scale:
                return low * scale, high
    return low, high


def _unitless(text: str, first: Numeral, second: Numeral, dash: str) -> Quantity | None:
    """5-3 is a score; 120-160 and 3亿至5亿 are ranges."""
    words = text[first.start : first.end], text[second.start : second.end]
    if not (first.arabic and second.arabic) and max(first.scale, second.scale) == 1:
        return None
    if any(len(word) > 1 and word[0] == "0" and word[1] != "." for word in words):
        return None
    low, high = _shared_scale(first, second)
    rising = low < high
    sure = dash in ("至", "到", "~", "～") or (
        high >= _SCORES_BELOW and first.scale <= second.scale
    )
    if sure and rising:
        return _finish(text, first, (low, high), Meaning(end=second.end))
    if dash == "-" and second.scale == 1:
        iso = f"{first.low}-{second.low}"
        return make(text, first.start, second.end, "ratio", iso=iso)
    return None


def _finish(text: str, numeral: Numeral, ends: tuple[Decimal, Decimal], found: Meaning) -> Quantity:
    """Apply 多 and 来, 折 and growth, and the currency and rate around the amount."""
    low, high = ends
    unit, end = found.unit, found.end
    start = numeral.start
    if unit == "% off" and text[start - 1 : start] == "的":  # 市场价的六折 is 60 percent of it
        low, high, unit = 100 - _discount(low), 100 - _discount(high), "%"
    elif unit == "% off":
        low, high = _discount(high), _discount(low)
    if unit == "s" and low == high and (rest := _HUNDREDTHS.match(text, end)):  # 9秒83
        low = high = low + Decimal(f"0.{rest[0]}")
        end = rest.end()
    if unit == "times" and (low == high == 1 or _GROWTH.search(text, max(0, start - 8), start)):
        unit = "times more"
    if unit == "household" and text[end - 1] == "户" and _is_business(text, start, end):
        unit = ""
    if unit == "anniversary" and _is_span(text, start, end):
        unit = "a"
    if unit == "deg" and is_power(text, start, high):
        unit = "kWh"
    if unit == "deg" and (scale := _SCALE.search(text, max(0, start - 5), start)):
        start, unit = scale.start(), _SCALES[scale[1]]  # 华氏104度
        low, high = (-high, -low) if scale[2] else (low, high)
    if unit == "deg" and (side := _COMPASS_BEFORE.search(text, max(0, start - 5), start)):
        start, unit = side.start(), _COMPASS[side[1]]  # 北纬39.50度
    start, kind, unit = with_currency(text, start, found.kind, unit)
    if kind == "count" and text[end - 1] == "级" and (named := _scale(text, start, end)):
        kind, unit = "measure", named
    start, end, unit = with_rate(text, start, end, kind, unit)
    if kind == "measure" and _is_term(text, end, unit, high):
        end += 1
    bound = _bound(numeral, found.approx)
    high_end = None if bound == "over" else high
    return make(text, start, end, kind, low=low, high=high_end, unit=unit, bound=bound)


def _is_term(text: str, end: int, unit: str, value: Decimal) -> bool:
    """Tell whether 期 or 级 belongs to a measure: 10年期, 5级; not 2010年至2012年期间."""
    if unit not in _TERMS:
        return text[end : end + 1] == "级"
    return value < _LONGEST_TERM and _TERM.match(text, end) is not None


def _scale(text: str, start: int, end: int) -> str:
    """最大风力16级, 阵风7至8级 and 10级大风 are forces of wind, 6.0级地震 a magnitude; else ""."""
    if _WIND_BEFORE.search(text, 0, start) or _WIND_AFTER.match(text, end):
        return WIND
    quake = _QUAKE_AFTER.match(text, end) or _QUAKE_BEFORE.search(text, 0, start)
    return MAGNITUDE if quake else ""


def _is_span(text: str, start: int, end: int) -> bool:
    """连续满5周年 and 通航两周年后 are years, 迎来两周年 an anniversary."""
    return text.endswith("满", 0, start) or text.startswith("后", end)


def _is_business(text: str, start: int, end: int) -> bool:
    """企业5500万户 and 12.5亿户 of mobile users are no households."""
    around = text[max(0, start - _ACCOUNTS_WITHIN) : end + _ACCOUNTS_WITHIN]
    return _ACCOUNTS.search(around) is not None


def _discount(value: Decimal) -> Decimal:
    """八折 and 85折 are 20 and 15 percent off."""
    return Decimal(100) - (value * 10 if value < 10 else value)


def _bound(numeral: Numeral, approx: str) -> Bound:
    if numeral.over:
        return "over"
    return APPROXIMATE.get(approx) or ("about" if numeral.about or numeral.vague else "exact")

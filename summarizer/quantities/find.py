"""Every figure of a Chinese text: leftmost, longest, without overlaps.

同比 and 环比 are not marked: they carry no value and are the glossary's. Days named by their
distance (昨天, 周一) neither; years, months and quarters are (去年, 上月, 今年一季度).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

import ahocorasick_rs

from summarizer.quantities import vocabulary
from summarizer.quantities.amounts import NEGATIVE, amount_at
from summarizer.quantities.bounds import (
    bound_after,
    bound_before,
    is_compared,
    is_past,
    stronger,
    with_bound,
)
from summarizer.quantities.classes import class_at
from summarizer.quantities.dates import date_at, starts
from summarizer.quantities.eras import eras
from summarizer.quantities.events import event_at
from summarizer.quantities.lists import share_units
from summarizer.quantities.numerals import BIG, SMALL, STARTS, scan
from summarizer.quantities.old_lengths import old_length_at
from summarizer.quantities.ordinals import ordinal_at
from summarizer.quantities.records import Bound, Quantity, make
from summarizer.quantities.shares import share_at
from summarizer.quantities.symbols import symbols

_FULL_WIDTH: Final = str.maketrans(
    "０１２３４５６７８９％．：∶／－～￥＄，　", "0123456789%.::/-~￥$, "
)
_TRADITIONAL: Final = str.maketrans(
    "萬億兩個點幾數餘約陸參貳圓號處頁層條歲噸桶檔雙對張種類輛間際來從後會與過為屆項筆"
    "則壓幣盧銖鎊馬爾發國時鐘週歷場輪",
    "万亿两个点几数余约陆叁贰圆号处页层条岁吨桶档双对张种类辆间际来从后会与过为届项笔"
    "则压币卢铢镑马尔发国时钟周历场轮",
)
_FOLD: Final = {**_FULL_WIDTH, **_TRADITIONAL}
_TILL_A_MONTH: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?=\ ?[-—–~～至到]\ ?(?:19|20)\d\d年\d{1,2}月)"
)
"""The 2010 of 2010—2012年6月, which is no length of years."""
_FINAL: Final = re.compile(
    r"1/\d{1,2}决赛|\d{3,4}(?:/\d{3,4})?次(?=[^，。；]{0,3}列车)|\d{1,2}[·•]\d{1,2}(?!\d)"
)  # 3·15 is no number
_TOKEN: Final = re.compile(
    r"1/\d+决赛|\d{1,2}[·•]\d{1,2}(?!\d)|[\d.,]*\d[A-Za-z]*(?:-?[A-Za-z0-9]+)*|."
)
_CODE_BEFORE: Final = re.compile(r"(?:RMB|USD|CNY|EUR|HKD|JPY|GBP|RM)$")
_AMOUNT: Final = re.compile(r"[\d.,]+\ ?(?:%|[万亿])")
_HYPHEN_BEFORE: Final = re.compile(r"[A-Za-z0-9]-$")
# JAS 39C, F 35A: a letter that is no watts or volts, on a number after a Latin word.
_MODEL: Final = re.compile(r"\d+[A-UX-Z](?![A-Za-z0-9])")
_LATIN_BEFORE: Final = re.compile(
    r"(?<![A-Za-z])(?!(?:RMB|USD|CNY|EUR|HKD|JPY|GBP|RM)\ )[A-Za-z]+\ $"
)
_BOND: Final = re.compile(
    "[0-9]{2}(?:[\u4e00-\u9fff]{2,6}(?:MTN|SCP|CP|PPN|ABN|ABS|EB|GN)[0-9]{1,3}"
    '|(?![年月日号时点个万亿])[\u4e00-\u9fff]{2,6}[0-9]{2}(?=[”"」]))'
)
"""A bond by its year, issuer and number: 22万科MTN004, “20恒大04”."""
_BARE_UNITS: Final = frozenset(SMALL) | frozenset(BIG)
_BEFORE_MINUS: Final = tuple("为至到是")
_SHARE_STARTS: Final = "半过近翻减折百千万倍每"
_HALF: Final = Decimal("0.5")
_HIGHEST_NUMBER: Final = 10**4  # of rockets and ships
_YEAR: Final = re.compile(r"\d{4}")
_UP: Final = re.compile(r"(?<![以向早晚晨之历网线海路马])[上过]$")


@cache
def _blocks() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        sorted(vocabulary.negatives()), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )


@cache
def _triggers() -> re.Pattern[str]:
    chars = "".join(sorted(set(STARTS) | starts() | set(_SHARE_STARTS)))
    return re.compile(f"[{re.escape(chars)}]")


@cache
def _name_prefix() -> re.Pattern[str]:
    names = vocabulary.alternation([row["zh"] for row in vocabulary.rows("name_prefixes")])
    return re.compile(rf"(?:{names})[ -]?$")


def find(text: str) -> tuple[Quantity, ...]:
    """Return every figure of a Chinese text, in order.

    A span covers what the English replaces: bound words, counters, units, rates.

    >>> [(q.text, str(q.low)) for q in find("超过1000家企业，同比增长4.7%，一带一路")]
    [('超过1000家', '1000'), ('4.7%', '4.7')]
    """
    folded = text.translate(_FOLD)
    blocks = [(start, end) for _, start, end in _blocks().find_matches_as_indexes(folded)]
    block_starts = [start for start, _ in blocks]
    known = sorted((*symbols(folded), *eras(folded)), key=lambda quantity: -quantity.start)
    found: list[Quantity] = []
    done = 0
    while True:
        trigger = _triggers().search(folded, done)
        while known and known[-1].start < done:
            known.pop()
        if known and (trigger is None or known[-1].start <= trigger.start()):
            quantity = known.pop()
            found.append(replace(quantity, text=text[quantity.start : quantity.end]))
            done = quantity.end
            continue
        if trigger is None:
            break
        pos = trigger.start()
        block = bisect_right(block_starts, pos) - 1
        blocked_until = blocks[block][1] if block >= 0 and blocks[block][1] > pos else 0
        if blocked_until and blocks[block][0] < pos:
            done = blocked_until
            continue
        read = _at(folded, pos, found[-1].end if found else 0)
        if read is None or read.end <= blocked_until:
            done = max(_skip(folded, pos), blocked_until)
            continue
        found.append(replace(read, text=text[read.start : read.end]))
        done = read.end
    return tuple(share_units(folded, found))


def _skip(text: str, pos: int) -> int:
    """Where to go on after no figure at pos: past a whole Arabic token, past one hanzi."""
    if text[pos] in "0123456789":
        match = _BOND.match(text, pos) or _TOKEN.match(text, pos)
        return match.end() if match else pos + 1
    if _name_prefix().search(text, max(0, pos - 8), pos):
        number = scan(text, pos)
        return number.end if number is not None else pos + 1
    return pos + 1


def _at(text: str, pos: int, floor: int) -> Quantity | None:
    """The longest figure at pos, with its bounds; nothing before floor is touched."""
    if (text[pos] in "0123456789" and _in_name(text, pos)) or _is_numbered_name(text, pos):
        return None
    if _FINAL.match(text, pos):
        return event_at(text, pos)
    if year := _TILL_A_MONTH.match(text, pos):
        return make(text, pos, year.end(), "date", iso=year["year"])
    candidates = [
        found
        for reader in (date_at, share_at, ordinal_at, class_at, old_length_at, amount_at)
        if (found := reader(text, pos)) is not None
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda q: q.end)
    if best.unit == "a" and _YEAR.fullmatch(candidates[0].iso):
        best = candidates[0]  # 比2017年多 is more than in 2017
    if best.start < floor:
        best = replace(best, start=pos)
    if best.kind in ("date", "period", "ordinal"):
        return best
    return _bounded(text, _signed(text, best, pos, floor), pos, floor)


def _is_numbered_name(text: str, pos: int) -> bool:
    """长征五号 is a rocket; 长征二万五千里 is a way."""
    if not _name_prefix().search(text, max(0, pos - 8), pos):
        return False
    number = scan(text, pos)
    return number is None or number.arabic or number.low < _HIGHEST_NUMBER


def _in_name(text: str, pos: int) -> bool:
    """G20, C919, COVID-19, JAS 39C, 22万科MTN004: the number belongs to a name."""
    if _BOND.match(text, pos):
        return True
    before = text[pos - 1 : pos]
    if before.isascii() and (before.isalpha() or before == "_"):
        if _AMOUNT.match(text, pos):  # GDP114万亿元, CPI2.1%
            return False
        return _CODE_BEFORE.search(text, max(0, pos - 3), pos) is None
    if before == " " and _MODEL.match(text, pos):
        return _LATIN_BEFORE.search(text, max(0, pos - 16), pos) is not None
    return before in ("-", "+") and _HYPHEN_BEFORE.search(text, max(0, pos - 2), pos) is not None


def _signed(text: str, quantity: Quantity, pos: int, floor: int) -> Quantity:
    sign = NEGATIVE.search(text, max(floor, quantity.start - 3), quantity.start)
    if sign is None or quantity.low is None or quantity.high is None or quantity.low < 0:
        return quantity
    said = sign.group() in ("零下", "负")
    if quantity.kind == "money" and not said:  # a bullet may stand before an amount, not 为-1.2亿元
        said = text[sign.start() - 1 : sign.start()] in _BEFORE_MINUS
    if not said and quantity.kind not in ("percent", "measure", "points"):
        return quantity
    return replace(quantity, start=sign.start(), low=-quantity.high, high=-quantity.low)


def _bounded(text: str, quantity: Quantity, pos: int, floor: int) -> Quantity | None:
    """Take the bound words before and after into the span."""
    bound: Bound = quantity.bound
    start, end = quantity.start, quantity.end
    word = bound_before(text, start, floor)
    if word is not None and not (
        is_past(text, quantity, word[1]) or is_compared(text, quantity, word[1])
    ):
        bound, start = stronger(bound, word[0]), word[1]
    elif text[pos] in _BARE_UNITS and (up := _UP.search(text, max(floor, start - 2), start)):
        bound, start = "over", up.start()
    after = bound_after(text, end)
    if after is not None and (span := _from_to(text, quantity, after[1])) is not None:
        return replace(span, start=start)
    if after is not None:
        bound, end = stronger(bound, after[0]), after[1]
    if bound == "exact" and _bare_units(text, pos) and quantity.end - pos < 4:
        return None
    if quantity.kind == "ratio" and quantity.low == _HALF and text.startswith("以上", end - 2):
        bound = "over"  # 半数以上: a half alone is no majority
    return replace(with_bound(quantity, bound), start=start, end=end)


def _from_to(text: str, quantity: Quantity, pos: int) -> Quantity | None:
    """5000元以上1万元以下 is a range."""
    if not text.startswith("以上", pos - 2):
        return None
    last = amount_at(text, pos) if pos < len(text) else None
    units = {unit.removesuffix(" more") for unit in (quantity.unit, last.unit if last else "")}
    if last is None or len(units) > 1 or not text.startswith("以下", last.end):
        return None
    return make(
        text, quantity.start, last.end + 2, quantity.kind,
        low=quantity.low, high=last.high, unit=last.unit,
    )  # fmt: skip


def _bare_units(text: str, pos: int) -> bool:
    """百, 千, 万 or 亿 without a digit before it: 近千, 上百, 万元."""
    if text[pos] not in _BARE_UNITS or text[pos] == "十":
        return False
    numeral = scan(text, pos)
    return numeral is not None and numeral.end == pos + 1

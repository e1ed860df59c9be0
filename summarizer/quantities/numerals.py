"""Chinese numerals: 1.2亿, 3万5千, 一万五千亿, 两三百, 十几, 数百亿, 二〇一六.

Amounts are exact Decimals. The only place where 万 and 亿 are applied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import Final

from summarizer.quantities.exact import rounded

DIGITS: Final = {
    **{d: i for i, d in enumerate("零一二三四五六七八九")},
    **{d: i for i, d in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "○": 0,
}
SMALL: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
BIG: Final = {"万": 10**4, "亿": 10**8, "兆": 10**12}
ZEROS: Final = "零〇○"
ARABIC: Final = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_H: Final = "".join(DIGITS)
_U: Final = "".join(SMALL) + "".join(BIG)
_KILO: Final = "千[米克瓦卡赫伏帕焦]|兆[瓦赫字比焦伏帕]|百帕|百分点"
"""240千米 is 240 km, 100万千瓦 is 1 million kW, 0.3百分点 0.3 percentage points."""
_PIECE: Final = rf"(?:{ARABIC}|[{_H}]+(?:点[{_H}]+)?)"
_UNITS: Final = rf"(?!{_KILO})[{_U}]"
_COUNTER: Final = r"个(?=亿)(?!亿元(?:以上|级|的?(?:项目|企业|产业|工业|镇|村|县|园区|工程)))"
"""完成2个亿 is 200 million; 2个亿元项目 are two projects of 100 million yuan each."""
RUN: Final = re.compile(
    rf"(?:[几数]\ ?(?=[{_U}]))?(?:{_PIECE})?"
    rf"(?:\ ?(?:[多余来几]|{_COUNTER})?(?:{_UNITS})+(?:{_PIECE}|点[{_H}]+)?)*"
)
_TOKEN: Final = re.compile(rf"{ARABIC}|[{_H}]+(?:点[{_H}]+)?|点[{_H}]+|[{_U}]|[几数多余来]")
_PAIR: Final = re.compile(rf"(?<![{_H}点])([一二两三四五六七八])([二两三四五六七八九])(?![{_H}点])")
_SCALE: Final = re.compile(f"[{''.join(BIG)}]*$")
_TAIL: Final = re.compile(rf"(?:{ARABIC}|[{_H}])((?:[百千佰仟]|[{''.join(BIG)}])+)")
_APPROXIMATES: Final = str.maketrans("", "", "多余来几个")
_MAX_CHARS: Final = 40  # no numeral is longer; keeps hostile text linear
STARTS: Final = "0123456789几数" + _H + _U


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A numeral in the text.

    low, high: equal unless the digits are a pair (两三百) or vague (数百: 100 to 1000).
    scale:     the 万, 亿 or 万亿 at its end as a number, else 1 (for 200—300亿).
    tail:      the same with the 百 and 千 before it: 3至5千万 is 30 to 50 million.
    over:      多, 余 or 几 stands inside (30多亿).
    arabic:    some digit is Arabic.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    scale: int = 1
    tail: int = 1
    over: bool = False
    about: bool = False
    vague: bool = False
    arabic: bool = False


def value_of(numeral: str) -> Decimal | None:
    """Return the value of a plain numeral, None when it is not well formed.

    >>> value_of("一万五千亿"), value_of("3万5千"), value_of("二百五"), value_of("二〇一六")
    (Decimal('1500000000000'), Decimal('35000'), Decimal('250'), Decimal('2016'))
    """
    tokens: list[str] = _TOKEN.findall(numeral)
    if "".join(tokens) != numeral or not tokens:
        return None
    if tokens[0][0] == "点":
        return None
    if len(tokens) == 1 and tokens[0] not in SMALL and tokens[0] not in BIG:
        return _plain(tokens[0], alone=True)
    return _sum(tokens)


def _plain(token: str, *, alone: bool = False) -> Decimal | None:
    """Value of an Arabic number, a hanzi digit, 零五, 三点五, or alone a digit string 二〇一六."""
    if token[0] in "0123456789":
        return Decimal(token.replace(",", ""))
    whole, _, fraction = token.partition("点")
    digits = whole.lstrip(ZEROS) if not alone else whole
    if len(digits) > 1 and not (alone and (len(digits) > 2 or set(digits) & set(ZEROS))):
        return None
    text = "".join(str(DIGITS[c]) for c in digits) or "0"
    return Decimal(text + ("." + "".join(str(DIGITS[c]) for c in fraction) if fraction else ""))


def _sum(tokens: list[str]) -> Decimal | None:
    """Add up digits and units from left to right; None at the first that does not fit."""
    adder = _Adder()
    for token in tokens:
        if not adder.take(token):
            return None
    if adder.digit is not None and "." in tokens[0] and len(tokens) > 2:
        return None  # 1.62亿五岁以下儿童: the digit is another number
    return adder.result(tokens)


class _Adder:
    """total: what 万 and 亿 have closed; section: below the next of them; digit: not yet placed."""

    def __init__(self) -> None:
        self.total = self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.small = self.big = 0  # the last unit of each sort, 0 when none binds
        self.after_big = False

    def take(self, token: str) -> bool:
        """Tell whether the token fits, and add it."""
        if token in BIG:
            return self._take_big(BIG[token])
        if token in SMALL:
            return self._take_small(SMALL[token])
        if token[0] == "点":  # 二十点五
            self.section += _plain("零" + token) or 0
            return self.digit is None
        digit = _plain(token)
        if digit is None or self.digit is not None or (self.small and digit >= self.small):
            return False
        self.digit, self.after_big = digit, False
        return not (self.big and not self.small and digit >= BIG["万"])

    def _take_small(self, unit: int) -> bool:
        if self.small and unit >= self.small:
            return False
        self.section += (Decimal(1) if self.digit is None else self.digit) * unit
        self.digit, self.small, self.after_big = None, unit, False
        return True

    def _take_big(self, unit: int) -> bool:
        section = self.section + (self.digit or 0)
        if section == 0 and self.digit is None and not self.after_big:
            section = Decimal(1)
        if self.big == unit:
            return False
        if self.big and unit > self.big:
            self.total = (self.total + section) * unit  # 万亿
        else:
            self.total += section * unit
        self.section, self.digit, self.small, self.big = Decimal(0), None, 0, unit
        self.after_big = True
        return True

    def result(self, tokens: list[str]) -> Decimal:
        """Return the sum; the last digit of 二百五 is 50, of 3万5 5000, of 一百零五 5."""
        tail = self.digit or Decimal(0)
        before = tokens[-2] if len(tokens) > 1 else ""
        unit = SMALL.get(before, 0) or BIG.get(before, 0)
        if self.digit is not None and len(tokens[-1]) == 1 and unit > SMALL["十"]:
            tail = tail * unit / 10
        value = self.total + self.section + tail
        return rounded(value) if value == value.to_integral_value() else value


@lru_cache(maxsize=16)
def scan(text: str, start: int) -> Numeral | None:
    """Return the longest well-formed numeral that begins at start.

    >>> scan("逾30多亿元", 1).low
    Decimal('3000000000')
    >>> (scan("两三百人", 0).low, scan("两三百人", 0).high)
    (Decimal('200'), Decimal('300'))
    """
    match = RUN.match(text, start, start + _MAX_CHARS)
    if match is None or not match.group():
        return None
    end = match.end()
    while end > start:
        found = _evaluate(text, start, end)
        if found is not None:
            return found
        end -= 1
        if text[end] in "0123456789" and end > start and text[end - 1] in ".,0123456789":
            end = _before_number(text, start, end)
    return None


def _before_number(text: str, start: int, end: int) -> int:
    """Step back over a whole Arabic number, so that 1亿2000 never becomes 1亿2."""
    while end > start and text[end - 1] in ".,0123456789":
        end -= 1
    return end


def _evaluate(text: str, start: int, end: int) -> Numeral | None:
    run = text[start:end].replace(" ", "")
    if run in ("陆", "伍") and text[end : end + 1] not in ("元", "圆", "角", "分"):
        return None  # a surname: 陆克文
    if not run or run[-1] in "多余来几数点" or text[end - 1] == " ":
        return None
    arabic = any(c in "0123456789" for c in run)
    over = any(c in run[1:] for c in "多余几")
    about = "来" in run[1:]
    tail = _TAIL.fullmatch(run)
    vague = run[0] in "几数"
    plain = run[1:] if vague else run.translate(_APPROXIMATES)
    if vague:
        value = value_of("一" + plain)
        ends = None if value is None else (value, value * 10)
    else:
        ends = _ends(plain)
    if ends is None:
        return None
    return Numeral(
        start=start,
        end=end,
        low=ends[0],
        high=ends[1],
        scale=_scale(run),
        tail=prod({**SMALL, **BIG}[c] for c in tail[1]) if tail else 1,
        over=over,
        about=about,
        vague=vague,
        arabic=arabic,
    )


def _scale(run: str) -> int:
    last = _SCALE.findall(run)[0]
    if len(last) > 1:  # 万亿
        return prod(BIG[char] for char in last)
    return max((BIG[char] for char in run if char in BIG), default=1)


def _ends(run: str) -> tuple[Decimal, Decimal] | None:
    pair = _PAIR.search(run)
    if pair is not None:
        first, second = DIGITS[pair[1]], DIGITS[pair[2]]
        if second == first + 1 or (first, second) == (3, 5):
            low = value_of(run[: pair.start()] + pair[1] + run[pair.end() :])
            high = value_of(run[: pair.start()] + pair[2] + run[pair.end() :])
            return None if low is None or high is None or low >= high else (low, high)
    value = value_of(run)
    return None if value is None else (value, value)

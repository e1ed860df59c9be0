"""A second opinion on figures: does the English state each number of the Chinese?

Written apart from summarizer.quantities and sharing no code or table with it, so that one mistake
cannot be made twice. It is deliberately plain: it reads numbers, knows what 万 and 亿 are worth,
and asks whether each value stands in the English at all. Numbers below ten that are written as
Chinese characters are not asked for (两国 is "both countries", 一带一路 is no number).
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

import regex

from eval.readers import read_tsv

VOCABULARY: Final = Path(__file__).with_name("independent.tsv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of a text.

    values:     every value it may be read as: "5m" is 5 and 5,000,000.
    currencies: ISO codes it may be in; empty when it is no money or does not say.
    firm:       False for words that idiom brings and takes ("first", "both", "May").
    """

    text: str
    values: frozenset[Decimal]
    currencies: frozenset[str] = frozenset()
    firm: bool = True


@cache
def table(language: str, kind: str) -> Mapping[str, str]:
    """Return word -> value of one part of independent.tsv."""
    rows = read_tsv(VOCABULARY)
    return {
        row["word"]: row["value"]
        for row in rows
        if row["language"] == language and row["kind"] == kind
    }


def choice(words: Mapping[str, str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(map(regex.escape, sorted(words, key=len, reverse=True)))


# ---------------------------------------------------------------- Chinese

ARABIC: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
SCALE: Final = "(?:[十百万萬亿億]|千(?![米克瓦卡赫]))*"
NUMERAL: Final = "零〇一二三四五六七八九十百千万亿两"


@cache
def chinese_pattern() -> regex.Pattern[str]:
    currency = choice(table("zh", "currency"))
    return regex.compile(
        rf"(?P<century>\d+|[{NUMERAL}]+)世[纪紀](?P<decade>\d0|[二三四五六七八九]十)年代"
        rf"|[数几數幾][{NUMERAL}萬億]+"
        rf"|百分之(?P<percent>{ARABIC}|[{NUMERAL}点]+)"
        rf"|(?P<arabic>{ARABIC})(?P<more>[多余餘])?(?P<scale>{SCALE})"
        rf"(?:(?P<arabic2>{ARABIC})(?P<scale2>[千万萬]+))?"
        rf"[多余餘]?\s*(?P<currency>{currency})?(?P<after>年代|[时時点點]|倍|个百分点|月)?"
        rf"|(?P<year>[零〇一二三四五六七八九]{{4}})(?=年)"
        rf"|(?P<words>[{NUMERAL}萬億兩]+)[多余餘]?(?P<currency2>{currency})?"
    )


def from_numerals(run: str) -> Decimal | None:
    """Return the value of a Chinese numeral, None when it is no well-formed one.

    >>> from_numerals("三百二十"), from_numerals("两亿五千万")
    (Decimal('320'), Decimal('250000000'))
    >>> from_numerals("十三五"), from_numerals("万")
    (None, None)
    """
    digits, scales = table("zh", "digit"), table("zh", "scale")
    total, section, digit, last, last_myriad = 0, 0, None, 10**4, 10**12
    for char in run:
        if char in digits:
            if digit:
                return None
            digit = int(digits[char])
            continue
        scale = int(scales[char])
        bare = digit is None and not section
        if scale >= 10**4:
            if bare and not total:
                return None
            chunk = section + (digit or 0)
            total = (
                total + chunk * scale if scale < last_myriad and chunk else (total + chunk) * scale
            )
            section, digit, last, last_myriad = 0, None, 10**4, scale
        elif scale >= last or (digit is None and scale > 10):
            return None
        else:
            section, digit, last = section + (1 if digit is None else digit) * scale, None, scale
    return Decimal(total + section + (digit or 0))


def scaled(digits: str, scale: str) -> Decimal:
    """Return the value of digits with their 万 and 亿.

    >>> scaled("1,000", "万亿")
    Decimal('1000000000000000')
    """
    value = Decimal(digits.replace(",", ""))
    for char in scale:
        value *= Decimal(table("zh", "scale")[char])
    return value


def chinese_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers that the English must state (firm) or may state.

    >>> [n.text for n in chinese_numbers("一带一路项目总额270亿美元") if n.firm]
    ['270亿美元']
    """
    for match in chinese_pattern().finditer(tidy(text)):
        group = match.groupdict()
        code = group["currency"] or group["currency2"]
        currencies = frozenset({table("zh", "currency")[code]}) if code else frozenset()
        values, firm = read_chinese(group)
        if values:
            yield Number(text=match[0], values=values, currencies=currencies, firm=firm)


def read_chinese(group: Mapping[str, str | None]) -> tuple[frozenset[Decimal], bool]:
    """Return the values of a match, and whether the English has to state one of them."""
    if century := group["century"]:
        values = {
            (hundreds - 1) * 100 + decade
            for hundreds in [decimal_of(century)]
            for decade in [decimal_of(group["decade"] or "0")]
            if hundreds is not None and decade is not None
        }
    elif percent := group["percent"]:
        whole, _, fraction = percent.partition("点")
        tail = "".join(table("zh", "digit").get(char, "") for char in fraction)
        values = {
            value + Decimal(f"0.{tail or 0}") for value in [decimal_of(whole)] if value is not None
        }
    elif year := group["year"]:
        values = {Decimal("".join(table("zh", "digit")[char] for char in year))}
    elif arabic := group["arabic"]:
        value = scaled(arabic, group["scale"] or "")
        if group["arabic2"]:
            value += scaled(group["arabic2"], group["scale2"] or "")
        return alternatives(value, group["after"] or ""), value > 1
    else:
        return read_numerals(group["words"] or "")
    return frozenset(values), bool(values)


def read_numerals(words: str) -> tuple[frozenset[Decimal], bool]:
    """Return the values of a run of numerals; what is no number may still be stated.

    十三五 is no number, but the English says 13th Five-Year Plan.
    """
    number = from_numerals(words)
    if number is not None:
        return alternatives(number, "年" if len(words) > 1 else ""), number > 10 and len(words) > 1
    digits = table("zh", "digit")
    loose = {Decimal(digits[char]) for char in words if char in digits}
    five_year = {10 + value for value in loose} if words.startswith("十") else set()
    return frozenset(loose | five_year), False


def decimal_of(run: str) -> Decimal | None:
    """Return the value of Arabic digits or of a Chinese numeral."""
    return Decimal(run.replace(",", "")) if run[0].isdigit() else from_numerals(run)


def alternatives(value: Decimal, after: str) -> frozenset[Decimal]:
    """Return what else the English may say for the value before this character.

    90年代 is the 1990s; 3时 may be 15:00; 增长2倍 may be "tripled"; 0.5个百分点 is 50 basis points.
    """
    extra: dict[str, tuple[Decimal, ...]] = {
        "年代": (value + 1900, value + 1800),
        "倍": (value + 1, value * 100),
        "个百分点": (value * 100,),
    }
    if after in set("时時点點"):
        return frozenset({value, (value + 12) % 24, value % 12})
    return frozenset({value, *extra.get(after, ())})


def tidy(text: str) -> str:
    """Return the text with half-width digits and without spaces before a unit."""
    text = regex.sub(r"(?<=\d)\s+(?=\p{Han})|(?<=\p{Han})\s+(?=\d)", "", text)
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" and c != "，" else c for c in text)


# ---------------------------------------------------------------- English


@cache
def english_pattern() -> regex.Pattern[str]:
    scale, units = choice(table("en", "scale")), choice(table("en", "unit"))
    currency, ordinal = choice(table("en", "currency")), choice(table("en", "ordinal"))
    word = rf"(?i:{units}|hundred|thousand|million|billion|trillion)"
    return regex.compile(
        rf"(?P<before>{currency})?\s?(?P<digits>{ARABIC}|(?<!\d)\.\d+)"
        rf"(?:[\s-]?(?i:(?P<scale>{scale}))(?![A-Za-z])|(?P<suffix>st|nd|rd|th|s)\b)?"
        rf"(?P<points>\s?basis points|\s?bps?\b)?(?P<decades>\sdecades)?"
        rf"(?:(?<=\S)[\s-](?P<after>{currency})(?![A-Za-z]))?"
        rf"|\b(?P<words>(?:(?i:an?|half\sa)\s(?=hundred|thousand|million|billion|trillion|dozen))?"
        rf"{word}(?:(?:\sand\s|[\s-])(?:{word}))*)\b(?P<decades2>[\s-]decades?)?(?P<dozens>[\s-]dozen)?(?:\s(?P<after2>{currency})(?![A-Za-z]))?"
        rf"|\b(?P<ordinal>(?i:{ordinal}))\b"
        rf"|\b(?P<month>{choice(table('en', 'month'))})\b"
    )


def from_words(words: str) -> Decimal:
    """Return the value of English number words.

    >>> from_words("two hundred and fifty thousand"), from_words("half a million")
    (Decimal('250000'), Decimal('500000.0'))
    """
    total, section = Decimal(0), Decimal(0)
    for word in regex.split(r"[\s-]+", words.lower()):
        if word in table("en", "unit"):
            section += int(table("en", "unit")[word])
        elif word == "half":
            section = Decimal("0.5")
        elif word in table("en", "scale"):
            scale = int(table("en", "scale")[word])
            section = (section or Decimal(1)) * scale
            if scale > 100:
                total, section = total + section, Decimal(0)
    return total + section


def english_numbers(text: str) -> list[Number]:
    """Return the numbers of an English text, in order.

    >>> [sorted(map(str, n.values)) for n in english_numbers("US$27 billion by May 2017")]
    [['27', '27000000000'], ['5'], ['2017']]
    """
    found = []
    for match in english_pattern().finditer(html.unescape(text)):
        group = match.groupdict()
        codes = group["before"] or group["after"] or group["after2"]
        currencies = frozenset(table("en", "currency")[codes].split()) if codes else frozenset()
        values = read_english(group)
        firm = bool(group["digits"])
        found.append(Number(text=match[0], values=values, currencies=currencies, firm=firm))
    return shared_scales(found)


def read_english(group: Mapping[str, str | None]) -> frozenset[Decimal]:
    """Return every value that a match may have."""
    if digits := group["digits"]:
        value = Decimal(digits.replace(",", ""))
        values = {value}
        if scale := group["scale"]:
            values.add(value * int(table("en", "scale")[scale.lower()]))
        if group["suffix"] == "s":
            values |= {value % 100}
        if group["points"]:
            values.add(value / 100)
        if group["decades"]:
            values.add(value * 10)
        return frozenset(values)
    if words := group["words"]:
        parts = {
            Decimal(table("en", "unit")[w])
            for w in words.lower().split()
            if w in table("en", "unit")
        }
        value = from_words(words)
        if group["decades2"]:
            return frozenset({value, value * 10})
        if group["dozens"]:
            return frozenset({value * 12, value * 10})
        return frozenset({value, *parts})
    if ordinal := group["ordinal"]:
        return frozenset({Decimal(table("en", "ordinal")[ordinal.lower()])})
    return frozenset({Decimal(table("en", "month")[group["month"] or ""])})


def shared_scales(numbers: list[Number]) -> list[Number]:
    """Let the first number of a range take the scale of the second: 20-30 million.

    Each number may also be read with the scale of the number after it.
    """
    shared = []
    for number, after in zip(numbers, [*numbers[1:], None], strict=False):
        values = set(number.values)
        if after and len(after.values) == 2 and len(number.values) == 1:
            low, high = sorted(after.values)
            if low:
                values |= {value * high / low for value in number.values}
        shared.append(
            Number(
                text=number.text,
                values=frozenset(values),
                currencies=number.currencies,
                firm=number.firm,
            )
        )
    return shared


# ---------------------------------------------------------------- both


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """asked: firm numbers of the Chinese; missing: those the English lacks or has in another
    currency; stated: firm numbers of the English; extra: those that the Chinese does not have.
    """

    asked: tuple[Number, ...]
    missing: tuple[Number, ...]
    stated: tuple[Number, ...]
    extra: tuple[Number, ...]


RELATIVE: Final = regex.compile("[今去明前昨本同当當][年]|[上下][半年个月]|同期")
YEARS: Final = range(1900, 2101)


def compare(zh: str, en: str) -> Comparison:
    """Compare the numbers of a Chinese text and its English.

    >>> [n.text for n in compare("总金额达270亿美元", "worth $270 billion").missing]
    ['270亿美元']
    >>> compare("总金额达270亿美元", "worth US$27 billion").missing
    ()
    >>> compare("2500万吨/年铜选矿厂", "25 million tonnes a year").missing
    ()
    """
    source, target = list(chinese_numbers(zh)), english_numbers(en)
    asked = tuple(number for number in source if number.firm)
    stated = tuple(number for number in target if number.firm)
    known = frozenset().union(*(number.values for number in source))
    relative = bool(RELATIVE.search(zh))
    extra = tuple(
        number
        for number in stated
        if not number.values & known and not (relative and max(number.values) in YEARS)
    )
    missing = tuple(number for number in asked if not any(same(number, en) for en in target))
    return Comparison(asked=asked, missing=missing, stated=stated, extra=extra)


def same(zh: Number, en: Number) -> bool:
    """Tell whether the English number may be the Chinese one."""
    if not zh.values & en.values:
        return False
    return not (zh.currencies and en.currencies and zh.currencies.isdisjoint(en.currencies))

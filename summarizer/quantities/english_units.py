"""What an English number counts: currencies, percent, measures and rates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.records import QuantityKind

_PERCENT: Final = regex.compile(
    r"(?P<pp>[ -]?(?:percentage[ -]points?|percent[ -]points?|ppts?\b|pp\b|pct\ points?))"
    r"|(?P<bp>[ -]?(?:basis[ -]points?|bps?\b))"
    r"|(?P<percent>\ ?%|[ -]?percent\b|[ -]per[ -]cent\b|\ ?pct\b)(?P<off>\ (?:off|discount)\b)?"
    r"(?P<left>\ of\ (?:(?:its|their|the)\ )?(?:[a-z]+\ ){0,2}prices?\b)?"
    r"|(?P<mille>\ ?‰|\ per\ thousand\b)|(?P<myriad>\ ?‱|\ per\ 10,000\b)",
    regex.IGNORECASE,
)
_TIMES: Final = regex.compile(
    r"(?:[ -]times|[ -]?fold)\b(?P<more>\ (?:more|higher|larger|bigger|greater|longer|faster))?"
    r"|x\b(?!\d)",
    regex.IGNORECASE,
)
_SIGN: Final = regex.compile(
    r"(?:(?<![A-Za-z])(?:US|U\.S\.|HK|NT|AU|A|C|CA|NZ|S|R|MOP|JP|RM)?\ ?[$€£¥￥₽₹₩₪₦]"
    r"|(?<![A-Za-z])(?:RM|Rs\.?|Rp|[A-Z]{3})|[Rr]enminbi|[Yy]uan)\ ?-?$"
)
_NAME: Final = regex.compile(
    r"[ -]?(?:of\ )?((?:[A-Z]\.){1,2}\ )?([A-Za-z$€£¥]+)(\ [A-Za-z]+)?(\ [A-Za-z]+)?"
)
_CENTS: Final = regex.compile(
    r"[ -](?:(?:U\.?S\.?\ )?(?P<cents>cents?)|(?P<euro>euro[ -]?cents?)|(?P<pence>pence)"
    r"|(?P<fen>fen))\b(?!\ per\ cent)",
    regex.IGNORECASE,
)
_COINS: Final = {"cents": "USD", "euro": "EUR", "pence": "GBP", "fen": "CNY"}
_CENT: Final = Decimal("0.01")
_WORDS: Final = regex.compile(
    r"[ -]?([A-Za-z°℃℉μµ㎡㎢][A-Za-z°²³.]*\d?)([ -][A-Za-z]+)?([ -][A-Za-z]+)?([ -][A-Za-z]+)?"
)
_DEGREES: Final = regex.compile(r"\ ?(?:°\ ?[CF]?|℃|℉)(?![A-Za-z])")
_OLD: Final = regex.compile(r"[ -]old")
_PER: Final = regex.compile(
    r"(?:\ ?/\ ?|[ -](?:per|an?|each|every)[ -])"
    r"(?P<per>[A-Za-z]+(?:[ -](?:meter|metre|hour)s?)?²?)\b"
    r"|[ -](?P<adverb>annually|daily|monthly|weekly|hourly|yearly|p\.a\.|per\ annum|each\b)",
    regex.IGNORECASE,
)
# Codes and words that are English words too, or too short to be told from them.
_NOT_UNITS: Final = frozenset({"a", "d", "A", "in", "C", "F", "B", "J", "mo", "yo", "wk", "ac"})
_NOT_MONEY: Final = frozenset({"real", "sol", "mark", "marks", "sum", "ALL", "TOP", "CUP", "GEL"})
_TIME: Final = frozenset({"a", "mo", "d", "wk", "h", "min", "s"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Kind and unit of a number; factor: 0.01 for cents, 10 for decades."""

    start: int
    end: int
    kind: QuantityKind = "count"
    unit: str = ""
    factor: Decimal = Decimal(1)


@cache
def _rates(kind: str) -> dict[str, str]:
    return {
        row["en"]: row["code"] for row in vocabulary.rows("english_rates") if row["kind"] == kind
    }


@cache
def _folded_units() -> dict[str, str]:
    units = vocabulary.english_units()
    return {
        form.lower(): code for form, code in units.items() if len(form) > 2 or not form.isascii()
    }


def counted(text: str, start: int, end: int, floor: int, *, fraction: bool) -> Counted:
    """Return what the number of a span counts, with currency before it and rate after it."""
    share = _share(text, start, end)
    if share is not None:
        return share
    code, sign = currency_before(text, start, floor)
    if code and (cents := _CENTS.match(text, end)) and (cents["cents"] or cents["fen"]):
        return Counted(start=sign, end=cents.end(), kind="money", unit=code, factor=_CENT)
    if code:
        return _with_rate(text, Counted(start=sign, end=end, kind="money", unit=code))
    if fraction:
        return Counted(start=start, end=end, kind="ratio")
    times = _TIMES.match(text, end)
    if times is not None:
        unit = "times more" if times["more"] else "times"
        return Counted(start=start, end=times.end(), kind="ratio", unit=unit)
    return _with_rate(text, _unit(text, start, end))


def _share(text: str, start: int, end: int) -> Counted | None:
    match = _PERCENT.match(text, end)
    if match is None:
        return None
    if match["pp"] or match["bp"]:
        unit = "pp" if match["pp"] else "bp"
        return Counted(start=start, end=match.end(), kind="points", unit=unit)
    if match["left"] and not match["off"]:  # 七折: 70 percent of the price
        return Counted(start=start, end=match.start("left"), kind="percent", unit="% of price")
    unit = "‰" if match["mille"] else "‱" if match["myriad"] else "% off" if match["off"] else "%"
    return Counted(start=start, end=match.end(), kind="percent", unit=unit)


def currency_before(text: str, start: int, floor: int) -> tuple[str, int]:
    """Return the code of a sign or code before start, "" when there is none, and its start."""
    match = _SIGN.search(text, max(floor, start - 8), start)
    if match is None:
        return "", start
    sign = match.group().rstrip("- ").replace(" ", "")
    names = vocabulary.english_currencies()
    code = names.get(sign) or names.get(sign.lower()) or ""
    return (code, match.start()) if code else ("", start)


def currency_after(text: str, end: int) -> tuple[str, int]:
    """Return the code of a currency name after end, "" when there is none, and its end."""
    match = _NAME.match(text, end)
    if match is None:
        return "", end
    names = vocabulary.english_currencies()
    head = match[1] or ""
    for count in (4, 3, 2):
        if match[count] is None:
            continue
        phrase = text[match.start(2) : match.end(count)]
        code = names.get(head + phrase) or names.get((head + phrase).lower())
        if code and phrase not in _NOT_MONEY:
            return code, match.end(count)
    return "", end


def _unit(text: str, start: int, end: int) -> Counted:
    cents = _CENTS.match(text, end)
    if cents is not None:
        coin = next(name for name in _COINS if cents[name])
        return Counted(start=start, end=cents.end(), kind="money", unit=_COINS[coin], factor=_CENT)
    code, money_end = currency_after(text, end)
    if code:
        return Counted(start=start, end=money_end, kind="money", unit=code)
    degrees = _DEGREES.match(text, end)
    if degrees is not None:
        sign = degrees.group().replace(" ", "")
        unit = vocabulary.english_units().get(sign, "deg")
        return Counted(start=start, end=degrees.end(), kind="measure", unit=unit)
    return _measure(text, start, end) or Counted(start=start, end=end)


def _measure(text: str, start: int, end: int) -> Counted | None:
    match = _WORDS.match(text, end)
    if match is None:
        return None
    units, folded, whole = vocabulary.english_units(), _folded_units(), _rates("whole")
    for count in (4, 3, 2, 1):
        if match[count] is None:
            continue
        written = text[match.start(1) : match.end(count)].strip(" .")
        phrase = written.replace("-", " ")
        if phrase.lower() in whole:
            return Counted(
                start=start, end=match.end(count), kind="measure", unit=whole[phrase.lower()]
            )
        if phrase in ("decade", "decades"):
            return Counted(
                start=start, end=match.end(count), kind="measure", unit="a", factor=Decimal(10)
            )
        if written == "s" and match.start(1) == end:
            continue  # the 1920s
        code = units.get(phrase) or folded.get(phrase.lower()) or units.get(written)
        if code is None or phrase in _NOT_UNITS:
            continue
        old = _OLD.match(text, match.end(count)) if code == "a" else None
        if old is not None:
            return Counted(start=start, end=old.end(), kind="measure", unit="yo")
        return Counted(start=start, end=match.end(count), kind="measure", unit=code)
    return None


def _with_rate(text: str, found: Counted) -> Counted:
    """Join a rate that follows: a year, per hour, /kWh."""
    match = _PER.match(text, found.end)
    if match is None or "/" in found.unit:
        return found
    word = (match["per"] or match["adverb"]).lower()
    rates = _rates("per")
    per, end = rates.get(word), match.end()
    if per is None and " " in word:
        head = word.split(" ")[0]
        per, end = rates.get(head), match.start("per") + len(head)
    if per is None or (
        found.kind == "count"
        and per == "a"
        and not match.group().strip().startswith(("a", "p", "/"))
    ):
        return found
    if found.unit in _TIME and per in _TIME:
        return found
    return Counted(
        start=found.start,
        end=end,
        kind=found.kind,
        unit=f"{found.unit}/{per}",
        factor=found.factor,
    )

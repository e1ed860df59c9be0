"""Every figure of an English text, in any spelling."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.english_dates import date_at
from summarizer.quantities.english_numbers import (
    ORDINALS,
    SCALES,
    WORDS,
    EnglishNumber,
    fraction_at,
    number_at,
    ordinal_at,
)  # fmt: skip
from summarizer.quantities.records import Bound, Quantity, QuantityKind

_MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_FOLDS: Final = {
    "doubl(?:e|es|ed|ing)": "2", "tripl(?:e|es|ed|ing)": "3", "trebl(?:e|es|ed|ing)": "3",
    "quadrupl(?:e|es|ed|ing)": "4", "quintupl(?:e|es|ed|ing)": "5", "halv(?:e|es|ed|ing)": "0.5",
    "twice": "2", "thrice": "3", "once": "1", "twofold": "2", "threefold": "3", "fourfold": "4", "fivefold": "5",
    "sixfold": "6", "sevenfold": "7", "eightfold": "8", "tenfold": "10",
}  # fmt: skip
_FOLD: Final = regex.compile(
    "|".join(f"(?P<f{i}>\\b{word}\\b)" for i, word in enumerate(_FOLDS)), regex.IGNORECASE
)
_VAGUE: Final = regex.compile(
    r"\b(?:(?P<head>tens|dozens|scores|hundreds)\ of\ )?(?P<unit>hundreds|thousands|millions|billions|trillions|dozens|tens|scores)\b(?:\ of\b(?!\ (?:the|those|them|these|his|her|its)))?|\b(?:several|a\ few|many)\ (?P<several>hundred|thousand|million|billion|dozen)\b(?:\ (?P<more>million|billion|thousand))?",
    regex.IGNORECASE,
)
_WORDS: Final = "|".join([*WORDS, *SCALES, *ORDINALS, *_MONTHS, *_FOLDS, r"an?\ (?:%s|half|third|quarter|fifth|tenth|hour|day|week|month|year|century|minute|second|kilometer|kilometre|mile|meter|metre|gram|liter|litre)\b" % "|".join(SCALES),
    "half", "tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions", "several", "many", "noon", "midday", "midnight",
    "last quarter", "final quarter", "latter half", "both", "couple", "pair", "decade", "decades", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
    "Q[1-4]", "H[12]", "AD", "A\\.D"])  # fmt: skip
_TRIGGER: Final = regex.compile(
    rf"(?<![A-Za-z\d])(?:\.\d|\d)|[½¼¾⅓⅔]|(?<=[A-Z]{{2,3}})(?:(?<=RMB|USD|CNY|EUR|HKD|JPY|GBP|RM)|(?<=\bRs))\d|['’](?=[2-9]0s)|(?<![A-Za-z])(?:{_WORDS})",
    regex.IGNORECASE,
)
_PERCENT: Final = regex.compile(
    r"[ -]?(?:percentage[ -]points?|percent[ -]points?|ppts?\b|pp\b|pct\ points?)|[ -]?(?:basis[ -]points?|bps?\b)|\ ?%|[ -]per[ -]?cent\b|\ ?pct\b|\ ?‰",
    regex.IGNORECASE,
)
_TIMES: Final = regex.compile(
    r"[ -]?(?:times|fold)\b(?P<more>\ (?:more|higher|larger|bigger|greater|longer|faster))?|x\b(?!\d)",
    regex.IGNORECASE,
)
_OFF: Final = regex.compile(r"\ (?:off|discount)\b", regex.IGNORECASE)
_PER: Final = regex.compile(
    r"(?:\ ?/\ ?|[ -](?:per|an?|each|every)[ -])(?P<per>[A-Za-z²]+)\b|[ -](?P<adverb>annually|daily|monthly|weekly|hourly|yearly|p\.a\.|per\ annum)",
    regex.IGNORECASE,
)
_PERS: Final = {
    "year": "a", "annum": "a", "yr": "a", "a": "a", "month": "mo", "week": "wk", "day": "d", "d": "d", "hour": "h", "hr": "h", "h": "h",
    "minute": "min", "min": "min", "second": "s", "sec": "s", "s": "s", "person": "person", "capita": "person", "head": "person", "share": "share",
    "tonne": "t", "ton": "t", "barrel": "bbl", "kilogram": "kg", "kg": "kg", "ounce": "oz", "annually": "a", "yearly": "a", "p.a.": "a",
    "per annum": "a", "daily": "d", "monthly": "mo", "weekly": "wk", "hourly": "h", "kilometer": "km", "kilometre": "km", "kilowatt": "kWh", "unit": "unit", "household": "household",
    "mu": "mu", "hectare": "ha", "square": "m2", "cubic": "m3", "gram": "g", "kwh": "kWh",
}  # fmt: skip
_PLAIN_RATES: Final = {
    "mph": "mi/h",
    "kph": "km/h",
    "kmph": "km/h",
    "kmh": "km/h",
    "mbps": "Mbit/s",
    "gbps": "Gbit/s",
    "bpd": "bbl/d",
}
_SIGN: Final = regex.compile(
    r"(?:(?<![A-Za-z])(?:US|U\.S\.|HK|NT|AU|A|C|CA|NZ|S|R|MOP|JP|RM)?\ ?[$€£¥￥₽₹₩₪₦]|(?<![A-Za-z])(?:RM|Rs\.?|Rp|[A-Z]{3})|[Rr]enminbi|[Yy]uan)\ ?-?$"
)
_MINUS: Final = regex.compile(r"(?:(?<![\w.)])[-−–]|\b(?:minus|negative)\ )$", regex.IGNORECASE)
_CENTS: Final = regex.compile(r"\ (?:U\.?S\.?\ )?(cents?|pence)\b(?!\ per\ cent)", regex.IGNORECASE)
_BELOW: Final = regex.compile(r"\ (?:degrees?\ )?below\ (?:zero|freezing)", regex.IGNORECASE)
_TRAIL_BOUND: Final[dict[str, Bound]] = {
    "or more": "at least",
    "or less": "at most",
    "or so": "about",
    "or above": "at least",
    "or older": "at least",
    "or younger": "at most",
    "and above": "at least",
    "or fewer": "at most",
    "plus": "over",
    "or over": "at least",
    "and over": "at least",
    "or under": "at most",
    "or below": "at most",
    "odd": "over",
    "and more": "at least",
    "and less": "at most",
    "and below": "at most",
    "and up": "at least",
    "and older": "at least",
    "and under": "at most",
    "or lower": "at most",
    "or higher": "at least",
    "or longer": "at least",
}
_TRAIL: Final = regex.compile(
    r"[ -](?:[a-z]+\ )?(?P<word>" + "|".join(_TRAIL_BOUND) + r")\b|\+", regex.IGNORECASE
)
_PAIRS: Final = {"both": 2, "couple": 2, "pair": 2, "decade": 10, "decades": 0}


@cache
def _bounds() -> tuple[regex.Pattern[str], dict[str, Bound]]:
    allowed: dict[str, Bound] = {
        b: b for b in ("exact", "about", "over", "nearly", "at least", "at most", "under")
    }
    words = {row["en"]: allowed[row["bound"]] for row in vocabulary.rows("english_bounds")}
    pattern = (
        rf"(?<![A-Za-z])(?P<word>{vocabulary.alternation(dict(words))})\ (?:(?:an?|the|of)\ )?$"
    )
    return regex.compile(pattern, regex.IGNORECASE), words


@cache
def _folded_units() -> dict[str, str]:
    units = vocabulary.english_units()
    return {
        form.lower(): code for form, code in units.items() if len(form) > 2 or not form.isascii()
    }


def read(english: str) -> tuple[Quantity, ...]:
    """Return every figure of an English text, in order.

    >>> [(str(q.low), q.unit) for q in read("more than US$27bn, 6.2 percentage points, 70 mph")]
    [('27000000000', 'USD'), ('6.2', 'pp'), ('70', 'mi/h')]
    """
    text = english.replace("\u00a0", " ").replace("\u202f", " ").replace("‑", "-")
    found: list[Quantity] = []
    pos = 0
    while (trigger := _TRIGGER.search(text, pos)) is not None:
        start = trigger.start()
        quantity = _at(text, start, found[-1].end if found else 0)
        if quantity is None:
            token = regex.compile(r"[\d.,]*\d[A-Za-z]*|['’]|\w+|.").match(text, start)
            pos = token.end() if token else start + 1
            continue
        found.append(quantity)
        pos = quantity.end
    return tuple(found)


def _at(text: str, pos: int, floor: int) -> Quantity | None:
    if (
        regex.search(r"[A-Za-z]{1,}[-_]$|[A-Z]$", text[max(0, pos - 6) : pos])
        and text[pos].isdigit()
        and not regex.search(
            r"(?:RMB|USD|CNY|EUR|HKD|JPY|GBP|RM|Rs|mid-|pre-|post-|non-|some-|early-|late-|US\$)$",
            text[max(0, pos - 5) : pos],
        )
    ):
        return None
    date = date_at(text, pos)
    number = number_at(text, pos)
    fraction = fraction_at(text, pos)
    if fraction is not None and (number is None or fraction.end > number.end):
        number = fraction
    amount = None if number is None else _amount(text, number, floor)
    ordinal = ordinal_at(text, pos)
    other = _fold(text, pos) or _vague(text, pos) or _pair(text, pos) or _single(text, pos)
    best: Quantity | None = None
    nth = None
    if ordinal is not None:
        nth = _quantity(text, ordinal.start, ordinal.end, "ordinal", ordinal.value, ordinal.value)
    for candidate in (date, other, amount, nth):
        if candidate is not None and (best is None or candidate.end > best.end):
            best = candidate
    return best


def _quantity(
    text: str,
    start: int,
    end: int,
    kind: QuantityKind,
    low: Decimal | None,
    high: Decimal | None,
    unit: str = "",
    bound: Bound = "exact",
    iso: str = "",
) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        low=low,
        high=high,
        unit=unit,
        bound=bound,
        iso=iso,
    )


def _fold(text: str, pos: int) -> Quantity | None:
    match = _FOLD.match(text, pos)
    if match is None:
        return None
    index = next(int(k[1:]) for k, v in match.groupdict().items() if v)
    value = Decimal(list(_FOLDS.values())[index])
    unit = "times" if match.group().lower() in ("twice", "once", "thrice") else "fold"
    return _quantity(text, pos, match.end(), "ratio", value, value, unit)


_POWERS: Final = {
    "tens": 10,
    "dozens": 10,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}


def _vague(text: str, pos: int) -> Quantity | None:
    match = _VAGUE.match(text, pos)
    if match is None:
        return None
    if match["several"]:
        value = SCALES[match["several"].lower()]
        value = 10 if value == 12 else value
        value *= SCALES[match["more"].lower()] if match["more"] else 1
    else:
        value = _POWERS[match["unit"].lower()] * (
            _POWERS[match["head"].lower()] if match["head"] else 1
        )
    end = match.end()
    code, end = _currency_after(text, end)
    kind: QuantityKind = "money" if code else "count"
    return _quantity(text, pos, end, kind, Decimal(value), Decimal(value * 10), code, "about")


def _pair(text: str, pos: int) -> Quantity | None:
    match = regex.compile(r"(both|couple|pair|decades?)\b", regex.IGNORECASE).match(text, pos)
    if match is None or match.group().lower() == "decades":
        return None
    value = Decimal(_PAIRS[match.group().lower()])
    if value == 10:
        return _quantity(text, pos, match.end(), "measure", value, value, "a")
    return _quantity(text, pos, match.end(), "count", value, value)


def _single(text: str, pos: int) -> Quantity | None:
    """A day, an hour: one of them."""
    match = regex.compile(r"an?\ ([a-z]+)\b", regex.IGNORECASE).match(text, pos)
    code = vocabulary.english_units().get(match[1].lower()) if match else None
    if match is None or code is None or len(match[1]) < 3:
        return None
    return _quantity(text, pos, match.end(), "measure", Decimal(1), Decimal(1), code)


def _currency_before(text: str, start: int, floor: int) -> tuple[str, int]:
    match = _SIGN.search(text, max(floor, start - 8), start)
    if match is None:
        return "", start
    sign = match.group().rstrip("- ").replace(" ", "")
    names = vocabulary.english_currencies()
    code = names.get(sign) or names.get(sign.lower()) or ""
    return (code, match.start()) if code else ("", start)


def _currency_after(text: str, end: int) -> tuple[str, int]:
    names = vocabulary.english_currencies()
    match = regex.compile(
        r"[ -]?(?:of\ )?((?:[A-Z]\.){1,2}\ )?([A-Za-z$€£¥]+)(\ [A-Za-z]+)?(\ [A-Za-z]+)?"
    ).match(text, end)
    if match is None:
        return "", end
    head = match[1] or ""
    words = [w.strip() for w in match.groups()[1:] if w]
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        code = names.get(head + phrase) or names.get((head + phrase).lower())
        if code and not (
            count == 1
            and phrase
            in (
                "real",
                "sol",
                "won",
                "pound",
                "pounds",
                "mark",
                "marks",
                "sum",
                "lev",
                "som",
                "dong",
                "kip",
                "ALL",
                "TOP",
                "CUP",
                "MOP",
                "GEL",
            )
            and not _money_word(text, end, phrase)
        ):
            return code, match.start() + len(match.group()) - sum(
                len(w) for w in match.groups()[count + 1 :] if w
            )
    return "", end


def _money_word(text: str, end: int, phrase: str) -> bool:
    """pounds may be weight, won a verb: both are left to the comparison, which accepts either."""
    return phrase in ("pound", "pounds", "won", "dong", "kip", "lev", "som")


def _amount(text: str, number: EnglishNumber, floor: int) -> Quantity | None:
    start, end, value, iso = number.start, number.end, number.value, number.iso
    if (
        text[start] in "0123456789"
        and len(number.text) > 1
        and number.text.isdigit()
        and number.text[0] == "0"
    ):
        return None
    kind: QuantityKind = "count"
    unit = ""
    code, sign_start = _currency_before(text, start, floor)
    percent = _PERCENT.match(text, end)
    times = _TIMES.match(text, end)
    if percent is not None:
        kind, unit = _percent(percent.group())
        end = percent.end()
        off = _OFF.match(text, end) if unit == "%" else None
        if off:
            unit, end = "% off", off.end()
    elif code:
        kind, unit, start = "money", code, sign_start
    elif times is not None and not iso:
        kind, unit, end = "ratio", "times more" if times["more"] else "times", times.end()
    elif iso:
        kind = "ratio"
    else:
        kind, unit, end = _unit(text, end)
    if iso and kind == "ratio":
        hours = regex.compile(
            r"(?:-|\ an?\ |\ of\ an\ )(hour|century|year|mile|kilometer|kilometre|month|day|decade)\b",
            regex.IGNORECASE,
        ).match(text, end)
        if hours is not None and number.value == Decimal("0.5"):
            return _half_unit(text, start, hours)
    if kind in ("money", "measure", "count"):
        end, unit = _rate(text, end, unit, kind)
    return _finish(text, number, start, end, kind, value, unit, iso, floor)


def _half_unit(text: str, start: int, match: regex.Match[str]) -> Quantity:
    unit, number = {
        "hour": ("min", "30"),
        "year": ("mo", "6"),
        "century": ("a", "50"),
        "decade": ("a", "5"),
        "mile": ("mi", "0.5"),
        "month": ("mo", "0.5"),
        "day": ("h", "12"),
    }.get(match[1].lower(), ("km", "0.5"))
    return _quantity(text, start, match.end(), "measure", Decimal(number), Decimal(number), unit)


def _percent(text: str) -> tuple[QuantityKind, str]:
    lowered = text.lower()
    if ("point" in lowered and "basis" not in lowered) or "pp" in lowered:
        return "points", "pp"
    if "b" in lowered:
        return "points", "bp"
    return "percent", "‰" if "‰" in text else "%"


def _unit(text: str, end: int) -> tuple[QuantityKind, str, int]:
    code, money_end = _currency_after(text, end)
    if code:
        return "money", code, money_end
    cents = _CENTS.match(text, end)
    if cents:
        return "money", "pence" if cents[1].lower() == "pence" else "cent", cents.end()
    units, folded = vocabulary.english_units(), _folded_units()
    match = regex.compile(
        r"[ -]?([A-Za-z°℃℉μµ][A-Za-z°²³.]*\d?)([ -][A-Za-z]+)?([ -][A-Za-z]+)?"
    ).match(text, end)
    if match is None:
        symbol = regex.compile(r"\ ?[°℃℉]\ ?[CF]?\b|['\"′″]").match(text, end)
        if symbol and symbol.group().strip() in ("°", "℃", "℉", "°C", "°F"):
            return "measure", units.get(symbol.group().strip(), "deg"), symbol.end()
        return "count", "", end
    words = [group for group in match.groups() if group]
    for count in range(len(words), 0, -1):
        phrase = regex.sub("-", " ", "".join(words[:count])).strip(" .")
        if count == 1 and phrase.lower() in _PLAIN_RATES:
            return "measure", _PLAIN_RATES[phrase.lower()], match.end(1)
        found = (
            units.get(phrase)
            or folded.get(phrase.lower())
            or units.get("".join(words[:count]).strip(" ."))
        )
        if phrase in (
            "a",
            "d",
            "A",
            "in",
            "C",
            "F",
            "B",
            "J",
            "mi",
            "mo",
            "yo",
            "wk",
            "ac",
            "ly",
            "mu",
            "li",
        ) and not (phrase == "mi" or phrase in ("mu", "li")):
            found = None
        if phrase in ("decade", "decades"):
            return "measure", "decade", match.end(count)
        if found:
            if found == "a" and regex.match(r"[ -]old", text[match.end(count) :]):
                return "measure", "yo", match.end(count) + 4
            return "measure", found, match.end(count)
    return "count", "", end


def _rate(text: str, end: int, unit: str, kind: QuantityKind) -> tuple[int, str]:
    if "/" in unit:
        return end, unit
    match = _PER.match(text, end)
    if match is None:
        return end, unit
    per = _PERS.get((match["per"] or match["adverb"] or "").lower())
    if per is None or (
        kind == "count" and not unit and match["per"] and match["per"].lower() == "a"
    ):
        return end, unit
    if unit in ("a", "mo", "d", "wk", "h", "min", "s") and per in (
        "a",
        "mo",
        "d",
        "wk",
        "h",
        "min",
        "s",
    ):
        return end, unit
    return match.end(), f"{unit}/{per}"


def _finish(
    text: str,
    number: EnglishNumber,
    start: int,
    end: int,
    kind: QuantityKind,
    value: Decimal,
    unit: str,
    iso: str,
    floor: int,
) -> Quantity:
    if unit.partition("/")[0] in ("cent", "pence"):
        unit, value = unit.replace("cent", "USD").replace("pence", "GBP"), value / 100
    if unit.startswith("decade"):
        unit, value = unit.replace("decade", "a"), value * 10
    minus = _MINUS.search(text, max(floor, start - 10), start)
    below = _BELOW.match(text, end)
    if below is not None or (
        minus is not None
        and (kind in ("percent", "measure", "points") or "minus" in minus.group().lower())
    ):
        value = -value
        start = minus.start() if minus else start
        end = below.end() if below else end
    bound: Bound = "exact"
    pattern, words = _bounds()
    before = pattern.search(text, max(floor, start - 24), start)
    if before is not None:
        bound, start = words[before["word"].lower()], before.start()
    trail = _TRAIL.match(text, end)
    if trail is not None:
        bound = _TRAIL_BOUND[trail["word"].lower()] if trail["word"] else "over"
        end = trail.end()
    if kind != "percent" and value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    low: Decimal | None = value
    high: Decimal | None = value
    iso = "" if iso == "1/2" else iso
    if bound in ("over", "at least"):
        high = None
    elif bound in ("nearly", "under", "at most"):
        low = None
    return _quantity(text, start, end, kind, low, high, unit, bound, iso)

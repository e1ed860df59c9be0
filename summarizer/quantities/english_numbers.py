"""English numerals: 27 billion, 27,000,000,000, US$27bn, forty-four, a quarter, 15th, twelve hundred."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import regex

_ONES: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS: Final = {w: i for i, w in enumerate(_ONES)} | {w: 20 + 10 * i for i, w in enumerate(_TENS)}
SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "lakh": 10**5, "crore": 10**7, "quadrillion": 10**15}  # fmt: skip
SHORT: Final = {
    "k": 1000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "M": 10**6,
    "B": 10**9,
    "K": 1000,
}
_ORDINAL_ONES: Final = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
ORDINALS: Final = {w: i for i, w in enumerate(_ORDINAL_ONES)} | {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_PARTS: Final = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    "percent": 100, "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000}  # fmt: skip
del _PARTS["percent"]
_W: Final = "|".join(sorted([*WORDS], key=lambda w: -len(w)))
_S: Final = "|".join(sorted([*SCALES], key=lambda w: -len(w)))
_DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+(?![\d,]\d|\d)|\d+)(?:\.\d+)?|(?<![\w.])\.\d+"
NUMBER: Final = regex.compile(
    rf"(?P<digits>{_DIGITS})(?:(?P<short>bn|mn|mln|tn|trn|[kKmMbB])(?![A-Za-z0-9])|(?P<scale>(?:[ \u00a0-]?(?:{_S})s?\b)+)|(?P<mixed>\ ?[½¼¾]|\ \d/\d\b|\ and\ (?:a|one)[ -](?:half|quarter)\b))?"
    rf"|(?P<words>(?:\b(?:an?|half\ an?)[ -](?=(?:{_S})\b))?(?:\b(?:{_W}|{_S})\b(?:[ -]|,?\ and\ (?=(?:{_W})\b)|,\ (?=(?:{_W})[ -](?:{_S})\b))?)+)",
    regex.IGNORECASE,
)
FRACTION: Final = regex.compile(
    rf"\b(?:(?P<above>\d+|{_W}|an?)[ -])?(?P<below>{'|'.join(sorted(_PARTS, key=lambda w: -len(w)))})\b|(?P<sign>[½¼¾⅓⅔])|(?P<a>\d+)/(?P<b>\d+)(?![\d/])",
    regex.IGNORECASE,
)
ORDINAL: Final = regex.compile(
    rf"(?P<digits>\d[\d,]*)(?:st|nd|rd|th)\b|\b(?:(?P<tens>{'|'.join(_TENS)})[ -])?(?P<word>{'|'.join(sorted(ORDINALS, key=lambda w: -len(w)))})(?:ly)?\b",
    regex.IGNORECASE,
)
_SIGNS: Final = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}


_MONEY_BEFORE: Final = regex.compile(r"[$€£¥]\ ?$")
_HALF_TAIL: Final = regex.compile(r"\ and\ (?:a|one)[ -](?:half|quarter)\b", regex.IGNORECASE)
_SHARE_AFTER: Final = regex.compile(
    r"\ (?:of|as|more|less|higher|lower|the|this|from|in)\b|[,.;)]|$"
)
_NOT_QUARTER: Final = regex.compile(r"-?final|\ (?:ended|earlier|ago|later|before)")
_JOINTS: Final = regex.compile(r"(?:[ ,-]|\ and)+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishNumber:
    """A numeral in English text. words: it was spelled out. iso: "2/3" for a fraction."""

    start: int
    end: int
    value: Decimal
    words: bool = False
    iso: str = ""
    text: str = ""


def words_value(phrase: str) -> Decimal | None:
    """Return the value of a spelled number, None when it is not one.

    >>> words_value("two hundred and fifty"), words_value("forty-four"), words_value("a hundred thousand")
    (Decimal('250'), Decimal('44'), Decimal('100000'))
    """
    total = section = 0
    last = 0
    for word in regex.findall(r"[a-z]+", phrase.lower()):
        if word in ("a", "an"):
            section = 1
        elif word in WORDS:
            value = WORDS[word]
            if last and not (last >= 20 and last < 100 and value < 10) and last != -1:
                return None
            section += value
            last = value if value else 1
        elif word in SCALES:
            scale = SCALES[word]
            if scale == 100:
                section = (section or 1) * 100
            else:
                total += (section or 1) * scale
                section = 0
            last = -1
        elif word != "and":
            return None
    return Decimal(total + section)


def number_at(text: str, pos: int) -> EnglishNumber | None:
    """Return the cardinal that begins at pos."""
    match = NUMBER.match(text, pos)
    if match is None:
        return None
    if match["words"]:
        return _spelled(text, pos, match["words"])
    value = Decimal(match["digits"].replace(",", ""))
    if match["short"]:
        value *= SHORT.get(match["short"], SHORT.get(match["short"].lower(), 1))
        if match["short"] in ("m", "b", "k", "K") and not _MONEY_BEFORE.search(
            text, max(0, pos - 3), pos
        ):
            return EnglishNumber(
                start=pos,
                end=match.end("digits"),
                value=Decimal(match["digits"].replace(",", "")),
                text=match["digits"],
            )
    for word in regex.findall(r"[a-z]+", (match["scale"] or "").lower()):
        value *= SCALES.get(word.rstrip("s") if word not in SCALES else word, 1)
    if match["mixed"]:
        value += _mixed(match["mixed"])
    return EnglishNumber(start=pos, end=match.end(), value=value, text=match.group())


def _mixed(text: str) -> Decimal:
    text = text.strip()
    if text in _SIGNS:
        text = _SIGNS[text]
    if "/" in text:
        above, below = text.split("/")
        return Decimal(above) / Decimal(below) if Decimal(below) else Decimal(0)
    return Decimal("0.25") if "quarter" in text.lower() else Decimal("0.5")


def _spelled(text: str, pos: int, phrase: str) -> EnglishNumber | None:
    phrase = _JOINTS.sub("", phrase)
    while phrase:
        candidate = text[pos : pos + len(phrase)]
        half = candidate.lower().startswith("half a")
        value = words_value(candidate[5:] if half else candidate)
        if value is not None:
            if half:
                value /= 2
            end = pos + len(candidate)
            tail = _HALF_TAIL.match(text, end)
            if tail:
                value, end = value + _mixed(tail.group()), tail.end()
            if candidate.lower() in (
                "hundred",
                "thousand",
                "million",
                "billion",
                "trillion",
                "dozen",
            ):
                value = Decimal(SCALES[candidate.lower()])
            return EnglishNumber(start=pos, end=end, value=value, words=True, text=text[pos:end])
        cut = max(phrase.rfind(" "), phrase.rfind("-"))
        if cut <= 0:
            return None
        phrase = _JOINTS.sub("", phrase[:cut])
    return None


def fraction_at(text: str, pos: int) -> EnglishNumber | None:
    """Return the fraction that begins at pos: two-thirds, a quarter, half, 3/4."""
    match = FRACTION.match(text, pos)
    if match is None:
        return None
    if match["sign"]:
        above, below = map(int, _SIGNS[match["sign"]].split("/"))
    elif match["a"]:
        above, below = int(match["a"]), int(match["b"])
        if below in (0, 1) or above >= below or below > 100:
            return None
    else:
        below = _PARTS[match["below"].lower()]
        word = (match["above"] or "").lower()
        if not word and below != 2:
            return None
        plural = match["below"].lower().endswith("s")
        above = 1 if word in ("", "a", "an") else int(word) if word.isdigit() else WORDS[word]
        if ((above == 1) == plural and below != 2) or (above >= below and below != 2):
            return None
        if (
            below in (3, 5, 6, 7, 8, 9, 10)
            and word in ("a", "an")
            and not _SHARE_AFTER.match(text, match.end())
        ):
            return None
        if below == 4 and word in ("one", "a") and _NOT_QUARTER.match(text, match.end()):
            return None
    return EnglishNumber(
        start=pos,
        end=match.end(),
        value=Decimal(above) / Decimal(below),
        words=True,
        iso=f"{above}/{below}",
        text=match.group(),
    )


def ordinal_at(text: str, pos: int) -> EnglishNumber | None:
    """Return the ordinal that begins at pos: 15th, fifteenth, twenty-first."""
    match = ORDINAL.match(text, pos)
    if match is None:
        return None
    if match["digits"]:
        groups = match["digits"].split(",")
        if any(len(group) != 3 for group in groups[1:]):
            return None
        return EnglishNumber(
            start=pos, end=match.end(), value=Decimal("".join(groups)), text=match.group()
        )
    value = ORDINALS[match["word"].lower()] + WORDS.get((match["tens"] or "zero").lower(), 0)
    return EnglishNumber(
        start=pos, end=match.end(), value=Decimal(value), words=True, text=match.group()
    )

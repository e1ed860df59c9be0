"""English numerals: 27 billion, 27,000,000,000, US$27bn, forty-four, a quarter, 15th."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import regex

_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_NTH: Final = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_NTH_TENS: Final = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
WORDS: Final = {word: i for i, word in enumerate(_ONES.split())} | {
    word: 10 * i for i, word in enumerate(_TENS.split(), 2)
}
ORDINALS: Final = (
    {word: i for i, word in enumerate(_NTH.split())}
    | {word: 10 * i for i, word in enumerate(_NTH_TENS.split(), 2)}
    | {"hundredth": 100, "thousandth": 1000}
)
SCALES: Final = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15, "dozen": 12, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
_SHORT: Final = {
    "k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12,
    "trn": 10**12,
}  # fmt: skip
_MONEY_ONLY: Final = frozenset("mbk")  # 3m is three metres, $3m three million dollars
SIGNS: Final = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_W: Final = either(WORDS)
_S: Final = either(SCALES)
_DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+(?![\d,]\d|\d)|\d+)(?:\.\d+)?|(?<![\w.])\.\d+"
_AND_PART: Final = r"\ and\ (?:a|one)[ -](?:half|quarter)\b"
NUMBER: Final = regex.compile(
    rf"(?P<digits>{_DIGITS})"
    r"(?:(?P<short>bn|mn|mln|tn|trn|[kmb])(?![A-Za-z0-9])"
    rf"|(?P<scale>(?:[ -]?(?:{_S})s?\b)+)"
    rf"|(?P<mixed>\ ?[½¼¾]|\ \d/\d\b|{_AND_PART}))?"
    rf"|(?P<words>(?:\b(?:an?|half\ an?)[ -](?=(?:{_S})\b))?(?:\b(?:{_W}|{_S})\b"
    rf"(?:,?\ and\ (?=(?:{_W})\b)|[ -]|,\ (?=(?:{_W})[ -](?:{_S})\b))?)+)",
    regex.IGNORECASE,
)
_ORDINAL: Final = regex.compile(
    r"(?P<digits>\d[\d,]{0,20})(?:st|nd|rd|th)\b"
    rf"|(?P<many>{_DIGITS}|\b(?:{_W}))[ -](?P<scale>million|billion)th\b"
    rf"|\b(?:(?P<tens>{either(_TENS.split())})[ -])?(?P<word>{either(ORDINALS)})(?:ly)?\b",
    regex.IGNORECASE,
)
_MONEY_BEFORE: Final = regex.compile(r"[$€£¥]\ ?$|[A-Z]{2,3}\ ?$")
_HALF_TAIL: Final = regex.compile(_AND_PART, regex.IGNORECASE)
_JOINTS: Final = regex.compile(r"(?:[ ,-]|\ and)+$")
_LETTERS: Final = regex.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishNumber:
    """A numeral in English text. words: it was spelled out. iso: "2/3" for a fraction."""

    start: int
    end: int
    text: str
    value: Decimal
    words: bool = False
    iso: str = ""


def words_value(phrase: str) -> Decimal | None:
    """Return the value of a spelled number, None when it is not one.

    >>> words_value("two hundred and fifty"), words_value("forty-four"), words_value("six seven")
    (Decimal('250'), Decimal('44'), None)
    """
    total = section = 0
    room = 100  # the next plain word must be smaller than this
    for word in _LETTERS.findall(phrase.lower()):
        if word in WORDS:
            value = WORDS[word]
            if value >= room:
                return None
            section += value
            room = 10 if value >= 20 else 0
        elif word in SCALES:
            section = (section or 1) * SCALES[word]
            if SCALES[word] != 100:
                total, section = total + section, 0
            room = 100
        elif word in ("a", "an"):
            section = 1
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
    short = (match["short"] or "").lower()
    if short in _MONEY_ONLY and not _MONEY_BEFORE.search(text, max(0, pos - 4), pos):
        end = match.end("digits")
        return EnglishNumber(start=pos, end=end, text=match["digits"], value=value)
    value *= _SHORT.get(short, 1)
    for word in _LETTERS.findall((match["scale"] or "").lower()):
        value *= SCALES[word if word in SCALES else word.rstrip("s")]
    if match["mixed"]:
        value += _mixed(match["mixed"].strip().lower())
    return EnglishNumber(start=pos, end=match.end(), text=match.group(), value=value)


def _mixed(text: str) -> Decimal:
    """The half of 2½, 2 1/2 and two and a half."""
    above, slash, below = SIGNS.get(text, text).partition("/")
    if slash:
        return Decimal(above) / Decimal(below) if int(below) else Decimal(0)
    return Decimal("0.25") if "quarter" in text else Decimal("0.5")


def _spelled(text: str, pos: int, phrase: str) -> EnglishNumber | None:
    """The longest number that the words begin with: "one hundred and" is 100."""
    phrase = _JOINTS.sub("", phrase)
    while phrase:
        half = phrase.lower().startswith("half a")
        value = words_value(phrase[len("half ") :] if half else phrase)
        if value is not None:
            value = value / 2 if half else value
            end = pos + len(phrase)
            tail = _HALF_TAIL.match(text, end)
            if tail is not None:
                value, end = value + _mixed(tail.group().strip().lower()), tail.end()
            return EnglishNumber(start=pos, end=end, text=text[pos:end], value=value, words=True)
        cut = max(phrase.rfind(" "), phrase.rfind("-"), 0)
        phrase = _JOINTS.sub("", phrase[:cut])
    return None


def ordinal_at(text: str, pos: int) -> EnglishNumber | None:
    """Return the ordinal that begins at pos: 15th, fifteenth, twenty-first, 4 millionth."""
    match = _ORDINAL.match(text, pos)
    if match is None:
        return None
    if match["digits"]:
        head, *groups = match["digits"].split(",")
        if any(len(group) != 3 for group in groups):
            return None  # 10,00th is no number
        value = int("".join([head, *groups]))
    elif match["many"]:
        many = match["many"].lower().replace(",", "")
        value = int(
            (WORDS[many] if many in WORDS else Decimal(many)) * SCALES[match["scale"].lower()]
        )
    else:
        value = ORDINALS[match["word"].lower()] + WORDS.get((match["tens"] or "zero").lower(), 0)
    words = match["word"] is not None
    return EnglishNumber(
        start=pos, end=match.end(), text=match.group(), value=Decimal(value), words=words
    )

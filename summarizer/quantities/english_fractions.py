"""English shares: two-thirds, a quarter, 3/4, half, one in three, one ten-thousandth."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import regex

from summarizer.quantities.english_numbers import (
    ORDINALS,
    SIGNS,
    WORDS,
    EnglishNumber,
    either,
    words_value,
)

_PARTS: Final = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + s: n for word, n in ORDINALS.items() for s in ("", "s") if n >= 3
}
_W: Final = either(WORDS)
_POWERS: Final = "hundred|thousand|million|billion"
_NTHS: Final = rf"(?:(?:{_W}|hundred)[ -])?(?:{_POWERS})ths?"  # five-hundredth, ten-thousandths
_FRACTION: Final = regex.compile(
    rf"\b(?:(?P<above>\d{{1,9}}|{_W}|an?)[ -])?(?P<below>{_NTHS}|{either(_PARTS)})\b(?![ -]centur)"
    r"|(?P<sign>[½¼¾⅓⅔])|(?<!\d)(?P<a>\d{1,9})/(?P<b>\d{1,9})(?![\d/])",
    regex.IGNORECASE,
)
_ONE_IN: Final = regex.compile(
    rf"\b(?P<above>\d{{1,3}}|{_W})(?:\ (?:person|adult|child|household|family|company))?"
    rf"\ (?:out\ of|in)(?P<every>\ every)?\ (?P<below>(?P<round>an?[ -](?:{_POWERS})"
    rf"|\d{{1,3}}(?:,\d{{3}})+|(?:\d{{1,4}}|{_W})[ -](?:{_POWERS}))|\d{{1,4}}|{_W})\b"
    r"(?![.,%:]\d|[ -](?:years?|months?|weeks?|days?|hours?|minutes?|cities|countries|provinces"
    r"|regions|places|areas|states|counties|districts|percent|million|billion|hundred|thousand)\b)",
    regex.IGNORECASE,
)
# After "a fifth" and the like: a share, where "a fifth meeting" is none.
_SHARE_AFTER: Final = regex.compile(
    r"\ (?:of|as|more|less|higher|lower|the|this|from|in)\b|[,.;)]|$"
)
_NOT_QUARTER: Final = regex.compile(r"-?final|\ (?:ended|earlier|ago|later|before)")


def fraction_at(text: str, pos: int) -> EnglishNumber | None:
    """Return the fraction that begins at pos: two-thirds, a quarter, half, 3/4."""
    match = _FRACTION.match(text, pos)
    parts = _fraction_parts(text, match) if match is not None else None
    if match is None or parts is None:
        return None
    above, below = parts
    return EnglishNumber(
        start=pos,
        end=match.end(),
        text=match.group(),
        value=Decimal(above) / Decimal(below),
        words=True,
        iso=f"{above}/{below}",
    )


def one_in_at(text: str, pos: int) -> EnglishNumber | None:
    """Return the share that begins at pos: one in three, two out of five, three in 10,000.

    Three in four cities, and two in 2016, are counts with a place and a year.
    """
    match = _ONE_IN.match(text, pos)
    if match is None:
        return None
    above, below = (_count(match[name].lower()) for name in ("above", "below"))
    if not 0 < above < below or (below > 1000 and not (match["every"] or match["round"])):
        return None
    iso, value = f"{above}/{below}", Decimal(above) / Decimal(below)
    return EnglishNumber(
        start=pos, end=match.end(), text=match.group(), value=value, words=True, iso=iso
    )


def _fraction_parts(text: str, match: regex.Match[str]) -> tuple[int, int] | None:
    if match["sign"]:
        sign = SIGNS[match["sign"]].split("/")
        return int(sign[0]), int(sign[1])
    if match["a"]:
        above, below = int(match["a"]), int(match["b"])
        rounded = above == 1 and below % 100 == 0  # 1/500
        return (above, below) if 0 < above < below and (below <= 100 or rounded) else None
    return _worded_parts(text, match)


def _worded_parts(text: str, match: regex.Match[str]) -> tuple[int, int] | None:
    """A fifth meeting, the second, a quarter-final and a third are told from shares."""
    said = match["below"].lower()
    below = _PARTS[said] if said in _PARTS else _count(said.rstrip("s").removesuffix("th"))
    word = (match["above"] or "").lower()
    article = word in ("a", "an")
    if below == 2:
        return (1 if not word or article else _count(word)), 2
    above = 1 if article else _count(word) if word else 0
    if not 0 < above < below or (above == 1 and said.endswith("s")):
        return None
    if above > 1 and not said.endswith("s") and not text.startswith(" of", match.end()):
        return None  # "two third-party firms"; "two third of" is a slip
    if below == 4 and above == 1 and _NOT_QUARTER.match(text, match.end()):
        return None
    if article and said != "quarter" and not _SHARE_AFTER.match(text, match.end()):
        return None
    return above, below


def _count(phrase: str) -> int:
    """The value of 10, ten, 10,000, a million, 10 million or ten-thousand; 0 when it is none."""
    head, _, scale = phrase.replace(",", "").replace("-", " ").rpartition(" ")
    if head.isdigit():
        return int(head) * _count(scale)
    return int(scale) if scale.isdigit() and not head else int(words_value(f"{head} {scale}") or 0)

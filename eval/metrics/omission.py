"""What the English leaves out, repeats or runs away with, judged without a reference."""

from __future__ import annotations

from collections import Counter
from typing import Final

import regex

from eval.records import Miss, Output, Segment, Tally
from eval.views import by_line
from summarizer.chars import han_count

# English letters for one Han character, measured on human references by line (mean; 99% lie in):
# FLORES dev 3.0; 1.8 to 4.9. newstest2019 4.1; 2.3 to 6.8. WMT25 3.7; 1.7 to 5.0.
SHORT: Final = 1.6
LONG: Final = 8.0
# Two translators of one FLORES sentence seldom differ by more: a reference makes the bound tighter.
SHORT_OF_REFERENCE: Final = 0.6
MIN_HAN: Final = 8
LATIN: Final = regex.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9&.-]*[A-Za-z0-9](?![A-Za-z0-9])")
ITEMS: Final = regex.compile(
    r"[^，。；：？！、（）《》\s]{1,12}(?:、[^，。；：？！、（）\s]{1,12}){2,}"
)
WORDS: Final = regex.compile(r"\p{L}[\p{L}'’-]*")
LOOP: Final = 4


def complete(segment: Segment, output: Output) -> Tally:
    """Tally one unit for each line, 1 when nothing says that content is missing.

    Lines are looked at where output and source have as many, else the whole segment.
    """
    units: list[float] = []
    misses: list[Miss] = []
    for piece, part in by_line(segment, output):
        if han_count(piece.zh):
            found = problems(piece.zh, part.text, piece.en)
            units.append(0.0 if found else 1.0)
            misses.extend(found)
    return Tally(units=tuple(units), misses=tuple(misses))


def problems(zh: str, en: str, reference: str = "") -> list[Miss]:
    """Return what speaks for an omission, a loop or a runaway.

    >>> zh = "钢铁、有色、建材、化工等行业到国外去建厂"
    >>> [miss.note for miss in problems(zh, "Industries build their plants abroad.")]
    ['1 items of 4']
    """
    notes = [length_note(zh, en, reference), items_note(zh, en), latin_note(zh, en)]
    misses = [Miss(kind="omission", zh=zh, note=note) for note in notes if note]
    if letters(en) > LONG * max(han_count(zh), MIN_HAN):
        misses.append(Miss(kind="runaway", zh=zh, note=f"{len(en)} characters"))
    if loop := looped(en):
        misses.append(Miss(kind="repetition", zh=zh, note=loop))
    return misses


def letters(text: str) -> int:
    """Return how many letters the text has."""
    return sum(map(str.isalpha, text))


def length_note(zh: str, en: str, reference: str = "") -> str:
    """Say when the English is too short for the Chinese; headings of a few characters may be."""
    if not en.strip():
        return "nothing"
    if han_count(zh) < MIN_HAN:
        return ""
    if reference and letters(en) < SHORT_OF_REFERENCE * letters(reference):
        return f"{letters(en) / letters(reference):.0%} of the reference"
    ratio = letters(en) / han_count(zh)
    return f"{ratio:.2f} letters for a character" if ratio < SHORT else ""


def items_note(zh: str, en: str) -> str:
    """Say when a list of three or more things (a、b、c) has lost more than one of them."""
    longest = max((run.count("、") + 1 for run in ITEMS.findall(zh)), default=0)
    if not longest:
        return ""
    found = 1 + len(regex.findall(r"[,;]|\band\b|\bor\b|\bas well as\b|&|/", en))
    return f"{found} items of {longest}" if found + 1 < longest else ""


def latin_note(zh: str, en: str) -> str:
    """Say which capitals of the source (G20, IFFO, HBIS) the English neither has nor spells out.

    >>> latin_note("5G和MSCI全球指数", "the world index")
    'MSCI'
    >>> latin_note("5月份CPI下降", "the consumer price index fell in May")
    ''
    """
    folded = en.casefold()
    initials = "".join(word[0] for word in WORDS.findall(folded))
    lost = [
        word
        for word in LATIN.findall(zh)
        if word.isupper() and word.casefold() not in folded and word.casefold() not in initials
    ]
    return ", ".join(dict.fromkeys(lost))


def looped(en: str) -> str:
    """Return the four words that come more than three times over, "" when none do."""
    words = [word.casefold() for word in WORDS.findall(en)]
    grams = Counter(zip(*(words[offset:] for offset in range(LOOP)), strict=False))
    worst, count = max(grams.items(), key=lambda item: item[1], default=((), 0))
    limit = max(3, len(words) // 40)
    return " ".join(worst) if count > limit else ""

"""Good translations made bad on purpose, in one way at a time, to see whether a check notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import regex

from eval.checkers import Pair
from eval.records import Segment

NUMBER: Final = regex.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w.,]*\d)")
DECIMAL: Final = regex.compile(r"(?<![\w.,])\d+\.\d+(?![\w.,]*\d)")
MOVED: Final = regex.compile(r"(\.)(\d)")
AMOUNT: Final = regex.compile(
    r"(?:US\$|HK\$|RMB )?(?<![\w.,])\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion|trillion))?"
)
SCALE: Final = regex.compile(r"\b(?:million|billion|trillion)\b")
SCALES: Final = {"million": "billion", "billion": "million", "trillion": "billion"}
CURRENCY: Final = regex.compile(r"US\$|HK\$|RMB ")
CURRENCIES: Final = {"US$": "RMB ", "HK$": "US$", "RMB ": "US$"}
SHARE: Final = regex.compile(r"\bpercentage points?\b|\bpercent\b")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
MONTH: Final = regex.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


def substituted(pattern: regex.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Return the text with the first match changed, "" when there is none."""
    match = pattern.search(text)
    return f"{text[: match.start()]}{change(match[0])}{text[match.end() :]}" if match else ""


def digit(text: str) -> str:
    """Change the first digit of the first number.

    >>> digit("总额 US$27 billion")
    '总额 US$37 billion'
    """
    return substituted(NUMBER, text, lambda number: str(int(number[0]) % 9 + 1) + number[1:])


def point(text: str) -> str:
    """Move the point of the first decimal number.

    >>> point("下降 2.98 percent")
    '下降 29.8 percent'
    """
    return substituted(DECIMAL, text, lambda number: MOVED.sub(r"\2\1", number).rstrip("."))


def scale(text: str) -> str:
    """Take a million for a billion."""
    return substituted(SCALE, text, lambda word: SCALES[word])


def currency(text: str) -> str:
    """Take another currency."""
    return substituted(CURRENCY, text, lambda sign: CURRENCIES[sign])


def share(text: str) -> str:
    """Take percent for percentage points, or the other way round."""
    return substituted(
        SHARE, text, lambda word: "percentage points" if word == "percent" else "percent"
    )


def month(text: str) -> str:
    """Take the next month."""
    return substituted(MONTH, text, lambda name: MONTHS[(MONTHS.index(name) + 1) % 12])


def dropped(text: str) -> str:
    """Leave the first amount out."""
    return substituted(AMOUNT, text, lambda _: "some")


def swapped(text: str) -> str:
    """Exchange the first two numbers, where they differ.

    >>> swapped("up from 3 to 12")
    'up from 12 to 3'
    """
    first, second, *_ = [*NUMBER.finditer(text), None, None]
    if first is None or second is None or first[0] == second[0]:
        return ""
    between = text[first.end() : second.start()]
    return text[: first.start()] + second[0] + between + first[0] + text[second.end() :]


def halved(text: str) -> str:
    """Leave out the second half.

    >>> halved("Exports rose by 3 percent in May")
    'Exports rose by'
    """
    words = text.split(" ")
    return " ".join(words[: len(words) // 2])


def clause_lost(text: str) -> str:
    """Leave out the longest part between two commas, or after the last.

    >>> clause_lost("Exports rose, led by new energy vehicles, in May")
    'Exports rose, in May'
    """
    parts = text.split(", ")
    if len(parts) < 3:
        return ""
    longest = max(range(1, len(parts)), key=lambda index: len(parts[index]))
    return ", ".join(part for index, part in enumerate(parts) if index != longest)


def looped(text: str) -> str:
    """Say the last five words four times more, as a model does that cannot stop."""
    return f"{text} {' '.join([' '.join(text.split(' ')[-5:])] * 4)}"


def untranslated(text: str) -> str:
    """Leave a Chinese word where the longest English one was."""
    return text.replace(max(text.split(" "), key=len), "有色", 1)


MUTATIONS: Final[Mapping[str, Callable[[str], str]]] = {
    "a digit changed": digit,
    "the point moved": point,
    "million for billion": scale,
    "another currency": currency,
    "percent for points": share,
    "another month": month,
    "left out": dropped,
    "two figures swapped": swapped,
    "the second half lost": halved,
    "a clause lost": clause_lost,
    "a loop at the end": looped,
    "Chinese left": untranslated,
}


def mutants(segments: Sequence[Segment]) -> Iterator[Pair]:
    """Yield every mutant of every reference."""
    for segment in segments:
        for name, mutate in MUTATIONS.items():
            bad = mutate(segment.en)
            if bad and bad != segment.en:
                yield Pair(zh=segment.zh, good=segment.en, bad=bad, phenomenon=name)

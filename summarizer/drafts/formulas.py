"""Lines that have one English each, in documents of the United Nations: 下午3时散会 is "The meeting
rose at 3 p.m.".

The table, formulas.tsv, says what may stand in their slots: always a mark, whose English is fixed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from summarizer.drafts.times import is_clock
from summarizer.records import Mark
from summarizer.tables import rows

_SLOT: Final = regex.compile(r"\{(?P<the>the:)?(?P<name>[a-z]+\d?)\}")
_NUMBER: Final = r"(?P<number>(?:\d{1,3}\.|[(（][a-z\d]{1,2}[)）])\s?)?"
_STOP: Final = r"(?P<stop>[。；])?"
_STOPS: Final = {"。": ".", "；": ";"}
_LANGUAGES: Final = {
    "英文": "English", "法文": "French", "西班牙文": "Spanish", "俄文": "Russian",
    "阿拉伯文": "Arabic", "中文": "Chinese",
}  # fmt: skip
_KINDS: Final[dict[str, Callable[[Mark], bool]]] = {
    "date": lambda mark: mark.kind == "date" and not is_clock(mark),
    "clock": is_clock,
    "state": lambda mark: mark.term is not None and mark.term.kind == "place",
    "organ": lambda mark: mark.term is not None and mark.term.kind == "organisation",
    "symbol": lambda mark: mark.quantity is not None and "/" in mark.quantity.iso,
    "nth": lambda mark: mark.quantity is not None and mark.quantity.kind == "ordinal",
    "n": lambda mark: mark.quantity is not None and mark.kind == "count",
}
"""What a mark must be to fill a slot."""
_ROW: Final = "states"


@dataclass(frozen=True, slots=True)
class _Formula:
    """loose: matches whatever stands in the slots, to find out fast what is no formula."""

    zh: str
    en: str
    loose: regex.Pattern[str]

    def match(self, text: str, marks: Sequence[Mark]) -> regex.Match[str] | None:
        """Match a line whose slots hold marks of their kinds and nothing else."""
        if not self.loose.fullmatch(text):
            return None
        return _whole(self.zh, lambda name: _marks_of(name, marks)).fullmatch(text)


@cache
def _formulas() -> tuple[_Formula, ...]:
    return tuple(
        _Formula(row["zh"], row["en"], _whole(row["zh"], lambda _: ".+?"))
        for row in rows("summarizer.drafts", "formulas.tsv")
    )


def _whole(zh: str, inside: Callable[[str], str]) -> regex.Pattern[str]:
    """Return the pattern of a line. inside: what may stand in the slot of a name."""
    body = _SLOT.sub(lambda slot: f"(?P<{slot['name']}>{inside(slot['name'])})", zh)
    return regex.compile(f"{_NUMBER}(?:{body}){_STOP}")


def _marks_of(name: str, marks: Sequence[Mark]) -> str:
    """Return a pattern of the marks that may fill a slot."""
    kind = _KINDS["state" if name == _ROW else name.rstrip("0123456789")]
    one = "|".join(regex.escape(mark.zh) for mark in marks if kind(mark)) or r"(?!)"
    return f"(?:(?:{one})(?:[、，和及]|以及)?)+(?<![、，和及])" if name == _ROW else one


def formula(text: str, marks: Sequence[Mark]) -> str | None:
    """Return the English of a line that is a formula, None where it is none or lacks a mark.

    >>> from summarizer.quantities import UNITED_NATIONS, find, render
    >>> def marked(text):
    ...     return [Mark(start=q.start, end=q.end, zh=q.text, kind="date", source="figure",
    ...                  en=render(q, UNITED_NATIONS), quantity=q) for q in find(text)]
    >>> formula("下午12时50分散会。", marked("下午12时50分散会。"))
    'The meeting rose at 12.50 p.m.'
    >>> formula("他在下午12时50分散会。", marked("他在下午12时50分散会。"))
    """
    for rule in _formulas():
        if (match := rule.match(text, marks)) and (said := _filled(rule.en, match, marks)):
            stop = _STOPS.get(match["stop"] or "", "")
            number = f"{match['number'].strip()} " if match["number"] else ""
            return number + said + stop.removeprefix("." if said.endswith(".") else " ")
    return None


def _filled(template: str, match: regex.Match[str], marks: Sequence[Mark]) -> str | None:
    """Return the English with its slots filled; None where one has no mark of its kind."""
    english = {
        name: _said(name, match.span(name), match.string, marks)
        for slot in _SLOT.finditer(template)
        for name in [slot["name"]]
    }
    if None in english.values():
        return None
    return _SLOT.sub(
        lambda slot: (
            (_the(match.span(slot["name"]), marks) if slot["the"] else "")
            + (english[slot["name"]] or "")
        ),
        template,
    )


def _said(name: str, span: tuple[int, int], text: str, marks: Sequence[Mark]) -> str | None:
    start, end = span
    if name.startswith("language"):
        return _LANGUAGES[text[start:end]]
    if name == _ROW:
        return _row(start, end, marks)
    kind = _KINDS[name.rstrip("0123456789")]
    return next((m.en for m in marks if (m.start, m.end) == span and kind(m)), None)


def _row(start: int, end: int, marks: Sequence[Mark]) -> str:
    """Return a row of states as English writes it."""
    return ", ".join(mark.en for mark in marks if start <= mark.start and mark.end <= end)


def _the(span: tuple[int, int], marks: Sequence[Mark]) -> str:
    article = any(
        mark.term is not None and mark.term.article
        for mark in marks
        if (mark.start, mark.end) == span
    )
    return "the " if article else ""

"""Marks for models that take no instruction: placeholders that survive, put back and counted.

Which pattern survives differs from model to model; so, unless a manifest names one, the patterns
are tried on a few sentences and the one that most often comes back whole is used. The empty
pattern, the English itself in the Chinese sentence, takes part: models that copy Latin words well
do best with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from summarizer.drafts.inline import inline
from summarizer.drafts.prompts import asked, token_limit
from summarizer.engines import Completion, MarkStyle, Request
from summarizer.records import Mark
from summarizer.tables import rows

CANDIDATES: Final = ("<{n}>", "[{n}]", "#{n}#", "X{n}X", "__{n}__", "")
PLACEHOLDER_TOKENS: Final = 6
MARK_TOKENS_PER_CHAR: Final = 0.5
_SHIFTS: Final = (1, 101, 201, 301, 401)

Ask = Callable[[Sequence[Request]], Sequence[Completion]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How sentences with marks are put to an engine, and how its answers are read.

    template: of the instruction, for an engine that takes marks inline.
    examples: whether that instruction is shown with its examples.
    pattern:  of the placeholders, for one that does not; "" writes the English in place.
    """

    style: MarkStyle = "inline"
    template: str = ""
    examples: bool = True
    pattern: str = ""

    def request(self, text: str, marks: Sequence[Mark]) -> Request:
        """Return what to ask for one sentence."""
        written = inline(text, marks)
        if self.style == "inline":
            return asked(self.template, written, examples=self.examples)
        limit = token_limit(written)
        if self.pattern:
            written = masked(text, marks, self.pattern)
        spare = sum(PLACEHOLDER_TOKENS + int(len(m.en) * MARK_TOKENS_PER_CHAR) for m in marks)
        return Request(text=written, max_tokens=limit + spare)

    def english(self, answer: str, text: str, marks: Sequence[Mark]) -> str:
        """Return an answer with the marks' English put back."""
        if self.style == "inline" or not self.pattern:
            return answer
        return restored(answer, text, marks, self.pattern)


def masked(text: str, marks: Sequence[Mark], pattern: str) -> str:
    """Return the sentence with a numbered placeholder for each mark.

    >>> fund = Mark(start=0, end=4, zh="丝路基金", kind="term", en="Silk Road Fund", source="")
    >>> masked("丝路基金发挥了作用", [fund], "<{n}>")
    '<1>发挥了作用'
    """
    pieces: list[str] = []
    cursor = 0
    shift = _shift(text, marks, pattern)
    for number, mark in enumerate(marks, shift):
        pieces += [text[cursor : mark.start], pattern.replace("{n}", str(number))]
        cursor = mark.end
    return "".join([*pieces, text[cursor:]])


def restored(english: str, text: str, marks: Sequence[Mark], pattern: str) -> str:
    """Return the English with the marks put back. What was lost stays lost: the checks see it.

    Spaces inside a placeholder, full-width brackets and another case are forgiven. Of a placeholder
    that comes back twice in a row, one is kept.

    >>> fund = Mark(start=0, end=4, zh="丝路基金", kind="term", en="Silk Road Fund", source="")
    >>> restored("the < 1 > played a role", "丝路基金发挥了作用", [fund], "<{n}>")
    'the Silk Road Fund played a role'
    """
    shift = _shift(text, marks, pattern)
    known = {str(number): mark.en for number, mark in enumerate(marks, shift)}
    out: list[str] = []
    cursor = 0
    before = ""
    for match in _reader(pattern).finditer(english):
        number = match["n"]
        if number not in known:
            continue
        between = english[cursor : match.start()]
        cursor = match.end()
        if number == before and not between.strip():
            continue
        before = number
        if out and between[:1].isalnum():
            between = f" {between}"
        out += [between, _spaced(known[number], (out and between == "") or between[-1:].isalnum())]
    tail = english[cursor:]
    joint = " " if out and tail[:1].isalnum() else ""
    return "".join([*out, joint, tail])


def survivors(english: str, count: int, pattern: str) -> int:
    """Return how many of the placeholders 1 to count came back exactly once.

    >>> survivors("<1> invests in < 2 > and <2>", 2, "<{n}>")
    1
    """
    found = [match["n"] for match in _reader(pattern).finditer(english)]
    return sum(found.count(str(number)) == 1 for number in range(1, count + 1))


def choose(ask: Ask) -> str:
    """Return the pattern that survives a model best; an earlier candidate wins a tie."""
    scores = dict.fromkeys(CANDIDATES, 0)
    asked = [(pattern, probe) for pattern in CANDIDATES for probe in _probes()]
    requests = [Request(text=_filled(probe, pattern), max_tokens=96) for pattern, probe in asked]
    for (pattern, probe), answer in zip(asked, ask(requests), strict=True):
        count = probe.count("{}")
        if pattern:
            scores[pattern] += survivors(answer.text, count, pattern)
        else:
            scores[pattern] += sum(answer.text.count(name) == 1 for name in _NAMES[:count])
    return max(CANDIDATES, key=lambda pattern: scores[pattern])


_NAMES: Final = ("Aldrin Fund", "US$27 billion", "Borealis Group")


@cache
def _probes() -> tuple[str, ...]:
    return tuple(row["zh"] for row in rows("summarizer.drafts", "probes.tsv"))


def _filled(probe: str, pattern: str) -> str:
    for number, name in enumerate(_NAMES, 1):
        probe = probe.replace("{}", pattern.replace("{n}", str(number)) if pattern else name, 1)
    return probe


def _shift(text: str, marks: Sequence[Mark], pattern: str) -> int:
    """Return the first number, such that the document's own <1> is not taken for a placeholder."""
    own = {match["n"] for match in _reader(pattern).finditer(text)}
    for shift in _SHIFTS:
        if not own & {str(number) for number in range(shift, shift + len(marks))}:
            return shift
    return max(map(int, own)) + 1


@cache
def _reader(pattern: str) -> regex.Pattern[str]:
    """Return what finds placeholders in a model's answer."""
    wide = {"<": "[<＜〈《]", ">": "[>＞〉》]", "[": r"[\[【［]", "]": r"[\]】］]", "#": "[#＃]"}
    before, _, after = pattern.partition("{n}")
    head, tail = (
        r"\s*".join(wide.get(char, regex.escape(char)) for char in part) for part in (before, after)
    )
    # Han characters are \w too, and stand right beside; only a Latin pattern has a boundary there.
    left = r"(?<![A-Za-z0-9_])" if before[:1].isalnum() or not before else ""
    right = r"(?![A-Za-z0-9_])" if after[-1:].isalnum() or not after else ""
    return regex.compile(rf"{left}{head}\s*(?P<n>\d+)\s*{tail}{right}", regex.IGNORECASE)


def _spaced(english: str, tight: object) -> str:
    return f" {english}" if tight else english

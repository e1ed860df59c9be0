"""Further tries at a sentence for models that take no instruction: other shapes of the same marks.

The cheap before the dear, each on what still fails: the English written in place of placeholders,
other placeholders, and clause by clause, where fewer marks get lost at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from summarizer.drafts.placeholders import CANDIDATES, Ask, Shape
from summarizer.records import Mark
from summarizer.repair import Work
from summarizer.repair.clauses import within
from summarizer.segment.clauses import clauses

CLAUSE_CHARS: Final = 24

Part = tuple[str, tuple[Mark, ...]]


def second_tries(works: Sequence[Work], *, ask: Ask, shape: Shape) -> None:
    """Offer each failing work the answers to other shapes of its sentence; the checks decide."""
    for how, other, by_clause in _steps(shape):
        rows = [(work, list(_parts(work, by_clause=by_clause))) for work in works if work.failing]
        failing = [(work, row) for work, row in rows if row]
        requests = [other.request(text, marks) for _, row in failing for text, marks in row]
        if not requests:
            continue
        answers = iter(ask(requests))
        for work, row in failing:
            found = [(part, next(answers)) for part in row]
            text = " ".join(other.english(answer.text, *part) for part, answer in found)
            truncated = any(answer.truncated for _, answer in found)
            work.offer(work.other(text, how=f"repair:{how}", truncated=truncated))
            work.tried()


def _steps(shape: Shape) -> Iterator[tuple[str, Shape, bool]]:
    others = [pattern for pattern in ("", *CANDIDATES) if pattern != shape.pattern]
    for pattern in dict.fromkeys(others):
        yield "placeholders" if pattern else "inline", replace(shape, pattern=pattern), False
    yield "clauses", shape, True


def _parts(work: Work, *, by_clause: bool) -> Iterator[Part]:
    """Yield the sentence whole, or clause by clause, with the marks of each."""
    text, marks = work.case.sentence.text, work.case.marks
    spans = [(0, len(text))]
    if by_clause:
        keep = [(mark.start, mark.end) for mark in marks]
        spans = clauses(text, limit_chars=CLAUSE_CHARS, keep=keep)
        if len(spans) < 2:
            return
    for start, end in spans:
        yield text[start:end], within(marks, start, end)

"""Resolutions and sessions as English cites them: 大会2018年12月20日第73/195号决议第12段 has its
parts in the other order, so has 大会第七十四届会议, and a small model leaves them where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from summarizer.quantities.laws import PARTS
from summarizer.quantities.ordinals import SESSIONS
from summarizer.quantities.symbols import NOUNS
from summarizer.records import Mark

CITED: Final = frozenset(NOUNS.values())
"""Units of the numbers that are cited so; of several the first is "resolutions"."""


def cited(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with those that cite one resolution or session joined; they must touch.

    >>> from summarizer.quantities import find
    >>> from summarizer.records import Term
    >>> assembly = Term(zh="大会", en="General Assembly", kind="organisation", article=True)
    >>> organ = Mark(start=0, end=2, zh="大会", kind="term", en=assembly.en, source="",
    ...              term=assembly)
    >>> (number,) = find("大会第73/195号决议")
    >>> resolution = Mark(start=2, end=12, zh=number.text, kind="count", en="resolution 73/195",
    ...                   source="figure", quantity=number)
    >>> [mark.en for mark in cited([organ, resolution])], [mark.en for mark in cited([organ])]
    (['General Assembly resolution 73/195'], ['General Assembly'])
    >>> (number,) = find("大会第七十四届会议")
    >>> session = Mark(start=2, end=9, zh=number.text, kind="count", en="74th session",
    ...                source="figure", quantity=number)
    >>> [mark.en for mark in cited([organ, session])]
    ['74th session of the General Assembly']
    """
    joined = list(marks)
    for session in (mark for mark in marks if _is_session(mark)):
        for organ in _touching(joined, end=session.start):
            if organ.term and organ.term.kind == "organisation":
                place = joined.index(organ)
                the = "the " if organ.term.article else ""
                english = f"{session.en} of {the}{organ.en}"
                both = replace(organ, end=session.end, zh=organ.zh + session.zh, en=english)
                joined[place : place + 2] = [both]
    for resolution in (mark for mark in marks if _is_resolution(mark)):
        run = [resolution]
        for date in _touching(joined, end=run[0].start):
            if date.kind == "date":
                run.insert(0, date)
        for organ in _touching(joined, end=run[0].start):
            if organ.term and organ.term.kind == "organisation":
                run.insert(0, organ)
        for part in _touching(joined, start=run[-1].end):
            if part.quantity and part.quantity.unit in PARTS.values():
                run.append(part)
        if len(run) > 1:
            place = joined.index(run[0])
            joined[place : place + len(run)] = [_joined(run, resolution)]
    return joined


def _is_resolution(mark: Mark) -> bool:
    return mark.quantity is not None and mark.quantity.unit in CITED


def _is_session(mark: Mark) -> bool:
    return mark.quantity is not None and mark.quantity.unit in SESSIONS.values()


def _touching(
    marks: Sequence[Mark], *, start: int | None = None, end: int | None = None
) -> list[Mark]:
    """Return the mark that begins or ends there, if there is one."""
    return [mark for mark in marks if mark.start == start or mark.end == end]


def _joined(run: Sequence[Mark], resolution: Mark) -> Mark:
    before, after = run[: run.index(resolution)], run[run.index(resolution) + 1 :]
    organ = "".join(f"{mark.en} " for mark in before if mark.kind != "date")
    dates = "".join(f" of {mark.en}" for mark in before if mark.kind == "date")
    parts = "".join(f"{mark.en} of " for mark in reversed(after))
    english = f"{parts}{organ}{resolution.en}{dates}"
    return replace(run[0], end=run[-1].end, zh="".join(mark.zh for mark in run), en=english)

"""Resolutions and sessions as English cites them: 大会2018年12月20日第73/195号决议第12段 has its
parts in the other order, so has 大会第七十四届会议, and a small model leaves them where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import regex

from summarizer.drafts.rows_of_parts import rows_joined
from summarizer.quantities import numbered
from summarizer.quantities.laws import PARTS, SECTION
from summarizer.quantities.symbols import NOUNS
from summarizer.records import Mark

CITED: Final = frozenset(NOUNS.values())
"""Units of the numbers that are cited so; of several the first is "resolutions"."""
_AND: Final = regex.compile(r"\s?(?:[、，,]|和|及|以及|与)\s?")
_NUMBER: Final = regex.compile(r"\d+(?:/\d+| (?:[A-Z] )?\().*")
"""73/195, 2625 (XXV), 1325 (2000)."""
_TIME: Final = regex.compile(r"第\s?[\d〇零一二三四五六七八九十百千]{1,9}\s?次")
_MEETING: Final = regex.compile(rf"(?<={_TIME.pattern})(?P<plenary>全体)?会议(?![室厅桌])")


def cited(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with those that cite one thing joined. text: the sentence.

    >>> from summarizer.quantities import find
    >>> from summarizer.records import Term
    >>> assembly = Term(zh="大会", en="General Assembly", kind="organisation", article=True)
    >>> organ = Mark(start=0, end=2, zh="大会", kind="term", en=assembly.en, source="",
    ...              term=assembly)
    >>> (number,) = find("大会第73/195号决议")
    >>> resolution = Mark(start=2, end=12, zh=number.text, kind="count", en="resolution 73/195",
    ...                   source="figure", quantity=number)
    >>> [mark.en for mark in cited("大会第73/195号决议", [organ, resolution])]
    ['General Assembly resolution 73/195']
    >>> (number,) = find("大会第七十四届会议")
    >>> session = Mark(start=2, end=9, zh=number.text, kind="count", en="74th session",
    ...                source="figure", quantity=number)
    >>> [mark.en for mark in cited("大会第七十四届会议", [organ, session])]
    ['74th session of the General Assembly']
    """
    joined = _in_rows(text, rows_joined(text, marks))
    for mark in list(joined):
        if meeting := _MEETING.match(text, mark.end):
            _with_meeting(text, joined, mark, meeting)
        elif _unit(mark) in numbered.units(numbered.SESSION):
            _with_organ(joined, mark)
        elif _unit(mark) in CITED:
            _with_all(joined, mark)
        elif _unit(mark) == SECTION:
            _with_budget(joined, mark)
        elif _unit(mark) == PARTS["条"]:
            _with_draft(joined, mark)
    return joined


def _with_organ(joined: list[Mark], session: Mark) -> None:
    """大会第七十四届会议: the 74th session of the General Assembly."""
    for organ in _touching(joined, end=session.start):
        if organ.term and organ.term.kind == "organisation":
            _join(joined, [organ, session], f"{session.en} of {_the(organ)}{organ.en}")


def _with_meeting(text: str, joined: list[Mark], nth: Mark, said: regex.Match[str]) -> None:
    """安理会2013年9月27日第7038次会议: its 7038th meeting, on that day."""
    run = [nth]
    for date in _touching(joined, end=nth.start):
        if date.kind == "date":
            run.insert(0, date)
    for organ in _touching(joined, end=run[0].start):
        if organ.term and organ.term.kind == "organisation":
            what = "plenary meeting" if said["plenary"] else "meeting"
            when = "".join(f" on {date.en}" for date in run[:-1])
            english = f"{nth.en} {what} of {_the(organ)}{organ.en}{when}"
            run[-1] = replace(nth, end=said.end(), zh=text[nth.start : said.end()])
            place = joined.index(nth)
            joined[place] = run[-1]
            _join(joined, [organ, *run], english)


def _with_all(joined: list[Mark], resolution: Mark) -> None:
    """大会2018年12月20日第73/195号决议第12段: its organ, date and paragraph."""
    run = [resolution]
    for date in _touching(joined, end=run[0].start):
        if date.kind == "date":
            run.insert(0, date)
    for organ in _touching(joined, end=run[0].start):
        if organ.term and organ.term.kind == "organisation":
            run.insert(0, organ)
    for part in _touching(joined, start=run[-1].end):
        if _unit(part) in PARTS.values():
            run.append(part)
    if len(run) > 1:
        _join(joined, run, _in_order(run, resolution))


def _with_budget(joined: list[Mark], section: Mark) -> None:
    """2014-2015两年期方案预算第27款: section 27 of the budget for the years."""
    for budget in _touching(joined, end=section.start):
        years = [mark for mark in _touching(joined, end=budget.start) if mark.kind == "period"]
        when = "".join(f" {mark.en}" for mark in years)
        english = f"{section.en} of {_the(budget)}{budget.en}{when}"
        _join(joined, [*years, budget, section], english)


def _with_draft(joined: list[Mark], article: Mark) -> None:
    """条款草案第8条: draft article 8."""
    for draft in _touching(joined, end=article.start):
        if draft.zh.endswith("草案"):
            _join(joined, [draft, article], f"draft {article.en[:1].lower()}{article.en[1:]}")


def citing(mark: Mark) -> bool:
    """Tell whether a figure is a resolution's or a meeting's: a date before it belongs to it."""
    number = mark.quantity.iso if mark.quantity else ""
    meeting = _TIME.fullmatch(mark.zh) is not None
    return meeting or _is_resolution(mark) or _NUMBER.fullmatch(number) is not None


def _in_rows(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with rows of dated resolutions joined.

    1946年12月14日第68(I)号和2013年12月5日第68/59号决议: resolutions 68 (I) of 14 December 1946 and
    68/59 of 5 December 2013.
    """
    items: list[list[Mark]] = []
    joined = list(marks)
    for mark in marks:
        if not citing(mark) or (mark.quantity and mark.quantity.unit not in ("No.", *CITED)):
            continue
        dates = [date for date in _touching(marks, end=mark.start) if date.kind == "date"]
        items.append([*dates[:1], mark])
    rows: list[list[list[Mark]]] = [[items[0]]] if items else []
    for before, after in pairwise(items):
        between = text[before[-1].end : after[0].start]
        if _AND.fullmatch(between) and not _is_resolution(before[-1]):
            rows[-1].append(after)
        else:
            rows.append([after])
    for row in rows:
        last = row[-1][-1]
        if len(row) < 2 or not _is_resolution(last) or all(len(item) < 2 for item in row):
            continue
        said = [
            f"{item[-1].quantity.iso if item[-1].quantity else ''}"
            + (f" of {item[0].en}" if len(item) > 1 else "")
            for item in row
        ]
        english = f"{_unit(last)}s {', '.join(said[:-1])} and {said[-1]}"
        run = joined[joined.index(row[0][0]) : joined.index(last) + 1]
        whole = replace(last, start=run[0].start, zh=text[run[0].start : last.end], en=english)
        joined[joined.index(run[0]) : joined.index(last) + 1] = [whole]
    return joined


def _join(joined: list[Mark], run: Sequence[Mark], english: str) -> None:
    """Put one mark in the place of several that touch."""
    place = joined.index(run[0])
    zh = "".join(mark.zh for mark in run)
    joined[place : place + len(run)] = [replace(run[0], end=run[-1].end, zh=zh, en=english)]


def _the(mark: Mark) -> str:
    return "the " if mark.term and mark.term.article else ""


def _unit(mark: Mark) -> str:
    return mark.quantity.unit if mark.quantity else ""


def _is_resolution(mark: Mark) -> bool:
    return _unit(mark) in CITED


def _touching(
    marks: Sequence[Mark], *, start: int | None = None, end: int | None = None
) -> list[Mark]:
    """Return the mark that begins or ends there, if there is one."""
    return [mark for mark in marks if mark.start == start or mark.end == end]


def _in_order(run: Sequence[Mark], resolution: Mark) -> str:
    """Return the English of what cites a resolution, in its order: paragraph 12 of the organ's."""
    before, after = run[: run.index(resolution)], run[run.index(resolution) + 1 :]
    organ = "".join(f"{mark.en} " for mark in before if mark.kind != "date")
    dates = "".join(f" of {mark.en}" for mark in before if mark.kind == "date")
    parts = "".join(f"{mark.en} of " for mark in reversed(after))
    return f"{parts}{organ}{resolution.en}{dates}"

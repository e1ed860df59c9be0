"""Put a missing date into a draft.

A model drops 2014年 from a sentence full of names.

The date goes beside the others of its list (6月14日及9月27日), behind the figure that it belongs to
(2017年的103亿元), or to the end of the one English sentence that says what its Chinese clause says;
names and figures tell which that is. Where they do not, nothing is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

import regex

from summarizer import quantities
from summarizer.links import link
from summarizer.quantities import Quantity, Style
from summarizer.records import Mark
from summarizer.stops import SENTENCE_END
from summarizer.verify import Case

_CLAUSE: Final = regex.compile("[，；。,;]")
_DAY: Final = regex.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_YEAR: Final = regex.compile(r"\d{4}")
_PREVIOUS: Final = regex.compile(
    r"\bthe (?:previous|prior|preceding|last) year\b|\bthe year before\b"
    r"|\b(?<=from |than )a year (?:earlier|ago|before)\b"
)
_MONTH_OF: Final = regex.compile(r"Y(?P<year>-1|0|\+1)-\d\d")
_YEARS_SAID: Final = {"-1": "last year", "0": "this year", "+1": "next year"}
_PREPOSITIONS: Final = frozenset("in by since from until of to before after during".split())  # noqa: SIM905
_JOINT: Final = regex.compile(r"\s*(?:[、，,及和与]|以及)\s*")
_OF: Final = regex.compile("的?约?")
_PREPOSITION: Final = regex.compile(
    r"\b(?:on|in|by|from|until|since|between|after|before) $", regex.I
)
_ATTRIBUTE: Final = regex.compile(r"\b(?:the|an?|its|their|our|his|her) $", regex.I)
_VERB: Final = regex.compile(
    r" of (?:[\p{L}-]+ ){1,6}?(?P<verb>(?:has|have|was|were|rose|fell|grew|dropped|declined"
    r"|increased|decreased|reached)\b)"
)
_ENDS_DATED: Final = regex.compile(r"\b(?:in|on) (?:[\p{L}\d]+,? ){0,2}\d{1,4}$")
"""One more date behind this one would be the other's: in 2018 in 2017."""
_DATED: Final = regex.compile(r" (?:in|on|at the end of|a year|last|this)\b")
_OPENING: Final = regex.compile(r"(?P<number>(?:\d{1,3}\. |\([a-z\d]{1,2}\) )?)(?P<word>\p{L}+)")
_LOWERED: Final = frozenset({
    "The", "A", "An", "In", "According", "Under", "Pursuant", "As", "It", "He", "She", "They",
    "This", "These", "Based", "At", "By", "For", "After", "To", "Its", "Their",
})  # fmt: skip
_DATE: Final = regex.compile(rf"\d{{4}}|(?:\d{{4}}|-)-\d\d|{_DAY.pattern}")


def with_dates(case: Case, missing: Sequence[Quantity], style: Style) -> Iterator[str]:
    """Yield the English with one missing date put in.

    missing: figures of the sentence that the English lacks.
    """
    stated = _stated(case) if missing else {}
    for quantity in missing:
        yield from _listed(case, quantity, stated, style)
        yield from _behind(case, quantity, stated, style)
        yield from _as_year(case, quantity)
        yield from _as_month(case, quantity, style)
        if quantity.kind == "date" and _DATE.fullmatch(quantity.iso):
            end = _end(case, quantity)
            if end is not None and not _ENDS_DATED.search(case.en, 0, end):
                yield f"{case.en[:end]} {_when(quantity, style)}{case.en[end:]}"
        yield from _opened(case, quantity, style)


def _opened(case: Case, quantity: Quantity, style: Style) -> Iterator[str]:
    """Yield the English with the day in front: 委员会于2013年6月19日请缔约国, the only one stated.

    Of one sentence only, and not where the day is part of a name's attribute (于…通过的决议).
    """
    zh = case.sentence.text
    dates = [mark for mark in _figures(case) if mark.kind in ("date", "period")]
    behind = _CLAUSE.split(zh[quantity.end :], maxsplit=1)[0]
    if (
        not _DAY.fullmatch(quantity.iso)
        or zh[quantity.start - 1 : quantity.start] not in ("于", "在")
        or "的" in behind
        or len(dates) > 1
        or len(list(_sentences(case.en))) > 1
    ):
        return
    opening = _OPENING.match(case.en)
    if opening:
        word = opening["word"]
        word = word.lower() if word in _LOWERED else word
        rest = case.en[opening.end() :]
        yield f"{opening['number']}On {quantities.render(quantity, style)}, {word}{rest}"


def _when(quantity: Quantity, style: Style) -> str:
    word = "on" if _DAY.fullmatch(quantity.iso) else "in"
    return f"{word} {quantities.render(quantity, style)}"


def _stated(case: Case) -> dict[int, tuple[int, int]]:
    """Return where the English states each figure, by the figure's start in the sentence."""
    starts = {case.sentence.span(mark.start, mark.end): mark.start for mark in _figures(case)}
    return {
        starts[found.start, found.end]: (found.en_start, found.en_end)
        for found in link(case.sentence, case.marks, case.en)
        if (found.start, found.end) in starts
    }


def _figures(case: Case) -> list[Mark]:
    return sorted((mark for mark in case.marks if mark.quantity), key=lambda mark: mark.start)


def _listed(
    case: Case, quantity: Quantity, stated: Mapping[int, tuple[int, int]], style: Style
) -> Iterator[str]:
    """Yield the English with all dates of a list where it has one of them."""
    dates = _run(case, quantity)
    here = [stated[date.start] for date in dates if date.start in stated]
    if len(dates) < 2 or len(here) != 1:
        return
    (start, end), first = here[0], dates[0]
    *others, last = (quantities.render(date, style) for date in dates)
    before = case.en[:start]
    if _ATTRIBUTE.search(before):
        return  # the 2018 budget
    word = "" if _PREPOSITION.search(before) else f"{_when(first, style).partition(' ')[0]} "
    yield f"{before}{word}{', '.join(others)} and {last}{case.en[end:]}"


def _run(case: Case, quantity: Quantity) -> list[Quantity]:
    """Return the dates of the list that a date belongs to, in order."""
    run: list[Quantity] = []
    for mark in _figures(case):
        date = mark.quantity
        if date is None or date.kind != "date" or not _DATE.fullmatch(date.iso):
            continue
        between = case.sentence.text[run[-1].end : date.start] if run else ""
        if run and not _JOINT.fullmatch(between):
            if run[-1].start >= quantity.start:
                break
            run = []
        run.append(date)
    return run if any(date.start == quantity.start for date in run) else []


def _behind(
    case: Case, quantity: Quantity, stated: Mapping[int, tuple[int, int]], style: Style
) -> Iterator[str]:
    """Yield the English with the date behind the figure before which it stands: 2017年的103亿元."""
    if quantity.kind != "date" or not _DATE.fullmatch(quantity.iso):
        return
    after = next((mark for mark in _figures(case) if mark.start >= quantity.end), None)
    if after is None or after.start not in stated or after.kind in ("date", "period"):
        return
    end = stated[after.start][1]
    if case.en.startswith(" of ", end):
        verb = _VERB.match(case.en, end)
        if verb is None:
            return
        end = verb.start("verb")
    close = _OF.fullmatch(case.sentence.text[quantity.end : after.start]) is not None
    if close and not _DATED.match(case.en, end):
        rest = case.en[end:]
        gap = " " if rest[:1].isalpha() else ""
        yield f"{case.en[:end].rstrip()} {_when(quantity, style)}{gap}{rest}"


def _as_year(case: Case, quantity: Quantity) -> Iterator[str]:
    """Yield the English with "the previous year" as the year that it is of the other one stated."""
    if quantity.kind != "date" or not _YEAR.fullmatch(quantity.iso):
        return
    said = list(_PREVIOUS.finditer(case.en))
    if len(said) == 1 and str(int(quantity.iso) + 1) in case.en:
        yield case.en[: said[0].start()] + quantity.iso + case.en[said[0].end() :]


def _as_month(case: Case, quantity: Quantity, style: Style) -> Iterator[str]:
    """Yield the English with "in October last year" for "last year", of 去年10月."""
    relative = _MONTH_OF.fullmatch(quantity.iso)
    if quantity.kind != "date" or relative is None:
        return
    year = _YEARS_SAID[relative["year"]]
    said = list(regex.finditer(rf"(?P<before>\b\p{{L}}+ )?\b{year}\b(?!['’]s)", case.en, regex.I))
    if len(said) == 1:
        before = said[0]["before"] or ""
        word = "" if before.strip().lower() in _PREPOSITIONS else "in "
        month = f"{before}{word}{quantities.render(quantity, style)}"
        month = month if before else month[:1].upper() + month[1:]
        yield case.en[: said[0].start()] + month + case.en[said[0].end() :]


def _end(case: Case, quantity: Quantity) -> int | None:
    """Return where the English sentence ends that has the date's clause, None if none is sure."""
    start, stop = _span(_CLAUSE, case.sentence.text, quantity.start)
    sentence = case.sentence
    first, last = sentence.span(start, stop)
    spots = [(found.en_start, first <= found.start < last) for found in
             link(sentence, case.marks, case.en)]  # fmt: skip
    found = []
    for left, right in _sentences(case.en):
        inside = [own for place, own in spots if left <= place < right]
        if inside and all(inside):
            found.append(right)
    return found[0] if len(found) == 1 else None


def _span(marks: regex.Pattern[str], text: str, place: int) -> tuple[int, int]:
    cuts = [0, *(match.end() for match in marks.finditer(text)), len(text)]
    return next((a, b) for a, b in pairwise(cuts) if a <= place < b)


def _sentences(english: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each sentence without its stop."""
    start = 0
    for match in SENTENCE_END.finditer(english):
        yield start, match.start()
        start = match.end()

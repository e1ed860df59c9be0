"""Points of a brief: checked translations, shortened and joined where nothing is lost by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import regex

from summarizer.compose.cuts import tails
from summarizer.finishing.percent import one_form
from summarizer.links import link
from summarizer.records import Point, Source
from summarizer.repair import Work
from summarizer.stops import SENTENCE_END
from summarizer.tables import rows
from summarizer.verify import check, weight

MIN_POINTS: Final = 4
MAX_WORDS: Final = 60
"""Of a point that is joined from two sentences."""
_ITEM: Final = regex.compile(r"^(?:\(\d{1,2}\)|\d{1,2}\.) (?=\p{L})")
_JOINING: Final = regex.compile(
    r"^(?:(?:In addition|Additionally|Moreover|Furthermore|Besides|Also|Meanwhile"
    r"|At the same time), )+(?=\p{L})"
)


def shortened(work: Work) -> Work:
    """Return the work in fewer words, one change after the other, each kept only if it is safe.

    Safe is what leaves every figure, name, bound and negation in place: the checks find nothing
    they did not find before, and as many marks have their English twin.
    """

    def one_percent(english: str) -> str:
        return one_form(english, work.case.marks)

    for change in (_unjoined, one_percent, *_plainer()):
        en = change(work.draft.en)
        if en != work.draft.en and _keeps(work, en):
            work = _with(work, en)
    while cut := next((en for en in tails(work.draft.en) if _keeps(work, en, cut=True)), ""):
        work = _with(work, cut)
    return work


def _with(work: Work, en: str) -> Work:
    return replace(work, case=replace(work.case, en=en), draft=replace(work.draft, en=en))


def _keeps(work: Work, en: str, *, cut: bool = False) -> bool:
    """Whether nothing is lost. cut: a clause is left out, so being short is no fault."""
    case = work.case
    before = link(case.sentence, case.marks, case.en)
    after = link(case.sentence, case.marks, en)
    was, now = (
        tuple(f for f in check(given) if not (cut and f.kind == "omission"))
        for given in (case, replace(case, en=en))
    )
    return len(after) >= len(before) and weight(now) <= weight(was)


def _unjoined(english: str) -> str:
    """Leave out what joins a sentence to one the brief leaves out: a word, an item's number.

    Only words that add: "however" says something, "in addition" does not.
    """
    return _capital(_JOINING.sub("", _ITEM.sub("", english)))


@cache
def _plainer() -> tuple[Callable[[str], str], ...]:
    changes = rows("summarizer.compose", "wordy.tsv")
    return tuple(_change(row["wordy"], row["plain"]) for row in changes)


def _change(wordy: str, plain: str) -> Callable[[str], str]:
    pattern = regex.compile(rf"\b{regex.escape(wordy)}\b(?P<space> ?)", regex.I)

    def changed(english: str) -> str:
        put = f"{plain} " if plain else ""
        return _capital(pattern.sub(lambda match: put if match["space"] else plain, english))

    return changed


def _capital(english: str) -> str:
    return english[:1].upper() + english[1:]


def groups(works: Sequence[Work]) -> list[tuple[Work, ...]]:
    """Return the works of each point: two of one paragraph share one while they stay short.

    At least MIN_POINTS remain, of as many works.
    """
    joined: list[tuple[Work, ...]] = []
    spare = len(works) - MIN_POINTS
    for work in works:
        if spare > 0 and joined and _fit(joined[-1], work):
            joined[-1] = (*joined[-1], work)
            spare -= 1
        else:
            joined.append((work,))
    return joined


def _fit(group: tuple[Work, ...], work: Work) -> bool:
    """Whether a work may follow the only one of a point: same paragraph, one sentence each."""
    (first, *more) = group
    texts = (first.draft.en, work.draft.en)
    return (
        not more
        and first.case.sentence.block == work.case.sentence.block
        and not any(SENTENCE_END.search(text, 0, len(text) - 2) for text in texts)
        and all(text.endswith((".", '"')) for text in texts)
        and sum(len(text.split()) for text in texts) <= MAX_WORDS
    )


def point(group: Sequence[Work]) -> Point:
    """Return a point of one or more works, in the order of the document."""
    en, links, sources = "", [], []
    for work in group:
        sentence = work.case.sentence
        offset = len(en) + bool(en)
        en = f"{en} {work.draft.en}".strip()
        links += [
            replace(found, en_start=found.en_start + offset, en_end=found.en_end + offset)
            for found in link(sentence, work.case.marks, work.draft.en)
        ]
        sources.append(Source(zh=sentence.zh, start=sentence.start, end=sentence.end))
    return Point(en=en, sources=tuple(sources), links=tuple(links))

"""Who spoke and when, as far as the first sentences say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from summarizer.annotate import Marks
from summarizer.records import Mark, Sentence

LEAD_SENTENCES: Final = 4
MAX_SPEAKERS: Final = 4


def dateline(sentences: Sequence[Sentence], marks: Sequence[Marks]) -> str:
    """Return "June 18, 2025. State Council Information Office; Vice Minister Lu Jingchuan.", or "".

    The date is the first that names a day; the body is the first organisation of the lead; the
    speakers are the persons whose title stands right before the name.
    """
    lead = [s for s in sentences if s.kind not in ("title", "heading")][:LEAD_SENTENCES]
    rows = [marks[sentence.index] for sentence in lead]
    day = next((m.en for row in rows for m in row if m.kind == "date" and "日" in m.zh), "")
    body = next((m.en for m in rows[0] if _is(m, "organisation")), "") if rows else ""
    speakers = list(dict.fromkeys(said for row in rows for said in _speakers(row)))[:MAX_SPEAKERS]
    who = "; ".join(part for part in (body, *speakers) if part)
    if not speakers and not (day and body):
        return ""
    return " ".join(f"{part}." for part in (day, who) if part)


def _speakers(row: Marks) -> Iterator[str]:
    for title, person in pairwise(row):
        if _is(title, "title") and _is(person, "person") and title.end == person.start:
            yield f"{title.en} {person.en}"


def _is(mark: Mark, kind: str) -> bool:
    return mark.term is not None and mark.term.kind == kind

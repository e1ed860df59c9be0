"""Who spoke, where and when, as far as the first sentences say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from summarizer.annotate import Marks
from summarizer.compose import posts
from summarizer.records import Mark, Sentence

LEAD_SENTENCES: Final = 4
MAX_SPEAKERS: Final = 4
MAX_POST_CHARS: Final = 20
_POST: Final = regex.compile(r"[\p{Han}]*\s?")
_OPENS: Final = regex.compile(r"[\s，,。“”（）()—-]*")
_HELD: Final = regex.compile(r"(?:市|举行|召开|举办|开幕|闭幕|发布|公布)")


def dateline(sentences: Sequence[Sentence], marks: Sequence[Marks]) -> str:
    """Return "June 18, 2025. State Council Information Office; Vice Minister Lu Jingchuan.", or "".

    The date is the first that names a day; the body is the organisation that a sentence of the lead
    opens with; the speakers are the persons whose post stands right before the name.
    """
    lead = [s for s in sentences if s.kind not in ("title", "heading")][:LEAD_SENTENCES]
    rows = [(sentence.text, marks[sentence.index]) for sentence in lead]
    when = next((found for text, row in rows if (found := _when(text, row))), "")
    body = next((m.en for text, row in rows for m in row if _is(m, "organisation")
                 and _opens(text, m, row)), "")  # fmt: skip
    said = dict(found for text, row in rows for found in _speakers(text, row))
    speakers = [posts.titled(*found) for found in said.items()][:MAX_SPEAKERS]
    if not any(said.values()) and not (when and body):
        return ""
    who = "; ".join(part for part in (body, *speakers) if part)
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in (when, who) if part)


def _when(text: str, row: Marks) -> str:
    """Return the day with the place where a meeting was held, or that a report was sent from."""
    day = next((m for m in row if m.kind in ("date", "period") and "日" in m.zh), None)
    if day is None:
        return ""
    for place in row:
        if not _is(place, "place"):
            continue
        held = text[: place.start].endswith("在") and _HELD.match(text, place.end)
        sent = place.end == day.start and text.startswith("电", day.end)
        if held or sent:
            return f"{place.en}, {day.en}"
    return day.en


def _opens(text: str, mark: Mark, row: Marks) -> bool:
    """Whether a mark is the first of a sentence but for its date: 7月14日，海关总署发布."""
    done = 0
    for other in row:
        if other.start >= mark.start:
            break
        if other.kind not in ("date", "period") or not _OPENS.fullmatch(text, done, other.start):
            return False
        done = other.end
    return bool(_OPENS.fullmatch(text, done, mark.start))


def _speakers(text: str, row: Marks) -> Iterator[tuple[str, str]]:
    """Yield each person after a post, and the post; "" where no glossary has its English."""
    for place, person in enumerate(row):
        if not _is(person, "person"):
            continue
        before = row[place - 1] if place else None
        between = text[before.end if before else 0 : person.start]
        if before is None or not _POST.fullmatch(between) or len(between) > MAX_POST_CHARS:
            before, between = None, text[max(0, person.start - MAX_POST_CHARS) : person.start]
        between = between.strip()
        if before and _is(before, "title") and not between:
            yield person.en, before.en
        elif posts.ends_with_post(between):
            body = before if before and _is(before, "organisation") else None
            the = "the " if body and body.term and body.term.article else ""
            yield person.en, (posts.post(between, the + body.en) if body else posts.alone(between))


def _is(mark: Mark, kind: str) -> bool:
    return mark.term is not None and mark.term.kind == kind

"""What a copy desk does to each English sentence before anybody checks it."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.articles import articled
from summarizer.drafts import tidy
from summarizer.glossary.english import spelled
from summarizer.including import including
from summarizer.openings import with_preposition
from summarizer.records import Mark


def finished(english: str, chinese: str, marks: Sequence[Mark]) -> str:
    """Return a model's English without its slips: marks as in Chinese, spelling, articles.

    chinese: the sentence that was translated; marks: its marks.
    """
    terms = dict.fromkeys(mark.term for mark in marks if mark.term)
    text = with_preposition(spelled(tidy(english, chinese), terms))
    return articled(including(text, chinese, marks), marks)

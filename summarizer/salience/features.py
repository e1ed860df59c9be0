"""What speaks for and against a sentence, each feature from 0 to 1, and its weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

import numpy as np
import regex

from summarizer.chars import han_count
from summarizer.records import Mark, Sentence
from summarizer.salience.centrality import Array, centrality
from summarizer.tables import rows

MIN_HAN: Final = 10
ENOUGH_FIGURES: Final = 4
ENOUGH_NAMES: Final = 4
ENOUGH_BONUS: Final = 2
LONG_HAN: Final = 60
SHORT_LINE_HAN: Final = 20
FIGURE_VALUES: Final = {"date": 0.0, "period": 0.25}
"""A date alone tells no result; money, counts and percentages do (1)."""
SPEAKER: Final = regex.compile(r"^[\p{Han}·]{2,8}[：:]")
ENDED: Final = regex.compile(r"[。！？!?；;…”’」』）)]$")
ANNOUNCEMENT: Final = regex.compile(
    r"(?:举行|举办|召开|舉行|舉辦|召開)[^，。；]{0,40}(?:发布会|吹风会|通气会|座谈会|记者会|發布會|吹風會|記者會)[。.]?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each feature counts; as `python -m eval.selection --cross-validate` fits them.

    centrality: LexRank: what the document says in many places is what it is about; the measure
                of all the others, 1.
    figures:    how many figures: a brief is read for them. Saturates at four.
    names:      how many actors. Saturates at four.
    lead:       the document's first sentence: news says first what happened.
    length:     a fuller sentence stands by itself. Saturates at 60 characters.
    bonus:      decisions, obligations, forecasts, records, totals, changes (cues.tsv). Two suffice.
    stock:      courtesy, notices' and meetings' set phrases, questions (cues.tsv).
    dependent:  a start that leans on the sentence before: 这, 因此, 比如 (cues.tsv).
    redundancy: taken off for likeness to a sentence already chosen.
    spread:     taken off for each sentence already chosen from the paragraph, half for the section.
    """

    centrality: float = 1.0
    figures: float = 0.54
    names: float = 0.21
    lead: float = 0.28
    length: float = 0.28
    bonus: float = 0.33
    stock: float = -0.42
    dependent: float = -0.27
    redundancy: float = 0.31
    spread: float = 0.27


LINEAR: Final = tuple(field.name for field in fields(Weights))[:-2]
"""The features of a sentence alone, in the order of the columns of `matrix`."""

WEIGHTS: Final = Weights()


def is_eligible(sentence: Sentence) -> bool:
    """Whether a sentence may be a point: no heading, no repeat, long enough to say something.

    That a press conference was held stands in the dateline; a short line that no stop ends is a
    subtitle, a salutation or a signature.
    """
    return (
        sentence.duplicate_of is None
        and sentence.near_duplicate_of is None
        and sentence.kind not in ("title", "heading")
        and han_count(sentence.text) >= MIN_HAN
        and not ANNOUNCEMENT.search(sentence.text)
        and not _is_line(sentence)
    )


def _is_line(sentence: Sentence) -> bool:
    return (
        sentence.kind == "paragraph"
        and not ENDED.search(sentence.text)
        and (sentence.text.startswith("—") or han_count(sentence.text) < SHORT_LINE_HAN)
    )


@cache
def _cues() -> dict[str, list[regex.Pattern[str]]]:
    """Return the patterns of each kind of cue."""
    found: dict[str, list[regex.Pattern[str]]] = {}
    for row in rows("summarizer.salience", "cues.tsv"):
        anchored = f"^(?:{row['pattern']})" if row["place"] == "start" else row["pattern"]
        found.setdefault(row["kind"], []).append(regex.compile(anchored))
    return found


def count_cues(text: str, kind: str) -> int:
    """Return how many cues of this kind the sentence has, a speaker's name left aside.

    >>> count_cues("谢若微：所以我们决定停用系统。", "dependent")
    1
    """
    said = SPEAKER.sub("", text)
    return sum(bool(cue.search(said)) for cue in _cues()[kind])


def _cue_features(text: str) -> tuple[float, ...]:
    return (
        min(count_cues(text, "bonus") / ENOUGH_BONUS, 1.0),
        float(count_cues(text, "stock") > 0),
        float(count_cues(text, "dependent") > 0),
    )


def _figures(row: Sequence[Mark]) -> float:
    worth = sum(FIGURE_VALUES.get(mark.kind, 1.0) for mark in row if mark.quantity is not None)
    return min(worth / ENOUGH_FIGURES, 1.0)


def _names(row: Sequence[Mark]) -> float:
    return min(len({mark.zh for mark in row if mark.quantity is None}) / ENOUGH_NAMES, 1.0)


def matrix(
    pool: Sequence[int],
    sentences: Sequence[Sentence],
    marks: Sequence[tuple[Mark, ...]],
    rows: Array,
) -> Array:
    """Return the features of the pool's sentences, one row each, columns as LINEAR."""
    announced = any(ANNOUNCEMENT.search(s.text) for s in sentences[: pool[0]])
    lead = None if announced else pool[0]
    table = [
        (
            _figures(marks[i]),
            _names(marks[i]),
            float(i == lead),
            min(han_count(sentences[i].text) / LONG_HAN, 1.0),
            *_cue_features(sentences[i].text),
        )
        for i in pool
    ]
    return np.column_stack([centrality(rows), np.array(table)])

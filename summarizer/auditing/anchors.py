"""What a sentence and its translation must share: figures by value, names by glossary."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from summarizer import quantities
from summarizer.annotate import Marks
from summarizer.glossary import occurrences
from summarizer.quantities.atoms import atoms
from summarizer.records import Document, Sentence, Term

RARE: Final = 4
MAX_PAIRS: Final = 400
"""An anchor that stands in many sentences of both sides (中国) tells nothing, and takes long."""

Places = Mapping[str, Sequence[int]]


def shared(
    source: Sequence[Sentence],
    marks: Sequence[Marks],
    target: Sequence[Sentence],
    english: Document,
) -> dict[tuple[int, int], float]:
    """Return the weight of what sentences share: 1 for an anchor that is rare on both sides."""
    found: dict[tuple[int, int], float] = defaultdict(float)
    for left, right in _anchors(source, marks, target, english):
        if len(left) * len(right) > MAX_PAIRS:
            continue
        weight = 1.0 if max(len(left), len(right)) < RARE else RARE / (len(left) * len(right))
        for i in left:
            for j in right:
                found[i, j] += weight
    return dict(found)


def _anchors(
    source: Sequence[Sentence],
    marks: Sequence[Marks],
    target: Sequence[Sentence],
    english: Document,
) -> Iterable[tuple[list[int], list[int]]]:
    """Yield, for each anchor, the sentences of both sides that have it."""
    figures = _figures([quantities.find(sentence.text) for sentence in source])
    others = _figures([quantities.read(sentence.text) for sentence in target])
    for key, left in figures.items():
        if key in others:
            yield left, others[key]
    starts = [sentence.start for sentence in target]
    terms: dict[str, tuple[Term, list[int]]] = {}
    for index, row in enumerate(marks):
        for mark in row:
            if mark.term is not None:
                terms.setdefault(mark.term.zh, (mark.term, []))[1].append(index)
    for term, left in terms.values():
        right = [bisect_right(starts, start) - 1 for start, _ in occurrences(english.text, term)]
        kept = sorted({index for index in right if index >= 0})
        if kept:
            yield sorted(set(left)), kept


def _figures(rows: Sequence[Sequence[quantities.Quantity]]) -> dict[str, list[int]]:
    """Return the sentences of each value; small counts (one, two) are everywhere and left out."""
    found: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        values = {
            f"{atom.kind}:{atom.value.normalize()}"
            for quantity in row
            for atom in atoms(quantity)
            if atom.kind not in ("relative", "vague")
            and not (atom.kind == "number" and atom.value < 3)
        }
        for value in values:
            found.setdefault(value, []).append(index)
    return found

"""Several sentences as one, so that the checks see what belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.annotate import Marks
from summarizer.records import Sentence


def joined(sentences: Sequence[Sentence], text: str, *, gap: str = "") -> Sentence:
    """Return sentences that follow each other as one; spans of it still map to the document.

    text: of the document. gap: what stands between them in `text`, "" or one space.
    """
    first, last = sentences[0], sentences[-1]
    if len(sentences) == 1:
        return first
    offsets: list[int] = []
    for sentence in sentences:
        offsets.extend(sentence.offsets[: len(sentence.text)])
        offsets.extend([sentence.end] * len(gap))
    offsets[len(offsets) - len(gap) :] = [last.end]
    return replace(
        first,
        end=last.end,
        zh=text[first.start : last.end],
        text=gap.join(sentence.text for sentence in sentences),
        offsets=offsets,
        duplicate_of=None,
        near_duplicate_of=None,
    )


def joined_marks(sentences: Sequence[Sentence], marks: Sequence[Marks]) -> Marks:
    """Return the marks of sentences joined without a gap."""
    found = []
    shift = 0
    for sentence, row in zip(sentences, marks, strict=True):
        found += [replace(m, start=m.start + shift, end=m.end + shift) for m in row]
        shift += len(sentence.text)
    return tuple(found)

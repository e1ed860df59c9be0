"""Text as the later stages want it: simplified, half width, without breaks inside sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from summarizer.normalise.characters import unify
from summarizer.normalise.dollars import counts_in_dollars, dollar_edits
from summarizer.normalise.offsets import Edit, Offsets, apply_edits, compose
from summarizer.normalise.script import Script, detect_script, is_hong_kong, simplify
from summarizer.normalise.spacing import spacing_edits

__all__ = [
    "Normalised",
    "Offsets",
    "Script",
    "counts_in_dollars",
    "detect_script",
    "is_hong_kong",
    "normalise",
]

# Emphasis, code and links of Markdown: **沿线国家**, `代码`, [公告](https://…), ![图](…).
_MARKDOWN: Final = re.compile(
    r"(?P<strong>\*\*|__|``?)"
    r"|(?P<open>!?\[)(?P<label>[^\[\]\n]*)(?P<close>\]\([^()\s]*\))"
    r"|(?P<escape>\\)(?=[\\`*_{}\[\]()#+.!|-])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalised:
    """A text and where it came from.

    offsets: len(text) + 1 offsets into the input, from 0 to its length, never falling; character
             i of text came from input[offsets[i]:offsets[i + 1]].
    """

    text: str
    offsets: Sequence[int]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open span of `text` to one of the input."""
        return self.offsets[start], self.offsets[end]

    def text_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open span of the input to the smallest one of `text` that covers it."""
        first = bisect_left(self.offsets, self.offsets[bisect_right(self.offsets, start) - 1])
        return min(first, len(self.text)), min(bisect_left(self.offsets, end), len(self.text))


def normalise(
    text: str, *, script: Script | None = None, markdown: bool = False, dollars: bool = False
) -> Normalised:
    """Return the text in simplified Chinese with one form for each sign, and its offsets.

    Chinese marks keep their width, corner brackets become quotes. `script` is detected from the
    text when None; for a sentence give that of its document. `markdown` drops emphasis, code and
    link marks; `dollars` takes 元 for 港元 (see dollars.py).

    >>> normalise("金管局「聯繫匯率」達７．７５ 港\\n元").text
    '金管局“联系汇率”达7.75 港元'
    >>> list(normalise("港\\n元").offsets)
    [0, 2, 3]
    """
    unified = unify(text)
    edits = spacing_edits(unified)
    if markdown:
        edits = _merge(edits, _markdown_edits(unified))
    spaced, offsets = apply_edits(unified, edits)
    if spaced.isascii():
        return Normalised(text=spaced, offsets=offsets)
    simplified, moves = simplify(spaced, script or detect_script(spaced))
    if moves:
        offsets = compose(apply_edits(spaced, moves)[1], offsets)
    if dollars and (local := dollar_edits(simplified)):
        simplified, places = apply_edits(simplified, local)
        offsets = compose(places, offsets)
    return Normalised(text=simplified, offsets=offsets)


def _markdown_edits(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for match in _MARKDOWN.finditer(text):
        for group in ("strong", "open", "close", "escape"):
            if match[group]:
                edits.append((*match.span(group), ""))
    return edits


def _merge(first: list[Edit], second: list[Edit]) -> list[Edit]:
    """Return both lists in order, without those of the second that meet one of the first."""
    merged: list[Edit] = []
    for edit in sorted(first + second):
        if not merged or edit[0] >= merged[-1][1]:
            merged.append(edit)
    return merged

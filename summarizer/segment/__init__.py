"""Sentences of a document: exact, lossless, the repeated ones marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from summarizer.normalise import Normalised, Offsets, counts_in_dollars, detect_script, normalise
from summarizer.records import Block, Document, Sentence
from summarizer.segment.boundaries import sentence_ends
from summarizer.segment.clauses import clauses
from summarizer.segment.repeats import find_repeats

__all__ = ["clauses", "repeated_blocks", "segment", "split"]

# start, end, normalised text, offsets, block
_Found = tuple[int, int, str, Sequence[int], int]
_PARAGRAPH: Final = re.compile(r".+?(?:\n[ \t\u3000]*(?=\n)\n\s*|\Z)", re.DOTALL)


def segment(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of all blocks, in order, with what they repeat.

    Between two sentences of a block there is white space only, between two blocks white space
    and the marks of the format. A heading, an item or a row may be several sentences.
    """
    script = detect_script(document.text)
    markdown = document.format == "md"
    dollars = counts_in_dollars(document.text)
    found: list[_Found] = []
    for index, block in enumerate(document.blocks):
        raw = document.text[block.start : block.end]
        normal = normalise(raw, script=script, markdown=markdown, dollars=dollars)
        found += _sentences(document.text, index, block, normal)
    equal, near = find_repeats([sentence[2] for sentence in found])
    return tuple(
        Sentence(
            index=index,
            start=start,
            end=end,
            zh=_same(document.text[start:end], text),
            text=text,
            offsets=offsets,
            block=block,
            kind=document.blocks[block].kind,
            duplicate_of=equal[index],
            near_duplicate_of=near[index],
        )
        for index, (start, end, text, offsets, block) in enumerate(found)
    )


def split(text: str) -> list[str]:
    """Return the sentences of running text as pieces that join to it again.

    A line break is taken for a wrapped line, a blank line for the end of a paragraph. White
    space belongs to the sentence before it.

    >>> split("一带一路很好。2016年增长4.7%！ 此外，“走出去”……")
    ['一带一路很好。', '2016年增长4.7%！ ', '此外，“走出去”……']
    """
    pieces: list[str] = []
    for paragraph in _PARAGRAPH.finditer(text):
        normal = normalise(paragraph[0])
        start = 0
        for end in sentence_ends(normal.text):
            stop = normal.offsets[end]
            while stop < len(paragraph[0]) and paragraph[0][stop].isspace():
                stop += 1
            if stop > start:
                pieces.append(paragraph[0][start:stop])
            start = stop
        if start < len(paragraph[0]):
            pieces.append(paragraph[0][start:])
    return pieces


def repeated_blocks(sentences: Sequence[Sentence]) -> Mapping[int, int]:
    """Return the blocks whose sentences all repeat, in order, those of one earlier block."""
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    repeated: dict[int, int] = {}
    for block, members in by_block.items():
        sources = [
            m.duplicate_of if m.duplicate_of is not None else m.near_duplicate_of for m in members
        ]
        known = [source for source in sources if source is not None]
        blocks = {sentences[source].block for source in known}
        if len(known) == len(members) and len(blocks) == 1 and known == sorted(known):
            repeated[block] = blocks.pop()
    return repeated


def _sentences(text: str, index: int, block: Block, normal: Normalised) -> Iterator[_Found]:
    raw = text[block.start : block.end]
    start = 0
    for end in sentence_ends(normal.text):
        first, last = _trimmed(normal.text, start, end)
        if first < last:
            left, right = _trimmed(raw, *normal.source_span(first, last))
            left, right = left + block.start, right + block.start
            offsets: Sequence[int] = range(left, right + 1)
            if isinstance(normal.offsets, Offsets):
                offsets = normal.offsets.part(first, last, shift=block.start, ends=(left, right))
            yield left, right, normal.text[first:last], offsets, index
        start = end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _same(zh: str, text: str) -> str:
    """Return one string where both are equal: a document then is held once, not twice."""
    return text if zh == text else zh

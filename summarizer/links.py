"""Join the figures and names of an English sentence to their Chinese twins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.glossary import english
from summarizer.quantities.read import read
from summarizer.records import Link, Mark, Sentence


def link(sentence: Sentence, marks: Sequence[Mark], en: str) -> tuple[Link, ...]:
    """Return a link for each mark that is found in the English, in the order of the English."""
    taken: list[tuple[int, int]] = []
    links: list[Link] = []
    for mark in sorted(marks, key=lambda mark: -len(mark.en)):
        for span in _places(mark, en):
            if all(span[1] <= start or end <= span[0] for start, end in taken):
                taken.append(span)
                start, end = sentence.span(mark.start, mark.end)
                links.append(
                    Link(en_start=span[0], en_end=span[1], start=start, end=end, kind=mark.kind)
                )
                break
    return tuple(sorted(links, key=lambda link: link.en_start))


def _places(mark: Mark, en: str) -> Iterator[tuple[int, int]]:
    """Yield where the mark may stand: its exact English, an accepted form, an equal figure."""
    position = en.find(mark.en)
    while position >= 0:
        yield position, position + len(mark.en)
        position = en.find(mark.en, position + 1)
    if mark.term:
        yield from english.occurrences(en, mark.term)
    if mark.quantity:
        for quantity in read(en):
            if quantity.value == mark.quantity.value:
                yield quantity.start, quantity.end

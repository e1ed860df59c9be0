"""Lines of pages put together to paragraphs; running heads and page numbers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from summarizer.read.builder import TextBuilder
from summarizer.read.lines import heading_level, is_heading, starts_anew
from summarizer.read.paged import PageLine
from summarizer.records import BlockKind

_MARGIN_SHARE: Final = 0.13
_MARGIN_LINES: Final = 4
_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"[-—–·\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*页|\s*頁)?(?:\s*[/，,]?\s*(?:共\s*)?\d{1,4}\s*[页頁]?)?[-—–·\s]*",
    re.I,
)
_PAGE_NUMBER_CHARS: Final = 24
_STOPS: Final = "。！？!?；：…”」）)"
_HANGING: Final = "，。、；：！？”’）》」』,.;:"
_SHORT_BY: Final = 1.8  # characters that a last line lacks at least, and what did not fit
_INDENT: Final = 1.2
_NEW_SIZE: Final = 1.12
_WIDE_GAP: Final = 1.45
_WINDOW: Final = 45
_UNBROKEN: Final = re.compile(r"[“‘（《〈【(\[]*[A-Za-z0-9.,%/:@_-]*[，。、；：！？”’）》〉】)\]]*")


def add_paragraphs(lines: Sequence[PageLine], pages: int, builder: TextBuilder) -> int:
    """Add the paragraphs, headings and rows of a pdf; return how many lines were left out.

    A paragraph ends where a line is short, the next is indented, set apart or of another size.
    It goes on over the end of a column or page. Its page is that of its first line.
    """
    size, leading = _body_size(lines), _leading(lines)
    margin = _running(lines, pages, size, leading)
    kept = [line for index, line in enumerate(lines) if index not in margin]
    rights, lefts = _edges(kept)
    paragraph: list[PageLine] = []
    for index, line in enumerate(kept):
        if index and _ends(kept[index - 1], line, rights[index - 1], lefts[index], leading):
            _add(paragraph, size, builder)
            paragraph = []
        paragraph.append(line)
    _add(paragraph, size, builder)
    return len(margin)


def _running(lines: Sequence[PageLine], pages: int, size: float, leading: float) -> set[int]:
    """Return the lines that stand apart at the same place of many pages, and page numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    keys: dict[int, tuple[str, int]] = {}
    for index in _apart(lines, size, leading):
        line = lines[index]
        keys[index] = _DIGITS.sub("#", line.text.replace(" ", "")), round(line.bottom / 4)
        seen[keys[index]] += 1
    least = max(2, round(0.3 * pages))
    return {
        index
        for index, key in keys.items()
        if seen[key] >= least or _is_page_number(lines[index].text)
    }


def _is_page_number(text: str) -> bool:
    return len(text) <= _PAGE_NUMBER_CHARS and bool(_PAGE_NUMBER.fullmatch(text))


def _apart(lines: Sequence[PageLine], size: float, leading: float) -> Iterator[int]:
    """Yield the lines in the margins, parted from the text by their size or by a gap."""
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(index)
    for indexes in by_page.values():
        indexes.sort(key=lambda index: lines[index].bottom)
        for ordered in (indexes, indexes[::-1]):
            edge = _margin_lines([lines[index] for index in ordered], size, leading)
            yield from ordered[:edge]


def _margin_lines(ordered: Sequence[PageLine], size: float, leading: float) -> int:
    """Return how many lines, counted from the edge of the page, stand apart from its text."""
    apart = 0
    for place, line in enumerate(ordered[:_MARGIN_LINES]):
        share = line.bottom / line.height if line.height else 0.5
        if _MARGIN_SHARE < share < 1 - _MARGIN_SHARE:
            break
        gap = abs(ordered[place + 1].bottom - line.bottom) if place + 1 < len(ordered) else 1e9
        if gap > _WIDE_GAP * max(leading, size) or abs(line.size - size) > 0.05 * size:
            apart = place + 1
    return apart


def _body_size(lines: Sequence[PageLine]) -> float:
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 0.0


def _edges(lines: Sequence[PageLine]) -> tuple[list[float], list[float]]:
    """Return for each line how far its column reaches to the right, and where it begins."""
    rights, lefts = [], []
    for index, line in enumerate(lines):
        near = [
            other
            for other in lines[max(0, index - _WINDOW) : index + _WINDOW]
            if min(line.right, other.right) - max(line.left, other.left)
            > 0.5 * min(line.right - line.left, other.right - other.left)
            and other.right - other.left < 1.6 * max(line.right - line.left, line.size * 8)
        ]
        rights.append(max(_edge(other) for other in near))
        lefts.append(min(other.left for other in near))
    return rights, lefts


def _edge(line: PageLine) -> float:
    """Return where a line ends; a mark at its end may hang over the edge of the column."""
    return line.right - line.size if line.text[-1] in _HANGING else line.right


def _leading(lines: Sequence[PageLine]) -> float:
    steps = [
        a.bottom - b.bottom
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < a.bottom - b.bottom < 4 * a.size
    ]
    return median(steps) if steps else 0.0


def _ends(line: PageLine, after: PageLine, right: float, left: float, leading: float) -> bool:
    """Tell whether a paragraph ends between two lines."""
    if line.cells or after.cells:
        return True
    low, high = sorted((line.size, after.size))
    if high > _NEW_SIZE * low:
        return True
    step = line.bottom - after.bottom
    below = line.page == after.page and step > 0
    if below and leading and step > _WIDE_GAP * max(leading, line.size):
        return True
    if after.left - left > _INDENT * after.size and not _is_centred(line, after):
        # Text that is indented as a whole goes on until a stop.
        return after.left - line.left > 0.5 * after.size or line.text[-1] in _STOPS
    if right - line.right > _first_word_chars(after.text) * line.size:
        return True
    return starts_anew(after.text) and line.text[-1] in _STOPS


def _first_word_chars(text: str) -> float:
    """Return how wide the first word is that a line break would move as a whole.

    2016年 and 《 move with what they belong to, so a line may end early before them.
    """
    match = _UNBROKEN.match(text)
    word = match[0] if match else ""
    wide = sum(not char.isascii() for char in word)
    return _SHORT_BY + wide + 0.6 * (len(word) - wide)


def _is_centred(line: PageLine, after: PageLine) -> bool:
    middle = abs((line.left + line.right) - (after.left + after.right)) / 2
    return middle < line.size / 2 and line.text[-1] not in _STOPS


def _add(lines: list[PageLine], size: float, builder: TextBuilder) -> None:
    if not lines:
        return
    first = lines[0]
    if first.cells:
        builder.add_row(list(first.cells), page=first.page)
        return
    text = "\n".join(line.text for line in lines)
    kind: BlockKind = "paragraph"
    level = 0
    if is_heading(text.replace("\n", "")):
        level = heading_level(text)
        if first.size > _NEW_SIZE * size:
            level = level or 2
            no_title = not any(block.kind == "title" for block in builder.blocks)
            if first.page == 1 and no_title and first.size > 1.2 * size:
                builder.add(_joined(lines), "title", level=1, page=1)
                return
        kind = "heading" if level else "paragraph"
    builder.add(_joined(lines), kind, level=level, page=first.page)


def _joined(lines: list[PageLine]) -> str:
    """Join lines: a space between Latin words, nothing inside Chinese text and numbers."""
    text = lines[0].text
    for line in lines[1:]:
        before, after = text[-1], line.text[0]
        if before == "-" and text[-2:-1].islower() and after.islower():
            text = text[:-1] + line.text
        elif before.isascii() and after.isascii() and not (before.isdigit() and after.isdigit()):
            text += ("" if after in "%.," or before in "-/" else " ") + line.text
        else:
            text += line.text
    return text

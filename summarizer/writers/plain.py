"""A brief as plain text, for a screen: no markup, wrapped, the Chinese of each point at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from summarizer.records import Brief, Figure
from summarizer.writers.runs import visible
from summarizer.writers.tables import (
    chinese,
    figures_besides,
    figures_stated,
    left_out,
    names_shown,
    notices,
)

WIDTH: Final = 80
MAX_WIDTH: Final = 100
"""Longer lines are hard to read, however wide the screen is."""
MAX_VALUE: Final = 30


def brief_text(brief: Brief, *, width: int = WIDTH, bilingual: bool = False) -> str:
    """Write a brief for a screen of so many columns. bilingual: the Chinese under each point."""
    lines = _lines(brief, min(width, MAX_WIDTH), bilingual=bilingual)
    return "\n".join(lines) + "\n"


def _lines(brief: Brief, width: int, *, bilingual: bool) -> Iterator[str]:
    headline = list(_wrapped(brief.headline, width))
    yield from (*headline, "=" * max(map(cell_len, headline)))
    if brief.dateline:
        yield from ("", *_wrapped(brief.dateline, width))
    if brief.summary:
        yield from ("", *_wrapped(" ".join(point.en for point in brief.summary), width))
    for number, point in enumerate(brief.points, 1):
        said = f"{point.label} {point.en}".strip()
        yield from ("", *_wrapped(said, width, first=f"{number}. ".rjust(4), rest="    "))
        for source in point.sources if bilingual else ():
            yield from _wrapped(source.zh, width, first="    ", rest="    ")
    yield from _figures(brief, width)
    yield from _names(brief, width)
    yield from _titled("BEFORE YOU RELY ON IT", notices(brief))
    for notice in notices(brief):
        text = f"{notice.todo}: {notice.text} ({notice.where})"
        yield from _wrapped(text, width, first="  - ", rest="    ")
    if not bilingual:
        yield from _titled("THE CHINESE OF EACH POINT", brief.points)
        for number, point in enumerate(brief.points, 1):
            for source in point.sources:
                text = f"{source.zh} ({source.start}–{source.end})"
                yield from _wrapped(text, width, first=f"[{number}] ".rjust(5), rest="     ")
    if brief.left_out:
        parts = "; ".join(f"{text}…" for text in brief.left_out)
        yield from ("", *_wrapped(f"{left_out(brief)} {parts}", width))
    yield from ("", *_wrapped(brief.signature, width))


def _figures(brief: Brief, width: int) -> Iterator[str]:
    stated = figures_stated(brief)
    known = [figure for figure in (*stated, *figures_besides(brief)) if figure.label]
    yield from _titled("FIGURES", known)
    for figure in known:
        yield from _row(figure.en, _what(brief, figure), width)
    if (count := len(brief.figures) - len(known)) > 0:
        yield f"  and {count} more: see --format html or json"


def _what(brief: Brief, figure: Figure) -> str:
    where = "" if figure.point is None else f" [{figure.point + 1}]"
    return f"{figure.label}, {chinese(brief.document, figure)}{where}"


def _names(brief: Brief, width: int) -> Iterator[str]:
    names = names_shown(brief)
    yield from _titled("NAMES", names)
    yield from _wrapped(
        "; ".join(f"{name.en} {name.zh}" for name in names), width, first="  ", rest="  "
    )
    if (count := len(brief.names) - len(names)) > 0:
        yield f"  and {count} more"


def _row(value: str, text: str, width: int) -> Iterator[str]:
    size = min(MAX_VALUE, width // 3)
    if cell_len(value) > size:
        yield f"  {visible(value)}"
        value = ""
    first = f"  {visible(value)}" + " " * (size - cell_len(value) + 2)
    yield from _wrapped(text, width, first=first, rest=" " * (size + 4))


def _titled(title: str, rows: Sequence[object]) -> Iterator[str]:
    if rows:
        yield from ("", title)


def _wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> Iterator[str]:
    """Yield lines that fit the screen; a Chinese character takes two columns.

    >>> list(_wrapped("revenue 营业收入增长", 12))
    ['revenue 营业', '收入增长']
    """
    line, fresh = first, True
    for word in _words(visible(text)):
        for part in [word] if cell_len(rest + word) <= width else list(word):
            if cell_len(line + part.rstrip()) > width and not fresh:
                yield line.rstrip()
                line = rest
            line += part
            fresh = False
    yield line.rstrip()


def _words(text: str) -> Iterator[str]:
    """Yield words with the space behind them, and each Chinese character."""
    word = ""
    for char in " ".join(text.split()):
        wide = cell_len(char) > 1
        if wide and word:
            yield word
            word = ""
        word += char
        if wide or char == " ":
            yield word
            word = ""
    if word:
        yield word

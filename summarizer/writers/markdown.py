"""Briefs and translations as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import regex

from summarizer.records import Brief, Figure, Translation
from summarizer.writers.runs import visible
from summarizer.writers.tables import (
    chinese,
    figures_besides,
    figures_stated,
    left_out,
    name_source,
    names_shown,
    notices,
)

_SPECIAL: Final = regex.compile(
    r"[\\`*_\[\]<>|#~]|(?<!\p{L})\$|&(?=#?\w+;)|^[-+=](?=[\s=-]|$)|(?<=^\d{1,9})[.)](?=\s|$)"
)
"""What CommonMark or GitHub reads as markup: the $ of US$27 is none, that of $27 may be."""


def escape(text: str) -> str:
    """Return text that Markdown shows as it is.

    >>> escape("a_b <script>|* &amp; $9")
    'a\\\\_b \\\\<script\\\\>\\\\|\\\\* \\\\&amp; \\\\$9'
    >>> escape("1. US$27")
    '1\\\\. US$27'
    """
    return _SPECIAL.sub(r"\\\g<0>", " ".join(visible(text).split()))


def brief_markdown(brief: Brief, *, bilingual: bool = False) -> str:
    """Write a brief: headline, points, figures, names, what needs attention, sources.

    bilingual: the Chinese of each point stands under it, not at the end.
    """
    return "\n".join(_brief_lines(brief, bilingual=bilingual)) + "\n"


def _brief_lines(brief: Brief, *, bilingual: bool) -> Iterator[str]:
    yield f"# {escape(brief.headline)}"
    if brief.dateline:
        yield from ("", escape(brief.dateline))
    if brief.summary:
        yield from ("", escape(" ".join(point.en for point in brief.summary)))
    yield ""
    for number, point in enumerate(brief.points, 1):
        label = f"**{escape(point.label)}** " if point.label else ""
        more = "" if bilingual else f" [Chinese](#source-{number})"
        yield f'{number}. {label}{escape(point.en)}{more}<a id="point-{number}"></a>'
        if bilingual:
            for source in point.sources:
                yield from ("", f"   > {escape(source.zh)} ({source.start}–{source.end})", "")
    yield from _figure_lines(brief)
    yield from _name_lines(brief)
    yield from _attention(brief)
    if not bilingual:
        yield from _source_lines(brief)
    if brief.summary:
        places = (f"{s.start}–{s.end}" for point in brief.summary for s in point.sources)
        yield from ("", f"Summary: characters {', '.join(dict.fromkeys(places))}")
    if brief.left_out:
        parts = "; ".join(escape(text) + "…" for text in brief.left_out)
        yield from ("", f"{left_out(brief)} {parts}")
    yield from ("", f"<!-- {brief.signature.replace('--', '- -')} -->")


def _figure_lines(brief: Brief) -> Iterator[str]:
    stated, others = figures_stated(brief), figures_besides(brief)
    header = ("What it measures", "Figure", "Chinese", "Where")
    rows = [_figure_row(brief, f, f"[point {(f.point or 0) + 1}]") for f in stated]
    rows += [_figure_row(brief, f, "") for f in others]
    yield from _table("Figures", header, "---|---|---|---", rows)
    yield from _more(len(brief.figures) - len(rows))


def _figure_row(brief: Brief, figure: Figure, point: str) -> tuple[str, ...]:
    link = f"{point}(#point-{(figure.point or 0) + 1})" if point else ""
    zh = chinese(brief.document, figure)
    return (
        escape(figure.label),
        escape(figure.en),
        escape(zh),
        link or f"{figure.start}–{figure.end}",
    )


def _name_lines(brief: Brief) -> Iterator[str]:
    names = names_shown(brief)
    rows = [
        (escape(name.en), escape(name.zh), str(name.count), escape(name_source(name)))
        for name in names
    ]
    yield from _table("Names", ("English", "Chinese", "Times", "From"), "---|---|---:|---", rows)
    yield from _more(len(brief.names) - len(names))


def _table(
    title: str, header: Sequence[str], rule: str, rows: Sequence[Sequence[str]]
) -> Iterator[str]:
    if rows:
        yield from ("", f"## {title}", "", f"| {' | '.join(header)} |", f"|{rule}|")
        yield from (f"| {' | '.join(row)} |" for row in rows)


def _source_lines(brief: Brief) -> Iterator[str]:
    yield from ("", "## Chinese sources", "")
    for number, point in enumerate(brief.points, 1):
        anchor = f'<a id="source-{number}"></a>'
        for source in point.sources:
            where = f"[Point {number}](#point-{number}), characters {source.start}–{source.end}"
            yield f"- {anchor}{where}: {escape(source.zh)}"
            anchor = ""


def _more(count: int) -> Iterator[str]:
    if count > 0:
        yield from ("", f"and {count} more in the document")


def _attention(brief: Brief) -> Iterator[str]:
    rows = notices(brief)
    if rows:
        yield from ("", "## Before you rely on it", "")
    for notice in rows:
        yield f"- {notice.todo}: {escape(notice.text)} ({notice.where})"


def translation_markdown(translation: Translation, *, bilingual: bool = False) -> str:
    """Write a translation with its headings and list items in place."""
    lines: list[str] = []
    for _, group in groupby(translation.sentences, key=lambda s: s.block):
        rows = list(group)
        prefix = {"title": "# ", "heading": "## ", "item": "- "}.get(rows[0].kind, "")
        if bilingual:
            lines += ["> " + escape("".join(s.zh for s in rows)), ""]
        lines += [prefix + escape(" ".join(s.en for s in rows)), ""]
    return "\n".join([*lines, f"<!-- {translation.signature.replace('--', '- -')} -->"]) + "\n"

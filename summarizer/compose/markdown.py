"""Briefs and translations as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

import regex

from summarizer.compose.runs import visible
from summarizer.compose.tables import figures_shown, name_source, names_shown
from summarizer.records import Brief, Finding, Translation

_SPECIAL: Final = regex.compile(r"([\\`*_\[\]<>|#])")
SOURCE_CHARS: Final = 60


def escape(text: str) -> str:
    """Return text that Markdown shows as it is.

    >>> escape("a_b <script>|*")
    'a\\\\_b \\\\<script\\\\>\\\\|\\\\*'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(visible(text).split()))


def brief_markdown(brief: Brief, *, bilingual: bool = False) -> str:
    """Write a brief: headline, points, figures, names, what needs attention, signature."""
    return "\n".join(_brief_lines(brief, bilingual=bilingual)) + "\n"


def _brief_lines(brief: Brief, *, bilingual: bool) -> Iterator[str]:
    yield f"# {escape(brief.headline)}"
    if brief.dateline:
        yield ""
        yield escape(brief.dateline)
    if brief.summary:
        yield ""
        yield escape(" ".join(point.en for point in brief.summary))
    yield ""
    for number, point in enumerate(brief.points, 1):
        label = f"**{escape(point.label)}** " if point.label else ""
        yield f"{number}. {label}{escape(point.en)}"
        if bilingual:
            for source in point.sources:
                yield f"   > {escape(source.zh)}"
    yield from _figure_lines(brief)
    if brief.names:
        yield from (
            "",
            "## Names",
            "",
            "| English | Chinese | Times | From |",
            "|---|---|---:|---|",
        )
        for name in names_shown(brief):
            cells = (escape(name.en), escape(name.zh), str(name.count), escape(name_source(name)))
            yield f"| {' | '.join(cells)} |"
        yield from _more(len(brief.names) - len(names_shown(brief)))
    yield from _attention(brief.findings)
    yield from ("", "## Sources", "")
    for number, point in enumerate(brief.points, 1):
        for source in point.sources:
            zh = escape(source.zh[:SOURCE_CHARS]) + ("…" if len(source.zh) > SOURCE_CHARS else "")
            yield f"{number}. characters {source.start}–{source.end}: {zh}"
    if brief.summary:
        places = (f"{s.start}–{s.end}" for point in brief.summary for s in point.sources)
        yield from ("", f"Summary: characters {', '.join(dict.fromkeys(places))}")
    if brief.left_out:
        yield from ("", f"Not in the brief: {'; '.join(escape(t) + '…' for t in brief.left_out)}")
    yield from ("", f"<!-- {brief.signature.replace('--', '- -')} -->")


def _figure_lines(brief: Brief) -> Iterator[str]:
    if not brief.figures:
        return
    yield from (
        "",
        "## Figures",
        "",
        "| Figure | Chinese | Point | Characters |",
        "|---|---|---:|---|",
    )
    for figure in figures_shown(brief):
        point = "" if figure.point is None else str(figure.point + 1)
        where = f"{figure.start}–{figure.end}"
        yield f"| {escape(figure.en)} | {escape(figure.zh)} | {point} | {where} |"
    yield from _more(len(brief.figures) - len(figures_shown(brief)))


def _more(count: int) -> Iterator[str]:
    if count > 0:
        yield from ("", f"and {count} more in the document")


def _attention(findings: tuple[Finding, ...]) -> Iterator[str]:
    if not findings:
        return
    yield from ("", "## Needs attention", "")
    for finding in findings:
        yield f"- {finding.severity}: {escape(finding.message)} ({finding.start}–{finding.end})"


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

"""What the front end sees, for a terminal and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.records import Document, Mark, MarkKind, Sentence

Marks = Mapping[int, Sequence[Mark]]

_STYLES: Final[Mapping[MarkKind, str]] = {
    "term": "underline cyan",
    "name": "underline magenta",
    "money": "underline green",
    "count": "underline green",
    "measure": "underline green",
    "percent": "underline yellow",
    "points": "underline yellow",
    "ratio": "underline yellow",
    "date": "underline blue",
    "period": "underline blue",
}
# A terminal obeys these; a document must not give it orders.
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def render_inspect(
    document: Document,
    sentences: Sequence[Sentence],
    marks: Marks,
    *,
    unknown_names: Sequence[str] = (),
) -> RenderableType:
    """Return the view of a document: each sentence with its marks underlined, then their English.

    marks: by index of the sentence; their spans are those of Sentence.text. Source text is never
    read as markup, control characters are shown as dots, and long lines fold between cells.
    """
    parts: list[RenderableType] = [_heading(document, sentences)]
    for sentence in sentences:
        own = sorted(marks.get(sentence.index, ()), key=lambda mark: mark.start)
        parts.append(_line(document, sentence, own))
        if own:
            parts.append(Padding(_mark_table(own), (0, 0, 0, 6)))
    if unknown_names:
        parts.append(
            Text("\nUnknown names: ", style="bold") + Text(_safe("、".join(unknown_names)))
        )
    return Group(*parts)


def inspect_dict(
    document: Document,
    sentences: Sequence[Sentence],
    marks: Marks,
    *,
    unknown_names: Sequence[str] = (),
) -> dict[str, Any]:
    """Return what `inspect --format json` prints; all offsets are in Document.text."""
    return {
        "document": {
            "name": document.name,
            "format": document.format,
            "encoding": document.encoding,
            "title": document.title,
            "date": document.date.isoformat() if document.date else None,
            "chars": len(document.text),
            "notes": list(document.notes),
            "blocks": [
                {
                    "start": block.start,
                    "end": block.end,
                    "kind": block.kind,
                    "level": block.level,
                    "page": block.page,
                }
                for block in document.blocks
            ],
        },
        "sentences": [
            {
                "zh": sentence.zh,
                "start": sentence.start,
                "end": sentence.end,
                "text": sentence.text,
                "kind": sentence.kind,
                "block": sentence.block,
                "duplicate_of": sentence.duplicate_of,
                "near_duplicate_of": sentence.near_duplicate_of,
                "marks": list(_mark_dicts(document, sentence, marks.get(sentence.index, ()))),
            }
            for sentence in sentences
        ],
        "unknown_names": list(unknown_names),
    }


def _mark_dicts(
    document: Document, sentence: Sentence, marks: Sequence[Mark]
) -> Iterator[dict[str, Any]]:
    for mark in sorted(marks, key=lambda mark: mark.start):
        start, end = sentence.span(mark.start, mark.end)
        figure = mark.quantity
        value = figure.value if figure else None
        yield {
            "start": start,
            "end": end,
            "zh": document.text[start:end],
            "kind": mark.kind,
            "en": mark.en,
            "value": dict(value) if isinstance(value, Mapping) else value,
            "unit": figure.unit if figure else "",
            "bound": figure.bound if figure else "",
            "source": mark.source,
        }


def _safe(text: str) -> str:
    return _CONTROLS.sub("·", text)


def _heading(document: Document, sentences: Sequence[Sentence]) -> Text:
    repeated = sum(s.duplicate_of is not None for s in sentences)
    near = sum(s.near_duplicate_of is not None for s in sentences)
    facts = [
        document.format,
        document.encoding,
        document.date.isoformat() if document.date else "",
        f"{len(document.text):,} characters",
        f"{len(document.blocks)} blocks",
        f"{len(sentences)} sentences",
        f"{repeated} repeated" if repeated else "",
        f"{near} nearly repeated" if near else "",
        *document.notes,
    ]
    head = Text(_safe(document.title or document.name), style="bold", overflow="fold")
    details = _safe("; ".join(fact for fact in facts if fact))
    return head.append("\n" + details + "\n", style="not bold dim")


def _line(document: Document, sentence: Sentence, marks: Sequence[Mark]) -> Table:
    """Return a row: number, kind, text; the text folds in a column of its own."""
    text = Text(_safe(sentence.text), overflow="fold")
    for mark in marks:
        text.stylize(_STYLES.get(mark.kind, "underline"), mark.start, mark.end)
    if sentence.duplicate_of is not None:
        text.append(f"  = {sentence.duplicate_of}", style="bold red")
    elif sentence.near_duplicate_of is not None:
        text.append(f"  ≈ {sentence.near_duplicate_of}", style="bold red")
    page = document.blocks[sentence.block].page
    label = "" if sentence.kind == "paragraph" else sentence.kind
    where = " ".join(part for part in (label, f"p. {page}" if page else "") if part)
    row = Table.grid(padding=(0, 1))
    row.add_column(width=5, justify="right", style="dim")
    row.add_column(overflow="fold")
    if where:
        text = Text(f"[{where}] ", style="dim") + text
    row.add_row(Text(str(sentence.index)), text)
    return row


def _mark_table(marks: Sequence[Mark]) -> Table:
    table = Table.grid(padding=(0, 2))
    for _ in range(4):
        table.add_column(overflow="fold")
    for mark in marks:
        table.add_row(
            Text(_safe(mark.zh), style=_STYLES.get(mark.kind, "")),
            Text(_safe(mark.en)),
            Text(mark.kind, style="dim"),
            Text(_value(mark), style="dim"),
        )
    return table


def _value(mark: Mark) -> str:
    if mark.quantity is None:
        return mark.source
    value = mark.quantity.value
    if isinstance(value, Mapping):
        value = f"{value['low'] or ''}..{value['high'] or ''}"
    return f"{value} {mark.quantity.unit}".strip()

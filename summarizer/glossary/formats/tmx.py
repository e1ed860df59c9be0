"""TMX: each unit is an entry; further variants of a language are aliases or variants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from summarizer.errors import GlossaryError
from summarizer.glossary.formats import markup
from summarizer.glossary.table import Row

_CODES: Final = frozenset({"bpt", "ept", "ph", "it", "ut"})


def rows(data: bytes) -> Iterator[Row]:
    """Yield the translation units that have Chinese and English."""
    root = markup.parse(data)
    if root.tag != "tmx":
        raise GlossaryError(f"It is no TMX: its root is {root.tag}.")
    for unit in root.iter("tu"):
        texts: dict[str, list[str]] = {}
        for variant in unit.iter("tuv"):
            for segment in variant.iter("seg"):
                text = markup.words(segment, without=_CODES)
                texts.setdefault(markup.language(variant), []).append(text)
        if "zh" not in texts and "en" not in texts:
            continue
        zh, en = texts.get("zh", [""]), texts.get("en", [""])
        notes = [markup.words(note) for note in unit.findall("note")]
        cells = {"zh": zh[:1], "aliases": zh[1:], "en": en[:1], "variants": en[1:]}
        yield Row(markup.line_of(unit), {**cells, "note": [" ".join(notes)]})

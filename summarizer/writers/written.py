"""Briefs and translations in each format, as bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from summarizer.records import Audit, Brief, Translation
from summarizer.writers.markdown import brief_markdown, translation_markdown
from summarizer.writers.plain import WIDTH, brief_text

Format = Literal["md", "html", "docx", "json", "txt"]


def write_brief(
    brief: Brief, form: Format, *, bilingual: bool = False, width: int = WIDTH
) -> bytes:
    """Return a brief as txt, md, html, docx or json.

    bilingual: Chinese beside English. width: of txt, in columns.
    """
    if form == "json":
        return _json(brief.to_dict())
    if form == "html":
        from summarizer.writers.page import brief_html

        return brief_html(brief, bilingual=bilingual).encode()
    if form == "docx":
        from summarizer.writers.office import brief_docx

        return brief_docx(brief, bilingual=bilingual)
    if form == "txt":
        return brief_text(brief, width=width, bilingual=bilingual).encode()
    return brief_markdown(brief, bilingual=bilingual).encode()


def write_translation(translation: Translation, form: Format, *, bilingual: bool = False) -> bytes:
    """Return a translation as txt, md, html, docx or json; bilingual text is Markdown."""
    if form == "json":
        return _json(translation.to_dict())
    if form == "html":
        from summarizer.writers.page import translation_html

        return translation_html(translation, bilingual=bilingual).encode()
    if form == "docx":
        from summarizer.writers.office import translation_docx

        return translation_docx(translation, bilingual=bilingual)
    if form == "md" or bilingual:
        return translation_markdown(translation, bilingual=bilingual).encode()
    return (translation.text + "\n").encode()


def write_audit(
    audit: Audit, form: Literal["text", "json", "html"], *, every: bool = False
) -> bytes:
    """Return an audit as text, json or html. every: in text also what is for information only."""
    if form == "json":
        return _json(audit.to_dict())
    from summarizer.writers.audited import audit_html, audit_text

    return (audit_html(audit) if form == "html" else audit_text(audit, every=every)).encode()


def write_index(entries: Sequence[tuple[str, str, Brief | str]]) -> bytes:
    """Return the index page of a batch: of each document its name, file and brief or error."""
    from summarizer.writers.page import index_html

    return index_html(entries).encode()


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()

"""Write briefs, translations and audits down: Markdown, text, html, docx, JSON."""

from summarizer.writers.written import (
    write_audit,
    write_brief,
    write_index,
    write_translation,
)

__all__ = ["write_audit", "write_brief", "write_index", "write_translation"]

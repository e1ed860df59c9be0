"""Make the brief out of checked sentences, and write briefs and translations down."""

from summarizer.compose.assemble import brief, paragraphs
from summarizer.compose.headlines import headline
from summarizer.compose.markdown import brief_markdown, translation_markdown
from summarizer.compose.points import shortened
from summarizer.compose.titles import telling_titles, title_english, told
from summarizer.compose.written import (
    write_audit,
    write_brief,
    write_index,
    write_translation,
)

__all__ = [
    "brief",
    "brief_markdown",
    "headline",
    "paragraphs",
    "shortened",
    "telling_titles",
    "title_english",
    "told",
    "translation_markdown",
    "write_audit",
    "write_brief",
    "write_index",
    "write_translation",
]

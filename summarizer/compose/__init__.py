"""Make the brief out of checked sentences; summarizer.writers writes it down."""

from summarizer.compose.assemble import brief, paragraphs
from summarizer.compose.headlines import headline
from summarizer.compose.points import shortened
from summarizer.compose.titles import telling_titles, title_english, told

__all__ = [
    "brief",
    "headline",
    "paragraphs",
    "shortened",
    "telling_titles",
    "title_english",
    "told",
]

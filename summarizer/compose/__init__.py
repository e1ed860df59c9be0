"""Make the brief out of checked sentences, and write briefs and translations down."""

from summarizer.compose.assemble import brief, paragraphs
from summarizer.compose.headlines import headline
from summarizer.compose.markdown import brief_markdown, translation_markdown

__all__ = ["brief", "brief_markdown", "headline", "paragraphs", "translation_markdown"]

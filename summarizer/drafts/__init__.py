"""Turn sentences and marks into requests for an engine, and its answers into drafts."""

from summarizer.drafts.duties import is_duty
from summarizer.drafts.inline import filled, hard, inline
from summarizer.drafts.placeholders import Shape, choose
from summarizer.drafts.prompts import (
    PLAIN_TEMPLATES,
    PROMPT_VERSION,
    asked,
    render,
    token_limit,
)
from summarizer.drafts.tidy import tidy

__all__ = [
    "PLAIN_TEMPLATES",
    "PROMPT_VERSION",
    "Shape",
    "asked",
    "choose",
    "filled",
    "hard",
    "inline",
    "is_duty",
    "render",
    "tidy",
    "token_limit",
]

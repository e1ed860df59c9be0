"""Turn sentences and marks into requests for an engine, and its answers into drafts."""

from summarizer.translate.inline import inline
from summarizer.translate.placeholders import Shape, choose
from summarizer.translate.prompts import PROMPT_VERSION, render, token_limit
from summarizer.translate.tidy import tidy

__all__ = ["PROMPT_VERSION", "Shape", "choose", "inline", "render", "tidy", "token_limit"]

"""Instructions for chat models: data in prompts.toml, filled here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final

from summarizer.chars import han_count
from summarizer.drafts.invited import invited
from summarizer.engines import Request
from summarizer.tables import rows

_DATA: Final = tomllib.loads(
    resources.files("summarizer.drafts").joinpath("prompts.toml").read_text("utf-8")
)
PROMPT_VERSION: Final[str] = _DATA["version"]
TEMPLATES: Final[Mapping[str, str]] = _DATA["templates"]
_WITH_EXAMPLES: Final[frozenset[str]] = frozenset(_DATA["with_examples"])

PLAIN_TEMPLATES: Final = {"plain": "plain-en", "plain-zh": "plain-zh"}
"""The instruction of each mode that leaves out marks and checks, for comparison."""

TOKENS_PER_HAN: Final = 1.7
"""English tokens for a Chinese character, at most: over the development data the longest
reference has 1.4."""
SPARE_TOKENS: Final = 32
MIN_WORDS: Final = 4
"""Fewer words of an instruction may stand in any text."""


def render(template: str, text: str, *, required: Sequence[str] = ()) -> str:
    """Return the message for a chat model; the text goes in last, never read as a template."""
    head, _, tail = TEMPLATES[template].partition("{text}")
    return head.replace("{required}", "; ".join(dict.fromkeys(required))) + text + tail


def asked(
    template: str, text: str, *, required: Sequence[str] = (), examples: bool = True
) -> Request:
    """Return what to ask a chat model for one sentence, its marks in English already.

    examples: whether to show those that the template has.
    """
    text, opening = invited(text)
    return Request(
        text=render(template, text, required=required),
        examples=_examples_of(template) if examples else (),
        max_tokens=token_limit(text),
        opening=opening,
    )


def _examples_of(template: str) -> tuple[tuple[str, str], ...]:
    """Return messages and answers that show a chat model how this instruction is followed."""
    if template not in _WITH_EXAMPLES:
        return ()
    return tuple((render(template, zh), en) for zh, en in _examples())


@cache
def _examples() -> tuple[tuple[str, str], ...]:
    """Return the pairs of examples.tsv: Chinese with its marks in English, English."""
    return tuple((row["zh"], row["en"]) for row in rows("summarizer.drafts", "examples.tsv"))


def instructions() -> tuple[str, ...]:
    """Return the English sentences of templates and examples, in small letters.

    A model may repeat them.

    >>> "output only the translation" in instructions()
    True
    """
    texts = [*TEMPLATES.values(), *(en for _, en in _examples())]
    pieces = (piece.strip() for text in texts for piece in re.split(r"[.:;\n]", text))
    return tuple(
        dict.fromkeys(
            piece.casefold()
            for piece in pieces
            if "{" not in piece and piece.isascii() and piece.count(" ") >= MIN_WORDS - 1
        )
    )


def token_limit(text: str) -> int:
    """Return how many tokens a translation may take before it counts as a runaway.

    >>> token_limit("总额达US$27 billion。")
    42
    """
    han = han_count(text)
    return SPARE_TOKENS + int(han * TOKENS_PER_HAN + (len(text) - han) * 0.4)

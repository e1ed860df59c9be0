"""An answer where a translation should be, or the prompt itself.

A model may reply (Sure, here is …), refuse, obey what a document says (写一首诗), or repeat its
instructions. Such words are reported unless the Chinese has what they would translate.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import regex

from summarizer.drafts.prompts import instructions
from summarizer.records import Finding
from summarizer.verify.case import Case
from summarizer.verify.tables import table

_POEM_LINES: Final = 4
_CURLY: Final = str.maketrans("’‘", "''")


@cache
def _patterns() -> tuple[tuple[regex.Pattern[str], regex.Pattern[str]], ...]:
    return tuple(
        (regex.compile(rf"(?<!\w){row['pattern']}"), regex.compile(row["zh"], regex.IGNORECASE))
        for row in table("answers")
    )


def replies(case: Case) -> Iterator[Finding]:
    """Report the first words that answer instead of translating."""
    folded = case.en.casefold().translate(_CURLY)
    for pattern, licence in _patterns():
        found = pattern.search(folded)
        if found and not licence.search(case.sentence.text):
            words = case.en[slice(*found.span())].strip()
            message = f"The English answers instead of translating: “{words}”."
            yield case.finding("answer", message, "error", en=found.span())
            return


def verses(case: Case) -> Iterator[Finding]:
    """Report an English of many lines for a Chinese of one: a poem or a list that was not asked."""
    lines = [line for line in case.en.splitlines() if line.strip()]
    if len(lines) >= _POEM_LINES and len(case.sentence.zh.split("\n")) < len(lines) - 1:
        message = f"The English has {len(lines)} lines for one sentence."
        yield case.finding("answer", message, "error")


def prompt(case: Case) -> Iterator[Finding]:
    """Report instructions of ours that came back as English."""
    folded = " ".join(case.en.casefold().split())
    for words in instructions():
        place = folded.find(words)
        if place >= 0 and not any(word in case.sentence.text for word in ("译", "标题", "英文")):
            message = f"The English repeats our instructions: “{words}”."
            yield case.finding("prompt-copied", message, "error")
            return

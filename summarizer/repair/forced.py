"""Make the model state what it leaves out: its sentence may not end before it has.

A model that has nothing more to say may then say anything: a candidate that adds words of its own
is dropped. "Schumacher will succeed Massa after seven championships" becomes
"..., having retired in 2006".
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import regex

from summarizer import quantities
from summarizer.engines.constraints import MAX_REQUIRED
from summarizer.glossary import english
from summarizer.quantities import Style
from summarizer.verify import Case
from summarizer.verify.figures import compared

SPARE_WORDS: Final = 6
"""Words that may come with what was left out: "having", "in", "respectively", "with"."""
_WORD: Final = regex.compile(r"[\p{L}\d]+(?:[.,\u2019'-][\p{L}\d]+)*")
_NUMBER: Final = regex.compile(
    r"^.*\d(?:[\d,.]*\d)?(?: (?:hundred|thousand|million|billion|trillion))?"
)


def required(case: Case, style: Style) -> tuple[str, ...]:
    """Return what the English lacks, as it must be stated; () where that is nothing or too much.

    A figure without its unit, which the model puts in its own words; after a count a word must
    follow: "197 mergers", not "merger 197".
    """
    figures = [found.zh for found in compared(case) if found.kind == "missing" and found.zh]
    stated = [
        _number(quantities.render(figure, style)) + " " * (figure.kind == "count")
        for figure in figures
    ]
    for mark in case.marks:
        if mark.term and not english.occurrences(case.en, mark.term):
            stated.append(mark.en)
    lacking = tuple(dict.fromkeys(stated))
    return lacking if len(lacking) <= MAX_REQUIRED else ()


def padded(before: str, after: str, stated: Collection[str]) -> bool:
    """Tell whether the English says more than it did and what it was made to state.

    >>> padded("He will succeed Massa.", "He will succeed Massa, having retired in 2006.", ["2006"])
    False
    >>> padded("He will succeed Massa.", "He will succeed Massa, said a source of the newspaper "
    ...        "that has not been named in 2006.", ["2006"])
    True
    """
    known = _words(before).union(*map(_words, stated))
    return len(_words(after) - known) > SPARE_WORDS


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _number(rendered: str) -> str:
    found = _NUMBER.match(rendered)
    return found[0] if found else rendered

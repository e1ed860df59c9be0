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
from summarizer.verify.latin import CODE

SPARE_WORDS: Final = 6
"""Words that may come with what was left out: "having", "in", "respectively", "with"."""
_WORD: Final = regex.compile(r"[\p{L}\d]+(?:[.,\u2019'-][\p{L}\d]+)*")
_AND: Final = regex.compile(r"\s*[和与及]\s*")
_STOP: Final = regex.compile(r"(?<!\b(?:Jr|Sr|Mr|Mrs|Dr|St|No|\p{Lu}))[.!?] ")
_SOURCE: Final = regex.compile(
    "据|显示|表[示明]|称|说|报道|按照?|指出|[如见]|所[示述列]|引述|透露|介绍"
)
_ATTRIBUTION: Final = regex.compile(
    r"\b(?:according|as (?:reported|shown|stated|noted|mentioned|described|seen|indicated)"
    r"|(?:reported|cited|quoted) by)\b"
)
"""What a small model goes on with when it has nothing more to say."""
_NUMBER: Final = regex.compile(
    r"^.*\d(?:[\d,.]*\d)?(?: (?:hundred|thousand|million|billion|trillion))?"
)


def required(case: Case, style: Style) -> tuple[str, ...]:
    """Return what the English lacks, as it must be stated; () where that is nothing or too much.

    Figures, terms, and codes in Latin letters. A figure without its unit, which the model puts in
    its own words; after a count a word must follow: "197 mergers", not "merger 197". Two that 和
    joins are one: "2,220 and 2,207".
    """
    figures = [found.zh for found in compared(case) if found.kind == "missing" and found.zh]
    stated: list[str] = []
    end = None
    for figure in figures:
        number = _number(quantities.render(figure, style)) + " " * (figure.kind == "count")
        joined = end is not None and _AND.fullmatch(case.sentence.text, end, figure.start)
        stated.append(f"{stated.pop().rstrip()} and {number}" if joined else number)
        end = figure.end
    for mark in case.marks:
        if mark.term and not english.occurrences(case.en, mark.term):
            stated.append(mark.en)
    stated += [code for code in CODE.findall(case.sentence.text) if code not in case.en]
    lacking = tuple(dict.fromkeys(stated))
    return lacking if len(lacking) <= MAX_REQUIRED else ()


def unended(draft: str) -> str:
    """Return a draft of one sentence without its stop, to be gone on with; "" where it has none.

    >>> unended("Kahne finished fifth."), unended("He left. She stayed."), unended("Chapter 5")
    ('Kahne finished fifth', '', '')
    """
    return draft[:-1] if draft.endswith(".") and not _STOP.search(draft[:-1]) else ""


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


def attributed(before: str, after: str, chinese: str) -> bool:
    """Tell whether the English now names a source or a picture that the Chinese does not.

    >>> attributed("Prices rose.", "Prices rose, as reported by the government.", "价格上升。")
    True
    >>> attributed("Prices rose.", "Prices rose, according to the bureau.", "据统计局，价格上升。")
    False
    """
    if _SOURCE.search(chinese):
        return False
    return len(_ATTRIBUTION.findall(after)) > len(_ATTRIBUTION.findall(before))


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _number(rendered: str) -> str:
    found = _NUMBER.match(rendered)
    return found[0] if found else rendered

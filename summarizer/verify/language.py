"""Whether the output is English at all, and says things once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

import regex

from summarizer.chars import HAN
from summarizer.glossary.english import find_forms
from summarizer.records import Finding
from summarizer.verify.case import Case

_WORD: Final = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}'’.-]*")
NGRAM_WORDS: Final = 5
_STUCK: Final = regex.compile(r"(\p{Latin})\1{4,}")
_PLACEHOLDER: Final = regex.compile(
    r"[<＜〈《\[【［〔]\s*(?P<n>\d+)\s*[>＞〉》\]】］〕]|#(?P<n>\d+)#|__(?P<n>\d+)__|\bX(?P<n>\d+)X\b",
    regex.IGNORECASE,
)
"""What models that take no instruction are sent for a mark: see drafts.placeholders."""


def empty(case: Case) -> Iterator[Finding]:
    """Report a sentence without English."""
    if not case.en.strip():
        yield case.finding("empty", "This sentence has no English.", "error")


def leftover(case: Case) -> Iterator[Finding]:
    """Report each run of Chinese characters in the English."""
    for match in HAN.finditer(case.en):
        message = f"Chinese is left in the English: {match[0]}."
        yield case.finding("leftover-chinese", message, "error", en=match.span())


def placeholders(case: Case) -> Iterator[Finding]:
    """Report a placeholder that the model made up: <2>, where one was sent, stands for nothing.

    In English from elsewhere it is a note of the writer's.
    """
    if case.free:
        return
    own = {match["n"] for match in _PLACEHOLDER.finditer(case.sentence.text)}
    for match in _PLACEHOLDER.finditer(case.en):
        if match["n"] not in own:
            message = f"A placeholder is left in the English: {match[0]}."
            yield case.finding("placeholder", message, "error", en=match.span())


def stuck(case: Case) -> Iterator[Finding]:
    """Report a letter that comes five times in a row, as where a model loops inside a word."""
    match = _STUCK.search(case.en)
    if match and match[0].casefold() not in case.sentence.text.casefold():
        message = f"The English repeats itself: “{match[0]}”."
        yield case.finding("repetition", message, "error", en=match.span())


def repetition(case: Case) -> Iterator[Finding]:
    """Report a stretch of five words that comes back more often than the Chinese can explain.

    A marked name may well stand twice; so stretches inside the English of marks do not count.
    """
    text = case.en.casefold()
    for mark in case.marks:
        text = text.replace(mark.en.casefold(), " | ")
    words = _WORD.findall(text)
    grams = Counter(zip(*(words[i:] for i in range(NGRAM_WORDS)), strict=False))
    if not grams:
        return
    gram, times = grams.most_common(1)[0]
    if times <= _repeats(case.sentence.text):
        return
    if times > 2 or (times == 2 and _share_repeated(words) > 0.3):
        message = f"The English repeats itself: “{' '.join(gram)}”."
        yield case.finding("repetition", message, "error")


def persons_again(case: Case) -> Iterator[Finding]:
    """Report a person whose full name comes back where the Chinese has it once.

    A sentence names a person in full once; what a model puts behind it is a tail without sense.
    """
    if case.free:
        return
    persons = [mark.en for mark in case.marks if mark.term and mark.term.kind == "person"]
    for name in dict.fromkeys(persons):
        times = sum(name in mark.en for mark in case.marks)
        if " " in name and len(find_forms(case.en, (name,))) > times:
            message = f"The English names {name} once more than the Chinese."
            yield case.finding("repetition", message, "error")


def _repeats(zh: str) -> int:
    """Return how often the Chinese says its most frequent four characters: 集团公司 in a list."""
    runs = [run[i : i + 4] for run in HAN.findall(zh) for i in range(len(run) - 3)]
    return max(Counter(runs).values(), default=0)


def _share_repeated(words: list[str]) -> float:
    """Return the share of words that stand in trigrams already seen."""
    trigrams = list(zip(words, words[1:], words[2:], strict=False))
    return 1 - len(set(trigrams)) / len(trigrams) if trigrams else 0.0

"""Quotes and brackets that do not close where the Chinese has them whole; quotes of nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.chars import han_count
from summarizer.records import Finding
from summarizer.verify.case import Case

_BRACKETS: Final = {"(": ")", "[": "]", "{": "}"}
_ENUMERATOR: Final = regex.compile(r"(?:^|[\s;,:])(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\)$")
_SMILEY: Final = regex.compile(r"[:;]-?[()]")
_QUOTES: Final = '"“”'
_SPEECH: Final = regex.compile(r"[.,!?…—-]\s?$")
_INCHES: Final = regex.compile(r"(?<=\d)[\"”](?!\w)")
_QUOTED: Final = regex.compile(r"[\"“](?:[^\s\"”]+ ){4,}[^\s\"”]+[\"”]")
_QUOTED_ZH: Final = regex.compile(r"[“”\"'‘’「」『』《》〈〉]|[说問问答称][:：]")
"""Quotation marks, titles, and speech behind a colon."""
_WITHIN_ZH: Final = regex.compile(r"[“\"「](?P<words>[^“”\"「」]+)[”\"」]")
_WITHIN_EN: Final = regex.compile(r"[“\"]([^“”\"]+)[”\"]")
_PREDICATE: Final = regex.compile("[是将要会须能有应让使]")
_LONG_QUOTE: Final = 8
"""Han characters from which on a quotation is more than a name."""
_HAN_A_WORD: Final = 3
"""Han characters to an English word, at most; usual are 1.5."""
_ZH_PAIRS: Final = ("“”", "「」", "『』", "()", "（）", "[]", "【】", "〔〕", "《》")


def unbalanced(case: Case) -> Iterator[Finding]:
    """Report a bracket or double quote of the English that has no partner.

    A quotation may run over several sentences: then the Chinese is open, too, and nothing is said.
    """
    if _open(case.sentence.text):
        return
    yield from _brackets(case)
    yield from _quotes(case)


def quoted(case: Case) -> Iterator[Finding]:
    """Report words between quotes in our own drafts where the Chinese quotes nobody.

    A small model put "We are ready to cooperate with the UN" into a report without a quotation.
    """
    if case.free or _QUOTED_ZH.search(case.sentence.text):
        return
    for match in _QUOTED.finditer(case.en):
        message = f"The Chinese quotes nobody: {match[0]}"
        yield case.finding("quote-added", message, "error", en=match.span())


def shortened(case: Case) -> Iterator[Finding]:
    """Report a quotation that lost most of its words: “弹劾是一场猎巫行动” as "A witch hunt".

    Where both languages have as many quotations, they are taken in order. Judged is what says
    something; “一场彻头彻尾的政治闹剧” may be three words. Names and terms do not count: they may
    be long in Chinese and one word in English. In 3,000 human translations this reports none.
    """
    chinese, english = list(_WITHIN_ZH.finditer(case.sentence.text)), _WITHIN_EN.findall(case.en)
    if len(chinese) != len(english):
        return
    for zh, en in zip(chinese, english, strict=True):
        han = _han_outside(case, *zh.span("words"))
        said = _PREDICATE.search(zh["words"]) is not None
        if said and han >= _LONG_QUOTE and len(en.split()) <= han / _HAN_A_WORD:
            message = f"“{zh['words']}” became “{en}”: most of it is lost."
            yield case.finding("quote-shortened", message, case.severity, zh=zh.span())


def _han_outside(case: Case, start: int, end: int) -> int:
    """Return the Han characters of a span that are no part of a mark."""
    taken = {place for mark in case.marks for place in range(mark.start, mark.end)}
    text = case.sentence.text
    return sum(place not in taken and han_count(text[place]) for place in range(start, end))


def _open(zh: str) -> bool:
    """Tell whether the Chinese itself opens or closes something that it does not hold whole."""
    return zh.count('"') % 2 == 1 or any(zh.count(a) != zh.count(b) for a, b in _ZH_PAIRS)


def _brackets(case: Case) -> Iterator[Finding]:
    en = _SMILEY.sub("  ", case.en)
    waiting: list[int] = []
    stray: list[int] = []
    for place, char in enumerate(en):
        if char in _BRACKETS:
            waiting.append(place)
        elif char in _BRACKETS.values():
            if waiting and _BRACKETS[en[waiting[-1]]] == char:
                waiting.pop()
            elif not _ENUMERATOR.search(en[: place + 1]):
                stray.append(place)
    for place in (*waiting, *stray)[:1]:
        message = f"A bracket has no partner: “{_around(case.en, place)}”."
        yield case.finding("unbalanced", message, "warning", en=(place, place + 1))


def _quotes(case: Case) -> Iterator[Finding]:
    if _closed(case.en) or _closed(_INCHES.sub(" ", case.en)):
        return
    places = [place for place, char in enumerate(case.en) if char in _QUOTES]
    if places[0] == 0 or _SPEECH.search(case.en[: places[-1]]):
        return  # speech of several sentences: this one only opens or closes it
    message = f"A quotation is not closed: “{_around(case.en, places[-1])}”."
    yield case.finding("unbalanced", message, "warning", en=(places[-1], places[-1] + 1))


def _closed(en: str) -> bool:
    """Tell whether each quote has a partner; doubled ones (as tables write them) count once."""
    en = en.replace('""', '"')
    curly = en.count("“") == en.count("”") or '"' in en
    return curly and sum(en.count(sign) for sign in _QUOTES) % 2 == 0


def _around(text: str, place: int) -> str:
    return text[max(0, place - 12) : place + 12].strip()

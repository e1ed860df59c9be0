"""Say who "both sides" are, where the brief leaves out the sentence that names them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

import regex

from summarizer.annotate import Marks
from summarizer.records import Sentence
from summarizer.repair import Work
from summarizer.verify import check, weight

MAX_BACK: Final = 3
"""So many sentences before, in its paragraph, may name the two."""
_PAIR_ZH: Final = regex.compile("双方|两国|雙方|兩國")
_PAIR_EN: Final = regex.compile(
    r"\b(?:both|the two) (?:parties|sides|countries|nations)\b(?![’'])", regex.I
)
_COUNTRY: Final = "cldr:"


def with_parties(
    work: Work, sentences: Sequence[Sentence], marks: Sequence[Marks], chosen: Collection[int]
) -> Work:
    """Return the work with its "both sides" by name: "China and Kazakhstan have agreed".

    Only where the sentence names no country itself, and the nearest before it in the paragraph that
    names any names two and is not among the chosen ones.

    sentences, marks: all of the document; chosen: indices of what the brief says.
    """
    sentence = work.case.sentence
    said = _PAIR_EN.search(work.draft.en)
    if not said or not _PAIR_ZH.search(sentence.text) or _countries(marks[sentence.index]):
        return work
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - MAX_BACK), -1):
        before, named = sentences[index], _countries(marks[index])
        if before.block != sentence.block or index in chosen:
            return work
        if named:
            return _named(work, before, said, named) if len(named) == 2 else work
    return work


def _named(work: Work, before: Sentence, said: regex.Match[str], named: Sequence[str]) -> Work:
    en = work.draft.en[: said.start()] + " and ".join(named) + work.draft.en[said.end() :]
    case = replace(work.case, en=en, document=before.text)
    findings = check(case)
    if weight(findings) > weight(work.draft.findings):
        return work
    return replace(work, case=case, draft=replace(work.draft, en=en, findings=findings))


def _countries(row: Marks) -> list[str]:
    found = (m for m in row if m.term and m.term.origin.startswith(_COUNTRY))
    return list(dict.fromkeys(mark.en for mark in found if mark.kind == "term"))

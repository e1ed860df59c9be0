"""What is done to each English before it is checked, and terms put right by an edit."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from summarizer import glossary
from summarizer.annotate import annotate
from summarizer.finishing import day_first, finished
from summarizer.glossary import Glossary, Matcher
from summarizer.quantities import Style
from summarizer.read import read
from summarizer.records import Draft, Mark, Sentence, Term
from summarizer.repair import Work, edit
from summarizer.segment import segment
from summarizer.verify import Case, check

HERE = Path(__file__).parent


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _marked(row: dict[str, str]) -> tuple[Sentence, tuple[Mark, ...]]:
    (sentence,) = segment(read(row["zh"].encode()))
    own = [pair.split("=") for pair in row["glossary"].split("|") if pair]
    given = Glossary(terms=tuple(Term(zh=zh, en=en, origin="own.tsv") for zh, en in own))
    terms = glossary.for_document(glossary.over(glossary.builtin(), given), row["zh"])
    (marks,) = annotate((sentence,), matcher=Matcher(terms), style=Style())
    return sentence, marks


@pytest.mark.parametrize("row", _rows("finishing.tsv"), ids=lambda row: row["model"])
def test_finished(row: dict[str, str]) -> None:
    sentence, marks = _marked(row)
    once = finished(row["model"], sentence.text, marks)
    assert once == row["finished"]
    assert finished(once, sentence.text, marks) == once


@pytest.mark.parametrize("row", _rows("rewordings.tsv"), ids=lambda row: row["model"])
def test_a_term_in_other_words_is_put_right(row: dict[str, str]) -> None:
    sentence, marks = _marked(row)
    case = Case(sentence=sentence, marks=marks, en=row["model"])
    work = Work(case=case, draft=Draft(sentence=0, en=row["model"], findings=check(case)))
    edit([work], Style())
    assert work.draft.en == row["mended"]


@pytest.mark.parametrize("row", _rows("day_first.tsv"), ids=lambda row: row["american"])
def test_day_first(row: dict[str, str]) -> None:
    assert day_first(row["american"], ["September 3 Parade"]) == row["british"]

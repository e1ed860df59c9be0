"""Terms in other words are put right by an edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.quantities import Style
from summarizer.records import Draft
from summarizer.repair import Work, edit
from summarizer.verify import Case, check
from tests.marked import marked, rows_of

HERE = Path(__file__).parent


@pytest.mark.parametrize("row", rows_of(HERE / "rewordings.tsv"), ids=lambda row: row["model"])
def test_a_term_in_other_words_is_put_right(row: dict[str, str]) -> None:
    sentence, marks = marked(row)
    case = Case(sentence=sentence, marks=marks, en=row["model"])
    work = Work(case=case, draft=Draft(sentence=0, en=row["model"], findings=check(case)))
    edit([work], Style())
    assert work.draft.en == row["mended"]

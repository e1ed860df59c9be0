"""A bound that only the English has is a warning, and the edit step takes it away."""

from __future__ import annotations

import pytest

from summarizer.annotate import annotate
from summarizer.glossary import Glossary, Matcher
from summarizer.quantities import Style
from summarizer.read import read
from summarizer.records import Draft
from summarizer.repair import Work, edit
from summarizer.segment import segment
from summarizer.verify import Case, check


def work(zh: str, en: str) -> Work:
    """Return the checked work on one sentence whose figures are marked."""
    (sentence,) = segment(read(zh.encode()))
    (marks,) = annotate((sentence,), matcher=Matcher(Glossary(terms=())), style=Style())
    case = Case(sentence=sentence, marks=marks, en=en)
    return Work(case=case, draft=Draft(sentence=0, en=en, findings=check(case)))


MENDED = [
    # Chinese, English of the model, English after the edit
    (
        "截至目前，入区企业共有56家。",
        "So far, more than 56 enterprises have joined.",
        "So far, 56 enterprises have joined.",
    ),
    (
        "一季度完成营业额144亿美元。",
        "Turnover reached nearly $14.4 billion in the first quarter.",
        "Turnover reached US$14.4 billion in the first quarter.",
    ),
    (
        "在26个国家设立62家分支机构。",
        "Over 62 branches were opened in almost 26 countries.",
        "62 branches were opened in 26 countries.",
    ),
]
LEFT = [
    # the bound is the verb, which cannot go: reported, not touched
    ("今年入境旅客为30万人次。", "Arrivals exceeded 300,000 this year."),
    ("当天最低气温为10摄氏度。", "The low fell below 10 degrees Celsius that day."),
]


@pytest.mark.parametrize(("zh", "en", "after"), MENDED)
def test_added_bound_is_a_warning_and_edited_away(zh: str, en: str, after: str) -> None:
    one = work(zh, en)
    assert {(f.kind, f.severity) for f in one.draft.findings} == {("figure-bound", "warning")}
    edit([one], Style())
    assert (one.draft.en, one.draft.findings) == (after, ())


@pytest.mark.parametrize(("zh", "en"), LEFT)
def test_bound_that_is_a_verb_is_only_reported(zh: str, en: str) -> None:
    one = work(zh, en)
    edit([one], Style())
    assert one.draft.en == en
    assert [f.kind for f in one.draft.findings] == ["figure-bound"]


def test_bound_that_the_chinese_has_stays() -> None:
    one = work("今年入境旅客已突破30万人次。", "Arrivals exceeded 300,000 this year.")
    edit([one], Style())
    assert one.draft.findings == ()

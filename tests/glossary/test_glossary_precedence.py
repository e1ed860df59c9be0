"""The user's entries against ours: precedence.tsv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from summarizer.glossary import Glossary, Matcher, builtin, from_pairs, over

_LINES = (Path(__file__).parent / "precedence.tsv").read_text("utf-8").splitlines()
CASES = list(csv.DictReader((r for r in _LINES if not r.startswith("#")), delimiter="\t"))


def _given(cell: str) -> Glossary:
    return from_pairs(dict(pair.split("=", 1) for pair in cell.split("; ")))


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_precedence(case: dict[str, str]) -> None:
    terms = over(builtin(), _given(case["given"]))
    found = Matcher(terms).find(case["text"])
    assert "; ".join(f"{match.text}={match.term.en}" for match in found) == case["marks"]
    own = next((m.term for m in found if m.term.origin.startswith("pairs:")), None)
    for form in filter(None, (case["accepted"] or "").split("|")):
        assert own is not None
        assert (form.removeprefix("!") in own.accepts()) is not form.startswith("!")


def test_article_and_kind_come_with_the_same_thing() -> None:
    terms = over(builtin(), _given("金管局=HKMA; 发改委=Planning Commission; 沙特=KSA")).terms
    by_zh = {term.zh: term for term in terms}
    assert by_zh["金管局"].article
    assert by_zh["金管局"].kind == by_zh["发改委"].kind == "organisation"
    assert by_zh["沙特"].kind == "place"
    assert not by_zh["沙特"].article


def test_without_ours_nothing_changes() -> None:
    given = _given("金管局=HKMA; 丝路基金=Silk Road Fund")
    assert over(Glossary(terms=()), given).terms == given.terms


def test_without_the_users_nothing_changes() -> None:
    assert over(builtin()).terms == builtin().terms


def test_later_of_the_users_glossaries_wins() -> None:
    terms = over(builtin(), _given("金管局=HKMA"), _given("金管局=Monetary Board")).terms
    assert [m.term.en for m in Matcher(Glossary(terms=terms)).find("金管局")] == ["Monetary Board"]

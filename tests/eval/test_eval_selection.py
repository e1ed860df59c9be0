"""The measure of selection, and what the package's own choice must reach on the own suite."""

from __future__ import annotations

from random import Random

import pytest

from eval.metrics.rouge import common_length
from eval.selection import BRIEFS, METRICS, Scores, Wanted, load, measure, p_value, score, table
from summarizer.salience import choice, is_eligible
from summarizer.salience.features import WEIGHTS, Weights
from summarizer.salience.findings import findings


@pytest.fixture(scope="module")
def documents() -> list[Wanted]:
    return [load(path) for path in BRIEFS]


@pytest.fixture(scope="module")
def rows(documents: list[Wanted]) -> dict[str, list[dict[str, float]]]:
    return measure(documents)


def mean(scores: list[dict[str, float]], metric: str) -> float:
    return sum(each[metric] for each in scores) / len(scores)


def test_all_of_the_human_s_sentences_score_one(documents: list[Wanted]) -> None:
    for document in documents:
        scores = score(document, sorted(document.sentences))
        assert {scores[name] for name in METRICS if name not in ("figures", "names")} == {1.0}


def test_nothing_chosen_scores_nothing(documents: list[Wanted]) -> None:
    assert set(score(documents[0], ()).values()) == {0.0}


def test_every_system_chooses_as_many(documents: list[Wanted]) -> None:
    for document in documents:
        pool = [s for s in document.front.sentences if is_eligible(s)]
        assert 4 <= document.count <= min(8, len(pool)), document.name


@pytest.mark.parametrize("base", ["lead-N", "LexRank"])
@pytest.mark.parametrize("metric", ["F1", "points", "ROUGE-L", "figures"])
def test_the_choice_is_better_than(
    base: str, metric: str, rows: dict[str, list[dict[str, float]]]
) -> None:
    assert mean(rows["select"], metric) > mean(rows[base], metric)
    assert p_value(rows["select"], rows[base], metric) < 0.05


def test_the_table_has_a_line_for_each_document_and_test(
    documents: list[Wanted], rows: dict[str, list[Scores]]
) -> None:
    lines = table(documents, rows)
    assert len(lines) == 1 + len(documents) + 2 + 3 + 2
    assert lines[-1].startswith("p select/LexRank")


def test_every_finding_of_a_document_with_at_most_eight_is_represented(
    documents: list[Wanted],
) -> None:
    checked = 0
    for document in documents:
        sentences = document.front.sentences
        members = [{i for i in row if is_eligible(sentences[i])} for row in findings(sentences)]
        if not 0 < len(members) <= 8:
            continue
        chosen = set(choice.select(sentences, document.front.marks, count=document.count))
        assert all(chosen & member for member in members if member), document.name
        checked += 1
    assert checked >= 8


def test_weights_decide(documents: list[Wanted]) -> None:
    front = documents[0].front
    given = choice.candidates(front.sentences, front.marks)
    first = Weights(centrality=0, figures=0, names=0, lead=9, length=0, bonus=0, stock=0,
                    dependent=0, redundancy=0, spread=0)  # fmt: skip
    assert choice.choose(given, 1, first) == (given.indices[0],)
    assert choice.choose(given, 4, WEIGHTS) == choice.select(front.sentences, front.marks, count=4)


def slow_common_length(left: str, right: str) -> int:
    row = [0] * (len(right) + 1)
    for one in left:
        diagonal = 0
        for index, other in enumerate(right, 1):
            kept = row[index]
            row[index] = diagonal + 1 if one == other else max(kept, row[index - 1])
            diagonal = kept
    return row[-1]


def test_common_length_by_bits_is_that_by_table() -> None:
    random = Random(0)
    for _ in range(300):
        left, right = ("".join(random.choices("abcd", k=random.randint(0, 40))) for _ in "12")
        assert common_length(left, right) == slow_common_length(left, right)

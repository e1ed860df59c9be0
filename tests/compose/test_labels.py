"""What a figure measures: cases that an editor can read, one figure each, in labels.tsv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from summarizer.compose.labels import labels
from summarizer.compose.phrases import MAX_CHARS
from summarizer.front import prepare
from summarizer.links import link
from summarizer.options import Options
from tests.compose.measure_labels import scores

TABLE = Path(__file__).with_name("labels.tsv")


def cases() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def measured(zh: str, en: str) -> dict[str, str]:
    """Return the label of each figure of a sentence by its Chinese."""
    sentence, marks = (front := prepare(zh, Options())).sentences[0], front.marks[0]
    found = labels(sentence, marks, en, link(sentence, marks, en))
    return {zh[start:end]: label for (start, end), label in found.items()}


@pytest.mark.parametrize("row", cases(), ids=lambda row: f"{row['case']}: {row['figure']}")
def test_label(row: dict[str, str]) -> None:
    assert measured(row["zh"], row["en"])[row["figure"]] == row["label"]


def test_every_word_of_a_label_is_in_the_english() -> None:
    added = {"rise", "fall", "share", "of", "difference", "multiple"}
    for row in cases():
        label = measured(row["zh"], row["en"])[row["figure"]]
        assert len(label) <= MAX_CHARS
        said = row["en"].casefold()
        if row["case"] != "change, year on year":  # the term has other words than the sentence
            words = label.casefold().replace(":", " ").replace(",", " ").split()
            assert all(word in said for word in words if word not in added), label


def test_a_figure_the_english_lacks_has_the_words_of_its_term() -> None:
    found = measured("公司营业收入46.83亿元，利润总额未披露，员工1200人。", "")
    assert found["46.83亿元"] == "Operating revenue"
    assert found["1200人"] == "Employees"


def test_labels_of_the_samples() -> None:
    """Precision first: a wrong label is worse than none."""
    precision, coverage, count = scores(said=True)
    assert count > 100
    assert precision >= 0.95
    assert coverage >= 0.80
    precision, coverage, _ = scores(said=False)
    assert precision >= 0.98
    assert coverage >= 0.55

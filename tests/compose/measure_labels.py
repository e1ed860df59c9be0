"""Measure the labels of figures on label_documents.tsv: precision and coverage.

Run: python -m tests.compose.measure_labels [-v]

Each row is a figure of the samples, with the reference English of its sentence and the labels
that an editor accepts (several parted by |; none where no noun phrase says it well). Each is tried
twice: said, with that English, and unsaid, where only the Chinese is known.

precision: of the labels that are given, how many are accepted; coverage: of the figures that have
an accepted label, how many get one.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from summarizer.compose.labels import labels
from summarizer.front import Front, prepare
from summarizer.links import link
from summarizer.options import Options

TABLE = Path(__file__).with_name("label_documents.tsv")


@cache
def _front(zh: str) -> Front:
    return prepare(zh, Options())


def judged(*, said: bool) -> Iterator[tuple[str, str, str, str]]:
    """Yield (judgement, figure, label, accepted): right, wrong, or empty where one was wanted."""
    with TABLE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            front = _front(row["zh"])
            sentence, marks = front.sentences[0], front.marks[0]
            en = row["en"] if said else ""
            found = labels(sentence, marks, en, link(sentence, marks, en) if en else ())
            given = {row["zh"][a:b]: label for (a, b), label in found.items()}
            label = given.get(row["figure"], "")
            accepted = [form.casefold() for form in row["label"].split("|") if form]
            right = label.casefold() in accepted
            judgement = "right" if right else "wrong" if label else "empty" if accepted else "none"
            yield judgement, row["figure"], label, row["label"]


def scores(*, said: bool) -> tuple[float, float, int]:
    """Return precision, coverage and the number of figures."""
    rows = [row[0] for row in judged(said=said)]
    right, wrong = rows.count("right"), rows.count("wrong")
    return right / max(1, right + wrong), right / (len(rows) - rows.count("none")), len(rows)


def main() -> None:
    """Print the scores, and with -v what is wrong or empty."""
    for said in (True, False):
        name = "said" if said else "unsaid"
        if "-v" in sys.argv:
            for row in judged(said=said):
                if row[0] in ("wrong", "empty"):
                    sys.stdout.write(f"{name}\t" + "\t".join(row) + "\n")
        precision, coverage, count = scores(said=said)
        sys.stdout.write(f"{name}: {count} figures, {precision:.2f} precision, {coverage:.2f}\n")


if __name__ == "__main__":
    main()

"""How near headlines come to a human editor's: `python -m eval.headlines [BRIEF.json...]`.

Points are the human ones of the own suite, so that no model is run, and of the briefs that are
named (`summarizer brief DOC --format json`, the stem that of the document). The model's own
headline is left out: what is measured is the one made from the words of a point. ROUGE-L and the
share of the human headline's figures that ours states; beside it the first clause of the first
point.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from eval.bootstrap import paired_p
from eval.metrics.rouge import rouge_l
from eval.selection import BRIEFS, SAMPLES
from summarizer.compose.headlines import first_clause, headline
from summarizer.engines import Completion, Request
from summarizer.quantities import read

COLUMNS: Final = ("ROUGE-L", "figures")


def silent(requests: Sequence[Request]) -> list[Completion]:
    """Answer nothing, as a model that cannot be asked."""
    return [Completion(text="") for _ in requests]


def score(ours: str, human: str) -> tuple[float, float]:
    """Return ROUGE-L and figure recall against the human headline."""
    wanted = [str(quantity.value) for quantity in read(human)]
    stated = {str(quantity.value) for quantity in read(ours)}
    recall = sum(value in stated for value in wanted) / len(wanted) if wanted else 1.0
    return rouge_l(ours, human), recall


def cases(briefs: Sequence[str]) -> list[tuple[str, str, list[str]]]:
    """Return the name, human headline and points of each document."""
    found, humans = [], {}
    for path in BRIEFS:
        data = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".brief.json")
        humans[f"{name}-sample" if path.parent.name == "references" else name] = data["headline"]
        found.append((name, data["headline"], data["points"]))
    for path in map(Path, briefs):
        data = json.loads(path.read_text(encoding="utf-8"))
        human = humans.get(f"{path.stem}-sample") or humans[path.stem]
        found.append((f"{path.stem}, model", human, [point["en"] for point in data["points"]]))
    return found


def main(briefs: Sequence[str]) -> None:
    """Print the table."""
    rows = []
    for name, human, points in cases(briefs):
        made = headline(points, silent)
        rows.append((score(made, human), score(first_clause(points[0]), human)))
        print(f"{name:32}{rows[-1][0][0]:8.3f}{rows[-1][0][1]:8.2f}  {made}")
    for column, label in enumerate(COLUMNS):
        left, right = ([row[side][column] for row in rows] for side in (0, 1))
        p = paired_p([[x] for x in left], [[x] for x in right], "mean", SAMPLES)
        means = f"{sum(left) / len(left):.3f}, first clause {sum(right) / len(right):.3f}"
        print(f"{label}, mean of {len(rows)}: {means}, p {p:.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])

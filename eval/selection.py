"""How well the sentences for a brief are chosen: `python -m eval.selection`.

The own suite says which sentences a human editor drew on for each point, by their first characters.
Against them stand the choice of `summarizer.salience`, the first N sentences, and plain LexRank.
All three have the same sentences to choose from (no headings, no repeats) and choose the same
number, `salience.point_count`. No model is run. The last lines are paired bootstrap tests over the
documents. `--cross-validate` adds the choice with weights fitted to all the other documents.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eval.bootstrap import paired_p
from eval.metrics.rouge import common_length, f1
from summarizer import salience
from summarizer.front import Front, prepare
from summarizer.options import Options

ROOT: Final = Path(__file__).resolve().parents[1]
BRIEFS: Final = (
    *sorted((ROOT / "eval/suites/own/documents").glob("*.brief.json")),
    *sorted((ROOT / "eval/suites/own/references").glob("*.brief.json")),
)
SAMPLES: Final = 10_000
METRICS: Final[Mapping[str, str]] = {
    "precision": "chosen sentences that the human drew on too",
    "recall": "sentences of the human that were chosen",
    "F1": "of these two",
    "points": "points of the human of which at least one sentence was chosen",
    "ROUGE-L": "F1 in characters, the chosen sentences against the human's",
    "figures": "figures of the human's brief that stand in the chosen sentences",
    "names": "names of the human's brief that stand in the chosen sentences",
}
Chooser = Callable[[Front, int], Sequence[int]]
Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a human editor drew on. points: for each point the sentences, by index."""

    name: str
    front: Front
    points: tuple[frozenset[int], ...]
    figures: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def sentences(self) -> frozenset[int]:
        """All that the human drew on."""
        return frozenset().union(*self.points)

    @property
    def count(self) -> int:
        """How many sentences each system may choose."""
        return salience.point_count(self.front.sentences, self.front.marks)


def load(path: Path) -> Wanted:
    """Read one human brief and the document it is of."""
    stem = path.name.removesuffix(".brief.json")
    folder = path.parent if path.parent.name == "documents" else ROOT / "summarizer/samples"
    data = json.loads(path.read_text(encoding="utf-8"))
    front = prepare(folder / f"{stem}.zh.txt", Options())
    points = tuple(
        frozenset(_index(front, opening) for opening in openings) for openings in data["sources"]
    )
    return Wanted(
        name=stem, front=front, points=points, figures=tuple(data["figures"]),
        names=tuple(data["names"]),
    )  # fmt: skip


def _index(front: Front, opening: str) -> int:
    """Return the first sentence that begins with these characters, or holds them.

    The sign of a list item is no part of its sentence.
    """
    opening = opening.lstrip("● ")
    for sentence in front.sentences:
        if sentence.zh.startswith(opening):
            return sentence.index
    return next(s.index for s in front.sentences if opening in s.zh)


def score(wanted: Wanted, chosen: Sequence[int]) -> dict[str, float]:
    """Return each metric, 0 to 1."""
    human, ours = wanted.sentences, frozenset(chosen)
    hits = len(human & ours)
    text, reference = (_text(wanted.front, indices) for indices in (ours, human))
    return {
        "precision": hits / max(1, len(ours)),
        "recall": hits / len(human),
        "F1": f1(hits, len(human), len(ours)),
        "points": _share(bool(point & ours) for point in wanted.points),
        "ROUGE-L": f1(common_length(text, reference), len(text), len(reference)),
        "figures": _share(zh in text for zh in wanted.figures),
        "names": _share(zh in text for zh in wanted.names),
    }


def _text(front: Front, indices: Iterable[int]) -> str:
    return "\n".join(front.sentences[i].zh for i in sorted(indices))


def _share(found: Iterable[bool]) -> float:
    rows = list(found)
    return sum(rows) / len(rows) if rows else 1.0


def lead(front: Front, count: int) -> Sequence[int]:
    """Choose the first sentences that are no headings and repeat nothing."""
    return [s.index for s in front.sentences if salience.is_eligible(s)][:count]


def lexrank(front: Front, count: int) -> Sequence[int]:
    """Choose by plain LexRank alone."""
    pool = [s.index for s in front.sentences if salience.is_eligible(s)]
    ranks = salience.lexrank([front.sentences[i].text for i in pool])
    ranked = sorted(zip(ranks, pool, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return sorted(i for _, i in ranked[:count])


def ours(front: Front, count: int) -> Sequence[int]:
    """Choose as a brief does."""
    return salience.select(front.sentences, front.marks, count=count)


CHOOSERS: Final[Mapping[str, Chooser]] = {"select": ours, "lead-N": lead, "LexRank": lexrank}


def measure(documents: Sequence[Wanted]) -> dict[str, list[dict[str, float]]]:
    """Return the scores of each system, document by document."""
    return {
        name: [score(d, choose(d.front, d.count)) for d in documents]
        for name, choose in CHOOSERS.items()
    }


def p_value(left: Sequence[Scores], right: Sequence[Scores], metric: str) -> float:
    """Return the two-sided p-value that the two systems are alike."""
    return paired_p([[s[metric]] for s in left], [[s[metric]] for s in right], "mean", SAMPLES)


def table(documents: Sequence[Wanted], rows: Mapping[str, Sequence[Scores]]) -> list[str]:
    """Return the lines of the table: F1 of each document, the means, the tests."""
    lines = [f"{'document':28}{'chars':>7}{'N':>4}" + "".join(f"{name:>10}" for name in rows)]
    for number, document in enumerate(documents):
        cells = "".join(f"{scores[number]['F1']:10.3f}" for scores in rows.values())
        chars = len(document.front.document.text)
        lines.append(f"{document.name:28}{chars:7}{document.count:4}{cells}")
    lines += ["", f"{f'mean of {len(documents)}':20}" + "".join(f"{m:>10}" for m in METRICS)]
    for name, scores in rows.items():
        means = (sum(s[metric] for s in scores) / len(scores) for metric in METRICS)
        lines.append(f"{name:20}" + "".join(f"{mean:10.3f}" for mean in means))
    for name in (name for name in rows if name not in BASES):
        for base in BASES:
            tests = (p_value(rows[name], rows[base], metric) for metric in METRICS)
            lines.append(f"{f'p {name}/{base}':20}" + "".join(f"{p:10.4f}" for p in tests))
    return lines


BASES: Final = ("lead-N", "LexRank")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m eval.selection", description=__doc__)
    parser.add_argument("--cross-validate", action="store_true", help="fit to all others (1 min)")
    documents = [load(path) for path in BRIEFS]
    rows = measure(documents)
    if parser.parse_args().cross_validate:
        from eval.selection_fit import cross_validated, fit

        rows["held out"] = cross_validated(documents)
        print("fitted to all:", fit(documents))
    print("\n".join(table(documents, rows)))


if __name__ == "__main__":
    main()

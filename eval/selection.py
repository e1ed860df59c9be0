"""How well the sentences for a brief are chosen: `python -m eval.selection`.

The own suite says which sentences a human editor drew on for each point. Against them stand the
choice of `summarizer.salience`, the first N sentences, and plain LexRank, all with the same N. No
model is run. For each document: precision and recall of the human's sentences, the share of the
human's points of which at least one sentence was chosen, and the share of the human's figures and
names that the chosen sentences hold; then paired bootstrap tests over the documents.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eval.bootstrap import paired_p
from summarizer import salience
from summarizer.front import Front, prepare
from summarizer.options import Options
from summarizer.pipeline import _point_count

ROOT: Final = Path(__file__).resolve().parents[1]
BRIEFS: Final = (
    *sorted((ROOT / "eval/suites/own/documents").glob("*.brief.json")),
    *sorted((ROOT / "eval/suites/own/references").glob("*.brief.json")),
)
SAMPLES: Final = 10_000
METRICS: Final = ("precision", "recall", "F1", "points", "figures", "names")
Chooser = Callable[[Front, int], Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a human editor drew on. points: for each point the sentences, by index."""

    name: str
    front: Front
    points: tuple[frozenset[int], ...]
    figures: tuple[str, ...]
    names: tuple[str, ...]


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
    """Return the first sentence that begins with these characters, or holds them."""
    for sentence in front.sentences:
        if sentence.zh.startswith(opening):
            return sentence.index
    return next(s.index for s in front.sentences if opening in s.zh)


def score(wanted: Wanted, chosen: Sequence[int]) -> dict[str, float]:
    """Return each metric, 0 to 1."""
    human, ours = frozenset().union(*wanted.points), frozenset(chosen)
    hits = len(human & ours)
    text = "\n".join(wanted.front.sentences[i].zh for i in chosen)
    return {
        "precision": hits / max(1, len(ours)),
        "recall": hits / len(human),
        "F1": 2 * hits / (len(human) + len(ours)),
        "points": _share(bool(point & ours) for point in wanted.points),
        "figures": _share(zh in text for zh in wanted.figures),
        "names": _share(zh in text for zh in wanted.names),
    }


def _share(found: object) -> float:
    rows = list(found)  # type: ignore[call-overload]
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


def main() -> None:
    """Print the table."""
    documents = [load(path) for path in BRIEFS]
    rows = {
        name: [score(d, choose(d.front, _point_count(d.front.sentences))) for d in documents]
        for name, choose in CHOOSERS.items()
    }
    print(f"{'document':28}" + "".join(f"{name + ' F1':>12}" for name in rows))
    for number, document in enumerate(documents):
        cells = "".join(f"{rows[name][number]['F1']:12.3f}" for name in rows)
        print(f"{document.name:28}{cells}")
    print(f"\n{'mean of ' + str(len(documents)):12}" + "".join(f"{m:>11}" for m in METRICS))
    for name, scores in rows.items():
        means = (sum(s[metric] for s in scores) / len(scores) for metric in METRICS)
        print(f"{name:12}" + "".join(f"{mean:11.3f}" for mean in means))
    for name in list(rows)[1:]:
        tests = (
            paired_p(
                [[s[m]] for s in rows["select"]], [[s[m]] for s in rows[name]], "mean", SAMPLES
            )
            for m in METRICS
        )
        print(f"{'p ' + name:12}" + "".join(f"{p:11.4f}" for p in tests))


if __name__ == "__main__":
    main()

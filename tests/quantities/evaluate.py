"""What compare says of the shared data.

python -m tests.quantities.evaluate challenge|flores|newstest

challenge prints every good translation flagged and every bad one accepted, flores and newstest
every human reference that is flagged; the last line has the shares.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from summarizer.quantities import Difference, compare

SHARED = Path(__file__).resolve().parents[3] / "shared"
CHALLENGE = SHARED / "dev" / "audit" / "flores-challenge.tsv"
CORPORA = {
    "flores": (SHARED / "dev" / "flores" / "flores-dev", "flores-dev"),
    "newstest": (SHARED / "dev" / "newstest2019" / "newstest2019", "newstest2019"),
}
OTHER_PHENOMENA = ("Named Entity & Terminology", "Affirmation/Negation")


def challenge() -> list[dict[str, str]]:
    """Return the rows on numbers, units and dates; "line" is the line of the file."""
    with CHALLENGE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        {**row, "line": str(number)}
        for number, row in enumerate(rows, 2)
        if row["phenomenon"] not in OTHER_PHENOMENA
    ]


def pairs(corpus: str) -> Iterator[tuple[int, str, str]]:
    """Yield sentence number from 1, Chinese and English of a corpus."""
    stem, _ = CORPORA[corpus]
    chinese = stem.with_name(stem.name + ".zh").read_text("utf-8").splitlines()
    english = stem.with_name(stem.name + ".en").read_text("utf-8").splitlines()
    for number, (zh, en) in enumerate(zip(chinese, english, strict=True), 1):
        yield number, zh.strip(), en.strip()


def flagged(corpus: str) -> tuple[int, dict[int, tuple[Difference, ...]]]:
    """Return how many sentences there are and the differences of those that are flagged."""
    total, found = 0, {}
    for number, zh, en in pairs(corpus):
        total += 1
        differences = compare(zh, en)
        if differences:
            found[number] = differences
    return total, found


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def main(what: str) -> None:
    """Print the flags of one set and their share."""
    if what == "challenge":
        rows = challenge()
        good = [(row, compare(row["zh"], row["good"])) for row in rows]
        bad = [(row, compare(row["zh"], row["bad"])) for row in rows]
        _say(*(f"good, flagged: {r['line']}: {d[0].message}" for r, d in good if d))
        _say(*(f"bad, accepted: {r['line']}: {r['bad']}" for r, d in bad if not d))
        accepted, rejected = sum(not d for _, d in good), sum(bool(d) for _, d in bad)
        size = len(rows)
        _say(
            f"{size} rows: {accepted / size:.1%} good accepted, {rejected / size:.1%} bad rejected"
        )
        return
    total, found = flagged(what)
    for number, differences in found.items():
        _say(f"{number}: " + " ".join(d.message for d in differences))
    _say(f"{len(found)} of {total} flagged, {len(found) / total:.2%}")


if __name__ == "__main__":
    main(sys.argv[1])

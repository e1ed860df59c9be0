"""Fail if a brief lacks a fact that any good brief of its document must state.

usage: check_brief.py MUST.tsv BRIEF.md

MUST.tsv has the columns kind, zh, accepted (a regular expression) and brief (yes or no).
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path


def missing(must: Path, brief: str) -> list[str]:
    """Return what the brief lacks of the rows marked yes."""
    text = re.sub(r"\s+", " ", brief.replace("\\", ""))
    with must.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        f"{row['kind']}: {row['zh']} ({row['accepted']})"
        for row in rows
        if row["brief"] == "yes" and not re.search(row["accepted"], text, re.IGNORECASE)
    ]


def main(must: str, brief: str) -> int:
    """Print what is missing; return the exit code."""
    lacking = missing(Path(must), Path(brief).read_text(encoding="utf-8"))
    for line in lacking:
        sys.stdout.write(f"the brief lacks {line}\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""Read the TSV tables of cases that stand beside the tests."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of NAME.tsv; lines that begin with # are comments."""
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("# ")]
    header = lines[0].split("\t")
    return [
        dict(zip(header, [*line.split("\t"), "", ""][: len(header)], strict=True))
        for line in lines[1:]
    ]

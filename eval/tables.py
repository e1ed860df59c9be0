"""Markdown tables of runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from eval.records import Run, Score
from eval.scoring import Metric, metrics

CUT_CHARS: Final = 600


def cut(text: str, chars: int = CUT_CHARS) -> str:
    """Return the text, cut with an ellipsis.

    >>> cut("一带一路", 3)
    '一带…'
    """
    return text if len(text) <= chars else text[: chars - 1] + "…"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a markdown table; "|" in cells is escaped.

    >>> print(table(["系统", "BLEU"], [["a|b", "1"]]))
    | 系统 | BLEU |
    | --- | --- |
    | a\\|b | 1 |
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )


def cell(row: Metric, score: Score | None) -> str:
    """Return a score with its interval: "66.03 [64.1, 68.0]"."""
    if score is None:
        return "–"
    shown = row.shown(score.value)
    if row.total == "sum" and not row.name.endswith(("left", "words")):
        shown = f"{shown} of {score.count}"
    if score.low is None or score.high is None:
        return shown
    low, high = (
        f"{bound * row.scale:.{min(row.decimals, 2)}f}" for bound in (score.low, score.high)
    )
    return f"{shown} [{low}, {high}]"


def columns(runs: Sequence[Run]) -> list[Metric]:
    """Return the metrics that any of the runs has, in the order of metrics.tsv."""
    measured = {score.metric for run in runs for score in run.scores}
    return [row for name, row in metrics().items() if name in measured]


def parts(runs: Sequence[Run]) -> tuple[list[str], list[list[str]]]:
    """Return head and rows for the runs of one suite."""
    shown = columns(runs)
    timed = any(run.speed for run in runs)
    head = ["system", *(row.column for row in shown), *(SPEED_HEAD if timed else ())]
    rows = [
        [
            run.system,
            *(cell(row, run.score(row.name)) for row in shown),
            *(speed_cells(run) if timed else ()),
        ]
        for run in runs
    ]
    return head, rows


def runs_table(runs: Sequence[Run]) -> str:
    """Return one table for each suite, a row for each system."""
    blocks = []
    for suite in dict.fromkeys(run.suite for run in runs):
        chosen = [run for run in runs if run.suite == suite]
        count = len(chosen[0].outputs)
        title = f"### {suite} ({count} segment{'s' if count > 1 else ''})"
        blocks.append(f"{title}\n\n{table(*parts(chosen))}")
    return "\n\n".join(blocks)


SPEED_HEAD: Final = ("seconds", "characters/s", "tokens/s", "first, s", "load, s", "peak MiB")


def speed_cells(run: Run) -> list[str]:
    """Return the cells below SPEED_HEAD; tokens/s only where the engine tells."""
    if run.speed is None:
        return ["–"] * len(SPEED_HEAD)
    speed = run.speed
    return [
        f"{speed.seconds:.1f}",
        f"{speed.chars_per_second:.1f}",
        f"{speed.tokens_per_second:.1f}" if speed.output_tokens else "–",
        f"{speed.first_seconds:.2f}",
        f"{speed.load_seconds:.1f}",
        f"{speed.peak_mib:.0f}",
    ]


def signatures(runs: Sequence[Run]) -> list[str]:
    """Return each metric with its signature, once."""
    found = {score.metric: score.signature for run in runs for score in run.scores}
    return [f"{name}: {text}" for name, text in found.items()]


def provenance(runs: Sequence[Run]) -> str:
    """Return date, version, machine class, models, digests and signatures, a line each."""
    lines = [
        f"- {label}: {'; '.join(dict.fromkeys(filter(None, values)))}"
        for label, values in (
            ("date", [run.date for run in runs]),
            ("version", [run.version for run in runs]),
            ("machine", [run.machine for run in runs]),
            ("model", [run.model for run in runs]),
            ("corpus", [f"{run.suite} sha256 {run.digest[:16]}" for run in runs]),
            ("pipeline", [f"{run.system} {run.signature}" for run in runs if run.signature]),
        )
        if any(values)
    ]
    return "\n".join((*lines, f"- signatures: {'; '.join(signatures(runs))}"))

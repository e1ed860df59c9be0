"""All metrics of a suite's task, from metrics.tsv, over one system's outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

from eval.bootstrap import SEED, interval
from eval.metrics import quality
from eval.readers import read_tsv
from eval.records import Miss, Output, Score, Segment, Suite, Tally, Task
from summarizer.errors import UsageError

TABLE: Final = Path(__file__).with_name("metrics.tsv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A row of metrics.tsv."""

    name: str
    task: str
    total: str
    higher_is_better: bool
    scale: float
    decimals: int
    slack: str
    column: str
    module: str
    function: str

    def tally(self, segment: Segment, output: Output) -> Tally:
        """Count one segment."""
        module = import_module(f"eval.metrics.{self.module}")
        count: Callable[[Segment, Output], Tally] = getattr(module, self.function)
        return count(segment, output)

    def shown(self, value: float | None) -> str:
        """Return the value as tables show it, "–" for None."""
        return "–" if value is None else f"{value * self.scale:.{self.decimals}f}"


@cache
def metrics() -> dict[str, Metric]:
    """Return every metric by name, in the order of the table."""
    return {
        row["metric"]: Metric(
            name=row["metric"],
            task=row["task"],
            total=row["total"],
            higher_is_better=row["better"] == "high",
            scale=float(row["scale"]),
            decimals=int(row["decimals"]),
            slack=row["slack"] or "",
            column=row["column"],
            module=row["module"],
            function=row["function"] or "",
        )
        for row in read_tsv(TABLE)
    }


def metric(name: str) -> Metric:
    """Return the metric of that name. Raises UsageError."""
    if name not in metrics():
        raise UsageError(f"No metric {name!r}.", hint=f"Metrics: {', '.join(metrics())}")
    return metrics()[name]


def score_suite(
    suite: Suite, outputs: Sequence[Output], *, samples: int = 1000
) -> tuple[tuple[Score, ...], tuple[tuple[Miss, ...], ...]]:
    """Return the scores, and what is wrong with each segment.

    A metric that finds nothing to count (a suite without terms) is left out.
    """
    if len(outputs) != len(suite.segments):
        raise UsageError(f"{len(outputs)} outputs for {len(suite.segments)} segments.")
    rows = [row for row in metrics().values() if row.task == suite.task]
    tallied = {
        row: [row.tally(*pair) for pair in zip(suite.segments, outputs, strict=True)]
        for row in rows
        if row.total != "corpus"
    }
    scores = []
    for row in rows:
        if row in tallied:
            if counts(row, suite, tallied[row]):
                scores.append(summed(row, [tally.units for tally in tallied[row]], samples))
        elif all(segment.en for segment in suite.segments):
            scores.append(corpus_score(row, suite, outputs, samples))
    misses = (merged(column) for column in zip(*tallied.values(), strict=True))
    return tuple(scores), tuple(misses)


def merged(tallies: Iterable[Tally]) -> tuple[Miss, ...]:
    """Return what the tallies found wrong, each thing once."""
    return tuple(dict.fromkeys(miss for tally in tallies for miss in tally.misses))


def misses_of(task: Task, segment: Segment, output: Output) -> tuple[Miss, ...]:
    """Return what any metric of the task finds wrong with one segment."""
    rows = [row for row in metrics().values() if row.task == task and row.total != "corpus"]
    return merged(row.tally(segment, output) for row in rows)


def counts(row: Metric, suite: Suite, tallies: Sequence[Tally]) -> bool:
    """Tell whether the metric says anything: 0 runs of Chinese do, 0 facts do not."""
    if row.module == "facts":
        return any(segment.facts for segment in suite.segments)
    return row.total == "sum" or any(tally.units for tally in tallies)


def corpus_score(row: Metric, suite: Suite, outputs: Sequence[Output], samples: int) -> Score:
    """Score with sacrebleu."""
    references = [segment.en for segment in suite.segments]
    return quality.score(row.name, [output.text for output in outputs], references, samples=samples)


def summed(row: Metric, units: Sequence[Sequence[float]], samples: int) -> Score:
    """Return mean or sum of all units, with its interval."""
    flat = [unit for part in units for unit in part]
    value = sum(flat) if row.total == "sum" else sum(flat) / len(flat)
    bounds = interval(units, row.total, samples) if flat else None
    return Score(
        metric=row.name,
        value=value,
        low=bounds[0] if bounds else None,
        high=bounds[1] if bounds else None,
        count=len(flat),
        signature=f"{row.name}|total:{row.total}|bs:{samples}|seed:{SEED}|version:1",
    )

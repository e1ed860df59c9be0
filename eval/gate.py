"""The gate: every floor against a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.floors import Floor, is_lower
from eval.records import Run, Suite
from eval.runs import measure, save
from eval.scoring import metric


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A floor against a run. problem: "" when it is reached."""

    floor: Floor
    value: float | None
    problem: str = ""


def judge(floors: Sequence[Floor], runs: Sequence[Run]) -> list[Verdict]:
    """Return a verdict for each floor, in order."""
    return [judge_one(floor, runs) for floor in floors]


def judge_one(floor: Floor, runs: Sequence[Run]) -> Verdict:
    """Compare one floor with the run of its suite and system."""
    run = next((run for run in runs if (run.suite, run.system) == floor.key[:2]), None)
    if run is None:
        return Verdict(floor=floor, value=None, problem="was not run")
    if run.digest != floor.digest:
        problem = f"the corpus changed ({run.digest[:12]}): set its floor anew"
        return Verdict(floor=floor, value=None, problem=problem)
    score = run.score(floor.metric)
    if score is None:
        return Verdict(floor=floor, value=None, problem="has no such score")
    missed = is_lower(metric(floor.metric), score.value, floor.value)
    return Verdict(floor=floor, value=score.value, problem="missed" if missed else "")


def chosen(floors: Sequence[Floor], *, quick: bool, systems: Sequence[str] = ()) -> list[Floor]:
    """Return the floors of the quick or of the full suites, and of these systems only."""
    return [
        floor
        for floor in floors
        if floor.suite.endswith(":quick") == quick and (not systems or floor.system in systems)
    ]


def fresh(suite: Suite, system: str, runs: Path) -> Run:
    """Run a system on a suite now, without intervals, and keep the run."""
    run = measure(suite, system, samples=0)
    save(run, runs)
    return run


def row(verdict: Verdict) -> list[str]:
    """Return the cells of a verdict: suite, system, metric, floor, score, verdict."""
    shown = metric(verdict.floor.metric).shown
    score, problem = shown(verdict.value), verdict.problem or "ok"
    return [*verdict.floor.key, shown(verdict.floor.value), score, problem]

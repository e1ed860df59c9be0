"""Floors: what each suite and system must reach, in floors.toml.

    [[floor]]
    suite = "own-pairs"          # or "own-pairs:quick"
    system = "full"
    metric = "term_success"
    digest = "3f2a..."           # of the corpus; another corpus needs its floors set anew
    history = [
        { floor = 0.97, date = 2026-11-23, reason = "first measured" },
        { floor = 0.96, date = 2026-11-30, reason = "20 harder rows; see the note in pairs.tsv" },
    ]

The last entry of `history` counts. A floor is a value that the score must reach; for metrics where
low is better it is a ceiling. An entry below the one before it needs a reason.
"""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from eval.readers import read_text
from eval.records import Run
from eval.runs import measure, save
from eval.scoring import Metric, metric
from eval.suites import load_label
from summarizer.errors import UsageError

FLOORS: Final = Path(__file__).with_name("floors.toml")
EPSILON: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One step of a floor's history."""

    floor: float
    date: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What one metric of one system on one suite must reach."""

    suite: str
    system: str
    metric: str
    digest: str
    history: tuple[Entry, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells floors apart."""
        return self.suite, self.system, self.metric

    @property
    def value(self) -> float:
        """The floor that counts."""
        return self.history[-1].floor


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A floor against a run. problem: "" when it is reached."""

    floor: Floor
    value: float | None
    problem: str = ""


def parse_floors(text: str, name: str = "floors.toml") -> list[Floor]:
    """Return the floors of a TOML text. Raises UsageError on anything malformed."""
    try:
        rows = tomllib.loads(text).get("floor", [])
        floors = [read_floor(row) for row in rows]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{name}: {error}") from error
    keys = [floor.key for floor in floors]
    for key in keys:
        metric(key[2])
        if keys.count(key) > 1:
            raise UsageError(f"{name}: the floor {' '.join(key)} is there twice.")
    return floors


def read_floor(row: Mapping[str, Any]) -> Floor:
    """Return one floor. Raises KeyError, ValueError."""
    history = tuple(
        Entry(floor=float(step["floor"]), date=str(step["date"]), reason=step.get("reason", ""))
        for step in row["history"]
    )
    if not history:
        raise ValueError("a floor without history")
    fields = {name: str(row[name]) for name in ("suite", "system", "metric", "digest")}
    return Floor(**fields, history=history)


def load_floors(path: Path = FLOORS) -> list[Floor]:
    """Return the floors of a file."""
    return parse_floors(read_text(path), path.name)


def is_lower(row: Metric, new: float, old: float) -> bool:
    """Tell whether the new floor asks for less."""
    return new < old - EPSILON if row.higher_is_better else new > old + EPSILON


def unreasoned(floors: Sequence[Floor], before: Sequence[Floor] = ()) -> list[str]:
    """Return a line for each floor that was lowered or dropped without a reason.

    before: the floors of an earlier revision; their history must be kept, and none may vanish.
    """
    problems = []
    for floor in floors:
        row = metric(floor.metric)
        for old, new in zip(floor.history, floor.history[1:], strict=False):
            if is_lower(row, new.floor, old.floor) and not new.reason.strip():
                problems.append(
                    f"{' '.join(floor.key)}: "
                    f"lowered from {old.floor} to {new.floor} without a reason"
                )
    now = {floor.key: floor for floor in floors}
    for old_floor in before:
        kept = now.get(old_floor.key)
        if kept is None:
            problems.append(f"{' '.join(old_floor.key)}: the floor is gone")
        elif kept.history[: len(old_floor.history)] != old_floor.history:
            problems.append(f"{' '.join(old_floor.key)}: its history was changed")
        elif kept.digest != old_floor.digest and kept.history == old_floor.history:
            problems.append(f"{' '.join(old_floor.key)}: another corpus, but no new entry says why")
    return problems


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


def floors_at(revision: str, path: Path = FLOORS) -> list[Floor]:
    """Return the floors as a git revision has them; [] where it has none."""
    folder, spec = path.resolve().parent, f"{revision}:./{path.name}"
    known = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"],
        cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    if known.returncode:
        raise UsageError(f"No git revision {revision!r}.")
    shown = subprocess.run(
        ["git", "show", spec], cwd=folder, capture_output=True, check=False, text=True
    )
    return parse_floors(shown.stdout, spec) if shown.returncode == 0 else []


def fresh(suite: str, system: str, data: Path, runs: Path) -> Run:
    """Run a system on a suite now, without intervals, and keep the run."""
    run = measure(load_label(suite, data=data), system, samples=0)
    save(run, runs)
    return run


def row(verdict: Verdict) -> list[str]:
    """Return the cells of a verdict: suite, system, metric, floor, score, verdict."""
    shown = metric(verdict.floor.metric).shown
    score, problem = shown(verdict.value), verdict.problem or "ok"
    return [*verdict.floor.key, shown(verdict.floor.value), score, problem]

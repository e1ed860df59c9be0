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

import json
import math
import subprocess
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from eval.readers import read_text
from eval.records import Run, Score
from eval.scoring import Metric, metric, metrics
from summarizer.errors import UsageError

FLOORS: Final = Path(__file__).with_name("floors.toml")
HEAD: Final = (
    "# Floors of the gate, written by `python -m eval floor`; eval/floors.py says what they mean.\n"
)
EPSILON: Final = 1e-9
SCALE: Final = 10_000


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


def raised(
    floors: Sequence[Floor], run: Run, *, names: Sequence[str] = (), reason: str = ""
) -> list[Floor]:
    """Return the floors with those of a run set to what it reached, less the metric's slack.

    names:  the metrics; all that metrics.tsv gives a slack when none is named.
    reason: needed where a floor is lowered or its corpus is another; UsageError without.
    """
    kept = {floor.key: floor for floor in floors}
    wanted = [metric(name) for name in names] or [row for row in metrics().values() if row.slack]
    for row in wanted:
        if score := run.score(row.name):
            key = (run.suite, run.system, row.name)
            kept[key] = moved(kept.get(key), row, run, score, reason)
    return list(kept.values())


def moved(old: Floor | None, row: Metric, run: Run, score: Score, reason: str) -> Floor:
    """Return the floor at the score; the old one where that is as it should be."""
    value = reached(row, score.value, float(row.slack or 0) if run.speed else 0.0)
    today = datetime.now(UTC).date().isoformat()
    entry = Entry(floor=value, date=today, reason=reason)
    if old is None:
        named = entry if reason else replace(entry, reason="first measured")
        return Floor(
            suite=run.suite, system=run.system, metric=row.name, digest=run.digest, history=(named,)
        )
    if old.digest == run.digest and abs(value - old.value) <= EPSILON:
        return old
    if (old.digest != run.digest or is_lower(row, value, old.value)) and not reason.strip():
        raise UsageError(
            f"{' '.join(old.key)} would go from {old.value} to {value}, or its corpus is another.",
            hint="Say why: --reason TEXT",
        )
    return replace(old, digest=run.digest, history=(*old.history, entry))


def reached(row: Metric, value: float, slack: float) -> float:
    """Return the score less its slack, rounded to the side on which the score still passes."""
    if row.higher_is_better:
        return math.floor((value - slack) * SCALE + EPSILON) / SCALE
    return math.ceil((value + slack) * SCALE - EPSILON) / SCALE


def dump_floors(floors: Sequence[Floor]) -> str:
    """Return the TOML of the floors, sorted."""
    return "\n".join((HEAD, *(dump_floor(floor) for floor in sorted(floors, key=lambda f: f.key))))


def dump_floor(floor: Floor) -> str:
    """Return the TOML of one floor."""
    head = [
        f"{name} = {quoted(getattr(floor, name))}"
        for name in ("suite", "system", "metric", "digest")
    ]
    steps = [
        f"    {{ floor = {step.floor}, date = {step.date}, reason = {quoted(step.reason)} }},"
        for step in floor.history
    ]
    return "\n".join(("[[floor]]", *head, "history = [", *steps, "]\n"))


def quoted(text: str) -> str:
    """Return a TOML basic string.

    >>> quoted('一行"')
    '"一行\\\\""'
    """
    return json.dumps(text, ensure_ascii=False)

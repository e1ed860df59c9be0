"""Runs: one system on one suite, scored, and kept as JSON under eval/runs/ (not committed)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import regex

from eval.machine import machine_class
from eval.package import Pipeline
from eval.readers import read_text
from eval.records import Miss, Output, Run, Score, Speed, Suite
from eval.scoring import score_suite
from eval.systems import Result, run_system
from summarizer.errors import ReadError, UsageError

RUNS: Final = Path(__file__).with_name("runs")


def package_version() -> str:
    """Return the version that was measured, with the git revision of the tree where there is one.

    A "+" after the revision says that the tree had changes that were not committed.
    """
    try:
        number = version("summarizer")
    except PackageNotFoundError:
        number = "source"
    revision = git("rev-parse", "--short", "HEAD")
    changed = "+" if revision and git("status", "--porcelain", "--untracked-files=no") else ""
    return f"{number} {revision}{changed}".strip()


def git(*arguments: str) -> str:
    """Return what a git command prints, "" where there is no git or no repository."""
    try:
        command = ["git", *arguments]
        done = subprocess.run(command, cwd=RUNS.parent, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def measure(
    suite: Suite, system: str, *, pipeline: Pipeline | None = None, samples: int = 1000
) -> Run:
    """Run a system on a suite and score it. samples: of the bootstrap, 0 for none."""
    return scored(suite, system, run_system(system, suite, pipeline=pipeline), samples=samples)


def scored(suite: Suite, system: str, result: Result, *, samples: int = 1000) -> Run:
    """Score what a system made of a suite."""
    scores, misses = score_suite(suite, result.outputs, samples=samples)
    name = Path(system.removeprefix("hyp:")).name if system.startswith("hyp:") else system
    return Run(
        suite=suite.label,
        digest=suite.digest,
        system=name,
        date=datetime.now(UTC).date().isoformat(),
        version=package_version(),
        model=result.model,
        machine=machine_class(),
        outputs=result.outputs,
        scores=scores,
        misses=misses,
        speed=result.speed,
        signature=result.signature,
    )


def path_of(suite: str, system: str, folder: Path = RUNS) -> Path:
    """Return where the run of a system on a suite is kept."""
    return folder / (regex.sub(r"[^\w.+-]+", "-", f"{suite}__{system}") + ".json")


def save(run: Run, folder: Path = RUNS) -> Path:
    """Write a run, replacing the one before it, and return the path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = path_of(run.suite, run.system, folder)
    path.write_text(json.dumps(asdict(run), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def load_run(path: Path) -> Run:
    """Return a run as saved. Raises ReadError."""
    try:
        return from_dict(json.loads(read_text(path)))
    except (ValueError, KeyError, TypeError) as error:
        raise ReadError(f"{path.name} is no run of this harness.") from error


def from_dict(data: dict[str, Any]) -> Run:
    """Return the record of a parsed JSON object."""
    outputs = tuple(
        Output(
            text=row["text"],
            figures=optional(row["figures"]),
            names=optional(row["names"]),
            headline=row.get("headline", ""),
            points=tuple(row.get("points", ())),
        )
        for row in data["outputs"]
    )
    return Run(
        **{
            **data,
            "outputs": outputs,
            "scores": tuple(Score(**row) for row in data["scores"]),
            "misses": tuple(tuple(Miss(**miss) for miss in part) for part in data["misses"]),
            "speed": Speed(**data["speed"]) if data["speed"] else None,
        }
    )


def optional(values: Sequence[str] | None) -> tuple[str, ...] | None:
    """Return a tuple, or None for None."""
    return None if values is None else tuple(values)


def find_runs(names: Sequence[str], folder: Path = RUNS) -> list[Run]:
    """Return runs by path or by SUITE/SYSTEM; all that are kept when no name is given."""
    if not names:
        return [load_run(path) for path in sorted(folder.glob("*.json"))]
    return [load_run(find_run(name, folder)) for name in names]


def find_run(name: str, folder: Path = RUNS) -> Path:
    """Return the path of one run. Raises UsageError."""
    if name.endswith(".json"):
        return Path(name)
    suite, _, system = name.partition("/")
    path = path_of(suite, system, folder)
    if not path.is_file():
        raise UsageError(
            f"No run {name!r} is kept.",
            hint=f"Make it: python -m eval run {suite} --system {system}",
        )
    return path

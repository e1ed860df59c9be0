"""Speed and memory of systems, each in a process of its own, taken in turn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from eval.records import Run, Speed
from eval.runs import load_run
from eval.suites import load
from eval.tables import table
from summarizer.errors import EngineError

ROOT: Final = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Which segments of which suite: the options of `python -m eval run`."""

    suite: str
    data: Path
    tomls: Path | None = None
    quick: bool = False
    first: int | None = None
    few: int | None = None
    samples: int = 0

    def arguments(self) -> list[str]:
        """Return the command's arguments."""
        values = {
            "data": self.data.resolve(),
            "suites": self.tomls.resolve() if self.tomls else None,
            "samples": self.samples,
            "first": self.first,
            "few": self.few,
        }
        given = [f"--{name}={value}" for name, value in values.items() if value is not None]
        return [self.suite, *given, *(["--quick"] if self.quick else [])]


def apart(request: Request, system: str) -> Run:
    """Run a system in a process of its own, so that its peak memory is its own.

    Raises EngineError when the process fails; what it says goes to stderr.
    """
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "eval", "run", *request.arguments()]
        command += ["--system", system, "--runs", folder, "--quiet"]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, cwd=ROOT, check=False)
        if done.returncode:
            raise EngineError(f"{system} on {request.suite} ended with {done.returncode}.")
        return load_run(next(Path(folder).glob("*.json")))


def ceiling() -> str:
    """Return a line about the engine alone, measured in a process of its own; "" without it."""
    command = [sys.executable, "-m", "eval.ceiling"]
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=ROOT, check=False)
    rates = json.loads(done.stdout) if not done.returncode else {}
    if not rates:
        return ""
    return (
        f"The engine alone: {rates['decoded']:.0f} tokens/s written, {rates['prompt']:.0f} "
        "tokens/s of prompts read, as many sequences at once as here (`python -m eval.ceiling`)."
    )


@dataclass(frozen=True, slots=True)
class Timed:
    """The runs of each system in turn, and seconds from cold start to finished brief if asked."""

    runs: Mapping[str, Sequence[Run]]
    briefs: Sequence[float] = ()


def bench(request: Request, systems: Sequence[str], repeats: int, *, briefs: bool = False) -> Timed:
    """Run all systems in turn: A B A B, since the machine's speed drifts."""
    runs: dict[str, list[Run]] = {system: [] for system in systems}
    cold: list[float] = []
    for _ in range(repeats):
        for system in systems:
            runs[system].append(apart(request, system))
        if briefs:
            cold.append(cold_brief(request))
    return Timed(runs, cold)


def cold_brief(request: Request) -> float:
    """Return the seconds of a whole `summarizer brief` that remembers nothing.

    Of the suite's first document. Raises EngineError when the process fails.
    """
    suite = load(request.suite, data=request.data, folder=request.tomls, quick=request.quick)
    with TemporaryDirectory() as folder:
        document = Path(folder, "document.txt")
        document.write_text(suite.segments[0].zh, encoding="utf-8")
        return timed(["brief", str(document), "--no-cache", "-o", str(Path(folder, "brief.md"))])


def timed(arguments: Sequence[str], cache: Path | None = None) -> float:
    """Return the seconds of a whole `summarizer` process; cache: in place of the user's.

    Raises EngineError when the process fails.
    """
    command = [sys.executable, "-m", "summarizer", *arguments, "--offline"]
    own = {"SUMMARIZER_CACHE": str(cache)} if cache else {}
    began = time.perf_counter()
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, check=False,
        env={**os.environ, **own},
    )  # fmt: skip
    seconds = time.perf_counter() - began
    if done.returncode:
        raise EngineError(f"summarizer {arguments[0]} ended: {done.stderr.decode().strip()}")
    return seconds


def speeds(runs: Sequence[Run]) -> list[Speed]:
    """Return the speeds of the runs that have one."""
    return [run.speed for run in runs if run.speed]


def briefs_shown(timed: Timed) -> str:
    """Return a line about the briefs beside the first system; "" where none was timed."""
    if not timed.briefs:
        return ""
    first, base = next(iter(timed.runs.items()))
    shares = [own / speed.seconds for own, speed in zip(timed.briefs, speeds(base), strict=False)]
    ratio_ = (
        f": {median(shares):.2f} [{min(shares):.2f}, {max(shares):.2f}] of {first}'s"
        if shares
        else ""
    )
    return (
        f"From cold start to finished brief, the whole process: {median(timed.briefs):.1f} s"
        f"{ratio_} (loading of the model counted in the brief alone)."
    )


def shown(runs: Mapping[str, Sequence[Run]]) -> str:
    """Return medians, and the ratio to the first system pair by pair: median [least, most]."""
    first = next(iter(runs))
    head = [
        "system",
        "runs",
        "seconds",
        "characters/s",
        "tokens/s",
        "first, s",
        "load, s",
        "peak MiB",
    ]
    rows = []
    for system, mine in runs.items():
        taken = speeds(mine)
        if not taken:
            continue
        figures = [
            f"{median(speed.seconds for speed in taken):.1f}",
            f"{median(speed.chars_per_second for speed in taken):.1f}",
            f"{median(speed.tokens_per_second for speed in taken):.1f}",
            f"{median(speed.first_seconds for speed in taken):.2f}",
            f"{median(speed.load_seconds for speed in taken):.1f}",
            f"{max(speed.peak_mib for speed in taken):.0f}",
        ]
        rows.append([system, str(len(taken)), *figures, ratio(speeds(runs[first]), taken)])
    return table([*head, f"speed of {first} = 1"], rows)


def ratio(base: Sequence[Speed], other: Sequence[Speed]) -> str:
    """Return how many times faster the other is: median of the pairs, and their range."""
    pairs = [b.seconds / o.seconds for b, o in zip(base, other, strict=False) if o.seconds]
    if not pairs:
        return "–"
    return f"{median(pairs):.2f} [{min(pairs):.2f}, {max(pairs):.2f}]"

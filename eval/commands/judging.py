"""Hold results against what is known: gate, floor, reproduce, checks, audit."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from eval import auditing
from eval import checkers as checking
from eval import floors as flooring
from eval import gate as gates
from eval import reproduce as reproducing
from eval.commands.options import DATA, FIRST, FOLDER, QUICK, RECORD, TOMLS
from eval.mutants import mutants as mutated
from eval.results import RESULTS, append
from eval.runs import find_runs
from eval.suites import load_label
from eval.tables import table


@click.command()
@TOMLS
@DATA
@FOLDER
@QUICK
@click.option("--floors", type=click.Path(path_type=Path), default=flooring.FLOORS)
@click.option("--system", "systems", multiple=True, help="Only the floors of these systems.")
@click.option("--base", help="Git revision whose floors must not be lowered without a reason.")
@click.option("--kept", is_flag=True, help="Judge the runs that are kept; run nothing.")
def gate(
    data: Path,
    tomls: Path | None,
    runs: Path,
    quick: bool,
    floors: Path,
    systems: tuple[str, ...],
    base: str | None,
    kept: bool,
) -> None:
    """Fail when a score is below its floor, or a floor was lowered without a reason."""
    start = time.monotonic()
    every = flooring.load_floors(floors)
    problems = flooring.unreasoned(every, flooring.floors_at(base, floors) if base else ())
    chosen = gates.chosen(every, quick=quick, systems=systems)
    pairs = dict.fromkeys((floor.suite, floor.system) for floor in chosen)
    if kept:
        found = find_runs([f"{suite}/{system}" for suite, system in pairs], runs)
    else:
        found = [
            gates.fresh(load_label(suite, data=data, folder=tomls), system, runs)
            for suite, system in pairs
        ]
    verdicts = gates.judge(chosen, found)
    rows = [gates.row(verdict) for verdict in verdicts]
    click.echo(table(["suite", "system", "metric", "floor", "score", "verdict"], rows))
    click.echo(f"\n{len(verdicts)} floors in {time.monotonic() - start:.0f} seconds.")
    for problem in problems:
        click.echo(problem, err=True)
    if not verdicts:
        click.echo("No floor is set for this.", err=True)
    sys.exit(1 if problems or not verdicts or any(v.problem for v in verdicts) else 0)


@click.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--metric", "wanted", multiple=True, help="Only these metrics.")
@click.option("--reason", default="", help="Needed where a floor is lowered or its corpus changed.")
@click.option("--floors", type=click.Path(path_type=Path), default=flooring.FLOORS)
@FOLDER
def floor(
    names: tuple[str, ...], wanted: tuple[str, ...], reason: str, floors: Path, runs: Path
) -> None:
    """Set the floors of runs (SUITE/SYSTEM as kept) to what they reached, less the slack."""
    kept = flooring.load_floors(floors)
    for found in find_runs(names, runs):
        kept = flooring.raised(kept, found, names=wanted, reason=reason)
    floors.write_text(flooring.dump_floors(kept), encoding="utf-8")
    click.echo(f"{len(kept)} floors in {floors.name}.")


@click.command()
@DATA
@RECORD
def reproduce(data: Path, record: bool) -> None:
    """Compute published figures again from the data on disk, beside what was published."""
    rows = reproducing.reproduce(data)
    text = reproducing.shown(rows)
    click.echo(text)
    if record:
        append(RESULTS, "published figures, computed again", text, reproducing.provenance())
    sys.exit(0 if all(row.fine for row in rows) else 1)


@click.command()
@TOMLS
@DATA
@RECORD
@click.option(
    "--pairs", default="dev/audit/flores-challenge.tsv", help="TSV below the data folder."
)
@click.option("--mutants", help="A suite whose references are made bad on purpose, instead.")
def checks(data: Path, tomls: Path | None, record: bool, pairs: str, mutants: str | None) -> None:
    """Tell how many good translations each check passes, and how many bad ones it rejects."""
    if mutants:
        rows = list(mutated(load_label(mutants, data=data, folder=tomls).segments))
    else:
        rows = checking.read_pairs(data / pairs)
    found = [
        rate
        for name, check in checking.checkers().items()
        for rate in checking.rates(rows, name, check)
    ]
    text = checking.shown(found)
    click.echo(text)
    if record:
        append(
            RESULTS,
            f"checks on good and bad translations: {mutants or pairs}",
            text,
            reproducing.provenance(),
        )


@click.command()
@DATA
@RECORD
@FIRST
@click.option("--alarms/--no-alarms", default=True, help="Audit the human references, too.")
@click.option(
    "--pairs", default="dev/audit/flores-challenge.tsv", help="TSV below the data folder."
)
def audit(data: Path, record: bool, first: int | None, alarms: bool, pairs: str) -> None:
    """Audit good and bad translations by phenomenon, and human references for false alarms.

    Fails where fewer than 95% of the good are accepted or 70% of the bad rejected.
    """
    found = auditing.judged(checking.read_pairs(data / pairs)[:first])
    texts = [auditing.shown(found)]
    click.echo(texts[0])
    if alarms:
        counted = [
            auditing.alarms(name, data / zh, data / en, first)
            for name, zh, en in auditing.REFERENCES
        ]
        texts.append(auditing.shown_alarms(counted))
        click.echo(f"\n{texts[1]}")
    if record:
        append(RESULTS, f"audit: {pairs}", "\n\n".join(texts), reproducing.provenance())
    sys.exit(0 if auditing.reached(found[-1]) else 1)

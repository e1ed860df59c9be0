"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from eval.runs import RUNS
from eval.suites import DEFAULT_DATA

DATA = click.option(
    "--data", type=click.Path(path_type=Path), default=DEFAULT_DATA, help="Where public sets lie."
)
TOMLS = click.option(
    "--suites", "tomls", type=click.Path(path_type=Path), help="Folder of other suites' TOML."
)
FOLDER = click.option("--runs", type=click.Path(path_type=Path), default=RUNS, help="Kept runs.")
SAMPLES = click.option("--samples", default=1000, help="Of the bootstrap; 0 for no intervals.")
QUICK = click.option("--quick", is_flag=True, help="The short form of each suite.")
FIRST = click.option("--first", type=int, help="Only the first segments.")
FEW = click.option("--few", type=int, help="Only so many segments, spread over the suite.")
RECORD = click.option("--record", is_flag=True, help="Append the result to eval/RESULTS.md.")

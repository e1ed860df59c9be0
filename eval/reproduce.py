"""Published figures computed again: does this harness measure as others do?"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from eval.machine import machine_class
from eval.readers import read_tsv
from eval.records import Run, Suite
from eval.runs import measure
from eval.suites import load
from eval.tables import table
from summarizer.errors import ReadError

PUBLISHED: Final = Path(__file__).with_name("published.tsv")
FLAGS: Final = {
    "bleu": ("-m", "bleu"),
    "chrf2": ("-m", "chrf"),
    "chrf2++": ("-m", "chrf", "--chrf-word-order", "2"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A published figure and ours.

    computed: None where the data is not on disk.
    note:     why a figure is known to differ; like a strict expected failure, it must then differ.
    """

    suite: str
    system: str
    metric: str
    published: str
    computed: float | None
    source: str
    note: str = ""

    @property
    def shown(self) -> str:
        """Our figure, rounded to as many decimals as were published."""
        if self.computed is None:
            return "–"
        decimals = len(self.published.partition(".")[2])
        return str(
            Decimal(repr(self.computed)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        )

    @property
    def matches(self) -> bool:
        """True when ours rounds to what was published."""
        return self.shown == self.published

    @property
    def verdict(self) -> str:
        """same, absent, differs, or the known reason why it differs."""
        if self.computed is None:
            return "absent"
        if self.note:
            return "now the same: drop the note" if self.matches else f"known: {self.note}"
        return "same" if self.matches else "differs"

    @property
    def fine(self) -> bool:
        """True when the row is as it should be, or cannot be judged here."""
        return self.computed is None or self.matches != bool(self.note)


def reproduce(data: Path) -> list[Row]:
    """Return the rows of published.tsv, then those of the sacrebleu command on the same texts."""
    wanted = read_tsv(PUBLISHED)
    rows: list[Row] = []
    checks: list[Row] = []
    for name in dict.fromkeys(row["suite"] for row in wanted):
        mine = [row for row in wanted if row["suite"] == name]
        try:
            suite = load(name, data=data)
        except ReadError:
            rows.extend(compared(row, None) for row in mine if row["published"])
            continue
        systems = dict.fromkeys(row["system"] for row in mine)
        runs = {system: measure(suite, system, samples=0) for system in systems}
        rows.extend(compared(row, runs[row["system"]]) for row in mine if row["published"])
        used = dict.fromkeys(row["metric"] for row in mine if row["metric"] in FLAGS)
        checks.extend(
            by_command(suite, run, metric)
            for run in runs.values()
            for metric in used
            if run.system != "reference"
        )
    return rows + checks


def compared(row: dict[str, str], run: Run | None) -> Row:
    """Return a published row with our figure."""
    score = run.score(row["metric"]) if run else None
    return Row(
        suite=row["suite"],
        system=row["system"],
        metric=row["metric"],
        published=row["published"],
        computed=score.value if score else None,
        source=row["source"],
        note=row["note"] or "",
    )


def by_command(suite: Suite, run: Run, metric: str) -> Row:
    """Return our score beside the one that the sacrebleu command prints, two decimals.

    The command reads a line for each segment; the lines of a document are joined by spaces, which
    neither tokenizer 13a nor chrF tells from line breaks.
    """
    with TemporaryDirectory() as folder:
        files = Path(folder, "reference"), Path(folder, "hypothesis")
        texts = [segment.en for segment in suite.segments], [output.text for output in run.outputs]
        for path, lines in zip(files, texts, strict=True):
            path.write_text(
                "".join(f"{' '.join(line.split())}\n" for line in lines), encoding="utf-8"
            )
        command = [sys.executable, "-m", "sacrebleu", str(files[0]), "-i", str(files[1])]
        command += [*FLAGS[metric], "--width", "2", "--score-only"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    score = run.score(metric)
    return Row(
        suite=suite.name,
        system=run.system,
        metric=metric,
        published=done.stdout.strip(),
        computed=score.value if score else None,
        source="the sacrebleu command, same texts",
    )


def shown(rows: Sequence[Row]) -> str:
    """Return the rows as a markdown table, and how many agree."""
    head = ["suite", "system", "metric", "published", "here", "", "source"]
    cells = [
        [row.suite, row.system, row.metric, row.published, row.shown, row.verdict, row.source]
        for row in rows
    ]
    same = sum(row.matches for row in rows)
    return f"{table(head, cells)}\n\n{same} of {len(rows)} figures are the same."


def provenance() -> str:
    """Return the machine class and what computed the scores."""
    return f"- machine: {machine_class()}\n- sacrebleu {version('sacrebleu')}"

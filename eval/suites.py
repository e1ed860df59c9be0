"""Suites: which segments are measured, stated in eval/suites/*.toml."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from eval import readers
from eval.independent import compare
from eval.records import Segment, Suite
from summarizer.errors import UsageError

HERE: Final = Path(__file__).resolve().parent
SUITES: Final = HERE / "suites"
DEFAULT_DATA: Final = HERE.parent.parent / "shared"
KEYS: Final = {
    *("title", "task", "reader", "committed", "licence", "options", "published"),
    *("first", "quick", "only", "with_figures", "together", "glossary"),
}


def digest_of(segments: Sequence[Segment]) -> str:
    """Return the sha256 of all that scores depend on; other systems' outputs are left out."""
    hasher = hashlib.sha256()
    for segment in segments:
        row = asdict(segment)
        del row["published"]
        hasher.update(json.dumps(row, ensure_ascii=False, sort_keys=True).encode())
        hasher.update(b"\n")
    return hasher.hexdigest()


def suite_names(folder: Path | None = None) -> list[str]:
    """Return the names of all suites, sorted."""
    return sorted(path.stem for path in (folder or SUITES).glob("*.toml"))


def manifest(name: str, folder: Path | None = None) -> dict[str, Any]:
    """Return the parsed TOML of a suite. Raises UsageError: no such suite, or an unknown key."""
    path = (folder or SUITES) / f"{name}.toml"
    if not path.is_file():
        raise UsageError(f"No suite {name!r}.", hint=f"Suites: {', '.join(suite_names(folder))}")
    try:
        table = tomllib.loads(readers.read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path.name}: {error}") from error
    unknown = sorted(set(table) - KEYS)
    if unknown:
        raise UsageError(f"{path.name}: unknown key {unknown[0]!r}.")
    return table


def load(
    name: str,
    *,
    data: Path = DEFAULT_DATA,
    quick: bool = False,
    first: int | None = None,
    few: int | None = None,
    folder: Path | None = None,
) -> Suite:
    """Return a suite with its segments read.

    data:  where the public sets lie; committed suites are read from beside their TOML.
    quick: the short form that the TOML states.
    first, few: only that many segments: the first ones, or spread evenly over the suite.
    """
    table = manifest(name, folder)
    root = (folder or SUITES) if table.get("committed") else data
    segments = readers.reader(table["reader"])(root, table.get("options", {}))
    segments = with_published(segments, table.get("published", {}), root)
    if only := table.get("only"):
        segments = [segment for segment in segments if segment.id in only]
    segments = segments[: first or table.get("first")]
    if table.get("with_figures"):
        segments = [segment for segment in segments if compare(segment.zh, "").asked]
    if few or quick:
        segments = spread(segments, few or table.get("quick", len(segments)))
    limits = [f":{kind}-{count}" for kind, count in (("first", first), ("few", few)) if count]
    if not segments:
        raise UsageError(f"Suite {name!r} is empty.")
    return Suite(
        name="".join((name, *limits)),
        title=table["title"],
        task=table.get("task", "translate"),
        segments=tuple(segments),
        digest=digest_of(segments),
        together=table.get("together", 1),
        glossary=table.get("glossary", True),
        quick=quick,
    )


def load_label(label: str, *, data: Path = DEFAULT_DATA, folder: Path | None = None) -> Suite:
    """Return the suite of a label: "wmt25", "own-pairs:quick", "flores:first-20", "x:few-160"."""
    name, *limits = label.split(":")
    counts = dict(limit.split("-") for limit in limits if "-" in limit)
    first, few = (int(counts[kind]) if kind in counts else None for kind in ("first", "few"))
    return load(name, data=data, quick="quick" in limits, first=first, few=few, folder=folder)


def spread(segments: Sequence[Segment], few: int) -> list[Segment]:
    """Return `few` segments spread evenly over the suite, so that each domain has some."""
    few = min(few, len(segments))
    return [segments[index * len(segments) // few] for index in range(few)]


def with_published(
    segments: Sequence[Segment], files: Mapping[str, str], root: Path
) -> list[Segment]:
    """Return the segments with the outputs of the hypothesis files that exist."""
    texts = {
        name: readers.read_hypotheses(root / file, segments)
        for name, file in files.items()
        if (root / file).is_file()
    }
    return [
        replace(
            segment, published={**segment.published, **{name: texts[name][i] for name in texts}}
        )
        for i, segment in enumerate(segments)
    ]

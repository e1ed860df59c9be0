"""How well a check tells good translations from bad ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import independent, package
from eval.metrics import omission
from eval.package import Check
from eval.readers import read_tsv
from eval.tables import table
from summarizer.chars import han_runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A source with a good and a bad translation. phenomenon: what is wrong with the bad one."""

    zh: str
    good: str
    bad: str
    phenomenon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Of `count` pairs, how many good ones pass and how many bad ones are rejected."""

    checker: str
    phenomenon: str
    count: int
    passed: int
    rejected: int


def read_pairs(path: Path) -> list[Pair]:
    """Return the rows of a TSV with the columns zh, good, bad, phenomenon."""
    return [
        Pair(zh=row["zh"], good=row["good"], bad=row["bad"], phenomenon=row["phenomenon"])
        for row in read_tsv(path)
    ]


def checkers() -> dict[str, Check]:
    """Return the checks that there are, by name."""
    known = {
        "second figure check": second,
        "completeness": complete,
        "quantities.compare": package.figure_check(),
        "audit": package.audit_check(),
    }
    return {name: check for name, check in known.items() if check}


def second(zh: str, en: str) -> Sequence[str]:
    """Return what the harness's own figure check finds."""
    result = independent.compare(zh, en)
    return [number.text for number in (*result.missing, *result.extra)]


def complete(zh: str, en: str) -> Sequence[str]:
    """Return what speaks for an omission, a loop or Chinese left over, without a reference."""
    return [*(miss.note for miss in omission.problems(zh, en)), *han_runs(en)]


def rates(pairs: Sequence[Pair], name: str, check: Check) -> list[Rates]:
    """Return the rates by phenomenon, in order of the alphabet, and of all."""
    judged = [
        (pair, not check(pair.zh, pair.good), bool(check(pair.zh, pair.bad))) for pair in pairs
    ]
    groups = [*sorted({pair.phenomenon for pair in pairs}), ""]
    found = []
    for group in groups:
        mine = [row for row in judged if not group or row[0].phenomenon == group]
        found.append(
            Rates(
                checker=name,
                phenomenon=group or "all",
                count=len(mine),
                passed=sum(passed for _, passed, _ in mine),
                rejected=sum(rejected for _, _, rejected in mine),
            )
        )
    return found


def shown(found: Sequence[Rates]) -> str:
    """Return the rates as a markdown table."""
    rows = [
        [rate.checker, rate.phenomenon, str(rate.count)]
        + [f"{100 * share / rate.count:.1f}" for share in (rate.passed, rate.rejected)]
        for rate in found
        if rate.count
    ]
    return table(["check", "what is wrong", "pairs", "good passed %", "bad rejected %"], rows)

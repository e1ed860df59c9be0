"""How well `summarizer.audit` tells good translations from bad ones, and how often it cries wolf.

Good and bad: pairs of a good and a bad translation, by what is wrong with the bad one. Accepted is
what has no error and no warning; rejected is what has one. False alarms: human references, each a
document of its own, by kind of finding. A reference may be wrong itself (newstest2019 has figures
off by a power of ten), so no check can reach zero by being right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import summarizer
from eval.checkers import Pair, Rates, rates
from eval.tables import table
from summarizer.records import Finding

MIN_ACCEPTED: Final = 95.0
MIN_REJECTED: Final = 70.0
REFERENCES: Final = (
    ("FLORES dev", "dev/flores/flores-dev.zh", "dev/flores/flores-dev.en"),
    ("newstest2019", "dev/newstest2019/newstest2019.zh", "dev/newstest2019/newstest2019.en"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarms:
    """Of `lines` references, how many have an error or warning, and how many of each kind."""

    name: str
    lines: int
    warned: int
    wrong: int
    kinds: Counter[str]


def graver(zh: str, en: str) -> tuple[Finding, ...]:
    """Return the errors and warnings of an audit."""
    return tuple(f for f in summarizer.audit(zh, en).findings if f.severity != "info")


def judged(pairs: Sequence[Pair]) -> list[Rates]:
    """Return how many good ones are accepted and bad ones rejected, by phenomenon and in all."""
    return rates(pairs, "audit", lambda zh, en: [finding.kind for finding in graver(zh, en)])


def reached(total: Rates) -> bool:
    """Tell whether the whole set meets what is asked of it."""
    accepted, rejected = 100 * total.passed / total.count, 100 * total.rejected / total.count
    return accepted >= MIN_ACCEPTED and rejected >= MIN_REJECTED


def alarms(name: str, zh: Path, en: Path, first: int | None) -> Alarms:
    """Audit each line of a reference."""
    sources = zh.read_text("utf-8").splitlines()[:first]
    found = [
        graver(f"{source}\n", f"{target}\n")
        for source, target in zip(sources, en.read_text("utf-8").splitlines(), strict=False)
    ]
    return Alarms(
        name=name,
        lines=len(sources),
        warned=sum(map(bool, found)),
        wrong=sum(any(f.severity == "error" for f in row) for row in found),
        kinds=Counter(f"{f.kind} ({f.severity})" for row in found for f in row),
    )


def shown(found: Sequence[Rates]) -> str:
    """Return the rates as a markdown table, what falls short marked."""
    rows = []
    for rate in found:
        accepted, rejected = 100 * rate.passed / rate.count, 100 * rate.rejected / rate.count
        low = [
            f"{word} below {least:.0f}%"
            for word, share, least in (
                ("accepted", accepted, MIN_ACCEPTED),
                ("rejected", rejected, MIN_REJECTED),
            )
            if share < least
        ]
        rows.append(
            [rate.phenomenon, str(rate.count), f"{accepted:.1f}", f"{rejected:.1f}", ", ".join(low)]
        )
    return table(["what is wrong", "pairs", "good accepted %", "bad rejected %", "short of"], rows)


def shown_alarms(found: Sequence[Alarms]) -> str:
    """Return the false alarms as a markdown table: all, errors, then each kind."""
    kinds = sorted({kind for alarm in found for kind in alarm.kinds})
    rows = [
        ["any finding", *(_share(alarm.warned, alarm.lines) for alarm in found)],
        ["any error", *(_share(alarm.wrong, alarm.lines) for alarm in found)],
        *([kind, *(_share(alarm.kinds[kind], alarm.lines) for alarm in found)] for kind in kinds),
    ]
    return table(["on human references", *(f"{a.name} ({a.lines})" for a in found)], rows)


def _share(count: int, lines: int) -> str:
    return f"{count} ({100 * count / max(lines, 1):.2f}%)"

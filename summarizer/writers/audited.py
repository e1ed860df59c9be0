"""An audit as lines for the terminal and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from summarizer.records import Audit, AuditedPair, Finding, Severity
from summarizer.writers.page import render
from summarizer.writers.runs import Run, cut, visible
from summarizer.writers.tables import gravest_first

SHOWN: Final[frozenset[Severity]] = frozenset({"error", "warning"})
CONTEXT_CHARS: Final = 70


def audit_text(audit: Audit, *, every: bool = False) -> str:
    """Return the report as plain lines, the gravest first. every: what is for information, too."""
    return "\n".join(_lines(audit, every=every)) + "\n"


def _lines(audit: Audit, *, every: bool) -> Iterator[str]:
    for finding in gravest_first(audit.findings):
        if not every and finding.severity not in SHOWN:
            continue
        yield f"{finding.severity}: {visible(finding.message)} [{finding.kind}]"
        place = _around(audit.document.text, finding.start, finding.end)
        yield f"    zh {finding.start}-{finding.end}: {place}"
        if finding.en_start is not None and finding.en_end is not None:
            place = _around(audit.english.text, finding.en_start, finding.en_end)
            yield f"    en {finding.en_start}-{finding.en_end}: {place}"
    yield summary_line(audit)


def summary_line(audit: Audit) -> str:
    """Return in one line what was compared and what was found."""
    n = audit.summary
    lone = f", {n['omitted']} omitted, {n['added']} added" if n["omitted"] or n["added"] else ""
    return (
        f"{n['sentences']} Chinese and {n['english_sentences']} English sentences in {n['pairs']} "
        f"pairs{lone}; {n['figures']} figures and {n['names']} names checked: "
        f"{_count(n['errors'], 'error')}, {_count(n['warnings'], 'warning')}."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _around(text: str, start: int, end: int) -> str:
    words = " ".join(visible(text[start:end]).split())
    return words if len(words) <= CONTEXT_CHARS else f"{words[: CONTEXT_CHARS - 1]}…"


def audit_html(audit: Audit) -> str:
    """Write an audit as a page: what was found, then both texts side by side."""
    numbers = _numbers(audit)
    rows = [
        (number, _runs(pair, chinese=True), _runs(pair, chinese=False), _grave(pair))
        for number, pair in enumerate(audit.pairs, 1)
    ]
    found = [
        (finding, numbers.get(id(finding), 0))
        for finding in gravest_first(audit.findings)
        if finding.severity in SHOWN
    ]
    return render(
        "audit.html.j2",
        title=f"Audit of {visible(audit.english.name)}",
        audit=audit,
        found=found,
        rows=rows,
        summary=summary_line(audit),
    )


def _numbers(audit: Audit) -> dict[int, int]:
    """Return the number of the pair in which each finding stands; none for the document's own."""
    return {id(f): number for number, pair in enumerate(audit.pairs, 1) for f in pair.findings}


def _grave(pair: AuditedPair) -> str:
    worst = [f.severity for f in gravest_first(pair.findings) if f.severity in SHOWN]
    return worst[0] if worst else ""


def _runs(pair: AuditedPair, *, chinese: bool) -> tuple[Run, ...]:
    """Return a side in runs; what a finding points at is marked."""
    text, offset = (pair.zh, pair.start) if chinese else (pair.en, pair.en_start)
    spans = []
    for finding in pair.findings:
        start, end = _side(finding, chinese=chinese)
        if (
            finding.severity in SHOWN
            and start is not None
            and end is not None
            and offset is not None
        ):
            left, right = start - offset, end - offset
            if 0 <= left < right <= len(text) and right - left < len(text):
                spans.append((left, right, Run(text=text[left:right], twin=finding.severity)))
    return cut(text, spans)


def _side(finding: Finding, *, chinese: bool) -> tuple[int | None, int | None]:
    return (finding.start, finding.end) if chinese else (finding.en_start, finding.en_end)

"""eval/RESULTS.md: only what was run, appended by a command and never by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

RESULTS: Final = Path(__file__).with_name("RESULTS.md")
HEAD: Final = """# Results

Each section was appended by `python -m eval` and tells when, with which version, on which class of
machine and with which signatures. Square brackets are 95% bootstrap intervals.
"""


def append(path: Path, title: str, *parts: str) -> None:
    """Append a section to the file, which is begun when it is missing."""
    text = path.read_text(encoding="utf-8") if path.is_file() else HEAD
    today = datetime.now(UTC).date().isoformat()
    section = "\n\n".join((f"## {today}: {title}", *parts))
    path.write_text(f"{text.rstrip()}\n\n{section}\n", encoding="utf-8")

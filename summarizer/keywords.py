"""The keyword options of the public functions, for type checkers; see options.Options."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypedDict

from summarizer.glossary import Glossary
from summarizer.options import Mode, Progress
from summarizer.quantities import Style
from summarizer.store import Report


class Keywords(TypedDict, total=False):
    """As the fields of Options; report: called with the progress of a download."""

    glossary: Sequence[str | os.PathLike[str] | Glossary]
    builtin: bool
    model: str
    mode: Mode
    style: Style | None
    points: int | None
    words: int | None
    candidates: int
    summary_model: str | None
    offline: bool
    cache: bool
    encoding: str | None
    progress: Progress
    report: Report


class AuditKeywords(TypedDict, total=False):
    """The options of `audit`."""

    glossary: Sequence[str | os.PathLike[str] | Glossary]
    builtin: bool
    encoding: str | None

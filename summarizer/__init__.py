"""Chinese documents in, exact English briefs out.

>>> from summarizer import brief, translate  # doctest: +SKIP
>>> print(brief("press.txt").headline)  # doctest: +SKIP

Importing this package loads no model and opens no socket; nothing here prints.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Unpack

from summarizer.errors import SummarizerError
from summarizer.records import Audit, Brief, Finding, Translation

if TYPE_CHECKING:
    from summarizer.keywords import AuditKeywords, Keywords

__all__ = [
    "Audit",
    "Brief",
    "Finding",
    "SummarizerError",
    "Translation",
    "audit",
    "brief",
    "translate",
]


def brief(source: str | os.PathLike[str] | bytes, **options: Unpack[Keywords]) -> Brief:
    """Return the English brief of a Chinese document.

    source:  a path, the bytes of a document, or its text (a str with a line break or one of
             。！？；，). The options are those of summarizer.options.Options.
    Raises ReadError, GlossaryError, ModelError, UsageError: all SummarizerError.
    """
    return _run("brief", source, options)  # type: ignore[no-any-return]


def translate(source: str | os.PathLike[str] | bytes, **options: Unpack[Keywords]) -> Translation:
    """Return the full English translation of a Chinese document; source and options as `brief`."""
    return _run("translate", source, options)  # type: ignore[no-any-return]


def audit(
    source: str | os.PathLike[str] | bytes,
    english: str | os.PathLike[str] | bytes,
    **options: Unpack[AuditKeywords],
) -> Audit:
    """Return what the checks say of a Chinese document and its English, whoever wrote it.

    source, english: a path, the bytes of a document, or its text. A str is a path when there is
                     such a file or it ends like one (report.docx), else text.
    options:         glossary, builtin, encoding, as of summarizer.options.Options.
    Raises ReadError, GlossaryError, UsageError: all SummarizerError. No model is needed.
    """
    from summarizer.auditing import audit as run

    return run(source, english, **options)


def _run(stage: str, source: str | os.PathLike[str] | bytes, keywords: Any) -> Any:
    from summarizer import pipeline
    from summarizer.options import Options

    run: Callable[..., Any] = getattr(pipeline, stage)
    report = keywords.pop("report", None)
    options = Options(**keywords)
    return run(source, options, report=report) if report else run(source, options)

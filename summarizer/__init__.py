"""Chinese documents in, exact English briefs out.

>>> from summarizer import brief, translate  # doctest: +SKIP
>>> print(brief("press.txt").headline)  # doctest: +SKIP

Importing this package loads no model and opens no socket; nothing here prints.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Unpack

from summarizer.errors import SummarizerError
from summarizer.records import Audit, Brief, Document, Finding, Translation

if TYPE_CHECKING:
    from summarizer.keywords import AuditKeywords, Keywords
    from summarizer.options import Options
    from summarizer.results import Result

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

_STAGES: Final = {Brief: "brief", Translation: "translate"}


def brief(source: str | os.PathLike[str] | bytes, **options: Unpack[Keywords]) -> Brief:
    """Return the English brief of a Chinese document.

    source:  a path, the bytes of a document, or its text (a str with a line break or one of
             。！？；，). The options are those of summarizer.options.Options.
    Raises ReadError, GlossaryError, ModelError, UsageError: all SummarizerError.
    """
    return _run(Brief, source, options)


def translate(source: str | os.PathLike[str] | bytes, **options: Unpack[Keywords]) -> Translation:
    """Return the full English translation of a Chinese document; source and options as `brief`."""
    return _run(Translation, source, options)


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


def _run(kind: type[Result], source: str | os.PathLike[str] | bytes, keywords: Keywords) -> Result:
    """Read the document; what was made of it before is not made again."""
    from summarizer.options import Options
    from summarizer.read import read
    from summarizer.results import remembered

    given: dict[str, Any] = {**keywords}
    report = given.pop("report", None)
    chosen = Options(**given)

    def make(document: Document, options: Options) -> Result:
        from summarizer import pipeline

        run: Callable[..., Result] = getattr(pipeline, _STAGES[kind])
        return run(document, options, **({"report": report} if report else {}))

    return remembered(kind, read(source, encoding=chosen.encoding), chosen, make)

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
from summarizer.records import Brief, Finding, Translation

if TYPE_CHECKING:
    from summarizer.keywords import Keywords

__all__ = ["Brief", "Finding", "SummarizerError", "Translation", "brief", "translate"]


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


def _run(stage: str, source: str | os.PathLike[str] | bytes, keywords: Any) -> Any:
    from summarizer import pipeline
    from summarizer.options import Options

    run: Callable[..., Any] = getattr(pipeline, stage)
    report = keywords.pop("report", None)
    options = Options(**keywords)
    return run(source, options, report=report) if report else run(source, options)

"""The two documents of an audit."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import regex

from summarizer.chars import HAN
from summarizer.errors import UsageError
from summarizer.read import read_bytes, read_path, read_stdin, read_text
from summarizer.records import Document

Source = str | os.PathLike[str] | bytes

_LIKE_A_FILE: Final = regex.compile(r"\S\.(?:txt|text|md|markdown|html?|xhtml|docx|pdf)", regex.I)
_LATIN: Final = regex.compile(r"\p{Latin}")
_NAME_CHARS: Final = 255


def read_any(source: Source, *, encoding: str | None) -> Document:
    """Read a document of any language: a path, bytes, or text.

    A str is a path when there is such a file or it ends like one: English has no mark that tells a
    sentence from a file name as 。 does. Raises ReadError.
    """
    if isinstance(source, bytes):
        return read_bytes(source, encoding=encoding)
    if not isinstance(source, str):
        return read_path(source, encoding=encoding)
    if source == "-":
        return read_stdin(encoding=encoding)
    if _names_a_file(source):
        return read_path(source, encoding=encoding)
    return read_text(source)


def _names_a_file(source: str) -> bool:
    if "\n" in source or len(source) > _NAME_CHARS:
        return False
    try:
        return bool(_LIKE_A_FILE.search(source, len(source) - 10) and _ends(source)) or (
            Path(source).is_file()
        )
    except (OSError, ValueError):
        return False


def _ends(source: str) -> bool:
    """Tell whether the last word is a file's name and no sentence ends in it."""
    return regex.search(r"\.\w+$", source) is not None


def require_english(document: Document) -> Document:
    """Return the document; raise UsageError where it is the Chinese one, or no text."""
    letters = sum(1 for _ in _LATIN.finditer(document.text))
    han = sum(len(run) for run in HAN.findall(document.text))
    if han > letters:
        raise UsageError(
            f"{document.name} is mostly Chinese; it was given as the English.",
            hint="The Chinese comes first: summarizer audit ZH EN",
        )
    if not letters:
        raise UsageError(
            f"There is no English in {document.name}.", hint="Check the encoding, or the file."
        )
    return document

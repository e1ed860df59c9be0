"""A document of any format and encoding read into text and blocks."""

from __future__ import annotations

import os
import re
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from summarizer.chars import HAN
from summarizer.errors import ReadError, UsageError
from summarizer.read.builder import TextBuilder
from summarizer.read.dates import find_date
from summarizer.read.encoding import decode
from summarizer.read.limits import MAX_FILE_BYTES, check_chars, check_size
from summarizer.read.lines import find_blocks, looks_like_markdown, with_headings
from summarizer.records import Block, Document

__all__ = ["read", "read_bytes", "read_path", "read_stdin", "read_text", "require_chinese"]

FORMATS: Final = ("txt", "md", "html", "docx", "pdf")
_SUFFIXES: Final = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
_HTML: Final = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)",
    re.I | re.S,
)
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_SHARE: Final = 0.02
_TEXT_MARKS: Final = re.compile("[\n\r。！？；，]")


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002
) -> Document:
    """Read a document from a path, from bytes or from text.

    A PathLike is a path, bytes are the document itself. A str is text when it has a line break
    or one of 。！？；，; any other str is a path, "-" standard input. Where that could be wrong,
    call read_path or read_text.

    Raises ReadError.
    """
    if isinstance(source, bytes):
        return read_bytes(source, encoding=encoding, format=format)
    if isinstance(source, str) and _TEXT_MARKS.search(source):
        return read_text(source, format=format)
    if source == "-":
        return read_stdin(encoding=encoding, format=format)
    return read_path(source, encoding=encoding, format=format)


def read_path(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002
) -> Document:
    """Read a file. The suffix tells the format; the first bytes do where it does not.

    Raises ReadError for what is missing, a directory, no regular file, over 64 MiB, or not to be
    read as its format.
    """
    name = os.fspath(path)
    file = Path(name)
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadError(f"{name} is a directory.", hint="Give the file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(
                f"{name} is no regular file.", hint="Pipe it in: ... | summarizer brief -"
            )
        check_size(status.st_size)
        with file.open("rb") as stream:
            data = _read_stream(stream)
    except FileNotFoundError as error:
        raise ReadError(f"There is no file {name}.", hint="Check the path.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{name!r} cannot be read: {reason}.") from error
    document = read_bytes(
        data, encoding=encoding, format=format or _SUFFIXES.get(file.suffix.lower())
    )
    return replace(document, name=name)


def read_stdin(*, encoding: str | None = None, format: str | None = None) -> Document:  # noqa: A002
    """Read standard input to its end. Raises ReadError as read_bytes does."""
    document = read_bytes(_read_stream(sys.stdin.buffer), encoding=encoding, format=format)
    return replace(document, name="-")


def read_text(text: str, *, format: str | None = None) -> Document:  # noqa: A002
    """Make a document of a str; it is Markdown when it has Markdown headings.

    Raises ReadError for an empty text, and for over 20 million characters.

    >>> document = read_text("# 目標\\n\\n維持貨幣穩定。")
    >>> document.format, [block.kind for block in document.blocks]
    ('md', ['heading', 'paragraph'])
    """
    check_chars(len(text))
    _require_text(text)
    form = _checked_format(format) or ("md" if looks_like_markdown(text) else "txt")
    if form == "html":
        return _from_html_text(text)
    if form in ("docx", "pdf"):
        raise UsageError(f"A str cannot be a {form} document.", hint="Give its bytes or its path.")
    blocks = find_blocks(text, markdown=form == "md")
    return Document(
        text=text,
        blocks=blocks,
        format=form,
        title=_title(text, blocks),
        date=find_date(text, blocks),
    )


def read_bytes(
    data: bytes,
    *,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002
) -> Document:
    """Read a document from its bytes. Raises ReadError for what is no document."""
    check_size(len(data))
    if not data.strip():
        raise ReadError("The document is empty.")
    form = _checked_format(format) or _sniffed(data)
    if form == "html":
        return _from_html(data, encoding)
    if form == "docx":
        return _from_docx(data)
    if form == "pdf":
        return _from_pdf(data)
    text, decided = decode(data, encoding=encoding)
    text = text.removeprefix("\ufeff")
    if len(_CONTROLS.findall(text[:100_000])) > _BINARY_SHARE * min(len(text), 100_000):
        raise ReadError("The document is binary, not text.", hint="Save it as txt, docx or pdf.")
    document = read_text(text, format=form)
    return replace(document, encoding=decided, notes=_decoding_notes(text, decided, encoding))


def require_chinese(document: Document) -> Document:
    """Return the document; raise ReadError when there is no Han character in it."""
    if not HAN.search(document.text):
        raise ReadError(
            "There is no Chinese in the document.", hint="Check the encoding, or the file."
        )
    return document


def _read_stream(stream: BinaryIO) -> bytes:
    data = stream.read(MAX_FILE_BYTES + 1)
    check_size(len(data))
    return data


def _checked_format(form: str | None) -> str | None:
    if form is not None and form not in FORMATS:
        raise UsageError(f"There is no format {form!r}.", hint=f"One of {', '.join(FORMATS)}.")
    return form


def _sniffed(data: bytes) -> str | None:
    """Return the format that the first bytes tell; None leaves it to the text."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "docx"
    return "html" if _HTML.match(data[:2048].removeprefix(b"\xef\xbb\xbf")) else None


def _from_html(data: bytes, encoding: str | None) -> Document:
    from summarizer.read.web import read_html

    builder, decided, title, published = read_html(data, encoding=encoding)
    document = _built(builder, "html", title)
    notes = _decoding_notes(document.text, decided, encoding)
    return replace(document, encoding=decided, date=published or document.date, notes=notes)


def _decoding_notes(text: str, decided: str, asked_for: str | None) -> tuple[str, ...]:
    broken = text.count("\ufffd")
    return (
        *(() if asked_for else (f"decoded as {decided}",)),
        *((f"{broken} broken characters",) if broken else ()),
    )


def _from_html_text(text: str) -> Document:
    from summarizer.read.web import read_html_text

    builder, title, published = read_html_text(text)
    document = _built(builder, "html", title)
    return replace(document, date=published or document.date)


def _from_docx(data: bytes) -> Document:
    from summarizer.read.word import read_docx

    builder, title, notes = read_docx(data)
    return replace(_built(builder, "docx", title), notes=notes)


def _from_pdf(data: bytes) -> Document:
    from summarizer.read.paged import read_pdf_lines
    from summarizer.read.reflow import add_paragraphs

    lines, pages = read_pdf_lines(data)
    builder = TextBuilder()
    left_out = add_paragraphs(lines, pages, builder)
    notes: tuple[str, ...] = (f"{pages} pages",)
    if left_out:
        notes += (f"{left_out} lines of running heads and page numbers left out",)
    return replace(_built(builder, "pdf", ""), notes=notes)


def _built(builder: TextBuilder, form: str, title: str) -> Document:
    text = builder.text
    _require_text(text)
    blocks = tuple(with_headings(text, builder.blocks))
    return Document(
        text=text,
        blocks=blocks,
        format=form,
        title=title or _title(text, blocks),
        date=find_date(text, blocks),
    )


def _title(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the title block, or a heading of the first level that opens the document."""
    for block in blocks[:3]:
        if block.kind == "title" or (block.kind == "heading" and block.level == 1):
            return text[block.start : block.end]
    return ""


def _require_text(text: str) -> None:
    if not text.strip("\ufeff\x00 \t\r\n\u3000"):
        raise ReadError("The document is empty.")

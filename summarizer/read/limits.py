"""How much is read at most, so that no document takes the machine down."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from summarizer.errors import ReadError

MIB: Final = 1 << 20
MAX_FILE_BYTES: Final = 64 * MIB
MAX_TEXT_CHARS: Final = 20_000_000
MAX_HTML_BYTES: Final = 10 * MIB
MAX_ZIP_BYTES: Final = 256 * MIB
MAX_XML_BYTES: Final = 48 * MIB
MAX_ZIP_RATIO: Final = 200
MAX_PAGES: Final = 3000

_SPLIT_HINT: Final = "Split it and read the parts."


def check_size(size_bytes: int, *, limit_bytes: int = MAX_FILE_BYTES) -> None:
    """Raise ReadError for a document over the limit."""
    if size_bytes > limit_bytes:
        raise ReadError(
            f"The document has {size_bytes / MIB:.0f} MiB; at most {limit_bytes // MIB} are read.",
            hint=_SPLIT_HINT,
        )


def check_chars(count: int) -> None:
    """Raise ReadError for more than 20 million characters of text."""
    if count > MAX_TEXT_CHARS:
        raise ReadError(
            f"The document has over {MAX_TEXT_CHARS:,} characters of text.", hint=_SPLIT_HINT
        )


def check_zip(data: bytes) -> None:
    """Raise ReadError for a damaged or encrypted package, a zip bomb or an entity bomb.

    Sizes are those that the directory of the archive declares; zipfile reads no more than that.
    Office packages hold no document type declarations, so any is refused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            total = 0
            for info in package.infolist():
                if info.flag_bits & 1:
                    raise ReadError(
                        "The document is encrypted.", hint="Save it without a password."
                    )
                total += info.file_size
                is_xml = info.filename.endswith((".xml", ".rels"))
                ratio = info.file_size / max(1, info.compress_size)
                if (
                    total > MAX_ZIP_BYTES
                    or (is_xml and info.file_size > MAX_XML_BYTES)
                    or (info.file_size > MIB and ratio > MAX_ZIP_RATIO)
                ):
                    raise ReadError(
                        "The document unpacks to far more than a document has (a zip bomb?).",
                        hint="Open it in an office program and save it anew.",
                    )
            for info in package.infolist():
                if info.filename.endswith((".xml", ".rels")):
                    _check_xml(package.read(info))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise damaged("docx") from error
    except Exception as error:  # zlib.error, LZMAError, struct.error: whatever unpacking raises
        if isinstance(error, ReadError):
            raise
        raise damaged("docx") from error


def _check_xml(part: bytes) -> None:
    plain = part.replace(b"\x00", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise ReadError(
            "The document declares XML entities, which no office program writes.",
            hint="Open it in an office program and save it anew.",
        )


def damaged(kind: str) -> ReadError:
    """Return the error for a file that its reader cannot open."""
    return ReadError(
        f"The {kind} file is damaged or is no {kind} file.",
        hint="Open it in the program that made it and save it anew.",
    )

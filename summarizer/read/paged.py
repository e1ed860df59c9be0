"""pdf: the lines of each page with their places."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from summarizer.errors import ReadError
from summarizer.read.limits import MAX_PAGES, check_chars, damaged

# A gap of this many character widths inside a line parts two cells of a table.
_CELL_GAP: Final = 2.2


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, in points from its lower left corner; page is 1-based."""

    page: int
    left: float
    right: float
    bottom: float
    size: float
    height: float
    text: str
    cells: tuple[str, ...] = ()


def read_pdf_lines(data: bytes) -> tuple[list[PageLine], int]:
    """Return the lines of all pages, in the order of their content, and the number of pages.

    Raises ReadError for an encrypted or damaged file, over 3,000 pages, or pages that are
    pictures only.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReadError("The pdf is encrypted.", hint="Save it without a password.") from error
        raise damaged("pdf") from error
    try:
        return _read_pages(document)
    except pypdfium2.PdfiumError as error:
        raise damaged("pdf") from error
    finally:
        document.close()


def _read_pages(document: Any) -> tuple[list[PageLine], int]:
    pages = len(document)
    if pages > MAX_PAGES:
        raise ReadError(
            f"The pdf has {pages} pages; at most {MAX_PAGES} are read.",
            hint="Split it and read the parts.",
        )
    lines: list[PageLine] = []
    chars = 0
    for index in range(pages):
        page = document[index]
        textpage = page.get_textpage()
        for line in _page_lines(textpage, index + 1, page.get_height()):
            lines.append(line)
            chars += len(line.text)
        check_chars(chars)
        textpage.close()
        page.close()
    if pages and not lines:
        raise ReadError(
            "The pdf has no text: its pages are pictures.", hint="Run it through OCR first."
        )
    return lines, pages


@dataclass(slots=True)
class _Glyph:
    char: str
    left: float
    right: float
    bottom: float
    size: float


def _glyphs(textpage: Any) -> Iterator[_Glyph]:
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    high = 0
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage.raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        raw.FPDFText_GetLooseCharBox(textpage.raw, index, ctypes.byref(box))
        size = raw.FPDFText_GetFontSize(textpage.raw, index)
        yield _Glyph(chr(code) if code else " ", box.left, box.right, box.bottom, float(size))


def _page_lines(textpage: Any, page: int, height: float) -> Iterator[PageLine]:
    held: list[_Glyph] = []
    for glyph in _glyphs(textpage):
        if glyph.char in "\r\n":
            yield from _line(held, page, height)
            held = []
        else:
            # U+FFFE marks a hyphen at the end of a line.
            held.append(glyph)
    yield from _line(held, page, height)


def _line(glyphs: list[_Glyph], page: int, height: float) -> Iterator[PageLine]:
    drawn = [glyph for glyph in glyphs if not glyph.char.isspace() and glyph.right > glyph.left]
    if not drawn:
        return
    text = "".join("-" if glyph.char == "\ufffe" else glyph.char for glyph in glyphs).strip()
    sizes = sorted(glyph.right - glyph.left for glyph in drawn)
    size = max(glyph.size for glyph in drawn)
    if size <= 1:  # the size is in the matrix: take the widest common glyph
        size = sizes[-1 - len(sizes) // 4]
    cells = _cells(drawn, glyphs, size)
    yield PageLine(
        page=page,
        left=min(glyph.left for glyph in drawn),
        right=max(glyph.right for glyph in drawn),
        bottom=drawn[0].bottom,
        size=size,
        height=height,
        text=text,
        cells=cells if len(cells) > 1 else (),
    )


def _cells(drawn: list[_Glyph], glyphs: list[_Glyph], size: float) -> tuple[str, ...]:
    cells = [""]
    last = drawn[0].right
    for glyph in glyphs:
        if glyph.char.isspace():
            cells[-1] += " "
            continue
        if glyph.left - last > _CELL_GAP * size:
            cells.append("")
        cells[-1] += "-" if glyph.char == "\ufffe" else glyph.char
        last = glyph.right
    return tuple(cell.strip() for cell in cells if cell.strip())

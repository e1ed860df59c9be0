"""docx: paragraphs, headings, lists and tables, in order."""

from __future__ import annotations

import io
import re
from typing import Any, Final

from summarizer.errors import ReadError
from summarizer.read.builder import TextBuilder
from summarizer.read.limits import check_zip, damaged
from summarizer.records import BlockKind

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WRAPPERS: Final = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml"))
# w:delText and w:instrText are other elements than w:t: what was deleted is not read.
_TEXT: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING: Final = re.compile(r"(?:heading|标题|標題)\s*([1-6])", re.I)
_TITLE: Final = re.compile(r"(?:title|标题|標題|文档标题)$", re.I)
_LIST: Final = re.compile(r"list|列表|项目", re.I)


def read_docx(data: bytes) -> tuple[TextBuilder, str, tuple[str, ...]]:
    """Return the blocks, the title and notes on what was not read.

    Raises ReadError for an encrypted or damaged file and for bombs.
    """
    if data.startswith(_OLE):
        raise ReadError(
            "The document is encrypted or in the old .doc format.",
            hint="Save it as .docx without a password.",
        )
    check_zip(data)
    try:
        import docx

        document = docx.Document(io.BytesIO(data))
        builder = TextBuilder()
        reader = _Reader(document, builder)
        reader.read_children(document.element.body, depth=0)
        title = str(document.core_properties.title or "")
    except ReadError:
        raise
    except (
        Exception
    ) as error:  # python-docx and lxml raise what they meet: KeyError, XMLSyntaxError
        raise damaged("docx") from error
    titles = [block for block in builder.blocks if block.kind == "title"]
    if titles:
        title = builder.text[titles[0].start : titles[0].end]
    return builder, " ".join(title.split()), _notes(document)


def _notes(document: Any) -> tuple[str, ...]:
    parts = [str(part.partname) for part in document.part.package.iter_parts()]
    return tuple(
        f"{kind} were not read"
        for kind in ("footnotes", "endnotes", "comments")
        if any(part.endswith(f"/{kind}.xml") for part in parts)
    )


class _Reader:
    """Walks the body in order; content controls, insertions and text boxes are read too."""

    def __init__(self, document: Any, builder: TextBuilder) -> None:
        self._builder = builder
        self._styles = {
            style.style_id: (style.name or "", style.element) for style in document.styles
        }

    def read_children(self, node: Any, *, depth: int) -> None:
        for child in node:
            if child.tag == f"{_W}p":
                self._read_paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._read_table(child, depth)
            elif depth < 50 and child.tag in _WRAPPERS:
                self.read_children(child, depth=depth + 1)

    def _read_paragraph(self, paragraph: Any) -> None:
        kind, level = self._kind(paragraph)
        self._builder.add(_text(paragraph), kind, level=level)

    def _read_table(self, table: Any, depth: int) -> None:
        for row in table.iter(f"{_W}tr"):
            cells = [cell for cell in row.iter(f"{_W}tc") if cell.getparent() is not None]
            cells = [cell for cell in cells if next(cell.iterancestors(f"{_W}tr")) is row]
            if len(cells) == 1 and depth < 50:
                self.read_children(cells[0], depth=depth + 1)
            elif not any(True for _ in row.iter(f"{_W}tbl")):
                self._builder.add_row([_cell_text(cell) for cell in cells])

    def _kind(self, paragraph: Any) -> tuple[BlockKind, int]:
        """Return the kind and level that style, outline or numbering give a paragraph."""
        style_id = _value(paragraph, "pPr/pStyle")
        name, element = self._styles.get(style_id, ("", None))
        heading = _HEADING.match(name)
        if heading:
            return "heading", int(heading[1])
        if _TITLE.match(name):
            return "title", 1
        outline = _value(paragraph, "pPr/outlineLvl") or _value(element, "pPr/outlineLvl")
        if outline.isdigit() and int(outline) < 6:
            return "heading", int(outline) + 1
        numbering = _value(paragraph, "pPr/numPr/numId")
        if (numbering and numbering != "0") or (_LIST.search(name) and numbering != "0"):
            nesting = _value(paragraph, "pPr/numPr/ilvl")
            return "item", min(6, 1 + int(nesting)) if nesting.isdigit() else 1
        return "paragraph", 0


def _value(node: Any, path: str) -> str:
    """Return the w:val of a child, "" where there is none."""
    if node is None:
        return ""
    found = node.find("/".join(_W + part for part in path.split("/")))
    return "" if found is None else str(found.get(f"{_W}val") or "")


def _cell_text(cell: Any) -> str:
    return " ".join(" ".join(_text(paragraph).split()) for paragraph in cell.iter(f"{_W}p"))


def _text(paragraph: Any) -> str:
    """Return the text of a paragraph as it stands after all insertions and deletions."""
    pieces: list[str] = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            # A text box stands twice: as drawing and, for old programs, as its fallback.
            if not any(True for _ in node.iterancestors(f"{_MC}Fallback")):
                pieces.append(node.text or "")
        elif node.tag in _TEXT and node.getparent().tag == f"{_W}r":
            pieces.append(_TEXT[node.tag])
    return "".join(pieces)

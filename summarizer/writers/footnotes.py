"""Footnotes in a docx: python-docx has none, so the part is written here.

Office Open XML, ECMA-376 part 1, 17.11: footnotes -1 and 0 are the separators.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from docx.document import Document as Office
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
TEXT_STYLE: Final = "footnote text"
REFERENCE_STYLE: Final = "footnote reference"
SEPARATORS: Final = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
    for kind, number, tag in (
        ("separator", -1, "separator"),
        ("continuationSeparator", 0, "continuationSeparator"),
    )
)


def add_styles(office: Office) -> None:
    """Add the two styles by the names that word processors know."""
    text = office.styles.add_style(TEXT_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = office.styles["Normal"]
    text.font.size = Pt(7.5)
    text.paragraph_format.space_after = Pt(0)
    reference = office.styles.add_style(REFERENCE_STYLE, WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True


def refer(paragraph: Any, number: int, office: Office) -> None:
    """End a paragraph with the mark of footnote `number`, from 1."""
    run = paragraph.add_run()
    run.style = office.styles[REFERENCE_STYLE]
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)


def attach(office: Office, notes: Sequence[str]) -> None:
    """Write the texts of footnotes 1, 2, ... into the file."""
    text = office.styles[TEXT_STYLE].style_id
    reference = office.styles[REFERENCE_STYLE].style_id
    body = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{text}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:footnotes {nsdecls('w')}>{SEPARATORS}{body}</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, xml.encode(), office.part.package)
    office.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

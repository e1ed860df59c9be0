"""Briefs and translations as docx, the sources of a brief as footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any, Final

import docx
from docx.document import Document as Office
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from summarizer.compose import footnotes
from summarizer.compose.runs import visible
from summarizer.compose.tables import figures_shown, gravest_first, name_source, names_shown
from summarizer.records import Brief, Finding, Point, Translation

EAST_ASIAN: Final = "SimSun"
INK: Final = RGBColor(0, 0, 0)


def brief_docx(brief: Brief, *, bilingual: bool = False) -> bytes:
    """Write a brief as docx. bilingual: each point with its Chinese under it, besides the notes."""
    office = _blank(brief.headline)
    office.add_heading(visible(brief.headline), level=1)
    if brief.dateline:
        office.add_paragraph().add_run(visible(brief.dateline)).bold = True
    notes: list[str] = []
    if brief.summary:
        paragraph = office.add_paragraph()
        for point in brief.summary:
            paragraph.add_run(visible(point.en))
            _noted(paragraph, point, notes, office)
            paragraph.add_run(" ")
    for point in brief.points:
        paragraph = office.add_paragraph(style="List Number")
        if point.label:
            paragraph.add_run(visible(point.label) + " ").bold = True
        paragraph.add_run(visible(point.en))
        _noted(paragraph, point, notes, office)
        if bilingual:
            for source in point.sources:
                office.add_paragraph(visible(source.zh), style="List Continue")
    figures, names = figures_shown(brief), names_shown(brief)
    rows = [(f.label, f.en, f.zh, str(f.point + 1) if f.point is not None else "") for f in figures]
    widths = (5.5, 4.5, 4.5, 1.5)
    _table(office, "Figures", ("What it measures", "Figure", "Chinese", "Point"), rows, widths)
    _more(office, len(brief.figures) - len(figures))
    listed = [(name.en, name.zh, str(name.count), name_source(name)) for name in names]
    _table(office, "Names", ("English", "Chinese", "Times", "From"), listed, (6, 5, 1.5, 3.5))
    _more(office, len(brief.names) - len(names))
    _attention(office, brief.findings)
    if brief.left_out:
        _small(office, "Not in the brief: " + "; ".join(f"{part}…" for part in brief.left_out))
    _small(office, brief.signature)
    footnotes.attach(office, notes)
    return _bytes(office)


def translation_docx(translation: Translation, *, bilingual: bool = False) -> bytes:
    """Write a translation as docx. bilingual: a table, English left and Chinese right."""
    office = _blank(translation.document.title or translation.document.name)
    styles = {"title": "Heading 1", "heading": "Heading 2", "item": "List Bullet"}
    if bilingual:
        pairs = [(s.en, s.zh) for s in translation.sentences]
        _table(office, "", ("English", "Chinese"), pairs, (8, 8))
    else:
        for _, group in groupby(translation.sentences, key=lambda sentence: sentence.block):
            rows = list(group)
            text = " ".join(row.en for row in rows if row.en)
            office.add_paragraph(visible(text), style=styles.get(rows[0].kind, "Normal"))
    _attention(office, translation.findings)
    _small(office, translation.signature)
    return _bytes(office)


def _noted(paragraph: Any, point: Point, notes: list[str], office: Office) -> None:
    """Put a footnote for each source behind what was written last."""
    for source in point.sources:
        notes.append(f"{visible(source.zh)} (characters {source.start}–{source.end})")
        footnotes.refer(paragraph, len(notes), office)


def _blank(title: str) -> Office:
    office = docx.Document()
    office.core_properties.title = visible(title)[:255]
    office.core_properties.author = "summarizer"
    office.core_properties.comments = ""
    section = office.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2)
    _font(office.styles["Normal"], "Georgia", 10.5)
    office.styles["Normal"].paragraph_format.space_after = Pt(5)
    for level, size in ((1, 18), (2, 12)):
        _font(office.styles[f"Heading {level}"], "Arial", size)
    footnotes.add_styles(office)
    return office


def _font(style: Any, name: str, size: float) -> None:
    """Set the font; theme fonts would win over it, so they go."""
    style.font.name, style.font.size, style.font.color.rgb = name, Pt(size), INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), EAST_ASIAN)


def _table(
    office: Office,
    title: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths_cm: Sequence[float],
) -> None:
    if not rows:
        return
    if title:
        office.add_heading(title, level=2)
    table = office.add_table(rows=1, cols=len(header), style="Light List")
    table.autofit = False
    _fill(table.rows[0], header, widths_cm)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in rows:
        _fill(table.add_row(), row, widths_cm)


def _fill(row: Any, texts: Iterable[str], widths_cm: Iterable[float]) -> None:
    for cell, text, width in zip(row.cells, texts, widths_cm, strict=True):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(visible(text))
        run.font.size = Pt(8.5)


def _attention(office: Office, findings: Sequence[Finding]) -> None:
    if not findings:
        return
    office.add_heading("Needs attention", level=2)
    for finding in gravest_first(findings):
        paragraph = office.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{finding.severity.capitalize()}: ").bold = True
        paragraph.add_run(f"{visible(finding.message)} ({finding.start}–{finding.end})")


def _more(office: Office, count: int) -> None:
    if count > 0:
        _small(office, f"and {count} more in the document")


def _small(office: Office, text: str) -> None:
    office.add_paragraph().add_run(visible(text)).font.size = Pt(8)


def _bytes(office: Office) -> bytes:
    buffer = BytesIO()
    office.save(buffer)
    return buffer.getvalue()

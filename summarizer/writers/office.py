"""Briefs and translations as docx, the sources of a brief as footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from typing import Any, Final

import docx
from docx.document import Document as Office
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from summarizer.chars import HAN
from summarizer.records import Brief, Figure, Finding, Name, Point, Translation
from summarizer.writers import footnotes
from summarizer.writers.runs import visible
from summarizer.writers.tables import (
    chinese,
    figures_besides,
    figures_stated,
    gravest_first,
    is_proved,
    left_out,
    names_shown,
    notices,
)

SERIF: Final = "Times New Roman"
SANS: Final = "Arial"
EAST_ASIAN: Final = "SimSun"
INK: Final = RGBColor(0, 0, 0)


def brief_docx(brief: Brief, *, bilingual: bool = False) -> bytes:
    """Write a brief as docx. bilingual: the Chinese of each point beside it, and no footnotes."""
    office = _blank(brief.headline, brief.document.name)
    office.add_paragraph(visible(brief.headline), style="Title")
    if brief.dateline:
        office.add_paragraph(visible(brief.dateline), style="Subtitle")
    notes: list[str] = []
    if brief.summary:
        paragraph = office.add_paragraph()
        for point in brief.summary:
            paragraph.add_run(visible(point.en))
            _noted(paragraph, point, notes, office)
            paragraph.add_run(" ")
    if bilingual:
        rows = [(str(n), point.en, _chinese(point)) for n, point in enumerate(brief.points, 1)]
        _table(office, "", ("", "English", "Chinese"), rows, (0.7, 9, 7.3), points=9)
    else:
        _points(office, brief.points, notes)
    _brief_tables(office, brief)
    _notices(office, brief)
    if brief.left_out:
        _small(office, left_out(brief) + " " + "; ".join(f"{part}…" for part in brief.left_out))
    _small(office, brief.signature)
    footnotes.attach(office, notes)
    return _bytes(office)


def _points(office: Office, points: Sequence[Point], notes: list[str]) -> None:
    for point in points:
        paragraph = office.add_paragraph(style="List Number")
        if point.label:
            paragraph.add_run(visible(point.label) + " ").bold = True
        paragraph.add_run(visible(point.en))
        _noted(paragraph, point, notes, office)


def _chinese(point: Point) -> str:
    return " ".join(f"{source.zh} ({source.start}–{source.end})" for source in point.sources)


def _brief_tables(office: Office, brief: Brief) -> None:
    figures = (*figures_stated(brief), *figures_besides(brief))
    rows = [(f.label, f.en, chinese(brief.document, f), _where(f)) for f in figures]
    header = ("What it measures", "Figure", "Chinese", "Where")
    _table(office, "Figures", header, rows, (7, 4.4, 3.6, 2))
    _more(office, len(brief.figures) - len(figures))
    _names(office, brief)


def _names(office: Office, brief: Brief) -> None:
    """Add the names in one paragraph: a table of them would take a page of its own."""
    names = names_shown(brief)
    if not names:
        return
    office.add_heading("Names", level=1)
    listed = (f"{_starred(name)} {name.zh} ({name.count})" for name in names)
    more = len(brief.names) - len(names)
    _small(office, "; ".join(listed) + (f"; and {more} more in the document" if more else ""))
    if not all(map(is_proved, names)):
        _small(office, "* not in a glossary: made of its parts, its sounds or by the model")


def _starred(name: Name) -> str:
    return name.en if is_proved(name) else f"{name.en} *"


def _where(figure: Figure) -> str:
    """Return the point that states a figure, else its place in the Chinese text."""
    if figure.point is not None:
        return f"point {figure.point + 1}"
    return f"{figure.start}–{figure.end}"


def translation_docx(translation: Translation, *, bilingual: bool = False) -> bytes:
    """Write a translation as docx. bilingual: a table, English left and Chinese right."""
    name = translation.document.name
    office = _blank(translation.document.title or name, name)
    styles = {"title": "Title", "heading": "Heading 1", "item": "List Bullet"}
    if bilingual:
        pairs = [(s.en, s.zh) for s in translation.sentences]
        _table(office, "", ("English", "Chinese"), pairs, (8.7, 8.3), points=9.5)
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


def _blank(title: str, source: str) -> Office:
    office = docx.Document()
    properties = office.core_properties
    properties.title, properties.subject = visible(title)[:255], visible(source)[:255]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "en-US"
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
    section = office.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.5)
    styles = office.styles
    _font(styles["Normal"], SERIF, 10)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size, before, after in (
        ("Title", 18, 0, 4), ("Subtitle", 10, 0, 8), ("Heading 1", 11, 10, 4),
    ):  # fmt: skip
        _font(styles[name], SANS, size)
        styles[name].paragraph_format.space_before = Pt(before)
        styles[name].paragraph_format.space_after = Pt(after)
        styles[name].paragraph_format.keep_with_next = True
    styles["Title"].font.bold, styles["Subtitle"].font.italic = True, False
    for border in styles["Title"].element.xpath("./w:pPr/w:pBdr"):
        border.getparent().remove(border)
    _language(styles["Normal"])
    footnotes.add_styles(office)
    return office


def _font(style: Any, name: str, size: float) -> None:
    """Set the font; theme fonts would win over it, so they go."""
    style.font.name, style.font.size, style.font.color.rgb = name, Pt(size), INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), EAST_ASIAN)


def _language(style: Any) -> None:
    """Say that the text is US English, and its Chinese simplified, for spelling and fonts."""
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.get_or_add_rPr().append(language)


def _table(
    office: Office,
    title: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths_cm: Sequence[float],
    *,
    points: float = 7.5,
) -> None:
    """Add a table with hairlines, its header repeated on each page. points: size of the type."""
    if not rows:
        return
    if title:
        office.add_heading(title, level=1)
    table = office.add_table(rows=1, cols=len(header))
    table.autofit = False
    table._tbl.tblPr.append(_hairlines())
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    _fill(table.rows[0], header, widths_cm, points, bold=True)
    for tag in ("w:cantSplit", "w:tblHeader"):
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement(tag))
    for row in rows:
        _fill(table.add_row(), row, widths_cm, points)


def _hairlines() -> Any:
    borders = OxmlElement("w:tblBorders")
    for side in ("w:top", "w:bottom", "w:insideH"):
        line = OxmlElement(side)
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "BBBBBB")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    return borders


def _fill(
    row: Any, texts: Iterable[str], widths_cm: Iterable[float], points: float, *, bold: bool = False
) -> None:
    for cell, text, width in zip(row.cells, texts, widths_cm, strict=True):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(visible(text))
        run.font.size, run.bold = Pt(points), bold
        if HAN.search(text):
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")


def _attention(office: Office, findings: Sequence[Finding]) -> None:
    if not findings:
        return
    office.add_heading("Needs attention", level=1)
    for finding in gravest_first(findings):
        paragraph = office.add_paragraph(style="List Bullet")
        paragraph.paragraph_format.space_after = Pt(0)
        place = f"{visible(finding.message)} ({finding.start}–{finding.end})"
        for text in (f"{finding.severity.capitalize()}: ", place):
            paragraph.add_run(text).font.size = Pt(8.5)
        paragraph.runs[0].bold = True


def _notices(office: Office, brief: Brief) -> None:
    rows = notices(brief)
    if rows:
        office.add_heading("Before you rely on it", level=1)
    for notice in rows:
        paragraph = office.add_paragraph(style="List Bullet")
        paragraph.paragraph_format.space_after = Pt(0)
        for text in (f"{notice.todo}: ", f"{visible(notice.text)} ({notice.where})"):
            paragraph.add_run(text).font.size = Pt(8.5)
        paragraph.runs[0].bold = True


def _more(office: Office, count: int) -> None:
    if count > 0:
        _small(office, f"and {count} more in the document")


def _small(office: Office, text: str) -> None:
    office.add_paragraph().add_run(visible(text)).font.size = Pt(8)


def _bytes(office: Office) -> bytes:
    buffer = BytesIO()
    office.save(buffer)
    return buffer.getvalue()

"""Pages and docx: hostile text is text, nothing is loaded, sources are footnotes."""

from __future__ import annotations

import json
import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import docx
from lxml import etree
from markdown_it import MarkdownIt

from summarizer.writers.markdown import brief_markdown
from summarizer.writers.office import brief_docx, translation_docx
from summarizer.writers.page import brief_html, translation_html
from tests.compose.briefs import hostile_brief, sample_brief, sample_translation


def test_page_loads_nothing() -> None:
    page = brief_html(sample_brief())
    assert "default-src 'none'" in unescape(page)
    assert not re.search(r"\b(?:src|srcset|action)\s*=|@import|url\(", page)
    assert all(href.startswith("#") for href in re.findall(r'href="([^"]*)"', page))


def test_hostile_text_is_shown_as_text() -> None:
    page = brief_html(hostile_brief())
    assert page.count("<script>") == 1
    assert "&lt;script&gt;" in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert "[U+202E]" in page


def test_each_twin_has_both_sides_once() -> None:
    page = brief_html(sample_brief()) + translation_html(sample_translation(), bilingual=True)
    english, chinese = (re.findall(rf'id="{side}-([^"]+)"', page) for side in ("en", "zh"))
    assert english
    assert sorted(english) == sorted(chinese)
    assert len(set(english)) == len(english)


def test_docx_has_a_footnote_for_each_source() -> None:
    brief = sample_brief()
    with ZipFile(BytesIO(brief_docx(brief))) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    texts = ["".join(note.itertext()) for note in notes][2:]
    assert len(texts) == sum(len(point.sources) for point in brief.points)
    assert brief.points[0].sources[0].zh in texts[0]


def test_docx_takes_hostile_text() -> None:
    office = docx.Document(BytesIO(brief_docx(hostile_brief(), bilingual=True)))
    cells = [cell.text for table in office.tables for row in table.rows for cell in row.cells]
    assert any("<script>" in text for text in cells)
    office = docx.Document(BytesIO(brief_docx(hostile_brief())))
    assert any("<script>" in paragraph.text for paragraph in office.paragraphs)
    assert docx.Document(BytesIO(translation_docx(sample_translation(), bilingual=True))).tables


def test_docx_is_an_office_document() -> None:
    office = docx.Document(BytesIO(brief_docx(sample_brief())))
    styles = [paragraph.style.name for paragraph in office.paragraphs if paragraph.style]
    assert styles[0] == "Title"
    assert "List Number" in styles
    assert office.core_properties.author == ""
    assert office.core_properties.title == sample_brief().headline
    assert 'w:eastAsia="zh-CN"' in office.styles.element.xml
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in office.tables)


def test_bilingual_docx_has_chinese_beside_english() -> None:
    brief = sample_brief()
    table = docx.Document(BytesIO(brief_docx(brief, bilingual=True))).tables[0]
    assert len(table.rows) == len(brief.points) + 1
    assert brief.points[0].en == table.rows[1].cells[1].text
    assert brief.points[0].sources[0].zh in table.rows[1].cells[2].text


def test_brief_goes_through_json() -> None:
    data = sample_brief().to_dict()
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data


def test_each_figure_of_the_table_leads_to_its_point() -> None:
    brief = sample_brief()
    page, text = brief_html(brief), brief_markdown(brief)
    stated = [figure for figure in brief.figures if figure.point is not None]
    assert stated
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert all(link in ids for link in re.findall(r'href="#([^"]+)"', page))
    assert text.count("](#point-") == len(stated) + len(brief.points)
    anchors = set(re.findall(r'<a id="([^"]+)"></a>', text))
    assert all(link in anchors for link in re.findall(r"\]\(#([^)]+)\)", text))


def test_markdown_renders_hostile_text_as_text() -> None:
    page = MarkdownIt("commonmark").enable("table").render(brief_markdown(hostile_brief()))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "<img" not in page


def test_notebook_frame_escapes_the_page() -> None:
    frame = sample_brief()._repr_html_()
    assert frame.startswith("<iframe sandbox=")
    assert "<script" not in frame

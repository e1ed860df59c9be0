"""Pages and docx: hostile text is text, nothing is loaded, sources are footnotes."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import docx
from lxml import etree

from summarizer.compose.office import brief_docx, translation_docx
from summarizer.compose.page import brief_html, translation_html
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
    assert any("<script>" in paragraph.text for paragraph in office.paragraphs)
    assert docx.Document(BytesIO(translation_docx(sample_translation(), bilingual=True))).tables


def test_notebook_frame_escapes_the_page() -> None:
    frame = sample_brief()._repr_html_()
    assert frame.startswith("<iframe sandbox=")
    assert "<script" not in frame

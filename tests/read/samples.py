"""Documents of each format, made on the spot."""

from __future__ import annotations

import io
from html import escape
from typing import Any

import docx
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

FONT = "STSong-Light"


def as_html(paragraphs: list[str], *, title: str = "", page: bool = False) -> bytes:
    """Return a page; with `page` also navigation, related links and a footer around the text."""
    body = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in paragraphs)
    heading = f"<h1>{escape(title)}</h1>" if title else ""
    before = after = ""
    if page:
        links = "".join(f'<li><a href="/{n}">栏目{n}</a></li>' for n in range(8))
        before = f"<div class=top><ul>{links}</ul></div><div class=article>"
        after = f"</div><div class=related><ul>{links}</ul></div><footer>版权所有。</footer>"
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{escape(title)}</title></head>"
        f"<body>{before}{heading}{body}{after}</body></html>"
    ).encode("utf-8", "ignore")


def as_docx(paragraphs: list[str]) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(
    paragraphs: list[str],
    *,
    columns: int = 1,
    indent_chars: int = 2,
    space_points: float = 0,
    head: str = "",
    title: str = "",
    size: float = 11,
) -> bytes:
    """Return a pdf of A4 pages; with `head` each has that running head and its page number."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle(
        "body",
        fontName=FONT,
        fontSize=size,
        leading=size * 1.5,
        firstLineIndent=indent_chars * size,
        spaceAfter=space_points,
        wordWrap="CJK",
    )
    stream = io.BytesIO()
    template = BaseDocTemplate(stream, invariant=1)
    gutter = 16
    width = (template.width - gutter * (columns - 1)) / columns
    frames = [
        Frame(
            template.leftMargin + n * (width + gutter),
            template.bottomMargin,
            width,
            template.height,
        )
        for n in range(columns)
    ]

    def decorate(canvas: Any, page: Any) -> None:
        if head:
            canvas.setFont(FONT, 9)
            canvas.drawString(72, 800, head)
            canvas.drawCentredString(300, 30, f"— {page.page} —")

    template.addPageTemplates([PageTemplate(id="page", frames=frames, onPage=decorate)])
    story = [Paragraph(escape(paragraph, quote=False), style) for paragraph in paragraphs]
    if title:
        large = ParagraphStyle(
            "title", parent=style, fontSize=size * 1.6, leading=size * 2.4, firstLineIndent=0
        )
        story.insert(0, Paragraph(escape(title, quote=False), large))
    template.build(story)
    return stream.getvalue()

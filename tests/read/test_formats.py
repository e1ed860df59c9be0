"""Every format: the same article gives the same sentences, and each part of a document is told."""

# ruff: noqa: E501 - Chinese is two columns wide
from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from summarizer.errors import ReadError, UsageError
from summarizer.read import (
    read,
    read_bytes,
    read_path,
    read_stdin,
    read_text,
    require_chinese,
)
from summarizer.records import Document
from summarizer.segment import segment
from tests.read.samples import FONT, as_docx, as_html, as_pdf, saved

HERE = Path(__file__).resolve()
ARTICLE = HERE.parents[2].parent / "shared" / "documents" / "press-2017-05-12.zh.txt"

PARAGRAPHS = [
    "国新办就产能合作情况举行发布会。发言人说：“合作前景广阔，潜力很大。”会议在北京举行，各国代表出席，"
    "双方推动了一批重点项目落地，其中一批项目已经竣工投产。",
    "2016年制造业对外投资总额达到了310.6亿美元，占对外投资总额的比重是18.3%，比2015年提高了6.2个百分点。"
    "制造业并购项目197起，也成为了对外投资的一个亮点。",
    "沿线国家资源禀赋不同，发展阶段不同，发展的环境也各有差异，但是经济互补性很强。",
    "详见https://www.example.cn/list?id=12。GDP同比增长6.5%，Apple Inc.也参加了展会！今后怎么办？",
] * 6


def paragraphs_of_article() -> list[str]:
    if not ARTICLE.exists():
        pytest.skip("shared documents are not here")
    return ARTICLE.read_text(encoding="utf-8").split("\n\n")


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def texts(document: Document) -> list[str]:
    return [sentence.text for sentence in segment(document)]


def variants(paragraphs: list[str]) -> dict[str, bytes]:
    return {
        "txt": "\n\n".join(paragraphs).encode(),
        "txt, line each, indented": "\n".join("　　" + p for p in paragraphs).encode("gb18030"),
        "txt, utf-16": "\r\n\r\n".join(paragraphs).encode("utf-16"),
        "md": "\n\n".join(paragraphs).replace("一带一路", "**一带一路**").encode(),
        "html": as_html(paragraphs),
        "html page": as_html(paragraphs, page=True),
        "docx": as_docx(paragraphs),
        "pdf": as_pdf(paragraphs, head="发布会实录"),
        "pdf, two columns": as_pdf(paragraphs, columns=2, head="发布会实录"),
        "pdf, spaced": as_pdf(paragraphs, indent_chars=0, space_points=12),
        "pdf, large": as_pdf(paragraphs, size=16, head="发布会实录"),
    }


@pytest.mark.parametrize("name", variants([""]))
def test_the_article_gives_the_same_sentences(name: str) -> None:
    paragraphs = paragraphs_of_article()
    expected = texts(read_text("\n\n".join(paragraphs)))
    document = read_bytes(variants(paragraphs)[name], format=name if name == "md" else None)
    assert texts(document) == expected
    # Without indents, a full last line at the end of a page hides where a paragraph ends.
    assert len(document.blocks) == len(paragraphs) - (name == "pdf, spaced")


@pytest.mark.parametrize("name", variants([""]))
def test_numbers_quotes_and_latin_words_survive_every_format(name: str) -> None:
    expected = texts(read_text("\n\n".join(PARAGRAPHS)))
    form = name if name == "md" else None
    assert texts(read_bytes(variants(PARAGRAPHS)[name], format=form)) == expected


def test_sentences_are_slices_of_the_text() -> None:
    for data in variants(PARAGRAPHS).values():
        document = read_bytes(data)
        for sentence in segment(document):
            assert document.text[sentence.start : sentence.end] == sentence.zh
            assert sentence.offsets[0] == sentence.start
            assert sentence.offsets[len(sentence.text)] == sentence.end
            assert sentence.span(0, len(sentence.text)) == (sentence.start, sentence.end)


def test_docx_parts_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("产能合作年度报告", style="Title")
    document.add_heading("总体情况", 1)
    document.add_paragraph("双方签署了协议。")
    document.add_paragraph("加强领导", style="List Bullet")
    document.add_paragraph("完善机制", style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["国家", "金额", "哈萨克斯坦", "270亿美元"], strict=True):
        cell.text = text
    document.add_paragraph("2017年5月12日")
    read_back = read_bytes(saved(document))
    assert kinds(read_back) == [
        ("title", "产能合作年度报告"),
        ("heading", "总体情况"),
        ("paragraph", "双方签署了协议。"),
        ("item", "加强领导"),
        ("item", "完善机制"),
        ("row", "国家 | 金额"),
        ("row", "哈萨克斯坦 | 270亿美元"),
        ("paragraph", "2017年5月12日"),
    ]
    assert read_back.title == "产能合作年度报告"
    assert read_back.date == date(2017, 5, 12)


def test_docx_tracked_changes_and_content_controls() -> None:
    document = docx.Document()
    space = nsdecls("w")
    changed = (
        f"<w:p {space}><w:r><w:t>双方签署了</w:t></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>意向书</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>协议</w:t></w:r></w:ins><w:r><w:t>。</w:t></w:r></w:p>"
    )
    control = (
        f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>项目已经开工。</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    for xml in (changed, control):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))
    assert [text for _, text in kinds(read_bytes(saved(document)))] == [
        "双方签署了协议。",
        "项目已经开工。",
    ]


def test_html_parts_in_order() -> None:
    page = """<html><head><meta charset="gb2312"><title>某新闻网</title><style>p{}</style></head><body>
    <ul><li><a href=1>首页</a></li><li><a href=2>新闻中心</a></li></ul>
    <div><h1>关于做好工作的通知</h1><div>发布时间：2019年3月5日　来源：新华社</div>
    <p>　　近日，国务院办公厅印发《通知》，<b>要求各地</b>认真落实，推动<a href=x>产能合作</a>取得成果，
    这是一段很长的文字，用来说明正文应当完整保留。<script>alert("不要")</script></p>
    <h2>总体要求</h2>
    <p>重要的事情说两遍，这是一段很长的文字，用来说明重复的段落也应当完整保留下来。</p>
    <p>重要的事情说两遍，这是一段很长的文字，用来说明重复的段落也应当完整保留下来。</p>
    <ol><li>加强领导，落实责任；</li><li><p>完善机制，形成合力。</p></li></ol>
    <table><tr><th>国家</th><th>金额</th></tr><tr><td>哈萨克斯坦</td><td>270亿美元</td></tr></table></div>
    <div><p><a href=1>相关新闻一条很长的标题在这里</a></p></div><footer>版权所有。</footer></body></html>"""
    document = read_bytes(page.encode("gb18030"))
    found = kinds(document)
    assert [kind for kind, _ in found] == [
        "title", "paragraph", "paragraph", "heading", "paragraph", "paragraph", "item", "item",
        "row", "row",
    ]  # fmt: skip
    assert found[2][1].startswith(
        "近日，国务院办公厅印发《通知》，要求各地认真落实，推动产能合作取得"
    )
    assert found[4] == found[5]
    assert found[-1][1] == "哈萨克斯坦 | 270亿美元"
    assert (document.title, document.date) == ("关于做好工作的通知", date(2019, 3, 5))
    assert document.encoding == "gb18030"


def test_pdf_keeps_pages_and_title_and_drops_running_heads() -> None:
    document = read_bytes(as_pdf(PARAGRAPHS * 3, head="发布会实录", title="产能合作发布会"))
    assert document.title == "产能合作发布会"
    assert document.blocks[0].kind == "title"
    pages = [block.page for block in document.blocks]
    assert pages[0] == 1
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert (pages[-1] or 0) > 2
    assert "发布会实录" not in document.text
    assert "—" not in document.text


def test_pdf_headings_lists_tables_and_english() -> None:
    def style(size: float = 11, **more: float) -> ParagraphStyle:
        return ParagraphStyle(
            "x", fontName=FONT, fontSize=size, leading=size * 1.5, wordWrap="CJK", **more
        )

    as_pdf([""])  # registers the font
    long = "双方推动了一批重点项目落地，其中一批项目已经竣工投产。" * 3
    item = "（二）完善机制，形成合力，健全服务保障体系，将产业优势和资金优势与所在国的需求有效地结合起来，大力推进；"
    english = "The two sides signed an agreement on production capacity. The fund has played an important role in it and will go on to do so."
    story = [
        Paragraph("产能合作情况发布会", style(18, alignment=1)),
        Paragraph("2017年5月12日", style(alignment=1)),
        Paragraph("一、总体情况", style(14)),
        Paragraph(long, style(firstLineIndent=22)),
        Paragraph("（一）加强领导，落实责任；", style(leftIndent=20)),
        Paragraph(item, style(leftIndent=20)),
        Paragraph("（三）加强督查。", style(leftIndent=20)),
        Table(
            [["国家", "金额（亿美元）"], ["哈萨克斯坦", "270"]],
            style=[("FONT", (0, 0), (-1, -1), FONT)],
            colWidths=[150, 150],
        ),
        Paragraph(english, ParagraphStyle("e", fontName="Helvetica", fontSize=11, leading=14)),
        Paragraph(long, style(firstLineIndent=22)),
    ]
    stream = io.BytesIO()
    SimpleDocTemplate(stream).build(story)
    document = read_bytes(stream.getvalue())
    assert kinds(document) == [
        ("title", "产能合作情况发布会"),
        ("paragraph", "2017年5月12日"),
        ("heading", "一、总体情况"),
        ("paragraph", long),
        ("paragraph", "（一）加强领导，落实责任；"),
        ("paragraph", item),
        ("paragraph", "（三）加强督查。"),
        ("row", "国家 | 金额（亿美元）"),
        ("row", "哈萨克斯坦 | 270"),
        ("paragraph", english),
        ("paragraph", long),
    ]
    assert document.date == date(2017, 5, 12)


def test_headings_of_a_government_page() -> None:
    page = as_html(
        [
            "一、总体要求",
            "双方签署了协议，项目已经开工，进展顺利。",
            "二、主要任务",
            "加强领导，完善机制，落实责任。",
        ]
    )
    found = kinds(read_bytes(page))
    assert [kind for kind, _ in found] == ["heading", "paragraph", "heading", "paragraph"]


def test_pdf_page_number_of_a_single_page() -> None:
    document = read_bytes(as_pdf(PARAGRAPHS[:2], head="报告"))
    assert "— 1 —" not in document.text


def test_markdown_parts() -> None:
    text = (
        "# 貨幣穩定\n\n港元匯率**保持穩定**。詳見[年報](https://example.cn)。\n\n## 目標\n\n"
        "貨幣基礎（表1）包括：\n- 負債證明書\n- 流通紙幣\n\n#3月21日 \n\n1. 第一步\n2. 第二步\n\n"
        "| 年份 | 總額 |\n|---|---|\n| 2016 | 3,862 |\n\n> 引文。\n\n附錄\n====\n"
    )
    document = read(text)
    assert document.format == "md"
    assert document.title == "貨幣穩定"
    assert kinds(document) == [
        ("heading", "貨幣穩定"),
        ("paragraph", "港元匯率**保持穩定**。詳見[年報](https://example.cn)。"),
        ("heading", "目標"),
        ("paragraph", "貨幣基礎（表1）包括："),
        ("item", "負債證明書"),
        ("item", "流通紙幣"),
        ("heading", "3月21日"),
        ("item", "1. 第一步"),
        ("item", "2. 第二步"),
        ("row", "年份 | 總額"),
        ("row", "2016 | 3,862"),
        ("paragraph", "引文。"),
        ("heading", "附錄"),
    ]
    assert texts(document)[1:3] == ["港元汇率保持稳定。", "详见年报。"]
    assert [block.level for block in document.blocks if block.kind == "heading"] == [1, 2, 1, 1]


def test_the_paragraphs_of_a_preamble_stay_apart() -> None:
    paragraphs = ["大会，", "回顾其第60/266号决议，", "又关切财政困难，", "1. 重申其决议；"]
    document = read("\n".join(paragraphs).encode())
    assert [document.text[block.start : block.end] for block in document.blocks] == paragraphs
    joined = read("他在会上说，\n强调要加快发展。".encode())
    assert len(joined.blocks) == 1


def test_plain_text_parts() -> None:
    text = (
        "关于推进产能合作的意见\n\n一、总体要求\n双方签署了协议。\n（一）基本原则\n坚持企业主体。\n"
        "• 加强领导\n国家\t金额\n\n国务院\n2015年5月13日\n"
    )
    document = read_text(text)
    assert [(kind, content) for kind, content in kinds(document)] == [
        ("title", "关于推进产能合作的意见"),
        ("heading", "一、总体要求"),
        ("paragraph", "双方签署了协议。"),
        ("heading", "（一）基本原则"),
        ("paragraph", "坚持企业主体。"),
        ("item", "加强领导"),
        ("row", "国家\t金额"),
        ("paragraph", "国务院"),
        ("paragraph", "2015年5月13日"),
    ]
    assert document.date == date(2015, 5, 13)


@pytest.mark.parametrize(
    ("label", "text", "found"),
    [
        ("label", "发布会\n\n发布时间：2017-05-12 10:00\n\n正文。", date(2017, 5, 12)),
        ("alone at the end", "通知\n\n正文。\n\n二〇一七年五月十二日", date(2017, 5, 12)),
        ("traditional label", "公報\n\n發布日期：2016年12月1日\n\n正文。", date(2016, 12, 1)),
        ("dots", "公报\n\n2016.12.01\n\n正文。", date(2016, 12, 1)),
        (
            "in the running text",
            "会议于2017年5月12日在北京举行，双方签署了一系列重要的协议。",
            None,
        ),
        ("no year", "新华社北京5月12日电 双方签署了协议。", None),
        ("no such day", "通知\n\n2017年13月41日\n\n正文。", None),
        ("a file number", "国发〔2015〕30号\n\n正文。", None),
    ],
)
def test_date(label: str, text: str, found: date | None) -> None:
    assert read_text(text).date == found, label


def test_where_a_str_is_text_and_where_a_path(tmp_path: Path) -> None:
    file = tmp_path / "公告.txt"
    file.write_text("双方签署了协议。", encoding="utf-8")
    assert read(str(file)).name == str(file)
    assert read(file).text == "双方签署了协议。"
    assert read("双方签署了协议。").name == "text"
    with pytest.raises(ReadError, match="There is no file"):
        read("国务院通知")


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO("双方签署了协议。".encode("gb18030"))

    monkeypatch.setattr(sys, "stdin", Input)
    document = read("-")
    assert (document.name, document.encoding) == ("-", "gb18030")
    assert document.text == "双方签署了协议。"
    with pytest.raises(ReadError, match="empty"):
        read_stdin()


def test_suffix_gives_way_to_the_format_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "报告.dat"
    file.write_bytes(as_docx(["双方签署了协议。"]))
    assert read_path(file).format == "docx"
    file.write_bytes("# 目标\n\n维持稳定。".encode())
    assert read_path(file).format == "md"
    assert read_path(file, format="txt").blocks[0].kind == "title"
    with pytest.raises(UsageError):
        read_path(file, format="odt")


def test_require_chinese() -> None:
    assert require_chinese(read_text("好。")).text == "好。"
    with pytest.raises(ReadError, match="no Chinese"):
        require_chinese(read_text("Nothing here."))

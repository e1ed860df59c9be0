"""Generated documents of every format: each ends in a Document or a SummarizerError.

FUZZ_RUNS sets how many per reader (20000 for the full run), FUZZ_SEED where to begin.
"""

# ruff: noqa: E501 - Chinese is two columns wide
from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable

import pytest

from summarizer.errors import SummarizerError
from summarizer.normalise import normalise
from summarizer.read import read_bytes
from summarizer.records import Document
from summarizer.segment import clauses, segment
from tests.read.samples import as_docx, as_html, as_pdf

RUNS = int(os.environ.get("FUZZ_RUNS", "150"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))

WORDS = [
    "一带一路", "双方签署了协议。", "2016年", "4.7%", "“走出去”", "他说：“", "”", "……", "；", "，", "、", "？！",
    "（一）", "一、", "1.", "聯繫匯率", "沙烏地阿拉伯", "行政院軟體", "ＧＤＰ", "３．５", " ", "\u3000", "\n", "\n\n", "\r\n",
    "\t", "# ", "- ", "| a | b |", "|---|", "**", "[链接](http://a.cn)", "> ", "```\n", "===\n", "\u00ad", "\u200b",
    "\ufeff", "\x00", "\ud800", "\U00020000", "\U0001f600", "㎡", "ﬁ", "⼀", "《", "》", "(", ")", '"', "'", "\\",
    "www.a.cn/?b=c!", "He left. ", "U.S. ", "。", ".", "・", "é", "ع", "กำ",
]  # fmt: skip
TAGS = [
    "p", "div", "table", "tr", "td", "li", "ul", "h1", "h7", "a href=x", "script", "style", "br", "body", "html",
    "head", "title", "svg", "math", "template", "!--", "?xml", "!DOCTYPE", "b", "select", "iframe", "meta charset=gbk",
    "meta charset=utf-7", "meta name=date content=2017-99-99", "article", "main", "nav", "textarea", "p:q", "x y=z<",
]  # fmt: skip
XML = [
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
    "</w:tc>", "<w:sdt>", "<w:ins>", "<w:del>", "<w:br/>", "<w:tab/>", '<w:pStyle w:val="Heading1"/>', "<w:pPr>",
    "</w:pPr>", '<w:ilvl w:val="x"/>', "<w:numPr>", "</w:numPr>", '<w:numId w:val="1"/>', "&#0;", "&amp;", "<!-- -->",
]  # fmt: skip


def text(rng: random.Random) -> str:
    return "".join(rng.choices(WORDS, k=rng.randint(0, 60)))


def broken(data: bytes, rng: random.Random) -> bytes:
    """Return the bytes with a few of them changed, cut out or repeated."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(changed) + 1)
        size = rng.choice([1, 1, 1, 4, 40, 400])
        kind = rng.randrange(4)
        if kind == 0:
            changed[at : at + size] = rng.randbytes(min(size, 16))
        elif kind == 1:
            del changed[at : at + size]
        elif kind == 2:
            changed[at:at] = changed[at : at + size]
        elif changed:
            changed[at % len(changed)] ^= 1 << rng.randrange(8)
    return bytes(changed)


def txt(rng: random.Random) -> bytes:
    codec = rng.choice(["utf-8", "gb18030", "big5", "utf-16", "utf-16-le"])
    data = text(rng).encode(codec, "ignore")
    return rng.randbytes(rng.randint(0, 300)) if rng.random() < 0.1 else maybe(data, rng)


def markdown(rng: random.Random) -> bytes:
    marks = ["# ", "## ", "- ", "1. ", "> ", "| ", "", "", "", "#", "* * *", "```"]
    lines = [rng.choice(marks) + text(rng)[:80] for _ in range(rng.randint(0, 12))]
    return maybe("\n".join(lines).encode("utf-8", "ignore"), rng)


def html(rng: random.Random) -> bytes:
    if rng.random() < 0.3:
        return broken(as_html([text(rng) for _ in range(4)], title="目标", page=True), rng)
    pieces = []
    for _ in range(rng.randint(0, 40)):
        tag = rng.choice(TAGS)
        pieces += rng.choice([[f"<{tag}>"], [f"</{tag}>"], [f"<{tag}>", text(rng)], [text(rng)]])
    return maybe("".join(pieces).encode(rng.choice(["utf-8", "gb18030"]), "ignore"), rng)


PACKAGE = as_docx(["双方签署了协议。", "项目已经开工。"])
PARTS = {
    name: zipfile.ZipFile(io.BytesIO(PACKAGE)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(PACKAGE)).namelist()
}


def docx(rng: random.Random) -> bytes:
    if rng.random() < 0.2:
        return broken(PACKAGE, rng)
    parts = dict(PARTS)
    if rng.random() < 0.5:
        soup = "".join(rng.choices(XML + WORDS[:12], k=rng.randint(0, 30)))
        content = f"<w:p><w:r><w:t>{soup}</w:t></w:r></w:p>" if rng.random() < 0.5 else soup
        body = b"<w:body>" + content.encode("utf-8", "ignore")
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", body)
    else:
        name = rng.choice([*parts, "word/document.xml", "word/styles.xml", "[Content_Types].xml"])
        parts[name] = broken(parts[name], rng)
    if rng.random() < 0.1:
        del parts[rng.choice(list(parts))]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", rng.choice([0, 8])) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


PDFS = [
    as_pdf(["双方签署了协议。项目已经开工，GDP增长4.7%。"] * 30, head="报告"),
    as_pdf(["一带一路。"]),
]


def pdf(rng: random.Random) -> bytes:
    if rng.random() < 0.2:
        return b"%PDF-1.4\n" + rng.randbytes(rng.randint(0, 400))
    return broken(rng.choice(PDFS), rng)


def maybe(data: bytes, rng: random.Random) -> bytes:
    return broken(data, rng) if rng.random() < 0.3 else data


READERS: dict[str, Callable[[random.Random], bytes]] = {
    "txt": txt,
    "md": markdown,
    "html": html,
    "docx": docx,
    "pdf": pdf,
}


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("form", READERS)
def test_document_or_error(form: str) -> None:
    documents = 0
    for run in range(RUNS):
        data = READERS[form](random.Random(f"{form}{SEED + run}"))
        try:
            document = read_bytes(data, format=form)
        except SummarizerError as error:
            problem = str(error)
            assert "\n" not in problem, f"run {SEED + run}"
        else:
            documents += 1
            check(document, f"run {SEED + run}")
    assert documents > RUNS / 20


def check(document: Document, run: str) -> None:
    """What holds for every document: blocks in order, sentences inside them, nothing lost."""
    position = 0
    for block in document.blocks:
        assert position <= block.start < block.end <= len(document.text), run
        position = block.end
    lost = list(document.text)
    for sentence in segment(document):
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end, run
        assert document.text[sentence.start : sentence.end] == sentence.zh, run
        offsets = list(sentence.offsets)
        assert len(offsets) == len(sentence.text) + 1, run
        assert offsets == sorted(offsets), run
        assert (offsets[0], offsets[-1]) == (sentence.start, sentence.end), run
        spans = clauses(sentence.text, limit_chars=12, keep=[(2, 6)])
        assert "".join(sentence.text[a:b] for a, b in spans) == sentence.text, run
        lost[sentence.start : sentence.end] = ""
        lost[sentence.start : sentence.start] = [""] * (sentence.end - sentence.start)
    if document.format not in ("txt", "md"):
        assert not normalise("".join(lost)).text.strip("| "), run

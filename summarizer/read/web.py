"""HTML: main text, headings, lists, tables, title and date."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from summarizer.errors import ReadError
from summarizer.read.builder import TextBuilder
from summarizer.read.encoding import decode
from summarizer.read.limits import MAX_HTML_BYTES, check_size, damaged

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_SENTENCE: Final = re.compile(r"[\u4e00-\u9fff][^。！？]*[。！？]")
# Below this share of the page's full sentences, the extractor has dropped too much.
_KEPT_SHARE: Final = 0.7
_DROPPED: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "iframe",
        "svg",
        "head",
        "textarea",
        "object",
    ]
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "body",
        "html",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "address",
        "dl",
        "dt",
        "dd",
        "center",
        "details",
        "summary",
        "hr",
        "ul",
        "ol",
        "li",
        "fieldset",
        "table",
        "tr",
        "td",
        "th",
        "caption",
        "br",
        "lb",
        "list",
        "item",
        "row",
        "cell",
        "graphic",
        "quote",
        "code",
    ]
)
_MAX_DEPTH: Final = 200


def read_html(
    data: bytes, *, encoding: str | None = None
) -> tuple[TextBuilder, str, str, date | None]:
    """Return the blocks, the encoding, the title and the date of a page.

    The main text is found by trafilatura; where that keeps less than 70% of the page's
    sentences, everything but navigation is taken.

    Raises ReadError for more than 10 MiB and for what no parser can take.
    """
    check_size(len(data), limit_bytes=MAX_HTML_BYTES)
    text, encoding = _decode(data, encoding)
    builder, title, published = read_html_text(text)
    return builder, encoding, title, published


def read_html_text(text: str) -> tuple[TextBuilder, str, date | None]:
    """Return the blocks, the title and the date of a page given as text."""
    check_size(len(text), limit_bytes=MAX_HTML_BYTES)
    try:
        tree = lxml_html.document_fromstring(_clean(text).encode(), parser=_parser())
    except (etree.LxmlError, ValueError) as error:
        raise damaged("html") from error
    try:
        extracted = _extract(text)
        whole = TextBuilder()
        _walk(tree, whole, 0)
        title, published = "", None
        builder = TextBuilder()
        if extracted is not None:
            title, published = extracted.title or "", _date(extracted.date)
            if extracted.body is not None:
                _walk(extracted.body, builder, 0)
    except ReadError:
        raise
    except Exception as error:  # a defect of the extractor must not end in a traceback
        raise damaged("html") from error
    if (
        _sentence_chars(builder.text) < _KEPT_SHARE * _sentence_chars(whole.text)
        or not builder.text
    ):
        builder = whole
    return builder, title or _page_title(tree), published


def _clean(text: str) -> str:
    """Drop what XML 1.0 cannot hold: NUL and lone surrogates."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _decode(data: bytes, encoding: str | None) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    if encoding is None and declared:
        name = declared[1].decode("ascii")
        name = "gb18030" if name.lower() in ("gb2312", "gbk") else name
        try:
            return data.decode(name), name.lower()
        except (LookupError, UnicodeError):
            pass  # what the page declares is often wrong; the bytes decide
    return decode(data, encoding=encoding)


def _extract(text: str) -> Any:
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return trafilatura.bare_extraction(
        _clean(text),
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _page_title(tree: Any) -> str:
    found = tree.findtext(".//title") or ""
    return " ".join(found.split())


def _sentence_chars(text: str) -> int:
    return sum(map(len, _SENTENCE.findall(text)))


def _tag(node: Any) -> str:
    return node.tag.lower() if isinstance(node.tag, str) else ""


def _walk(node: Any, builder: TextBuilder, depth: int, *, level: int = 0) -> None:
    """Add the blocks under a node, of a page or of trafilatura's own tree."""
    inline: list[str] = [node.text or ""]
    for child in node:
        tag = _tag(child)
        if tag in _DROPPED or not tag:
            pass
        elif tag in ("br", "lb"):
            _flush(inline, builder, node, level)
        elif _is_block(tag) and depth < _MAX_DEPTH:
            _flush(inline, builder, node, level)
            _add_block(child, tag, builder, depth, level)
        elif depth < _MAX_DEPTH and any(_is_block(_tag(inner)) for inner in child.iter()):
            _flush(inline, builder, node, level)
            _walk(child, builder, depth + 1, level=level)
        else:
            inline.append("".join(_inline(child)))
        inline.append(child.tail or "")
    _flush(inline, builder, node, level)


def _is_block(tag: str) -> bool:
    return tag in _BLOCKS or tag in _HEADINGS


def _add_block(child: Any, tag: str, builder: TextBuilder, depth: int, level: int) -> None:
    if tag in _HEADINGS or tag == "head":
        rank = _HEADINGS.get(tag) or _HEADINGS.get(child.get("rend") or "", 2)
        is_title = rank == 1 and not any(block.kind == "title" for block in builder.blocks)
        builder.add("".join(_inline(child)), "title" if is_title else "heading", level=rank)
    elif tag == "table":
        _add_table(child, builder)
    elif tag in ("ul", "ol", "list"):
        _walk(child, builder, depth + 1, level=min(6, level + 1))
    else:
        _walk(child, builder, depth + 1, level=max(1, level) if tag in ("li", "item") else level)


def _add_table(table: Any, builder: TextBuilder) -> None:
    """Add the rows; a table of one column, or one that lays out the page, is no table."""
    for row in table.iter("tr", "row"):
        cells = [cell for cell in row if _tag(cell) in ("td", "th", "cell")]
        if len(cells) == 1:
            _walk(cells[0], builder, 1)
        elif not any(
            _tag(inner) in ("table", "tr", "row") for cell in cells for inner in cell.iter()
        ):
            builder.add_row([" ".join("".join(_inline(cell)).split()) for cell in cells])


def _flush(inline: list[str], builder: TextBuilder, node: Any, level: int) -> None:
    text = "".join(inline)
    inline.clear()
    if _tag(node) in ("li", "item"):
        builder.add(text, "item", level=max(1, level))
    else:
        builder.add(text)


def _inline(node: Any) -> Iterator[str]:
    for event, inner in etree.iterwalk(node, events=("start", "end")):
        tag = _tag(inner)
        if event == "start":
            if (tag and tag not in _DROPPED) or inner is node:
                yield inner.text or ""
            if tag in ("br", "lb", "p", "div"):
                yield "\n"
        elif inner is not node:
            yield inner.tail or ""

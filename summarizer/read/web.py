"""HTML: main text, headings, lists, tables, title and date.

trafilatura tells what the main text is; the text itself is taken from the page, because the
extractor drops a paragraph that stands twice (measured on 2.3.1, deduplicate=False).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from summarizer.read.builder import CELL_MARK, TextBuilder
from summarizer.read.encoding import decode
from summarizer.read.limits import MAX_HTML_BYTES, check_size, damaged
from summarizer.records import BlockKind
from summarizer.tables import rows

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_SENTENCE: Final = re.compile(r"[^。！？]*[。！？]?")
_STOP: Final = re.compile("[。！？]")
_WHITE: Final = re.compile(r"\s+")
# The extractor writes items as "- 一" and rows as "一|二|".
_BARE: Final = re.compile(r"[\s|-]+")
# Where the extractor keeps less than this share of the page's sentences, it has failed.
_KEPT_SHARE: Final = 0.7
# A block of which more than this share is link text is navigation.
_LINK_SHARE: Final = 0.6
_KEY_CHARS: Final = 3
_MAX_DEPTH: Final = 200
# The extractor takes 0.2 ms for each tag: a larger page goes without it.
_MAX_EXTRACTED_TAGS: Final = 20_000
_HOLDER: Final = "data-holds-blocks"
_MAX_TITLE_CHARS: Final = 200


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of the page: links counts its characters inside links."""

    text: str
    kind: BlockKind
    level: int
    links: int = 0

    @property
    def is_navigation(self) -> bool:
        return self.links > _LINK_SHARE * len(_WHITE.sub("", self.text))


def read_html(
    data: bytes, *, encoding: str | None = None
) -> tuple[TextBuilder, str, str, date | None]:
    """Return the blocks, the encoding, the title and the date of a page.

    Raises ReadError for more than 10 MiB and for what no parser can take.
    """
    check_size(len(data), limit_bytes=MAX_HTML_BYTES)
    text, decided = _decode(data, encoding)
    builder, title, published = read_html_text(text)
    return builder, decided, title, published


def read_html_text(text: str) -> tuple[TextBuilder, str, date | None]:
    """Return the blocks, the title and the date of a page given as text.

    The blocks run from the first to the last one that belongs to the main text, without
    navigation in between; a first heading above them is the title.
    """
    check_size(len(text), limit_bytes=MAX_HTML_BYTES)
    text = re.sub("[\x00\ud800-\udfff]", "\ufffd", text)
    try:
        tree = lxml_html.document_fromstring(text.encode(), parser=_parser())
        _mark_holders(tree)
        pieces = list(_pieces(tree, 0, 0))
        extracted = _extract(text) if text.count("<") <= _MAX_EXTRACTED_TAGS else None
    except Exception as error:  # a defect of parser or extractor must not end in a traceback
        raise damaged("html") from error
    builder = TextBuilder()
    for piece in _main_pieces(pieces, str(extracted.text or "") if extracted else ""):
        builder.add(piece.text, piece.kind, level=piece.level)
    title = next((piece.text for piece in pieces if piece.kind == "title"), "")
    title = title or (extracted and extracted.title) or tree.findtext(".//title") or ""
    title = " ".join(title.split())[:_MAX_TITLE_CHARS]
    return builder, title, _date(extracted.date) if extracted else None


def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)


def _decode(data: bytes, encoding: str | None) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    if encoding is None and declared:
        name = declared[1].decode("ascii").lower()
        name = "gb18030" if name in ("gb2312", "gbk") else name
        try:
            return data.decode(name), name
        except (LookupError, UnicodeError):
            pass  # what a page declares is often wrong: then the bytes decide
    return decode(data, encoding=encoding)


def _extract(text: str) -> Any:
    """Return what trafilatura makes of the page, None when it finds no main text."""
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return trafilatura.bare_extraction(
        text,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _main_pieces(pieces: Sequence[_Piece], extracted: str) -> list[_Piece]:
    main = {key for line in extracted.splitlines() for key in _keys(line)}
    hits = [index for index, piece in enumerate(pieces) if main.intersection(_keys(piece.text))]
    said = [index for index, piece in enumerate(pieces) if _STOP.search(piece.text)]
    chars = sum(len(pieces[index].text) for index in said if hits and hits[0] <= index <= hits[-1])
    if chars < _KEPT_SHARE * sum(len(pieces[index].text) for index in said) or not hits:
        return [piece for piece in pieces if not piece.is_navigation] or list(pieces)
    first = min([hits[0], *_title_above(pieces, hits[0])])
    known = set(hits)
    kept = [
        piece
        for index, piece in enumerate(pieces[: hits[-1] + 1])
        if index in known or (index >= first and not piece.is_navigation)
    ]
    while kept and kept[-1].is_navigation:
        kept.pop()
    return kept


def _title_above(pieces: Sequence[_Piece], first: int) -> list[int]:
    return [index for index, piece in enumerate(pieces[:first]) if piece.kind == "title"][-1:]


def _keys(text: str) -> list[str]:
    """Return the bare sentences of a text, and the bare text; too short ones tell nothing."""
    bare = _BARE.sub("", text)
    return [key for key in (bare, *_SENTENCE.findall(bare)) if len(key) >= _KEY_CHARS]


@cache
def _roles() -> dict[str, str]:
    return {row["tag"]: row["role"] for row in rows("summarizer.read", "tags.tsv")}


def _role(node: Any) -> str:
    """Return "drop", "block" or "inline"; comments and instructions are dropped."""
    return _roles().get(node.tag.lower(), "inline") if isinstance(node.tag, str) else "drop"


def _pieces(node: Any, depth: int, level: int) -> Iterator[_Piece]:
    """Yield the blocks under a node, in order."""
    held: list[tuple[str, bool]] = [(node.text or "", False)]
    for child in node:
        role = _role(child)
        if role == "inline" and depth < _MAX_DEPTH and child.get(_HOLDER):
            role = "block"
        if role == "inline" or (role == "block" and depth >= _MAX_DEPTH):
            held += _inline(child)
        elif role == "block":
            yield from _flushed(held, node, level)
            yield from _block(child, depth + 1, level)
            held = []
        held.append((child.tail or "", False))
    yield from _flushed(held, node, level)


def _mark_holders(tree: Any) -> None:
    """Mark each inline element that has a block inside: <font><p>…</p></font> is no inline text."""
    for block in tree.iter():
        if _role(block) != "block" or block.tag == "br":
            continue
        for holder in block.iterancestors():
            if holder.get(_HOLDER):
                break
            holder.set(_HOLDER, "1")


def _block(node: Any, depth: int, level: int) -> Iterator[_Piece]:
    tag = node.tag.lower()
    if re.fullmatch("h[1-6]", tag):
        text = _plain(node)
        rank = int(tag[1])
        if text:
            yield _Piece(text, "title" if rank == 1 else "heading", rank)
    elif tag == "tr" and not any(True for _ in node.iterdescendants("table", "tr")):
        yield from _row(node, depth)
    else:
        inner = min(6, level + 1) if tag in ("ul", "ol") else level
        yield from _pieces(node, depth, inner)


def _row(row: Any, depth: int) -> Iterator[_Piece]:
    """Yield a row; one of a single cell only lays out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) == 1:
        yield from _pieces(cells[0], depth, 0)
        return
    texts = [_plain(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if any(texts):
        links = sum(len(_plain(link)) for link in row.iterdescendants("a"))
        yield _Piece(CELL_MARK.join(texts), "row", 0, links)


def _flushed(held: list[tuple[str, bool]], node: Any, level: int) -> Iterator[_Piece]:
    text = " ".join("".join(part for part, _ in held).split())
    if not text:
        return
    links = sum(len(_WHITE.sub("", part)) for part, linked in held if linked)
    if node.tag == "li" or (level and node.tag in ("p", "div", "span")):
        yield _Piece(text, "item", max(1, level), links)
    else:
        yield _Piece(text, "paragraph", 0, links)


def _plain(node: Any) -> str:
    return " ".join("".join(part for part, _ in _inline(node)).split())


def _inline(node: Any) -> Iterator[tuple[str, bool]]:
    """Yield the text of an element with whether it is inside a link, without dropped elements."""
    links = 0
    hidden = 0
    for event, inner in etree.iterwalk(node, events=("start", "end", "comment", "pi")):
        role = _role(inner)
        linked = inner.tag == "a"
        if event == "start":
            links += linked
            hidden += role == "drop"
            if not hidden:
                yield "\n" if role == "block" else "", False
                yield inner.text or "", links > 0
        elif event == "end":
            links -= linked
            hidden -= role == "drop"
        if event != "start" and inner is not node and not hidden:
            yield "\n" if role == "block" else "", False
            yield inner.tail or "", links > 0

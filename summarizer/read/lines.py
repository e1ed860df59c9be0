"""Blocks of plain text and Markdown: which lines are headings, items, rows, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from summarizer.records import Block, BlockKind

_SPACE: Final = " \t\u3000\u00a0"
_NUMERAL: Final = "[一二三四五六七八九十百〇零]"
_HEADING_MARK: Final = re.compile(r"(#{1,6})(?!#)[ \t\u3000]*(?=\S)")
_HASHTAG: Final = re.compile(r"#[^#\s]+#")
_BULLET: Final = re.compile(r"(?:[-*+](?=[ \t\u3000])|[•●○◆◇■□▪▫‣⁃➢➤·](?!\d))[ \t\u3000]*(?=\S)")
_QUOTED: Final = re.compile(r"(?:>[ \t]?)+(?=\S)")
_RULE: Final = re.compile(r"(?:[-*_=][ \t]*){3,}|```.*|~~~.*")
_TABLE_RULE: Final = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*(?::?-+:?[ \t]*)?)*")
_ENUMERATED: Final = re.compile(
    f"(?:{_NUMERAL}{{1,3}}、|[（(](?:{_NUMERAL}{{1,3}}|\\d{{1,3}}|[a-z])[）)]"
    f"|\\d{{1,3}}(?:[、)）．]|\\.(?!\\d))|[①-⑳]|[⑴-⒇])"
)
_CHAPTER: Final = re.compile(f"第(?:{_NUMERAL}{{1,4}}|\\d{{1,3}})[章节節编編篇部](?![分门門位])")
_ARTICLE: Final = re.compile(f"第(?:{_NUMERAL}{{1,4}}|\\d{{1,4}})[条條款项項]")
_PREAMBLE: Final = re.compile(
    "[又还並并也]?(?:(?:深|严重|深为|赞赏地|满意地|关切地|遗憾地|强烈|再次)?(?:回顾|铭记|重申|认识到|意识到|确认"
    "|申明|注意到|欣见|欢迎|强调|着重|关切|考虑到|深信|确信|念及|审议了|听取了|遵循|承认|谴责|赞扬|决心|痛惜)"
    "|表示(?:深为|严重)?(?:关切|赞赏|感谢|遗憾|震惊)|感到(?:关切|震惊|遗憾|鼓舞))"
    "|(?:依照|根据)《?联合国宪章》?第.{1,3}章采取行动，$"
)
"""How the paragraphs of a resolution's preamble begin; each ends with a comma."""
_RESOLVES: Final = re.compile(rf"(?:.{{0,16}}会议?，$|{_PREAMBLE.pattern})")
_ENDS: Final = "。！？!?；;：:，,、…"
_STOPS: Final = re.compile(r"[。！？；，]")
_HEADING_CHARS: Final = 40
_TITLE_STOPS: Final = re.compile(r"[。！？；]")
"""A title may have a comma: 上半年外贸增长5.2%，进口由降转升."""
# Wrapped text: lines of two or more in a row end at one width, of 40 to 200 columns.
_WRAP_COLUMNS: Final = range(40, 201)
_WRAP_SHARE: Final = 0.6
_WRAP_SLACK: Final = 4
_WRAP_SLACK_LATIN: Final = 16


@dataclass(frozen=True, slots=True)
class _Line:
    """start, end: of its content; indent: white space before it; blank lines hold nothing."""

    start: int
    end: int
    indent: int
    content: str

    @property
    def columns(self) -> int:
        """Return the width in terminal columns, the indent too."""
        wide = len(self.content) - len(self.content.encode("ascii", "ignore"))
        return self.indent + len(self.content) + wide


def looks_like_markdown(text: str) -> bool:
    """Tell whether a text without a file name has Markdown headings.

    >>> looks_like_markdown("# 總裁報告\\n\\n2016年"), looks_like_markdown("#一带一路# 好")
    (True, False)
    """
    return bool(re.search(r"^#{1,6}[ \t]+\S", text, re.MULTILINE))


def find_blocks(text: str, *, markdown: bool = False) -> tuple[Block, ...]:
    """Return the blocks of a text, in order; what is between them is white space and marks.

    >>> [(b.kind, "# 目標\\n\\n- 甲\\n- 乙"[b.start:b.end]) for b in
    ...  find_blocks("# 目標\\n\\n- 甲\\n- 乙", markdown=True)]
    [('heading', '目標'), ('item', '甲'), ('item', '乙')]
    """
    lines = list(_lines(text))
    width = _wrap_width(lines)
    blocks: list[Block] = []
    open_line: _Line | None = None
    for line in lines:
        if not line.content:
            open_line = None
            continue
        if markdown and not line.content.strip("#"):
            open_line = None
            continue
        if markdown and _is_rule(line.content):
            if set(line.content) <= {"=", "-"} and open_line and blocks[-1].kind == "paragraph":
                level = 1 if "=" in line.content else 2
                blocks[-1] = replace(blocks[-1], kind="heading", level=level)
            open_line = None
            continue
        block = _block(line, markdown=markdown)
        if open_line and _joins(open_line, line, block, blocks[-1], width):
            blocks[-1] = replace(blocks[-1], end=line.end)
        elif block.start < block.end:
            blocks.append(block)
        open_line = None if block.kind in ("heading", "row") else line
    return tuple(with_headings(text, blocks))


def _lines(text: str) -> Iterator[_Line]:
    position = 0
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        start = position + (len(raw) - len(raw.lstrip()) if content else 0)
        indent = sum(2 if char == "\u3000" else 1 for char in raw[: start - position])
        yield _Line(start, start + len(content), indent, content)
        position += len(raw)


def _is_rule(content: str) -> bool:
    return bool(_RULE.fullmatch(content) or _TABLE_RULE.fullmatch(content))


def _wrap_width(lines: list[_Line]) -> int:
    """Return the width at which the lines of the text are wrapped, 0 when they are not."""
    inner = [
        line.columns for line, following in pairwise(lines) if line.content and following.content
    ]
    if len(inner) < 2:
        return 0
    ordered = sorted(inner)
    width = ordered[-1 - len(ordered) // 50]
    full = sum(width - _WRAP_SLACK <= columns <= width + _WRAP_SLACK for columns in inner)
    return width if width in _WRAP_COLUMNS and full >= _WRAP_SHARE * len(inner) else 0


def _block(line: _Line, *, markdown: bool) -> Block:
    start, content = line.start, line.content
    if markdown:
        heading = _HEADING_MARK.match(content)
        if heading and not _HASHTAG.match(content):
            end = start + len(content.rstrip("#").rstrip())
            return Block(
                start=start + heading.end(), end=end, kind="heading", level=len(heading[1])
            )
        quoted = _QUOTED.match(content)
        if quoted:
            start, content = start + quoted.end(), content[quoted.end() :]
        if content.startswith("|"):
            inner = content.strip("| \t")
            start += content.index(inner) if inner else len(content)
            return Block(start=start, end=start + len(inner), kind="row")
    bullet = _BULLET.match(content)
    if bullet:
        level = min(6, 1 + line.indent // 2)
        return Block(start=start + bullet.end(), end=line.end, kind="item", level=level)
    kind: BlockKind = "paragraph"
    if "\t" in content:
        kind = "row"
    elif _ENUMERATED.match(content) and not is_heading(content):
        kind = "item"
    return Block(start=start, end=line.end, kind=kind, level=1 if kind == "item" else 0)


def _joins(before: _Line, line: _Line, block: Block, last: Block, width: int) -> bool:
    """Tell whether a line goes on with the sentence or the paragraph of the line before."""
    if block.kind != "paragraph" or last.kind not in ("paragraph", "item"):
        return False
    if block.start != line.start or starts_anew(line.content):
        return False
    if width:
        latin = before.content[-1].isascii() and line.content[0].isascii()
        slack = _WRAP_SLACK_LATIN if latin else _WRAP_SLACK
        deeper = line.indent > before.indent and last.kind == "paragraph"
        return before.columns >= width - slack and not deeper
    if _PREAMBLE.match(line.content) and _RESOLVES.match(before.content):
        return False
    return before.content[-1] in "，、" and not line.indent


def starts_anew(content: str) -> bool:
    return bool(_ENUMERATED.match(content) or _CHAPTER.match(content) or _ARTICLE.match(content))


def is_heading(content: str) -> bool:
    """Tell whether a line could be a heading: short, and no sentence."""
    short = len(content) <= _HEADING_CHARS and content[-1] not in _ENDS
    return short and not _STOPS.search(content)


def with_headings(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Tell headings from paragraphs where no mark does: 一、总体要求, 第二章 贸易, a title.

    A numbered line with one of the same rank before or after it is an item of a list.
    """
    contents = [text[block.start : block.end] for block in blocks]
    levels = [heading_level(content) for content in contents]
    titled = any(block.kind == "title" for block in blocks)
    for index, block in enumerate(blocks):
        level = levels[index]
        first = not titled and index == 0 and len(blocks) > 1
        if first and block.kind == "paragraph" and _is_title(text, contents[0], block, blocks[1]):
            yield replace(block, kind="title", level=1)
        elif block.kind != "paragraph" or not is_heading(contents[index]):
            yield block
        elif level:
            beside = {*levels[max(0, index - 1) : index], *levels[index + 1 : index + 2]}
            is_item = level > 1 and (level in beside or index + 1 == len(blocks))
            yield replace(
                block, kind="item" if is_item else "heading", level=1 if is_item else level
            )
        else:
            yield block


def _is_title(text: str, content: str, block: Block, following: Block) -> bool:
    """Tell whether the first line is the title: short, no sentence, and before something longer."""
    plain = len(content) <= _HEADING_CHARS and content[-1] not in _ENDS
    if not plain or _TITLE_STOPS.search(content) or heading_level(content):
        return False
    return _opens(text, block, following)


def _opens(text: str, block: Block, following: Block) -> bool:
    longer = following.end - following.start > block.end - block.start
    return longer or "\n\n" in text[block.end : following.start]


def heading_level(content: str) -> int:
    if _CHAPTER.match(content):
        return 1
    if re.match(f"{_NUMERAL}{{1,3}}、", content):
        return 2
    if re.match(f"[（(]{_NUMERAL}{{1,3}}[）)]", content):
        return 3
    return 4 if _ENUMERATED.match(content) else 0

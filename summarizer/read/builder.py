"""Text put together from parts, for formats whose text is not one piece in the file."""

from __future__ import annotations

import re
from typing import Final

from summarizer.read.limits import check_chars
from summarizer.records import Block, BlockKind

_WHITE: Final = re.compile(r"\s+")
# Items and rows follow each other directly, as they do in a plain text.
_TIGHT: Final = frozenset({"item", "row"})
CELL_MARK: Final = " | "


class TextBuilder:
    """Blocks added one by one; `text` and `blocks` are what a Document needs."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add(
        self, text: str, kind: BlockKind = "paragraph", *, level: int = 0, page: int | None = None
    ) -> None:
        """Append a block, its white space made single spaces; nothing when it is empty."""
        text = _WHITE.sub(" ", text).strip()
        if not text:
            return
        if self.blocks:
            tight = kind in _TIGHT and self.blocks[-1].kind == kind
            self._put("\n" if tight else "\n\n")
        start = self._length
        self._put(text)
        self.blocks.append(Block(start=start, end=self._length, kind=kind, level=level, page=page))
        check_chars(self._length)

    def add_row(self, cells: list[str], *, page: int | None = None) -> None:
        """Append a table row; empty cells at its end are left out."""
        while cells and not cells[-1].strip():
            cells = cells[:-1]
        self.add(CELL_MARK.join(cell.strip() for cell in cells), "row", page=page)

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

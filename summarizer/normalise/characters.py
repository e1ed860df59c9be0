"""Changes of one character into one character: width, form and variant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from summarizer.tables import rows

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_FULL_WIDTH: Final = (range(0xFF10, 0xFF1A), range(0xFF21, 0xFF3B), range(0xFF41, 0xFF5B))
# Radicals stand in for characters in many PDFs; compatibility ideographs are second copies.
_COMPATIBILITY: Final = (
    range(0x2E80, 0x2FD6),
    range(0xF900, 0xFB00),
    range(0x2F800, 0x2FA20),
)
_SIGNS_BETWEEN_FULL_WIDTH_DIGITS: Final = re.compile("(?<=[０-９])[，：](?=[０-９])")
_NUMERALS: Final = "〇零一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"
# A dot between Han characters parts a foreign name: 乔治・布什, 喬治‧布殊, 約翰．史密斯.
_NAME_DOT: Final = re.compile(f"(?<=[{HAN}])[・･‧•⋅∙](?=[{HAN}])")
_FULL_STOP_DOT: Final = re.compile(f"(?<=[{HAN}])(?<![{_NUMERALS}])．(?=[{HAN}])")


def read_column(name: str, column: str) -> Iterator[str]:
    """Yield one column of a table beside this module."""
    yield from (row[column] for row in rows("summarizer.normalise", name))


@cache
def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for codes in _FULL_WIDTH for code in codes}
    for codes in _COMPATIBILITY:
        for code in codes:
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    pairs = zip(
        read_column("characters.tsv", "from"), read_column("characters.tsv", "to"), strict=True
    )
    return table | {ord(wide): plain for wide, plain in pairs}


@cache
def _any_of_table() -> re.Pattern[str]:
    """Match what the table changes. One character beyond U+FFFF in a class makes it slow."""
    plane = "".join(re.escape(chr(code)) for code in _table() if code < 0x10000)
    return re.compile(f"[・･‧•⋅∙{plane}]|[\U0002f800-\U0002fa1f]")


def unify(text: str) -> str:
    """Return the text with one form of each sign; every character stays at its place.

    >>> unify("增长４．７％，達１，２００億元「一帶一路」")
    '增长4.7%，達1,200億元“一帶一路”'
    >>> unify("乔治・布什，約翰．史密斯，一．总则")
    '乔治·布什，約翰·史密斯，一.总则'
    """
    if not _any_of_table().search(text):
        return text
    text = _SIGNS_BETWEEN_FULL_WIDTH_DIGITS.sub(lambda m: "," if m[0] == "，" else ":", text)
    text = _FULL_STOP_DOT.sub("·", _NAME_DOT.sub("·", text))
    return text.translate(_table())

"""Folding: one form for every way of writing a Chinese name, with the way back.

Folding is context-free, character by character, so that a key and a text always fold alike; a
phrase-aware conversion may turn 乾 into 干 in one and not in the other. It is for matching
only and never shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

import opencc
import regex

from summarizer.chars import HAN_RANGES

OPENING: Final = "“「『﹁﹃《〈«‘"
CLOSING: Final = "”」』﹂﹄》〉»’"
PAIRS: Final = dict(zip(OPENING, CLOSING, strict=True)) | {'"': '"', "＂": "＂"}
QUOTES: Final = OPENING + CLOSING + "„‟\"＂'＇"
DOTS: Final = "·・‧•∙⋅･·ㆍ᛫⸱"
DASHES: Final = "‐‑‒–—―−﹣－﹘─"
_MARKS: Final = str.maketrans(
    {"、": ",", "，": ",", "﹐": ",", "､": ",", "。": ".", "｡": ".", "【": "[", "】": "]"}
)
# Not in OpenCC's character table: 著 only in phrases, 衞 not at all (卫生署 in Hong Kong).
_MORE_SIMPLIFIED: Final = {"著": "着", "衞": "卫", "瞭": "了", "藉": "借"}
_HAN_BLOCKS: Final = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2EBF0))

# A single space, tab or full-width space beside a Chinese character means nothing; two or more
# separate columns. A line break always separates.
_DROPPED: Final = regex.compile(
    f"[{regex.escape(QUOTES)}]+"
    rf"|(?<=[{HAN_RANGES}])·+(?=[{HAN_RANGES}])"
    rf"|(?<=[{HAN_RANGES}]) (?!\s)"
    rf"|(?<!\s) (?=[{HAN_RANGES}])"
    rf"|(?<=[^\s{HAN_RANGES}] ) +(?=[^\s{HAN_RANGES}])"
    r"|(?<=-)-+"
    "|[\u200b-\u200d\ufeff\u00ad]+"
)


@cache
def _table() -> dict[int, str]:
    """Map each character that folds to another single one: traditional, full width, dashes."""
    han = [chr(code) for code in chain.from_iterable(range(*block) for block in _HAN_BLOCKS)]
    simple = opencc.OpenCC("t2s").convert("\n".join(han)).split("\n")
    table = {ord(a): b for a, b in zip(han, simple, strict=True) if a != b and len(b) == 1}
    table.update({ord(a): b for a, b in _MORE_SIMPLIFIED.items()})
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
    table.update(_MARKS)
    table.update(dict.fromkeys(map(ord, DOTS), "·"))
    table.update(dict.fromkeys(map(ord, DASHES), "-"))
    table.update(dict.fromkeys((0x09, 0xA0, 0x3000), " "))
    for code in chain(range(0x41, 0x5B), range(0xC0, 0xDF)):
        table[code] = chr(code).lower()
    table.update({0xFF21 + i: chr(0x61 + i) for i in range(26)})
    return table


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back to the original.

    text:  without the dropped characters.
    cuts:  positions in `text` before which characters were dropped, ascending.
    lost:  how many were dropped up to and with each cut; same length as cuts.
    """

    text: str
    cuts: tuple[int, ...]
    lost: tuple[int, ...]

    def original(self, position: int) -> int:
        """Return the offset in the original of the character at `position` of the folded text."""
        at = bisect_right(self.cuts, position)
        return position + (self.lost[at - 1] if at else 0)


def fold(text: str) -> Folded:
    """Fold a text: simplified, half width, lower case, no quotes, no space beside Han.

    >>> fold("《諒解 備忘錄》").text
    '谅解备忘录'
    >>> fold("史蒂夫・喬布斯與ＡＩＩＢ").text
    '史蒂夫乔布斯与aiib'
    >>> folded = fold("“一帶一路”倡議")
    >>> folded.text, folded.original(0), folded.original(4)
    ('一带一路倡议', 1, 6)
    """
    mapped = text.translate(_table())
    pieces: list[str] = []
    cuts: list[int] = []
    lost: list[int] = []
    end = dropped = length = 0
    for match in _DROPPED.finditer(mapped):
        start = match.start()
        pieces.append(mapped[end:start])
        length += start - end
        end = match.end()
        dropped += end - start
        if cuts and cuts[-1] == length:
            lost[-1] = dropped
        else:
            cuts.append(length)
            lost.append(dropped)
    pieces.append(mapped[end:])
    return Folded("".join(pieces), tuple(cuts), tuple(lost))


def fold_keys(forms: Iterable[str]) -> list[str]:
    """Fold glossary keys as the text is folded, all in one go; "" when nothing is left.

    >>> fold_keys([" 中國－東盟 ", "Siemens\u3000 AG", "《》"])
    ['中国-东盟', 'siemens ag', '']
    """
    lines = [" ".join(form.split()) for form in forms]
    return fold("\n".join(lines)).text.split("\n") if lines else []


def fold_key(zh: str) -> str:
    """Fold one glossary key.

    >>> fold_key("《諒解備忘錄》")
    '谅解备忘录'
    """
    return fold_keys([zh])[0]


def unquote(text: str) -> str:
    """Take off quotes or title marks that wrap the whole text.

    >>> unquote("《諒解備忘錄》"), unquote("“走出去”战略")
    ('諒解備忘錄', '“走出去”战略')
    """
    while len(text) > 2 and PAIRS.get(text[0]) == text[-1] and text[-1] not in text[1:-1]:
        text = text[1:-1]
    return text

"""White space, line breaks and invisible characters inside a sentence."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from typing import Final

from summarizer.normalise.characters import HAN
from summarizer.normalise.offsets import Edit

BREAKS: Final = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
SPACES: Final = f"{BREAKS} \t\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Soft hyphens, zero-width and direction marks, byte order marks, controls.
INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb"
)
CHINESE_MARKS: Final = "，。、；：？！（）《》〈〉【】〔〕…"
_LIGATURES: Final = "\ufb00-\ufb06"

_TRIGGER: Final = re.compile(f"[{SPACES}{INVISIBLE}{_LIGATURES}]")
_GAP: Final = re.compile(
    f"(?P<hyphen>(?<=[a-z])-[{BREAKS}][{SPACES}]*(?=[a-z]))"
    f"|(?P<ligature>[{_LIGATURES}])"
    f"|(?P<gap>[{SPACES}{INVISIBLE}]+)"
)
_VISIBLE_SPACE: Final = re.compile(f"[{SPACES}]")
_BREAK: Final = re.compile(f"[{BREAKS}]")
_CHINESE: Final = re.compile(f"[{HAN}{CHINESE_MARKS}“”‘’]")
# 中 国 人 民 银 行 and 通　知 are spaced for looks; 聯匯穩健 信心所繫 is not.
_SPREAD: Final = re.compile(
    f"(?<![{HAN}])"
    f"(?:[{HAN}](?:[ \u3000][{HAN}]){{2,}}|[{HAN}](?: {{2,}}|\u3000+)[{HAN}])"
    f"(?![{HAN}])"
)
# 1 245 678美元, as the United Nations and Hong Kong group digits; 2019 100 and 120 135 are two.
_GROUPED: Final = re.compile(
    "(?<![\\d.,/A-Za-z])(?<![A-Za-z]-)(?<!\\d[ \u00a0\u2009\u202f])"
    "[1-9]\\d{0,2}(?:[ \u00a0\u2009\u202f]\\d{3})+(?!\\d)(?:\\.\\d+)?"
    f"(?=[{HAN}{CHINESE_MARKS}%),;]|[-–—~]\\d| [万亿元美欧日英港人名个吨户家例起件宗])"
)


def spacing_edits(text: str) -> list[Edit]:
    """Return the edits that leave single spaces only, and only where they part words.

    >>> spacing_edits("增长4.7%，\\n达144亿美元")
    [(7, 8, '')]
    >>> spacing_edits("1 245名")
    [(1, 2, ',')]
    """
    if not _TRIGGER.search(text):
        return []
    spread = [match.span() for match in _SPREAD.finditer(text)]
    grouped = [match.span() for match in _GROUPED.finditer(text)]
    edits: list[Edit] = []
    for match in _GAP.finditer(text):
        start, end = match.span()
        if match["ligature"]:
            replacement = unicodedata.normalize("NFKC", match[0])
        elif match["hyphen"] or _is_inside(start, end, spread):
            replacement = ""
        elif _is_inside(start, end, grouped):
            replacement = ","
        else:
            replacement = _between(text, start, end)
        if replacement != match[0]:
            edits.append((start, end, replacement))
    return edits


def _is_inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (start, sys.maxsize)) - 1
    return index >= 0 and end <= spans[index][1]


def _between(text: str, start: int, end: int) -> str:
    """Return what should stand for a gap: nothing or one space."""
    gap, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if not _VISIBLE_SPACE.search(gap) or not before or not after:
        return ""
    if before in CHINESE_MARKS or after in CHINESE_MARKS:
        return ""
    chinese = bool(_CHINESE.match(before)), bool(_CHINESE.match(after))
    if _BREAK.search(gap):
        return "" if any(chinese) or _is_split_number(text, start, end) else " "
    if all(chinese) and (before in "“‘”’" or after in "“‘”’"):
        return ""
    return " "


def _is_split_number(text: str, start: int, end: int) -> bool:
    """Tell whether a line break stands inside 310.6% or 2016."""
    before, after = text[max(0, start - 2) : start], text[end]
    if after.isdigit():
        return before[-1].isdigit() or (before[-1] in ".,-" and before[:1].isdigit())
    return after in "%.,-" and before[-1].isdigit()

"""Simplified, traditional (Hong Kong) or Taiwan Chinese, and the way to simplified."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import Final, Literal

from opencc import OpenCC

from summarizer.normalise.characters import read_column
from summarizer.normalise.offsets import Edit

Script = Literal["simplified", "traditional", "taiwan"]

_SAMPLE_CHARS: Final = 20_000
_SURE_USAGES: Final = 4
_TAIWAN_WORDS: Final = 2
# Aligned piece by piece; the limit keeps text without marks from taking quadratic time.
_PIECE: Final = re.compile(r"[^，。；：！？、\s]{1,200}|[，。；：！？、\s]+")
# Restored to standard simplified Chinese in 2013, mostly for names: 毕昇, 宁吉喆, 李乾. opencc
# would write them away.
_STANDARD: Final = frozenset("乾昇喆堃邨甦迺夥徵淼甯")


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


@cache
def _usages() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(word) for word in read_column("hongkong_usage.tsv", "word"))


@cache
def _word_pattern(table: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, read_column(table, "word"))))


def detect_script(text: str) -> Script:
    """Tell which Chinese a document is written in, from its first 20,000 characters.

    Traditional when more characters are traditional only than simplified only. Taiwan needs two
    different words that only Taiwan uses, and more of them than of Hong Kong's.

    >>> detect_script("中国企业“走出去”"), detect_script("聯繫匯率制度運作暢順")
    ('simplified', 'traditional')
    >>> detect_script("行政院推動軟體與網路產業")
    'taiwan'
    """
    sample = _clean(text[:_SAMPLE_CHARS])
    if _changed(sample, "t2s") <= _changed(sample, "s2t"):
        return "simplified"
    taiwan = set(_word_pattern("taiwan.tsv").findall(sample))
    hongkong = set(_word_pattern("hongkong.tsv").findall(sample))
    is_taiwan = len(taiwan) >= _TAIWAN_WORDS and len(taiwan) > len(hongkong)
    return "taiwan" if is_taiwan else "traditional"


def is_hong_kong(text: str) -> bool:
    """Tell whether a document is of Hong Kong or Macao: traditional, with words of theirs.

    Hong Kong's government publishes in simplified characters too: then more words must show it.

    >>> is_hong_kong("金管局公布聯繫匯率制度檢討結果"), is_hong_kong("行政院推動軟體與網路產業")
    (True, False)
    >>> is_hong_kong("香港金管局公布联系汇率制度检讨结果")
    False
    >>> is_hong_kong("差饷首两季宽减500元，综援按年升2.1%，逾3,000名长者受惠。")
    True
    """
    sample = _clean(text[:_SAMPLE_CHARS])
    script = detect_script(text)
    if script == "simplified":
        return sum(usage.search(sample) is not None for usage in _usages()) >= _SURE_USAGES
    return script == "traditional" and _word_pattern("hongkong.tsv").search(sample) is not None


def _changed(text: str, config: str) -> int:
    """Return how many characters a conversion exchanges."""
    converted = _converter(config).convert(text)
    if converted == text:
        return 0
    pairs = zip(text, converted, strict=False)
    return sum(old != new and old not in _STANDARD for old, new in pairs)


def simplify(text: str, script: Script) -> tuple[str, list[Edit]]:
    """Return the simplified text and the edits that lead to it.

    No edits where every character stayed at its place, as all but Taiwan words do.

    >>> simplify("衞生署聯繫匯率", "traditional")
    ('卫生署联系汇率', [])
    >>> simplify("沙烏地阿拉伯", "taiwan")
    ('沙特阿拉伯', [(1, 3, '特')])
    """
    config = "tw2sp" if script == "taiwan" else "hk2s"
    converted = _converter(config).convert(_clean(text))
    if len(converted) == len(text):
        return (_restore(text, converted) if script == "simplified" else converted), []
    edits: list[Edit] = []
    for match in _PIECE.finditer(text):
        edits += _align(match[0], _converter(config).convert(_clean(match[0])), match.start())
    return _replay(text, edits), edits


def _clean(text: str) -> str:
    """Replace lone surrogates, which cannot be encoded for the converter."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _restore(text: str, converted: str) -> str:
    """Take back the changes of characters that are standard in simplified text."""
    if converted == text or _STANDARD.isdisjoint(text):
        return converted
    pairs = zip(text, converted, strict=True)
    return "".join(old if old in _STANDARD else new for old, new in pairs)


def _align(old: str, new: str, start: int) -> list[Edit]:
    """Return the edits from one punctuation-free piece to its conversion."""
    if old == new:
        return []
    if len(old) == len(new):
        return [
            (start + i, start + i + 1, b)
            for i, (a, b) in enumerate(zip(old, new, strict=True))
            if a != b
        ]
    plain = _converter("t2s").convert(_clean(old))
    base = plain if len(plain) == len(old) else old
    edits: list[Edit] = []
    for tag, i, j, k, m in SequenceMatcher(None, base, new, autojunk=False).get_opcodes():
        if tag != "equal" or old[i:j] != new[k:m]:
            edits.append((start + i, start + j, new[k:m]))
    return edits


def _replay(text: str, edits: list[Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, replacement in edits:
        pieces += (text[position:start], replacement)
        position = end
    return "".join((*pieces, text[position:]))

"""Where a sentence ends inside one paragraph of normalised text."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Final

from summarizer.segment.enclosures import CLOSING, Enclosures, find_enclosures
from summarizer.tables import rows

_HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_NUMERAL: Final = "[一二三四五六七八九十]"
# 一是 二是, 第一，, （一）, 一、, 1., ①: what starts an item of an enumeration in running text.
ENUMERATOR: Final = (
    f"(?:{_NUMERAL}{{1,3}}(?:是|要|、)|第{_NUMERAL}{{1,3}}(?:[，,、]|是)|其{_NUMERAL}"
    f"|[（(](?:{_NUMERAL}{{1,3}}|\\d{{1,2}}|[a-z])[）)]|\\d{{1,2}}(?:[、)）]|\\.(?!\\d))|[①-⑳]"
    "|首先|其次|再次|最后|另外，)"
)
_CANDIDATE: Final = re.compile(
    "(?P<full>[。！？](?:[。！？!?]*))"
    "|(?P<ascii>[!?]+[。！？!?]*)"
    "|(?P<ellipsis>…+|\\.{3,})(?P<after>[。！？!?]*)"
    "|(?P<dot>\\.)(?!\\w)"
    f"|(?P<handot>(?<=[{_HAN}])\\.(?=[{_HAN}]))"
    f"|(?P<semicolon>[；;])(?=\\s*{ENUMERATOR})"
)
_ENUMERATOR_ONLY: Final = re.compile(f"\\s*(?:第?[{_NUMERAL[1:-1]}\\d]{{1,3}}|[a-zA-Z]|[甲乙丙丁])")
_NOTE: Final = re.compile(r"\s*(?:\[\d{1,3}\]|[①-⑳]|[⁰¹²³⁴-⁹]+)")
# ① after a stop is a note, but not where the sentences themselves are numbered so.
_CIRCLED: Final = re.compile(r"\s*[①-⑳]")
_URL: Final = re.compile(
    r"(?:https?://|ftp://|www\.)[\w./?=&%#:~+@!$*;,'()-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
_CONTINUES: Final = "，、；：,;:。！？!?…)）》」"
# After a hesitation or a list cut short the sentence runs on: 嗯……我想想, 苹果、梨……等.
_AFTER_ELLIPSIS: Final = re.compile(r"\s*(?:等|的|地|得|之类|和|与|及|或|都|也|吧|呢|吗|啊|呀)")
# How far is looked around a mark: enough for a word, and the time stays linear.
_NEAR_CHARS: Final = 40
_HESITATION_CHARS: Final = 3
# “为什么？”这个问题, 高喊“加油！”的观众: what was quoted is a part of the sentence around it.
_AFTER_QUOTE: Final = re.compile(
    r"\s*(?:的|地|得|等|和|与|及|或|这|那|之|为|是|成|也|都|就|而|了|一[词句语类]|二字|四个字)"
)
# “三个代表。”的提法, “我会回来。”等话: never the start of a sentence.
_PARTICLES: Final = ("的", "等")
# A stray quote that nothing follows belongs to the last sentence.
_ONLY_QUOTES: Final = re.compile("[\\s“”‘’\"']+$")
_LATIN_WORD: Final = re.compile(r"[A-Za-z][A-Za-z.'’-]*$")


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(word for row in rows("summarizer.segment", table) for word in row.values())


@cache
def _attribution() -> re.Pattern[str]:
    verbs = "|".join(sorted(_words("speech.tsv"), key=len, reverse=True))
    return re.compile(f"\\s*[^。！？!?，：；…“”]{{0,14}}?(?:{verbs})")


def sentence_ends(text: str) -> Iterator[int]:
    """Yield the end of each sentence of one normalised paragraph, the last one being its end.

    A sentence takes with it the quotes, brackets and note signs that close after its mark, and
    no white space.

    >>> text = "他说：“走吧。”大家走了。2016年增长4.7%。"
    >>> list(sentence_ends(text))
    [8, 13, 25]
    """
    enclosures = find_enclosures(text)
    urls = [match.span() for match in _URL.finditer(text)] if _may_hold_url(text) else []
    dots_stop = "。" not in text and text.rstrip().endswith(".")
    start = 0
    for match in _CANDIDATE.finditer(text):
        if match.start() < start or (urls and _inside_url(match.start(), urls)):
            continue
        if match["handot"] and not dots_stop:
            continue
        end = _end_at(text, match, start, enclosures)
        if end is not None and end < len(text):
            yield end
            start = end
    if text:
        yield len(text)


def _may_hold_url(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text


def _inside_url(position: int, urls: list[tuple[int, int]]) -> bool:
    index = bisect_right(urls, (position, sys.maxsize)) - 1
    return index >= 0 and position < urls[index][1] - 1


def _end_at(text: str, match: re.Match[str], start: int, enclosures: Enclosures) -> int | None:
    """Return the end of the sentence that this mark ends, None when it ends none."""
    if not _ends_here(text, match, start):
        return None
    end, opener = _past_closers(text, match.end(), enclosures)
    if enclosures.holds(end):
        return None
    note = None if match["semicolon"] else _NOTE.match(text, end)
    if note and not _CIRCLED.match(text, start):
        end = note.end()
    rest = text[end : end + 1]
    if rest and rest in _CONTINUES:
        return None
    if opener is not None and _goes_on(text, match, start, opener, end):
        return None
    return end


def _past_closers(text: str, end: int, enclosures: Enclosures) -> tuple[int, int | None]:
    """Step over what closes directly after the mark; return also where the outermost opened."""
    opener: int | None = None
    while end < len(text) and (text[end] in CLOSING or end in enclosures.opened):
        if end in enclosures.opened:
            opener = enclosures.opened[end]
        end += 1
    rest = _ONLY_QUOTES.match(text, end)
    return (rest.end() if rest else end), opener


def _ends_here(text: str, match: re.Match[str], start: int) -> bool:
    """Tell whether the mark alone can end a sentence."""
    position = match.start()
    if match["full"] or match["semicolon"]:
        return True
    if match["ellipsis"]:
        return bool(match["after"]) or _ellipsis_ends(text, start, position, match.end())
    if match["ascii"]:
        return _ascii_mark_ends(text, position, match.end())
    if match["handot"]:
        return position - start > 6
    return _dot_ends(text, start, position)


def _ellipsis_ends(text: str, start: int, position: int, end: int) -> bool:
    if not text[end : end + _NEAR_CHARS].strip():
        return True
    said = text[start : min(position, start + _NEAR_CHARS)].lstrip(' “‘"（(')
    if len(said) <= _HESITATION_CHARS:
        return False
    return not (_AFTER_ELLIPSIS.match(text, end) or text[end] == text[position - 1])


def _ascii_mark_ends(text: str, position: int, end: int) -> bool:
    """Half-width ! and ?: not those of Yahoo! or of a query."""
    before = text[position - 1 : position]
    if before.isascii() and before.isalnum():
        word = _LATIN_WORD.search(text[max(0, position - _NEAR_CHARS) : position])
        if word and word[0] in _words("abbreviations.tsv"):
            return False
        return not text[end : end + 1] or text[end] in " \"'”’)）"
    return True


def _dot_ends(text: str, start: int, position: int) -> bool:
    """A half-width full stop: of an English sentence, or used for 。."""
    before = text[max(start, position - _NEAR_CHARS) : position]
    following = text[position + 1 : position + _NEAR_CHARS].lstrip("\"'”’)）")
    if _ENUMERATOR_ONLY.fullmatch(text, start, position):
        return False
    if following[:1] and not following[0].isspace():
        return following[0] > "\u2e7f" and len(before.split()) > 2 and before[-1:].isascii()
    following = following.lstrip()
    if following and not (
        following[0].isupper() or following[0] > "\u2e7f" or following[0] in '“"(0123456789'
    ):
        return False
    word = _LATIN_WORD.search(before)
    if word is None:
        return True
    is_short = word[0] in _words("abbreviations.tsv") or (len(word[0]) == 1 and word[0].isupper())
    return not is_short or not following


def _goes_on(text: str, match: re.Match[str], start: int, opener: int, end: int) -> bool:
    """Tell whether the sentence goes on after a quotation or bracket that ended in a mark."""
    if text[opener] in "（([【〔《〈":
        before = text[max(start, opener - _NEAR_CHARS) : opener]
        return before.strip() != "" and text[end : end + 1] not in ("", " ")
    if text[end : end + 1] in _PARTICLES:
        return True
    before = text[max(start, opener - _NEAR_CHARS) : opener].rstrip()
    if not before:
        return bool(_attribution().match(text, end)) or (
            "。" not in match[0] and bool(_AFTER_QUOTE.match(text, end))
        )
    if "。" in match[0] or before[-1] in "：:，,":
        return False
    return text[end : end + 1] not in ("", " ")

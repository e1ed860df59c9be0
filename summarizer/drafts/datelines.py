"""A news agency's dateline is put together from its marks and never asked of a model.

Of 本报杭州11月5日电（记者 裴知秋） one made "Hangzhou, November 5 (China): Pei Zhiqiu (Reporter):".
English has "Hangzhou, November 5 (reported by Pei Zhiqiu) --", as the agencies' own pages do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import regex

from summarizer.records import Mark

JOINT: Final = " -- "
_HEAD: Final = regex.compile(
    r"(?P<who>(?:本报|本刊|本台|本网)(?:讯)?|)(?P<where>[\p{Han}]{0,16}?)(?<!\d)\d{1,2}月\d{1,2}日(?:电|讯)\s*"
    r"(?:[(（](?P<by>[^()（）]{2,40})[)）])?[\s，,]*"
)
_WRITER: Final = regex.compile(r"(?:本报|本刊)?(?:特约|实习|见习)?(?:记者|通讯员|实习生)\s*")
_BETWEEN: Final = regex.compile(r"[\s、，,和]*")
_LEAST_BODY: Final = 6
_PARAGRAPH: Final = regex.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,5}\.?)\s+(?=[\p{Han}“《])(?![万亿千百个元美欧日人吨米公倍年月分])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The beginning of a sentence in English, and where the rest begins in the Chinese."""

    en: str
    end: int

    def rest(self, marks: Sequence[Mark]) -> tuple[Mark, ...]:
        """Return the marks of the rest, by their place in it."""
        return tuple(
            replace(mark, start=mark.start - self.end, end=mark.end - self.end)
            for mark in marks
            if mark.start >= self.end
        )


def paragraph_number(text: str) -> Dateline | None:
    """Return the number of a paragraph with points in it, which a model takes for a figure.

    >>> paragraph_number("7.2 委员会已确定同一事项未受审查。")
    Dateline(en='7.2 ', end=4)
    >>> paragraph_number("7.2亿元"), paragraph_number("2.5 万人参加")
    (None, None)
    """
    match = _PARAGRAPH.match(text)
    if match is None or len(text) - match.end() < _LEAST_BODY:
        return None
    return Dateline(f"{match['number']} ", match.end())


def dateline(text: str, marks: Sequence[Mark]) -> Dateline | None:
    """Return the dateline with which a sentence begins; None where not all of it is marked.

    >>> from summarizer.quantities import find, render
    >>> text = "本报杭州11月5日电（记者 裴知秋）我国科学家有新发现。"
    >>> names = {"杭州": "Hangzhou", "裴知秋": "Pei Zhiqiu"}
    >>> marks = [Mark(start=(at := text.index(zh)), end=at + len(zh), zh=zh, kind="term", en=en,
    ...               source="") for zh, en in names.items()]
    >>> marks[1:1] = [Mark(start=q.start, end=q.end, zh=q.text, kind="date", en=render(q),
    ...                    source="figure", quantity=q) for q in find(text)]
    >>> dateline(text, marks)
    Dateline(en='Hangzhou, November 5 (reported by Pei Zhiqiu) -- ', end=18)
    """
    match = _HEAD.match(text)
    if match is None or len(text) - match.end() < _LEAST_BODY:
        return None
    inside = [mark for mark in marks if mark.end <= match.end()]
    day = next((mark for mark in inside if mark.kind == "date"), None)
    named = [mark for mark in inside if mark is not day and mark.start >= match.end("who")]
    places = [mark for mark in named if day is not None and mark.end <= day.start]
    writers = [mark for mark in named if match["by"] and mark.start >= match.start("by")]
    if day is None or not (places or match["who"]):
        return None
    if not _covered(text, match.end("who"), day.start, places):
        return None
    if match["by"] and not _covered(text, *match.span("by"), writers):
        return None
    by = f" (reported by {_listed([mark.en for mark in writers])})" if writers else ""
    return Dateline(f"{', '.join([*_outward(places), day.en])}{by}{JOINT}", match.end())


def _covered(text: str, start: int, end: int, marks: Sequence[Mark]) -> bool:
    """Tell whether nothing but marks, separators and words for reporters stands in a span."""
    return all(
        _BETWEEN.fullmatch(_WRITER.sub("", text[left:right])) is not None
        for left, right in _gaps(start, end, marks)
    )


def _gaps(start: int, end: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    for mark in marks:
        yield start, mark.start
        start = mark.end
    yield start, end


def _outward(marks: Sequence[Mark]) -> list[str]:
    """Return agencies first, then the places, the innermost first: Bremen, Germany."""
    agencies = [mark.en for mark in marks if not _is_place(mark)]
    return [*agencies, *(mark.en for mark in reversed(marks) if _is_place(mark))]


def _is_place(mark: Mark) -> bool:
    return mark.term is None or mark.term.kind == "place"


def _listed(names: Sequence[str]) -> str:
    """Return "A", "A and B" or "A, B and C"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last

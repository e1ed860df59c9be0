"""Find what must be exact in each sentence and fix its English: terms, names and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, zip_longest
from typing import Final

import regex

from summarizer import quantities
from summarizer.glossary import Matcher, find_forms, opening
from summarizer.names import UnlistedName
from summarizer.names.documents import document_numbers
from summarizer.quantities import HONG_KONG, Quantity, Style
from summarizer.records import Mark, MarkKind, Sentence

_ABBREVIATION: Final = regex.compile(r"[A-Z][A-Za-z&-]*[A-Z][A-Za-z0-9&-]*")
_OURS: Final = frozenset({"builtin", "cldr", "cedict"})
_ENUMERATOR: Final = regex.compile(
    r"(?:^|(?<=[；;：:]))([一二三四五六七八九十])是(?!否|不是)[，、]?"
)
_HEADED: Final = regex.compile(
    r"^(?:(?P<item>[一二三四五六七八九十]{1,3})、(?![一二三四五六七八九十两]|\d{1,2}(?!\d))"
    r"|[（(](?P<item>[一二三四五六七八九十]{1,3})[）)])"
)
"""一、 and （一） before an item; 一、二季度 is none."""
_ORDINALS: Final = dict(
    zip(
        "一二三四五六七八九十",
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(),  # noqa: SIM905
        strict=True,
    )
)
_CHARTER: Final = regex.compile("宪章》?(?:的|中)?(?:第[^条章，,。]{1,6}[条章])?$")
"""An Article of the Charter keeps its capital where those of other treaties have none."""
_ORDINANCE: Final = regex.compile(
    r"条例[》”]?\ ?(?:[(（][^()（）]*[)）])?(?:的|中)?\ ?(?:第[^，,。；]{1,8}[条部和及、])*$"
)
_OF_MEETINGS: Final = regex.compile("(?<=次)(?:(?:至|和|、)第.{1,6}次)?(?:全体)?会议")
_ARTICLE: Final = regex.compile(r"^Article(?=s? )")

Marks = tuple[Mark, ...]


def annotate(
    sentences: Sequence[Sentence],
    *,
    matcher: Matcher,
    style: Style | None = None,
    resolution: bool = False,
    published: date | None = None,
) -> tuple[Marks, ...]:
    """Return the marks of each sentence, in order and without overlap.

    resolution: sentences may be clauses of a resolution of the United Nations.
    published:  the day to which 12日 without a month is near; of any year.

    Terms and figures compete for the same characters: the longer wins, a term wins a tie.
    """
    style = style or Style()
    return tuple(
        _disjoint(
            (
                *(_clause(sentence) if resolution else ()),
                *_enumerators(sentence.text),
                *_documents(sentence.text),
                *_terms(sentence.text, matcher),
                *_figures(sentence.text, style, published),
            )
        )
        for sentence in sentences
    )


def with_names(marks: Sequence[Marks], names: Sequence[UnlistedName]) -> tuple[Marks, ...]:
    """Add marks for names that no glossary has, where their English is known.

    A name may hold terms and figures whole (河北 in 河北钢铁集团) and then takes their place; but a
    term of the user's only where its English has the user's rendering.
    """
    added: list[list[Mark]] = [[] for _ in marks]
    for name in names:
        for spot in name.occurrences if name.en else ():
            mark = Mark(
                start=spot.start, end=spot.end, zh=name.zh, kind="name", en=name.en,
                source=name.source, term=name.term,
            )  # fmt: skip
            if not any(_contradicts(mark, other) for other in marks[spot.text]):
                added[spot.text].append(mark)
    return tuple(_disjoint((*old, *new)) for old, new in zip(marks, added, strict=True))


def _contradicts(name: Mark, other: Mark) -> bool:
    """Say whether a name holds a term of the user's without its English."""
    return (
        other.term is not None
        and other.source not in _OURS
        and name.start <= other.start
        and other.end <= name.end
        and not find_forms(name.en, other.term.accepts())
    )


def settle_mentions(marks: Sequence[Marks]) -> tuple[Marks, ...]:
    """Write names in full where they come first and short where they come again.

    marks: of the sentences in the order in which a reader meets them. An abbreviation is introduced
    in brackets, as a copy desk does, if it is used later: National Development and Reform
    Commission (NDRC), then NDRC.
    """
    later: dict[str, int] = {}
    for mark in _with_short(marks):
        later[mark.en] = later.get(mark.en, 0) + 1
    for row in marks:  # what the text introduces itself needs no introduction of ours
        later |= {mark.en: 0 for mark, after in pairwise(row) if _bracketed(mark, after)}
    seen: set[str] = set()
    settled: list[Marks] = []
    for row in marks:
        settled.append(
            tuple(_settled(mark, seen, later, after) for mark, after in zip_longest(row, row[1:]))
        )
    return tuple(settled)


def _with_short(marks: Iterable[Marks]) -> Iterable[Mark]:
    return (mark for row in marks for mark in row if mark.term and mark.term.short)


def _bracketed(mark: Mark, after: Mark | None) -> bool:
    """Tell whether the short form follows in brackets: 难民署 in 联合国难民署（难民署）."""
    together = after is not None and after.term == mark.term and after.start == mark.end + 1
    return (
        together and mark.term is not None and _ABBREVIATION.fullmatch(mark.term.short) is not None
    )


def _settled(mark: Mark, seen: set[str], later: dict[str, int], after: Mark | None) -> Mark:
    """Return a mark with the form of its name."""
    term = mark.term
    if term is None or not term.short or mark.en != term.en:
        return mark
    if _bracketed(mark, after):
        seen.add(term.en)
        return mark
    if term.en in seen:
        return replace(mark, en=term.short)
    seen.add(term.en)
    if later.get(term.en, 0) > 1 and _ABBREVIATION.fullmatch(term.short):
        return replace(mark, en=f"{term.en} ({term.short})")
    return mark


def _terms(text: str, matcher: Matcher) -> list[Mark]:
    return [
        Mark(
            start=match.start,
            end=match.end,
            zh=match.text,
            kind="term",
            en=match.term.en,
            source=match.term.origin.partition(":")[0] or "glossary",
            term=match.term,
        )
        for match in matcher.find(text)
    ]


def _clause(sentence: Sentence) -> Iterator[Mark]:
    """Yield the mark of the words that begin a clause of a resolution."""
    found = opening(sentence.text, numbered=sentence.kind == "item")
    if found is not None:
        start, end, term = found
        yield Mark(
            start=start, end=end, zh=term.zh, kind="term", en=term.en, source="builtin", term=term
        )


def _enumerators(text: str) -> list[Mark]:
    """Mark 一是 二是 三是: left to a model, 二是重大项目 becomes "two major projects".

    Also 一、 and （一） that open an item: a model wrote "One, ", "4. " and "Five. " in one list.
    """
    marks = []
    if headed := _HEADED.match(text):
        number = quantities.find(f"第{headed['item']}条")[0].low
        english = f"({number}) " if headed[0][-1] in ")）" else f"{number}. "
        marks.append(
            Mark(
                start=0, end=headed.end(), zh=headed[0], kind="count", en=english,
                source="enumeration",
            )
        )  # fmt: skip
    for match in _ENUMERATOR.finditer(text):
        word = _ORDINALS[match[1]]
        english = (word.capitalize() if match.start() == 0 else f" {word}") + ", "
        marks.append(
            Mark(
                start=match.start(),
                end=match.end(),
                zh=match[0],
                kind="count",
                en=english,
                source="enumeration",
            )
        )
    return marks


def _documents(text: str) -> list[Mark]:
    return [
        Mark(
            start=start, end=end, zh=term.zh, kind="name", en=term.en, source="pinyin", term=term
        )
        for start, end, term in document_numbers(text)
    ]  # fmt: skip


def _figures(text: str, style: Style, published: date | None) -> list[Mark]:
    return [
        Mark(
            start=quantity.start,
            end=quantity.end,
            zh=quantity.text,
            kind=_kind(quantity),
            en=_in_law(english, text[max(0, quantity.start - 30) : quantity.start], style),
            source="figure",
            quantity=quantity,
        )
        for quantity in quantities.in_months(text, published)
        if (english := quantities.render(quantity, _style_of(quantity, text, style)))
    ]


def _style_of(quantity: Quantity, text: str, style: Style) -> Style:
    """Return the style of a figure: the 34th meeting stands beside the twelfth session."""
    meeting = style.ordinals == "words" and _OF_MEETINGS.match(text, quantity.end)
    return replace(style, ordinals="figures") if meeting else style


def _in_law(english: str, before: str, style: Style) -> str:
    """Return a provision as its law has it: Chapter VII of the Charter, section 16B."""
    if _CHARTER.search(before):
        return english[:1].upper() + english[1:]
    if style.chart == HONG_KONG.chart and _ORDINANCE.search(before):
        return _ARTICLE.sub("section", english)
    return english


def _kind(quantity: Quantity) -> MarkKind:
    if quantity.kind == "ordinal":
        return "count"
    return quantity.kind


def _disjoint(marks: Sequence[Mark]) -> Marks:
    """Keep the longest of marks that overlap; of equals the first given."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.start - mark.end):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))

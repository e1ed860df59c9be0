"""Say 法国、新加坡等14个国家 as it is: 14 countries including France and Singapore.

等 with a number counts what is named too. A model says "France, Singapore and 14 other countries",
and the count is wrong by two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from summarizer.glossary.english import find_forms
from summarizer.records import Mark

_SUCH_AS: Final = "等"
_AND: Final = regex.compile("、|和|与|及|以及|，")
_NUMBER: Final = regex.compile(r"\d[\d,.]*(?: (?:thousand|[mb]illion|trillion))?")
_GAP: Final = regex.compile(r",?\s+(?:and\s+)?(?:the\s+)?|,\s*")
_REST: Final = (
    r",?\s+and\s+(?:(?:the\s+)?other\s+{0}|{0}\s+(?:other|more)|another\s+{0})"
    r"\s+(?P<noun>(?:[a-z]+\s+){{0,2}}?[a-z]+s)\b"
)


def including(english: str, chinese: str, marks: Sequence[Mark]) -> str:
    """Return the English with the names that a number includes said as part of it.

    >>> from summarizer.records import Term
    >>> zh = "与法国、新加坡等14个国家签约。"
    >>> names = [
    ...     Mark(start=zh.index(name), end=zh.index(name) + len(name), zh=name, kind="term", en=en,
    ...          source="cldr", term=Term(zh=name, en=en))
    ...     for name, en in (("法国", "France"), ("新加坡", "Singapore"))]
    >>> count = Mark(start=8, end=11, zh="14个", kind="count", en="14", source="figure")
    >>> including("It signed with France, Singapore, and other 14 countries.", zh, [*names, count])
    'It signed with 14 countries including France and Singapore.'
    """
    for place, mark in enumerate(marks):
        if mark.kind == "count" and chinese[: mark.start].endswith(_SUCH_AS):
            named = list(_named(chinese, marks[:place], mark.start - len(_SUCH_AS)))[::-1]
            number = _NUMBER.match(mark.en)
            if named and number:
                english = _said(english, named, number[0])
    return english


def _named(chinese: str, marks: Sequence[Mark], end: int) -> Iterator[Mark]:
    """Yield the marks that stand one after the other before a place, the last first."""
    for mark in reversed(marks):
        if mark.term is None or not (mark.end == end or _AND.fullmatch(chinese, mark.end, end)):
            return
        yield mark
        end = mark.start


def _said(english: str, named: Sequence[Mark], count: str) -> str:
    spans: list[tuple[int, int]] = []
    for mark in named:
        forms = mark.term.accepts() if mark.term else ()
        start = spans[-1][1] if spans else 0
        found = next((span for span in find_forms(english, forms) if span[0] >= start), None)
        if found is None or (spans and not _GAP.fullmatch(english, start, found[0])):
            return english
        spans.append(found)
    rest = regex.compile(_REST.format(regex.escape(count))).match(english, spans[-1][1])
    if rest is None:
        return english
    items = [english[slice(*span)] for span in spans]
    joined = ", ".join(items[:-1]) + " and " + items[-1] if len(items) > 1 else items[0]
    whole = f"{count} {rest['noun']} including {joined}"
    return english[: spans[0][0]] + whole + english[rest.end() :]

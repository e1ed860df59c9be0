"""Railways and expressways named by their ends: 沪昆高铁 is the Shanghai-Kunming railway."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import regex

from summarizer.records import Term
from summarizer.tables import rows


def lines_in(folded: str) -> Iterator[Term]:
    """Yield an entry for each line that the folded text names.

    >>> [term.en for term in lines_in("沪昆高铁和杭绍台铁路通车，京港澳高速拥堵")]
    ['Shanghai-Kunming High-Speed Railway', 'Hangzhou-Shaoxing-Taizhou Railway', \
'Beijing-Hong Kong-Macao Expressway']
    >>> list(lines_in("西安铁路局，沪昆高铁站"))
    []
    """
    for match in _pattern().finditer(folded):
        form, what = _forms()[match["form"]]
        ends, only = _stems()[match["stem"]]
        if only in ("", form):
            yield Term(
                zh=match[0], en=f"{ends} {what}", variants=_variants(ends, what),
                kind="project", article=True, note="composed", origin="builtin:lines.tsv",
            )  # fmt: skip


def _variants(ends: str, what: str) -> tuple[str, ...]:
    """Return other ways to write the name: in small letters, and "rail" where it is a railway."""
    names = (what, what.replace("Railway", "Rail"), what.replace("Passenger", "High-Speed"))
    written = (form for name in names for form in (name, name.lower(), f"{name.lower()} line"))
    return tuple(dict.fromkeys(f"{ends} {form}" for form in written))


@cache
def _stems() -> Mapping[str, tuple[str, str]]:
    return {
        row["stem"]: (row["en"], row["form"]) for row in rows("summarizer.glossary", "lines.tsv")
    }


@cache
def _forms() -> Mapping[str, tuple[str, str]]:
    table = rows("summarizer.glossary", "line_forms.tsv")
    return {row["zh"]: (row["form"], row["en"]) for row in table}


@cache
def _pattern() -> regex.Pattern[str]:
    stems = "|".join(sorted(_stems(), key=len, reverse=True))
    forms = "|".join(sorted(_forms(), key=len, reverse=True))
    return regex.compile(rf"(?P<stem>{stems})(?P<form>{forms})(?![站局公集网段客])")

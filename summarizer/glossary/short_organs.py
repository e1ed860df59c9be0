"""Short names of an organ that a text has named in full: 总局 of 国家市场监督管理总局."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from summarizer.glossary.keys import fold_keys
from summarizer.records import Term

_SHORT: Final = ("总局", "总署")


def short_organs_in(folded: str, terms: Sequence[Term]) -> Iterator[Term]:
    """Yield an entry for 总局 and 总署 where the folded text names one such organ, and no other.

    terms: the entries among which the organs are.

    >>> organs = [Term(zh="税务总局", en="STA", kind="organisation"),
    ...           Term(zh="体育总局", en="Sport", kind="organisation")]
    >>> [(t.zh, t.en) for t in short_organs_in("税务总局说，总局将减税", organs)]
    [('总局', 'STA')]
    >>> list(short_organs_in("税务总局和体育总局说，总局将减税", organs))
    []
    """
    for short in _SHORT:
        if short not in folded:
            continue
        named = [
            term
            for term in terms
            if term.kind == "organisation"
            if any(key.endswith(short) and key in folded for key in _keys(term))
        ]
        if len({term.en for term in named}) == 1:
            (organ, *_) = named
            own = tuple(form for form in organ.accepts() if form != (organ.short or organ.en))
            yield replace(
                organ, zh=short, aliases=(), en=organ.short or organ.en, short="", variants=own,
                note="composed", origin="builtin:short_organs",
            )  # fmt: skip


def _keys(term: Term) -> tuple[str, ...]:
    return tuple(fold_keys((term.zh, *term.aliases)))

"""Count the terms of a source sentence in its English.

An accepted form inside the rendering of another term is that other term's: the China of "Export-
Import Bank of China" does not stand for 中国. So longer renderings take their places first.

An English sentence may replace the second mention of a name by "it" or "the fund". So a term that
is not there at all is an error; one that is there, only less often, is a warning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from summarizer.glossary.english import Span, find_forms, occurrences
from summarizer.glossary.records import Miss
from summarizer.records import Severity, Term


def missing(
    terms: Sequence[Term], english: str, *, full: Collection[str] = frozenset()
) -> tuple[Miss, ...]:
    """Return the terms that the English does not state as often as the source.

    terms: one for each occurrence in the source sentence, repeats included.
    full:  the Chinese of those whose first mention this is: stated only by their short form
           ("NDRC") they are reported too, as info.

    >>> fund = Term(zh="丝路基金", en="Silk Road Fund", short="SRF")
    >>> [(m.found, m.severity) for m in missing([fund, fund], "The SRF says it will invest.")]
    [(1, 'warning')]
    >>> missing([fund], "The Silk Fund invests.")[0].message
    'Silk Road Fund (丝路基金) is missing'
    """
    expected = Counter(term.zh for term in terms)
    distinct = list({term.zh: term for term in terms}.values())
    claimed = assign(distinct, english)
    found = (
        _judge(term, expected[term.zh], len(claimed[term.zh]), english, full=term.zh in full)
        for term in distinct
    )
    return tuple(miss for miss in found if miss is not None)


def assign(terms: Sequence[Term], english: str) -> dict[str, tuple[Span, ...]]:
    """Return, by the Chinese of each term, the places in the English that are its own.

    Longer places are given away first. Terms with the same rendering (中国, 我国) share a place
    only when there are too few: each place goes to the one that has fewest so far.
    """
    places: dict[Span, list[str]] = {}
    for term in terms:
        for span in occurrences(english, term):
            places.setdefault(span, []).append(term.zh)
    taken: list[Span] = []
    given: dict[str, list[Span]] = {term.zh: [] for term in terms}
    for span in sorted(places, key=lambda s: (s[0] - s[1], s[0])):
        if any(span[0] < end and start < span[1] for start, end in taken):
            continue
        taken.append(span)
        given[min(places[span], key=lambda zh: len(given[zh]))].append(span)
    _share(places, given)
    return {zh: tuple(sorted(spans)) for zh, spans in given.items()}


def _share(places: dict[Span, list[str]], given: dict[str, list[Span]]) -> None:
    """Let a term without a place share one with another of the same rendering."""
    owned = {span for spans in given.values() for span in spans}
    for span in owned:
        for zh in places[span]:
            if not given[zh]:
                given[zh].append(span)


def _judge(term: Term, expected: int, found: int, english: str, *, full: bool) -> Miss | None:
    severity: Severity
    if found >= expected:
        if not full or not term.short or find_forms(english, _full_forms(term)):
            return None
        severity, message = "info", f"{term.en} ({term.zh}) is first mentioned as {term.short}"
    elif found:
        severity = "warning"
        message = f"{term.en} ({term.zh}) stands {found} of {expected} times"
    elif occurrences(english, term):
        severity = "warning"
        message = f"{term.en} ({term.zh}) stands only inside another name"
    else:
        severity, message = "error", f"{term.en} ({term.zh}) is missing"
    return Miss(term=term, expected=expected, found=found, severity=severity, message=message)


def _full_forms(term: Term) -> tuple[str, ...]:
    return tuple(form for form in term.accepts() if form != term.short)

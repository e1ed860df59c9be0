"""Term success and consistency of the WMT25 terminology task, track 2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from eval.records import Miss, Output, Segment, Tally


def valid_terms(segment: Segment) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Yield (zh, lower-cased forms, occurrences in the source) of each term that counts.

    The task counts a term when it is in the source and some form of it is in the reference: its
    term lists were mined by a model, and not each pair is used in each document.
    """
    source, reference = segment.zh.lower(), segment.en.lower()
    for zh, forms in segment.terms.items():
        lowered = tuple(form.lower() for form in forms)
        count = source.count(zh.lower())
        if count and any(form in reference for form in lowered):
            yield zh, lowered, count


def success(segment: Segment, output: Output) -> Tally:
    """Tally min(1, occurrences of accepted forms / occurrences in the source) of each term.

    As the task's own script: substrings, lower case, the counts of all forms added up; two forms
    that differ in case only are counted twice ("IFFo" and "IFFO" of 2016).

    >>> terms = {"丝路基金": ("Silk Road Fund",)}
    >>> segment = Segment(id="1", zh="丝路基金", en="the Silk Road Fund", terms=terms)
    >>> success(segment, Output(text="the Silk Fund")).units
    (0.0,)
    """
    lowered = output.text.lower()
    units, misses = [], []
    for zh, forms, count in valid_terms(segment):
        found = sum(lowered.count(form) for form in forms)
        units.append(min(1.0, found / count))
        if found < count:
            note = f"{' / '.join(segment.terms[zh])}: {found} of {count}"
            misses.append(Miss(kind="term", zh=zh, note=note))
    return Tally(units=tuple(units), misses=tuple(misses))


def consistency(segment: Segment, output: Output) -> Tally:
    """Tally, for each term that is twice or more in the source, the share of its commonest form.

    The "frequent" mode of WMT25 with macro average; there a language model aligned term and
    rendering, here an occurrence counts when it is an accepted form, longest first. A rendering
    outside the glossary is thus inconsistent even when it is always the same.

    >>> terms = {"发改委": ("NDRC", "National Development and Reform Commission")}
    >>> segment = Segment(id="1", zh="发改委称。发改委还说。", en="NDRC", terms=terms)
    >>> english = "The NDRC said. The National Development and Reform Commission added."
    >>> consistency(segment, Output(text=english)).units
    (0.5,)
    """
    units = []
    for _, forms, count in valid_terms(segment):
        if count > 1:
            found = form_counts(output.text.lower(), forms)
            units.append(min(1.0, max(found, default=0) / count))
    return Tally(units=tuple(units))


def form_counts(text: str, forms: Sequence[str]) -> list[int]:
    """Return how often each form occurs, a longer form hiding the shorter one inside it.

    >>> form_counts("svfs and svf", ["svf", "svfs"])
    [1, 1]
    """
    longest = sorted(set(forms), key=len, reverse=True)
    found = regex.findall("|".join(map(regex.escape, longest)), text) if longest else []
    return [found.count(form) for form in dict.fromkeys(forms)]

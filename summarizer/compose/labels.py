"""What each figure of a sentence measures, in English.

The Chinese around a figure tells level, change and share apart (同比增长12.6%, 占比20.0%); the
words are those of the checked English, or the fixed English of the term that stands at the figure.
Nothing is said that neither text has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import regex

from summarizer.compose import phrases
from summarizer.compose.words import Token, tokens, words
from summarizer.records import Link, Mark, Sentence

FIGURE_KINDS: Final = frozenset({"money", "count", "measure", "percent", "points", "ratio"})
RELATIVE: Final = frozenset({"percent", "points", "ratio"})
_TERM_KINDS: Final = frozenset({"phrase", "industry", "project", "document", "other"})
_CLAUSE: Final = regex.compile(r"[，,。；;：:！？!?（）()、]")
_SHARE: Final = regex.compile(r"占[^，,。；;]*$|占比[为达约近超过]*$|比重[为达是约]*$|份额[为达]*$")
_FILLER: Final = regex.compile(r"^[为是达到约共计总合实现完成额了有：的近超过逾]{0,4}$")
_RATE: Final = regex.compile(r"\b(?:share|proportion|ratio|rate)\b", regex.IGNORECASE)
_BASES: Final = regex.compile(r"^,? ?((?:year|quarter|month)[ -]on[ -](?:year|quarter|month))\b")
_TIES: Final = frozenset({"with", "in", "across", "among", "between", "by", "of"})
_LINKERS: Final = frozenset({"from", "to", "of", "worth", "at", "totaling", "totalling"})
Turn = Literal["rise", "fall", "difference", "share", ""]


def labels(
    sentence: Sentence, marks: Sequence[Mark], en: str, links: Sequence[Link]
) -> Mapping[tuple[int, int], str]:
    """Return what each figure measures, by its span in the document.

    A figure that the English does not state has only the words of the Chinese; "" if none serve.
    """
    said = {(link.start, link.end): (link.en_start, link.en_end) for link in links}
    figures = [(ln.en_start, ln.en_end) for ln in links if _is_figure(ln.kind)]
    names = [(ln.en_start, ln.en_end) for ln in links if not _is_figure(ln.kind)]
    row = tokens(en, figures, names)
    found: dict[tuple[int, int], str] = {}
    base = ""
    for mark in marks:
        if mark.kind not in FIGURE_KINDS:
            continue
        span = sentence.span(mark.start, mark.end)
        place = said.get(span)
        at = next((n for n, t in enumerate(row) if place and t.start == place[0]), None)
        text, level = _label(sentence.text, mark, marks, en, row, at=at, base=base)
        base = level or ("" if at is None else base)
        found[span] = text[:1].upper() + text[1:]
    return found


def _is_figure(kind: str) -> bool:
    return kind not in ("term", "name")


def _label(
    zh: str, mark: Mark, marks: Sequence[Mark], en: str, row: Sequence[Token], *,
    at: int | None, base: str,
) -> tuple[str, str]:  # fmt: skip
    """Return the label, and what later changes and shares in the sentence are of."""
    turn = turn_of(zh, mark)
    term = _term_before(zh, mark, marks)
    if at is None:
        level = term or _term_after(mark, marks)
        return _turned(turn, level, "") if level else "", ""
    if turn == "share":
        return _share(en, row, at, base), ""
    if turn:
        own = _text(en, phrases.before(row, at)) or term
        basis = _BASES.match(en[row[at].end :])
        thing = "" if "respectively" in en[row[at].end :] else own or base
        if not thing:
            return _turned(turn, "", basis.group(1)) if basis else phrases.clause(en, row, at), ""
        return _turned(turn, thing, basis.group(1) if basis else ""), own
    if phrases.is_beside(row, at) and base:
        return base, ""
    level = phrases.trimmed(_level(en, row, at, mark, term))
    known = level or _term_after(mark, marks)
    return known or phrases.clause(en, row, at), known


def turn_of(zh: str, mark: Mark) -> Turn:
    """Return whether a figure is a rise, a fall, a difference or a share, by the words before it.

    增长到 says what was reached, not by how much; 比银行低 compares, nothing fell.
    """
    head = _CLAUSE.split(zh[: mark.start])[-1]
    if mark.kind in RELATIVE and _SHARE.search(head):
        return "share"
    if regex.search(r"最[高低多少]$", head):
        return ""
    bare = regex.sub(r"[了约近超过逾仅]+$", "", head)
    turns: tuple[Turn, ...] = ("rise", "fall", "difference")
    return next((t for t in turns if any(map(bare.endswith, words(t)))), "")


def _turned(turn: Turn, base: str, basis: str) -> str:
    """Return "exports: rise, year on year"; the words of the text stay as they are."""
    if not turn:
        return base
    if turn == "share":
        return phrases.trimmed(f"share of {base}") if base else "share"
    tail = f": {turn}, {basis}" if basis else f": {turn}"
    return phrases.trimmed(base, phrases.MAX_CHARS - len(tail)) + tail if base else tail[2:]


def _share(en: str, row: Sequence[Token], at: int, base: str) -> str:
    """Return "share of the total": what the English says after "25.5 percent of"."""
    own = _text(en, phrases.before(row, at))
    whole = f"share of {base}" if base else "share"
    named = own if _RATE.search(own) else f"{own}: share"
    return phrases.trimmed(_part_of(en, row, at) or (named if own else whole))


def _part_of(en: str, row: Sequence[Token], at: int) -> str:
    """Return "share of X" for "FIGURE of X"."""
    whole = _text(en, phrases.after(row, at))
    if not whole or row[at + 1].key != "of":
        return ""
    return f"share of {whole}"


def _level(en: str, row: Sequence[Token], at: int, mark: Mark, term: str) -> str:
    """Return the noun phrase that a level is of; one with the term at the figure goes first."""
    behind, ahead = _text(en, phrases.before(row, at)), _text(en, phrases.after(row, at))
    tie = row[at - 1].key if at else ""
    if mark.kind in RELATIVE:
        multiple = f"multiple of {ahead}" if ahead and row[at].text.endswith("times") else ""
        order = [_part_of(en, row, at), multiple, behind]
    elif mark.kind == "count" and tie in _TIES and behind:
        order = [f"{behind} {tie} {ahead}".strip().removesuffix(" of"), ahead]
    elif tie in _LINKERS:
        order = [behind, ahead]
    else:
        order = [ahead, behind]
    known = next((text for text in order if term and term.casefold() in text.casefold()), "")
    return next((text for text in (known, term, *order) if text), "")


def _text(en: str, part: Sequence[Token]) -> str:
    """Return the words of a phrase; of (the) bank's margin the margin is enough."""
    if len(part) > 1 and part[0].text.islower() and part[0].text.endswith(("'s", "’s")):
        part = part[1:]
    return en[part[0].start : part[-1].end] if part else ""


def _term_before(zh: str, mark: Mark, marks: Sequence[Mark]) -> str:
    """Return the English of a term with nothing but a verb between it and the figure."""
    for other in marks:
        if _names_measure(other) and other.end <= mark.start:
            between = zh[other.end : mark.start]
            if _FILLER.match(between):
                return other.en
    return ""


def _term_after(mark: Mark, marks: Sequence[Mark]) -> str:
    for other in marks:
        if _names_measure(other) and 0 <= other.start - mark.end <= 1:
            return other.en
    return ""


def _names_measure(mark: Mark) -> bool:
    return mark.term is not None and mark.term.kind in _TERM_KINDS

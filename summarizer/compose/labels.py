"""What each figure of a sentence measures, in English.

The Chinese around a figure tells level, change and share apart (同比增长12.6%, 占比20.0%); the
words are those of the checked English, or the fixed English of the term that stands at the figure.
Nothing is said that neither text has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import regex

from summarizer.compose import measured, phrases
from summarizer.compose.words import Token, tokens, words
from summarizer.records import Link, Mark, Sentence

FIGURE_KINDS: Final = frozenset({"money", "count", "measure", "percent", "points", "ratio"})
RELATIVE: Final = frozenset({"percent", "points", "ratio"})
_TERM_KINDS: Final = frozenset({"phrase", "industry", "project", "document", "other"})
_CHANGES: Final = words("rise") | words("fall")
_CLAUSE: Final = regex.compile(r"[，,。；;：:！？!?（）()、]")
_SHARE: Final = regex.compile(r"占[^，,。；;]*$|占比[为达约近超过]*$|比重[为达是约]*$|份额[为达]*$")
_FILLER: Final = regex.compile(r"^[为是达到约共计总合实现完成额了有：的近超过逾]{0,4}$")
_SAME: Final = regex.compile(r"[上去]年同期[为是]?$")
_RATE: Final = regex.compile(r"\b(?:share|proportion|ratio|rate)\b", regex.IGNORECASE)
_BASES: Final = regex.compile(r"^,? ?((?:year|quarter|month)[ -]on[ -](?:year|quarter|month))\b")
_TIES: Final = frozenset({"with", "in", "across", "among", "between", "by", "of"})
_LINKERS: Final = frozenset({"from", "to", "of", "worth", "at", "totaling", "totalling"})
_FRAGMENT: Final = regex.compile(r"['’]s$|^\p{L}+ (?:its|their|his|her|our)\b")
"""What names nothing: "last year's", "increase its loans"."""
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
    base = _NONE
    for mark in marks:
        if mark.kind not in FIGURE_KINDS:
            continue
        span = sentence.span(mark.start, mark.end)
        place = said.get(span)
        at = next((n for n, t in enumerate(row) if place and t.start == place[0]), None)
        if sentence.text.endswith("每", 0, mark.start):
            text = ""  # 每10股派发1.80元: so many of what the next figure is of
        elif at is None:
            text, base = _unsaid(sentence.text, mark, marks, base)
        else:
            text, base = _label(sentence.text, mark, marks, en, row, at=at, base=base)
        found[span] = "" if _FRAGMENT.search(text) else text[:1].upper() + text[1:]
    return found


@dataclass(frozen=True, slots=True)
class _Base:
    """What was found to be measured, for the changes and shares that follow.

    text: of the last level; rate: of the last rate or share, since points are said of those alone.
    """

    text: str
    rate: str = ""

    def of(self, kind: str) -> str:
        """Return what a change of this kind is of."""
        return self.rate if kind == "points" else self.text


_NONE: Final = _Base("")


def _is_figure(kind: str) -> bool:
    return kind not in ("term", "name")


def _label(
    zh: str, mark: Mark, marks: Sequence[Mark], en: str, row: Sequence[Token], *,
    at: int, base: _Base,
) -> tuple[str, _Base]:  # fmt: skip
    """Return the label, and what later changes and shares in the sentence are of.

    The words of the English, where they are a noun phrase; else what the Chinese says alone.
    """
    turn = turn_of(zh, mark)
    chinese = measured.before(zh, mark, marks, _CHANGES)
    if turn == "share":
        text = _checked(_share(zh, mark, en, row, at=at, base=base))
        return text, replace(base, rate=text)
    if turn:
        return _change(zh, mark, marks, en, row, at=at, base=base, turn=turn)
    if phrases.is_beside(row, at) and base.text:
        return chinese.label or base.text, base
    term = _term_before(zh, mark, marks)
    english = _checked(phrases.trimmed(_level(en, row, at, mark, term)))
    text = (chinese.whole and chinese.label) or english or chinese.label
    text = text or _term_after(mark, marks) or measured.after(zh, mark, marks)
    if mark.kind == "money" and text.casefold() in measured.VAGUE:
        text = ""
    return text, _Base(text, rate=text if mark.kind == "percent" else "")


def _change(
    zh: str, mark: Mark, marks: Sequence[Mark], en: str, row: Sequence[Token], *,
    at: int, base: _Base, turn: Turn,
) -> tuple[str, _Base]:  # fmt: skip
    """Return what rose or fell, and what it is of; points are of a rate, never of an amount."""
    chinese = measured.before(zh, mark, marks, _CHANGES)
    english = _checked(_text(en, phrases.before(row, at)))
    own = (chinese.whole and chinese.label) or english or chinese.label
    own = own or _term_before(zh, mark, marks)
    if chinese.bare and base.of(mark.kind):
        own = ""  # 占比25.5%，比上年提高1.3个百分点: the share rose, whatever stands near
    thing = own or (base.of(mark.kind) if chinese.bare else "")
    kept = replace(base, text=own or base.text)
    if not thing or "respectively" in en[row[at].end :]:
        return "", kept
    basis = _BASES.match(en[row[at].end :])
    return _turned(turn, thing, basis.group(1) if basis else ""), kept


def _unsaid(zh: str, mark: Mark, marks: Sequence[Mark], base: _Base) -> tuple[str, _Base]:
    """Return the label of a figure that no English states, and what later ones are of."""
    turn = turn_of(zh, mark)
    chinese = measured.before(zh, mark, marks, _CHANGES)
    if turn == "share":
        text = measured.share(zh, mark, marks) or (f"{base.text}: share" if base.text else "")
        return phrases.trimmed(text), replace(base, rate=text)
    if turn:
        thing = chinese.label or (base.of(mark.kind) if chinese.bare else "")
        kept = replace(base, text=chinese.label or base.text)
        return (_turned(turn, thing, "") if thing else ""), kept
    again = base.text if chinese.bare and _SAME.search(zh, 0, mark.start) else ""
    text = phrases.trimmed(chinese.label or measured.after(zh, mark, marks) or again)
    return text, _Base(text, rate=text if mark.kind == "percent" else "")


def _checked(text: str) -> str:
    """Return a label if it is a noun phrase, else ""."""
    return text if phrases.is_noun_phrase(text) else ""


def turn_of(zh: str, mark: Mark) -> Turn:
    """Return whether a figure is a rise, a fall, a difference or a share, by the words before it.

    增长到 says what was reached, not by how much; 比银行低 compares, nothing fell.
    """
    head = _CLAUSE.split(zh[: mark.start])[-1]
    if mark.kind in RELATIVE and _SHARE.search(head):
        return "share"
    if regex.search(r"最[高低多少]$", head):
        return ""
    bare = regex.sub(r"[了约近超过逾仅]+$|(?<=[增降涨跌][速幅])[为达是]$", "", head)
    turns: tuple[Turn, ...] = ("rise", "fall", "difference")
    return next((t for t in turns if any(map(bare.endswith, words(t)))), "")


def _turned(turn: Turn, base: str, basis: str) -> str:
    """Return "exports: rise, year on year"; the words of the text stay as they are."""
    if base.endswith(": share"):
        base, turn_words = base.removesuffix(": share"), f"{turn} in share"
    else:
        turn_words = turn
    tail = f": {turn_words}, {basis}" if basis else f": {turn_words}"
    return phrases.trimmed(base, phrases.MAX_CHARS - len(tail)) + tail


def _share(zh: str, mark: Mark, en: str, row: Sequence[Token], *, at: int, base: _Base) -> str:
    """Return "share of the total": what the English says after "25.5 percent of"."""
    head = _CLAUSE.split(zh[: mark.start])[-1]
    own = _checked(_text(en, phrases.before(row, at)))
    of_all = regex.match(r"^(?:其中)?占比[为达约近超过]*$", head)
    if of_all and not own:
        return phrases.trimmed(f"{base.text}: share") if base.text else ""
    named = own if _RATE.search(own) else f"{own}: share"
    return phrases.trimmed(_part_of(en, row, at) or (named if own else ""))


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
    return en[part[0].start : part[-1].end].removesuffix(" worth") if part else ""


def _term_before(zh: str, mark: Mark, marks: Sequence[Mark]) -> str:
    """Return the English of a term with nothing but a verb between it and the figure."""
    for other in marks:
        if _names_measure(other) and other.end <= mark.start:
            between = zh[other.end : mark.start]
            if _FILLER.match(between):
                return other.en
    return ""


def _term_after(mark: Mark, marks: Sequence[Mark]) -> str:
    """Return the English of a term right behind the figure, of which no more words follow."""
    for other in marks:
        if _names_measure(other) and other.start == mark.end:
            return other.en
    return ""


def _names_measure(mark: Mark) -> bool:
    return mark.term is not None and mark.term.kind in _TERM_KINDS

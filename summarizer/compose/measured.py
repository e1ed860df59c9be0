"""What a figure measures, by the Chinese round it alone; for figures that no English states.

A label is made where every word between the figure and the edge of its clause is known, from the
glossary or from measures.tsv. Else there is none: half a name (收入 of 工业机器人业务收入) would
give the figure of one thing to another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from summarizer.records import Mark
from summarizer.tables import rows

_EDGE: Final = regex.compile(r"[，,。；;：:！？!?、\s]")
_BRACKETS: Final = regex.compile(r"[（(][^（）()]*[）)]")
_SHARE: Final = regex.compile(r"占(?P<whole>[^占比]*?)的?(?:比重)?(?:为|达|约|近|超过)?$")
_MOVED: Final = regex.compile(r"(?P<what>.+?)(?:增长|上升|下降|回升|扩大)(?:最|较|明显|进一步|\Z)")
_TOWARDS: Final = regex.compile(r"^(?:其中)?对(?=\P{P})")
_TIES: Final = {"投资": "in", "出口": "to", "进口": "from", "进出口": "with", "贸易额": "with"}
VAGUE: Final = frozenset({"projects", "list"})
_NOUN_KINDS: Final = frozenset({"phrase", "industry", "document", "other"})
_HOLDER_KINDS: Final = frozenset({"organisation", "place", "project"})


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a figure. bare: the clause names no subject; whole: label is one entry."""

    label: str
    bare: bool
    whole: bool = False


def before(zh: str, mark: Mark, marks: Sequence[Mark], changes: frozenset[str]) -> Before:
    """Return the English of what stands before a figure.

    changes: words of a rise or fall that may stand between (利润|增长|12%).
    """
    start = _edge_before(zh, mark.start)
    if _in_list(zh, start, marks):
        return Before("", bare=False)
    head = _BRACKETS.sub("", zh[start : mark.start])
    while tail := next((t for t in _endings(changes) if head.endswith(t)), ""):
        head = head.removesuffix(tail)
    known = _known(marks, zh, start, mark.start)
    if not head and start and (subject := _subject_before(zh, start, marks)):
        return Before(subject, bare=True)
    bare = not head or head[0] in "比较" or set(_split(head, known) or ["?"]) == {""}
    return Before(_label(head, known), bare, whole=_is_one(head, known))


def _in_list(zh: str, start: int, marks: Sequence[Mark]) -> bool:
    """Whether a clause is the end of a list that shares its figure: 人工智能、海洋经济三场会."""
    begin = _edge_before(zh, start - 1) if start and zh[start - 1] == "、" else start
    return begin < start and not any(m.quantity and begin <= m.start < start for m in marks)


def _subject_before(zh: str, start: int, marks: Sequence[Mark]) -> str:
    """Return what the clause before is about: 制造业投资 of 制造业投资增长最快，达到128.7亿美元."""
    begin = _edge_before(zh, start - 1)
    found = _MOVED.match(zh, begin, start - 1)
    stated = any(m.quantity and m.kind not in ("date", "period") and begin <= m.start < start
                 for m in marks)  # fmt: skip
    return "" if stated or not found else _label(found["what"], _known(marks, zh, begin, start))


def after(zh: str, mark: Mark, marks: Sequence[Mark]) -> str:
    """Return the English of what follows a figure to the end of its clause: 500亿元专项贷款."""
    edge = _EDGE.search(zh, mark.end)
    end = edge.start() if edge else len(zh)
    end = min([end, *(m.start for m in marks if m.quantity and m.start >= mark.end)])
    part = zh[mark.end : end].removeprefix("的")
    pieces = _split(part, _known(marks, zh, mark.end, end)) if part else None
    words = [piece for piece in pieces or () if piece]
    whole = " ".join(words)
    vague = _bare(words) or (mark.kind != "count" and whole in VAGUE)
    return "" if vague or whole.endswith(":") else whole


def share(zh: str, mark: Mark, marks: Sequence[Mark]) -> str:
    """Return "share of operating revenue" for 占营业收入的46%; "" where the whole is unknown."""
    start = _edge_before(zh, mark.start)
    found = _SHARE.search(zh, start, mark.start)
    if found is None or not found["whole"]:
        return ""
    whole = _label(found["whole"], _known(marks, zh, start, mark.start))
    return f"share of {whole}" if whole else ""


def _is_one(head: str, known: Mapping[str, str]) -> bool:
    return bool(_TOWARDS.match(head)) or len([p for p in _split(head, known) or () if p]) == 1


def _bare(words: Sequence[str]) -> bool:
    """Whether only a pair of countries is named, as by the 中乌 of 15亿美元的中乌…: no measure."""
    return len(words) == 1 and bool(regex.fullmatch(r"\p{Lu}\w+-\p{Lu}\w+", words[0]))


def _edge_before(zh: str, at: int) -> int:
    """Return where the clause of a place begins; a bracket inside it is part of it."""
    text = _BRACKETS.sub(lambda found: "0" * len(found[0]), zh[:at])
    return max((found.end() for found in _EDGE.finditer(text)), default=0)


def _label(head: str, known: Mapping[str, str]) -> str:
    if towards := _TOWARDS.match(head):
        rest = head[towards.end() :]
        for noun, tie in _TIES.items():
            other = (
                known.get(rest.removesuffix(noun), "").rstrip(":") if rest.endswith(noun) else ""
            )
            if other:
                return f"{_class('noun')[noun]} {tie} {other}"
    pieces = _split(head, known)
    words = [piece for piece in pieces or () if piece]
    whole = " ".join(words)
    return "" if _bare(words) or whole.endswith(":") else whole


def _split(text: str, known: Mapping[str, str]) -> list[str] | None:
    """Cut a text into known words, the longest first; None where one is unknown. "" adds nothing.

    What comes last must be a noun that is measured, and what holds it gets a colon: Rayong Zone:
    output.
    """
    if not text:
        return []
    for size in range(len(text), 0, -1):
        word = text[:size]
        en = known.get(word)
        if en is None:
            en = _class("noun").get(word, _class("open").get(word))
        if en is None:
            continue
        rest = _split(text[size:], known)
        if rest is not None and not any(rest) and word in _class("modifier"):
            continue
        if rest is not None:
            return [en, *rest]
    return None


def _known(marks: Sequence[Mark], zh: str, start: int, end: int) -> Mapping[str, str]:
    """Return the English of the terms and times of a stretch; times say nothing of what it is."""
    found: dict[str, str] = {}
    for mark in marks:
        if not start <= mark.start < mark.end <= end:
            continue
        word = zh[mark.start : mark.end]
        if mark.kind in ("date", "period"):
            found[word] = ""
        elif mark.term is not None and mark.term.kind in _NOUN_KINDS:
            found[word] = mark.en
        elif mark.term is not None and mark.term.kind in _HOLDER_KINDS:
            found[word] = "" if word in _class("open") else f"{mark.en}:"
    return found


@cache
def _endings(changes: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({*_class("level"), *_class("basis"), *changes}, key=len, reverse=True))


@cache
def _class(name: str) -> Mapping[str, str]:
    read = rows("summarizer.compose", "measures.tsv")
    return {row["zh"]: row["en"] for row in read if row["class"] == name}

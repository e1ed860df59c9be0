"""Numbered spacecraft, rockets, satellites, ships and weapons: 神舟十八号, 风云三号G星, 东风-61."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import regex

from summarizer.quantities.date_parts import whole
from summarizer.quantities.spelling import ONES
from summarizer.records import Term
from summarizer.tables import rows

_NUMBER: Final = r"\d{1,3}|[一二三四五六七八九十]{1,4}"
_LETTERS: Final = {"甲": "A", "乙": "B", "丙": "C", "丁": "D"}
_SUFFIX: Final = (
    rf"(?:(?P<letter>[A-Z](?![A-Za-z])|[{''.join(_LETTERS)}])星?|(?P<star>\d\d)星)?"
    rf"(?:遥(?P<flight>{_NUMBER}))?"
)
_ROMAN: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def craft_in(folded: str) -> Iterator[Term]:
    """Yield an entry for each numbered craft that the folded text names.

    >>> text = "神舟十八号由长征二号f遥十八运载火箭发射，风云三号g星和雪龙2号"
    >>> [term.en for term in craft_in(text)]
    ['Shenzhou-18', 'Long March-2F Y18', 'Fengyun-3G', 'Xuelong 2']
    >>> [term.en for term in craft_in("资源一号文件，高分十二号05星")]
    ['Gaofen-12 05']
    """
    yield from _weapons_in(folded)
    for zh in dict.fromkeys(match[0] for match in _pattern().finditer(folded)):
        found = _pattern().fullmatch(zh)
        number = whole(found["number"]) if found is not None else None
        if found is None or not number:
            continue
        row = _table()[found["name"]]
        letter = (found["letter"] or "").upper()
        flight = whole(found["flight"])
        tail = _LETTERS.get(letter, letter)
        tail += f" Y{flight}" if flight else f" {found['star']}" if found["star"] else ""
        names = [row["en"], *(one for one in row["variants"].split("|") if one)]
        forms = [form + tail for name in names for form in _forms(name, number, row["joint"])]
        yield Term(
            zh=zh, en=forms[0], variants=tuple(forms[1:]), kind="project", note="composed",
            origin="builtin:craft.tsv",
        )  # fmt: skip


def _weapons_in(folded: str) -> Iterator[Term]:
    """Yield an entry for each weapon by its number: 东风-31BJ is DF-31BJ.

    >>> [term.en for term in _weapons_in("东风-31bj、巨浪-3、攻击-11无人机")]
    ['DF-31BJ', 'JL-3', 'GJ-11']
    """
    for match in dict.fromkeys(found.groups() for found in _weapons().finditer(folded)):
        name, number = match
        row = _table()[name]
        names = [row["en"], *row["variants"].split("|")]
        forms = [f"{form}{joint}{number.upper()}" for form in names for joint in ("-", " ", "")]
        yield Term(
            zh=f"{name}-{number}", en=forms[0], variants=tuple(forms[1:]), kind="project",
            note="composed", origin="builtin:craft.tsv",
        )  # fmt: skip


def _forms(name: str, number: int, joint: str) -> list[str]:
    """Return the ways to write a name and its number, that of the table first."""
    digits = [f"{name}-{number}", f"{name} {number}", f"{name} No. {number}", f"{name}{number}"]
    roman = [f"{name} {_ROMAN[number]}", f"{name}-{_ROMAN[number]}"] if number < 11 else []
    spelled = [f"{name} {ONES[number].capitalize()}"] if number < len(ONES) else []
    return list(dict.fromkeys([f"{name}{joint}{number}", *digits, *roman, *spelled]))


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return {row["zh"]: row for row in rows("summarizer.glossary", "craft.tsv")}


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?P<name>{_names('craft')})(?P<number>{_NUMBER})号(?!文|[楼院令线馆门店])(?:{_SUFFIX})",
        regex.IGNORECASE,
    )


@cache
def _weapons() -> regex.Pattern[str]:
    return regex.compile(
        rf"({_names('weapon')})-(\d{{1,3}}[a-z]{{0,3}})(?![a-z])", regex.IGNORECASE
    )


def _names(kind: str) -> str:
    found = (zh for zh, row in _table().items() if row["kind"] == kind)
    return "|".join(sorted(found, key=lambda zh: (-len(zh), zh)))

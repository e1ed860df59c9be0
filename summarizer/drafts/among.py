"""Departments and persons told by some of them: 教育部等五部门 are five, of which it is one.

A small model wrote "the Ministry of Education and five other departments", and "Ma Hancheng and
other 11 people" for 11 of whom he is one.
"""

from __future__ import annotations

from typing import Final

import regex

from summarizer.quantities.date_parts import whole
from summarizer.quantities.spelling import ONES

_SAID: Final = regex.compile(
    r"等(?P<n>[一二两三四五六七八九十]{1,2}|\d{1,2})(?:个|家|大)?(?P<what>部门|部委|机构|单位)"
    r"(?=联合|[印下发共日近出决召对])"
)
_STOP: Final = regex.compile(r"[，。；：]|近日|日前|日(?=\p{Lu})")
_NAME: Final = r"(?:\p{Lu}[\p{L}’'&.,/() -]{2,90}|\p{Han}{2,10})"
_NAMES: Final = regex.compile(rf"{_NAME}(?:[、和]{_NAME})*+")
_PERSON: Final = r"\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'.-]+){1,3}"
_PERSONS: Final = regex.compile(
    rf"(?<!\p{{Latin}} ?)(?P<names>{_PERSON}(?:[、和]{_PERSON})*)"
    r"等(?P<n>\d{1,3})人(?!\p{Han}?次)"
)
_MOST_CHARS: Final = 240
"""Of a row of departments; what is longer is none."""
_WHAT: Final = {
    "部门": "departments",
    "部委": "ministries and commissions",
    "机构": "institutions",
    "单位": "organizations",
}


def among(text: str) -> str:
    """Say of departments and persons that some of them are named.

    >>> among("Ministry of Education等五部门联合印发通知")
    'five departments including the Ministry of Education联合印发通知'
    >>> among("该部等五部门已提交，工信部等3家单位共同发布")
    '该部等五部门已提交，three organizations including 工信部共同发布'
    >>> among("Ministry of Education、公安部等八部门印发通知")
    'eight departments including the Ministry of Education and 公安部印发通知'
    >>> among("决定Yu Huiwen、Ma Hancheng等11人当选")
    '决定11 people including Yu Huiwen and Ma Hancheng当选'
    """
    text = _PERSONS.sub(_people, text)
    pieces: list[str] = []
    done = 0
    for match in _SAID.finditer(text):
        row = text[max(done, match.start() - _MOST_CHARS) : match.start()]
        row = row[max((stop.end() for stop in _STOP.finditer(row)), default=0) :]
        start = match.start() - len(row)
        if row and _NAMES.fullmatch(row):
            pieces += [text[done:start], _including(match, row)]
            done = match.end()
    return "".join([*pieces, text[done:]])


def _including(match: regex.Match[str], row: str) -> str:
    names = [
        f"the {name}" if name.startswith(("Ministry", "State", "National", "People")) else name
        for name in regex.split("[、和]", row)
    ]
    return _some(whole(match["n"]) or 0, _WHAT[match["what"]], names)


def _people(match: regex.Match[str]) -> str:
    names = regex.split("[、和]", match["names"])
    if len(names) >= int(match["n"]):
        return match[0]  # 张三、李四等2人: these are all
    return _some(int(match["n"]), "people", names)


def _some(number: int, what: str, names: list[str]) -> str:
    said = ONES[number] if number < len(ONES) else str(number)
    first = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    return f"{said} {what} including {first}"

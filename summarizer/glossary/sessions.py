"""Sessions of the organs of Party and State by number: 二十届四中全会, 十四届全国人大三次会议.

A small model counts terms and sessions in one: "the 20th session". English as on the State
Council's pages: Fourth Plenary Session of the 20th CPC Central Committee.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.quantities.date_parts import whole
from summarizer.quantities.spelling import nth
from summarizer.records import Term

_NUMBER: Final = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_PLENARY: Final = "Plenary Session"
_DISCIPLINE: Final = "{} CPC Central Commission for Discipline Inspection"
_ORGANS: Final = {
    "": (_PLENARY, "{} CPC Central Committee"),
    "中央委员会": (_PLENARY, "{} CPC Central Committee"),
    "中央纪委": (_PLENARY, _DISCIPLINE),
    "中央纪律检查委员会": (_PLENARY, _DISCIPLINE),
    "全国人大": ("Session", "{} National People's Congress"),
    "全国人民代表大会": ("Session", "{} National People's Congress"),
    "全国人大常委会": ("session", "Standing Committee of the {} National People's Congress"),
    "全国人民代表大会常务委员会":
        ("session", "Standing Committee of the {} National People's Congress"),
    "全国政协": ("Session", "{} CPPCC National Committee"),
    "全国政协常委会": ("session", "Standing Committee of the {} CPPCC National Committee"),
}  # fmt: skip
"""What a session of each organ is called, and the organ with the number of its term."""
_ANY: Final = "|".join(sorted(_ORGANS, key=len, reverse=True))
_TERM: Final = rf"第?(?P<term>{_NUMBER})届"
_SESSION: Final = regex.compile(
    rf"(?:(?:党的|中国共产党|中共)?{_TERM}(?P<organ>{_ANY})|(?P<organ>全国(?:人大|政协)){_TERM})"
    rf"第?(?P<number>{_NUMBER})(?P<what>中全会|次全会|次全体会议|次会议)"
)


def sessions_in(folded: str) -> Iterator[Term]:
    """Yield an entry for each session that the folded text names with its term and number.

    >>> [term.en for term in sessions_in("党的二十届四中全会和十四届全国人大三次会议")]
    ['Fourth Plenary Session of the 20th CPC Central Committee', \
"Third Session of the 14th National People's Congress"]
    >>> list(sessions_in("第十四届会议第三次会议"))
    []
    """
    seen: set[str] = set()
    for found in _SESSION.finditer(folded):
        term, number = whole(found["term"]), whole(found["number"])
        bare = not found["organ"] and found["what"] != "中全会"
        if bare or not term or not number or found[0] in seen:
            continue
        seen.add(found[0])
        kind, organ = _ORGANS[found["organ"]]
        ordinal = nth(number) if kind == "session" else nth(number).capitalize()
        english = f"{ordinal} {kind} of the {organ.format(nth(term))}"
        yield Term(
            zh=found[0], en=english, kind="other", article=True,
            variants=(english[0].lower() + english[1:].replace(kind, kind.lower(), 1),),
            note="session", origin="builtin:sessions",
        )  # fmt: skip

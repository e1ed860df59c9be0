"""Short names that mean one thing in one kind of document: 大会 is the General Assembly only in the
documents of the United Nations.

A table of settings/ joins the glossary where a document shows two signs of its kind.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import regex

from summarizer.glossary.shipped import table_of
from summarizer.records import Term

SIGNS: Final = 2
UNITED_NATIONS: Final = "united_nations"
_SIGNS: Final = {
    UNITED_NATIONS: (
        r"大会(?:第?.{1,6}届|第.{1,9}号|主席)",
        r"第(?:\w{1,3}-)?\d{1,3}/\d{1,3}号|第\d{1,4} ?[(（](?:19|20)\d\d[)）]|\b[AES]/[\w./-]*\d",
        r"安全理事会|安理会",
        r"经济及社会理事会|经社理事会|人权理事会",
        r"秘书长的?报告|联合国秘书长|秘书长特别代表",
        r"缔约国|会员国|常驻代表",
        r"维持和平行动|维和行动|特派团|方案预算",
        r"联合国系统|联合国宪章|联合国大会",
    ),
}
"""What tells each kind of document; each pattern is one sign, however often it stands there."""


def setting_of(text: str) -> str:
    """Return the kind of a document, "" where it is none that is known. text: folded.

    >>> setting_of("秘书长的报告\\n大会第七十四届会议"), setting_of("大会选举了中国足协秘书长")
    ('united_nations', '')
    """
    for name, signs in _SIGNS.items():
        if sum(regex.search(sign, text) is not None for sign in signs) >= SIGNS:
            return name
    return ""


def settings_in(text: str) -> tuple[Term, ...]:
    """Return the entries that hold in a document of this kind. text: folded.

    >>> [t.en for t in settings_in("秘书长的报告\\n大会第七十四届会议") if t.zh == "大会"]
    ['General Assembly']
    """
    name = setting_of(text)
    return _entries(f"{name}.tsv") if name else ()


@cache
def _entries(name: str) -> tuple[Term, ...]:
    path = files("summarizer.glossary").joinpath("settings").joinpath(name)
    return table_of(name, path.read_bytes()).terms

"""No "Mr." without 先生, no "acting" without 代: words before persons that the Chinese lacks."""

from __future__ import annotations

from typing import Final

import regex

_HONOURED: Final = regex.compile("先生|女士|小姐|夫人|太太|阁下|Mr|Ms")
_MR: Final = regex.compile(r"\b(?:Mr|Mrs|Ms)\b\.? (?=\p{Lu}\p{Ll})")
_BEHIND: Final = regex.compile(
    r"(?P<name>\b\p{Lu}[\p{Ll}'’-]+(?: \p{Lu}[\p{Ll}'’-]+){1,2}), (?P<mr>Mr|Mrs|Ms)\b\.?,?(?= )"
)
_ACTING: Final = regex.compile(
    r"\b(?:acting|interim) (?=(?:vice |deputy )?(?:chair(?:man|woman)?|president|director|minister"
    r"|mayor|governor|premier|head|secretary)\b)",
    regex.I,
)
_STANDS_IN: Final = regex.compile(
    "(?<![时世近当取现年古后历朝替交一第下新])代(?=[总主部省市县州区行院局处校会董理])|临时|署理|看守|过渡|暂任"
)


def without_honorifics(english: str, chinese: str) -> str:
    """Return the English without an honorific or an "acting" that the Chinese lacks.

    >>> without_honorifics("the Minister of Commerce, Mr. Wang Wentao, met him", "商务部部长王文涛")
    'the Minister of Commerce, Wang Wentao, met him'
    >>> without_honorifics("The holder Zhang Yiming, Mr., has pledged shares", "张一鸣先生质押股份")
    'The holder Mr. Zhang Yiming has pledged shares'
    >>> without_honorifics("Robin Zeng, acting chairman of CATL, said", "宁德时代董事长曾毓群说")
    'Robin Zeng, chairman of CATL, said'
    """
    english = _BEHIND.sub(r"\g<mr>. \g<name>", english)
    if not _HONOURED.search(chinese):
        english = _MR.sub("", english)
    return english if _STANDS_IN.search(chinese) else _ACTING.sub("", english)

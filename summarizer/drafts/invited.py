"""应X邀请，Y访华: the English begins "At the invitation of".

Left to itself a small model makes X the subject of the visit, or adds "me" who is invited.
"""

from __future__ import annotations

from typing import Final

import regex

OPENING: Final = "At the invitation of "
_INVITED: Final = regex.compile(r"应(?![该当])[^，,。；]{2,120}?邀请[，,]")
_BEHIND: Final = regex.compile(
    r"(?P<who>[^，,。；：:“”\"]{2,60}?)(?P<will>将)?(?<![适响反供相回对顺效感是系属])"
    r"应(?![该当对用变急邀])(?P<host>[^，,。；]{2,80}?)的?邀请[，,]?(?P<rest>[^，,。；].*)"
)


def invited(text: str) -> tuple[str, str]:
    """Return a sentence with its invitation first, and what its English begins with, or "".

    >>> invited("格罗西应中国政府邀请访问中国。")
    ('应中国政府邀请，格罗西访问中国。', 'At the invitation of ')
    >>> invited("李强总理将应主席邀请，出席会晤。")[0]
    '应主席邀请，李强总理将出席会晤。'
    >>> others = ("他对应邀请表示感谢。", "供应商邀请客户参观。", "访问是应王毅邀请进行的。")
    >>> [invited(zh)[1] for zh in others]
    ['', '', '']
    """
    if _INVITED.match(text):
        return text, OPENING
    found = _BEHIND.fullmatch(text)
    if found is None:
        return text, ""
    moved = f"应{found['host']}邀请，{found['who']}{found['will'] or ''}{found['rest']}"
    return moved, OPENING

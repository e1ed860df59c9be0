"""Times that open a clause, held apart from its subject by a comma.

Chinese writes 上半年出口增速回落 in one go. A small model took the time for a part of the subject
("the first half of the export growth") or for a length ("a 6-month increase" for 6月); with a comma
it writes "In the first half, export growth slowed".
"""

from __future__ import annotations

from typing import Final

import regex

from summarizer.records import Mark

_COUNT: Final = r"[一二两三四五六七八九十几\d]+"
_TIME: Final = (
    r"(?:(?:\d{4}年度?|[今去前明本当]年)(?:\d{1,2}月(?:份|末|底|初)?|年?[初末底])?"
    r"|\d{1,2}月(?:份|末|底|初)?|当[日月天]|本[周月季]"
    rf"|(?:近|过去|未来|今后){_COUNT}个?[年月天周](?:来|里|内|间)?|{_COUNT}(?:年|个月)来)"
)
_NO_SUBJECT: Final = (
    r"同期|全年|[上下]半年|[上下]午|凌晨|左右|[第一二三四]+季|春节|国庆|中秋|元旦|中(?![国央])|生(?!产)|"
    r"[以之的是为度版款级期初末底起至到前后内间里来和与或及比较报会年春夏秋冬约已将共再又也还仍就才都均时此]"
)
"""What goes on with a time, or has no subject."""
_SUBJECT: Final = rf"(?!{_NO_SUBJECT})(?![^，。；]{{1,8}}的)[\p{{Han}}\p{{Lu}}]"
_STARTS: Final = ("", *"，。；：“")
_PAST: Final = regex.compile("(?:^|[，。；：“])(?:过去|未来|今后|最近|近)$")
_SPANS: Final = "年月天周"
_DAY: Final = "日"
"""A model reads a day as what it is."""
_FOLLOWS: Final = regex.compile(_SUBJECT)
_OPENING: Final = regex.compile(rf"(?:^|(?<=[，。；：“])){_TIME}(?={_SUBJECT})")
_SENTENCE: Final = regex.compile("[。！？；]")


def opens(text: str, mark: Mark) -> bool:
    """Tell whether a mark is a time that opens a clause, with the subject right behind it.

    >>> half = Mark(start=0, end=3, zh="上半年", kind="period", en="the first half", source="")
    >>> [opens(text, half) for text in ("上半年出口回落。", "上半年的出口回落。", "上半年出口")]
    [True, False, False]
    """
    before = text[: mark.start]
    if mark.kind == "measure":
        starts = _PAST.search(before) is not None and mark.zh[-1] in _SPANS
    else:
        dated = mark.kind in ("period", "date") and not mark.zh.endswith(_DAY)
        starts = dated and before[-1:] in _STARTS
    return bool(starts and _SENTENCE.search(text) and _FOLLOWS.match(text, mark.end))


def apart(text: str) -> str:
    """Put a comma behind each time in Chinese that opens a clause with a subject.

    >>> apart("6月社会融资规模增加。"), apart("过去一年两国贸易额增加。")
    ('6月，社会融资规模增加。', '过去一年，两国贸易额增加。')
    >>> apart("2018年成立的公司有三家。"), apart("去年同期增加。"), apart("2016年大事记")
    ('2018年成立的公司有三家。', '去年同期增加。', '2016年大事记')
    """
    if _SENTENCE.search(text) is None:
        return text
    return _OPENING.sub(r"\g<0>，", text)

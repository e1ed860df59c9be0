"""Parts of laws and treaties: 宪法第247条 is Article 247, 第三条生产线 the third line."""

from __future__ import annotations

import re
from typing import Final

PARTS: Final = {
    "条": "Article", "章": "Chapter", "节": "Section", "款": "paragraph", "项": "item",
    "段": "paragraph",
}  # fmt: skip
SECTION: Final = "section"
"""What 第27款 of a budget is."""
BRACKETED: Final = re.compile(
    r"第\ ?[（(]\ ?(?P<number>[\d一二三四五六七八九十]{1,3})\ ?[）)]\ ?(?P<part>[项款])"
    r"(?:\ ?[（(]\ ?(?P<letter>[a-z])\ ?[）)]\ ?项)?"
)
"""第（二）项 and 第(2)款(a)项."""
_NAME: Final = re.compile(
    r"(?:》|(?<![做方看想说手办])法|条[例约]|规[定则章]|章程|协[定议]|公约|办法|细则|决[定议]|宪章|守则|准则|合同|报告|文件|宣言|声明|公报|草案|附件)"
    r"(?:\ ?[（(][^（()）]{1,40}[)）])?(?:的|中|之)?\ ?$"
    r"|[A-Z]/[A-Z0-9./-]*\d[）)]?[，,、]?\ ?$"
    r"|第[IVX]{1,5}部分?$"  # 第XV部第352条
)
"""What a part stands behind: 条例, 报告（A/75/6）, A/75/6，."""
_CUE: Final = re.compile(
    r"(?:依[照据]|根据|[上下前]文|附件|参见|[（(，,。]见|按照?|违反|适用|援引|触犯|符合|引用|修改|修正)[^，,。；：:！？\n]{0,8}$"
    r"|[（(]$"  # 时效为十年(第2条、第4条和第16条)
)
_STATED: Final = re.compile(
    r"\ ?(?:[之的所]|明确|中的?)?(?:规定|条款)"
    r"|(?:[、及和或]|以及)\ ?第\ ?(?:\d{1,3}|[一二三四五六七八九十百]{1,5})[A-Z]{1,2}[章条]"
)
"""What stands behind 第三条规定, and behind the first of 第十四章及第十四A章."""
_FREE: Final = re.compile(
    r"\ ?(?:$|[，,。；：:、！？\n（()）》”\"]|[之的中和及与或至到第]|规定|明确|所|以及)"
)
_TOLD: Final = re.compile(
    r"(?:\ ?(?:[、，,和及至与]|以及)\ ?第?\ ?[\d一二三四五六七八九十]{1,3}\ ?[章节]?)*"
    r"\ ?[则还将也]?"
    r"(?:阐述|论述|概述|载[有列述]|介绍|讨论|述及|分析|列[出有举]|探讨|审查|总结|说明|叙述|回顾|涉及|重点"
    r"|提[供出]|简要|描述|评[估述]|报告)"
)
"""What stands behind 第二节 and 第三节和第四节 where a text tells what they are about."""
_OTHER: Final = {  # what makes an ordinal of 第一节, 第二章, 第三条, 第一款, 第二项 after a law too
    "条": re.compile("生产|[铁公高道航线街河路]|跑道|消息|建议|意见|措施|理由"),
    "章": re.compile("节奏|程"),
    "节": re.compile("[课车目奏约能电]|比赛"),
    "款": re.compile("[车机新手产]|式"),
    "项": re.compile("[目工任议]|决议|措施"),
    "段": re.compile("[落路航行旅感生视音录]|时间|时期|婚|关系|经历|工程|区间"),
}
_HIGHER: Final = {"条": "", "章": "", "节": "章", "款": "条章节", "项": "条款", "段": ""}
LETTERS: Final = {
    **dict(zip("甲乙丙丁戊己庚辛", "abcdefgh", strict=True)),
    **dict(zip("子丑寅卯辰巳午未", "abcdefgh", strict=True)),
}
"""What (丙)项 and (寅)项 of a treaty are: item (c)."""
LETTER: Final = rf"(?P<letter>[a-z]|[ivx]{{1,4}}|[{''.join(LETTERS)}])"
_NUMBER: Final = r"第?\ ?[（(]?\ ?[\d一二三四五六七八九十百千零〇]{1,6}\ ?[）)]?\ ?"
_TEXT: Final = re.compile(r"\ ?(?:案文|草案|方括号|的?(?:案文|措辞|标题)|[内下])")
"""What stands behind 第2款 of a draft that is talked about."""
_PLAIN_END: Final = re.compile(r"\ ?(?:$|[，,。；：）)]|所[载述])")
_BUDGET: Final = re.compile(r"(?:预算|经费)(?:的|中|之)?\ ?(?:第[\d、和及至]+款?[、和及至]\ ?)?$")
_OF_THE_CHARTER: Final = re.compile(
    r"宪章》?(?:的|中)?第[^条，,。]{1,8}条(?:的)?\ ?(?:第[^项，,。]{1,4}项[、和及])?$"
)
_OPENED: Final = re.compile(r"[\ \u3000]|$|(?=第[一二三四五六七八九十百\d]{1,4}[条章节款])")
"""What stands behind 第十一条 where it opens an article of the text itself."""
_WINDOW: Final = 60
_JOINED: Final = {
    part: re.compile(
        rf"(?:第(?:[^，,。；第]{{0,6}}[{part}]|\ ?[\d一二三四五六七八九十百]{{1,5}}\ ?)"
        r"(?:[、和及至或到与,，]|以及)\ ?)+$"
    )
    for part in PARTS
}
"""What stands before the last of 第三条、第四条和第六条, or of 第7、第9和第14条."""
_UNDER: Final = {
    part: re.compile(rf"{_NUMBER}[{higher}]\ ?的?$") for part, higher in _HIGHER.items() if higher
}
_OVER: Final = {
    part: re.compile(
        rf"\ ?的?第\ ?[（(]?\ ?[\d一二三四五六七八九十百零]{{1,5}}\ ?[）)]?\ ?"
        rf"[{''.join(low for low, high in _HIGHER.items() if part in high)}](?![课车目])"
        + (r"|[，,]\ ?第\ ?\d{1,3}\ ?段" if part == "章" else "")
    )
    for part in "条章款"
}


def part_of_law(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return what a numbered part of a law is called in English, and where it ends.

    start, end: the span of the number with its 第; the counter follows.

    >>> part_of_law("《宪法》第247条提供", 4, 8), part_of_law("第三条生产线", 0, 2)
    (('Article', 9), None)
    >>> part_of_law("第十一条 违反本办法的", 0, 3)
    ('Article', 4)
    >>> part_of_law("保留第2款案文", 2, 4), part_of_law("方案预算第27款", 4, 7)
    (('paragraph', 5), ('section', 8))
    >>> part_of_law("《宪章》第九十七条第三项", 9, 11)
    ('paragraph', 12)
    """
    pos = end + 1 if text[end : end + 1] == " " else end
    part = text[pos : pos + 1]
    if part not in PARTS or _OTHER[part].match(text, pos + 1):
        return None
    before = text[max(0, start - _WINDOW) : start]
    if part == "款" and _BUDGET.search(before):
        return SECTION, pos + 1
    if part == "项" and _OF_THE_CHARTER.search(before):
        return PARTS["款"], pos + 1
    arabic = text[end - 1 : end].isascii()
    opens = start == 0 and _OPENED.match(text, pos + 1)
    drafted = part in "条款" and arabic and _TEXT.match(text, pos + 1)
    drafted = drafted or (part == "段" and arabic and _PLAIN_END.match(text, pos + 1))
    told = part in "章节" and _TOLD.match(text, pos + 1)
    if opens or drafted or told or _cited(part, before, text, pos + 1):
        return PARTS[part], pos + 1
    return None


def _cited(part: str, before: str, text: str, pos: int) -> bool:
    """Tell whether what stands around a number makes it one of a law's; pos: behind the part."""
    if _NAME.search(before) or _STATED.match(text, pos):
        return True
    under, over = _UNDER.get(part), _OVER.get(part)
    if (under and under.search(before)) or (over and over.match(text, pos)):
        return True
    joined = _JOINED[part].search(before)
    head = before if joined is None else before[: joined.start()]
    cited = _CUE.search(head) or (joined and _NAME.search(head))
    return bool(cited and _FREE.match(text, pos))

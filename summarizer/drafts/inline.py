"""Marks for chat models: the English written into the Chinese sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

import regex

from summarizer.chars import han_count
from summarizer.drafts.among import among
from summarizer.drafts.citations import cited, citing
from summarizer.drafts.duties import dutiful
from summarizer.drafts.posts import posted
from summarizer.drafts.ranks import ranked
from summarizer.drafts.rows_of_days import days_joined, in_rows_of_days
from summarizer.drafts.rows_of_parts import opens_row
from summarizer.drafts.times import apart, dated, is_clock, opened
from summarizer.drafts.within import level, nested
from summarizer.quantities.laws import PARTS
from summarizer.records import Mark
from summarizer.tables import rows

FILLED: Final = 0.3
"""From this share of a document's Han characters on, examples teach a model nothing."""
_PLAIN_FIGURE: Final = regex.compile(
    r"\d{4}年(?:\d{1,2}月(?:份|\d{1,2}日)?)?|\d{1,2}月(?:份|\d{1,2}日)?|\d{1,3}(?:\.\d+)?%"
    r"|\d{1,3}(?:\.\d+)?分|(?:\d{1,3}|[一二两三四五六七八九十])[个家名人次项条座台辆种年天岁月日周国起份位只所]{0,2}"
)
_PARTS: Final = frozenset(PARTS.values())
_NEXT_NUMBER: Final = 6
"""So many characters at most from a number of a row to the next: (b)、."""
_LATIN: Final = regex.compile(r"[A-Za-z\d]")
_BARE_DAY: Final = regex.compile(r"\d{1,2}[日号]")
_TOTAL: Final = regex.compile(
    r"(?:[金总余]额|[易业售合同资款]额|[总产]值|增加值|总量|收入|利润|(?<!进)[出进]口)$"
)
_COUNTED: Final = regex.compile(
    r"(?<!单个|单个金额|单项)"
    r"(?P<amount>(?:more than|at least|over|less than|at most) \S+ (?:[mb]illion|trillion))的"
    r"(?P<thing>\p{Han}{2,6})(?P<count>\d[\d,]*[个家项起笔宗]?)(?=[，。；、]|$)"
)
"""上亿美元的项目315个: a small model takes the amount for the total of all."""
_THINGS: Final = {"项目": "projects", "合同": "contracts", "订单": "orders", "工程": "projects"}
_SIZED: Final = regex.compile(
    r"(?P<amount>(?:more than|at least|over) (?:RMB )?\S+ (?:[mb]illion|trillion))"
    rf"(?P<thing>{'|'.join(_THINGS)})(?P<count>\d[\d,]*)[个家项份]?(?=[，。；、]|$)"
)


def inline(text: str, marks: Sequence[Mark]) -> str:
    """Return the sentence with each mark replaced by its English.

    >>> fund = Mark(start=0, end=4, zh="丝路基金", kind="term", en="Silk Road Fund", source="")
    >>> inline("丝路基金发挥了作用", [fund])
    'Silk Road Fund发挥了作用'

    An amount that each thing counted has is said to be each one's:

    >>> sum_ = Mark(start=0, end=4, zh="上亿美元", kind="money", en="more than US$100 million",
    ...             source="figure")
    >>> inline("上亿美元的项目315个，增加28个", [sum_])
    '单个金额more than US$100 million的项目达315个，增加28个'

    >>> sum_ = Mark(start=0, end=4, zh="亿元以上", kind="money", en="at least RMB 100 million",
    ...             source="figure")
    >>> inline("亿元以上项目187个，增加28个", [sum_])
    '187 projects of at least RMB 100 million each，增加28个'

    Officialese that a small model misreads is said more plainly:

    >>> inline("国开行将新增安排专项贷款", [])
    '国开行将再提供专项贷款'

    A sum right after what it measures is said to be that; a small model took "turnover of projects
    US$61 billion" for a verb:

    >>> turnover = Mark(start=0, end=5, zh="完成营业额", kind="term", en="turnover", source="")
    >>> sum_ = Mark(start=5, end=11, zh="612亿美元", kind="money", en="US$61.2 billion", source="")
    >>> inline("完成营业额612亿美元", [turnover, sum_])
    'turnover为US$61.2 billion'

    A resolution is cited in the order of English:

    >>> from summarizer.quantities import find, render
    >>> inline("其2018年12月20日第73/195号决议第12段", [
    ...     Mark(start=q.start, end=q.end, zh=q.text, kind="count" if i else "date", en=render(q),
    ...          source="figure", quantity=q)
    ...     for i, q in enumerate(find("其2018年12月20日第73/195号决议第12段"))])
    '其paragraph 12 of resolution 73/195 of December 20, 2018'

    Two other marks that touch are kept apart by a space:

    >>> year = Mark(start=4, end=9, zh="2016年", kind="date", en="2016", source="figure")
    >>> inline("丝路基金2016年成立", [fund, year])
    'Silk Road Fund 2016成立'
    """
    pieces: list[str] = []
    cursor = 0
    before: Mark | None = None
    for mark in posted(
        text, nested(text, dated(text, ranked(text, cited(text, days_joined(text, marks)))))
    ):
        between = text[cursor : mark.start]
        if not between and before is not None:
            between = "为" if _measures(before, mark) else _tie(before, mark)
        elif pieces and _LATIN.match(between):
            between = f" {between}"  # M2 after broad money
        elif mark.kind == "money" and _TOTAL.search(between):
            between += "为"
        pieces += [between, opened(text, mark)]
        cursor = mark.end
        before = mark
    rest = text[cursor:]
    gap = " " if pieces and _LATIN.match(rest) else ""
    whole = apart(dutiful(among(_plainer("".join([*pieces, gap, rest])))))
    whole = _COUNTED.sub(r"单个金额\g<amount>的\g<thing>达\g<count>", whole)
    return _SIZED.sub(_sized, whole)


def _tie(before: Mark, mark: Mark) -> str:
    """Return what stands between two marks that touch: Article 9, paragraph 1."""
    parts = [figure.unit for figure in (before.quantity, mark.quantity) if figure]
    return ", " if len(parts) == 2 and set(parts) <= _PARTS else " "


def _sized(match: regex.Match[str]) -> str:
    """Say 亿元以上项目187个 in English; a small model made "at least RMB 100 million projects"."""
    things = _THINGS[match["thing"]]
    return f"{match['count']} {things} of {match['amount']} each"


def _measures(mark: Mark, figure: Mark) -> bool:
    """Tell whether a mark is a total, and the next one how large it is."""
    return figure.kind in ("money", "measure") and _TOTAL.search(mark.zh) is not None


def _plainer(text: str) -> str:
    for pattern, plain in _rows():
        text = pattern.sub(plain, text)
    return text


@cache
def _rows() -> tuple[tuple[regex.Pattern[str], str], ...]:
    return tuple(
        (regex.compile(row["zh"], regex.V1), row["plain"])
        for row in rows("summarizer.drafts", "plainer.tsv")
    )


def hard(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks that a model must not be trusted with.

    A year, a percentage, a small count or a country comes out right nearly always, and is checked
    like the rest; written in English, it costs fluency: on FLORES dev, first 60, all marks inline
    took 2.3 BLEU. What a second try needs is written in whole.

    >>> spain = Mark(start=0, end=3, zh="西班牙", kind="term", en="Spain", source="cldr")
    >>> hard([spain])
    ()
    """
    beside = {mark.start for mark in marks if citing(mark)}
    beside |= {mark.start for mark in marks if is_clock(mark)}  # 10月5日2时51分
    beside |= {mark.start for mark in marks if level(mark) and not _easy(mark)}  # 日本东京
    rows = _numbers_in_rows(marks) | in_rows_of_days(marks)
    return tuple(m for m in marks if m.end in beside or m.start in rows or not _easy(m))


def _numbers_in_rows(marks: Sequence[Mark]) -> set[int]:
    """Return where the bare numbers of 第12、15和22段 begin: its 15 and 22."""
    found: set[int] = set()
    for before, mark in pairwise(marks):
        follows = mark.start - before.end <= _NEXT_NUMBER and mark.kind == "count"
        if follows and (opens_row(before) or before.start in found):
            found.add(mark.start)
    return found


def filled(texts: Sequence[str], marks: Sequence[Sequence[Mark]]) -> bool:
    """Tell whether names and figures in English fill the sentences of a document.

    texts: the sentences; marks: of each. The press article has 35% of its Han characters under
    hard marks, documents of the Hong Kong Monetary Authority with their glossary 40 and 62%, news
    10 to 15%, most documents of eval/suites/own under 23%.

    >>> fund = Mark(start=0, end=4, zh="丝路基金", kind="term", en="Silk Road Fund", source="")
    >>> filled(["丝路基金发挥了作用"], [[fund]]), filled(["该基金发挥了作用"], [[]])
    (True, False)
    """
    marked = sum(han_count(mark.zh) for row in marks for mark in hard(row))
    return marked >= FILLED * max(sum(map(han_count, texts)), 1)


def _easy(mark: Mark) -> bool:
    if mark.kind == "date" and _BARE_DAY.fullmatch(mark.zh):
        return False  # a model names a month of its own
    if mark.quantity is not None:
        return _PLAIN_FIGURE.fullmatch(mark.zh) is not None
    return mark.source == "cldr"

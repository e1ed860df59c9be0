"""What 次 and 架次 count: times or the thing named after them, flights or sorties."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from summarizer.quantities import vocabulary

_HAN: Final = re.compile(r"\ ?([\u4e00-\u9fff])")
_NUMERAL: Final = "[\\d.,一二三四五六七八九十百千万两几数多余来]{1,8}"
_LEADING: Final = re.compile(  # what leads up to a noun, the count between them
    r"(?:[的了过这那每有]|以[上下]|经历|经过|进行|举行|召开|举办|开展|实施|组织|发生|贡献|包括"
    r"|完成|发起|发动|遭遇|遭受|插播|安排)"
    rf"\ ?(?:约|近|超过?|逾|至少|最多|不少于|不到)?\ ?{_NUMERAL}\ ?$"
)
_ADVERBIAL: Final = re.compile(  # 每天三次, 去了三次北京
    rf"(?:每[天日周月年季]度?|(?:[去来到赴]|[访询]问|会见)[了过])\ ?{_NUMERAL}\ ?$"
)
_CIVIL: Final = re.compile("航班|民航|机场|客运|旅客|航空公司|客机|乘客")
_MILITARY: Final = re.compile("军|战机|战斗机|轰炸|空袭|侦察|作战|演练|航母|飞行训练")
_SENTENCE_END: Final = re.compile("[。！？!?\n]")
_WINDOW: Final = 60
_LEAD: Final = 16


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """What may follow 次, by kind: verbs, nouns that begin like one, words that may be either."""
    kinds: dict[str, list[str]] = {}
    for row in vocabulary.rows("occasions"):
        kinds.setdefault(row["kind"], []).append(row["zh"])
    return {
        kind: re.compile(rf"\ ?(?:{vocabulary.alternation(words)})")
        for kind, words in kinds.items()
    }


def counts_times(text: str, pos: int) -> bool:
    """Tell whether 次, which begins at pos, counts times; else only the noun after it counts.

    >>> counts_times("出场468次攻入403球", 5), counts_times("三次会面", 1)
    (True, False)
    """
    if _HAN.match(text, pos + 1) is None or _ADVERBIAL.search(text, max(0, pos - _LEAD), pos):
        return True
    words = _words()
    if words["noun"].match(text, pos + 1):
        return False
    if words["verb"].match(text, pos + 1):
        return True
    if words["either"].match(text, pos + 1) is None:
        return False
    return _LEADING.search(text, max(0, pos - _LEAD), pos) is None


def counts_flights(text: str, pos: int) -> bool:
    """Tell whether 架次 counts civil flights; else they are sorties."""
    before = _SENTENCE_END.split(text[max(0, pos - _WINDOW) : pos])[-1]
    after = _SENTENCE_END.split(text[pos : pos + _WINDOW])[0]
    around = before + after
    return _CIVIL.search(around) is not None and _MILITARY.search(around) is None

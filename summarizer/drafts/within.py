"""Places named from the greater to the smaller: 海南三亚 is Sanya, Hainan.

Side by side in a prompt, Hainan Sanya stayed so in the English of a small model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import regex

from summarizer.names import regions
from summarizer.names.vocabulary import table
from summarizer.records import Mark

_COUNTRY, _PROVINCE, _CITY, _COUNTY, _PLACE, _ROAD = range(6)
_PROVINCIAL: Final = regex.compile(r"(?:省|自治区|特别行政区)$")
_STATE: Final = regex.compile(r"[州邦郡]$")  # 加州, where it is no city of China's
_PREFECTURAL: Final = regex.compile(r"(?:市|自治州|地区|盟)$")
_LOCAL: Final = regex.compile(r"(?:县|(?<!地|治|政)区|旗|镇|乡|村|街道)$")
_NATURE: Final = regex.compile(
    r"\b(?:River|Sea|Ocean|Mountains?|Lake|Straits?|Plateau|Basin|Gulf|Bay|Delta|Islands?|Peninsula"
    r"|Railway|Expressway|Canal|Bridge|Airport|Port|Zone|Area|Asia|Africa|Europe|America)\b"
)
"""What lies in more than one province, or is no place that people live in."""
_STREET: Final = regex.compile(r" (?:Road|Street|Avenue|Boulevard|Square)$")
_FACILITY: Final = regex.compile(
    r"[\p{Han}]{0,2}(?:公园|机场|车站|大学|学院|学校|医院|法院|检察|海关|银行|公安|公司|支行|政府|大桥"
    r"|广场|体育|博物|电视|日报|国际|口岸|景区|开发区|新区|工业园|警方|警察|时间|当局|股市|地铁|议会|使馆|领事|交易所|法庭)|[站路街港队江河山湖海岛人]"
)
"""What goes on with the smaller place as a name of its own: 江苏南京大学."""


def nested(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, places that touch and lie in each other as one, the smallest first.

    >>> hainan = Mark(start=0, end=2, zh="海南", kind="name", en="Hainan", source="pinyin")
    >>> sanya = Mark(start=2, end=4, zh="三亚", kind="name", en="Sanya", source="pinyin")
    >>> [mark.en for mark in nested("海南三亚某军港", [hainan, sanya])]
    ['Sanya, Hainan']
    >>> [mark.en for mark in nested("海南三亚机场", [hainan, sanya])]
    ['Hainan', 'Sanya']
    """
    joined: list[Mark] = []
    smallest: Mark | None = None
    for index, mark in enumerate(marks):
        goes_on = index + 1 < len(marks) and marks[index + 1].start == mark.end
        ends = goes_on or not _FACILITY.match(text, mark.end)
        if smallest and smallest.end == mark.start and ends and _holds(smallest, mark):
            last = joined[-1]
            en = f"{mark.en}, {last.en}"
            joined[-1] = replace(mark, start=last.start, zh=last.zh + mark.zh, en=en)
        else:
            joined.append(mark)
        smallest = mark
    return joined


def _holds(outer: Mark, inner: Mark) -> bool:
    greater, smaller = level(outer), level(inner)
    if greater is None or smaller is None:
        return False
    # 泉州晋江市
    county = greater == smaller == _CITY and inner.zh.endswith("市") and not outer.zh.endswith("市")
    county = county or (greater == _PLACE and smaller == _COUNTY)  # 凉山木里县
    return greater < smaller or county


def level(mark: Mark) -> int | None:
    """Return how great a place is, 0 for a country; None for what is none or lies in several."""
    kind = mark.term.kind if mark.term else "place"
    place = kind == "place" or (kind == "other" and _is_city(mark.zh))
    if not place or _NATURE.search(mark.en):
        return None
    unknown = _PLACE if mark.term else None
    return next((great for great, is_so in _LEVELS if is_so(mark.zh, mark.en)), unknown)


def _is_city(zh: str) -> bool:
    return zh in table("divisions") or zh + "市" in table("divisions")


_LEVELS: Final[tuple[tuple[int, Callable[[str, str], object]], ...]] = (
    (_ROAD, lambda _, en: _STREET.search(en)),
    (_COUNTRY, lambda zh, _: zh == "中国" or regions.is_country(zh)),
    (_COUNTY, lambda zh, _: _LOCAL.search(zh)),
    (_PROVINCE, lambda zh, _: zh in table("places") or _PROVINCIAL.search(zh)),
    (_CITY, lambda zh, _: _PREFECTURAL.search(zh) or _is_city(zh)),
    (_PROVINCE, lambda zh, _: _STATE.search(zh)),
)
"""How a place's Chinese, or its English, tells how great it is; the first that holds."""

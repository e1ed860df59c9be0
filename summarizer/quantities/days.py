"""Days of a month that is not named: 29日, 1日至3日, 29号晚上."""

from __future__ import annotations

import re
from typing import Final

from summarizer.quantities.date_parts import TO, N, whole
from summarizer.quantities.records import Quantity, make

_DAY: Final = re.compile(
    rf"(?P<day>{N})\ ?日(?!以[内上下]|之内|[本元圆语内后游均产常益线程]|报(?![道告称导]))"
    rf"(?:{TO}(?P<day2>{N})\ ?日)?"
)
_SPOKEN_OF: Final = re.compile(r"[在于自从至到了定为]\ ?$")  # 在1日的记者会上; 为期6日的 lasts
_LASTING: Final = re.compile(
    r"(?:为期|历时|一连|连续|长达|持续|每(?:星期|[周月年])(?:只|仅)?(?:开放|营业|上班|工作|休息))$"
)
"""每星期开放6日 and 一连5日举行 say how long."""
_PARTS: Final = (
    r"晚|上午|下午|凌晨|中午|傍晚|清晨|早(?:[上晨间]|(?![点餐教期茶市班熟]))"
    r"|深夜|夜[间里]|午后|当[天日晚]|[之以]前"
)
_ANOTHER: Final = rf"(?!\ ?{N}\ ?号)"
# 29号 is a day beside these, where 2号机组 and 11号文件 are numbers of things.
_NUMBERED: Final = re.compile(
    rf"(?P<day>{N})\ ?号(?:{TO}(?P<day2>{N})\ ?号(?={_PARTS}|期间|[，,。、；（）()]|$)|(?={_PARTS}|"
    rf"(?P<open>在(?!内|任)|[，,]{_ANOTHER}|起(?![飞重降])|前(?![线锋])|[至到]{_ANOTHER})))"
)
_OPENING: Final = re.compile(r"(?:^|[，,。；：:、！？!?\s（(]|时间|将于|定于|[昨今明]天)$")


def day_at(text: str, pos: int) -> Quantity | None:
    """Return the day that begins at pos."""
    match = _day(text, pos) or _numbered(text, pos)
    day = whole(match["day"]) if match is not None else None
    if match is None or day is None or not 1 <= day <= 31 or match["day"] == "一":
        return None
    last = whole(match["day2"])
    if not last:
        return make(text, pos, match.end(), "date", iso=f"---{day:02d}")
    if not day < last <= 31:
        return None  # 30日至60日 is how long
    return make(text, pos, match.end(), "period", iso=f"---{day:02d}/---{last:02d}")


def _day(text: str, pos: int) -> re.Match[str] | None:
    match = _DAY.match(text, pos)
    if match is not None and _LASTING.search(text, max(0, pos - 8), pos):
        return None
    if match is not None and text.startswith("的", match.end()):
        return match if _SPOKEN_OF.search(text, max(0, pos - 2), pos) else None
    return match


def _numbered(text: str, pos: int) -> re.Match[str] | None:
    """29号晚上 and 1号至3号期间; 29号， only where a clause begins with it."""
    match = _NUMBERED.match(text, pos)
    if match is None or match["open"] is None:
        return match
    return match if _OPENING.search(text, max(0, pos - 3), pos) else None

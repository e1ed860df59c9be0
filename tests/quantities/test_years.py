"""A year, or a row of years, is no length of so many years, whatever stands behind it."""

from __future__ import annotations

from itertools import product

import pytest

from summarizer.quantities import find

YEARS = (
    "2012年", "2010年至2012年", "2010-2012年", "2010至2012年", "2010—2012年", "2010~2012年",
    "自2010年", "截至2012年", "2010年和2012年",
)  # fmt: skip
BEHIND = [
    "期间",
    "期末",
    "期初",
    "期货",
    "期满",
    "以来",
    "以前",
    "之后",
    "左右",
    "以上",
    "版",
    "中",
    "底",
    "份",
    "来",
    "起",
    "度",
    "末",
    "检",
    "报",
    "产量",
    "的",
    "间",
    "夏",
    "上半年",
    "年底",
    "内",
    "出生",
    "生效",
    "6月",
    "6月底",
    "6月至9月",
    "第一季度",
    "连续",
    "增长5%",
    "同期",
    "学年",
    "赛季",
    "人均",
]


@pytest.mark.parametrize(("years", "behind"), list(product(YEARS, BEHIND)))
def test_a_year_is_no_length_of_time(years: str, behind: str) -> None:
    found = find(f"该国{years}{behind}情况良好")
    first = next(quantity for quantity in found if quantity.start < len("该国截至2"))
    assert first.kind in ("date", "period")

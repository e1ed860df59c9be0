"""Clauses tile the sentence, keep to the limit and never cut a mark."""

# ruff: noqa: E501 - Chinese is two columns wide
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.segment import clauses

LONG = (
    "目前，双方已经形成了总金额达270亿美元的重点合作项目清单；同时，成立了20亿美元的中哈产能合作基金，"
    "丝路基金在当中发挥了重要作用，设立了一期150亿美元的中哈产能合作专项贷款。"
)

CASES: list[tuple[str, str, int, list[tuple[int, int]], list[str]]] = [
    # label, text, limit, keep, clauses
    ("short stays whole", "双方签署了协议。", 20, [], ["双方签署了协议。"]),
    ("empty", "", 20, [], []),
    ("semicolon before comma", LONG, 60, [], [LONG[: LONG.index("；") + 1], LONG[LONG.index("；") + 1 :]]),
    ("comma before enumeration comma", "钢铁、有色、建材等行业，到国外、海外去建厂。", 14, [],
     ["钢铁、有色、建材等行业，", "到国外、海外去建厂。"]),
    ("enumeration comma where there is nothing else", "沙特、阿联酋、马来西亚、印度尼西亚", 10, [],
     ["沙特、阿联酋、", "马来西亚、印度尼西亚"]),
    ("quote closes before the cut", "他说“走吧，”大家都走了出去", 9, [], ["他说“走吧，”", "大家都走了出去"]),
    ("no mark at all", "中" * 25, 10, [], ["中" * 8, "中" * 9, "中" * 8]),
    ("a number longer than the limit is cut last", "总额为1234567890亿元整", 8, [], ["总额为", "1234567", "890亿元整"]),
    ("no cut inside a kept span", "总额为1234567890亿元整", 8, [(3, 15)], ["总额为", "1234567890亿元", "整"]),
    ("kept span at the start", "1234567890亿元整", 4, [(0, 12)], ["1234567890亿元", "整"]),
    ("kept span beyond the limit at the end", "为1234567890亿元", 4, [(1, 13)], ["为", "1234567890亿元"]),
    ("no comma of thousands", "总额1,035亿港元，增长", 8, [(2, 10)], ["总额", "1,035亿港元，"[:8], "，增长"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "text", "limit", "keep", "expected"), CASES, ids=[c[0] for c in CASES]
)
def test_cases(
    label: str, text: str, limit: int, keep: list[tuple[int, int]], expected: list[str]
) -> None:
    assert [text[a:b] for a, b in clauses(text, limit_chars=limit, keep=keep)] == expected


@settings(deadline=None)
@given(
    st.text(alphabet="一二三，、；：。“”（）a9.% ", max_size=120),
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 30)), max_size=8),
)
def test_any_text(text: str, limit: int, starts: list[tuple[int, int]]) -> None:
    keep = [(min(a, len(text)), min(a + size, len(text))) for a, size in starts]
    spans = clauses(text, limit_chars=limit, keep=keep)
    assert [a for a, _ in spans] == [0, *(b for _, b in spans)][: len(spans)]
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(a < b for a, b in spans)
    for _, cut in spans:
        assert not any(a < cut < b for a, b in keep)
    for a, b in spans:
        if b - a > limit:
            assert all(any(x < cut < y for x, y in keep) for cut in range(a + 1, a + limit + 1))


def test_limit_below_one() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        clauses("一二三", limit_chars=0)

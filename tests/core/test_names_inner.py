"""A model's answer for a long name keeps the organisation inside it."""

from __future__ import annotations

import pytest

from summarizer.front import is_anothers, keeps_inner, prepare
from summarizer.glossary import named_in
from summarizer.names import UnlistedName
from summarizer.options import Options

ANSWERS = [
    ("Peking University Financial Research Institute", False),
    ("Financial Research Institute of the People's Bank of China", True),
]


@pytest.mark.parametrize(("answer", "kept"), ANSWERS)
def test_an_answer_names_the_organisation_inside(answer: str, kept: bool) -> None:
    front = prepare("研讨会由中国人民银行金融研究所合办。\n".encode(), Options())
    (name,) = (name for name in front.names if name.zh == "中国人民银行金融研究所")
    assert keeps_inner(front, name, answer) == kept


@pytest.mark.parametrize("zh", ["主要中央银行", "美国国家安全局"])
def test_common_offices_are_not_those_of_taiwan(zh: str) -> None:
    assert named_in(zh) == ()


@pytest.mark.parametrize(
    ("zh", "answer", "anothers"),
    [
        ("航天东方红公司", "China Aerospace Science and Technology Corporation", True),
        ("中国航天科技集团", "China Aerospace Science and Technology Corporation", False),
        ("雷根斯堡工业大学", "Regensburg University of Technology", False),
    ],
)
def test_the_english_of_another_organisation_is_no_answer(
    zh: str, answer: str, *, anothers: bool
) -> None:
    name = UnlistedName(zh=zh, en="", kind="organisation", source="", occurrences=())
    assert is_anothers(name, answer) == anothers

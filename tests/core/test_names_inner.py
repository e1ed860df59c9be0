"""A model's answer for a long name keeps the organisation inside it."""

from __future__ import annotations

import pytest

from summarizer.front import keeps_inner, prepare
from summarizer.glossary import named_in
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

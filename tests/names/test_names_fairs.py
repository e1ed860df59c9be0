"""Names of fairs and forums: what is put together, and that it is the same in each sentence."""

from __future__ import annotations

import pytest
from names_cases import cases

from summarizer.names import find
from summarizer.names.fairs import fairs


@pytest.mark.parametrize("case", cases("fairs"))
def test_fairs(case: dict[str, str]) -> None:
    found = [f"{case['text'][start:end]}={en}" for start, end, en in fairs(case["text"])]
    assert found == list(filter(None, case["names"].split(";")))


def test_one_guess_for_all_sentences() -> None:
    texts = ["第九届中国—中亚商品博览会开幕。", "中国—中亚商品博览会今日闭幕。"]
    (fair,) = (name for name in find(texts, taken=[[], []]) if "博览会" in name.zh)
    assert (fair.guess, fair.kind, len(fair.occurrences)) == (
        "China-Central Asia Commodity Expo", "project", 2,
    )  # fmt: skip

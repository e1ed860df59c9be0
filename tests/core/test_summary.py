"""A model that summarises Chinese in English: no stage translates it, so each sentence must be held
against the document."""

from __future__ import annotations

from collections.abc import Callable

from summarizer import brief
from tests.core.fake_engine import FakeEngine

UseEngine = Callable[[FakeEngine], FakeEngine]
TEXT = "公司向丝路基金投资270亿美元。"
ENGLISH = "The company invested US$27 billion in the Silk Road Fund."
SUMMARY = f"{ENGLISH} The Silk Road Fund has US$270 billion. Mexico invested US$27 billion."


def answer(text: str) -> str:
    """Translate what carries an instruction; the bare Chinese is to be summarised."""
    return SUMMARY if text == TEXT else ENGLISH


def test_english_from_chinese_is_held_against_the_document(use_engine: UseEngine) -> None:
    use_engine(FakeEngine(rule=answer))
    made = brief(TEXT, summary_model="mT5_m2o_english_crossSum", cache=False)
    assert [point.en for point in made.summary] == [ENGLISH]
    assert made.summary[0].sources[0].zh == TEXT
    figure, name = [finding for finding in made.findings if finding.kind == "summary-dropped"]
    assert "US$270 billion" in figure.message
    assert "Mexico" in name.message
    assert "summary:mT5_m2o_english_crossSum@unknown" in made.signature

"""Placeholders: put in, damaged as models damage them, put back; and the whole way with an engine
that knows only them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarizer import engines
from summarizer.drafts.placeholders import choose, masked, restored, survivors
from summarizer.engines import Completion, Request
from summarizer.pipeline import Options, translate
from summarizer.records import Mark

TEXT = "丝路基金投资20亿美元"
MARKS = (
    Mark(start=0, end=4, zh="丝路基金", kind="term", en="Silk Road Fund", source="glossary"),
    Mark(start=6, end=11, zh="20亿美元", kind="money", en="US$2 billion", source="figure"),
)
WHOLE = "Silk Road Fund invested US$2 billion."

DAMAGE = [
    ("as sent", "<1> invested <2>.", WHOLE),
    ("spaces", "< 1 > invested < 2 > .", WHOLE.replace(".", " .")),
    ("full width", "＜1＞ invested 〈2〉.", WHOLE),
    ("no space before", "<1> invested<2>.", WHOLE),
    ("no space after", "<1>invested <2>.", WHOLE),
    ("doubled", "<1> <1> invested <2>.", WHOLE),
    ("other order", "<2> from <1>", "US$2 billion from Silk Road Fund"),
    ("one lost", "<1> invested.", "Silk Road Fund invested."),
    ("one invented", "<1> invested <7>.", "Silk Road Fund invested <7>."),
]


@pytest.mark.parametrize(("label", "english", "wanted"), DAMAGE, ids=[row[0] for row in DAMAGE])
def test_restored(label: str, english: str, wanted: str) -> None:
    assert restored(english, TEXT, MARKS, "<{n}>") == wanted


def test_the_texts_own_brackets_are_no_placeholders() -> None:
    text = "丝路基金<1>"
    assert masked(text, MARKS[:1], "<{n}>") == "<101><1>"
    assert restored("<101> <1>", text, MARKS[:1], "<{n}>") == "Silk Road Fund <1>"


def test_survivors_counts_what_came_back_once() -> None:
    assert survivors("<1> and <2> and <2>", 3, "<{n}>") == 1


def only(pattern: str) -> object:
    """Return an engine that copies one kind of placeholder and garbles the others."""
    begin = pattern.partition("{n}")[0] or "Aldrin"

    def ask(requests: Sequence[Request]) -> list[Completion]:
        return [Completion(text=r.text if begin in r.text else "nothing") for r in requests]

    return ask


@pytest.mark.parametrize("pattern", ["[{n}]", "X{n}X", ""])
def test_the_pattern_that_survives_is_chosen(pattern: str) -> None:
    assert choose(only(pattern)) == pattern  # type: ignore[arg-type]


class Fake:
    """Translates around placeholders in angle brackets; loses the second of a sentence."""

    mark_style = "placeholder"
    batch_requests = 8

    def complete(self, requests: Sequence[Request], *, tick: object) -> tuple[Completion, ...]:
        return tuple(Completion(text=self._said(request.text)) for request in requests)

    def _said(self, text: str) -> str:
        if "<2>" in text:
            return "The company had a strong year, with support from <1> for its many projects."
        found = "<1>" if "<1>" in text else "Nothing"
        return f"{found} was said today." if "<" in text else "Hm."

    def close(self) -> None:
        """Nothing to release."""


def test_what_is_lost_is_reported_never_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.answering.open_engine", lambda *_: Fake())
    monkeypatch.setattr("summarizer.answering.Answerer.require", lambda _: None)
    done = translate("丝路基金投资20亿美元。", Options(model="opus-mt-zh-en", cache=False))
    assert any(finding.kind == "figure-missing" for finding in done.findings)
    assert "opus-mt-zh-en" in done.signature


def test_every_engine_of_a_manifest_is_registered() -> None:
    assert set(engines.ENGINES) == {"llamacpp", "openai_http", "seq2seq", "ctranslate2"}

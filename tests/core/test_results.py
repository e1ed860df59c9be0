"""Finished results: read back whole for the same case, made anew for any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from summarizer import brief, pipeline, results, translate
from summarizer.errors import GlossaryError
from summarizer.memory import RESULT_ROWS, Memory
from summarizer.options import Options
from summarizer.quantities import BRITISH
from summarizer.records import (
    Block,
    Brief,
    Document,
    Figure,
    Finding,
    Link,
    Point,
    Source,
    TranslatedSentence,
    Translation,
)
from tests.core.fake_engine import FakeEngine

DOCUMENT = Document(text="政府增加投资270亿美元。", blocks=(Block(start=0, end=14),))
FINDING = Finding(kind="omission", message="Something.", severity="warning", start=0, end=2)
LINK = Link(en_start=0, en_end=4, start=0, end=2, kind="money")


def translation(**changes: object) -> Translation:
    sentence = TranslatedSentence(
        zh="甲", en="A", start=0, end=1, block=0, kind="item", findings=(FINDING,), links=(LINK,)
    )
    made = Translation(
        sentences=(sentence,), text="A", findings=(FINDING,), signature="s", document=DOCUMENT,
        statistics={"requests": 3.0, "remembered": 0.0, "output_tokens": 9.0},
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def full_brief() -> Brief:
    bounds: Mapping[str, str | None] = {"low": "30", "high": None}
    figure = Figure(
        zh="30多个", en="more than 30", kind="count", value=bounds, unit="", bound="over",
        start=0, end=4, label="countries", point=0,
    )  # fmt: skip
    point = Point(en="A.", sources=(Source(zh="甲", start=0, end=1),), links=(LINK,), label="L")
    return Brief(
        headline="H", points=(point,), figures=(figure,), names=(), findings=(FINDING,),
        signature="s", document=replace(DOCUMENT, date=date(2017, 5, 12), notes=("UTF-8",)),
        dateline="D", summary=(point,), left_out=("E",), coverage=0.5,
    )  # fmt: skip


class Maker:
    """Makes one result and counts how often it was asked."""

    def __init__(self, result: Translation | Brief) -> None:
        self.result = result
        self.calls = 0

    def __call__(self, _document: Document, _options: Options) -> Translation | Brief:
        self.calls += 1
        return self.result


@pytest.mark.parametrize("made", [translation(), full_brief()], ids=["translation", "brief"])
def test_a_result_comes_back_whole(made: Translation | Brief) -> None:
    make = Maker(made)
    first, second = (
        results.remembered(type(made), DOCUMENT, Options(), make)  # type: ignore[type-var]
        for _ in range(2)
    )
    assert make.calls == 1
    assert first == made
    assert second.to_dict() == made.to_dict()


def test_statistics_say_that_nothing_was_asked() -> None:
    make = Maker(translation())
    for _ in range(2):
        found = results.remembered(Translation, DOCUMENT, Options(), make)  # type: ignore[arg-type]
    assert found.statistics == {"requests": 3.0, "remembered": 3.0, "output_tokens": 0.0}


OTHERS = {
    "text": (replace(DOCUMENT, text="别的。"), {}),
    "name": (replace(DOCUMENT, name="b.txt"), {}),
    "style": (DOCUMENT, {"style": BRITISH}),
    "points": (DOCUMENT, {"points": 4}),
    "candidates": (DOCUMENT, {"candidates": 2}),
    "mode": (DOCUMENT, {"mode": "marks"}),
    "model": (DOCUMENT, {"model": "qwen2.5-coder-0.5b"}),
    "no builtin": (DOCUMENT, {"builtin": False}),
    "summary": (DOCUMENT, {"summary_model": "bart-large-cnn"}),
}


@pytest.mark.parametrize(("document", "chosen"), OTHERS.values(), ids=OTHERS)
def test_whatever_counts_makes_another_case(document: Document, chosen: dict[str, object]) -> None:
    make = Maker(translation())
    results.remembered(Translation, DOCUMENT, Options(), make)  # type: ignore[arg-type]
    results.remembered(Translation, document, Options(**chosen), make)  # type: ignore[arg-type]
    assert make.calls == 2


def test_an_edited_glossary_makes_another_case(tmp_path: Path) -> None:
    names = tmp_path / "names.tsv"
    make = Maker(translation())
    for english in ("Silk Road Fund", "Silk Road Fund", "SRF"):
        names.write_text(f"zh\ten\n丝路基金\t{english}\n", encoding="utf-8")
        results.remembered(Translation, DOCUMENT, Options(glossary=[names]), make)  # type: ignore[arg-type]
    assert make.calls == 2


def test_a_broken_glossary_is_told_where_a_result_is_kept(tmp_path: Path) -> None:
    names = tmp_path / "names.tsv"
    names.write_text("no header\n", encoding="utf-8")
    with pytest.raises(GlossaryError):
        results.remembered(
            Translation,
            DOCUMENT,
            Options(glossary=[names]),
            Maker(translation()),  # type: ignore[arg-type]
        )


def test_another_program_makes_another_case(monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker(translation())
    results.remembered(Translation, DOCUMENT, Options(), make)  # type: ignore[arg-type]
    monkeypatch.setattr(results, "_program", lambda: "the next release")
    results.remembered(Translation, DOCUMENT, Options(), make)  # type: ignore[arg-type]
    assert make.calls == 2


@pytest.mark.parametrize(
    ("chosen", "statistics"),
    [({"cache": False}, {}), ({}, {"unanswered": 1.0})],
    ids=["--no-cache", "a server failed"],
)
def test_what_is_not_kept(chosen: dict[str, bool], statistics: dict[str, float]) -> None:
    make = Maker(translation(statistics=statistics))
    for _ in range(2):
        results.remembered(Translation, DOCUMENT, Options(**chosen), make)  # type: ignore[arg-type]
    assert make.calls == 2


@pytest.mark.parametrize("body", [b"{", b'{"text": 1}', b"[]"], ids=["cut", "other", "list"])
def test_a_damaged_result_is_made_anew(body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker(translation())
    results.remembered(Translation, DOCUMENT, Options(), make)  # type: ignore[arg-type]
    monkeypatch.setattr(Memory, "result", lambda _self, _key: body)
    found = results.remembered(Translation, DOCUMENT, Options(), make)  # type: ignore[arg-type]
    assert (make.calls, found.text) == (2, "A")


def test_half_a_character_is_no_failure() -> None:
    make = Maker(translation(text="A\ud800"))
    for _ in range(2):
        results.remembered(Translation, DOCUMENT, Options(), make)  # type: ignore[arg-type]
    assert make.calls == 2


def test_the_memory_keeps_the_last_results(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.sqlite3")
    for n in range(RESULT_ROWS + 3):
        memory.keep_result(str(n), b"body")
    assert [memory.result(key) for key in ("0", "2", "3")] == [b"", b"", b"body"]


def test_a_kept_result_is_replaced(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.sqlite3")
    memory.keep_result("a", b"old")
    memory.keep_result("a", b"new")
    assert memory.result("a") == b"new"


def test_the_second_run_does_not_reach_the_pipeline(
    use_engine: Callable[[FakeEngine], FakeEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    use_engine(FakeEngine(rule=lambda _text: "The government raised investment."))
    once = translate("政府增加投资。\n")
    page = brief("政府增加投资。\n")
    monkeypatch.setattr(pipeline, "translate", None)
    monkeypatch.setattr(pipeline, "brief", None)
    assert translate("政府增加投资。\n").to_dict() == once.to_dict()
    assert brief("政府增加投资。\n").to_dict() == page.to_dict()

"""What a system is handed, and what is made of what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from eval_fakes import FakeTranslator

from eval.records import BriefReference, Segment, Suite
from eval.runs import load_run, measure, save
from eval.systems import layout, published, run_system
from summarizer.errors import ReadError, UsageError

Make = Callable[..., FakeTranslator]


def test_outputs_come_back_segment_by_segment(suite: Suite, fake: Make) -> None:
    result = run_system("full", suite, pipeline=fake())
    assert [output.text for output in result.outputs] == [s.en for s in suite.segments]
    assert result.model == "fake@0123"


def test_segments_go_together_as_the_suite_says(suite: Suite, fake: Make) -> None:
    pipeline = fake()
    run_system("full", suite, pipeline=pipeline)
    assert [call["source"].count("\n\n") for call in pipeline.calls] == [1, 0]
    assert not any(call["cache"] for call in pipeline.calls)


def test_the_single_system_gets_a_line_at_a_time(suite: Suite, fake: Make) -> None:
    pipeline = fake()
    result = run_system("plain-single", suite, pipeline=pipeline)
    assert [call["source"] for call in pipeline.calls] == [f"{s.zh}\n" for s in suite.segments]
    assert [output.text for output in result.outputs] == [s.en for s in suite.segments]


def test_the_glossary_of_the_segments_is_given_to_systems_that_take_terms(
    suite: Suite, fake: Make
) -> None:
    pipeline = fake()
    run_system("marks", suite, pipeline=pipeline)
    assert pipeline.calls[0]["glossary_text"].splitlines() == [
        "zh\ten\tvariants",
        "丝路基金\tSilk Road Fund\t",
        "发改委\tNDRC\tNational Development and Reform Commission",
    ]
    assert pipeline.calls[0]["mode"] == "marks"


def test_the_plain_system_and_suites_without_glossary_get_none(suite: Suite, fake: Make) -> None:
    plain, full = fake(), fake()
    run_system("plain", suite, pipeline=plain)
    run_system("full", replace(suite, glossary=False), pipeline=full)
    assert not any("glossary" in call for call in (*plain.calls, *full.calls))


def test_lines_and_markup_of_documents_are_kept() -> None:
    segment = Segment(id="1", zh="# 摘要\n\n增長回軟\n- 鋼鐵")
    text, lines = layout([segment, Segment(id="2", zh="有色")])
    assert text == "摘要\n\n增長回軟\n\n鋼鐵\n\n有色"
    assert [line.markup for line in lines] == ["# ", "", "", "- ", ""]
    suite = Suite(name="x", title="x", task="translate", segments=(segment,), digest="d")
    memory = {"摘要": "Highlights", "增長回軟": "Growth softens", "鋼鐵": "Steel"}
    (output,) = run_system("full", suite, pipeline=FakeTranslator(memory)).outputs
    assert output.text == "# Highlights\n\nGrowth softens\n- Steel"


def test_briefs_carry_their_tables() -> None:
    segment = Segment(id="1", zh="丝路基金", brief=BriefReference(headline="H", points=("P",)))
    suite = Suite(name="x", title="x", task="brief", segments=(segment,), digest="d")
    (output,) = run_system("full", suite, pipeline=FakeTranslator({"丝路基金": "Fund"})).outputs
    assert output.text == "Fund\nBeijing, May 12\nThe fund has US$27 billion."
    assert (output.figures, output.names) == (("270亿美元",), ("丝路基金", "发改委"))
    (reference,) = run_system("reference", suite).outputs
    assert reference.text == "H\nP"


def test_time_is_taken(suite: Suite, fake: Make) -> None:
    speed = run_system("full", suite, pipeline=fake()).speed
    assert speed is not None
    assert 0 < speed.first_seconds <= speed.seconds
    assert 0 < speed.load_seconds < 1
    assert speed.source_chars == sum(len(segment.zh) for segment in suite.segments)
    assert speed.output_tokens == 14
    assert speed.peak_mib > 1
    assert speed.chars_per_second > 0


def test_other_outputs(suite: Suite, tmp_path: Path) -> None:
    path = tmp_path / "h.txt"
    path.write_text("one\ntwo\nthree\n", encoding="utf-8")
    texts = [output.text for output in run_system(f"hyp:{path}", suite).outputs]
    assert texts == ["one", "two", "three"]
    others = tuple(replace(s, published={"other": s.id}) for s in suite.segments)
    known = replace(suite, segments=others)
    assert published(known) == ["other"]
    assert [output.text for output in run_system("other", known).outputs] == ["a", "b", "c"]
    assert run_system("reference", suite).speed is None


def test_an_unknown_system_is_refused(suite: Suite) -> None:
    with pytest.raises(UsageError) as caught:
        run_system("nonsense", suite)
    assert "reference" in caught.value.hint


def test_the_engine_failing_on_an_unknown_line_is_not_swallowed(suite: Suite) -> None:
    with pytest.raises(KeyError):
        run_system("full", suite, pipeline=FakeTranslator({}))


def test_a_run_is_kept_and_read_back(suite: Suite, fake: Make, tmp_path: Path) -> None:
    run = measure(suite, "full", pipeline=fake(), samples=20)
    assert load_run(save(run, tmp_path)) == run


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"outputs": 3}'])
def test_a_damaged_run_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadError):
        load_run(path)


def test_no_host_name_or_path_is_kept(suite: Suite, fake: Make, tmp_path: Path) -> None:
    run = measure(suite, "full", pipeline=fake(), samples=0)
    text = save(run, tmp_path).read_text(encoding="utf-8")
    assert str(Path.cwd()) not in text
    assert "cores" in run.machine

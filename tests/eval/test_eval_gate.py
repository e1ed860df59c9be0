"""The gate fails when a term is dropped, a figure is changed, or the floor is missed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from eval_fakes import FakeTranslator

from eval.floors import (
    Floor,
    dump_floors,
    floors_at,
    load_floors,
    parse_floors,
    raised,
    unreasoned,
)
from eval.gate import judge
from eval.records import Suite
from eval.runs import measure
from summarizer.errors import UsageError

METRICS = ("term_success", "figure_survival", "figure_recall", "chinese_left", "chrf2++")


@pytest.fixture
def floors(suite: Suite, fake: Callable[..., FakeTranslator]) -> list[Floor]:
    """Floors at what the perfect translator reaches."""
    run = measure(suite, "full", pipeline=fake(), samples=0)
    rows = []
    for name in METRICS:
        score = run.score(name)
        assert score is not None
        rows.append(
            f'[[floor]]\nsuite = "small"\nsystem = "full"\nmetric = "{name}"\n'
            f'digest = "{suite.digest}"\n'
            f"history = [{{ floor = {score.value}, date = 2026-11-23 }}]\n"
        )
    return parse_floors("\n".join(rows))


BROKEN = [
    # label, segment, English, metrics that must fail
    ("a term is dropped", "a", "The Silk Fund invested US$27 billion.", {"term_success"}),
    ("a figure is ten times too large", "a", "The Silk Road Fund invested US$270 billion.",
     {"figure_survival", "figure_recall"}),
    ("a currency is changed", "a", "The Silk Road Fund invested RMB 27 billion.",
     {"figure_survival", "figure_recall"}),
    ("a percentage is lost", "b", "The NDRC said imports rose. The NDRC will go on.",
     {"figure_survival", "figure_recall"}),
    ("a term is said once of twice", "b", "The NDRC said imports rose 18.3%. It will go on.",
     {"term_success"}),
    ("Chinese is left", "c", "MIIT arranged 25 million tonnes of 钢铁 capacity.", {"chinese_left"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "segment", "english", "failing"), BROKEN, ids=[b[0] for b in BROKEN]
)
def test_a_broken_output_fails(
    label: str,
    segment: str,
    english: str,
    failing: set[str],
    suite: Suite,
    fake: Callable[..., FakeTranslator],
    floors: list[Floor],
) -> None:
    run = measure(suite, "full", pipeline=fake(**{segment: english}), samples=0)
    missed = {verdict.floor.metric for verdict in judge(floors, [run]) if verdict.problem}
    assert missed == failing | {"chrf2++"}, label


def test_the_unbroken_output_passes(
    suite: Suite, fake: Callable[..., FakeTranslator], floors: list[Floor]
) -> None:
    run = measure(suite, "full", pipeline=fake(), samples=0)
    assert [verdict.problem for verdict in judge(floors, [run])] == [""] * len(METRICS)


def floor_text(*steps: str, digest: str = "d", metric: str = "term_success") -> str:
    return (
        f'[[floor]]\nsuite = "small"\nsystem = "full"\nmetric = "{metric}"\ndigest = "{digest}"\n'
        f"history = [{', '.join(steps)}]\n"
    )


def step(floor: float, reason: str = "") -> str:
    return f'{{ floor = {floor}, date = 2026-11-23, reason = "{reason}" }}'


LOWERED = [
    # label, metric, steps, problems
    ("raised", "term_success", (step(0.9), step(0.95)), 0),
    ("lowered without a reason", "term_success", (step(0.95), step(0.9)), 1),
    ("lowered with a blank reason", "term_success", (step(0.95), step(0.9, "  ")), 1),
    ("lowered with a reason", "term_success", (step(0.95), step(0.9, "harder rows")), 0),
    ("a ceiling raised", "chinese_left", (step(0), step(2)), 1),
    ("a ceiling lowered", "chinese_left", (step(2), step(0)), 0),
]


@pytest.mark.parametrize(
    ("label", "metric", "steps", "count"), LOWERED, ids=[r[0] for r in LOWERED]
)
def test_lowering_needs_a_reason(
    label: str, metric: str, steps: tuple[str, ...], count: int
) -> None:
    assert len(unreasoned(parse_floors(floor_text(*steps, metric=metric)))) == count, label


BEFORE = parse_floors(floor_text(step(0.95)))
REWRITTEN = [
    # label, floors now, problems
    ("kept", floor_text(step(0.95)), 0),
    ("history rewritten", floor_text(step(0.9)), 1),
    ("floor gone", "", 1),
    ("corpus changed silently", floor_text(step(0.95), digest="e"), 1),
    ("corpus changed and said so", floor_text(step(0.95), step(0.96, "new rows"), digest="e"), 0),
]


@pytest.mark.parametrize(("label", "now", "count"), REWRITTEN, ids=[r[0] for r in REWRITTEN])
def test_an_earlier_revision_is_kept(label: str, now: str, count: int) -> None:
    assert len(unreasoned(parse_floors(now), BEFORE)) == count, label


def test_another_corpus_does_not_pass(suite: Suite, fake: Callable[..., FakeTranslator]) -> None:
    run = measure(suite, "full", pipeline=fake(), samples=0)
    (verdict,) = judge(parse_floors(floor_text(step(0.1), digest="other")), [run])
    assert "corpus changed" in verdict.problem


def test_a_run_that_is_missing_does_not_pass() -> None:
    assert judge(BEFORE, [])[0].problem == "was not run"


@pytest.mark.parametrize(
    "text",
    [
        "floor = 3",
        "[[floor]]\nsuite = 'x'",
        floor_text(),
        floor_text(step(1), metric="nonsense"),
        "?",
    ],
)
def test_malformed_floors_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_floors(text)


def test_floors_are_set_from_a_run(suite: Suite, fake: Callable[..., FakeTranslator]) -> None:
    good = measure(suite, "full", pipeline=fake(), samples=0)
    bad = measure(suite, "full", pipeline=fake(a="The Silk Fund has US$270 billion."), samples=0)
    floors = parse_floors(dump_floors(raised([], bad)))
    assert not any(verdict.problem for verdict in judge(floors, [bad]))
    higher = raised(floors, good)
    assert {len(floor.history) for floor in higher} == {1, 2}
    assert parse_floors(dump_floors(higher)) == higher
    assert raised(higher, good) == higher
    assert unreasoned(higher, floors) == []


def test_floors_are_not_lowered_without_a_reason(
    suite: Suite, fake: Callable[..., FakeTranslator]
) -> None:
    good = measure(suite, "full", pipeline=fake(), samples=0)
    bad = measure(suite, "full", pipeline=fake(a="The Silk Fund has US$270 billion."), samples=0)
    floors = raised([], good)
    with pytest.raises(UsageError, match="would go"):
        raised(floors, bad)
    with pytest.raises(UsageError, match="corpus"):
        raised(floors, replace(good, digest="other"))
    lowered = raised(floors, bad, reason='the "old" rows were wrong')
    assert unreasoned(parse_floors(dump_floors(lowered)), floors) == []


def test_a_floor_has_slack_for_models_only(
    suite: Suite, fake: Callable[..., FakeTranslator]
) -> None:
    model = raised([], measure(suite, "full", pipeline=fake(), samples=0), names=["chrf2++"])
    human = raised([], measure(suite, "reference", samples=0), names=["chrf2++"])
    assert [floor.value for floor in (*model, *human)] == [99.5, 100.0]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
def test_floors_of_an_earlier_revision(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(
            ["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True
        )

    path = tmp_path / "floors.toml"
    git("init", "-q")
    path.write_text(floor_text(step(0.95)), encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "floors")
    path.write_text(floor_text(step(0.9)), encoding="utf-8")
    assert floors_at("HEAD", path) == BEFORE
    assert len(unreasoned(load_floors(path), floors_at("HEAD", path))) == 1
    assert floors_at("HEAD", tmp_path / "new.toml") == []
    with pytest.raises(UsageError, match="No git revision"):
        floors_at("nonsense", path)

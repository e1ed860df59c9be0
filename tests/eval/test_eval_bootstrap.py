"""Intervals and paired tests."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.bootstrap import interval, paired_p
from eval.comparing import differences
from eval.records import Output, Segment, Suite
from eval.runs import measure
from summarizer.errors import UsageError

UNITS = st.lists(st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=3), min_size=10)


@settings(deadline=None)
@given(UNITS)
def test_the_interval_holds_the_mean(units: list[list[float]]) -> None:
    bounds = interval(units, "mean", 200)
    assert bounds is not None
    flat = [unit for part in units for unit in part]
    low, high = bounds
    assert 0.0 <= low <= high <= 1.0
    assert low - 0.35 <= sum(flat) / len(flat) <= high + 0.35


def test_few_segments_are_resampled_by_unit() -> None:
    assert interval([[1.0, 0.0] * 10], "mean", 100) is not None
    assert interval([[1.0, 0.0]], "mean", 100) is None
    assert interval([[1.0]] * 20, "mean", 0) is None


def test_a_sum_is_resampled_as_a_sum() -> None:
    assert interval([[1.0]] * 20, "sum", 100) == (20.0, 20.0)


PAIRED = [
    # label, left, right, significant
    ("the same", [[1.0]] * 50, [[1.0]] * 50, False),
    ("one of fifty", [[1.0]] * 50, [[0.0]] + [[1.0]] * 49, False),
    ("half of fifty", [[1.0]] * 50, [[0.0], [1.0]] * 25, True),
    ("nothing to count", [[]] * 50, [[]] * 50, False),
    ("other units on each side", [[1.0, 1.0]] * 50, [[0.0]] * 25 + [[1.0]] * 25, True),
]


@pytest.mark.parametrize(
    ("label", "left", "right", "significant"), PAIRED, ids=[c[0] for c in PAIRED]
)
def test_paired(
    label: str, left: list[list[float]], right: list[list[float]], significant: bool
) -> None:
    p = paired_p(left, right, "mean", 500)
    assert (p < 0.05) == significant, label
    assert paired_p(right, left, "mean", 500) == pytest.approx(p, abs=0.02)


def many(count: int, terms: dict[str, tuple[str, ...]] | None = None) -> Suite:
    segments = tuple(
        Segment(
            id=str(n),
            zh=f"丝路基金出资{n + 20}亿美元",
            en=f"The Silk Road Fund invested US${(n + 20) / 10} billion in the year",
            terms=terms or {"丝路基金": ("Silk Road Fund",)},
            published={"good": f"Silk Road Fund invests US${(n + 20) / 10} billion that year",
                       "bad": f"The Silk Fund put US${n + 20} billion there"},
        )
        for n in range(count)
    )  # fmt: skip
    return Suite(name="many", title="many", task="translate", segments=segments, digest="d")


def test_a_better_system_is_shown_to_be_better() -> None:
    suite = many(30)
    bad, good = (measure(suite, name, samples=0) for name in ("bad", "good"))
    verdicts = {d.metric.name: d.verdict for d in differences(suite, bad, good, samples=200)}
    for name in ("chrf2++", "term_success", "figure_survival", "figure_recall"):
        assert verdicts[name] == "better", name
    assert verdicts["chinese_left"] == "no difference shown"
    back = {d.metric.name: d.verdict for d in differences(suite, good, bad, samples=200)}
    assert back["term_success"] == "worse"


def test_too_few_segments_prove_nothing() -> None:
    suite = many(3)
    bad, good = (measure(suite, name, samples=0) for name in ("bad", "good"))
    verdicts = {d.metric.name: d.verdict for d in differences(suite, bad, good)}
    for name in ("chrf2++", "bleu", "term_success", "figure_recall", "figure_precision"):
        assert verdicts[name] == "too few segments to tell", name


def test_runs_of_other_corpora_are_not_compared() -> None:
    suite = many(3)
    run = measure(suite, "good", samples=0)
    with pytest.raises(UsageError):
        differences(suite, run, replace(run, digest="other"))
    with pytest.raises(UsageError):
        differences(replace(suite, digest="new"), run, run)


def test_outputs_must_be_as_many_as_segments() -> None:
    from eval.scoring import score_suite

    with pytest.raises(UsageError):
        score_suite(many(2), [Output(text="one")])

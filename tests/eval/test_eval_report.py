"""The page, its plots, the worst sentences, and the results file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from eval_fakes import FakeTranslator

from eval import bench, report, reproduce, svg
from eval.records import Run, Speed, Suite
from eval.results import append
from eval.runs import measure
from eval.tables import provenance, runs_table
from eval.worst import changes, worst
from summarizer.errors import EngineError

Make = Callable[..., FakeTranslator]
BAD = "The <b>Silk</b> Fund invested US$270 billion in 丝路."


@pytest.fixture
def runs(suite: Suite, fake: Make) -> list[Run]:
    plain = measure(suite, "plain", pipeline=fake(a=BAD), samples=20)
    full = measure(suite, "full", pipeline=fake(), samples=20)
    return [plain, full, measure(suite, "reference", samples=20)]


def test_the_page_is_whole_and_loads_nothing(suite: Suite, runs: list[Run], tmp_path: Path) -> None:
    paths = report.write([suite], runs, tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "http://www.w3.org/2000/svg" in page
    for loading in ("<script", "src=", "href=", "@import", "url("):
        assert loading not in page
    assert "&lt;b&gt;Silk&lt;/b&gt;" in page
    assert "<b>Silk" not in page
    assert page.count("<svg") == 3
    for path in paths:
        if path.suffix == ".svg":
            ElementTree.parse(path)
    markdown = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "| plain |" in markdown
    assert "small-quality-terms.svg" in markdown


def test_the_worst_come_first(suite: Suite, runs: list[Run]) -> None:
    first = worst(suite, runs[0])[0]
    assert first.segment.id == "a"
    assert {miss.kind for miss in first.misses} >= {"term", "figure", "figure-extra", "chinese"}
    (change,) = changes(suite, runs[0], runs[1])
    assert change.gain > 0


def test_the_table_shows_each_system(runs: list[Run]) -> None:
    text = runs_table(runs)
    assert [line.split("|")[1].strip() for line in text.splitlines()[4:]] == [
        "plain",
        "full",
        "reference",
    ]
    assert "- signatures: chrf2++: nrefs:1" in provenance(runs)


def test_results_are_appended(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    append(path, "first", "table one")
    append(path, "second", "table two", "- date")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Results")
    assert text.index("first") < text.index("table one") < text.index("second")


def speed(seconds: float) -> Speed:
    return Speed(
        seconds=seconds,
        first_seconds=1.0,
        load_seconds=2.0,
        source_chars=1000,
        output_tokens=500,
        peak_mib=1300.0,
    )


def test_speed_is_a_ratio_of_pairs() -> None:
    assert bench.ratio([speed(100), speed(120)], [speed(50), speed(40)]) == "2.50 [2.00, 3.00]"
    assert bench.ratio([], []) == "–"


def test_bench_table(runs: list[Run]) -> None:
    text = bench.shown({"plain": [runs[0]], "full": [runs[1]], "reference": [runs[2]]})
    assert "speed of plain = 1" in text
    assert "reference" not in text


def test_bench_tells_a_brief_as_a_share_of_the_first_system(runs: list[Run]) -> None:
    plain = [replace(runs[0], speed=speed(seconds)) for seconds in (100, 80)]
    told = bench.briefs_shown(bench.Timed({"plain": plain}, [20.0, 24.0]))
    assert "22.0 s: 0.25 [0.20, 0.30] of plain's" in told
    assert bench.briefs_shown(bench.Timed({"plain": plain})) == ""


def test_a_system_runs_in_a_process_of_its_own(suite: Suite, folder: Path) -> None:
    request = bench.Request(suite="small", data=folder, tomls=folder)
    run = bench.apart(request, "reference")
    assert (run.digest, run.system) == (suite.digest, "reference")


def test_a_process_that_fails_is_told(folder: Path) -> None:
    with pytest.raises(EngineError, match="ended with 2"):
        bench.apart(bench.Request(suite="small", data=folder, tomls=folder), "nonsense")


ROWS = [
    # label, published, computed, note, verdict, fine
    ("rounds to it", "73.8", 73.8167, "", "same", True),
    ("rounds half up", "0.3", 0.25, "", "same", True),
    ("differs", "73.8", 73.9, "", "differs", False),
    ("known to differ", "20.6", 20.546, "rounded twice", "known: rounded twice", True),
    ("no longer differs", "20.6", 20.6, "rounded twice", "now the same: drop the note", False),
    ("not on disk", "20.6", None, "", "absent", True),
]


@pytest.mark.parametrize(
    ("label", "published", "computed", "note", "verdict", "fine"), ROWS, ids=[r[0] for r in ROWS]
)
def test_published_rows(
    label: str, published: str, computed: float | None, note: str, verdict: str, fine: bool
) -> None:
    row = reproduce.Row(
        suite="s", system="x", metric="bleu", published=published, computed=computed, source="",
        note=note,
    )  # fmt: skip
    assert (row.verdict, row.fine) == (verdict, fine), label


def test_published_figures_are_reproduced() -> None:
    data = Path(__file__).resolve().parents[2].parent / "shared"
    if not data.is_dir():
        pytest.skip("the public sets are not here")
    from eval.suites import load

    suite = load("wmt25", data=data)
    run = measure(suite, "CommandA_MT", samples=0)
    values = [run.score(name) for name in ("chrf2++", "bleu", "term_success")]
    assert [round(score.value, 3) for score in values if score] == [73.817, 46.251, 0.885]


def test_ticks_of_a_single_value() -> None:
    point = svg.Point(label="x", x=1.0, y=1.0)
    ElementTree.fromstring(svg.scatter("t", [point, point], "x", "y"))

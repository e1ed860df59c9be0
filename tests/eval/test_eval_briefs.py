"""Briefs against an editor's: what each system is made of, the scores, and the table."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from eval_fakes import FakeTranslator

from eval import briefs, cli, package
from eval.commands import measuring
from eval.metrics import points
from eval.records import BriefReference, Output, Run, Segment, Suite
from eval.runs import load_run, measure
from eval.suites import load

PARAGRAPHS = {
    "丝路基金出资270亿美元": "The Silk Road Fund invests US$27 billion",
    "丝路基金今年向哈萨克斯坦出资270亿美元，同比增长18.3%。":
        "This year the Silk Road Fund invested US$27 billion in Kazakhstan, up 18.3%.",
    "发改委表示将继续推动两国产能合作项目落地。": "The NDRC said that it would go on.",
    "工信部部署钢铁产能2500万吨，比上年减少六成。":
        "MIIT arranged 25 million tonnes of steel capacity, down 60%.",
    "这些项目带动当地就业超过3000人，受到各方欢迎。": "More than 3,000 people found work.",
    "下一步两国将在农业和医药领域深化合作，计划投资15亿美元。":
        "The two sides plan US$1.5 billion for farming.",
}  # fmt: skip
TEXT = "\n\n".join(PARAGRAPHS)
HUMAN = {
    "headline": "Silk Road Fund puts US$27 billion into Kazakhstan",
    "points": ["The Silk Road Fund put US$27 billion into Kazakhstan in May, 18.3 percent more."],
    "figures": ["270亿美元"],
    "names": ["丝路基金"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A suite of twelve equal documents."""
    (tmp_path / "docs").mkdir()
    for name in "abcdefghijkl":
        (tmp_path / "docs" / f"{name}.zh.txt").write_text(TEXT, encoding="utf-8")
        path = tmp_path / "docs" / f"{name}.brief.json"
        path.write_text(json.dumps(HUMAN, ensure_ascii=False), encoding="utf-8")
    toml = 'title = "B"\ntask = "brief"\nreader = "briefs"\ncommitted = true\n\n[options]\n'
    (tmp_path / "twelve.toml").write_text(f'{toml}folder = "docs"\n', encoding="utf-8")
    return tmp_path


@pytest.fixture
def pipeline() -> FakeTranslator:
    return FakeTranslator({**PARAGRAPHS, TEXT: "Silk Road Fund invests US$27 billion"})


@pytest.fixture
def suite(folder: Path) -> Suite:
    return load("twelve", folder=folder)


@pytest.fixture
def runs(suite: Suite, pipeline: FakeTranslator) -> dict[str, Run]:
    done = briefs.measured(suite, list(briefs.SYSTEMS), pipeline, samples=100)
    return {run.system: run for run in done}


def test_each_system_has_the_same_english(runs: dict[str, Run]) -> None:
    english = set(PARAGRAPHS.values())
    for name in ("select", "lead-N", "LexRank"):
        output = runs[name].outputs[0]
        assert set(output.points) <= english, name
        assert len(output.points) == 4, name
    assert runs["lead-N"].outputs[0].points == tuple(PARAGRAPHS.values())[1:5]


def test_the_headline_of_each(runs: dict[str, Run]) -> None:
    headlines = {name: run.outputs[0].headline for name, run in runs.items()}
    assert headlines["full"] == "Silk Road Fund invests US$27 billion"
    assert headlines["lead-N"] == "The Silk Road Fund invests US$27 billion"
    assert headlines["editor"].startswith("Silk Road Fund put US$27 billion")
    assert all(headlines.values())


def test_the_editor_s_points_are_not_scored_against_themselves(runs: dict[str, Run]) -> None:
    assert runs["editor"].score("headline_rougel")
    assert runs["editor"].score("points_rougel") is None


def test_the_table_has_each_system_and_its_distance_from_ours(
    suite: Suite, runs: dict[str, Run]
) -> None:
    lines = briefs.shown(suite, list(runs.values()), samples=100).splitlines()
    first = [line.split("|")[1].strip() for line in lines[2:]]
    others = [name for name in briefs.SYSTEMS if name != "full"]
    assert first == [*briefs.SYSTEMS, *(f"full less {name}" for name in others)]
    assert ", p " in lines[-2]
    assert {line.count("|") for line in lines} == {len(briefs.COLUMNS) + 2}


def test_ours_need_not_be_among_them(suite: Suite, runs: dict[str, Run]) -> None:
    assert "less" not in briefs.shown(suite, [runs["lead-N"], runs["LexRank"]])


def test_the_command_keeps_prints_and_records(
    folder: Path, tmp_path: Path, pipeline: FakeTranslator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "pipeline", lambda: pipeline)
    monkeypatch.setattr(measuring, "RESULTS", tmp_path / "RESULTS.md")
    arguments = ["briefs", "--suite", "twelve", "--suites", folder, "--runs", tmp_path / "runs"]
    limits = ["--first", 2, "--samples", 20, "--system", "full", "--system", "lead-N", "--record"]
    done = CliRunner().invoke(cli.main, [str(each) for each in (*arguments, *limits)])
    assert done.exit_code == 0, done.output
    assert "2 of 2: b" in done.output
    assert "| full less lead-N |" in done.output
    assert "| full less lead-N |" in (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    kept = load_run(tmp_path / "runs" / "twelve-first-2__full.json")
    assert kept.outputs[0].points == ("The fund has US$27 billion.",)


def test_a_run_of_before_is_still_read(suite: Suite, tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    old = json.loads(json.dumps(measured_as_dict(suite)))
    for row in old["outputs"]:
        del row["headline"], row["points"]
    path.write_text(json.dumps(old), encoding="utf-8")
    assert load_run(path).outputs[0].points == ()


def measured_as_dict(suite: Suite) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(measure(replace(suite, segments=suite.segments[:1]), "reference", samples=0))


SCORES = [
    # label, metric, the editor's point, ours, units
    ("a figure in other words", points.figure_recall,
     "It killed 12 people.", "Twelve died.", (1.0,)),
    ("a wrong power of ten", points.figure_recall,
     "worth US$27 billion", "worth US$270 billion", (0.0,)),
    ("another unit", points.figure_recall,
     "up 6.2 percentage points", "up 6.2 percent", (0.0,)),
    ("a figure is counted once", points.figure_recall,
     "12 of them, 12 in all", "12", (1.0,)),
    ("a figure that the editor left out", points.figure_precision,
     "It killed 12.", "It killed 12 on 3 ships.", (1.0, 0.0)),
    ("figures in words are not asked for", points.figure_precision, "It fell.", "two ships", ()),
    ("a name lost", points.name_recall,
     "It hit Baishadu and Lu.", "It hit Baishadu.", (1.0, 0.0)),
    ("a name is counted once", points.name_recall,
     "So Lu came, and Lu went.", "Lu came.", (1.0,)),
    ("a currency is no name", points.name_recall,
     "They paid RMB 3 and US$4 in May.", "Paid.", ()),
    ("a name that the editor left out", points.name_precision,
     "It hit Baishadu.", "It hit Baishadu and Lu.", (1.0, 0.0)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "metric", "human", "ours", "units"), SCORES, ids=[case[0] for case in SCORES]
)
def test_points(
    label: str, metric: object, human: str, ours: str, units: tuple[float, ...]
) -> None:
    assert callable(metric)
    segment = Segment(id="1", zh="一", brief=BriefReference(headline="H", points=(human,)))
    assert metric(segment, Output(text=ours, points=(ours,))).units == units, label


def test_headlines_are_scored_apart_from_points() -> None:
    brief = BriefReference(headline="Fire kills 12", points=("Nothing.",))
    segment = Segment(id="1", zh="一", brief=brief)
    output = Output(text="x", headline="Fire kills 12", points=("Other words",))
    assert points.headline_rouge(segment, output).units == (1.0,)
    assert points.headline_figures(segment, output).units == (1.0,)
    assert points.points_rouge(segment, output).units == (0.0,)


def test_the_own_suite_holds_every_document() -> None:
    suite = load("own-briefs")
    assert len({segment.id for segment in suite.segments}) == len(suite.segments) == 30

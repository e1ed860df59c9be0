"""The commands, on data that needs no model."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eval import cli, suites
from eval.commands import measuring
from eval.floors import load_floors, unreasoned


@pytest.fixture
def invoke(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Run a command with the small suite as the only one."""
    monkeypatch.setattr(suites, "SUITES", folder)
    monkeypatch.setattr(measuring, "RESULTS", tmp_path / "RESULTS.md")
    return Invoke()


class Invoke:
    """Calls the command line and hands back what it gave."""

    def __call__(self, *arguments: str | Path) -> Result:
        return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def test_run_keeps_prints_and_records(invoke: Invoke, tmp_path: Path) -> None:
    kept = tmp_path / "runs"
    result = invoke(
        "run", "small", "--system", "reference", "--runs", kept, "--samples", 20, "--record"
    )
    assert result.exit_code == 0, result.output
    assert "| reference | 100.00" in result.output
    assert [path.name for path in kept.iterdir()] == ["small__reference.json"]
    assert "| reference | 100.00" in (tmp_path / "RESULTS.md").read_text(encoding="utf-8")


def test_suites_are_listed(invoke: Invoke) -> None:
    result = invoke("suites")
    assert result.exit_code == 0
    assert "| small | Rows for tests | translate | 3 |" in result.output


ERRORS = [
    ("no such suite", ("run", "none", "--system", "reference"), "No suite"),
    ("no such system", ("run", "small", "--system", "none"), "no system"),
    ("no such run", ("compare", "small/a", "small/b"), "No run"),
    ("no runs to report", ("report",), "No run is kept"),
]


@pytest.mark.parametrize(("label", "arguments", "message"), ERRORS, ids=[e[0] for e in ERRORS])
def test_mistakes_are_one_line_and_a_hint(
    label: str, arguments: tuple[str, ...], message: str, invoke: Invoke, tmp_path: Path
) -> None:
    result = invoke(*arguments, "--runs", tmp_path / "none")
    assert result.exit_code == 2, label
    assert message in result.output
    assert "Traceback" not in result.output


def test_floor_writes_what_gate_reads(invoke: Invoke, tmp_path: Path) -> None:
    kept, path = tmp_path / "runs", tmp_path / "floors.toml"
    path.write_text("", encoding="utf-8")
    invoke("run", "small", "--system", "reference", "--runs", kept, "--samples", 0)
    result = invoke("floor", "small/reference", "--runs", kept, "--floors", path)
    assert result.exit_code == 0, result.output
    assert invoke("gate", "--floors", path, "--runs", kept).exit_code == 0


def floors(path: Path, digest: str, *values: float, reason: str = "") -> Path:
    steps = ", ".join(
        f'{{ floor = {value}, date = 2026-11-23, reason = "{reason}" }}' for value in values
    )
    path.write_text(
        f'[[floor]]\nsuite = "small"\nsystem = "reference"\nmetric = "term_success"\n'
        f'digest = "{digest}"\nhistory = [{steps}]\n',
        encoding="utf-8",
    )
    return path


GATES = [
    # label, floors, reason, exit code
    ("reached", (1.0,), "", 0),
    ("missed", (1.1,), "", 1),
    ("lowered without a reason", (1.0, 0.9), "", 1),
    ("lowered with a reason", (1.0, 0.9), "harder rows", 0),
]


@pytest.mark.parametrize(("label", "values", "reason", "code"), GATES, ids=[g[0] for g in GATES])
def test_gate(
    label: str, values: tuple[float, ...], reason: str, code: int, invoke: Invoke, tmp_path: Path
) -> None:
    digest = suites.load("small").digest
    path = floors(tmp_path / "floors.toml", digest, *values, reason=reason)
    result = invoke("gate", "--floors", path, "--runs", tmp_path / "runs")
    assert result.exit_code == code, label + result.output


def test_gate_without_floors_fails(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("", encoding="utf-8")
    assert invoke("gate", "--floors", path).exit_code == 1


def test_gate_on_kept_runs(invoke: Invoke, tmp_path: Path) -> None:
    kept = tmp_path / "runs"
    path = floors(tmp_path / "floors.toml", suites.load("small").digest, 1.0)
    assert invoke("gate", "--kept", "--floors", path, "--runs", kept).exit_code == 2
    invoke("run", "small", "--system", "reference", "--runs", kept, "--samples", 0)
    assert invoke("gate", "--kept", "--floors", path, "--runs", kept).exit_code == 0


def test_the_committed_floors_are_well_formed() -> None:
    assert unreasoned(load_floors()) == []


def test_compare_and_report(invoke: Invoke, tmp_path: Path) -> None:
    kept = tmp_path / "runs"
    hypothesis = tmp_path / "other.txt"
    hypothesis.write_text("Silk Fund\nImports\nSteel\n", encoding="utf-8")
    for system in ("reference", f"hyp:{hypothesis}"):
        invoke("run", "small", "--system", system, "--runs", kept, "--samples", 0)
    result = invoke("compare", "small/other.txt", "small/reference", "--runs", kept)
    assert result.exit_code == 0, result.output
    assert "too few segments to tell" in result.output
    assert "better by" in result.output
    result = invoke("report", "--runs", kept, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out" / "report.html").is_file()


def test_any_two_aligned_files_are_a_suite(tmp_path: Path) -> None:
    for name, text in (
        ("x.zh", "丝路基金\n270亿美元\n"),
        ("x.en", "Silk Road Fund\nUS$27 billion\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    toml = (
        'title = "Two files"\nreader = "lines"\n\n[options]\nsource = "x.zh"\nreference = "x.en"\n'
    )
    (tmp_path / "mine.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "other.txt").write_text("Silk Fund\n$270 billion\n", encoding="utf-8")
    arguments = [
        "--suites",
        tmp_path,
        "--data",
        tmp_path,
        "--runs",
        tmp_path / "runs",
        "--samples",
        0,
    ]
    result = Invoke()(
        "run", "mine", "--system", f"hyp:{tmp_path / 'other.txt'}", *map(str, arguments)
    )
    assert result.exit_code == 0, result.output
    assert "| other.txt |" in result.output

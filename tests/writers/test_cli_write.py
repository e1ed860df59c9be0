"""`summarizer brief` and `translate`: formats, batches, what goes wrong. No model is run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import summarizer
from summarizer.cli import run
from summarizer.errors import ReadError
from tests.compose.briefs import sample_brief, sample_translation


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def brief(source: Any, **_options: Any) -> Any:
        if "bad" in str(source):
            raise ReadError("bad.txt is empty.")
        return sample_brief()

    monkeypatch.setattr(summarizer, "brief", brief)
    monkeypatch.setattr(summarizer, "translate", lambda *_, **__: sample_translation())


@pytest.mark.parametrize(
    ("command", "suffix", "start"),
    [
        ("brief", "md", b"# Silk"),
        ("brief", "html", b"<!doctype html>"),
        ("brief", "docx", b"PK"),
        ("brief", "json", b"{"),
        ("translate", "txt", b"Silk"),
        ("translate", "md", b"# Silk"),
        ("translate", "html", b"<!doctype html>"),
        ("translate", "docx", b"PK"),
        ("translate", "json", b"{"),
    ],
)
@pytest.mark.parametrize("more", [[], ["--bilingual"]])
def test_suffix_decides_the_format(
    tmp_path: Path, command: str, suffix: str, start: bytes, more: list[str]
) -> None:
    out = tmp_path / f"out.{suffix}"
    assert run([command, "doc.txt", "-o", str(out), *more]) == 0
    data = out.read_bytes()
    assert data.startswith(start) or (more and suffix in ("txt", "md"))


def test_batch_goes_on_after_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "briefs"
    assert run(["brief", "a/one.txt", "bad.txt", "b/one.txt", "index.txt", "-o", str(out)]) == 2
    found = sorted(path.name for path in out.iterdir())
    assert found == ["index-2.html", "index.html", "one-2.html", "one.html"]
    index = (out / "index.html").read_text()
    assert 'href="one-2.html"' in index
    assert "bad.txt is empty." in index
    assert "bad.txt is empty." in capsys.readouterr().err


def test_batch_in_json(tmp_path: Path) -> None:
    assert run(["brief", "a.txt", "b.txt", "--format", "json", "-o", str(tmp_path)]) == 0
    assert json.loads((tmp_path / "b.json").read_text())["points"]


def test_one_document_into_a_folder(tmp_path: Path) -> None:
    assert run(["brief", "a.txt", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "a.html").exists()


def test_strict_batch_reports_findings(tmp_path: Path) -> None:
    assert run(["brief", "a.txt", "b.txt", "-o", str(tmp_path), "--strict"]) == 1


@pytest.mark.parametrize(
    ("label", "arguments", "said"),
    [
        ("several documents and no folder", ["brief", "a.txt", "b.txt"], "-o DIR"),
        ("a translation into a folder", ["translate", "a.txt", "-o", "DIR"], "it is a folder"),
    ],
)
def test_wrong_usage(
    label: str, arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = [str(tmp_path) if word == "DIR" else word for word in arguments]
    assert run(places) == 2, label
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())

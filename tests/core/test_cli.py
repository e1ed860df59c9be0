"""The command line: every error is one line with a hint and its exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.cli import run
from tests.core.fake_engine import FakeEngine
from tests.core.test_pipeline import FUND, echo

Use = Callable[[FakeEngine], FakeEngine]


@pytest.fixture
def doc(tmp_path: Path) -> Path:
    path = tmp_path / "doc.txt"
    path.write_text(FUND + "\n", encoding="utf-8")
    return path


ERRORS = [
    ("no such file", "nosuch.txt", None, "no file nosuch.txt", 2),
    ("an empty file", "empty.txt", b"", "empty", 2),
    ("a binary file", "binary.txt", bytes(range(256)) * 20, "", 2),
    ("no Chinese", "english.txt", b"Only English here, nothing else.\n", "Chinese", 2),
    ("a damaged docx", "broken.docx", b"PK\x03\x04 nothing", "", 2),
]


@pytest.mark.parametrize(
    ("name", "data", "words", "code"), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS]
)
def test_unreadable_documents(
    name: str,
    data: bytes | None,
    words: str,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    if data is not None:
        Path(name).write_bytes(data)
    assert run(["brief", name, "--offline"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.count("\n") == 1


def test_a_directory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["translate", str(tmp_path)]) == 2
    assert "is a directory" in capsys.readouterr().err


def test_an_unknown_model(doc: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", str(doc), "--model", "no-such-model"]) == 3
    assert "summarizer models list" in capsys.readouterr().err


def test_a_model_that_is_not_here(doc: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", str(doc), "--offline"]) == 3
    assert "summarizer models fetch qwen2.5-coder-1.5b" in capsys.readouterr().err


def test_a_broken_glossary(doc: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.tsv").write_text("zh\ten\n丝路基金\t\n", encoding="utf-8")
    assert run(["translate", str(doc), "-g", str(tmp_path / "bad.tsv")]) == 2
    assert "bad.tsv" in capsys.readouterr().err


def test_interrupted(use_engine: Use, doc: Path, capsys: pytest.CaptureFixture[str]) -> None:
    use_engine(FakeEngine(rule=echo)).fail_after = 0
    assert run(["translate", str(doc)]) == 130
    assert "goes on from there" in capsys.readouterr().err


def test_translate_to_the_screen(
    use_engine: Use, doc: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    use_engine(FakeEngine(rule=echo))
    assert run(["translate", str(doc)]) == 0
    assert b"Silk Road Fund" in capfdbinary.readouterr().out


def test_translate_to_a_file(use_engine: Use, doc: Path, tmp_path: Path) -> None:
    use_engine(FakeEngine(rule=echo))
    out = tmp_path / "out.json"
    assert run(["translate", str(doc), "-o", str(out)]) == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    assert set(data["sentences"][0]) >= {"zh", "en", "start", "end", "findings"}
    assert {"text", "findings", "signature"} <= set(data)


def test_strict_ends_with_1_on_findings(use_engine: Use, doc: Path) -> None:
    use_engine(FakeEngine(rule=lambda _: "A fund put up US$27 billion."))
    assert run(["translate", str(doc)]) == 0
    assert run(["translate", str(doc), "--strict"]) == 1


def test_inspect_as_json(doc: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["inspect", str(doc), "--format", "json"]) == 0
    data = json.loads(capfdbinary.readouterr().out)
    marks = data["sentences"][0]["marks"]
    assert [(m["zh"], m["kind"], m["en"], m["value"], m["unit"]) for m in marks] == [
        ("丝路基金", "term", "Silk Road Fund", None, ""),
        ("270亿美元", "money", "US$27 billion", "27000000000", "USD"),
    ]


def test_suggest_gives_a_glossary_that_loads(doc: Path, tmp_path: Path) -> None:
    doc.write_text("东津钢铁董事长陆景川表示，项目进展顺利。\n陆景川说，合作前景很好。\n", "utf-8")
    out = tmp_path / "names.tsv"
    assert run(["glossary", "suggest", str(doc), "-o", str(out)]) == 0
    assert "陆景川\tLu Jingchuan\tperson" in out.read_text("utf-8")


@pytest.mark.parametrize("command", ["brief", "translate", "inspect", "glossary", "models"])
def test_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert "Usage:" in capsys.readouterr().out

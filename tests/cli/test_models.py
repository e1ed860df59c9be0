"""summarizer models: what it prints, and where."""

from __future__ import annotations

import io
from pathlib import Path

import platformdirs
import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from summarizer.cli.model_list import found, lines
from summarizer.cli.models import fetch_reporter, models
from summarizer.errors import ModelCorrupt, ModelMissing, ModelUnknown
from summarizer.store import Progress

NAME = "tiny"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One small model in the user's own folder, its bytes in another."""
    config = tmp_path / "config"
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: config)
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("SUMMARIZER_MODELS", raising=False)
    (config / "models").mkdir(parents=True)
    (config / "models" / f"{NAME}.toml").write_text(
        """
title = "Tiny"
engine = "llamacpp"
task = "translate"
source = ["zh"]
target = ["en"]
licence = "MIT"
good_for = "tests [b]of brackets[/b]"
memory_mib = 1
limits = {context_tokens = 1, max_source_chars = 1}
[[files]]
name = "tiny.gguf"
bytes = 5
sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
[hub]
repo = "someone/tiny"
revision = "0123456789abcdef0123456789abcdef01234567"
"""
    )
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "tiny.gguf").write_bytes(b"hello")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(models, arguments)


def row(name: str) -> str:
    return next(line for line in run("list").output.splitlines() if line.startswith(name))


def test_list_shows_what_is_here_and_what_it_is_good_for(home: Path) -> None:
    assert "1.1 GB" in row("qwen2.5-coder-1.5b")
    assert "Apache-2.0" in row("qwen2.5-coder-1.5b")
    assert "tests [b]of brackets[/b]" in row(NAME)
    assert "installed" not in row(NAME)
    run("fetch", NAME, "--from", str(home / "stick"))
    assert "installed" in row(NAME)


def test_list_puts_what_is_here_first_and_summarizers_apart(home: Path) -> None:
    run("fetch", NAME, "--from", str(home / "stick"))
    listed = run("list").output
    first = [line.split()[0] for line in listed.splitlines() if line]
    assert first[:3] == ["To", "name", NAME]
    assert first.index("bart-large-cnn") > first.index("To", 1) > first.index("qwen3-4b")


def test_list_says_what_must_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.extras.find_spec", lambda _: None)
    assert row("opus-mt-zh-en").endswith('; needs pip install "summarizer[ctranslate2]"')
    assert row("bart-large-cnn").endswith('; needs pip install "summarizer[seq2seq]"')
    assert "needs" not in row("qwen2.5-coder-1.5b")
    monkeypatch.setattr("summarizer.extras.find_spec", lambda _: object())
    assert "needs" not in row("opus-mt-zh-en")


def test_list_on_a_terminal_fits_80_columns() -> None:
    entries, _ = found()
    shown = list(lines(entries, wide=False))
    cells = [line for line in shown if not line.startswith("    ")]
    assert max(map(len, cells)) <= 80
    at = next(i for i, line in enumerate(shown) if line.startswith("opus-mt-zh-en"))
    assert shown[at + 1] == "    speed on a CPU (CC-BY-4.0)"


def test_list_names_a_broken_manifest_and_goes_on(home: Path) -> None:
    (home / "config" / "models" / "broken.toml").write_text("titel = 1")
    result = run("list")
    assert result.exit_code == 0
    assert "broken.toml: titel: unknown key" in result.stderr
    assert NAME in result.stdout


def test_fetch_prints_the_path_alone_on_stdout(home: Path) -> None:
    result = run("fetch", NAME, "--from", str(home / "stick"))
    assert result.exit_code == 0, result.output
    path = home / "cache" / "models" / NAME / "tiny.gguf"
    assert result.stdout == f"{path}\n"
    assert "in place and verified" in result.stderr
    assert path.read_bytes() == b"hello"


def test_verify(home: Path) -> None:
    assert run("verify").output == "No model is on this machine.\n"
    assert isinstance(run("verify", NAME).exception, ModelMissing)
    run("fetch", NAME, "--from", str(home / "stick"))
    assert run("verify").stdout == f"{NAME}: right\n"
    path = home / "cache" / "models" / NAME / "tiny.gguf"
    path.write_bytes(b"hallo")
    assert isinstance(run("verify", NAME).exception, ModelCorrupt)
    assert isinstance(run("verify").exception, ModelCorrupt)


def test_remove(home: Path) -> None:
    assert isinstance(run("remove", NAME).exception, ModelMissing)
    run("fetch", NAME, "--from", str(home / "stick"))
    assert "freed" in run("remove", NAME).stdout
    assert not (home / "cache" / "models" / NAME).exists()


ERRORS = [
    # label, command, error, words of the message, words of the hint
    ("unknown", ["fetch", "nonesuch"], ModelUnknown, "nonesuch", "models list"),
    ("absent, offline", ["fetch", NAME, "--offline"], ModelMissing, NAME, f"models fetch {NAME}"),
    ("unknown to verify", ["verify", "nonesuch"], ModelUnknown, "nonesuch", "models list"),
]


@pytest.mark.parametrize(
    ("command", "error", "message", "hint"), [c[1:] for c in ERRORS], ids=[c[0] for c in ERRORS]
)
def test_errors(command: list[str], error: type[Exception], message: str, hint: str) -> None:
    caught = run(*command).exception
    assert isinstance(caught, error)
    assert message in str(caught)
    assert hint in caught.hint  # type: ignore[attr-defined]
    assert caught.exit_code == 3  # type: ignore[attr-defined]


def reports() -> list[Progress]:
    """What a fetch of 1,000 bytes tells that was taken up at 300."""
    sizes = (300, 301, 399, 400, 650, 1000)
    arriving = [
        Progress(kind="bytes", model="m", file="f", done_bytes=size, total_bytes=1000)
        for size in sizes
    ]
    plan = Progress(kind="plan", model="m", file="f", message="f, 1.0 kB, from [x] to y")
    return [plan, *arriving, Progress(kind="done", model="m", message="m is in place")]


def shown(*, terminal: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=100, color_system=None)
    with fetch_reporter(console) as report:
        for progress in reports():
            report(progress)
    return out.getvalue()


def test_off_a_terminal_a_line_for_each_tenth() -> None:
    assert shown(terminal=False).splitlines() == [
        "f, 1.0 kB, from [x] to y",
        "f: 30% of 1.0 kB",
        "f: 40% of 1.0 kB",
        "f: 60% of 1.0 kB",
        "f: 100% of 1.0 kB",
        "m is in place",
    ]


def test_on_a_terminal_a_bar() -> None:
    text = shown(terminal=True)
    assert "from [x] to y" in text
    assert "m is in place" in text
    assert "%" not in text.replace("100%", "")
    assert "\x1b[" in text

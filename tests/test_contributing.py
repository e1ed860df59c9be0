"""CONTRIBUTING's "Add a model", followed to the letter in a copy of the checkout: its manifests are
written, its commands run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.engines.fault_server import Plan, serving

ROOT = Path(__file__).resolve().parents[1]
SECTION = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Add a model")[1]
SECTION = SECTION.split("\n## ")[0]
STEPS = re.split(r"^(?=\d\. )", SECTION, flags=re.M)[1:]
BLOCKS = [textwrap.dedent(b) for b in re.findall(r"```toml\n(.*?)```", SECTION, re.S)]
NAME = "my-chat-model-1b"
PROGRAMS = {
    "summarizer": [sys.executable, "-c", "from summarizer.cli import main; main()"],
    "python": [sys.executable],
}


def commands(step: int) -> list[str]:
    """Return the commands of a step (from 1), in order."""
    return re.findall(r"`((?:summarizer|python|wc|sha256sum) [^`]+)`", STEPS[step - 1])


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what the steps touch."""
    copy = tmp_path_factory.mktemp("checkout")
    for folder in ("summarizer", "models"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "tests").mkdir()
    for name in ("tests/__init__.py", "tests/conftest.py", "tests/test_manifest.py"):
        shutil.copy(ROOT / name, copy / name)
    for name in ("pyproject.toml", "LICENSE", "README.md"):
        shutil.copy(ROOT / name, copy)
    (copy / "weights").mkdir()
    (copy / "weights" / "my-chat-model-1b-q4_k_m.gguf").write_bytes(b"what was downloaded")
    return copy


def run(command: str, checkout: Path) -> str:
    """Run a command as it is written, the words in capitals filled in; return its output."""
    file = checkout / "weights" / "my-chat-model-1b-q4_k_m.gguf"
    given = {"NAME": NAME, "FILE": str(file), "FOLDER": str(file.parent)}
    words = [given.get(word, word) for word in shlex.split(command)]
    own = {
        "PYTHONPATH": str(checkout),
        "SUMMARIZER_CACHE": str(checkout / "cache"),
        "SUMMARIZER_MODELS": str(file.parent),
        "XDG_CONFIG_HOME": str(checkout / "config"),
        "MY_SERVER_KEY": "sk-mine",
    }
    done = subprocess.run(
        [*PROGRAMS.get(words[0], words[:1]), *words[1:]],
        capture_output=True, text=True, check=False, cwd=checkout, env={**os.environ, **own},
    )  # fmt: skip
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def manifest_of(checkout: Path) -> Path:
    return checkout / "models" / f"{NAME}.toml"


def test_a_model_of_files(checkout: Path) -> None:
    size, digest = commands(2)
    values = {
        r"bytes = \d+": f"bytes = {run(size, checkout).split()[0]}",
        r'sha256 = "\w+"': f'sha256 = "{run(digest, checkout).split()[0]}"',
    }
    text = BLOCKS[0]
    for pattern, value in values.items():
        text, count = re.subn(pattern, value, text)
        assert count == 1
    manifest_of(checkout).write_text(text, encoding="utf-8")
    shown, fetch, fetch_from, verify = commands(3)
    assert _row(run(shown, checkout)).split()[1:3] == ["not", "here"]
    for command in (fetch, fetch_from):
        assert run(command, checkout).strip().endswith("my-chat-model-1b-q4_k_m.gguf")
    assert run(verify, checkout) == f"{NAME}: right\n"
    assert _row(run(shown, checkout)).split()[1] == "installed"


def _row(table: str) -> str:
    return next(line for line in table.splitlines() if line.startswith(f"{NAME} "))


def test_a_server(checkout: Path) -> None:
    tables = re.split(r"^(?=\[)", BLOCKS[0], flags=re.M)
    text = "".join(part for part in tables if not part.startswith(("[[files]]", "[hub]")))
    text = text.replace('engine = "llamacpp"', 'engine = "openai_http"') + BLOCKS[1]
    plan = Plan()
    with serving(plan) as url:
        text, count = re.subn(r'url = ".*"', f'url = "{url}"', text)
        assert count == 1
        manifest_of(checkout).write_text(text, encoding="utf-8")
        assert "on a server" in _row(run(commands(3)[0], checkout))
        (command,) = commands(6)
        assert run(command, checkout).count("\n\n") > 5
    assert {body["model"] for body in plan.seen} == {"my-chat-model"}
    assert all("grammar" in body for body in plan.seen)
    assert set(plan.keys) == {"Bearer sk-mine"}


def test_the_manifests_tests_take_it(checkout: Path) -> None:
    manifest_of(checkout).write_text(BLOCKS[0], encoding="utf-8")
    (command,) = commands(7)
    assert " passed" in run(f"{command} -v -k 'every_manifest and {NAME}'", checkout)

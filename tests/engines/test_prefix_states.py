"""What was read of an instruction is kept whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import manifest as manifests
from summarizer import store
from summarizer.drafts import asked
from summarizer.engines.llamacpp import LlamaCpp
from summarizer.engines.prefix_states import MOST, PrefixStates
from tests.engines.subjects import EMBEDDED

MADE_FROM = ("weights", 1408, "Translate ...")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "state"
    path.write_bytes(b"state" * 1000)
    return path


def test_what_was_kept_is_taken(tmp_path: Path, source: Path) -> None:
    states = PrefixStates(tmp_path / "states")
    states.put(MADE_FROM, source)
    target = tmp_path / "target"
    assert states.take(MADE_FROM, target)
    assert target.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("place", range(3))
def test_a_state_is_of_all_that_it_was_made_from(tmp_path: Path, source: Path, place: int) -> None:
    states = PrefixStates(tmp_path / "states")
    states.put(MADE_FROM, source)
    other = [*MADE_FROM]
    other[place] = "another"
    assert not states.take(other, tmp_path / "target")


def test_a_damaged_state_is_removed(tmp_path: Path, source: Path) -> None:
    states = PrefixStates(tmp_path / "states")
    states.put(MADE_FROM, source)
    (kept,) = (tmp_path / "states").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert not states.take(MADE_FROM, tmp_path / "target")
    assert not kept.exists()


def test_few_are_kept_and_no_part_of_one(tmp_path: Path, source: Path) -> None:
    states = PrefixStates(tmp_path / "states")
    for number in range(MOST + 3):
        states.put((*MADE_FROM, number), source)
    assert len(list((tmp_path / "states").iterdir())) == MOST
    assert states.take((*MADE_FROM, MOST + 2), tmp_path / "target")


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path, source: Path) -> None:
    states = PrefixStates(source / "states")
    states.put(MADE_FROM, source)
    assert not states.take(MADE_FROM, tmp_path / "target")


@pytest.mark.live
def test_a_kept_state_answers_as_one_that_was_just_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = manifests.load(EMBEDDED)
    path = store.fetch(manifest, offline=True)
    monkeypatch.setattr("summarizer.engines.llamacpp.cache_folder", lambda: tmp_path)
    texts = ["双方同意加强合作。", "去年出口增长18.3%。", "他说，项目已经开工，明年可以投产。"]
    requests = [asked("translate", text) for text in texts]
    answers = []
    for _ in range(2):
        engine = LlamaCpp(manifest, path)
        answers.append(engine.complete(requests))
        engine.close()
        assert len(list((tmp_path / "states").iterdir())) == 1
    assert answers[0] == answers[1]
    assert "18.3" in answers[0][1].text

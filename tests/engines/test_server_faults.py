"""`translate`, the whole way, through a server that fails: every sentence comes out, what has no
English is reported, and the key is nowhere."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summarizer import Translation, translate
from summarizer.cli import run
from summarizer.engines import close_all, openai_http
from summarizer.errors import EngineError
from tests.engines import fault_server as faults
from tests.engines.fault_server import Plan, serving

KEY = "sk-secret-0123456789"
VARIABLE = "SUMMARIZER_TEST_KEY"
# Chinese that stays in the prompt beside names and figures -> the English of its sentence.
ENGLISH = {
    "投资": "The company invested US$27 billion in the Silk Road Fund.",
    "签署": "The two sides signed a cooperation agreement.",
    "进展": "The project is going well.",
}
TEXT = "公司向丝路基金投资270亿美元。\n双方签署了合作协议。\n项目进展顺利。\n"
BAD = "签署"
MANIFEST = """
title = "A scripted server"
engine = "openai_http"
task = "translate"
source = ["zh"]
target = ["en"]
licence = "MIT"
good_for = "tests"
memory_mib = 1
limits = {{context_tokens = 8192, max_source_chars = 1500}}
prompt = {{format = "own", templates = {{translate = "translate", strict = "translate-strict"}}}}
[server]
url = "{url}"
model = "m"
key_variable = "{variable}"
constraint = "{constraint}"
concurrency = 2
timeout_seconds = {seconds}
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a cache and a key to each test, and hold the key against all that the test wrote."""
    monkeypatch.setenv(VARIABLE, KEY)
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(openai_http, "FIRST_PAUSE_SECONDS", 0.01)
    yield tmp_path
    close_all()
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes(), path


def manifest(home: Path, url: str, *, constraint: str = "none", seconds: float = 5.0) -> str:
    path = home / "scripted.toml"
    text = MANIFEST.format(url=url, variable=VARIABLE, constraint=constraint, seconds=seconds)
    path.write_text(text, encoding="utf-8")
    return str(path)


def shown(done: Translation) -> str:
    """Return all that a program can see of a result."""
    return json.dumps(done.to_dict(), ensure_ascii=False) + repr(done)


PASSING = [
    ("429", [429, 429]),
    ("500", [500, 503]),
    ("cut before an answer", [faults.HANG_UP]),
    ("cut inside the answer", [faults.CUT_BODY]),
    ("half a JSON", [faults.HALF_JSON]),
    ("JSON of another shape", [faults.ARRAY]),
    ("empty choices", [faults.EMPTY_CHOICES]),
    ("content null", [faults.NULL]),
    ("silence", [faults.SILENCE]),
    ("the wrong language", [faults.CHINESE]),
]


@pytest.mark.parametrize(("label", "script"), PASSING, ids=[row[0] for row in PASSING])
def test_a_fault_that_passes_leaves_no_trace(label: str, script: list[int], home: Path) -> None:
    with serving(Plan(english=ENGLISH, script=script)) as url:
        done = translate(TEXT, model=manifest(home, url, seconds=0.5))
    assert [sentence.en for sentence in done.sentences] == list(ENGLISH.values())
    assert not done.findings
    assert KEY not in shown(done)


LASTING = [
    ("429", 429, "empty"),
    ("500", 500, "empty"),
    ("400", 400, "empty"),
    ("cut before an answer", faults.HANG_UP, "empty"),
    ("cut inside the answer", faults.CUT_BODY, "empty"),
    ("half a JSON", faults.HALF_JSON, "empty"),
    ("JSON of another shape", faults.ARRAY, "empty"),
    ("empty choices", faults.EMPTY_CHOICES, "empty"),
    ("content null", faults.NULL, "empty"),
    ("silence", faults.SILENCE, "empty"),
    ("the wrong language", faults.CHINESE, "leftover-chinese"),
]


@pytest.mark.parametrize(("label", "fault", "kind"), LASTING, ids=[row[0] for row in LASTING])
def test_a_sentence_that_never_comes_is_reported_and_costs_no_other(
    label: str, fault: int, kind: str, home: Path
) -> None:
    with serving(Plan(english=ENGLISH, poisoned=BAD, poison=fault)) as url:
        done = translate(TEXT, model=manifest(home, url, seconds=0.5))
    first, bad, last = done.sentences
    assert [first.en, last.en] == [ENGLISH["投资"], ENGLISH["进展"]]
    assert not first.findings
    assert not last.findings
    assert [(finding.kind, finding.severity) for finding in bad.findings] == [(kind, "error")]
    assert TEXT[bad.findings[0].start : bad.findings[0].end] == bad.zh == "双方签署了合作协议。"
    assert KEY not in shown(done)


def test_what_never_came_is_asked_for_again(home: Path) -> None:
    plan = Plan(english=ENGLISH, poisoned=BAD)
    with serving(plan) as url:
        model = manifest(home, url)
        translate(TEXT, model=model)
        plan.poisoned, plan.seen[:] = "", []
        again = translate(TEXT, model=model)
    assert [sentence.en for sentence in again.sentences] == list(ENGLISH.values())
    assert len(plan.seen) == 1, "the two others are remembered"


NEVER = [
    ("429", 429, "it answered 429: trouble with the key Bearer [key]"),
    ("500", 500, "it answered 500: trouble with the key Bearer [key]"),
    ("401", 401, f"Put the key into the environment variable {VARIABLE}"),
    ("404", 404, "Check url and model (m) in the manifest"),
    ("cut before an answer", faults.HANG_UP, "it cut the connection"),
    ("cut inside the answer", faults.CUT_BODY, "it cut the connection"),
    ("half a JSON", faults.HALF_JSON, "its answer is no whole JSON"),
    ("empty choices", faults.EMPTY_CHOICES, "its answer has no choices"),
    ("silence", faults.SILENCE, "it gave no answer in 0.2 seconds"),
]


@pytest.mark.parametrize("form", ["json", "md"])
@pytest.mark.parametrize(("label", "fault", "said"), NEVER, ids=[row[0] for row in NEVER])
def test_a_server_that_never_answers_is_one_line_and_exit_code_3(
    label: str, fault: int, said: str, form: str, home: Path, capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    (home / "doc.txt").write_text(TEXT, encoding="utf-8")
    with serving(Plan(always=fault)) as url, caplog.at_level(logging.DEBUG):
        model = manifest(home, url, seconds=0.2 if fault == faults.SILENCE else 20)
        code = run(["translate", str(home / "doc.txt"), "--model", model, "--format", form])
    out, err = capfd.readouterr()
    assert code == 3
    assert out == ""
    assert said in err.splitlines()[-1]
    assert KEY not in err + caplog.text


def test_the_key_is_in_no_traceback(home: Path) -> None:
    with serving(Plan(always=500)) as url, pytest.raises(EngineError) as caught:
        translate(TEXT, model=manifest(home, url))
    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "Bearer [key]" in "".join(told.format())
    assert KEY not in "".join(told.format())


@pytest.mark.parametrize("form", ["json", "md", "html"])
def test_the_key_is_in_no_output(form: str, home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (home / "doc.txt").write_text(TEXT, encoding="utf-8")
    plan = Plan(english=ENGLISH, poisoned=BAD)
    with serving(plan) as url:
        model = manifest(home, url)
        assert run(["translate", str(home / "doc.txt"), "--model", model, "--format", form]) == 0
    out, err = capfd.readouterr()
    assert plan.keys[0] == f"Bearer {KEY}", "it was sent"
    assert ENGLISH["进展"] in out
    assert "This sentence has no English." in err
    assert KEY not in out + err


def wrapped(english: str) -> str:
    return json.dumps({"english": english})


CONSTRAINTS = [
    # constraint, the field of the request, what the server answers
    ("none", "", str),
    ("grammar", "grammar", str),
    ("regex", "structured_outputs", str),
    ("json_schema", "response_format", wrapped),
]


@pytest.mark.parametrize(("constraint", "field", "form"), CONSTRAINTS, ids=str)
def test_each_constraint_gives_the_same_translation(
    constraint: str, field: str, form: Callable[[str], str], home: Path
) -> None:
    plan = Plan(english={zh: form(en) for zh, en in ENGLISH.items()})
    with serving(plan) as url:
        done = translate(TEXT, model=manifest(home, url, constraint=constraint))
    assert [sentence.en for sentence in done.sentences] == list(ENGLISH.values())
    fields = {"grammar", "structured_outputs", "response_format"}
    assert all(fields & set(body) == {field} - {""} for body in plan.seen)


def test_half_an_object_of_the_schema_is_no_english(home: Path) -> None:
    english = {zh: wrapped(en) for zh, en in ENGLISH.items()} | {BAD: '{"english": "The two si'}
    with serving(Plan(english=english)) as url:
        done = translate(TEXT, model=manifest(home, url, constraint="json_schema"))
    assert [finding.kind for finding in done.findings] == ["empty"]
    assert done.sentences[1].en == ""


@pytest.mark.parametrize(("constraint", "field"), [row[:2] for row in CONSTRAINTS[1:]])
def test_a_server_that_knows_no_such_constraint_is_asked_without(
    constraint: str, field: str, home: Path
) -> None:
    with serving(Plan(english=ENGLISH, refuses=field)) as url:
        done = translate(TEXT, model=manifest(home, url, constraint=constraint))
    assert [sentence.en for sentence in done.sentences] == list(ENGLISH.values())

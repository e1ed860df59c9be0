"""The HTTP engine against a server that fails in every way."""

from __future__ import annotations

import threading
import time
import traceback
from dataclasses import replace

import pytest

from summarizer import manifest as manifests
from summarizer.answering import Answerer
from summarizer.engines import Completion, Request, openai_http
from summarizer.engines.openai_http import OpenAiHttp
from summarizer.engines.posting import is_loopback
from summarizer.errors import EngineError
from summarizer.manifest import Manifest, Server
from summarizer.options import no_progress
from summarizer.store import silent
from tests.engines import fault_server as faults
from tests.engines.fault_server import Plan, serving

KEY = "sk-secret-0123456789"
KEY_VARIABLE = "SUMMARIZER_TEST_KEY"


def manifest_for(url: str, **server: object) -> Manifest:
    known = manifests.load("local-server")
    given = {"key_variable": KEY_VARIABLE, "timeout_seconds": 5.0, **server}
    return replace(known, server=Server(url=url, model="m", **given))  # type: ignore[arg-type]


def ask(engine: OpenAiHttp, *texts: str) -> tuple[Completion, ...]:
    return engine.complete([Request(text=text, max_tokens=50) for text in texts])


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    monkeypatch.setattr(openai_http, "FIRST_PAUSE_SECONDS", 0.01)


PASSING = [
    ("429", [429]),
    ("three 500s", [500, 503, 502]),
    ("connection cut before an answer", [faults.HANG_UP]),
    ("connection cut inside the answer", [faults.CUT_BODY]),
    ("half a JSON", [faults.HALF_JSON, faults.HALF_JSON]),
    ("JSON of another shape", [faults.ARRAY]),
    ("empty choices", [faults.EMPTY_CHOICES]),
    ("content null", [faults.NULL]),
]


@pytest.mark.parametrize(("label", "script"), PASSING, ids=[row[0] for row in PASSING])
def test_a_passing_fault_is_tried_again(label: str, script: list[int]) -> None:
    plan = Plan(script=list(script))
    with serving(plan) as url:
        answers = ask(OpenAiHttp(manifest_for(url, concurrency=1)), "一", "二", "三")
    assert [a.text for a in answers] == ["English of 一", "English of 二", "English of 三"]
    assert len(plan.seen) == 3 + len(script)


LASTING = [
    ("429 for ever", 429, "429"),
    ("500 for ever", 500, "500"),
    ("401", 401, "401"),
    ("403", 403, "403"),
    ("404", 404, "404"),
    ("redirect", 302, "302"),
    ("cut for ever", faults.HANG_UP, "cut the connection"),
    ("half a JSON for ever", faults.HALF_JSON, "no whole JSON"),
    ("empty choices for ever", faults.EMPTY_CHOICES, "no choices"),
    ("content null for ever", faults.NULL, "no text"),
]


@pytest.mark.parametrize(("label", "fault", "said"), LASTING, ids=[row[0] for row in LASTING])
def test_a_server_that_never_answers_is_one_error_without_the_key(
    label: str, fault: int, said: str
) -> None:
    with (
        serving(Plan(always=fault, headers={"Location": "http://127.0.0.1:9/"})) as url,
        pytest.raises(EngineError, match=said) as caught,
    ):
        ask(OpenAiHttp(manifest_for(url)), "一", "二")
    shown = "".join(traceback.format_exception(caught.value)) + caught.value.hint
    assert KEY not in shown
    assert "\n" not in str(caught.value)


def test_a_hanging_server_ends_in_time() -> None:
    with (
        serving(Plan(always=faults.SILENCE)) as url,
        pytest.raises(EngineError, match=r"no answer in 0\.2 seconds"),
    ):
        ask(OpenAiHttp(manifest_for(url, timeout_seconds=0.2)), "一")


def test_no_server_is_an_error() -> None:
    with pytest.raises(EngineError, match="cannot be reached"):
        ask(OpenAiHttp(manifest_for("http://127.0.0.1:9/v1")), "一")


def test_one_bad_sentence_costs_no_other() -> None:
    with serving(Plan(poisoned="毒")) as url:
        engine = OpenAiHttp(manifest_for(url))
        answers = ask(engine, "一", "毒", "三")
        assert [a.text for a in answers] == ["English of 一", "", "English of 三"]
        assert [a.text for a in ask(engine, "毒")] == [""], "alone too, once the server has worked"


def test_retry_after_is_honoured() -> None:
    with serving(Plan(script=[429], headers={"Retry-After": "1"})) as url:
        began = time.monotonic()
        ask(OpenAiHttp(manifest_for(url)), "一")
    assert time.monotonic() - began >= 1.0


def test_at_most_so_many_at_once_and_in_order() -> None:
    plan = Plan(pause_seconds=0.05)
    texts = [str(number) for number in range(12)]
    with serving(plan) as url:
        answers = ask(OpenAiHttp(manifest_for(url, concurrency=3)), *texts)
    assert plan.most_at_once == 3
    assert [a.text for a in answers] == [f"English of {text}" for text in texts]


def test_the_key_is_sent_and_a_missing_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan()
    with serving(plan) as url:
        ask(OpenAiHttp(manifest_for(url)), "一")
        monkeypatch.delenv(KEY_VARIABLE)
        ask(OpenAiHttp(manifest_for(url)), "一")
    assert plan.keys == [f"Bearer {KEY}", None]


@pytest.mark.parametrize("bad", ["sk-secret\nX-Other: 1", "sk-密钥"])
def test_a_malformed_key_is_not_shown(bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, bad)
    with pytest.raises(EngineError) as caught:
        OpenAiHttp(manifest_for("http://127.0.0.1:9/v1"))
    assert bad not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_grammar_goes_only_where_it_is_taken() -> None:
    plan = Plan()
    with serving(plan) as url:
        ask(OpenAiHttp(manifest_for(url)), "一")
        ask(OpenAiHttp(manifest_for(url, constraint="grammar")), "一")
    assert "grammar" not in plan.seen[0]
    assert str(plan.seen[1]["grammar"]).startswith("root ::=")


def test_a_server_that_refuses_the_grammar_is_asked_without() -> None:
    plan = Plan(refuses="grammar")
    with serving(plan) as url:
        answers = ask(
            OpenAiHttp(manifest_for(url, constraint="grammar", concurrency=1)), "一", "二"
        )
    assert all(answer.text for answer in answers)
    assert ["grammar" in body for body in plan.seen] == [True, False, False]


def test_the_wrong_language_comes_through_for_the_checks() -> None:
    with serving(Plan(always=faults.CHINESE)) as url:
        assert ask(OpenAiHttp(manifest_for(url)), "一")[0].text == "这里还是中文。"


ADDRESSES = [
    ("no scheme", "127.0.0.1:8080/v1"),
    ("a file", "file:///etc/passwd"),
    ("a password", "http://user:sk-secret@127.0.0.1/v1"),
    ("a query", "http://127.0.0.1/v1?key=sk-secret"),
]


@pytest.mark.parametrize(("label", "url"), ADDRESSES, ids=[row[0] for row in ADDRESSES])
def test_addresses_that_are_refused(label: str, url: str) -> None:
    with pytest.raises(EngineError) as caught:
        OpenAiHttp(manifest_for(url))
    assert "secret" not in str(caught.value)


LOOPBACK = [
    ("http://localhost:1/v1", True),
    ("http://127.8.0.1/v1", True),
    ("http://localhost.example/v1", False),
    ("http://127.0.0.1.example/v1", False),
    ("http://127.0.0.1@example/v1", False),
    ("http://0.0.0.0/v1", False),
]


@pytest.mark.parametrize(("url", "local"), LOOPBACK)
def test_loopback_is_told_without_a_name_server(url: str, local: bool) -> None:
    assert is_loopback(url) is local


def answerer(url: str, *, offline: bool = False, cache: bool = False) -> Answerer:
    return Answerer(
        manifest_for(url), offline=offline, cache=cache, progress=no_progress, report=silent
    )


def test_offline_allows_this_machine_only() -> None:
    request = Request(text="一", max_tokens=5)
    with serving(Plan()) as url:
        assert answerer(url, offline=True).ask([request])[0].text
    with pytest.raises(EngineError, match="over the network"):
        answerer("http://192.0.2.1/v1", offline=True).ask([request])


def test_a_failure_is_not_remembered(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    plan = Plan(poisoned="毒")
    requests = [Request(text=text, max_tokens=5) for text in ("一", "毒")]
    with serving(plan) as url:
        first = answerer(url, cache=True).ask(requests)
        plan.poisoned = ""
        second = answerer(url, cache=True).ask(requests)
    assert [a.text for a in first] == ["English of 一", ""]
    assert [a.text for a in second] == ["English of 一", "English of 毒"]


def test_an_interruption_comes_through_at_once() -> None:
    with serving(Plan(always=faults.SILENCE)) as url:
        engine = OpenAiHttp(manifest_for(url))
        timer = threading.Timer(0.3, _interrupt)
        timer.start()
        began = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            ask(engine, "一", "二")
        timer.join()
    assert time.monotonic() - began < 2


def _interrupt() -> None:
    import _thread

    _thread.interrupt_main()

"""What a real llama.cpp server makes of each constraint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from summarizer import manifest as manifests
from summarizer import store
from summarizer.chars import han_runs
from summarizer.engines import Request
from summarizer.engines.constraints import constraint
from summarizer.engines.openai_http import OpenAiHttp
from summarizer.engines.posting import post
from summarizer.manifest import Constraint, Server
from tests.engines import live_server
from tests.engines.subjects import EMBEDDED

pytestmark = pytest.mark.live
COPY = Request(text="Copy this line as it is: 双方签署了合作协议。", max_tokens=40)
TRANSLATE = Request(text="Translate into English: 双方签署了合作协议。", max_tokens=40)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with live_server.serving(store.fetch(manifests.load(EMBEDDED))) as address:
        yield address


def engine(url: str, kind: Constraint) -> OpenAiHttp:
    server = Server(url=url, model=EMBEDDED, constraint=kind)
    return OpenAiHttp(replace(manifests.load("local-server"), server=server))


def test_without_a_constraint_chinese_comes_through(url: str) -> None:
    assert han_runs(engine(url, "none").complete([COPY])[0].text)


def test_the_grammar_keeps_chinese_out(url: str) -> None:
    copied, translated = engine(url, "grammar").complete([COPY, TRANSLATE])
    assert not han_runs(copied.text + translated.text)
    assert "sign" in translated.text
    assert "\n" not in copied.text + translated.text


def test_the_schema_gives_the_english_alone(url: str) -> None:
    made = engine(url, "json_schema")
    (answer,) = made.complete([TRANSLATE])
    assert "sign" in answer.text
    assert not set("{}\n") & set(answer.text)
    assert made._server.constraint == "json_schema", "the server took it"


def test_an_answer_that_is_cut_off_inside_the_object_is_no_english(url: str) -> None:
    (answer,) = engine(url, "json_schema").complete([replace(TRANSLATE, max_tokens=6)])
    assert answer.truncated
    assert answer.text == ""


def test_what_is_sent_is_what_the_server_knows(url: str) -> None:
    """Without our reading of it: the schema's object comes back as the message."""
    made = engine(url, "json_schema")
    answer = post(made._server, {**made._body(TRANSLATE), **constraint("json_schema")})
    assert answer["choices"][0]["message"]["content"].startswith("{")

"""What every engine promises (engines/base.py), on real models: tiny ones, and the embedded one
in this process and behind a llama.cpp server."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from summarizer.engines import Request
from summarizer.errors import EngineError
from tests.engines.conftest import TinyModels
from tests.engines.subjects import SUBJECTS, Subject, opened

pytestmark = pytest.mark.filterwarnings("ignore")  # the libraries' own


@pytest.fixture(scope="module", params=SUBJECTS)
def subject(request: pytest.FixtureRequest, tiny: TinyModels) -> Iterator[Subject]:
    with pytest.MonkeyPatch.context() as patch, opened(request.param, tiny, patch) as made:
        yield made


def test_as_many_answers_as_requests_in_their_order(subject: Subject) -> None:
    known = [*subject.known, *reversed(subject.known), subject.known[0]]
    answers = subject.ask(*(text for text, _ in known))
    assert len(answers) == len(known)
    for answer, (_, wanted) in zip(answers, known, strict=True):
        assert wanted in answer.text if subject.chats else wanted == answer.text
        assert answer.tokens > 0
        assert not answer.truncated


def test_a_batch_equals_one_by_one(subject: Subject) -> None:
    texts = [text for text, _ in subject.known]
    assert [a.text for a in subject.ask(*texts)] == [subject.ask(text)[0].text for text in texts]


def test_the_same_batch_has_the_same_answers(subject: Subject) -> None:
    texts = [text for text, _ in subject.known]
    assert subject.ask(*texts) == subject.ask(*texts)


def test_a_seed_makes_a_sample_repeatable(subject: Subject) -> None:
    text = subject.known[0][0]
    subject.ask(text, temperature=0.8, seed=7)  # a server has read the prompt now, for both below
    first = subject.ask(text, temperature=0.8, seed=7)
    assert subject.ask(text, temperature=0.8, seed=7) == first


def test_no_requests_no_answers(subject: Subject) -> None:
    assert subject.ask() == []


def test_an_empty_text(subject: Subject) -> None:
    text, wanted = subject.known[0]
    before, empty, after = subject.ask(text, "", text)
    assert wanted in before.text
    assert before.text == after.text
    assert subject.chats or empty.text == ""


def test_five_thousand_characters(subject: Subject) -> None:
    text, wanted = subject.known[0]
    long, short = subject.ask(subject.prompt("双方同意在多个领域加强合作。" * 358)[:5000], text)
    assert long.text
    assert subject.chats or long.tokens > 60, "all its pieces, not the first alone"
    assert wanted in short.text


ODD = [
    ("Chinese punctuation", "“《合作》——（项目）……、！？”；：「」"),
    ("emoji", "项目😀进展👩‍🔬顺利"),
    ("beyond the basic plane", "𠮷野家与𫓧山合作。"),
    ("full width", "ＡＢＣ１２３％"),
    ("control characters", "项目\u200b进\u202e展\ufeff"),
    ("markup", "<s></s><unk>__en__<|im_end|>▁"),
    ("white space", "\n\t \u3000"),
]


@pytest.mark.parametrize(("label", "text"), ODD, ids=[row[0] for row in ODD])
def test_odd_characters_disturb_nobody(label: str, text: str, subject: Subject) -> None:
    known, wanted = subject.known[0]
    odd, answer = subject.ask(subject.prompt(text), known)
    assert isinstance(odd.text, str)
    assert wanted in answer.text


def test_what_is_required_is_stated_where_the_engine_can_be_held_to_it(subject: Subject) -> None:
    text, _ = subject.known[0]
    stated = ("2,220", 'the "Plan"')
    request = Request(text=text, max_tokens=90, required=stated)
    (answer,) = subject.engine.complete([request], tick=lambda: None)
    assert not subject.chats or answer.truncated or all(part in answer.text for part in stated)


def test_a_draft_is_gone_on_with_until_it_states_what_is_required(subject: Subject) -> None:
    text, _ = subject.known[0]
    request = Request(
        text=text, max_tokens=90, required=("2,220 and 2,207 ",), opening='He said "Yes, Jr."'
    )
    (answer,) = subject.engine.complete([request], tick=lambda: None)
    if subject.chats and not answer.truncated:
        assert answer.text.startswith(request.opening)
        assert "2,220 and 2,207 " in answer.text


def test_a_tick_for_each_request(subject: Subject) -> None:
    ticks: list[int] = []
    texts = [text for text, _ in subject.known]
    requests = [Request(text=text, max_tokens=60) for text in texts]
    subject.engine.complete(requests, tick=lambda: ticks.append(1))
    assert len(ticks) == len(texts)


def test_ctrl_c_ends_it_and_the_engine_lives_on(subject: Subject) -> None:
    text, wanted = subject.known[0]
    requests = [Request(text=text, max_tokens=60)] * 200
    sent: list[bool] = []

    def once() -> None:  # two that end together would send a second one, to the test's own end
        if not sent:
            sent.append(True)
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        subject.engine.complete(requests, tick=once)
    assert wanted in subject.ask(text)[0].text


def test_a_closed_engine_says_so(
    subject: Subject, request: pytest.FixtureRequest, tiny: TinyModels
) -> None:
    name = request.node.callspec.params["subject"]
    if subject.chats and name == "llamacpp":
        pytest.skip("loading it again takes as long as all the rest: see test_memory")
    with pytest.MonkeyPatch.context() as patch, opened(name, tiny, patch) as other:
        pass
    with pytest.raises(EngineError, match="released"):
        other.ask(subject.known[0][0])
    assert subject.ask(subject.known[0][0])[0].text, "closing one leaves the other"

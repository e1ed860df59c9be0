"""The hub, and what networks do to it: everything over a real socket on loopback."""

from __future__ import annotations

import hashlib
import shutil
import socket
import subprocess
import threading
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from http.client import HTTPMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer import store
from summarizer.errors import FetchError, ModelCorrupt, ModelMissing
from summarizer.manifest import HubSource, ModelFile
from summarizer.store import connections

from .conftest import HANG_UP, REPO, REVISION, SILENCE, Behaviour, Seen, running_hub, tiny, weights

BODY = weights()
ADDRESS = f"/{REPO}/resolve/{REVISION}/tiny.gguf"


def nothing_left(cache: Path) -> bool:
    """Tell whether no part, note or temporary file remains."""
    names = {path.name for path in (cache / "models" / "tiny").iterdir()}
    return names <= {"tiny.gguf", ".verified.json"}


def fetched(path: Path) -> bool:
    return path.read_bytes() == BODY


def _cut(plan: Behaviour) -> None:
    plan.cut = [10_000, 5_000]


def _no_ranges(plan: Behaviour) -> None:
    plan.cut, plan.ranges = [10_000], False


def _redirect(plan: Behaviour) -> None:
    plan.redirect, plan.cut = True, [10_000]


def _busy(plan: Behaviour) -> None:
    plan.statuses = [503, 429]


def _weak_tag(plan: Behaviour) -> None:
    plan.etag, plan.cut = 'W/"v1"', [10_000]


def _no_length(plan: Behaviour) -> None:
    plan.length = False


def _cut_at_once(plan: Behaviour) -> None:
    plan.cut = [0, 0]


def _hang_up(plan: Behaviour) -> None:
    plan.statuses = [HANG_UP, HANG_UP]


DELIVERED = [
    # label, misbehaviour, the ranges asked for
    ("well behaved", lambda plan: None, [None]),
    ("cut twice in the middle", _cut, [None, "bytes=10000-", "bytes=15000-"]),
    ("cut, and ranges ignored: starts anew", _no_ranges, [None, "bytes=10000-"]),
    ("redirected, then cut", _redirect, [None, None, "bytes=10000-", "bytes=10000-"]),
    ("503, then 429", _busy, [None, None, None]),
    ("cut under a weak ETag", _weak_tag, [None, "bytes=10000-"]),
    ("no Content-Length, size from the manifest", _no_length, [None]),
    ("hung up on twice before an answer", _hang_up, [None, None, None]),
    ("cut twice before the first byte", _cut_at_once, [None, None, None]),
]


@pytest.mark.parametrize(
    ("misbehave", "ranges"), [c[1:] for c in DELIVERED], ids=[c[0] for c in DELIVERED]
)
def test_the_file_arrives_whole(
    misbehave: Callable[[Behaviour], None],
    ranges: list[str | None],
    hub: Behaviour,
    cache: Path,
    seen: Seen,
) -> None:
    hub.files["tiny.gguf"] = BODY
    misbehave(hub)
    path = store.fetch(tiny(BODY), report=seen)
    assert fetched(path)
    assert [asked for _, asked in hub.asked] == ranges
    assert hub.asked[0][0] == ADDRESS
    assert nothing_left(cache)
    assert store.status(tiny(BODY)) == "installed"


TROUBLE = st.lists(
    st.tuples(st.sampled_from([0, 0, 0, 503, HANG_UP, 416]), st.integers(0, len(BODY))), max_size=8
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(trouble=TROUBLE, ranges=st.booleans(), redirect=st.booleans())
def test_whatever_happens_on_the_way_the_bytes_are_right(
    trouble: list[tuple[int, int]], ranges: bool, redirect: bool
) -> None:
    """Each attempt may give up, with nothing or the whole file in place; once all trouble is
    spent, a fetch succeeds.
    """
    with running_hub() as (plan, port), pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{port}")
        plan.files["tiny.gguf"], plan.ranges, plan.redirect = BODY, ranges, redirect
        plan.statuses = [status for status, _ in trouble]
        plan.cut = [cut for _, cut in trouble]
        store.remove(tiny(BODY))
        while plan.statuses or plan.cut:
            try:
                assert fetched(store.fetch(tiny(BODY)))
                return
            except FetchError:
                assert store.locate(tiny(BODY)) is None
        assert fetched(store.fetch(tiny(BODY)))


def test_a_plan_stands_before_the_first_byte(hub: Behaviour, cache: Path, seen: Seen) -> None:
    hub.files["tiny.gguf"] = BODY
    store.fetch(tiny(BODY), report=seen)
    assert [report.kind for report in seen][:2] == ["plan", "bytes"]
    plan = seen[0].message
    for part in ("tiny (tiny.gguf, 50.0 kB)", REPO, REVISION[:12], str(cache / "models" / "tiny")):
        assert part in plan
    assert seen[-1].kind == "done"
    sizes = [report.done_bytes for report in seen if report.kind == "bytes"]
    assert sizes == sorted(sizes)
    assert sizes[-1] == len(BODY)


def test_what_is_there_is_not_fetched_again(hub: Behaviour) -> None:
    hub.files["tiny.gguf"] = BODY
    store.fetch(tiny(BODY))
    store.fetch(tiny(BODY))
    assert len(hub.asked) == 1


REFUSED = [
    # label, misbehaviour, requests, words of the message
    ("not found: asked once", lambda plan: None, 1, "404 Not Found"),
    ("forbidden: asked once", lambda plan: plan.statuses.extend([403] * 9), 1, "403"),
    ("busy for ever", lambda plan: plan.statuses.extend([503] * 9), 4, "503"),
]


@pytest.mark.parametrize(
    ("misbehave", "requests", "words"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_refusals_end_in_one_line(
    misbehave: Callable[[Behaviour], None], requests: int, words: str, hub: Behaviour
) -> None:
    misbehave(hub)
    with pytest.raises(FetchError, match=words) as caught:
        store.fetch(tiny(BODY))
    assert len(hub.asked) == requests
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3
    assert "--from DIR" in caught.value.hint


def test_a_server_may_ask_for_patience(hub: Behaviour, pauses: list[float]) -> None:
    hub.files["tiny.gguf"] = BODY
    hub.statuses, hub.headers = [429, 503], {"Retry-After": "3600"}
    store.fetch(tiny(BODY))
    assert pauses == [10.0, 10.0]  # asked for an hour, capped


def test_wrong_bytes_are_not_kept(hub: Behaviour, cache: Path) -> None:
    hub.files["tiny.gguf"] = weights(seed=b"other")
    with pytest.raises(FetchError, match="other bytes"):
        store.fetch(tiny(BODY))
    assert list((cache / "models" / "tiny").iterdir()) == []
    assert store.locate(tiny(BODY)) is None


def test_a_wrong_size_is_told_before_the_download(hub: Behaviour, seen: Seen) -> None:
    hub.files["tiny.gguf"] = BODY + b"!"
    with pytest.raises(FetchError, match="50001 bytes, not 50000"):
        store.fetch(tiny(BODY), report=seen)
    assert not [report for report in seen if report.kind == "bytes"]


def test_a_file_that_changed_meanwhile_starts_anew(hub: Behaviour) -> None:
    hub.files["tiny.gguf"], hub.cut = weights(seed=b"old"), [10_000]
    hub.statuses = [0, 404]
    with pytest.raises(FetchError):
        store.fetch(tiny(BODY))
    hub.files["tiny.gguf"], hub.etag = BODY, '"v2"'
    assert fetched(store.fetch(tiny(BODY)))
    assert [asked for _, asked in hub.asked] == [None, "bytes=10000-", "bytes=10000-"]


def test_a_file_that_never_stays_the_same_is_given_up(hub: Behaviour) -> None:
    hub.files["tiny.gguf"], hub.cut = BODY, [10_000] * 50
    hub.etags = [f'"v{number}"' for number in range(50)]
    with pytest.raises(FetchError, match="changed on the server"):
        store.fetch(tiny(BODY))
    assert len(hub.asked) == 8


def test_a_later_run_takes_up_the_part(hub: Behaviour) -> None:
    hub.files["tiny.gguf"], hub.cut, hub.statuses = BODY, [30_000], [0, 404]
    with pytest.raises(FetchError):
        store.fetch(tiny(BODY))
    assert store.status(tiny(BODY)) == "partial"
    assert fetched(store.fetch(tiny(BODY)))
    assert hub.asked[-1][1] == "bytes=30000-"


def test_a_part_that_only_lacked_its_move_is_not_asked_for(hub: Behaviour, cache: Path) -> None:
    hub.files["tiny.gguf"], hub.cut, hub.statuses = BODY, [30_000], [0, 404]
    with pytest.raises(FetchError):
        store.fetch(tiny(BODY))
    (cache / "models" / "tiny" / "tiny.gguf.hub.part").write_bytes(BODY)
    before = len(hub.asked)
    assert fetched(store.fetch(tiny(BODY)))
    assert len(hub.asked) == before


def test_nobody_listens(monkeypatch: pytest.MonkeyPatch, pauses: list[float], seen: Seen) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(FetchError, match="no connection"):
        store.fetch(tiny(BODY), report=seen)
    assert pauses == []  # the next source at once
    assert len(seen.lines("note")) == 1


def test_a_host_that_swallows_packets_costs_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full backlog answers no connection; three addresses share one limit."""
    monkeypatch.setattr(connections, "CONNECT_SECONDS", 0.3)
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        target = full.getsockname()
        fillers = [socket.socket() for _ in range(3)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(target)
        entry = (socket.AF_INET, socket.SOCK_STREAM, 6, "", target)
        monkeypatch.setattr(connections, "_resolve", lambda address, seconds: [entry] * 3)
        with pytest.raises(OSError, match="timed out"):
            connections.connect(("hub.invalid", 443))
        for filler in fillers:
            filler.close()


def test_a_host_that_keeps_silent_is_asked_once(
    hub: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "READ_SECONDS", 0.2)
    hub.statuses = [SILENCE] * 9
    with pytest.raises(FetchError, match="did not answer in time"):
        store.fetch(tiny(BODY))
    assert len(hub.asked) == 1


def test_a_name_server_that_hangs_costs_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(connections, "CONNECT_SECONDS", 0.1)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: release.wait(5))
    with pytest.raises(TimeoutError, match="not resolved in time"):
        connections.connect(("hub.invalid", 443))
    release.set()


def test_from_https_to_http_is_refused() -> None:
    request = urllib.request.Request("https://hub.invalid/x")
    with pytest.raises(OSError, match="from https to http"):
        connections._Redirects().redirect_request(
            request,
            None,
            302,
            "",
            HTTPMessage(),
            "http://elsewhere.invalid/x",  # type: ignore[arg-type]
        )


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
def test_https_needs_a_certificate_that_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    made += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    made += ["-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "cert.pem")]
    subprocess.run(made, check=True, capture_output=True)
    with running_hub(certificate=(tmp_path / "cert.pem", tmp_path / "key.pem")) as (plan, port):
        plan.files["tiny.gguf"] = BODY
        monkeypatch.setenv("HF_ENDPOINT", f"https://localhost:{port}")
        monkeypatch.setenv("NO_PROXY", "localhost")
        with pytest.raises(FetchError, match="certificate verify failed"):
            store.fetch(tiny(BODY))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
        assert fetched(store.fetch(tiny(BODY)))


def test_an_address_that_is_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "file:///etc")
    with pytest.raises(FetchError, match="not an http address"):
        store.fetch(tiny(BODY))
    monkeypatch.setenv("HF_ENDPOINT", "hub without a scheme")
    with pytest.raises(FetchError, match="not an http address"):
        store.fetch(tiny(BODY))


ANNOUNCED = [
    # label, X-Linked-ETag, ETag, accepted
    ("right sha256", hashlib.sha256(BODY).hexdigest(), '"x"', True),
    ("sha256 of something else", "0" * 64, '"x"', False),
    ("right git object", "", hashlib.sha1(b"blob 50000\0" + BODY).hexdigest(), True),
    ("git object of something else", "", "0" * 40, False),
    ("nothing announced", "", '"x"', True),
]


@pytest.mark.parametrize(
    ("linked", "etag", "accepted"), [c[1:] for c in ANNOUNCED], ids=[c[0] for c in ANNOUNCED]
)
def test_an_unknown_digest_is_checked_against_what_the_hub_announces(
    linked: str, etag: str, accepted: bool, hub: Behaviour
) -> None:
    manifest = tiny(BODY, files=(ModelFile(name="tiny.gguf", digest_unknown=True),))
    hub.files["tiny.gguf"], hub.redirect = BODY, bool(linked)
    hub.commit, hub.linked, hub.etag = REVISION, f'"{linked}"' if linked else "", etag
    if not accepted:
        with pytest.raises(FetchError, match="other bytes"):
            store.fetch(manifest)
        return
    path = store.fetch(manifest)
    assert fetched(path)
    assert store.verify(manifest) == path
    path.write_bytes(weights(seed=b"later"))  # remembered at arrival, so it is found out
    with pytest.raises(ModelCorrupt, match="damaged"):
        store.locate(manifest)


def test_another_commit_than_the_pinned_one_is_refused(hub: Behaviour, cache: Path) -> None:
    hub.files["tiny.gguf"], hub.commit = BODY, "f" * 40
    with pytest.raises(FetchError, match="commit ffffffffffff"):
        store.fetch(tiny(BODY))
    assert not list((cache / "models" / "tiny").glob("*.gguf*part"))


def test_another_revision_is_another_model(hub: Behaviour) -> None:
    """A new version of the package pins a new revision, and no digest tells them apart."""
    files = (ModelFile(name="tiny.gguf", digest_unknown=True),)
    old = tiny(BODY, files=files, hub=HubSource(repo=REPO, revision="f" * 40))
    new = tiny(BODY, files=files)
    hub.files["tiny.gguf"] = weights(seed=b"old")
    store.fetch(old)
    hub.files["tiny.gguf"] = BODY
    with pytest.raises(ModelCorrupt, match="ffff, not someone/tiny@0123"):
        store.locate(new)
    assert fetched(store.fetch(new))
    assert store.status(new) == "installed"
    assert store.status(tiny(BODY)) == "installed"  # a digest, where there is one, decides alone


def test_several_files_make_a_folder(hub: Behaviour, cache: Path) -> None:
    bodies = {"config.json": b"{}", "vocab.json": b"[]", "model.safetensors": BODY}
    files = tuple(
        ModelFile(name=f"sub/{name}", bytes=len(body), sha256=hashlib.sha256(body).hexdigest())
        for name, body in bodies.items()
    )
    hub.files.update(bodies)
    manifest = tiny(BODY, files=files, engine="seq2seq")
    path = store.fetch(manifest)
    assert path == cache / "models" / "tiny"
    assert {name: (path / "sub" / name).read_bytes() for name in bodies} == bodies
    (path / "sub" / "vocab.json").unlink()
    assert store.locate(manifest) is None
    before = len(hub.asked)
    store.fetch(manifest)
    assert [asked for asked, _ in hub.asked[before:]] == [
        ADDRESS.replace("tiny.gguf", "sub/vocab.json")
    ]


def test_offline_opens_no_socket(hub: Behaviour, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.files["tiny.gguf"] = BODY

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    with pytest.raises(ModelMissing) as caught:
        store.fetch(tiny(BODY), offline=True)
    assert caught.value.exit_code == 3
    assert "summarizer models fetch tiny" in caught.value.hint
    assert hub.asked == []


def test_a_body_without_end_is_read_to_the_size_known(hub: Behaviour, cache: Path) -> None:
    hub.files["tiny.gguf"], hub.length = BODY + bytes(1_000_000), False
    assert fetched(store.fetch(tiny(BODY)))
    assert nothing_left(cache)


def test_an_unsized_file_without_a_length_is_refused(hub: Behaviour) -> None:
    manifest = tiny(BODY)
    unknown = replace(manifest, files=(ModelFile(name="tiny.gguf", digest_unknown=True),))
    hub.files["tiny.gguf"], hub.length = BODY, False
    with pytest.raises(FetchError, match="how large"):
        store.fetch(unknown)

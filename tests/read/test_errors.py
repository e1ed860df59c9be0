"""What cannot be read ends in one clear line, in bounded time and memory."""

from __future__ import annotations

import io
import os
import time
import tracemalloc
import zipfile
from pathlib import Path

import pypdf
import pytest

from summarizer.errors import ReadError
from summarizer.read import read_bytes, read_path, read_text
from tests.read.samples import as_docx, as_pdf

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def docx_with(body: bytes) -> bytes:
    parts = zipfile.ZipFile(io.BytesIO(as_docx(["甲"])))
    contents = {name: parts.read(name) for name in parts.namelist()}
    return packed(contents | {"word/document.xml": body})


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(as_pdf(["双方签署了协议。"])))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def locked_docx() -> bytes:
    data = bytearray(as_docx(["双方签署了协议。"]))
    at = data.find(b"PK\x01\x02")
    while at >= 0:  # set the encryption flag in the directory of the archive
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


ENTITIES = (
    b"<!DOCTYPE x [<!ENTITY a '" + b"A" * 1000 + b"'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 50) for n in range(8))
    + b"]>"
)  # fmt: skip

CASES = {
    "empty": (bytes, "empty"),
    "white space": (" \n\u3000\n".encode, "empty"),
    "nothing but a byte order mark": (lambda: b"\xef\xbb\xbf", "empty"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "binary|not text"),
    "zeros": (lambda: b"\x00" * 5000, "binary|not text"),
    "random bytes": (lambda: os.urandom(20000), "binary|not text"),
    "zip that is no docx": (lambda: packed({"a.txt": "双方".encode()}), "damaged"),
    "docx cut short": (lambda: as_docx(["双方签署了协议。"])[:-400], "damaged"),
    "docx with broken XML": (lambda: docx_with(b"<w:document><w:body>"), "damaged"),
    "old doc or encrypted docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "encry",
    ),
    "encrypted parts in a docx": (locked_docx, "encrypted"),
    "zip bomb": (lambda: docx_with(b" " * (60 << 20)), "zip bomb"),
    "many large parts": (
        lambda: packed({f"word/media/{n}.bin": bytes(30 << 20) for n in range(10)}),
        "zip bomb",
    ),
    "entity bomb in a docx": (lambda: docx_with(ENTITIES + b"<w:document/>"), "entities"),
    "entity bomb in UTF-16": (
        lambda: docx_with((ENTITIES + b"<w:document/>").decode().encode("utf-16")),
        "entities",
    ),
    "damaged pdf": (lambda: b"%PDF-1.7\n" + os.urandom(3000), "damaged"),
    "pdf cut short": (lambda: as_pdf(["双方签署了协议。"])[:200], "damaged"),
    "encrypted pdf": (locked_pdf, "encrypted"),
    "pdf of pictures only": (lambda: as_pdf([""]), "no text|pictures"),
}


@pytest.mark.parametrize("label", CASES)
def test_one_clear_line(label: str) -> None:
    make, message = CASES[label]
    data = make()
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(ReadError, match=message) as caught:
        read_bytes(data)
    seconds = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "\n" not in str(caught.value)
    assert seconds < 10
    assert peak < 200 << 20


def test_entity_bomb_in_html_is_not_expanded() -> None:
    page = b"<!DOCTYPE html " + ENTITIES[9:] + "<p>双方签署了协议。&h;</p>".encode()
    assert len(read_bytes(page, format="html").text) < 20_000


def test_directory(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is a directory"):
        read_path(tmp_path)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="There is no file"):
        read_path(tmp_path / "no.txt")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_impossible_names(name: str) -> None:
    with pytest.raises(ReadError):
        read_path(name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReadError, match="no regular file"):
        read_path(tmp_path / "pipe")


def test_200_mb_are_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(200_000_000)
    tracemalloc.start()
    with pytest.raises(ReadError, match="191 MiB; at most 64"):
        read_path(file)
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()


def test_too_many_characters() -> None:
    with pytest.raises(ReadError, match="20,000,000 characters"):
        read_text("好" * 20_000_001)


def deep_page(depth: int) -> bytes:
    return ("<div>" * depth + "双方签署了协议。" + "</div>" * depth).encode()


def test_deep_html() -> None:
    assert read_bytes(deep_page(1000), format="html").text == "双方签署了协议。"
    with pytest.raises(ReadError):  # the parser gives up at 2,048 levels
        read_bytes(deep_page(100_000), format="html")


def test_html_of_very_many_elements_takes_bounded_time() -> None:
    page = "<p>" + "<span>好</span>" * 60_000 + "。</p>" + "<p>双方签署了协议。</p>" * 30_000
    started = time.process_time()
    document = read_bytes(page.encode(), format="html")
    assert time.process_time() - started < 20
    assert len(document.blocks) == 30_001

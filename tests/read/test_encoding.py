"""Encodings: decided by trial; 200 texts of each."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from summarizer.errors import ReadError
from summarizer.read import read_bytes
from summarizer.read.encoding import decode
from summarizer.records import Document

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FLORES = SHARED / "dev" / "flores" / "flores-dev.zh"
HKMA = SHARED / "dev" / "wmt25-terminology" / "2016.jsonl"
RUNS = int(os.environ.get("FUZZ_RUNS", "300"))

# The frequent characters were counted on other texts than these.
ENCODINGS = {
    "utf-8": ("utf-8", "utf-8"),
    "utf-8 with mark": ("utf-8-sig", "utf-8-sig"),
    "gb18030": ("gb18030", "gb18030"),
    "gbk": ("gbk", "gb18030"),
    "big5": ("big5hkscs", "big5"),
    "utf-16 with mark": ("utf-16", "utf-16"),
    "utf-16-le": ("utf-16-le", "utf-16-le"),
    "utf-16-be": ("utf-16-be", "utf-16-be"),
    "gb18030, traditional": ("gb18030", "gb18030"),
}


def corpus(*, traditional: bool) -> str:
    if not FLORES.exists():
        pytest.skip("shared data is not here")
    simplified = FLORES.read_text(encoding="utf-8")
    if not traditional:
        return simplified
    hongkong = "".join(json.loads(line)["zh"] for line in HKMA.read_text("utf-8").splitlines())
    return hongkong + OpenCC("s2hk").convert(simplified)


def samples(text: str, codec: str, count: int = 200) -> list[str]:
    """Return stretches of 8 to 2,000 characters with Chinese in them, half of them under 60."""
    rng = random.Random(7)
    found: list[str] = []
    while len(found) < count:
        size = rng.randint(8, 60) if len(found) % 2 else rng.randint(8, 2000)
        start = rng.randrange(len(text) - size)
        piece = text[start : start + size].encode(codec, "ignore").decode(codec)
        han = sum("\u4e00" <= char <= "\u9fff" for char in piece)
        if len(piece) >= 8 and han >= len(piece) / 2:
            found.append(piece)
    return found


@pytest.mark.parametrize("name", ENCODINGS)
def test_two_hundred_texts_of_each_encoding(name: str) -> None:
    codec, expected = ENCODINGS[name]
    traditional = "big5" in codec or "traditional" in name
    texts = samples(corpus(traditional=traditional), codec)
    wrong = [text for text in texts if decode(text.encode(codec)) != (text, expected)]
    assert len(wrong) <= 0.005 * len(texts), wrong[:3]


@pytest.mark.parametrize("codec", ["gb18030", "utf-16-le", "utf-8", "big5"])
def test_short_texts(codec: str) -> None:
    text = "聯繫匯率制度保持穩定" if codec == "big5" else "中国企业对外投资"
    assert decode(text.encode(codec))[0] == text


def test_encoding_asked_for_overrides() -> None:
    data = "中国企业对外投资".encode("gb18030")
    document = read_bytes(data, encoding="gb18030")
    assert (document.text, document.encoding) == ("中国企业对外投资", "gb18030")
    assert document.notes == ()
    assert read_bytes(data).notes == ("decoded as gb18030",)


@pytest.mark.parametrize(
    ("label", "data", "encoding", "message"),
    [
        ("not in it", "中国企业对外投资".encode("gb18030"), "utf-8", "not in utf-8"),
        ("no such encoding", b"abc", "klingon", "No encoding"),
        ("no text codec", b"abc", "base64", "No encoding"),
        ("odd bytes", b"\xff\xfe\x00", "utf-16", "not in utf-16"),
    ],
)
def test_wrong_encoding(label: str, data: bytes, encoding: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_bytes(data, encoding=encoding)


def test_one_broken_byte_in_a_long_text_is_repaired() -> None:
    data = ("中国企业对外投资。" * 300).encode()
    document = read_bytes(data[:300] + b"\xff" + data[300:])
    assert document.encoding == "utf-8"
    assert document.text.count("\ufffd") == 1
    assert "1 broken characters" in document.notes


@pytest.mark.parametrize("codec", ["gb18030", "big5"])
def test_chinese_after_much_ascii(codec: str) -> None:
    text = "x = 1\n" * 5000 + ("聯繫匯率制度保持穩定" if codec == "big5" else "中国企业对外投资")
    assert decode(text.encode(codec)) == (text, codec)


@settings(max_examples=RUNS, deadline=None)
@given(st.binary(max_size=400) | st.binary(min_size=1, max_size=4).map(lambda x: x * 60))
def test_random_bytes_end_in_a_document_or_an_error(data: bytes) -> None:
    try:
        document = read_bytes(data)
    except ReadError:
        return
    assert isinstance(document, Document)

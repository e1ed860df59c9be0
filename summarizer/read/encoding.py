"""Which encoding bytes are in: decided by trial, scored by frequent characters."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from summarizer.errors import ReadError
from summarizer.tables import rows

_MARKED: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# GB18030 accepts Big5 bytes, so both are tried and the score decides. cp950 has the euro sign
# and the box characters that plain Big5 lacks; big5hkscs has Hong Kong's own characters.
_TRIED: Final = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
_SAMPLE_BYTES: Final = 16_384
_LEAST_SCORE: Final = 0.1
_COMMON_MARKS: Final = "，。、；：？！“”‘’（）《》「」『』…—·"
_HIGH_BYTE: Final = re.compile(rb"[\x80-\xff]")
_RARE: Final = re.compile(
    "[\ue000-\uf8ff\ufffe\uffff\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff"
    "\u0250-\u2000\u2e80-\u2fff\u3100-\u31ff\ua000-\uabff\uac00-\ud7ff\U00010000-\U0010ffff]"
)
_UNKNOWN_HINT: Final = "Say which encoding it is in, for example --encoding gb18030"


def decode(data: bytes, *, encoding: str | None = None) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    A byte order mark decides; else UTF-8 if the bytes are valid; else whichever of GB18030, Big5
    and UTF-16 shows most frequent characters in 16 KiB, from the first byte that is not ASCII. At
    most one broken character in a thousand is replaced.

    Raises ReadError for bytes that are no text, or not in the encoding that was asked for.

    >>> decode("聯繫匯率制度".encode("big5"))
    ('聯繫匯率制度', 'big5')
    >>> decode("一带一路沿线国家".encode("gb18030"))
    ('一带一路沿线国家', 'gb18030')
    """
    if encoding is not None:
        return _decode_as(data, encoding), encoding
    for mark, name in _MARKED:
        if data.startswith(mark):
            return _decode_as(data, name), name
    text = _decode_utf8(data)
    if text is not None:
        return text, "utf-8"
    return _decode_by_score(data)


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise ReadError(
            f"No encoding is called {encoding!r}.", hint="Try utf-8, gb18030, big5 or utf-16."
        ) from error
    except UnicodeError as error:
        repaired = _repaired(data, encoding)
        if repaired is None:
            raise ReadError(
                f"The document is not in {encoding}.",
                hint="Leave out the encoding to have it found.",
            ) from error
        return repaired


def _decode_utf8(data: bytes) -> str | None:
    if b"\x00" in data[:_SAMPLE_BYTES]:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _repaired(data, "utf-8")


def _repaired(data: bytes, encoding: str) -> str | None:
    """Decode with U+FFFD for what is broken; None for more than 1 in 1,000 characters.

    Nor may it be more than 1 in 20 of those that are not ASCII: a few lines of GBK under much
    ASCII are no broken UTF-8.
    """
    try:
        text = data.decode(encoding, "replace")
    except UnicodeError:
        return None
    broken = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return text if broken <= min(len(text) // 1000, foreign // 20) else None


def _decode_by_score(data: bytes) -> tuple[str, str]:
    high = _HIGH_BYTE.search(data)
    first = high.start() if high else 0
    scored = []
    for place, name in enumerate(_TRIED):
        wide = name.startswith("utf-16")
        if wide and len(data) % 2:
            continue
        start = 0 if wide else first
        score = _score(_decode_sample(data[start : start + _SAMPLE_BYTES], name))
        scored.append((score, -place, name))
    for score, _, name in sorted(scored, reverse=True):
        if score < _LEAST_SCORE:
            break
        text = _try(data, name)
        if text is not None:
            return text, "big5" if name in ("cp950", "big5hkscs") else name
    raise ReadError("The document is not text in any known encoding.", hint=_UNKNOWN_HINT)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return _repaired(data, encoding)


def _decode_sample(sample: bytes, encoding: str) -> str:
    """Decode the start of a text; a character that the cut broke at its end does not count."""
    return sample.decode(encoding, "replace").rstrip("\ufffd")


@cache
def _weights() -> dict[str, float]:
    weights = dict.fromkeys(_COMMON_MARKS, 3.0)
    for row in rows("summarizer.read", "frequent.tsv"):
        weights |= dict.fromkeys(row["characters"], float(row["weight"]))
    return weights


def _score(text: str) -> float:
    """Return the mean weight of the characters that are not ASCII.

    Frequent characters count 1 to 3, other Chinese ones -0.5, what no Chinese text has -4.
    """
    weights = _weights()
    foreign = [char for char in text if not "\x20" <= char <= "\x7e" and char not in "\r\n\t"]
    if not foreign:
        return 0.0 if not text else 0.5
    total = sum(
        weights[char] if char in weights else -4.0 if _RARE.match(char) else -0.5
        for char in foreign
    )
    return total / len(foreign)

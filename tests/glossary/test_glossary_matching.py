"""Matching: the case file, and equality with brute force on random glossaries and texts."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.glossary import Glossary, Matcher
from summarizer.glossary.contexts import contexts_of
from summarizer.glossary.keys import fold, fold_key
from summarizer.records import Term

TABLE = Path(__file__).with_name("matching.tsv")


def _cases() -> list[object]:
    lines = [line for line in TABLE.read_text("utf-8").split("\n") if line and line[:2] != "# "]
    cases: list[object] = []
    for line in lines[1:]:
        label, *cells, known = line.split("\t")
        cells = [cell.encode("raw_unicode_escape").decode("raw_unicode_escape") for cell in cells]
        marks = pytest.mark.xfail(strict=True) if known else ()
        cases.append(pytest.param(*cells, id=label, marks=marks))
    return cases


def _glossary(keys: str) -> Glossary:
    entries = [key.split("=") for key in keys.split("|")]
    return Glossary(terms=tuple(Term(zh=zh, en=zh, aliases=tuple(more)) for zh, *more in entries))


@pytest.mark.parametrize(("keys", "text", "found", "words"), _cases())
def test_case(keys: str, text: str, found: str, words: str) -> None:
    text, found = (value.replace("\\n", "\n").replace("\\t", "\t") for value in (text, found))
    boundaries = [0, *accumulate(map(len, words.split("|")))] if words else None
    matches = Matcher(_glossary(keys)).find(text, boundaries=boundaries)
    assert [match.text for match in matches] == ([] if found == "-" else found.split("|"))
    assert all(text[match.start : match.end] == match.text for match in matches)


def test_case_file_is_large_and_has_negatives() -> None:
    lines = [line for line in TABLE.read_text("utf-8").split("\n") if line and line[:2] != "# "]
    assert len(lines) > 200
    assert sum(line.split("\t")[3] == "-" for line in lines) > 80
    labels = [line.split("\t")[0] for line in lines]
    assert len(labels) == len(set(labels))


def _brute(keys: dict[str, str], text: str, words: list[int] | None) -> list[tuple[int, int]]:
    """The definition itself: at each place the longest key that is whole, then on behind it."""
    found = []
    at = 0
    while at < len(text):
        for end in range(len(text), at, -1):
            if text[at:end] not in keys:
                continue
            if any(c.surrounds(text, at, end) for c in contexts_of(text[at:end])):
                continue
            if words is not None and end - at <= 2 and any(at < word < end for word in words):
                whole = at in words and end in words
                if not whole:
                    continue
            found.append((at, end))
            at = end
            break
        else:
            at += 1
    return found


CHARS = "中国东大连会部门欧其"


@settings(max_examples=400, deadline=None)
@given(
    st.sets(st.text(CHARS, min_size=1, max_size=5), min_size=1, max_size=12),
    st.text(CHARS, max_size=40),
    st.none() | st.sets(st.integers(0, 40)),
)
def test_equal_to_brute_force(keys: set[str], text: str, words: set[int] | None) -> None:
    glossary = Glossary(terms=tuple(Term(zh=key, en=key) for key in sorted(keys)))
    matches = Matcher(glossary).find(text, boundaries=words)
    expected = _brute({key: key for key in keys}, text, None if words is None else sorted(words))
    assert [(match.start, match.end) for match in matches] == expected


@settings(max_examples=300, deadline=None)
@given(st.text("中國国“”《》·・ 　\n-—Aa（(", max_size=30))
def test_folding_maps_every_character_back(text: str) -> None:
    folded = fold(text)
    back = [folded.original(place) for place in range(len(folded.text))]
    assert back == sorted(set(back))
    assert all(
        fold(text[at]).text in (char, "") for at, char in zip(back, folded.text, strict=True)
    )


@settings(max_examples=200, deadline=None)
@given(st.text("中國丝路基金“”·A 1", min_size=1, max_size=8))
def test_a_key_is_found_in_itself(zh: str) -> None:
    if not fold_key(zh) or "”“" in zh:
        return
    bare = " ".join(zh.replace("“", "").replace("”", "").split())
    matches = Matcher(_one(bare)).find(bare) if fold_key(bare) else ()
    assert [match.term.zh for match in matches] == ([bare] if fold_key(bare) else [])


def _one(zh: str) -> Glossary:
    return Glossary(terms=(Term(zh=zh, en="x"),))


def test_empty_glossary() -> None:
    assert Matcher(Glossary(terms=())).find("中国") == ()


def test_later_entry_has_the_key() -> None:
    glossary = Glossary(terms=(Term(zh="有色", en="colored"), Term(zh="有色", en="nonferrous")))
    assert Matcher(glossary).find("有色")[0].term.en == "nonferrous"

"""Readers, suites and their digests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import readers, suites
from eval.records import Segment
from summarizer.errors import ReadError, UsageError

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_only_line_feeds_end_a_line(tmp_path: Path) -> None:
    path = write(tmp_path, "x.zh", "一\u2028二\n三\x85四\n")
    assert readers.read_lines(path) == ["一\u2028二", "三\x85四"]


def test_sgml_of_wmt(tmp_path: Path) -> None:
    text = '<refset><doc><p><seg id="1">A &amp; B</seg>\n<seg id="2"> C </seg></p></doc></refset>'
    assert readers.read_lines(write(tmp_path, "x.sgm", text)) == ["A & B", "C"]


def test_lines_must_be_as_many(tmp_path: Path) -> None:
    write(tmp_path, "x.zh", "一\n二\n")
    write(tmp_path, "x.en", "one\n")
    with pytest.raises(ReadError, match="2 lines"):
        readers.lines(tmp_path, {"source": "x.zh", "reference": "x.en"})


def test_lines_without_reference(tmp_path: Path) -> None:
    write(tmp_path, "x.zh", "一\n二\n")
    assert [segment.zh for segment in readers.lines(tmp_path, {"source": "x.zh"})] == ["一", "二"]


def test_wmt25(tmp_path: Path) -> None:
    row = {
        "id": "2016-0",
        "zh": "金管局 \n",
        "en": "HKMA\n",
        "terms": {" 金管局": ["HKMA "]},
        "systems": {"organizers_NLLB.noterm": "the authority"},
    }
    write(tmp_path, "x.jsonl", json.dumps(row, ensure_ascii=False) + "\n")
    (segment,) = readers.wmt25(tmp_path, {"files": ["x.jsonl"]})
    assert (segment.zh, segment.en, segment.terms) == ("金管局", "HKMA", {"金管局": ("HKMA",)})
    assert segment.published == {"NLLB": "the authority"}


def test_labels_lead_back_to_their_suite(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suites, "SUITES", folder)
    for options in ({}, {"quick": True}, {"first": 2}, {"few": 2}, {"first": 2, "quick": True}):
        suite = suites.load("small", **options)  # type: ignore[arg-type]
        assert suites.load_label(suite.label) == suite


def test_documents_with_facts_and_briefs(tmp_path: Path) -> None:
    write(tmp_path, "a.zh.txt", "丝路基金270亿美元\n")
    write(tmp_path, "a.en.txt", "Fund\n")
    write(tmp_path, "a.brief.json", '{"headline": "H", "points": []}')
    facts = "kind\tzh\taccepted\tbrief\nname\t丝路基金\tFund\tyes\nfigure\t270亿美元\t27\tno\n"
    write(tmp_path, "a.tsv", facts)
    tables = [
        {"source": "a.zh.txt", "reference": "a.en.txt", "facts": "a.tsv"},
        {"source": "a.zh.txt", "brief": "a.brief.json", "facts": "a.tsv"},
    ]
    whole, brief = readers.documents(tmp_path, {"documents": tables})
    assert (whole.id, whole.en, len(whole.facts), whole.brief) == ("a", "Fund", 2, None)
    assert [fact.zh for fact in brief.facts] == ["丝路基金"]


def test_briefs_in_json_and_markdown(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path, f"{name}.zh.txt", "丝路基金\n")
    brief = {"headline": "H", "points": ["P"], "figures": ["3%"], "names": ["丝路基金"]}
    write(tmp_path, "a.brief.json", json.dumps(brief, ensure_ascii=False))
    write(tmp_path, "b.brief.md", "# H\n\nBeijing\n\n- **Fund.** P one\n- P two\n")
    first, second = (s.brief for s in readers.briefs(tmp_path, {"folder": "."}))
    assert first is not None
    assert second is not None
    assert (first.headline, first.figures, first.names) == ("H", ("3%",), ("丝路基金",))
    assert second.points == ("Fund. P one", "P two")
    assert second.text == "H\nBeijing\nFund. P one\nP two"


HYPOTHESES = [
    # label, file name, content, how many segments, texts
    ("a line each", "h.txt", "one\ntwo\n", 2, ["one", "two"]),
    ("more lines than segments", "h.txt", "one\ntwo\nthree\n", 2, ["one", "two"]),
    ("one document", "h.txt", "one\n\ntwo\n", 1, ["one\n\ntwo"]),
    ("JSONL by id", "h.jsonl", '{"id": "2", "en": "b"}\n{"id": "1", "en": "a"}\n', 2, ["a", "b"]),
    ("JSONL in order", "h.jsonl", '{"en": "one"}\n{"en": "two"}\n', 2, ["one", "two"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "name", "content", "count", "texts"), HYPOTHESES, ids=[c[0] for c in HYPOTHESES]
)
def test_hypotheses(
    label: str, name: str, content: str, count: int, texts: list[str], tmp_path: Path
) -> None:
    segments = [Segment(id=str(n + 1), zh="一") for n in range(count)]
    assert readers.read_hypotheses(write(tmp_path, name, content), segments) == texts, label


@pytest.mark.parametrize(
    ("name", "content"), [("h.txt", "one\n"), ("h.jsonl", '{"id": "1", "en": "one"}\n')]
)
def test_too_few_hypotheses(name: str, content: str, tmp_path: Path) -> None:
    segments = [Segment(id="1", zh="一"), Segment(id="2", zh="二")]
    with pytest.raises(ReadError):
        readers.read_hypotheses(write(tmp_path, name, content), segments)


def test_a_missing_file_says_how_to_find_it(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        readers.read_text(tmp_path / "none")
    assert "--data" in caught.value.hint


def test_quick_and_first(folder: Path) -> None:
    quick = suites.load("small", folder=folder, quick=True)
    assert [segment.id for segment in quick.segments] == ["a", "b"]
    assert quick.label == "small:quick"
    first = suites.load("small", folder=folder, first=1)
    assert (len(first.segments), first.label) == (1, "small:first-1")
    few = suites.load("small", folder=folder, few=2)
    assert ([segment.id for segment in few.segments], few.label) == (["a", "b"], "small:few-2")
    whole = suites.load("small", folder=folder)
    assert len({quick.digest, first.digest, whole.digest}) == 3


def test_the_digest_follows_what_is_scored(folder: Path) -> None:
    before = suites.load("small", folder=folder).digest
    pairs = folder / "pairs.tsv"
    pairs.write_text(pairs.read_text(encoding="utf-8").replace("18.3%", "18.4%"), encoding="utf-8")
    assert suites.load("small", folder=folder).digest != before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("none", None),
        ("bad", 'title = "x"\nreader = "lines"\ncolour = 1'),
        ("odd", 'title = "x"\nreader = "y"'),
    ],
)
def test_bad_suites_are_refused(name: str, text: str | None, tmp_path: Path) -> None:
    if text:
        write(tmp_path, f"{name}.toml", text)
    with pytest.raises(UsageError):
        suites.load(name, folder=tmp_path)


def test_every_suite_can_be_parsed() -> None:
    assert suites.suite_names()
    for name in suites.suite_names():
        assert suites.manifest(name)["title"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public sets are not here")
@pytest.mark.parametrize(
    ("name", "count"), [("flores", 200), ("newstest2019", 200), ("wmt25", 2), ("article", 1)]
)
def test_public_sets(name: str, count: int) -> None:
    assert len(suites.load(name, data=SHARED).segments) == count


def test_a_suite_of_the_lines_with_figures(tmp_path: Path) -> None:
    write(tmp_path, "x.zh", "双方合作\n增长5%\n出口20亿元\n增长6%\n")
    keys = ['title = "x"', 'reader = "lines"', "first = 3", "with_figures = true"]
    toml = "\n".join([*keys, "[options]", 'source = "x.zh"', ""])
    write(tmp_path, "some.toml", toml)
    loaded = suites.load("some", data=tmp_path, folder=tmp_path)
    assert [segment.zh for segment in loaded.segments] == ["增长5%", "出口20亿元"]

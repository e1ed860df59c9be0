"""The audit as a whole: alignment, findings with places, formats, errors."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest
from docx import Document as Docx

from summarizer import audit
from summarizer.auditing.alignment import Unit, align
from summarizer.cli import run
from summarizer.records import Audit

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "documents"
ZH = """丝路基金出资270亿美元。该公司没有公布利润。陆景川于2016年出任董事长。

双方签署了15份合作文件，涉及能源、交通和通信等领域。会议持续了3天。
"""
EN = """The Silk Road Fund put up US$27 billion. The company did not disclose its profit. \
Lu Jingchuan became chairman in 2016.

The two sides signed 15 cooperation documents on energy, transport, communications and other \
fields. The meeting lasted three days.
"""


def kinds(found: Audit) -> list[str]:
    return [finding.kind for finding in found.findings if finding.severity != "info"]


def test_a_right_translation_has_no_findings() -> None:
    found = audit(ZH, EN)
    assert kinds(found) == []
    assert (found.summary["sentences"], found.summary["pairs"]) == (5, 5)


CHANGED = [
    ("off by ten", "US$27 billion", "US$270 billion", "figure-scale", "270亿美元"),
    ("another count", "15 cooperation", "50 cooperation", "figure-value", "15份"),
    ("another name", "Silk Road Fund", "investment bank", "term-missing", "丝路基金"),
    ("negation lost", "did not disclose", "disclosed", "negation-lost", "没有"),
]


@pytest.mark.parametrize(
    ("right", "wrong", "kind", "place"), [r[1:] for r in CHANGED], ids=[r[0] for r in CHANGED]
)
def test_a_change_is_found_at_its_place(right: str, wrong: str, kind: str, place: str) -> None:
    english = EN.replace(right, wrong)
    found = audit(ZH, english)
    (finding,) = [finding for finding in found.findings if finding.kind == kind]
    assert ZH[finding.start : finding.end] == place
    assert finding.en_start is not None
    assert finding.en_end is not None
    assert wrong.split(maxsplit=1)[0] in english[finding.en_start : finding.en_end]


def test_a_sentence_that_is_left_out() -> None:
    first, _, rest = EN.partition("The two sides")
    found = audit(ZH, first + rest.partition("fields. ")[2])
    (finding,) = [finding for finding in found.findings if finding.kind == "sentence-omitted"]
    assert ZH[finding.start : finding.end] == "双方签署了15份合作文件，涉及能源、交通和通信等领域。"
    assert kinds(found) == ["sentence-omitted"]


def test_a_sentence_that_is_added() -> None:
    more = (
        "Analysts in the region expect prices to rise further over the coming months, "
        "as demand recovers and supply remains tight in most of the markets that they follow. "
    )
    english = EN.replace("The meeting", f"{more}The meeting")
    found = audit(ZH, english)
    (finding,) = [finding for finding in found.findings if finding.kind == "sentence-added"]
    assert english[finding.en_start : finding.en_end] == more.strip()


def test_sentences_joined_and_divided() -> None:
    english = EN.replace("27 billion. The", "27 billion; the").replace(
        "documents on energy", "documents. They are on energy"
    )
    found = audit(ZH, english)
    assert kinds(found) == []
    assert found.summary["pairs"] == 4


def test_a_paragraph_break_elsewhere() -> None:
    assert kinds(audit(ZH, EN.replace("profit. ", "profit.\n\n"))) == []


def test_names_said_in_two_ways() -> None:
    chinese = "国家发展改革委发布公告。\n\n国家发展改革委回应关切。\n"
    same = "The {} issued a notice.\n\nThe {} answered concerns.\n"
    full = "National Development and Reform Commission"
    assert "name-inconsistent" not in kinds(audit(chinese, same.format(full, "NDRC")))


def test_the_users_glossary_wins(tmp_path: Path) -> None:
    names = tmp_path / "names.tsv"
    names.write_text("zh\ten\n丝路基金\tSilk Route Fund\n", encoding="utf-8")
    (finding,) = [f for f in audit(ZH, EN, glossary=[names]).findings if f.severity == "error"]
    assert finding.kind == "term-missing"


def test_documents_of_two_formats(tmp_path: Path) -> None:
    page, word = tmp_path / "zh.html", tmp_path / "en.docx"
    body = "".join(f"<p>{part}</p>" for part in ZH.split("\n\n"))
    page.write_text(f"<html><body><article>{body}</article></body></html>", encoding="utf-8")
    document = Docx()
    for part in EN.strip().split("\n\n"):
        document.add_paragraph(part)
    document.save(str(word))
    found = audit(page, word)
    assert kinds(found) == []
    assert found.english.format == "docx"


def test_the_record_as_json_has_it() -> None:
    data = json.loads(json.dumps(audit(ZH, EN.replace("27", "26")).to_dict(), ensure_ascii=False))
    assert {"findings", "summary", "pairs", "signature", "document", "english"} <= set(data)
    assert {"kind", "message", "severity", "start", "end", "en_start"} <= set(data["findings"][0])


def test_every_sentence_is_in_one_bead() -> None:
    chance = random.Random(6)
    for _ in range(200):
        source = [Unit(chance.randint(1, 60), i // 3) for i in range(chance.randint(1, 30))]
        target = [Unit(chance.randint(1, 200), i // 4) for i in range(chance.randint(1, 30))]
        shared = {(chance.randrange(len(source)), chance.randrange(len(target))): 1.0}
        beads = align(source, target, shared)
        assert [i for bead in beads for i in bead.source] == list(range(len(source)))
        assert [j for bead in beads for j in bead.target] == list(range(len(target)))


def test_long_texts_take_time_in_proportion() -> None:
    source = [Unit(20 + i % 17, i // 5) for i in range(4000)]
    target = [Unit(4 * unit.chars, unit.block) for unit in source]
    start = time.process_time()
    beads = align(source, target, {(i, i): 1.0 for i in range(0, 4000, 7)})
    assert time.process_time() - start < 20
    assert all(bead.source == bead.target for bead in beads)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("zh.txt").write_text(ZH, encoding="utf-8")
    Path("en.txt").write_text(EN, encoding="utf-8")
    Path("bad.txt").write_text(EN.replace("27", "270"), encoding="utf-8")
    return tmp_path


def test_the_report_in_the_terminal(files: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["audit", "zh.txt", "bad.txt"]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert "error: 270亿美元 became “US$270 billion”: off by a power of ten. [figure-scale]" in out
    assert "zh 6-12: 270亿美元" in out.replace("zh 4-10", "zh 6-12")
    assert "1 error, 0 warnings." in out


def test_strict(files: Path) -> None:
    assert run(["audit", "zh.txt", "en.txt", "--strict", "-o", "out.json"]) == 0
    assert run(["audit", "zh.txt", "bad.txt", "--strict", "-o", "out.json"]) == 1
    assert json.loads(Path("out.json").read_text("utf-8"))["summary"]["errors"] == 1


def test_the_page_holds_hostile_text_as_text(files: Path) -> None:
    hostile = "<script>alert(1)</script>\u202e"
    Path("bad.txt").write_text(EN.replace("US$27 billion", f"US$26 billion {hostile}"), "utf-8")
    assert run(["audit", "zh.txt", "bad.txt", "-o", "out.html"]) == 0
    page = Path("out.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert 'id="pair-1"' in page
    assert 'src="' not in page


ERRORS = [
    ("no such file", ["zh.txt", "nosuch.docx"], "no file nosuch.docx"),
    ("the wrong way round", ["en.txt", "zh.txt"], "The Chinese comes first"),
    ("both from standard input", ["-", "-"], "Only one"),
    ("no Chinese", ["en.txt", "en.txt"], "no Chinese"),
]


@pytest.mark.parametrize(
    ("arguments", "words"), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS]
)
def test_errors_are_one_line(
    arguments: list[str], words: str, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", *arguments]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
def test_the_article_and_its_translation() -> None:
    found = audit(SHARED / "press-2017-05-12.zh.txt", SHARED / "press-2017-05-12.en.txt")
    assert (found.summary["pairs"], found.summary["omitted"], found.summary["added"]) == (37, 0, 0)
    assert kinds(found) == []

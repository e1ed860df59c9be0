# ruff: noqa: E501
"""Formats: what each may look like, round trips, and what must end in GlossaryError."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import GlossaryError
from summarizer.glossary import Glossary, builtin, from_pairs, load, save_tbx, save_tsv
from summarizer.glossary.formats import delimited, markup, tbx
from summarizer.glossary.table import Row, entry
from summarizer.records import Term

FUND = Term(
    zh="丝路基金",
    en="Silk Road Fund",
    aliases=("丝路基金有限责任公司", "絲路基金"),
    short="SRF",
    kind="organisation",
    variants=("Silk Road Fund Co., Ltd.", "the | Fund"),
    forbidden=("Silk Fund", '"Silk" Fund'),
    article=True,
    plural="Silk Road Funds",
    note="2014; Beijing",
    source="official English name",
)
QUOTED = Term(zh="“走出去”", en='"going global"', kind="phrase", variants=("#goglobal", "go-out"))
COMMENT = Term(zh="#标签", en="tag <&> 'x'")
TERMS = (FUND, QUOTED, COMMENT)


def plain(terms: tuple[Term, ...]) -> list[Term]:
    names = [name for name in Term.__slots__ if name != "origin"]
    return [Term(**{name: getattr(term, name) for name in names}) for term in terms]


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


PAIR = [("丝路基金", "Silk Road Fund"), ("走出去", "going global")]

TABLES = [
    # label, file name, content
    ("TSV", "a.tsv", "zh\ten\n丝路基金\tSilk Road Fund\n走出去\tgoing global\n"),
    ("columns turned", "a.tsv", "en\tzh\nSilk Road Fund\t丝路基金\ngoing global\t走出去\n"),
    ("byte order mark", "a.tsv", "\ufeffzh\ten\n丝路基金\tSilk Road Fund\n走出去\tgoing global\n"),
    ("Windows line ends", "a.csv", "zh,en\r\n丝路基金,Silk Road Fund\r\n走出去,going global\r\n"),
    ("old Mac line ends", "a.csv", "zh,en\r丝路基金,Silk Road Fund\r走出去,going global"),
    ("semicolons", "a.csv", "zh;en\n丝路基金;Silk Road Fund\n走出去;going global\n"),
    ("semicolons, quoted", "a.csv", '"zh";"en"\n"丝路基金";"Silk Road Fund"\n走出去;going global'),
    ("tabs in .csv", "a.csv", "zh\ten\n丝路基金\tSilk Road Fund\n走出去\tgoing global\n"),
    ("commas in .tsv", "a.tsv", "zh,en\n丝路基金,Silk Road Fund\n走出去,going global\n"),
    ("Chinese headers", "a.csv", "原文,译文\n丝路基金,Silk Road Fund\n走出去,going global\n"),
    ("source and target", "a.csv", "Source,Target\n丝路基金,Silk Road Fund\n走出去,going global\n"),
    ("language codes", "a.csv", "zh-CN,en-US\n丝路基金,Silk Road Fund\n走出去,going global\n"),
    ("English, Chinese", "a.csv", "English,Chinese\nSilk Road Fund,丝路基金\ngoing global,走出去"),
    ("unknown columns", "a.csv", "id,zh,price,en\n1,丝路基金,2,Silk Road Fund\n2,走出去,,going global"),
    ("comments, blank lines", "a.tsv", "# names\n\nzh\ten\n# one\n丝路基金\tSilk Road Fund\n\n"
     "走出去\tgoing global\n"),
    ("spaces around cells", "a.csv", "zh , en\n 丝路基金 , Silk Road  Fund\n走出去, going global "),
    ("UTF-16", "a.tsv", "zh\ten\n丝路基金\tSilk Road Fund\n走出去\tgoing global\n".encode("utf-16")),
    ("GB18030", "a.csv", "原文,译文\n丝路基金,Silk Road Fund\n走出去,going global".encode("gb18030")),
    ("TOML tables", "a.toml", '[[term]]\nzh="丝路基金"\nen="Silk Road Fund"\n[[term]]\nzh="走出去"\n'
     'en="going global"\n'),
    ("TOML pairs", "a.toml", '[terms]\n"丝路基金" = "Silk Road Fund"\n"走出去" = ["going global"]\n'),
    ("TMX", "a.tmx", '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">'
     '<header/><body><tu><tuv xml:lang="ZH-CN"><seg>丝路<bpt i="1">&lt;b&gt;</bpt>基金</seg></tuv>'
     '<tuv xml:lang="EN-US"><seg>Silk Road Fund</seg></tuv></tu><tu><tuv xml:lang="en"><seg>going '
     'global</seg></tuv><tuv lang="zh"><seg>走出去</seg></tuv></tu></body></tmx>'),
    ("TBX version 2", "a.tbx", '<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcore.dtd"><martif>'
     '<text><body><termEntry id="1"><langSet xml:lang="en"><tig><term>Silk Road Fund</term></tig>'
     '</langSet><langSet xml:lang="zh-Hans"><ntig><termGrp><term>丝路基金</term></termGrp></ntig>'
     '</langSet></termEntry><termEntry><langSet xml:lang="zh"><tig><term>走出去</term></tig>'
     '</langSet><langSet xml:lang="en"><tig><term>going global</term></tig></langSet></termEntry>'
     "</body></text></martif>"),
    ("TBX version 3, DCT", "a.tbx", '<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dct" '
     'xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry id="1"><langSec '
     'xml:lang="zh"><termSec><term>丝路基金</term></termSec></langSec><langSec xml:lang="en"><termSec>'
     "<term>Silk Fund</term><min:administrativeStatus>deprecatedTerm-admn-sts"
     "</min:administrativeStatus></termSec><termSec><term>Silk Road Fund</term></termSec></langSec>"
     '</conceptEntry><conceptEntry id="2"><langSec xml:lang="zh"><termSec><term>走出去</term>'
     '</termSec></langSec><langSec xml:lang="en"><termSec><term>going global</term></termSec>'
     "</langSec></conceptEntry></body></text></tbx>"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content"), [case[1:] for case in TABLES],
                         ids=[case[0] for case in TABLES])  # fmt: skip
def test_reads(tmp_path: Path, name: str, content: str | bytes) -> None:
    terms = load(put(tmp_path, name, content)).terms
    assert [(term.zh, term.en) for term in terms] == PAIR


def test_all_columns(tmp_path: Path) -> None:
    header = "中文\t英文\t别名\t简称\t类型\t变体\t禁用\t冠词\t复数\t备注\t来源\n"
    cells = (
        "丝路基金\tSilk Road Fund\t丝路基金有限责任公司|絲路基金\tSRF\t机构\t"
        'Silk Road Fund Co., Ltd.|the \\| Fund\tSilk Fund|"Silk" Fund\t是\tSilk Road Funds\t'
        "2014; Beijing\tofficial English name\n"
    )
    terms = load(put(tmp_path, "a.tsv", header + cells)).terms
    assert plain(terms) == [FUND]
    assert terms[0].origin == "a.tsv:2"


def test_source_beside_zh_is_the_source_of_the_entry(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "zh,en,source\n丝路基金,Silk Road Fund,website\n")
    assert load(path).terms[0].source == "website"


def test_untranslated_keeps_the_form(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "zh,en,dnt\nWTI,,yes\n")
    assert load(path).terms[0].en == "WTI"


def test_lines_are_counted_with_comments_and_quoted_breaks(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", '# c\nzh,en\n"丝路\n基金",Silk\n\n走出去,going\n')
    assert [term.origin for term in load(path).terms] == ["a.csv:3", "a.csv:6"]


def test_xml_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    save_tbx(Glossary(terms=TERMS), path)
    lines = path.read_text("utf-8").splitlines()
    for term in load(path).terms:
        assert "<conceptEntry" in lines[int(term.origin.split(":")[1]) - 1]


@pytest.mark.parametrize("suffix", ["tsv", "tbx"])
def test_round_trip(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"names.{suffix}"
    glossary = Glossary(terms=TERMS, name="names")
    {"tsv": save_tsv, "tbx": save_tbx}[suffix](glossary, path)
    again = load(path)
    assert plain(again.terms) == list(TERMS)
    assert (again.name, again.digest) == ("names", glossary.digest)


@pytest.mark.parametrize("suffix", ["tsv", "tbx"])
def test_builtin_round_trip(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"builtin.{suffix}"
    {"tsv": save_tsv, "tbx": save_tbx}[suffix](builtin(), path)
    assert load(path).digest == builtin().digest


def _csv(terms: tuple[Term, ...], path: Path) -> None:
    rows = [line.split("\t") for line in delimited.write(terms).splitlines()]
    text = "\n".join(",".join('"' + c.replace('"', '""') + '"' for c in _unquoted(r)) for r in rows)
    path.write_text(text, encoding="utf-8-sig")


def _unquoted(cells: list[str]) -> list[str]:
    return [
        c[1:-1].replace('""', '"') if c[:1] == c[-1:] == '"' and len(c) > 1 else c for c in cells
    ]


def _xlsx(terms: tuple[Term, ...], path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "about"
    book.active.append(["Our names", "2026"])
    sheet = book.create_sheet("names")
    for line in delimited.write(terms).splitlines():
        sheet.append(_unquoted(line.split("\t")))
    book.save(path)


def _toml(terms: tuple[Term, ...], path: Path) -> None:
    def value(item: object) -> str:
        if isinstance(item, bool):
            return str(item).lower()
        if isinstance(item, tuple):
            return "[" + ", ".join(map(value, item)) + "]"
        return "'''" + str(item) + "'''"

    names = [name for name in Term.__slots__ if name != "origin"]
    text = ""
    for term in terms:
        text += "[[term]]\n"
        text += "".join(f"{name} = {value(getattr(term, name))}\n" for name in names)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("suffix", "write"), [("csv", _csv), ("xlsx", _xlsx), ("toml", _toml)])
def test_reads_back_what_others_write(tmp_path: Path, suffix: str, write: object) -> None:
    path = tmp_path / f"names.{suffix}"
    terms = (FUND, QUOTED) if suffix == "xlsx" else TERMS
    assert callable(write)
    write(terms, path)
    if suffix == "csv":  # a first cell that begins with # is quoted there
        terms = (FUND, QUOTED, COMMENT)
    assert plain(load(path).terms) == list(terms)


WORD = st.text("丝路基金“”《》·#|\\\"';,&<> aé", min_size=1, max_size=8).map(
    lambda text: " ".join(text.split())
)
ENGLISH = st.text("Silk Road|\\\"'#;,&<>é-", min_size=1, max_size=8).map(
    lambda text: " ".join(text.split())
)
ENTRY = st.builds(
    Term,
    zh=WORD.filter(bool),
    en=ENGLISH.filter(bool),
    aliases=st.lists(WORD.filter(bool), unique=True, max_size=2).map(tuple),
    variants=st.lists(ENGLISH.filter(bool), unique=True, max_size=2).map(tuple),
    forbidden=st.lists(ENGLISH.filter(bool), unique=True, max_size=2).map(tuple),
    short=ENGLISH,
    article=st.booleans(),
    plural=ENGLISH,
    note=WORD | st.just(""),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(ENTRY, min_size=1, max_size=3).map(tuple))
def test_any_entry_survives_tsv(terms: tuple[Term, ...]) -> None:
    rows = delimited.rows(delimited.write(terms).encode())
    made = [entry(row, "x") for row in rows]
    assert all(isinstance(item, Term) for item in made), made
    assert plain(tuple(item for item in made if isinstance(item, Term))) == list(terms)


@settings(max_examples=200, deadline=None)
@given(st.lists(ENTRY, min_size=1, max_size=3).map(tuple))
def test_any_entry_survives_tbx(terms: tuple[Term, ...]) -> None:
    made = [entry(row, "x") for row in tbx.rows(tbx.write(terms, "x"))]
    assert plain(tuple(item for item in made if isinstance(item, Term))) == list(terms)


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
BAD = [
    # label, file name, content, what the message says
    ("no such format", "a.docx", b"PK", "no glossary format"),
    ("empty file", "a.tsv", b"", "first row"),
    ("no English column", "a.tsv", "zh\tprice\n丝路基金\t1\n", "one column en"),
    ("no Chinese column", "a.csv", "en,price\nSilk,1\n", "one column zh"),
    ("two English columns", "a.csv", "zh,en,target\n丝路基金,a,b\n", "one column en"),
    ("empty target", "a.csv", "zh,en\n丝路基金,Silk\n走出去,\n", "a.csv:3: 走出去 has no English"),
    ("empty source", "a.csv", "zh,en\n,Silk\n", "a.csv:2: the Chinese is empty"),
    ("Chinese in the target", "a.csv", "zh,en\n丝路基金,Silk 基金\n", "Chinese in it"),
    ("Chinese in a variant", "a.csv", "zh,en,variants\n丝路基金,Silk,Silk|丝\n", "Chinese in it"),
    ("bad kind", "a.csv", "zh,en,kind\n丝路基金,Silk,fund\n", "no such kind"),
    ("bad article", "a.csv", "zh,en,article\n丝路基金,Silk,maybe\n", "article is yes or no"),
    ("too many cells", "a.csv", "zh,en\n丝路基金,Silk,Road,Fund\n", "more cells"),
    ("open quote", "a.csv", 'zh,en\n丝路基金,"Silk\n', "broken"),
    ("text after a quote", "a.csv", 'zh,en\n丝路基金,"Silk" Road\n', "broken"),
    ("no text", "a.csv", b"\x00\x01\x02\xff\xfe\x80", "no text"),
    ("NUL in the text", "a.csv", b"zh,en\n\x00,a\n", "no text"),
    ("long cell", "a.csv", "zh,en\n丝路基金," + "S" * 5_000 + "\n", "4000 characters"),
    ("very long cell", "a.csv", "zh,en\n丝路基金," + "S" * 2_000_000 + "\n", "broken"),
    ("very long cell in TSV", "a.tsv", "zh\ten\n丝\t" + "S" * 2_000_000 + "\n", "4000 characters"),
    ("broken TOML", "a.toml", "[[term]\n", "no TOML"),
    ("TOML of something else", "a.toml", 'title = "x"\n', "not title"),
    ("TOML of a wrong type", "a.toml", '[[term]]\nzh = "丝"\nen = 3\n', "string"),
    ("TOML of an unknown field", "a.toml", '[[term]]\nzh = "丝"\nen = "S"\nprize = "x"\n', "prize"),
    ("TOML, term a string", "a.toml", 'term = "x"\n', "array of tables"),
    ("TOML, nested deep", "a.toml", "[terms]\nx = " + "[" * 100_000, "no TOML"),
    ("broken XML", "a.tbx", "<tbx><text>", "no well-formed XML"),
    ("XML of something else", "a.tbx", "<html/>", "its root is html"),
    ("TMX of something else", "a.tmx", "<tbx/>", "its root is tbx"),
    ("entity bomb in TBX", "a.tbx", LAUGHS + "<tbx>&c;</tbx>", "entities"),
    ("entity bomb in TMX", "a.tmx", LAUGHS + "<tmx>&c;</tmx>", "entities"),
    ("outer entity", "a.tbx", '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>',
     "entities"),
    ("XML nested deep", "a.tbx", "<tbx>" + "<a>" * 100_000, "nested too deeply"),
    ("XML in an unknown encoding", "a.tbx", '<?xml version="1.0" encoding="x-no"?><tbx/>',
     "no well-formed XML"),
    ("TMX without English", "a.tmx", '<tmx><body><tu><tuv xml:lang="zh"><seg>丝</seg></tuv></tu>'
     "</body></tmx>", "has no English"),
    ("no zip", "a.xlsx", b"zh,en", "no XLSX"),
    ("half a zip", "a.xlsx", b"PK\x03\x04aaaaaaaaaaaa", "no XLSX"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "says"), [case[1:] for case in BAD],
                         ids=[case[0] for case in BAD])  # fmt: skip
def test_refuses(tmp_path: Path, name: str, content: str | bytes, says: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        load(put(tmp_path, name, content))
    assert says in str(caught.value)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def _workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return stream.getvalue()


GOOD_BOOK: list[list[object]] = [["zh", "en"], ["丝路基金", "Silk Road Fund"]]
SHEET = "xl/worksheets/sheet1.xml"


LIES = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
CELL = '<row r="1"><c t="inlineStr"><is><t>zh</t></is></c><c t="inlineStr"><is><t>en</t></is></c></row>'
CELL += '<row r="2"><c t="inlineStr"><is><t>丝</t></is></c><c t="inlineStr"><is><t>'
ENDS = "</t></is></c></row></sheetData></worksheet>"
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
BOMBS = [
    # label, part of the workbook, its content, what the message says
    ("zip bomb", SHEET, lambda: bytes(140 * 2**20), "unpacks to more"),
    ("zip bomb beside the sheet", "xl/a.bin", lambda: bytes(140 * 2**20), "unpacks to more"),
    ("entity bomb", SHEET, (LAUGHS + "<l>&c;</l>").encode, "document type"),
    (
        "cell of 100 MB",
        SHEET,
        lambda: bytes(LIES + CELL + "S" * 100_000_000 + ENDS, "utf-8"),
        "4000 char",
    ),
    ("broken sheet", SHEET, lambda: b"<worksheet><sheetData>", "no readable workbook"),
    ("no workbook part", "xl/workbook.xml", lambda: b"", "no readable workbook"),
    ("cell at the far corner", SHEET, (LIES + FAR).encode, "200000 rows"),
]


@pytest.mark.parametrize(("part", "make", "says"), [case[1:] for case in BOMBS],
                         ids=[case[0] for case in BOMBS])  # fmt: skip
def test_refuses_workbook(tmp_path: Path, part: str, make: Callable[[], bytes], says: str) -> None:
    data = _with_part(_workbook(GOOD_BOOK), part, make())
    with pytest.raises(GlossaryError, match=says):
        load(put(tmp_path, "a.xlsx", data))


SHEETS: list[tuple[str, list[list[object]], str]] = [
    ("no header", [["丝路基金", "Silk Road Fund"]], "No sheet"),
    ("empty target", [*GOOD_BOOK, ["走出去", None]], "a.xlsx:3: 走出去 has no English"),
    ("no sheet at all", [], "No sheet"),
]


@pytest.mark.parametrize(("rows", "says"), [case[1:] for case in SHEETS],
                         ids=[case[0] for case in SHEETS])  # fmt: skip
def test_refuses_sheet(tmp_path: Path, rows: list[list[object]], says: str) -> None:
    with pytest.raises(GlossaryError, match=says):
        load(put(tmp_path, "a.xlsx", _workbook(rows)))


def test_refuses_many_elements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MAX_ELEMENTS", 1000)
    with pytest.raises(GlossaryError, match="1000 elements"):
        load(put(tmp_path, "a.tbx", "<tbx>" + "<a/>" * 1001 + "</tbx>"))


def test_refuses_many_values_in_a_cell(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="4000 characters"):
        load(put(tmp_path, "a.tsv", "zh\ten\tvariants\n丝\tSilk\t" + "a|" * 1_000_000))


def test_refuses_many_lines(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="lines"):
        load(put(tmp_path, "a.tsv", "zh\ten\n" + "\n" * 1_000_001))


def test_refuses_more_than_64_mib(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        stream.write("zh,en\n丝路基金,".encode())
        stream.truncate(100 * 2**20)
    with pytest.raises(GlossaryError, match="64 MiB"):
        load(path)


def test_refuses_what_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "none.tsv", tmp_path):
        with pytest.raises(GlossaryError):
            load(path)


def test_pairs_as_given_for_a_document() -> None:
    pairs = {
        "681億港元": ["HK$68.1 billion"],
        "《諒解備忘錄》": ["MoU", "Memorandum of Understanding"],
    }
    money, memo = from_pairs(pairs).terms
    assert (money.en, memo.en, memo.variants) == (
        "HK$68.1 billion",
        "MoU",
        ("Memorandum of Understanding",),
    )
    with pytest.raises(GlossaryError):
        from_pairs({"丝路基金": []})


def test_digest_is_of_the_content() -> None:
    here = entry(Row(2, {"zh": ["丝"], "en": ["Silk"]}), "a.tsv")
    there = entry(Row(9, {"zh": ["丝"], "en": ["Silk"]}), "b.tsv")
    other = entry(Row(2, {"zh": ["丝"], "en": ["silk"]}), "a.tsv")
    assert isinstance(here, Term)
    assert isinstance(there, Term)
    assert isinstance(other, Term)
    first, second, third = (Glossary(terms=(term,)).digest for term in (here, there, other))
    assert first == second != third
    assert len(first) == 64

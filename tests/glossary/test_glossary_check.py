# ruff: noqa: E501
"""check: each problem with its file and line; stack, conflicts; the commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from summarizer.cli.glossary import glossary
from summarizer.glossary import Glossary, Matcher, check, conflicts, load, stack
from summarizer.records import Term

HEADER = "zh,en,aliases,short,kind,variants,forbidden,article,plural\n"
CASES = [
    # label, rows, (line, severity, code) of each problem
    ("nothing", "丝路基金,Silk Road Fund,,SRF,organisation,,Silk Fund,the,\n", []),
    ("empty target", "丝路基金,\n", [(2, "error", "empty-target")]),
    ("empty source", ",Silk\n", [(2, "error", "empty-source")]),
    ("both empty but a note", ",,丝\n", [(2, "error", "empty-source"), (2, "error", "empty-target")]),
    ("Chinese in the target", "丝路基金,Silk 基金\n", [(2, "error", "chinese-target")]),
    ("Chinese in the short form", "丝路基金,Silk Road Fund,,丝路\n", [(2, "error", "chinese-target")]),
    ("bad kind", "丝路基金,Silk,,,fund\n", [(2, "error", "bad-kind")]),
    ("conflict", "有色,colored\n有色,nonferrous\n", [(3, "error", "conflict")]),
    ("conflict, traditional", "丝路,Silk\n絲路,Road\n", [(3, "error", "conflict")]),
    ("conflict with an alias", "发改委,NDRC\n国家发改委,DRC,发改委\n", [(3, "error", "conflict")]),
    ("duplicate", "有色,nonferrous\n有色,nonferrous\n", [(3, "warning", "duplicate")]),
    ("alias like its own key", "“走出去”,going global,走出去\n", []),
    ("forbidden is accepted", "有色,nonferrous,,,,,Nonferrous\n", [(2, "error", "forbidden-accepted")]),
    ("forbidden variant", "有色,metals,,,,nonferrous,nonferrous\n", [(2, "error", "forbidden-accepted")]),
    ("short longer than full", "发改委,NDRC,,National Development\n", [(2, "warning", "short-longer")]),
    ("short is the full", "发改委,NDRC,,NDRC\n", [(2, "info", "short-same")]),
    ("article inside", "丝路基金,the Silk Road Fund\n", [(2, "warning", "article-inside")]),
    ("open bracket", "丝路基金,Silk Road (Fund\n", [(2, "warning", "unbalanced")]),
    ("open quote", "丝路基金,“Silk Road Fund\n", [(2, "warning", "unbalanced")]),
    ("key of one character", "哈,Kazakhstan\n", [(2, "warning", "short-key")]),
    ("alias of one character", "哈萨克斯坦,Kazakhstan,哈\n", [(2, "warning", "short-key")]),
    ("key of quotes only", "“”,quotes\n", [(2, "error", "empty-key")]),
    ("inside, another rendering", "基金,fund\n基金组织,IMF\n", [(3, "info", "nested")]),
    ("inside, same rendering", "中国,China\n中国银行,Bank of China\n", []),
    ("inside, rendering by a variant", "中国,PRC,,,,China\n中国银行,Bank of China\n", []),
    ("two lines of errors", "丝,\n路,\n", [(2, "error", "empty-target"), (3, "error", "empty-target")]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "problems"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_check(tmp_path: Path, rows: str, problems: list[tuple[int, str, str]]) -> None:
    path = tmp_path / "names.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    found = check([path])
    assert [(p.line, p.severity, p.code) for p in found] == problems
    assert all(p.file == "names.csv" for p in found)


def _two(folder: Path) -> list[Path]:
    paths = [folder / "a.csv", folder / "b.csv"]
    paths[0].write_text("zh,en,aliases\n有色,colored,有色金属\n沙特,Saudi\n", encoding="utf-8")
    paths[1].write_text("zh,en\n有色,nonferrous\n沙特,Saudi\n", encoding="utf-8")
    return paths


def test_check_of_two_files(tmp_path: Path) -> None:
    found = check(_two(tmp_path))
    assert [str(problem) for problem in found] == [
        "a.csv:2: info: 有色金属 (colored) contains 有色, elsewhere nonferrous [nested]",
        "b.csv:2: warning: 有色 is nonferrous here and colored in a.csv:2; this one wins [conflict]",
        "b.csv:3: warning: 沙特 stands already in a.csv:3 [duplicate]",
    ]


def test_check_goes_on_behind_an_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "x.tbx").write_text("<tbx>", encoding="utf-8")
    found = check([tmp_path / "x.tbx", *_two(tmp_path)])
    assert [p.code for p in found] == ["unreadable", "nested", "conflict", "duplicate"]
    assert found[0].file == "x.tbx"


def test_later_wins_and_the_earlier_keeps_its_other_forms(tmp_path: Path) -> None:
    first, second = map(load, _two(tmp_path))
    stacked = stack(first, second)
    assert [(m.text, m.term.en) for m in Matcher(stacked).find("有色和有色金属")] == [
        ("有色", "nonferrous"),
        ("有色金属", "colored"),
    ]
    assert [(t.zh, t.en) for t in stacked.terms] == [
        ("有色金属", "colored"),
        ("有色", "nonferrous"),
        ("沙特", "Saudi"),
    ]
    (conflict,) = conflicts(first, second)
    assert (conflict.zh, conflict.first.en, conflict.second.en) == ("有色", "colored", "nonferrous")
    assert stacked.name == "a+b"


def test_stack_of_nothing() -> None:
    assert stack().terms == ()
    assert stack(Glossary(terms=())).terms == ()


def test_stack_compares_folded_forms() -> None:
    old, new = Term(zh="絲路基金", en="Silk Fund"), Term(zh="《丝路基金》", en="Silk Road Fund")
    assert stack(Glossary(terms=(old,)), Glossary(terms=(new,))).terms == (new,)


def test_command_check(tmp_path: Path) -> None:
    runner = CliRunner()
    paths = [str(path) for path in _two(tmp_path)]
    assert runner.invoke(glossary, ["check", *paths]).exit_code == 0
    assert runner.invoke(glossary, ["check", "--strict", *paths]).exit_code == 1
    result = runner.invoke(glossary, ["check", "--format", "json", *paths])
    assert [p["code"] for p in json.loads(result.stdout)["problems"]] == [
        "nested",
        "conflict",
        "duplicate",
    ]
    (tmp_path / "bad.csv").write_text("zh,en\n丝,\n", encoding="utf-8")
    result = runner.invoke(glossary, ["check", str(tmp_path / "bad.csv")])
    assert result.exit_code == 2
    assert "bad.csv:2: error: 丝 has no English" in result.stdout


def test_command_find(tmp_path: Path) -> None:
    runner = CliRunner()
    names = str(_two(tmp_path)[1])
    result = runner.invoke(
        glossary, ["find", "-", "--no-builtin", "--glossary", names], input="钢铁\n有色、沙特"
    )
    assert result.stdout == "2:3\t有色\tnonferrous\tb.csv:2\n2:6\t沙特\tSaudi\tb.csv:3\n"
    result = runner.invoke(glossary, ["find", "-", "--format", "json"], input="到沙特")
    (match,) = json.loads(result.stdout)["matches"]
    assert (match["start"], match["end"], match["en"]) == (1, 3, "Saudi Arabia")


def test_command_convert(tmp_path: Path) -> None:
    runner = CliRunner()
    source = str(_two(tmp_path)[0])
    target = tmp_path / "a.tbx"
    assert runner.invoke(glossary, ["convert", source, str(target)]).exit_code == 0
    assert load(target).digest == load(source).digest
    result = runner.invoke(glossary, ["convert", source, str(tmp_path / "a.docx")])
    assert type(result.exception).__name__ == "UsageError"
